import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from chibo.access import Permission
from chibo.management import arguments
from chibo.regulations import Refused
from resolutions.actions import readings
from resolutions.reading import Unreadable, read_file
from resolutions.reading.proposed import head_of


class Command(BaseCommand):
    help = "Đọc một tệp nghị quyết và lưu thành dự thảo của một chi bộ; in ra số (id) của dự thảo."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="tệp .txt hoặc .docx")
        arguments.add_unit(parser)
        arguments.add_actor(parser)

    def handle(self, *, file, unit, by, **_):
        user = arguments.actor(by)
        cell = arguments.unit_for(user, Permission.EDIT_RESOLUTIONS, unit)
        draft = self._read(file)
        head = head_of(draft, cell.name, year=timezone.localdate().year)
        try:
            reading = readings.keep(unit=cell, draft=draft, source_name=file.name, by=user)
            saved = readings.save(reading=reading, by=user, **head)
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(str(saved.pk))

    def _read(self, file):
        try:
            return read_file(file.read_bytes(), file.name)
        except OSError as error:
            self._stop(f"Không mở được tệp {file}: {error.strerror}.")
        except Unreadable as unreadable:
            self._stop(str(unreadable))

    def _stop(self, sentence):
        self.stderr.write(sentence)
        sys.exit(2)
