# What the machine must have, and how it gets there. Sourced by ./trackside.

say() { printf '%s\n' "$*" >&2; }

need_dotnet() {
    if ! command -v dotnet >/dev/null 2>&1; then
        say "The .NET SDK 10 is missing: install it (https://learn.microsoft.com/dotnet/core/install/linux-debian, package dotnet-sdk-10.0) and try again."
        exit 3
    fi
    if ! dotnet --list-sdks | grep -q '^1[0-9]\.'; then
        say "'dotnet' is here but without an SDK of version 10: install the package dotnet-sdk-10.0 and try again."
        exit 3
    fi
}

has_program() { command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ]; }

has_libmosquitto() {
    [ -n "$(find /usr/lib /lib /usr/local/lib -name 'libmosquitto.so.1' -print -quit 2>/dev/null)" ]
}

private_chronyd="$scratch/chrony/usr/sbin/chronyd"

missing_parts() {
    has_program mosquitto || echo mosquitto
    has_libmosquitto || echo libmosquitto1
    has_program chronyd || [ -x "$private_chronyd" ] || echo chrony
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; }
}

need_parts() {
    local missing
    missing="$(missing_parts | tr '\n' ' ')"
    if [ -n "$missing" ]; then
        if ! may_install; then
            say "Missing on this machine: ${missing% }. Install with: sudo apt-get install --no-install-recommends ${missing% }"
            exit 3
        fi
        install_parts $missing
        missing="$(missing_parts | tr '\n' ' ')"
        if [ -n "$missing" ]; then
            say "Could not install: ${missing% }. Install by hand with: sudo apt-get install --no-install-recommends ${missing% }"
            exit 3
        fi
    fi
    if ! has_program chronyd && [ -x "$private_chronyd" ]; then export TRACKSIDE_CHRONYD="$private_chronyd"; fi
}

need_subscriber() { # what 'bench gateway' is compared with
    if ! has_program mosquitto_sub && may_install; then install_parts mosquitto-clients; fi
    if ! has_program mosquitto_sub; then
        say "Missing on this machine: mosquitto_sub, which 'bench gateway' is compared with. Install with: sudo apt-get install --no-install-recommends mosquitto-clients"
        exit 3
    fi
}

# Asked by a simulated installation: apt-cache show also knows names that have no package behind them.
known_to_apt() { apt-get -s install --no-install-recommends "$@" >/dev/null 2>&1; }

install_parts() {
    say "Installing $* (apt, without starting any service) ..."
    apt_log="$scratch/apt.log"
    mkdir -p "$scratch"
    known_to_apt "$@" || as_root apt-get -qq update >>"$apt_log" 2>&1 || true
    local package
    for package in "$@"; do
        # A machine whose time service would have to go for chrony keeps it: chrony is then only unpacked, for us alone.
        if apt-get -s install --no-install-recommends "$package" 2>/dev/null | grep -q '^Remv'; then
            unpack_privately "$package"
        else
            install_quietly "$package"
        fi
    done
}

install_quietly() { # one package; its service is neither started now nor enabled for the next boot
    local guard=/usr/sbin/policy-rc.d placed='' unit
    if [ ! -e "$guard" ]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$guard" >/dev/null
        as_root chmod 755 "$guard"
        placed=1
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends --no-remove "$1" >>"$apt_log" 2>&1 || tail -n 5 "$apt_log" >&2
    if [ -n "$placed" ]; then as_root rm -f "$guard"; fi
    unit="/lib/systemd/system/$1.service"
    if [ -e "$unit" ] && command -v systemctl >/dev/null 2>&1; then
        as_root systemctl disable --quiet --now "$1.service" >>"$apt_log" 2>&1 || true
    fi
}

unpack_privately() {
    local folder="$scratch/$1"
    mkdir -p "$folder"
    say "Installing $1 would remove another package of this machine: it is unpacked into $folder instead."
    (cd "$folder" && apt-get -qq download "$1" && dpkg-deb -x "$1"_*.deb . && rm -f "$1"_*.deb) >>"$apt_log" 2>&1 || tail -n 5 "$apt_log" >&2
}
