# shellcheck shell=bash
# Part of ./vitrine. Publishes a synthetic show and waits until it can be watched.

demo_value() { sed -n "s/^$1=//p" "$data/demo.properties"; }

card() { # label, colour, sign, name, price
    local fonts=/usr/share/fonts/truetype/dejavu
    printf 'color=c=%s:s=216x296:r=30,format=yuva420p,' "$2"
    printf 'drawbox=x=0:y=196:w=216:h=100:color=0xFFFDFA:t=fill,'
    printf "drawtext=fontfile=%s:text=%s:fontsize=130:fontcolor=0xFFFDFA:x=(w-tw)/2:y=98-th/2," "$fonts/DejaVuSans.ttf" "$3"
    printf "drawtext=fontfile=%s:text='%s':fontsize=24:fontcolor=0x2B1B24:x=18:y=212," "$fonts/DejaVuSans-Bold.ttf" "$4"
    printf "drawtext=fontfile=%s:text='%s':fontsize=22:fontcolor=0xB8336A:x=18:y=250[%s];" "$fonts/DejaVuSans.ttf" "$5" "$1"
}

# The synthetic show: FFmpeg's filters that draw it, and hum a quiet chord.
picture() {
    local fonts=/usr/share/fonts/truetype/dejavu
    local sans=$fonts/DejaVuSans.ttf bold=$fonts/DejaVuSans-Bold.ttf mono=$fonts/DejaVuSansMono-Bold.ttf
    local ticker='FFmpeg makes this picture. It travels over RTMP to nginx, through the packager, and to your browser about a second later.'
    card one 0xE07A5F ☕ 'Cup No. 4' '₩18,000'
    card two 0x3D9A8B ✿ 'Linen throw' '₩42,000'
    card three 0x7A5FC0 ♫ 'Desk speaker' '₩69,000'
    printf 'gradients=s=160x90:r=30:speed=0.006:n=3:c0=0x3A1C4A:c1=0x8E2F5C:c2=0xD9684B,scale=1280:720:flags=bicubic,'
    printf 'drawbox=x=56:y=186:w=6:h=112:color=0xFFD9A0:t=fill,'
    printf "drawtext=fontfile=%s:text='Atelier Haru':fontsize=64:fontcolor=white:x=84:y=182," "$bold"
    printf "drawtext=fontfile=%s:text='An evening at the atelier':fontsize=32:fontcolor=0xFFE8D0:x=86:y=262," "$sans"
    printf "drawtext=fontfile=%s:text='%%{localtime\\\\:%%T}':fontsize=84:fontcolor=white:box=1:boxcolor=0x1A0D1F@0.55:boxborderw=24:x=110:y=370," "$mono"
    printf "drawtext=fontfile=%s:text='Hold a clock beside it to see the delay':fontsize=22:fontcolor=0xFFE8D0:x=86:y=506," "$sans"
    printf 'drawbox=x=0:y=640:w=1280:h=80:color=0x1A0D1F@0.55:t=fill,'
    printf "drawtext=fontfile=%s:text='%s':fontsize=26:fontcolor=white:x='w-mod(t*110\\\\,w+tw)':y=668[back];" "$sans" "$ticker"
    printf 'color=c=0xFFD9A0:s=150x6:r=30[bar];'
    printf "[back][one]overlay=x=584:y='170+14*sin(t*1.3)'[a];[a][two]overlay=x=812:y='170+14*sin(t*1.3+2.1)'[b];"
    printf "[b][three]overlay=x=1040:y='170+14*sin(t*1.3+4.2)'[c];[c][bar]overlay=x='mod(t*480\\\\,1430)-150':y=634,"
    printf 'format=yuv420p[out0];'
    printf "aevalsrc='0.03*sin(2*PI*196*t)*(0.6+0.4*sin(PI*t/2))+0.02*sin(2*PI*294*t)*(0.6+0.4*sin(PI*t/3))':s=48000:c=mono[out1]"
}

# The key goes to FFmpeg in a file: everybody can read the command lines of a machine.
publish() {
    local preset=$data/run/publish.ffpreset
    (
        umask 077
        printf 'rtmp_app=live\nrtmp_playpath=%s\n' "$(demo_value stream-key)" >"$preset"
    )
    exec ffmpeg -hide_banner -nostdin -loglevel error -re -f lavfi -i "$(picture)" \
        -c:v libx264 -preset veryfast -tune zerolatency -pix_fmt yuv420p -g 30 -keyint_min 30 -sc_threshold 0 \
        -b:v 2500k -maxrate 2500k -bufsize 2500k -c:a aac -b:a 96k -ar 48000 \
        -fpre "$preset" -f flv "rtmp://127.0.0.1:$rtmp_port"
}

# Publishes again whenever FFmpeg ends: the reconnect window is two minutes.
keep_publishing() {
    local encoder=
    trap '[[ -n $encoder ]] && kill "$encoder" 2>/dev/null; exit 0' TERM
    trap '' INT
    while true; do
        publish </dev/null >>"$data/logs/publisher.log" 2>&1 &
        encoder=$!
        wait "$encoder" || true
        sleep 2 &
        wait $! || true
    done
}

first_address() { grep -m1 '^[^#]' <<<"$1"; }

# Follows the addresses that a player would: state, multivariant playlist, media playlist, segment; and decodes it.
is_playable() {
    local main media segments
    main=$(curl -sf -m 5 "$page/live/$channel/state" | sed -n 's/.*"playlist" *: *"\([^"]*\)".*/\1/p') || return 1
    [[ -n $main ]] || return 1
    main=$page$main
    media=$(first_address "$(curl -sf -m 5 "$main")") || return 1
    segments=$(curl -sf -m 5 "${main%/*}/$media") || return 1
    curl -sf -m 5 -o /dev/null "${main%/*}/$(first_address "$segments")" || return 1
    ffprobe -v error -select_streams v -show_entries frame=width -of csv=p=0 -read_intervals '%+#1' "$main" \
        2>/dev/null | grep -q '[1-9]'
}

wait_until_playable() {
    local tries
    for ((tries = 0; tries < 240; tries++)); do
        is_alive "$application" || die "The application ended: see $(log_file)."
        is_playable && return
        sleep 0.5
    done
    die "The show was not playable within two minutes: see $(log_file) and $data/logs/publisher.log."
}

tell_demo_administrator() {
    local file=$data/first-administrator
    if [[ -e $file ]]; then
        printf 'administrator-password=%s\n' "$(<"$file")" >>"$data/demo.properties"
        rm -f "$file"
    fi
    local password
    password=$(demo_value administrator-password)
    say "                   ${VITRINE_FIRST_ADMINISTRATOR:-admin@example.com}${password:+, password $password (unless you have chosen another)}"
}

demo() {
    prepare need_for_picture
    export VITRINE_DEMO=true
    launch
    local tries
    for ((tries = 0; tries < 100; tries++)); do
        [[ -e $data/demo.properties && -n $(demo_value stream-key) ]] && break
        sleep 0.1
    done
    channel=$(demo_value channel)
    say "Publishing a show ..."
    keep_publishing &
    publisher=$!
    wait_until_playable
    say
    say "The show is on."
    say "  Watch            $page/live/$channel"
    say "  Studio           $page/studio"
    say "                   $(demo_value seller-email), password $(demo_value seller-password)"
    say "  Console          $page/console"
    tell_demo_administrator
    say "  Log              $(log_file)"
    say "Ctrl-C stops it."
    attend
}
