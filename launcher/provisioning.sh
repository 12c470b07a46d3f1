# shellcheck shell=bash
# Part of ./vitrine. Makes a shop of a fresh server with ansible/, over ssh, and looks whether it is one. The server is a container with
# systemd and sshd, in a network that this machine is no part of; what it installs comes by a proxy for apt.

server_address=192.0.2.2
operator_address=192.0.2.1
server_name=shop.example.com

# All of what a test has started. Not local: the trap runs when the functions are over.
lab=
lab_net=
lab_pids=()

need_to_provision() {
    need docker.io has dockerd
    need iptables has iptables
    need mmdebstrap has mmdebstrap
    need apt-cacher-ng has apt-cacher-ng
    need socat has socat
    need pebble has pebble
    need ansible has ansible-playbook
    need ansible-lint has ansible-lint
    need yamllint has yamllint
    need openssh-client has ssh-keygen
    need openssl has openssl
    need systemd has systemd-analyze
    need python3 has python3
    need ffmpeg has ffmpeg
    need curl has curl
    need iproute2 has ip
}

step_began=
step() { # what comes next; tells how long the last took
    [[ -n $step_began ]] && say "    $(($(date +%s) - step_began)) s"
    step_began=$(date +%s)
    (($# == 0)) || say "$*"
}

lab_open() {
    ((EUID == 0)) || die "This test makes namespaces and runs a Docker engine of its own: run it as root."
    lab=$(mktemp -d /tmp/vitrine-lab.XXXXXX)
    lab_net=vitrine-${lab##*.}
    trap lab_close EXIT
    trap 'exit 130' INT TERM
}

lab_close() {
    local pid folder tries
    [[ -n $lab ]] || return 0
    if [[ -e $lab/docker.pid ]]; then
        docker_of_lab ps -aq 2>/dev/null | xargs -r env DOCKER_HOST="unix://$lab/docker.sock" docker rm -f >/dev/null 2>&1 || true
        lab_pids+=("$(<"$lab/docker.pid")")
    fi
    for pid in "${lab_pids[@]}"; do
        kill "$pid" 2>/dev/null || continue
        for ((tries = 0; tries < 100; tries++)); do
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.1
        done
        kill -9 "$pid" 2>/dev/null || true
    done
    while read -r folder; do
        umount -l "$folder" 2>/dev/null || true
    done < <(cut -d' ' -f5 /proc/self/mountinfo | grep -F "$lab/" | sort -r)
    ip netns del "$lab_net" 2>/dev/null || true
    rm -rf "/etc/netns/$lab_net"
    rmdir /etc/netns 2>/dev/null || true
    rm -rf --one-file-system "$lab"
    lab=
}

keep_running() { # log, command
    local log=$lab/$1.log
    shift
    "$@" </dev/null >"$log" 2>&1 &
    lab_pids+=($!)
}

docker_of_lab() { DOCKER_HOST=unix://$lab/docker.sock docker "$@"; }

in_net() { ip netns exec "$lab_net" "$@"; }

wait_for() { # seconds, what is waited for, command
    local until=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < until)) || die "$what: not within the time it may take."
        sleep 0.2
    done
}

# An engine without networks: neither the firewall nor the addresses of this machine are touched.
start_engine() {
    keep_running docker dockerd --data-root "$lab/docker-data" --exec-root "$lab/docker-exec" -p "$lab/docker.pid" \
        -H "unix://$lab/docker.sock" --iptables=false --bridge=none --ip-forward=false --userland-proxy=false
    wait_for 30 "The Docker engine starts" docker_of_lab version
}

# apt-cacher-ng takes none above 32767.
free_port() {
    local port
    for ((port = 20000 + RANDOM % 10000; ; port++)); do
        [[ -n $(ss -Hltn "sport = :$port") ]] || break
    done
    printf '%s' "$port"
}

# The proxy is on loopback here, where the world can be reached; a socket in a folder leads from one network to the other.
start_package_proxy() {
    local port
    port=$(free_port)
    mkdir "$lab/proxy" "$lab/proxy-cache"
    printf '%s\n' "CacheDir: $lab/proxy-cache" "LogDir: $lab/proxy" "Port: $port" 'BindAddress: 127.0.0.1' 'ForeGround: 1' \
        'ConnectProto: v4' >"$lab/proxy/acng.conf"
    keep_running package-proxy apt-cacher-ng -c "$lab/proxy"
    keep_running package-way socat "UNIX-LISTEN:$lab/proxy.sock,fork" "TCP:127.0.0.1:$port"
    wait_for 10 "The proxy for packages starts" test -S "$lab/proxy.sock"
    keep_running package-relay ip netns exec "$lab_net" \
        socat "TCP-LISTEN:3142,bind=$operator_address,fork,reuseaddr" "UNIX-CONNECT:$lab/proxy.sock"
    # Whatever it says to who is no apt.
    wait_for 20 "The proxy for packages answers" in_net curl -s -o /dev/null --noproxy '*' "http://$operator_address:3142/"
}

# What a provider of virtual machines gives to whoever rents one.
make_server_image() {
    local base=${VITRINE_LAB_BASE:-$lab/base.tar}
    if [[ ! -s $base ]]; then
        # shellcheck disable=SC2016 # mmdebstrap's own
        mmdebstrap --mode=root --variant=apt --quiet \
            --include=systemd,systemd-sysv,dbus,python3,python3-apt,sudo,openssh-server,iproute2,ca-certificates \
            --customize-hook='chroot "$1" systemctl -q mask getty.target console-getty.service systemd-remount-fs.service dev-hugepages.mount sys-fs-fuse-connections.mount' \
            bookworm "$base" >"$lab/base.log" 2>&1 ||
            die "The server's system could not be made: $(tail -n 3 "$lab/base.log")"
    fi
    docker_of_lab import "$base" vitrine-server >/dev/null
}

on_server() { docker_of_lab exec -i server "$@"; }

plug_server_in() {
    local pid
    pid=$(docker_of_lab inspect -f '{{.State.Pid}}' server)
    ip -n "$lab_net" link del lab0 2>/dev/null || true
    ip -n "$lab_net" link add lab0 type veth peer name eth0 netns "$pid"
    ip -n "$lab_net" address add "$operator_address/24" dev lab0
    ip -n "$lab_net" link set lab0 up
    nsenter -t "$pid" -n ip address add "$server_address/24" dev eth0
    nsenter -t "$pid" -n ip link set eth0 up
}

boot_server() {
    docker_of_lab run -d --name server --hostname shop --network none --cgroupns private --cap-add SYS_ADMIN --cap-add NET_ADMIN \
        --security-opt seccomp=unconfined --security-opt systempaths=unconfined \
        --tmpfs /run --tmpfs /run/lock --tmpfs /tmp -e container=docker vitrine-server /sbin/init >/dev/null
    plug_server_in
    wait_for 30 "The server boots" server_is_up
    ssh-keygen -q -t ed25519 -N '' -f "$lab/key"
    on_server useradd -m -s /bin/bash deploy
    on_server sh -c 'echo "deploy ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/deploy && install -d -o deploy -m 700 /home/deploy/.ssh && cat >/home/deploy/.ssh/authorized_keys' \
        <"$lab/key.pub"
    on_server sh -c "echo 'Acquire::http::Proxy \"http://$operator_address:3142\";' >/etc/apt/apt.conf.d/01proxy"
}

server_is_up() { [[ $(on_server systemctl is-system-running) =~ running|degraded ]]; }

write_inventory() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "/CN=$server_name" \
        -addext "subjectAltName=DNS:$server_name" -keyout "$lab/tls.key" -out "$lab/tls.pem" 2>/dev/null
    cat >"$lab/inventory.yml" <<TEXT
control:
  hosts:
    shop:
      ansible_host: $server_address
      ansible_user: deploy
      ansible_ssh_private_key_file: $lab/key
      ansible_ssh_common_args: -o UserKnownHostsFile=$lab/known_hosts -o StrictHostKeyChecking=accept-new
  vars:
    vitrine_domain: $server_name
    vitrine_tls: given
    vitrine_tls_certificate_file: $lab/tls.pem
    vitrine_tls_key_file: $lab/tls.key
    vitrine_jar: $lab/vitrine.jar
    vitrine_backup_fetched: $lab/fetched
    vitrine_settings:
      # A seller with a stream key, and a channel that goes on air by itself.
      VITRINE_DEMO: "true"
      VITRINE_LADDERS: "0"
media:
  hosts:
    shop:
monitoring:
  hosts:
    shop:
TEXT
}

play() { # log, arguments
    local log=$lab/$1.log
    shift
    (cd "$root/ansible" && ANSIBLE_NOCOLOR=1 ANSIBLE_HOME=$lab/ansible in_net ansible-playbook -i "$lab/inventory.yml" "$@") \
        </dev/null >"$log" 2>&1 || return
}

must_play() {
    play "$@" || die "ansible-playbook ${*:2} failed: $(grep -m1 -A12 -E '^(fatal|ERROR)' "$lab/$1.log" | cut -c1-1500)"
}

changed() { sed -n 's/^shop .*changed=\([0-9]*\).*/\1/p' "$lab/$1.log"; }

check_playbooks() {
    local said
    (cd "$root/ansible" && yamllint -s . && ANSIBLE_HOME=$lab/ansible ansible-lint --offline -q --nocolor) >"$lab/lint.log" 2>&1 ||
        die "The playbooks are not as they should be: $(head -n 20 "$lab/lint.log")"
    said=$(cd "$root/ansible" && ANSIBLE_HOME=$lab/ansible ansible-playbook --syntax-check -i inventory/example.yml ./*.yml 2>&1) ||
        die "The playbooks cannot be read: $said"
    undocumented_variables
}

# Each variable of a role's defaults stands below a comment, its own or its group's.
undocumented_variables() {
    local found
    found=$(awk '/^(---)?$/ { told = 0; next } /^#/ { told = 1; next } /^[a-z]/ && !told { print FILENAME ": " $1 }' \
        "$root"/ansible/roles/*/defaults/main.yml)
    [[ -z $found ]] || die "These variables are not explained: $found"
}

units_are_sound() {
    local said
    said=$(on_server systemd-analyze verify --man=no vitrine.service vitrine-ingest.service vitrine-edge.service vitrine-backup.service \
        vitrine-ingest.path vitrine-edge.path vitrine-backup.timer 2>&1) || true
    [[ -z $said ]] || die "systemd-analyze verify finds: $said"
    said=$(on_server systemctl --failed --no-legend --plain)
    [[ -z $said ]] || die "These units of the server have failed: $said"
    for unit in vitrine vitrine-ingest vitrine-edge vitrine-ingest.path vitrine-edge.path vitrine-backup.timer postgresql; do
        on_server systemctl is-active --quiet "$unit" || die "The unit $unit is not active: $(on_server systemctl status --no-pager "$unit" 2>&1 | tail -n 15)"
    done
    # 0 is safe, 10 is not at all; a unit that asks for nothing has 9.6.
    on_server systemd-analyze security --no-pager --threshold=35 vitrine-ingest.service >"$lab/security.log" 2>&1 ||
        die "The ingest's unit is less confined than it was: $(tail -n 1 "$lab/security.log")"
}

# What it is called, from where it is watched and with what the certificate is checked.
page=https://$server_name
media_page=https://$server_address

web() { in_net curl -sf -m 10 --noproxy '*' --cacert "$lab/tls.pem" --resolve "$server_name:443:$server_address" "$@"; }

playlist_of_show() { web "$page/live/$channel/state" | sed -n 's/.*"playlist" *: *"\([^"]*\)".*/\1/p'; }

last_segment() {
    local main media
    main=$(playlist_of_show)
    [[ -n $main ]] || return 1
    media=$(web "$page$main" | grep -m1 '^[^#]') || return 1
    main=${main%/*}/$media
    web "$page$main" | grep '^[^#]' | tail -n1 | sed "s|^|${main%/*}/|"
}

has_segment() { [[ -n $(last_segment) ]]; }

is_past() {
    local now
    now=$(last_segment)
    [[ -n $now && $now != "$1" ]]
}

is_decodable() {
    in_net ffprobe -v error -select_streams v -show_entries frame=width -of csv=p=0 -read_intervals '%+#1' \
        "$media_page$(playlist_of_show)" | grep -q '^1280'
}

watch_it() {
    wait_for 60 "The show has segments" has_segment
    wait_for 30 "The playlist advances" is_past "$(last_segment)"
    wait_for 30 "A segment decodes" is_decodable
}

start_encoder() { # address, name, stream key
    (umask 077 && printf 'rtmp_app=live\nrtmp_playpath=%s\n' "$3" >"$lab/encoder.ffpreset")
    keep_running "$2" ip netns exec "$lab_net" ffmpeg -hide_banner -nostdin -loglevel warning -re \
        -f lavfi -i 'testsrc2=size=1280x720:rate=30,format=yuv420p' -f lavfi -i 'sine=frequency=440:sample_rate=48000' \
        -c:v libx264 -preset ultrafast -tune zerolatency -g 30 -b:v 1500k -maxrate 1500k -bufsize 1500k -c:a aac -b:a 96k \
        -progress "$lab/$2.progress" -fpre "$lab/encoder.ffpreset" -f flv "rtmp://$1:1935"
    encoder=${lab_pids[-1]}
}

demo_of_server() { on_server sed -n "s/^$1=//p" /var/lib/vitrine/demo.properties; }

encoder_value() { sed -n "s/^$2=//p" "$lab/$1.progress" | tail -n1; }

# As the server's ingest sees it: the ports of the connection's two ends.
encoder_connection() { on_server ss -Htn state established "( sport = :1935 )" "dst $operator_address" | awk '{ print $4 }' | sort; }

ingest_process() { on_server systemctl show --property=MainPID --value vitrine-ingest.service; }

# One like the other, but for a file that nobody reads.
another_jar() {
    cp "$lab/vitrine.jar" "$lab/$1.jar"
    python3 -c 'import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "a") as jar: jar.writestr(sys.argv[2], sys.argv[3])' "$lab/$1.jar" "${@:2}"
}

upgrade_while_on_air() {
    local connection ingest began frames
    connection=$(encoder_connection)
    ingest=$(ingest_process)
    began=$(encoder_value encoder frame)
    another_jar next META-INF/release.txt next
    must_play upgrade upgrade.yml -e "vitrine_jar=$lab/next.jar"
    [[ -n $connection && $(encoder_connection) == "$connection" ]] ||
        die "The encoder's connection was $connection before the upgrade and is $(encoder_connection) after it."
    [[ $(ingest_process) == "$ingest" ]] || die "The ingest nginx is another process since the upgrade."
    frames=$(encoder_value encoder frame)
    kill -0 "$encoder" 2>/dev/null || die "The encoder ended: $(tail -n 3 "$lab/encoder.log")"
    [[ $(encoder_value encoder drop_frames) == 0 ]] || die "The encoder has dropped $(encoder_value encoder drop_frames) frames."
    say "    the encoder sent $((frames - began)) frames meanwhile, dropped none, on the same connection ($connection)"
    watch_it
}

upgrade_that_fails() {
    local release connection
    release=$(on_server readlink /opt/vitrine/current)
    connection=$(encoder_connection)
    # The last entry of a name counts.
    another_jar broken BOOT-INF/classes/application.yml 'server: {port: none}'
    ! play broken upgrade.yml -e "vitrine_jar=$lab/broken.jar" -e vitrine_patience=24 ||
        die "An upgrade to an application that cannot start was taken for good."
    grep -q 'and the one before runs again' "$lab/broken.log" || die "The failed upgrade tells: $(grep -A5 '^fatal' "$lab/broken.log" | cut -c1-800)"
    [[ $(on_server readlink /opt/vitrine/current) == "$release" ]] || die "After a failed upgrade it is not the release before that runs."
    [[ $(encoder_connection) == "$connection" ]] || die "The failed upgrade has disconnected the encoder."
    watch_it
}

reboot_server() {
    docker_of_lab restart -t 60 server >/dev/null
    plug_server_in
    wait_for 60 "The server boots again" server_is_up
    wait_for 90 "The application is back" web "https://$server_name/"
}

# An issuer of certificates (ACME) beside the server, which finds it by its name as the real ones do.
start_issuer() {
    mkdir -p "/etc/netns/$lab_net"
    printf '127.0.0.1 localhost\n%s %s\n' "$server_address" "$server_name" >"/etc/netns/$lab_net/hosts"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj '/CN=Issuer of the lab' \
        -addext "subjectAltName=IP:$operator_address" -keyout "$lab/issuer.key" -out "$lab/issuer.pem" 2>/dev/null
    printf '{"pebble": {"listenAddress": "%s:14000", "managementListenAddress": "%s:15000", "certificate": "%s", "privateKey": "%s", "httpPort": 80, "tlsPort": 443, "ocspResponderURL": ""}}' \
        "$operator_address" "$operator_address" "$lab/issuer.pem" "$lab/issuer.key" >"$lab/issuer.json"
    keep_running issuer ip netns exec "$lab_net" env PEBBLE_VA_NOSLEEP=1 PEBBLE_WFE_NONCEREJECT=0 pebble -config "$lab/issuer.json"
    wait_for 10 "The issuer of certificates starts" in_net curl -sf --noproxy '*' --cacert "$lab/issuer.pem" "https://$operator_address:14000/dir"
    on_server sh -c 'cat >/usr/local/share/ca-certificates/issuer.crt && update-ca-certificates' <"$lab/issuer.pem" >/dev/null 2>&1
}

has_certificate_of_issuer() {
    start_issuer
    sed -i "s|vitrine_tls: given|vitrine_tls: certbot\n    vitrine_certbot_server: https://$operator_address:14000/dir|" "$lab/inventory.yml"
    must_play certbot site.yml
    in_net curl -sf --noproxy '*' --cacert "$lab/issuer.pem" "https://$operator_address:15000/roots/0" >"$lab/root.pem"
    cp "$lab/root.pem" "$lab/tls.pem"
    wait_for 10 "The edge proves itself with the certificate that was issued" web "$page/"
    must_play certbot-again site.yml
    [[ $(changed certbot-again) == 0 ]] || die "With a certificate of the issuer, the second time it changed $(changed certbot-again): $(grep -B12 '^changed' "$lab/certbot-again.log" | grep ^TASK)"
    on_server certbot renew --force-renewal --no-random-sleep-on-renew >"$lab/renewal.log" 2>&1 || die "The certificate is not renewed: $(tail -n 5 "$lab/renewal.log")"
    wait_for 10 "The edge has the certificate that was renewed" edge_has_newest
    kill -0 "$encoder" 2>/dev/null || die "The encoder ended with the certificate."
}

edge_has_newest() {
    [[ $(in_net openssl s_client -connect "$server_address:443" -servername "$server_name" </dev/null 2>/dev/null | openssl x509 -noout -serial) == \
        "$(on_server openssl x509 -noout -serial -in "/etc/letsencrypt/live/$server_name/cert.pem")" ]]
}

holds_database() { [[ -n $1 && $(tar -tzf "$1") =~ (^|[[:space:]])postgres($|[[:space:]]) ]]; }

the_firewall_holds() {
    local port
    for port in 22 80 443 1935; do
        in_net bash -c "exec 3<>/dev/tcp/$server_address/$port" 2>/dev/null || die "Port $port of the server does not answer."
    done
    for port in 5432 8081 1936 8082 9090 9100 8765; do
        ! in_net timeout 2 bash -c "exec 3<>/dev/tcp/$server_address/$port" 2>/dev/null || die "Port $port of the server is open to the world."
    done
    # Something listens there, and is not reached: it is the firewall, and not that nobody is there.
    on_server python3 -m http.server 8765 >/dev/null 2>&1 &
    lab_pids+=($!)
    wait_for 10 "A server to try the firewall with" on_server python3 -c 'import socket; socket.create_connection(("127.0.0.1", 8765), 2)'
    ! in_net timeout 2 bash -c "exec 3<>/dev/tcp/$server_address/8765" 2>/dev/null || die "The firewall lets everything in."
}

# Prometheus itself, the machine, and the shop.
prometheus_finds_all() {
    [[ $(on_server curl -sf http://127.0.0.1:9090/api/v1/targets | grep -o '"health":"up"' | wc -l) == 3 ]]
}

it_is_watched_over() {
    wait_for 90 "Prometheus finds the shop and its machine" prometheus_finds_all
    on_server curl -sf http://127.0.0.1:9090/api/v1/rules | grep -q '"file":"/etc/prometheus/vitrine-alerts.yml"' ||
        die "Prometheus has not read what it is to tell about."
}

settings_are_private() {
    [[ $(on_server stat -c '%a %U' /etc/vitrine/vitrine.env) == '600 root' ]] || die "Everybody can read the settings."
    local password
    password=$(on_server sed -n 's/^VITRINE_DATABASE_PASSWORD="\(.*\)"/\1/p' /etc/vitrine/vitrine.env)
    ((${#password} >= 32)) || die "The database has no password of its own."
    ! grep -rqF "$password" "$lab"/*.log || die "The log of the play tells the database's password."
}

provisioning() {
    local channel encoder
    need_to_run
    need_to_provision
    install_missing
    lab_open
    step "Checking the playbooks ..."
    check_playbooks
    step "Building ..."
    build
    cp "$root/target/vitrine.jar" "$lab/vitrine.jar"
    step "Making a fresh server ..."
    ip netns add "$lab_net"
    ip -n "$lab_net" link set lo up
    start_engine
    make_server_image
    boot_server
    start_package_proxy
    write_inventory
    step "What would be done, told without doing it (--check) ..."
    must_play check-first site.yml --check
    step "Making a shop of it ..."
    must_play apply site.yml
    say "    $(changed apply) changes"
    units_are_sound
    settings_are_private
    the_firewall_holds
    it_is_watched_over
    step "Once more, which changes nothing ..."
    must_play again site.yml
    [[ $(changed again) == 0 ]] || die "The second time it changed $(changed again): $(grep -B12 '^changed' "$lab/again.log" | grep ^TASK)"
    must_play check-again site.yml --check
    [[ $(changed check-again) == 0 ]] || die "--check finds $(changed check-again) to change: $(grep -B12 '^changed' "$lab/check-again.log" | grep ^TASK)"
    step "Publishing into it, and watching ..."
    channel=$(demo_of_server channel)
    start_encoder "$server_address" encoder "$(demo_of_server stream-key)"
    watch_it
    step "Upgrading while it is on air ..."
    upgrade_while_on_air
    step "Upgrading to what cannot start ..."
    upgrade_that_fails
    step "Backing up while it is on air ..."
    must_play backup backup.yml
    holds_database "$(find "$lab/fetched/shop" -name 'shop-*.tar.gz' | sort | tail -n1)" || die "The backup that was fetched holds no database."
    step "With a certificate of an issuer, and renewing it ..."
    has_certificate_of_issuer
    step "Restarting the machine ..."
    kill "$encoder" && wait "$encoder" 2>/dev/null || true
    reboot_server
    units_are_sound
    start_encoder "$server_address" second "$(demo_of_server stream-key)"
    watch_it
    step "Uninstalling ..."
    ! play refused uninstall.yml || die "It was uninstalled without a clear word."
    must_play uninstall uninstall.yml -e vitrine_uninstall=true
    on_server test -e /var/lib/vitrine/secrets -a ! -e /opt/vitrine -a ! -e /etc/vitrine || die "Uninstalling left, or took, what it should not."
    must_play remove uninstall.yml -e vitrine_uninstall=true -e vitrine_uninstall_data=true
    on_server test ! -e /var/lib/vitrine || die "The data folder is still there."
    step
    say "The fresh server became a shop, stayed on air through an upgrade, came back after a restart, and was uninstalled."
}
