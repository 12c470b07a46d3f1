# shellcheck shell=bash
# Part of ./vitrine. Installs what is missing.

missing=()

need() { # package, then a command that succeeds when it is there
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}

has() { command -v "$1"; }

has_file() { compgen -G "$1"; }

has_jdk() {
    local version
    version=$(javac -version 2>&1) || return 1
    version=${version#javac }
    ((${version%%.*} >= 17))
}

has_module() {
    [[ -e /usr/lib/nginx/modules/$1 || -e /usr/share/nginx/modules/$1 || -e /usr/lib64/nginx/modules/$1 ]]
}

need_to_run() {
    need openjdk-17-jdk-headless has_jdk
    need maven has mvn
    need npm has npm
    need nginx has nginx
    need libnginx-mod-rtmp has_module ngx_rtmp_module.so
    need libnginx-mod-nchan has_module ngx_nchan_module.so
    need ffmpeg has ffmpeg
    need curl has curl
    need iproute2 has ss
}

need_for_picture() {
    need fonts-dejavu-core has_file '/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf'
}

# Debian has a build without windows, which starts faster; Ubuntu has not.
need_browser() {
    if apt-cache show chromium-headless-shell >/dev/null 2>&1; then
        need chromium-headless-shell has chromium-headless-shell
    else
        need chromium has chromium
    fi
}

need_to_test() {
    need_browser
    need fonts-noto-cjk has_file '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular*'
    need postgresql-client has pg_dump
    need prometheus has promtool
    need_for_picture
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo "$@"
    fi
}

# Between these two, apt starts no service: the distribution's own nginx would take port 80, and is not needed.
hold_services() {
    [[ -e /usr/sbin/policy-rc.d ]] && return
    printf '#!/bin/sh\nexit 101\n' | as_root tee /usr/sbin/policy-rc.d >/dev/null
    as_root chmod 755 /usr/sbin/policy-rc.d
    trap release_services EXIT
}

release_services() {
    as_root rm -f /usr/sbin/policy-rc.d
    trap - EXIT
}

install_missing() {
    ((${#missing[@]})) || return 0
    has apt-get >/dev/null ||
        die "This system has no apt-get: install ${missing[*]} in its own way, then start again."
    ((EUID == 0)) || has sudo >/dev/null ||
        die "Missing: ${missing[*]}. Run this as root, or install sudo, so that apt-get can install them."
    say "Installing ${missing[*]} ..."
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600)
    mkdir -p "$build"
    hold_services
    { as_root "${apt[@]}" update && as_root "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; } \
        </dev/null >"$build/apt.log" 2>&1 ||
        die "apt-get could not install ${missing[*]}: $(grep -m1 '^E:' "$build/apt.log" || tail -n1 "$build/apt.log")"
    [[ $(trap -p EXIT) == *release_services* ]] && release_services
    missing=()
}
