# shellcheck shell=bash
# Part of ./vitrine. Writes what a shop must not lose into one file, and gives it back to an empty folder.

# Of the file's layout: a newer one than is known here is refused, and not guessed at.
backup_format=1

is_postgres() { [[ ${VITRINE_DATABASE_URL:-} == jdbc:postgresql:* ]]; }

# The address as PostgreSQL's own programs know it. What the driver alone understands stays behind.
postgres_address() {
    local address=${VITRINE_DATABASE_URL#jdbc:} mode
    mode=$(sed -n 's/.*[?&]\(sslmode=[a-z-]*\).*/\1/p' <<<"$address")
    printf '%s' "${address%%\?*}${mode:+?$mode}"
}

# By the environment: everybody can read the command lines of a machine.
as_postgres_user() {
    PGUSER=${VITRINE_DATABASE_USER:-vitrine} PGPASSWORD=${VITRINE_DATABASE_PASSWORD:-} PGCONNECT_TIMEOUT=20 "$@"
}

need_postgres_client() {
    need postgresql-client has pg_dump
    install_missing
}

database_is_open() { [[ -n $(find /proc/[0-9]*/fd -lname "$data/database/vitrine.mv.db" -print -quit 2>/dev/null) ]]; }

copy_database() { # folder
    local code
    if is_postgres; then
        need_postgres_client
        as_postgres_user pg_dump --format=custom --no-owner --no-privileges --file="$1/postgres" --dbname="$(postgres_address)" \
            2>"$1/error" </dev/null ||
            die "The database could not be copied: $(tail -n1 "$1/error")"
        return
    fi
    [[ -e $data/database/vitrine.mv.db ]] ||
        die "There is no shop in $data: set VITRINE_DATA to its folder, or VITRINE_DATABASE_URL to its database."
    mkdir "$1/database"
    if ! database_is_open; then
        cp "$data/database/vitrine.mv.db" "$1/database/" || die "The database in $data could not be copied."
        return
    fi
    code=$(curl -s -m 600 -o "$1/error" -w '%{http_code}' -H 'Content-Type: application/json' \
        -d "{\"folder\": \"${1##*/}\"}" "http://127.0.0.1:$app_port/actuator/backup") || true
    case $code in
        204) (cd "$1/database" && jar -xf ../database.zip) || die "The copy of the database could not be unpacked." ;;
        000 | 404) die "No application with the data folder $data answers on port $app_port: set VITRINE_APP_PORT to its port." ;;
        *) die "The database could not be copied: $(head -c 300 "$1/error")" ;;
    esac
}

# A backup holds people's names and the keys to their shops: it is for its owner only.
backup() {
    local file=${1:-vitrine-$(date +%Y%m%d-%H%M%S).tar.gz} scratch part kept=() kind=embedded copy=database
    [[ -e $file ]] && die "There is a file $file: name another, or move it away."
    [[ -d $data ]] || die "There is no folder $data: set VITRINE_DATA to the one of the shop."
    need curl has curl
    need openjdk-17-jdk-headless has_jdk
    install_missing
    umask 077
    check_folder
    scratch=$(mktemp -d "$data/run/backup.XXXXXXXXXX")
    # shellcheck disable=SC2064
    trap "rm -rf '$scratch' '$file.part'" EXIT
    is_postgres && kind=postgres copy=postgres
    copy_database "$scratch"
    printf 'format=%s\ndatabase=%s\nmade=%s\n' "$backup_format" "$kind" "$(date -u +%FT%TZ)" >"$scratch/vitrine-backup"
    for part in secrets images; do
        [[ -d $data/$part ]] && kept+=("$part")
    done
    ((${#kept[@]})) && kept=(-C "$data" "${kept[@]}")
    {
        tar -czf "$file.part" -C "$scratch" vitrine-backup "$copy" "${kept[@]}" && tar -tzf "$file.part" >/dev/null &&
            sync "$file.part" && mv "$file.part" "$file"
    } 2>"$scratch/error" || die "The backup could not be written to $file: $(head -n1 "$scratch/error")"
    say "The shop is in $file ($(du -h "$file" | cut -f1)): database, secrets and pictures. Keep it where only you can read it."
    [[ -n ${VITRINE_MASTER_SECRET:-} ]] &&
        say "Its master secret is not: it comes from VITRINE_MASTER_SECRET. Keep it, too: without it no stream key works any more."
    return 0
}

# What another program packed might write anywhere.
is_backup() { # file, its list of members
    ! grep -qvE '^[-d]' "$2.modes" && ! grep -qvE '^(vitrine-backup|postgres|(database|secrets|images)(/[A-Za-z0-9._-]+)*/?)$' "$2" &&
        ! grep -qE '(^|/)\.\.(/|$)' "$2" && tar -xzOf "$1" vitrine-backup 2>/dev/null | grep -qx "format=$backup_format"
}

restore_postgres() { # folder
    local tables
    need_postgres_client
    tables=$(as_postgres_user psql -XAtc "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'" \
        -d "$(postgres_address)" 2>"$1/error" </dev/null) || die "The database cannot be reached: $(tail -n1 "$1/error")"
    [[ $tables == 0 ]] || die "The database of VITRINE_DATABASE_URL is not empty: set it to an empty one."
    as_postgres_user pg_restore --no-owner --no-privileges --exit-on-error --single-transaction \
        -d "$(postgres_address)" "$1/postgres" 2>"$1/error" </dev/null ||
        die "The database could not be restored: $(tail -n1 "$1/error")"
    rm -f "$1/postgres" "$1/error"
}

restore() {
    local file=${1:-} scratch kind part
    [[ -n $file ]] || die "Name the file: ./vitrine restore FILE."
    [[ -f $file && -r $file ]] || die "There is no file $file that can be read."
    umask 077
    check_folder
    for part in database/vitrine.mv.db secrets images; do
        [[ -e $data/$part ]] && die "There is a shop in $data already: set VITRINE_DATA to an empty folder."
    done
    scratch=$(mktemp -d "$data/run/restore.XXXXXXXXXX")
    # shellcheck disable=SC2064
    trap "rm -rf '$scratch'" EXIT
    { tar -tzf "$file" >"$scratch/list" && tar -tvzf "$file" >"$scratch/list.modes"; } 2>/dev/null ||
        die "$file is damaged: it cannot be unpacked. Take another backup."
    is_backup "$file" "$scratch/list" || die "$file is not a backup of this version of Vitrine."
    kind=$(tar -xzOf "$file" vitrine-backup | sed -n 's/^database=//p')
    if [[ $kind == postgres ]]; then
        is_postgres || die "The backup is of a PostgreSQL database: set VITRINE_DATABASE_URL to an empty one."
    else
        is_postgres && die "The backup is of a database in the data folder: leave VITRINE_DATABASE_URL out."
    fi
    rm -f "$scratch/list" "$scratch/list.modes"
    tar -xzf "$file" -C "$scratch" --no-same-owner --no-same-permissions || die "$file could not be unpacked to $data."
    [[ $kind == postgres ]] && restore_postgres "$scratch"
    rmdir "$data/database" || die "The folder $data/database is not empty: set VITRINE_DATA to an empty folder."
    mkdir -p "$scratch/database"
    for part in images secrets database; do
        [[ -e $scratch/$part ]] && { mv "$scratch/$part" "$data/$part" || die "$part could not be moved to $data."; }
    done
    say "The shop of $(sed -n 's/^made=//p' "$scratch/vitrine-backup") is in $data. Start it with ./vitrine up."
}
