"""`bin/run`: everything Chibo needs, started in order, and ended in order when told to."""

import contextlib
import os
import select
import signal
import subprocess
import sys

from chibo.server import preparation, web
from chibo.server.environment import Database, for_django, port
from chibo.server.places import ROOT, Places
from chibo.server.privileges import tied
from chibo.server.running import only_one
from chibo.server.trouble import Trouble, told
from chibo.server.worker import Worker

DEMO_ACCOUNTS = (
    ("bithu", "bí thư một chi bộ"),
    ("vanphong", "văn phòng cấp ủy của chi bộ ấy"),
    ("captren", "cấp ủy cấp trên, theo dõi"),
    ("quantri", "quản trị tổ chức và tài khoản"),
)

GRACE = 1  # seconds between the death of a worker and its successor


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
        lines += [f"  mật khẩu:  {preparation.demo_password(places)['CHIBO_DEMO_PASSWORD']}", ""]
    print("\n".join([*lines, "Nhấn Ctrl-C để dừng."]), flush=True)


def watch(server, worker, database):
    """Wait for the end: asked for (`Ended`), or because a part has died; a worker is replaced."""
    parts = [os.pidfd_open(server.pid)] + ([database.lease] if database.lease else [])
    while True:
        working = os.pidfd_open(worker.process.pid)
        gone, _, _ = select.select([*parts, working], [], [])
        os.close(working)
        if gone == [working]:  # alone, or is the database going too, and the worker was quicker?
            gone, _, _ = select.select(parts, [], [], GRACE)
        if gone:
            part = "Cơ sở dữ liệu" if database.lease in gone else "Máy chủ web"
            raise Trouble(f"{part} đã dừng đột ngột; Chibo dừng theo. Hãy chạy lại bin/run.")
        worker.start_again()


def run(places, *, empty):
    """Start everything, say so, and stay until the end."""
    number = port()
    origin = os.environ.get("CHIBO_ORIGIN") or f"http://127.0.0.1:{number}"
    places.make()
    places.enough_room()
    with only_one(places, origin), contextlib.ExitStack() as ending:
        door = ending.enter_context(web.reserve(number))
        database = Database(places)
        ending.callback(database.give_back)
        state = preparation.for_run(places, database, empty=empty)
        if not state["users"]:
            first_steps(places, database)
        environment = for_django(places, database.web)
        server, worker = web.serve(door, environment), Worker(environment)
        ending.callback(web.stop, server)
        ending.callback(worker.stop)
        ending.callback(deaf)
        door.close()
        web.wait_for_answer(server, number, origin)
        worker.start()  # after the first answer: a page has somebody waiting, a job has not
        greet(places, origin, state)
        watch(server, worker, database)


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
