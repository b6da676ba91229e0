"""A file kept on the server until its owner has looked at it: a closed laptop loses nothing."""

import json
from datetime import date, timedelta

from django.db.models import F
from django.utils import timezone

from chibo.encryption import Sealed
from chibo.history import action
from chibo.models import Disclosure
from chibo.regulations import Finding, Refused, expect_version
from chibo.vietnamese.text import clean_line
from members.enums import ImportState
from members.models import SEALED, ListImport
from members.models.list_import import KEPT_DAYS
from members.reading import BY_FIELD, COLUMNS, Grid, guessed, parsed
from members.reading.columns import SEVERAL
from members.reading.headings import is_ignored

from .judging import NEW, judge

HIDDEN, SAMPLED = "(đã che)", 30


@action("chọn tệp danh sách đảng viên để nhập")
def keep(*, unit, grid, source_name, by):
    """What was read of a file, with the columns as guessed. Files nobody confirmed are let go."""
    stale = timezone.now() - timedelta(days=KEPT_DAYS)
    waiting = ListImport.unscoped.filter(state=ImportState.KEPT, kept_at__lt=stale)
    waiting.update(state=ImportState.EXPIRED, grid=None, preview=None, version=F("version") + 1)
    return ListImport.unscoped.create(
        unit=unit,
        reader=by,
        source_name=clean_line(source_name)[-200:],
        grid=Sealed(grid.to_text()),
        mapping=guessed(grid.headings),
    )


@action("xem trước danh sách đảng viên sẽ nhập")
def examine(*, record, mapping=None, version=None, looked=None, by):
    """Judge the kept file by a mapping {heading: field} and keep what it would do.

    `looked` is what `look` has answered for the file as it is, where that was done before.
    """
    record = waiting_still(record, version)
    choose_columns(record, mapping)
    record.counts, shown = looked or look(record, by)
    _disclose(record, by)
    record.preview = Sealed(json.dumps(shown, ensure_ascii=False))
    record.version += 1
    record.save(update_fields=["mapping", "preview", "counts", "version"])
    return record


def look(record, by, progress=None):
    """(counts, what the kept file would do as data): nothing is written."""
    grid = Grid.from_text(record.grid.reveal())
    rows, passed = parsed(grid, record.mapping, progress)
    judgement = judge(rows, record.unit, by, progress=progress)
    return judgement.counts, _told(judgement, passed) | {
        "headings": [name for name in grid.headings if not is_ignored(name)],
        "samples": _samples(grid, passed),
        "notes": grid.notes,
    }


def _disclose(record, by):
    """A preview tells which lines differ from the records, so a guess in the file is an answer:
    comparing what is masked is on record like opening it."""
    compared = [name for name in SEALED if name in record.mapping.values()]
    Disclosure.objects.bulk_create(
        Disclosure(
            user=by,
            subject=f"unit:{record.unit_id}",
            field=name,
            reason=f"Đối chiếu với tệp {record.source_name}",
        )
        for name in compared
    )


def choose_columns(record, mapping):
    """Put {heading: field} on the record, unsaved; `Refused` when it makes no sense."""
    if mapping is not None:
        _require_sensible(mapping)
        record.mapping = mapping


def waiting_still(record, version=None):
    """The locked row of an import that nobody has confirmed yet."""
    record = expect_version(record, version)
    if record.state != ImportState.KEPT:
        sentence = f"Tệp này {record.get_state_display().lower()} rồi. Hãy chọn lại tệp."
        raise Refused(Finding("", sentence))
    return record


def _require_sensible(mapping):
    taken = {}
    for heading, name in mapping.items():
        if name not in BY_FIELD:
            raise Refused(Finding("", f"Không có mục “{name}”. Hãy chọn lại."))
        if name in taken and name not in SEVERAL:
            label = BY_FIELD[name].label
            sentence = f"Hai cột “{taken[name]}” và “{heading}” cùng là “{label}”. Hãy bỏ một."
            raise Refused(Finding("", sentence))
        taken[name] = heading


def _told(judgement, passed):
    """The preview as data, masked values left out."""
    return {
        "rows": told_rows(judgement),
        "passed": passed,
        "missing": [
            [spell.member_id, spell.member.full_name, spell.member.birth_text, str(spell.unit)]
            for spell in judgement.missing
        ],
    }


def told_rows(judgement):
    """What each row would do, in words."""
    return [_row(one) for one in judgement.rows]


def _samples(grid, passed):
    """{heading: what stands first below it}, by which a person knows the column."""
    found, nobody = {}, {(sheet, number) for sheet, number, _ in passed}
    for sheet in grid.sheets:
        people = [cells for number, cells in sheet.lines if (sheet.name, number) not in nobody]
        for cells in people[:SAMPLED]:
            for heading, cell in zip(sheet.headings, cells, strict=False):
                if heading and cell not in (None, ""):
                    found.setdefault(heading, _short(cell))
    return found


def _short(cell):
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)[:40]


def _row(one):
    return {
        "sheet": one.row.sheet,
        "number": one.row.number,
        "name": one.row.name or (one.member.full_name if one.member else ""),
        "state": one.state,
        "cell": str(one.cell) if one.cell else "",
        "changes": [_change(name, *pair) for name, pair in one.changes.items()],
        "read": _read(one.row.fields) if one.state == NEW else [],
        "mistakes": [[m.heading, m.sentence] for m in one.row.mistakes],
        "warnings": [str(finding) for finding in one.warnings],
        "notes": one.row.notes,
    }


def _read(fields):
    """[label, value] of what was read of somebody new, so that it can be checked before writing."""
    there = {name: value for name, value in fields.items() if value}
    if "birth_date" in there:
        there["birth"] = there["birth_date"], there["birth_precision"]
    return [
        [column.label, HIDDEN if column.sealed else column.show(there[column.field])]
        for column in COLUMNS
        if column.field in there and column.field != "full_name"
    ]


def _change(name, before, after):
    label = BY_FIELD[name].label
    if name in SEALED:
        return [label, HIDDEN if before else "", HIDDEN if after else ""]
    show = BY_FIELD[name].show
    return [label, *(show(value) if value else "" for value in (before, after))]
