import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from chibo.migrations import _roles
from chibo.models import Unit, User
from chibo.server import archive, dump, keys
from chibo.server.places import Places
from chibo.server.running import is_running
from chibo.server.trouble import Trouble, told


class Command(BaseCommand):
    help = "Khôi phục từ tệp do lệnh backup lập: khôi phục trọn vẹn, hoặc không thay đổi gì."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="TỆP")
        parser.add_argument("--replace", action="store_true", help="thay hẳn dữ liệu đang có")

    def handle(self, *, file, replace, **_):
        sys.exit(told(self.read)(file, replace=replace))

    def read(self, file, *, replace):
        places = Places(Path(settings.DATA_DIR))
        if is_running(places):
            raise Trouble("Chibo đang chạy: hãy dừng bin/run rồi mới khôi phục.")
        if not replace and self.holds_data():
            raise Trouble("Cơ sở dữ liệu đang có dữ liệu: thêm --replace để thay hẳn bằng bản sao.")
        with tempfile.TemporaryDirectory(dir=places.data, prefix="restore-") as name:
            folder = Path(name)
            manifest = archive.unpack(file, folder)
            self.check_key(places, manifest, folder)
            connection.close()
            dump.read(places, os.environ["DATABASE_URL"], folder / archive.DUMP)
            self.put_in_place(places, folder)
        self.bring_up_to_date()
        self.stderr.write(f"Đã khôi phục từ {file}, bản lập lúc {manifest['made_at']}.")
        return 0

    def holds_data(self):
        """Whether anybody would miss what is here."""
        known = connection.introspection.table_names()
        return any(
            model._meta.db_table in known and model._base_manager.exists() for model in (User, Unit)
        )

    def check_key(self, places, manifest, folder):
        """The restored columns must be readable with the key this machine will use."""
        given = settings.ENCRYPTION_KEY
        same = hashlib.sha256(given.encode()).hexdigest() == manifest["key"]
        from_file = (places.secrets / "encryption-key").exists() and given == keys.encryption_key(
            places
        )
        if not same and not (from_file and (folder / archive.KEY).exists()):
            raise Trouble(
                "Bản sao lưu dùng khóa mã hóa khác và không kèm khóa: hãy chép khóa ấy vào "
                f"{places.secrets / 'encryption-key'} rồi chạy lại; chưa có gì thay đổi."
            )

    def put_in_place(self, places, folder):
        """Files and keys follow the database; each moves in one step."""
        for path in (folder / "secrets").glob("*"):
            keys.write(places.secrets / path.name, path.read_text().strip())
        (folder / "files").mkdir(exist_ok=True)
        if places.files.exists():
            places.files.rename(folder / "files.replaced")
        shutil.move(folder / "files", places.files)

    def bring_up_to_date(self):
        """An older backup meets newer code; rights are not part of a backup."""
        with connection.cursor() as cursor:
            cursor.execute(_roles.MAKE)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("grant_web_role")
