"""`bin/run`: everything Chibo needs, started in order, and ended in order when told to."""

import contextlib
import fcntl
import json
import os
import select
import signal
import subprocess
import sys

from chibo.server import keys, prepared, system, web
from chibo.server.environment import Database, for_django, port
from chibo.server.places import ROOT, Places
from chibo.server.privileges import tied
from chibo.server.trouble import Trouble, told

DEMO_ACCOUNTS = (
    ("bithu", "bí thư một chi bộ"),
    ("vanphong", "văn phòng cấp ủy của chi bộ ấy"),
    ("captren", "cấp ủy cấp trên, theo dõi"),
    ("quantri", "quản trị tổ chức và tài khoản"),
)


class Ended(BaseException):
    """Somebody asked us to stop: Ctrl-C, a closed terminal, a system going down."""


def _end(number, frame):
    raise Ended


def obey_signals():
    """Turn the requests to end into `Ended`; under `nohup` a closed terminal is not one."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end)


def deaf():
    """From here on we are ending already."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


@contextlib.contextmanager
def only_one(places, address):
    """Hold the folder for one running Chibo; the second is told where the first is."""
    with places.run_lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise Trouble(
                f"Chibo đang chạy với thư mục này rồi, tại {file.read().strip()}"
            ) from error
        file.truncate(0)
        file.write(address)
        file.flush()
        yield


def is_running(places):
    """Whether a `bin/run` holds this folder."""
    if not places.run_lock.exists():
        return False
    with places.run_lock.open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def prepare(places, database, *words):
    """Run `manage.py prepare` as the owner; returns what it says about the database."""
    command = [sys.executable, str(ROOT / "manage.py"), "prepare", *words]
    done = subprocess.run(
        tied(command, "KILL"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        env=for_django(places, database.owner) | demo_password(places),
        start_new_session=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Trouble("Chuẩn bị cơ sở dữ liệu không thành công, xem thông báo ở trên.")
    return json.loads(done.stdout.splitlines()[-1])


def demo_password(places):
    """The password of the demo accounts: the one asked for, else the one kept, else a new one."""
    kept = keys.kept(places.secrets / "demo-password", keys.password)
    return {"CHIBO_DEMO_PASSWORD": os.environ.get("CHIBO_DEMO_PASSWORD") or kept}


def prepare_for_run(places, database, *, empty):
    """Bring database and static files up to date, skipping what was done for the same code."""
    asked = os.environ.get("CHIBO_DEMO_PASSWORD")
    path = places.secrets / "demo-password"
    unchanged = not asked or (path.exists() and path.read_text().strip() == asked)
    if not database.outside and not empty and unchanged:
        if prepared.is_done(places, prepared.DEMO):
            return {"demo": True, "users": True}
    print("Đang chuẩn bị cơ sở dữ liệu …", flush=True)
    state = prepare(places, database, *(["--empty"] if empty else []))
    if state["demo"] and asked:
        keys.write(path, asked)
    prepared.note(places, prepared.DEMO if state["demo"] else prepared.SCHEMA)
    return state


def first_steps(places, database):
    """Lead the first administrator through the first account, unit and secretary."""
    if not sys.stdin.isatty():
        print("Chưa có tài khoản nào: hãy chạy bin/manage first_steps trong cửa sổ dòng lệnh.")
        return
    command = [sys.executable, str(ROOT / "manage.py"), "first_steps"]
    environment = for_django(places, database.web)
    if subprocess.run(tied(command, "TERM"), env=environment, check=False).returncode:
        raise Trouble("Chưa tạo xong tài khoản đầu tiên: hãy chạy lại bin/run --empty.")


def greet(places, origin, state):
    """Address and, in a demo, who may sign in."""
    lines = ["", f"Chibo đang chạy tại {origin}", ""]
    if state["demo"]:
        lines += ["Tài khoản dùng thử (mật khẩu ban đầu như nhau):"]
        lines += [f"  {name:<10} {who}" for name, who in DEMO_ACCOUNTS]
        lines += [f"  mật khẩu:  {demo_password(places)['CHIBO_DEMO_PASSWORD']}", ""]
    print("\n".join([*lines, "Nhấn Ctrl-C để dừng."]), flush=True)


def watch(server, database):
    """Wait for the end: asked for (`Ended`), or because a part has died."""
    parts = [os.pidfd_open(server.pid)] + ([database.lease] if database.lease else [])
    gone, _, _ = select.select(parts, [], [])
    part = "Cơ sở dữ liệu" if database.lease in gone else "Máy chủ web"
    raise Trouble(f"{part} đã dừng đột ngột; Chibo dừng theo. Hãy chạy lại bin/run.")


def run(places, *, empty):
    """Start everything, say so, and stay until the end."""
    number = port()
    origin = os.environ.get("CHIBO_ORIGIN") or f"http://127.0.0.1:{number}"
    places.make()
    system.enough_room(places.data)
    with only_one(places, origin), contextlib.ExitStack() as ending:
        door = ending.enter_context(web.reserve(number))
        database = Database(places)
        ending.callback(database.give_back)
        state = prepare_for_run(places, database, empty=empty)
        if not state["users"]:
            first_steps(places, database)
        server = web.serve(door, for_django(places, database.web))
        ending.callback(web.stop, server)
        ending.callback(deaf)
        door.close()
        web.wait_for_answer(server, number, origin)
        greet(places, origin, state)
        watch(server, database)


@told
def main():
    words = sys.argv[1:]
    if words not in ([], ["--empty"]):
        raise Trouble("Cách dùng: bin/run [--empty]   (--empty: không nạp dữ liệu dùng thử)")
    obey_signals()
    try:
        run(Places.from_environment(), empty=bool(words))
    except Ended:
        deaf()
        print("\nĐã dừng.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
