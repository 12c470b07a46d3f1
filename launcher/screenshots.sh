# shellcheck shell=bash
# Part of ./vitrine. Takes the pictures of docs/screenshots from a demo of its own, beside whatever runs here.

screenshots() { # folder and names of pages; neither for docs/screenshots
    local folder=$root/docs/screenshots names=(docs) scratch demo tries
    if (($# > 0)); then
        folder=$(realpath -m "$1")
        names=("${@:2}")
    fi
    need_to_run
    need_to_test
    install_missing
    build
    compile_tests screenshots-build.log
    scratch=$(mktemp -d)
    say "Starting a demo ..."
    # No ladder: the machine has pages to draw. Mails go to whoever takes the pictures.
    VITRINE_DATA=$scratch VITRINE_HTTP_BIND=127.0.0.1 VITRINE_HTTP_PORT=18080 VITRINE_RTMP_PORT=11935 VITRINE_APP_PORT=18081 \
        VITRINE_CONTROL_PORT=11936 VITRINE_PUBLISHER_PORT=18082 VITRINE_LADDERS=0 VITRINE_SITE=http://127.0.0.1:18080 \
        VITRINE_MAIL_HOST=127.0.0.1 VITRINE_MAIL_PORT=18025 VITRINE_MAIL_ENCRYPTION=NONE VITRINE_MAIL_FROM=shop@example.com \
        VITRINE_WEBHOOK_NETWORKS=127.0.0.1/32 \
        "$root/vitrine" demo >"$scratch/demo.log" 2>&1 &
    demo=$!
    # shellcheck disable=SC2064
    trap "kill -INT $demo 2>/dev/null || true; wait $demo 2>/dev/null || true; rm -rf '$scratch'" EXIT
    for ((tries = 0; tries < 360; tries++)); do
        grep -q '^Ctrl-C stops it' "$scratch/demo.log" && break
        kill -0 "$demo" 2>/dev/null || die "The demo did not start: $(tail -n 3 "$scratch/demo.log")"
        sleep 0.5
    done
    say "Taking pictures ..."
    run_of_tests io.vitrine.screenshots.Screenshots "$scratch" http://127.0.0.1:18080 18025 "$folder" "${names[@]}"
    say "They are in $folder: $(find "$folder" -name '*.webp' | wc -l) pictures, $(du -sh "$folder" | cut -f1)."
}
