import os
import signal

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection
from django.utils import timezone

from chibo.actions import figures, work
from chibo.actions.jobs import CHANNEL

LOOK_AGAIN = 15  # seconds: for what no word comes of: jobs whose worker died, stale figures
TIDY_UP = 3600  # seconds
STANDS_BACK = 5  # a page has somebody waiting, a job has not
ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Command(BaseCommand):
    help = (
        "Làm các việc chạy nền (tệp lâu mới lập xong). bin/run đã mở sẵn một tiến trình như vậy; "
        "lệnh này dành cho nơi tự quản lý tiến trình, mở thêm bao nhiêu cũng được."
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi thôi")

    def handle(self, *, once, **_):
        os.nice(STANDS_BACK)
        for number in ENDING:
            if signal.getsignal(number) != signal.SIG_IGN:  # under `nohup`
                signal.signal(number, self.stop)
        try:
            self.work(once=once)
        except work.Stopped:
            return
        except Error as error:
            raise CommandError("Mất kết nối với cơ sở dữ liệu, việc chạy nền dừng lại.") from error

    def stop(self, *_):
        """Once is enough: what follows is the way out."""
        for number in ENDING:
            signal.signal(number, signal.SIG_IGN)
        raise work.Stopped

    def work(self, *, once):
        tidied = None
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
        while True:
            if tidied is None or (timezone.now() - tidied).total_seconds() > TIDY_UP:
                work.expire()
                tidied = timezone.now()
            while work.run_next():
                pass
            figures.refresh_everything(today=timezone.localdate())
            if once:
                return
            self.wait()

    def wait(self):
        """Until somebody asks for something, or for a while."""
        for _ in connection.connection.notifies(timeout=LOOK_AGAIN, stop_after=1):
            return
