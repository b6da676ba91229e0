# What bin/test runs beside its database of a day, in the environment that it made.
set -u
say() { printf '%s\n' "$*" >&2; }
failed=

# $1: what is checked; the rest is the command, which speaks only when it fails.
check() {
    say "· $1"
    what=$1
    shift
    said=$("$@" 2>&1) || {
        say "$said"
        failed="$failed
  $what"
    }
}

without_database() { env -u DATABASE_URL "$@"; }

deployed() {
    without_database CHIBO_ORIGIN=https://chibo.example \
        CHIBO_SECRET_KEY="$(head -c 60 /dev/urandom | base64)" \
        python manage.py check --deploy --fail-level WARNING
}

python -m tests.template &  # meanwhile; a worker that finds none, or a fault, says so
check 'ruff format' ruff format --check .
check 'ruff check' ruff check --output-format concise .
check 'lint-imports' lint-imports
check 'makemigrations --check' python manage.py makemigrations --check --dry-run
check 'check --deploy' deployed
wait

marks='not long'
if [ "${1-}" = --long ]; then
    marks='long or not long'
    shift
fi
# Work is stolen, not dealt: what a file sets up once is then set up by one worker.
python -m pytest -n logical --dist worksteal -m "$marks" "$@"
status=$?
[ -z "$failed" ] || { say "bin/test: không đạt:$failed" && exit 1; }
exit "$status"
