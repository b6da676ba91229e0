"""The web server: an address kept from the first moment, gunicorn behind it, the first answer."""

import contextlib
import errno
import http.client
import os
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

from chibo.server.places import ROOT
from chibo.server.privileges import tied
from chibo.server.trouble import Trouble

PATIENCE = 120  # seconds until the first answer


def reserve(port):
    """A listening socket, before anything else is done, so that nobody takes the port meanwhile.

    A browser that comes too early waits for gunicorn instead of being refused.
    """
    host = os.environ.get("CHIBO_LISTEN") or "127.0.0.1"
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
        door.listen(128)
    except OSError as error:
        door.close()
        if error.errno == errno.EADDRINUSE:
            raise Trouble(
                f"Cổng {port} đang có chương trình khác dùng: hãy dừng nó, hoặc chọn cổng khác, "
                f"ví dụ PORT={port + 1 if port < 65535 else 8080} bin/run."
            ) from error
        raise Trouble(f"Không mở được cổng {port}: {error.strerror}.") from error
    return door


def serve(door, environment):
    """gunicorn on the reserved address, in its own session: we decide in what order things end."""
    door.set_inheritable(True)
    words = [sys.executable, "-m", "gunicorn", "--config", "python:chibo.server.workers"]
    words += ["--bind", f"fd://{door.fileno()}", "--chdir", str(ROOT)]
    return subprocess.Popen(
        tied(words, "TERM"),
        stdin=subprocess.DEVNULL,
        pass_fds=[door.fileno()],
        start_new_session=True,
        cwd=ROOT,
        env=environment,
    )


def wait_for_answer(server, port, origin):
    """Return when a page is answered; an error page counts as trouble, any other page is fine."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise Trouble("Máy chủ web không khởi động được, xem thông báo ở trên.")
        with contextlib.suppress(OSError, http.client.HTTPException):
            if _status(port, origin) >= 500:
                raise Trouble("Máy chủ web đã chạy nhưng trang đầu báo lỗi, xem thông báo ở trên.")
            return
        time.sleep(0.05)
    raise Trouble("Máy chủ web chờ quá lâu chưa trả lời.")


def _status(port, origin):
    parts = urlsplit(origin)
    headers = {"Host": parts.netloc, "X-Forwarded-Proto": parts.scheme}
    connection = http.client.HTTPConnection(_reachable(), port, timeout=PATIENCE)
    try:
        connection.request("GET", "/", headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


def _reachable():
    host = os.environ.get("CHIBO_LISTEN") or "127.0.0.1"
    return "127.0.0.1" if host == "0.0.0.0" else host


def stop(server):
    """Let running requests finish, but not for long."""
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(timeout=8)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
