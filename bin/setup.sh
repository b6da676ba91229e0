# Sourced by bin/run, bin/test, bin/manage and bin/bench: makes .venv and sees to the system
# packages. The caller sets $locks (lock files to install) and $test ("--test" or nothing).
# Everything said here goes to standard error: standard output belongs to the command.

root=$(CDPATH='' cd -P -- "$(dirname -- "$0")/.." && pwd -P)
venv=$root/.venv
python=$venv/bin/python

# A start from source costs seconds that a start from bytecode does not.
unset PYTHONDONTWRITEBYTECODE

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$*"
    exit 1
}

is_root() { [ "$(id -u)" -eq 0 ]; }

# Installs Debian packages when we may; else says the one command that does it.
install_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        stop "Máy thiếu: $*. Hãy cài bằng trình quản lý gói của hệ điều hành rồi chạy lại."
    elif ! is_root; then
        stop "Máy thiếu thư viện, hãy chạy: sudo apt-get update && sudo apt-get install -y $*"
    fi
    say "Đang cài gói hệ thống: $* …"
    install="apt-get -qq install -y --no-install-recommends $*"
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $install >/dev/null 2>&1 ||
        { apt-get -qq update && DEBIAN_FRONTEND=noninteractive $install; } >/dev/null 2>&1 ||
        stop "Không cài được gói hệ thống, hãy chạy thử: apt-get update && apt-get install -y $*"
}

pythons='python3.13 python3.12 python3.11 python3.14 python3'

# $1: a Python; further words are modules it must have. What answers nothing, as broken shims do,
# is passed over.
is_new_enough() {
    [ -x "$1" ] || return 1
    candidate=$1
    shift
    "$candidate" -c 'import importlib.util, sys
known = all(importlib.util.find_spec(name) for name in sys.argv[1:])
sys.exit(sys.version_info < (3, 11) or not known)' "$@" 2>/dev/null
}

# Sets $base to a Python new enough. The distribution's own stands first, if it can make an
# environment: it is built for speed, and one compiled at home often takes half as long again.
find_python() {
    for name in $pythons; do
        base=/usr/bin/$name
        ! is_new_enough "$base" ensurepip || return 0
    done
    for name in $pythons; do
        for base in "$(command -v "$name" 2>/dev/null)" "/usr/bin/$name" "/usr/local/bin/$name"; do
            ! is_new_enough "$base" || return 0
        done
    done
    return 1
}

need_python() {
    find_python && return
    old=$(python3 -c 'import platform; print(platform.python_version())' 2>/dev/null) || old=
    [ -z "$old" ] || stop "Cần Python 3.11 trở lên, máy này có Python $old: hãy cài bản mới hơn."
    install_packages python3 python3-venv
    find_python || stop "Cần Python 3.11 trở lên, bản phân phối này không có: hãy cài thêm."
}

# $1: a Python. Asks it what the machine lacks, and sees to that.
need_packages() {
    # shellcheck disable=SC2086
    missing=$("$1" -P "$root/chibo/server/system.py" $test) || stop "Không kiểm tra được máy này."
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_packages $missing
}

# What a finished installation is stamped with: another folder or another lock means: again.
stamp_of() { printf '%s %s' "$root" "$(cksum <"$root/$1")"; }

is_installed() {
    for lock in $locks; do
        [ "$(cat "$venv/.$lock" 2>/dev/null)" = "$(stamp_of "$lock")" ] || return 1
    done
    [ ! -e "$venv/.unfinished" ] && "$python" -c '' 2>/dev/null
}

make_venv() {
    say "Đang tạo môi trường Python …"
    rm -rf "$venv" 2>/dev/null
    mkdir "$venv" 2>/dev/null || stop "Không ghi được vào thư mục $root: hãy kiểm tra quyền ghi."
    free=$(df -Pk "$root" | awk 'NR == 2 { print $4 }')
    [ "$free" -gt 800000 ] || stop "Ổ đĩa chứa $root còn dưới 800 MB: hãy giải phóng chỗ trống."
    : >"$venv/.unfinished"
    "$base" -m venv "$venv" >"$venv/.log" 2>&1 ||
        stop "Không tạo được môi trường Python, xem $venv/.log."
}

# $1: a lock file. A run cut short leaves .unfinished, and the next one starts over.
install_lock() {
    say "Đang cài thư viện theo $1 …"
    : >"$venv/.unfinished"
    "$python" -m pip install --quiet --no-input --disable-pip-version-check --require-hashes \
        -r "$root/$1" >>"$venv/.log" 2>&1 || {
        ! grep -q 'No space left' "$venv/.log" || stop "Ổ đĩa đã đầy: hãy giải phóng chỗ trống."
        stop "Không cài được thư viện, hãy kiểm tra mạng rồi chạy lại; chi tiết: $venv/.log"
    }
    stamp_of "$1" >"$venv/.$1"
    rm "$venv/.unfinished"
}

install_all() {
    need_python
    need_packages "$base"
    # Two commands at once: the second waits, then finds the work done.
    exec 9<"$root/requirements.txt"
    flock 9
    is_installed || {
        case "$(cat "$venv/.requirements.txt" 2>/dev/null)" in
        "$root "*) [ ! -e "$venv/.unfinished" ] && "$python" -c '' 2>/dev/null || make_venv ;;
        *) make_venv ;;
        esac
        for lock in $locks; do
            [ "$(cat "$venv/.$lock" 2>/dev/null)" = "$(stamp_of "$lock")" ] || install_lock "$lock"
        done
    }
    exec 9<&-
}

# Runs a module of chibo.server, from wherever the user stands.
server() {
    module=$1
    shift
    PYTHONPATH=$root exec "$python" -P -m "chibo.server.$module" "$@"
}

if is_installed; then need_packages "$python"; else install_all; fi
