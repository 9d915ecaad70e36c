# Builds once and quietly. Sourced by ./trackside.

build_sources=(shared firmware boards tools venues tests Trackside.sln Directory.Build.props Directory.Build.targets Directory.Packages.props)

# Newer than the stamp: any source, or any folder (a file that came or went touches its folder).
changed_since() {
    local paths=() path
    for path in "${build_sources[@]}"; do [ -e "$root/$path" ] && paths+=("$root/$path"); done
    [ -n "$(find "${paths[@]}" \( -name bin -o -name obj -o -name TestResults \) -prune -o -newer "$1" -print -quit)" ]
}

build_project() { # build_project PATH: Release, nothing to do when nothing changed
    local target="$root/$1" stamp log
    stamp="$scratch/built-$(basename "$1")"
    log="$scratch/build.log"
    mkdir -p "$scratch"
    if [ ! -e "$target" ]; then
        say "'$1' is not part of this version yet."
        exit 2
    fi
    if [ -e "$stamp" ] && ! changed_since "$stamp"; then return; fi
    (
        flock 9
        if [ -e "$stamp" ] && ! changed_since "$stamp"; then exit 0; fi
        say "Building $1 ..."
        # The lock is not for the build's servers, which stay behind and would keep it.
        if ! dotnet build "$target" -c Release -v q -nologo -clp:NoSummary -nodeReuse:false >"$log" 2>&1 9>&-; then
            cat "$log" >&2
            exit 1
        fi
        touch "$stamp"
    ) 9>"$scratch/lock" || { say "The build failed: the messages above tell where."; exit 1; }
}
