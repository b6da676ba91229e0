"""`manage.py read_resolution FILE`: one JSON object, or a sentence and exit status 2."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from resolutions.reading import Unreadable, read_file
from resolutions.reading.printed import resolution
from resolutions.reading.reader import MAX_BYTES, TOO_BIG


class Command(BaseCommand):
    """Reads a paper without touching the database, so that a whole folder can be tried out."""

    help = "Đọc một nghị quyết (.docx, .txt) và in ra JSON."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="tệp .docx hoặc .txt; - là đầu vào chuẩn")

    def handle(self, *args, file: str, **options):
        try:
            draft = read_file(_bytes(file), file)
        except Unreadable as refusal:
            self.stderr.write(str(refusal))
            sys.exit(2)
        self.stdout.write(json.dumps(resolution(draft), ensure_ascii=False, indent=2))


def _bytes(file: str) -> bytes:
    """The file's bytes; a file far beyond any paper is not even read."""
    if file == "-":
        return sys.stdin.buffer.read()
    path = Path(file)
    try:
        if path.stat().st_size <= MAX_BYTES:
            return path.read_bytes()
    except (OSError, ValueError) as error:
        raise Unreadable(
            f"Không mở được tệp “{file}”: hãy xem lại đường dẫn và quyền đọc."
        ) from error
    raise Unreadable(TOO_BIG)
