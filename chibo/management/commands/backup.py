import hashlib
import os
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from chibo.server import archive, dump
from chibo.server.places import Places
from chibo.server.trouble import told


class Command(BaseCommand):
    help = (
        "Sao lưu toàn bộ vào một tệp: cơ sở dữ liệu, các tệp kèm và khóa mã hóa. "
        "Tệp này mật như chính hồ sơ: hãy cất giữ như vậy."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="TỆP")
        parser.add_argument(
            "--without-key",
            action="store_true",
            help="không kèm khóa mã hóa; khi ấy phải tự cất .data/secrets/encryption-key nơi khác",
        )

    def handle(self, *, file, without_key, **_):
        sys.exit(told(self.write)(file, with_key=not without_key))

    def write(self, file, *, with_key):
        places = Places(Path(settings.DATA_DIR))
        with tempfile.TemporaryDirectory(dir=places.data, prefix="backup-") as folder:
            dumped = Path(folder) / "database.dump"
            dump.write(places, os.environ["DATABASE_URL"], dumped)
            archive.write(
                file,
                archive.contents(places, dumped, with_key=with_key),
                made_at=timezone.localtime().isoformat(timespec="seconds"),
                key=hashlib.sha256(settings.ENCRYPTION_KEY.encode()).hexdigest(),
            )
        self.stderr.write(f"Đã sao lưu vào {file}.")
        return 0
