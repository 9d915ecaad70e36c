# Runs every test project and sums up honestly. Sourced by ./trackside.

test_arguments() {
    local argument
    for argument in "$@"; do
        case "$argument" in
            --fast) export TRACKSIDE_FAST=1 ;;
            -h|--help) printf 'Usage: ./trackside test [--fast]\n\n  --fast  the short round: fewer fuzz inputs, shorter runs\n'; exit 0 ;;
            *) say "Unknown argument '$argument': ./trackside test takes only --fast."; exit 2 ;;
        esac
    done
}

test_projects() { grep -l 'MSTest.TestAdapter' "$root"/tests/*/*.csproj | sort; }

counter() { # counter NAME FILE: one figure of a trx file's summary, 0 where it is not told
    local value
    value="$(grep -o '<Counters [^>]*' "$2" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | head -n 1 || true)"
    echo "${value:-0}"
}

run_tests() {
    if ! (build_project Trackside.sln); then
        echo "0 passed, 1 failed"
        exit 1
    fi
    local project passed=0 failed=0 skipped=0
    results="$(mktemp -d)"
    trap 'rm -rf "$results"' EXIT
    local projects
    mapfile -t projects < <(test_projects)
    for project in "${projects[@]}"; do
        test_project "$project" "$results"
    done
    if [ "$((passed + failed))" = 0 ]; then say "No test ran at all."; failed=1; fi
    if [ "$skipped" -gt 0 ]; then
        echo "$passed passed, $failed failed, $skipped skipped"
    else
        echo "$passed passed, $failed failed"
    fi
    [ "$failed" = 0 ] || exit 1
}

# One project; adds to passed, failed and skipped of run_tests. A crash, a hang and a project that ran nothing are failures.
test_project() {
    local name trx code=0 total ok bad started=$SECONDS
    name="$(basename "$1" .csproj)"
    trx="$2/$name.trx"
    timeout --kill-after=20 900 dotnet test "$1" -c Release --no-build -f net10.0 -nologo \
        --logger "console;verbosity=minimal" --logger "trx;LogFileName=$trx" --results-directory "$2" >"$2/$name.log" 2>&1 || code=$?
    total=0; ok=0
    if [ -s "$trx" ]; then
        total="$(counter total "$trx")"
        ok="$(counter passed "$trx")"
        bad=$(( $(counter failed "$trx") + $(counter error "$trx") + $(counter timeout "$trx") + $(counter aborted "$trx") ))
    else
        bad=0
    fi
    if [ "$code" != 0 ] && [ "$bad" = 0 ]; then bad=1; say "$name: ended with code $code without naming a failed test."; fi
    if [ "$code" = 0 ] && [ "$((ok + bad))" = 0 ]; then bad=1; say "$name: ran no test."; fi
    if [ "$bad" -gt 0 ]; then cat "$2/$name.log" >&2; fi
    passed=$((passed + ok)); failed=$((failed + bad))
    if [ "$total" -gt "$((ok + bad))" ]; then skipped=$((skipped + total - ok - bad)); fi
    say "$name: $ok passed, $bad failed ($((SECONDS - started)) s)"
}
