"""gunicorn's settings; `web.py` adds the address."""

import ctypes
import os
import signal

wsgi_app = "chibo.wsgi:application"
workers = 2
threads = 4
worker_class = "gthread"
preload_app = True  # one import for both workers, and an error at start ends the start
graceful_timeout = 5
loglevel = "warning"
control_socket_disable = True

PR_SET_PDEATHSIG = 1


def post_fork(server, worker):
    """A worker ends with the process that could restart it, even when that one was killed.

    No signal comes for one that died before it was asked for.
    """
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != server.pid:
        os._exit(1)
