# shellcheck shell=bash
# Part of ./vitrine. Starts the application, attends to it, and ends all of it.

# Whether the process, or the one that started it, is an nginx of this data folder: a run that was killed left it, and
# the application takes it over.
is_our_nginx() {
    local pid=$1 parent
    parent=$(sed -n 's/^PPid:\t//p' "/proc/$pid/status" 2>/dev/null) || true
    tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "$data/nginx/" ||
        { [[ -n $parent ]] && tr '\0' ' ' 2>/dev/null <"/proc/$parent/cmdline" | grep -qF -- "$data/nginx/"; } ||
        find "/proc/$pid/fd" -lname "$data/logs/nginx-*" 2>/dev/null | grep -q .
}

port_is_free() { # port, setting
    local port=$1 setting=$2 listener pid name
    if ! [[ $port =~ ^[1-9][0-9]{0,4}$ ]] || ((port > 65535)); then
        die "$setting is $port: set it to a port from 1 to 65535."
    fi
    listener=$(ss -Hltnp "sport = :$port" 2>/dev/null | head -n1)
    [[ -n $listener ]] || return 0
    name=$(sed -n 's/.*users:(("\([^"]*\)".*/\1/p' <<<"$listener")
    pid=$(sed -n 's/.*users:(("[^"]*",pid=\([0-9]*\).*/\1/p' <<<"$listener")
    if [[ -n $pid ]]; then
        is_our_nginx "$pid" && return
        die "Port $port is taken by $name (process $pid): stop it, or set $setting to a free port."
    fi
    die "Port $port is taken by another program: stop it, or set $setting to a free port."
}

check_folder() {
    if ! mkdir -p "$data"/{logs,run,database} 2>/dev/null || ! [[ -w $data && -w $data/logs && -w $data/run ]]; then
        die "The folder $data cannot be written: give yourself the right to, or set VITRINE_DATA to another folder."
    fi
    data=$(cd "$data" && pwd -P)
    # People's names and addresses are nobody else's on this machine. nginx's workers read the media only.
    chmod 700 "$data"/{logs,run,database} 2>/dev/null || true
}

# What an administrator has chosen in the console goes before the environment.
take_chosen_ports() {
    local file=$data/nginx/ports
    http_port=${VITRINE_HTTP_PORT:-8080}
    rtmp_port=${VITRINE_RTMP_PORT:-1935}
    if [[ -r $file ]]; then
        http_port=$(sed -n 's/^http_port=\([0-9]\{1,5\}\)$/\1/p' "$file")
        rtmp_port=$(sed -n 's/^rtmp_port=\([0-9]\{1,5\}\)$/\1/p' "$file")
    fi
}

check_ports() {
    # Chosen ones that cannot be had lead back to these.
    if [[ ! -r $data/nginx/ports ]]; then
        port_is_free "$http_port" VITRINE_HTTP_PORT
        port_is_free "$rtmp_port" VITRINE_RTMP_PORT
    fi
    port_is_free "$app_port" VITRINE_APP_PORT
    port_is_free "$control_port" VITRINE_CONTROL_PORT
    port_is_free "$publisher_port" VITRINE_PUBLISHER_PORT
}

log_file() { printf '%s' "$data/logs/application.log"; }

start_application() {
    local archive=()
    [[ -e $build/app/classes.jsa ]] && archive=(-XX:SharedArchiveFile="$build/app/classes.jsa")
    # shellcheck disable=SC2086 # several options in one setting
    VITRINE_DATA=$data java "${archive[@]}" "${java_options[@]}" ${VITRINE_JAVA_OPTIONS:-} \
        -jar "$build/app/vitrine.jar" </dev/null >>"$(log_file)" 2>&1 &
    application=$!
}

is_alive() { [[ -n $1 ]] && kill -0 "$1" 2>/dev/null; }

end_process() { # process id, seconds it may take
    local pid=$1 tries
    is_alive "$pid" || return 0
    kill "$pid" 2>/dev/null || true
    for ((tries = 0; tries < $2 * 10; tries++)); do
        is_alive "$pid" || return 0
        sleep 0.1
    done
    kill -9 "$pid" 2>/dev/null || true
}

# The application stops its own children. If it was killed, they are still there.
end_left_over() {
    local entry pid command
    for entry in /proc/[0-9]*; do
        pid=${entry#/proc/}
        command=$(tr '\0' ' ' 2>/dev/null <"$entry/cmdline") || continue
        case $command in
            nginx:*) is_our_nginx "$pid" && end_process "$pid" 3 ;;
            *ffmpeg*"127.0.0.1:$app_port/packager/"*) end_process "$pid" 3 ;;
        esac
    done
    return 0
}

# Another instance goes on with both nginx.
peer_leads() { [[ ${VITRINE_PEER_PORT:-0} != 0 ]] && (: <>"/dev/tcp/127.0.0.1/$VITRINE_PEER_PORT") 2>/dev/null; }

stop_all() {
    [[ -n $stopping ]] && return
    stopping=yes
    trap '' INT TERM
    [[ -n $publisher ]] && end_process "$publisher" 3
    [[ -n $application ]] && end_process "$application" 30
    peer_leads || end_left_over
    rm -f "$data/run/publish.ffpreset"
}

on_signal() { # name, exit code
    say
    say "Stopping ..."
    stop_all
    say "Stopped."
    trap - EXIT
    exit "$2"
}

# The one sentence of a failed start that tells what to do. In a log of JSON it is within one line.
failure() {
    sed 's/\\n/\n/g' "$(log_file)" | sed -n '/^Description:/,$p' | tail -n 40 | awk '
        /^Description:|^Action:/ { next } /^["[{]|^[0-9]{4}-/ { exit } NF { printf "%s ", $0 }' | sed 's/\\"/"/g'
}

wait_until_ready() {
    local host=$http_bind tries
    [[ $host == 0.0.0.0 || $host == :: ]] && host=127.0.0.1
    for ((tries = 0; tries < 1200; tries++)); do
        take_chosen_ports
        page=http://$host:$http_port
        if ! is_alive "$application"; then
            local why
            why=$(failure)
            die "${why:-The application ended before it was ready: see $(log_file).}"
        fi
        [[ $(curl -s -o /dev/null -m 5 -w '%{http_code}' "$page/") == 200 ]] && return
        sleep 0.1
    done
    die "The application was not ready within two minutes: see $(log_file)."
}

prepare() {
    need_to_run
    "$@"
    install_missing
    check_folder
    check_ports
    build
}

launch() {
    # A log of some size is begun anew.
    if [[ -e $(log_file) && $(stat -c %s "$(log_file)") -gt 10000000 ]]; then
        mv "$(log_file)" "$(log_file).1"
    fi
    trap stop_all EXIT
    trap 'on_signal INT 130' INT
    trap 'on_signal TERM 143' TERM
    trap 'on_signal HUP 129' HUP
    say "Starting ..."
    : >>"$(log_file)"
    start_application
    wait_until_ready
}

# Waits for the end of the application, and starts it again if it was killed: both nginx go on meanwhile, so nobody is
# disconnected.
attend() {
    local code restarts=0
    while true; do
        code=0
        # Not to be told by bash, line and all, that it was killed.
        wait "$application" 2>/dev/null || code=$?
        if ((code > 128 && code != 143 && restarts < 5)); then
            restarts=$((restarts + 1))
            say "The application was killed; it is started again."
            start_application
            continue
        fi
        ((code == 0)) || say "The application ended: see $(log_file)." >&2
        return "$code"
    done
}

tell_administrator() {
    local file=$data/first-administrator
    if [[ -e $file ]]; then
        administrator_password=$(<"$file")
        say "  Administrator    ${VITRINE_FIRST_ADMINISTRATOR:-admin@example.com}, first password $administrator_password (told only once)"
        rm -f "$file"
    fi
}

up() {
    prepare true
    launch
    say
    say "Vitrine is running."
    say "  Shop             $page/"
    say "  Studio           $page/studio"
    say "  Console          $page/console"
    say "  OBS server       rtmp://$(hostname):$rtmp_port/live"
    tell_administrator
    say "  Log              $(log_file)"
    say "Ctrl-C stops it."
    attend
}
