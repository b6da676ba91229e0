"""`manage.py read_targets`: lines of text in, one JSON object a line out."""

import json
import sys

from django.core.management.base import BaseCommand

from resolutions.reading import Unreadable, read_line
from resolutions.reading.printed import target
from resolutions.reading.reader import plain_text


class Command(BaseCommand):
    """One object for every line of standard input, so that line n answers line n."""

    help = "Đọc từng dòng chỉ tiêu ở đầu vào chuẩn và in mỗi dòng một JSON."
    requires_system_checks = []

    def handle(self, *args, **options):
        try:
            text, warnings = plain_text(_input())
        except Unreadable as refusal:
            self.stderr.write(str(refusal))
            sys.exit(2)
        for warning in warnings:
            self.stderr.write(warning)
        for line in text.removesuffix("\n").split("\n") if text else ():
            written = line.rstrip("\r")
            found = {"text": written, "targets": [target(t) for t in read_line(written)]}
            self.stdout.write(json.dumps(found, ensure_ascii=False))


def _input() -> bytes:
    """Standard input as bytes, so that the reader and not the terminal finds the encoding."""
    if hasattr(sys.stdin, "buffer"):
        return sys.stdin.buffer.read()
    return sys.stdin.read().encode()
