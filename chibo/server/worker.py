"""The worker beside the web server: long work behind the pages. One is kept running.

A job that needs too much memory may cost its worker its life. That must not take the pages with it,
so a worker that died is started again; one that cannot even start ends everything, with a sentence.
"""

import subprocess
import sys
import time

from chibo.server import web
from chibo.server.places import ROOT
from chibo.server.privileges import tied
from chibo.server.trouble import Trouble

SHORT_LIFE = 15  # seconds: whoever lives shorter has not come to work
MOST_SHORT_LIVES = 3


class Worker:
    """The process that `manage.py worker` runs in, and its successors."""

    def __init__(self, environment):
        self.environment, self.process, self.short_lives = environment, None, 0

    def start(self):
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            tied([sys.executable, str(ROOT / "manage.py"), "worker"], "TERM"),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            cwd=ROOT,
            env=self.environment,
        )

    def start_again(self):
        """It has died: another takes its place, and the job it had."""
        self.process.wait()
        lived = time.monotonic() - self.started
        self.short_lives = self.short_lives + 1 if lived < SHORT_LIFE else 0
        if self.short_lives >= MOST_SHORT_LIVES:
            raise Trouble("Tiến trình chạy nền không khởi động được, xem thông báo ở trên.")
        print("Tiến trình chạy nền đã dừng đột ngột, đang mở lại.", flush=True)
        self.start()

    def stop(self):
        """The job in hand goes back to the queue."""
        if self.process:
            web.stop(self.process)
