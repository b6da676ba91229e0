"""`manage.py read_targets`: lines of text in, one JSON object a line out."""

import json
import sys

from django.core.management.base import BaseCommand

from resolutions.reading import Unreadable, read_line
from resolutions.reading.encodings import decode
from resolutions.reading.printed import target


class Command(BaseCommand):
    """Reads every line of standard input as a target; a blank line gives no object."""

    help = "Đọc từng dòng chỉ tiêu ở đầu vào chuẩn và in mỗi dòng một JSON."
    requires_system_checks = []

    def handle(self, *args, **options):
        try:
            text, warnings = decode(_input())
        except Unreadable as refusal:
            self.stderr.write(str(refusal))
            sys.exit(2)
        for warning in warnings:
            self.stderr.write(warning)
        for line in text.splitlines():
            if line.strip():
                found = {"text": line, "targets": [target(t) for t in read_line(line)]}
                self.stdout.write(json.dumps(found, ensure_ascii=False))


def _input() -> bytes:
    """Standard input as bytes, so that the reader and not the terminal finds the encoding."""
    if hasattr(sys.stdin, "buffer"):
        return sys.stdin.buffer.read()
    return sys.stdin.read().encode()
