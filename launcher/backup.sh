# shellcheck shell=bash
# Part of ./vitrine. Writes what a shop must not lose into one file, and gives it back to an empty folder.

# Of the file's layout: a newer one than is known here is refused, and not guessed at.
backup_format=1
# Removed at the end, however it comes. Not local: the trap runs when the functions are over.
backup_scratch=
backup_part=

is_postgres() { [[ ${VITRINE_DATABASE_URL:-} == jdbc:postgresql:* ]]; }

# The address as PostgreSQL's own programs know it.
postgres_address() {
    local address=${VITRINE_DATABASE_URL#jdbc:} query='' kept
    if [[ $address =~ [?\&](user|password|currentSchema)= ]]; then
        die "VITRINE_DATABASE_URL holds ${BASH_REMATCH[1]}: use VITRINE_DATABASE_USER and VITRINE_DATABASE_PASSWORD, and the schema public."
    fi
    kept=$(tr '?&' '\n\n' <<<"$address" | grep -E '^(sslmode|sslrootcert|sslcert|sslkey)=' | paste -sd '&') || true
    query=${kept:+?$kept}
    address=${address%%\?*}
    # Without slashes it is the name of a database of this machine.
    [[ $address == postgresql://* ]] || address=postgresql://localhost/${address#postgresql:}
    printf '%s' "$address$query"
}

# By the environment: everybody can read the command lines of a machine.
as_postgres_user() {
    PGUSER=${VITRINE_DATABASE_USER:-vitrine} PGPASSWORD=${VITRINE_DATABASE_PASSWORD:-} PGCONNECT_TIMEOUT=20 "$@"
}

# The line that tells the reason: after it come statements, and before it what went well.
reason() { grep -m1 -E '(error|FATAL|detail):' "$1" || tail -n1 "$1"; }

# By its lock, whatever path, user or container has it open.
database_is_open() { grep -q ":$(stat -Lc %i "$data/database/vitrine.mv.db") " /proc/locks; }

copy_postgres() { # folder
    local address
    address=$(postgres_address) || exit 1
    as_postgres_user pg_dump --format=custom --exclude-table-data='http_sessions*' --no-owner --no-privileges --file="$1/postgres" --dbname="$address" \
        2>"$1/error" </dev/null || die "The database could not be copied: $(reason "$1/error")"
}

copy_embedded() { # folder
    local code failed=0
    [[ -e $data/database/vitrine.mv.db ]] ||
        die "There is no shop in $data: set VITRINE_DATA to its folder, or VITRINE_DATABASE_URL to its database."
    mkdir "$1/database"
    code=$(curl -s --noproxy '*' -m 1800 -o "$1/error" -w '%{http_code}' -H 'Content-Type: application/json' \
        -d "{\"folder\": \"${1##*/}\"}" "http://127.0.0.1:$app_port/actuator/backup") || failed=$?
    ((failed != 28)) || die "The application did not copy the database within half an hour: see $(log_file)."
    case $code in
        204) (cd "$1/database" && jar -xf ../database.zip) || die "The copy of the database could not be unpacked." ;;
        409 | 507) die "The database could not be copied: $(head -c 300 "$1/error")" ;;
        *)
            database_is_open &&
                die "An application has the database in $data open, and none answers on port $app_port: set VITRINE_APP_PORT to its port."
            cp "$data/database/vitrine.mv.db" "$1/database/" || die "The database in $data could not be copied."
            ! database_is_open || die "The application was started meanwhile: begin again."
            ;;
    esac
}

# Pictures never change, but some come and go while they are packed, which tar tells by 1.
pack() { # file, scratch folder, parts of the data folder
    local file=$1 scratch=$2 copy=database failed=0
    shift 2
    [[ -e $scratch/postgres ]] && copy=postgres
    tar --force-local -czf "$file" -h --exclude='*.part' --exclude=lost+found --warning=no-file-changed --warning=no-file-removed \
        -C "$scratch" vitrine-backup "$copy" ${1:+-C "$data" "$@"} || failed=$?
    ((failed < 2))
}

# What another program packed might write anywhere.
is_backup() { # file, folder for its lists
    tar --force-local -tzf "$1" >"$2/list" 2>/dev/null && tar --force-local -tvzf "$1" >"$2/modes" 2>/dev/null &&
        ! grep -qvE '^[-d]' "$2/modes" && ! grep -qE '(^|/)\.\.(/|$)' "$2/list" &&
        ! grep -qvE '^(vitrine-backup|postgres|(database|secrets|images)(/[A-Za-z0-9._-]+)*/?)$' "$2/list" &&
        tar --force-local -xzOf "$1" vitrine-backup 2>/dev/null | grep -qx "format=$backup_format"
}

# A backup holds people's names and the keys to their shops: it is for its owner only.
backup() {
    local file=${1:-vitrine-$(date +%Y%m%d-%H%M%S).tar.gz} part kept=() kind=embedded what="the database of $data"
    [[ -e $file ]] && die "There is a file $file: name another, or move it away."
    [[ -d $data ]] || die "There is no folder $data: set VITRINE_DATA to the one of the shop."
    is_postgres && kind=postgres what="the PostgreSQL database"
    need curl has curl
    if [[ $kind == postgres ]]; then
        need postgresql-client has pg_dump
    else
        need openjdk-17-jdk-headless has_jdk
    fi
    install_missing
    check_folder
    umask 077
    trap 'rm -rf -- "$backup_scratch" "$backup_part"' EXIT
    backup_scratch=$(mktemp -d "$data/run/backup.XXXXXXXXXX")
    "copy_$kind" "$backup_scratch"
    printf 'format=%s\ndatabase=%s\nmade=%s\n' "$backup_format" "$kind" "$(date -u +%FT%TZ)" >"$backup_scratch/vitrine-backup"
    for part in secrets images; do
        [[ -d $data/$part ]] && kept+=("$part")
    done
    {
        backup_part=$(mktemp -- "$file.XXXXXX") && pack "$backup_part" "$backup_scratch" "${kept[@]}" &&
            is_backup "$backup_part" "$backup_scratch" && sync -- "$backup_part" && ln -- "$backup_part" "$file"
    } 2>"$backup_scratch/error" || die "The backup could not be written to $file: $(head -n1 "$backup_scratch/error")"
    say "The shop is in $file ($(du -h -- "$file" | cut -f1)): $what, secrets and pictures. Keep it where only you can read it."
    [[ -n ${VITRINE_MASTER_SECRET:-} ]] &&
        say "Its master secret is not: it comes from VITRINE_MASTER_SECRET. Keep it, too: without it no stream key works any more."
    return 0
}

restore_postgres() { # folder
    local tables address
    address=$(postgres_address) || exit 1
    tables=$(as_postgres_user psql -XAtc "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'" \
        -d "$address" 2>"$1/error" </dev/null) || die "The database cannot be reached: $(reason "$1/error")"
    [[ $tables == 0 ]] || die "The database of VITRINE_DATABASE_URL is not empty: set it to an empty one."
    as_postgres_user pg_restore --no-owner --no-privileges --exit-on-error --single-transaction \
        -d "$address" "$1/postgres" 2>"$1/error" </dev/null ||
        die "The database could not be restored: $(reason "$1/error")"
}

restore() {
    local file=${1:-} kind part
    [[ -n $file ]] || die "Name the file: ./vitrine restore FILE."
    [[ -f $file && -r $file ]] || die "There is no file $file that can be read."
    if is_postgres; then
        need postgresql-client has pg_restore
        install_missing
    fi
    check_folder
    umask 077
    trap 'rm -rf -- "$backup_scratch"' EXIT
    backup_scratch=$(mktemp -d "$data/run/restore.XXXXXXXXXX")
    tar --force-local -tzf "$file" >/dev/null 2>&1 || die "$file is damaged: it cannot be unpacked. Take another backup."
    is_backup "$file" "$backup_scratch" || die "$file is not a backup of this version of Vitrine."
    kind=$(tar --force-local -xzOf "$file" vitrine-backup | sed -n 's/^database=//p')
    if [[ $kind == postgres ]]; then
        is_postgres || die "The backup is of a PostgreSQL database: set VITRINE_DATABASE_URL to an empty one."
    else
        ! is_postgres || die "The backup is of a database in the data folder: leave VITRINE_DATABASE_URL out."
    fi
    # Empty ones may be there, such as the place where a disk is to be mounted.
    for part in database secrets images; do
        [[ -z $(find "$data/$part/" -mindepth 1 -not -name lost+found -print -quit 2>/dev/null) ]] ||
            die "There is a shop in $data already: set VITRINE_DATA to an empty folder."
    done
    tar --force-local -xzf "$file" -C "$backup_scratch" --no-same-owner --no-same-permissions || die "$file could not be unpacked to $data."
    # nginx gives them to everybody.
    [[ -d $backup_scratch/images ]] && chmod -R u=rwX,go=rX "$backup_scratch/images"
    [[ $kind == postgres ]] && restore_postgres "$backup_scratch"
    for part in images secrets database; do
        [[ -d $backup_scratch/$part ]] || continue
        mkdir -p "$data/$part" && cp -a "$backup_scratch/$part/." "$data/$part/" || die "$part could not be written to $data."
    done
    say "The shop of $(sed -n 's/^made=//p' "$backup_scratch/vitrine-backup") is in $data. Start it with ./vitrine up."
}
