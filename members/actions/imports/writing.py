"""The one write of an import: members, stays, spells and the record to undo it by."""

import json
from collections import defaultdict
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from chibo.history import action
from chibo.models.copying import copy_in, copy_over
from chibo.regulations import Finding, Refused, Weight, enforce
from members.actions.members import DATES, keep_confirmed, plain
from members.actions.numbers import seal
from members.actions.spells import derived
from members.enums import Entry, ImportState
from members.models import SEALED, Affiliation, ImportedRow, Office, Spell
from members.queries import marks_of_all
from members.reading import Grid, parsed

from .judging import CHANGED, NEW, WRONG, judge
from .keeping import told_rows, waiting_still


@action("nhập danh sách đảng viên từ tệp")
def apply(*, record, version=None, confirmed=False, rows=None, by):
    """Write a kept file. It is judged once more, with its members locked, by the same rules.

    One wrong row and nothing is written; warnings wait for `confirmed`. `rows` are those of the
    file by its mapping, where somebody has read them already.
    """
    record = waiting_still(record, version)
    if rows is None:
        rows, _ = parsed(Grid.from_text(record.grid.reveal()), record.mapping)
    judgement = judge(rows, record.unit, by, lock=True)
    _require_as_shown(judgement, record)
    _require_right(judgement)
    enforce(_warnings(judgement), confirmed=confirmed)
    written = write(judgement)
    copy_in(_kept(record, one, before) for one, before in written)
    record.state, record.applied_at = ImportState.APPLIED, timezone.now()
    record.counts, record.grid, record.preview = judgement.counts, None, None
    record.version += 1
    record.save()
    return record


def write(judgement):
    """[(judged row, {field: value before})] of the rows that were written."""
    new = [one for one in judgement.rows if one.state == NEW]
    changed = [one for one in judgement.rows if one.state == CHANGED]
    _enter(new)
    befores = _correct(changed, judgement.register)
    return [*((one, {}) for one in new), *zip(changed, befores, strict=True)]


def _enter(new):
    for one in new:
        keep_confirmed(one.member, one.findings)
        seal(one.member, {n: v for n, v in one.row.fields.items() if n in SEALED and v})
        one.member.version = 1
    copy_in(one.member for one in new)
    stays = [
        Affiliation(
            member=one.member,
            unit=one.cell,
            valid=DateRange(one.since, None),
            reason=Entry.RECORDED,
        )
        for one in new
    ]
    copy_in(stays)
    copy_in(
        Office(
            member=one.member,
            unit=one.cell,
            post=one.member.party_post,
            valid=DateRange(max(one.since, one.member.official_on), None),
        )
        for one in new
        if one.member.party_post
    )
    write_spells((one.member, [stay], ()) for one, stay in zip(new, stays, strict=True))


def _correct(changed, register):
    """Columns that were not touched are not written: a sealed one would look changed."""
    groups, befores = defaultdict(list), []
    for one in changed:
        fields = {name: after for name, (_, after) in one.changes.items()}
        before = {name: before for name, (before, _) in one.changes.items()}
        befores.append(before)
        confirmed = list(one.member.confirmations)
        keep_confirmed(one.member, one.findings)
        if one.member.confirmations != confirmed:
            before["confirmations"] = confirmed
            fields["confirmations"] = one.member.confirmations
        groups[frozenset(put(one.member, fields))].append(one.member)
    save(groups)
    moved = [one.member for one in changed if one.changes.keys() & set(DATES)]
    rewrite_spells(moved, register.stays)
    return befores


def put(member, fields):
    """Set values on a member; the columns that must then be written."""
    for name, value in plain(fields).items():
        setattr(member, name, value)
    member.version += 1
    return [*plain(fields), *seal(member, fields), "version"]


def save(groups):
    """{columns: members}, a statement for each group."""
    for columns, members in groups.items():
        copy_over(members, sorted(columns))


def rewrite_spells(members, stays):
    """The spells of members whose dates changed, from their stays {member id: affiliations}."""
    Spell.unscoped.filter(member__in=members).delete()
    marks = marks_of_all([member.pk for member in members])
    write_spells((member, stays[member.pk], marks[member.pk]) for member in members)


def write_spells(lives):
    """The spells of members that have none; `lives` are (member, affiliations, marks)."""
    copy_in(spell for life in lives for spell in derived(*life))


def _require_as_shown(judgement, record):
    """Somebody may have written meanwhile: then the preview is no longer what would be written."""
    shown = json.loads(record.preview.reveal())["rows"] if record.preview else None
    if shown != told_rows(judgement):
        sentence = "Sổ vừa thay đổi sau khi xem trước. Chưa ghi gì; hãy xem lại bản xem trước."
        raise Refused(Finding("", sentence))


def _require_right(judgement):
    wrong = [one for one in judgement.rows if one.state == WRONG]
    if wrong:
        sentence = f"Còn {len(wrong)} dòng lỗi. Chưa ghi gì; hãy sửa trong tệp rồi chọn lại."
        raise Refused(Finding("", sentence))
    if not any(one.state in (NEW, CHANGED) for one in judgement.rows):
        sentence = "Tệp này không khác gì danh sách đang có. Không có gì để ghi."
        raise Refused(Finding("", sentence))


def _warnings(judgement):
    """One for all: the preview told each."""
    if warned := judgement.counts["warned"]:
        sentence = f"{warned} dòng có điều cần lưu ý. Hãy xem từng dòng, đánh dấu đã xem rồi ghi."
        yield Finding("", sentence, weight=Weight.WARNS)


def _kept(record, one, before):
    return ImportedRow(
        source=record,
        member=one.member,
        sheet=one.row.sheet[:100],
        number=one.row.number,
        before=json.dumps(before, default=_as_text, ensure_ascii=False) if before else None,
        version=one.member.version,
    )


def _as_text(value):
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} is not kept")
