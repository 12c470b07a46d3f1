# shellcheck shell=bash
# Part of ./vitrine. Builds the application, when its sources have changed, and the classes that benches and pictures run from.

stamp() {
    (
        cd "$root"
        java -version 2>&1
        printf "%s\n" "${java_options[@]}"
        find src/main templates nginx .mvn .npmrc package.json package-lock.json pom.xml -type f -print0 |
            LC_ALL=C sort -z | xargs -0 sha256sum
    ) | sha256sum
}

# npm leaves a program out, without a word, if Node is older than the program's package asks for. Ubuntu 22.04 has Node 12,
# and esbuild asks for 18, but runs without Node. Newer npm no longer knows the setting.
node_is_old() {
    local version
    version=$(node --version 2>/dev/null) || return 1
    version=${version#v}
    ((${version%%.*} < 18))
}

maven() {
    node_is_old && local -x npm_config_node_version=18.0.0
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 mvn -B -ntp -f "$root/pom.xml" "$@" </dev/null
}

build() {
    local now
    now=$(stamp)
    [[ -e $build/app/vitrine.jar && -e $build/stamp && $now == "$(<"$build/stamp")" ]] && return
    say "Building (the first time takes some minutes) ..."
    mkdir -p "$build"
    rm -f "$build/stamp"
    maven -q -Dmaven.test.skip=true -Dspotless.check.skip=true package >"$build/build.log" 2>&1 ||
        die "The build failed: $(grep -m1 '^\[ERROR\]' "$build/build.log" || tail -n1 "$build/build.log") (all of it is in $build/build.log)"
    rm -rf "$build/app"
    java -Djarmode=tools -jar "$root/target/vitrine.jar" extract --destination "$build/app" >>"$build/build.log" 2>&1 ||
        die "The jar could not be unpacked: see $build/build.log."
    archive_classes
    printf '%s\n' "$now" >"$build/stamp"
}

# Runs the application once without a media plane, so that the JVM can keep the classes it loads in the form it needs
# (AppCDS): every later start takes half the time. Without it all works, slower.
archive_classes() {
    local scratch trainee port tries
    scratch=$(mktemp -d)
    (
        cd "$scratch"
        VITRINE_DATA=$scratch VITRINE_NODES_MODE=none VITRINE_APP_PORT=0 VITRINE_DEMO=false exec \
            java -XX:ArchiveClassesAtExit="$build/app/classes.jsa" "${java_options[@]}" \
            -jar "$build/app/vitrine.jar"
    ) >"$build/archive.log" 2>&1 &
    trainee=$!
    for ((tries = 0; tries < 600; tries++)); do
        kill -0 "$trainee" 2>/dev/null || break
        port=$(sed -n 's/.*Tomcat started on port \([0-9]*\).*/\1/p' "$build/archive.log")
        if [[ -n $port ]] && grep -q 'Started VitrineApplication' "$build/archive.log"; then
            curl -s -o /dev/null "http://127.0.0.1:$port/" -o /dev/null "http://127.0.0.1:$port/sign-in" || true
            break
        fi
        sleep 0.1
    done
    kill "$trainee" 2>/dev/null || true
    wait "$trainee" 2>/dev/null || true
    rm -rf "$scratch"
}

compile_tests() { # log file
    maven -q -DskipTests -Dspotless.check.skip=true test-compile \
        dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$build/classpath" >"$build/$1" 2>&1 ||
        die "What is needed could not be built: see $build/$1."
}

run_of_tests() { # options and main class
    (cd "$root" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 \
        exec java -cp "$root/target/test-classes:$root/target/classes:$(<"$build/classpath")" "$@")
}
