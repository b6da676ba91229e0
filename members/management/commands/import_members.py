import json
import sys
from pathlib import Path

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError

from chibo.access import Permission
from chibo.management import arguments
from chibo.regulations import Refused
from members.actions import imports
from members.imports import Unreadable, read_file
from members.reading import guessed, parsed
from members.reading.headings import is_ignored

COUNTED = ("new", "changed", "unchanged")


class Command(BaseCommand):
    help = (
        "Đọc một danh sách đảng viên (.xlsx, .csv) và in bản xem trước thành một đối tượng JSON; "
        "chỉ ghi khi có --apply và không còn lỗi."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="tệp .xlsx hoặc .csv")
        arguments.add_unit(parser)
        arguments.add_actor(parser)
        parser.add_argument("--apply", action="store_true", help="ghi vào sổ")

    def handle(self, *, file, unit, by, apply, **_):
        user = arguments.actor(by)
        unit = arguments.unit_for(user, Permission.EDIT_MEMBERS, unit)
        grid = self._read(file)
        mapping = guessed(grid.headings)
        rows, passed = parsed(grid, mapping)
        judgement = imports.judge(rows, unit, user)
        self.stdout.write(json.dumps(_preview(judgement, mapping), ensure_ascii=False))
        self._say(grid, mapping, passed, judgement)
        if apply:
            self._apply(unit, grid, file.name, user, judgement)

    def _read(self, file):
        try:
            with file.open("rb") as opened:
                return read_file(File(opened, name=file.name))
        except OSError as error:
            self._stop(f"Không mở được tệp {file}: {error.strerror}.")
        except Unreadable as unreadable:
            self._stop(str(unreadable))

    def _say(self, grid, mapping, passed, judgement):
        """What the JSON has no place for: nothing of a file is left out without a word."""
        unread = [h for h in grid.headings if h not in mapping and not is_ignored(h)]
        lines = [*grid.notes]
        if unread:
            lines.append(f"Không đọc các cột: {', '.join(unread)}.")
        lines += [
            f"{sheet}, dòng {number}, không phải người: {text}" for sheet, number, text in passed
        ]
        for one in judgement.rows:
            lines += [f"{one.row.sheet}, dòng {one.row.number}: {said}" for said in one.warnings]
        lines += [
            f"Có trong sổ, không có trong tệp: {spell.member}." for spell in judgement.missing
        ]
        for line in lines:
            self.stderr.write(line)

    def _apply(self, unit, grid, name, user, judgement):
        counts = judgement.counts
        if not counts["wrong"] and not counts["new"] and not counts["changed"]:
            self.stderr.write("Tệp này không khác gì sổ đang có. Không có gì để ghi.")
            return
        try:
            record = imports.keep(unit=unit, grid=grid, source_name=name, by=user)
            record = imports.examine(record=record, by=user)
            imports.apply(record=record, confirmed=True, by=user)
        except Refused as refused:
            raise CommandError(str(refused)) from None

    def _stop(self, sentence):
        self.stderr.write(sentence)
        sys.exit(2)


def _preview(judgement, mapping):
    counts = judgement.counts
    errors = [
        {
            "sheet": one.row.sheet,
            "row": one.row.number,
            "column": mistake.heading,
            "problem": mistake.sentence,
        }
        for one in judgement.rows
        for mistake in one.row.mistakes
    ]
    return {name: counts[name] for name in COUNTED} | {"errors": errors, "columns": mapping}
