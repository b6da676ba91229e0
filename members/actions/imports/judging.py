"""Rows of a list against the register: what each would do, by the very rules of entering one."""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from chibo.regulations import Finding, Weight
from chibo.vietnamese.dates import short_date
from members.actions.affiliations import may_begin
from members.actions.members import DATES, check_dates, plain
from members.actions.numbers import check_numbers
from members.enums import BirthPrecision, PartyPost
from members.models import SEALED, Member
from members.queries.imports import Register, missing
from members.reading import BY_FIELD, COLUMNS, ParsedRow

from .matching import Seen, cell_of, match

NEW, CHANGED, UNCHANGED, WRONG = "new", "changed", "unchanged", "wrong"
BIRTH = ("birth_date", "birth_precision")
NEEDED = [column.field for column in COLUMNS if column.required and column.field != "birth"]
OLDEST = 120


@dataclass
class JudgedRow:
    """A row and what it would do. `changes` are {field: (before, after)}."""

    row: ParsedRow
    state: str = ""
    member: Member | None = None
    cell: object = None
    since: date | None = None
    changes: dict = field(default_factory=dict)
    findings: list = field(default_factory=list)

    @property
    def warnings(self):
        """What is unusual and waits for a yes."""
        return [finding for finding in self.findings if finding.weight is Weight.WARNS]


@dataclass
class Judgement:
    """All rows, and the people on today's roll whom the list does not name."""

    rows: list
    missing: list
    register: Register = field(repr=False)

    @property
    def counts(self):
        """How many rows there are of each state, and how many are warned of."""
        counted = dict.fromkeys((NEW, CHANGED, UNCHANGED, WRONG), 0)
        for judged in self.rows:
            counted[judged.state] += 1
        return counted | {"warned": sum(bool(judged.warnings) for judged in self.rows)}


def judge(rows, unit, user, *, lock=False, progress=None):
    """The rows judged for `unit` by what `user` may change there. Nothing is written.

    Rows that say the same twice are wrong: a list names everybody once.
    """
    register = Register(rows, unit, user, lock=lock)
    seen = Seen()
    judged = []
    for done, row in enumerate(rows, 1):
        judged.append(_judged(row, register, seen))
        if progress and done % 500 == 0:
            progress(done, len(rows))
    met = {one.member.pk for one in judged if one.member and one.member.pk}
    cells = {one.cell.pk for one in judged if one.cell} or {cell.pk for cell in register.cells.all}
    if unit.kind.is_cell:
        cells = {unit.pk}
    absent = list(missing(cells, met, timezone.localdate()))
    return Judgement(judged, absent, register)


def _judged(row, register, seen):
    one = JudgedRow(row)
    one.cell = cell_of(row, register)
    found = match(row, register)
    seen.note(row, found)
    if found is None:
        _judge_new(one, register)
    else:
        one.member = found
        _judge_known(one, register)
    for finding in one.findings:
        if finding.weight is Weight.BLOCKS:
            row.wrong(_column(row, finding.field), str(finding))
    one.state = WRONG if row.mistakes else one.state
    return one


def _column(row, name):
    """The column a finding is about: the day of a stay is that of the list, or the ceremony's."""
    if name == "on":
        return "since" if row.since else "ceremony_on"
    return name or "full_name"


# --- What it would do ---------------------------------------------------------------------------


def _judge_new(one, register):
    """Somebody who is not in the register: all that `members.register` asks."""
    row, one.state = one.row, NEW
    for name in NEEDED:
        if not row.fields.get(name):
            row.wrong(name, _remedy(row, name))
    if "birth_date" not in row.fields:
        row.wrong("birth", _remedy(row, "birth"))
    if one.cell is None:
        row.wrong("unit", "Thiếu chi bộ. Hãy thêm cột Chi bộ và điền tên hoặc mã.")
    fields = {name: value for name, value in row.fields.items() if value not in (None, "")}
    _check_shape(row, fields)
    one.member = member = Member(unit=one.cell, **plain(fields))
    one.findings = [*check_numbers(member, fields, register.held)]
    if member.ceremony_on and member.birth_date:
        one.findings += check_dates(member, changed=True, rule_of=register.rule_of)
    if member.ceremony_on and one.cell:
        one.since = row.since or max(member.ceremony_on, one.cell.opened_on)
        one.findings += may_begin(member, one.cell, one.since)
        one.findings += _may_lead(member, register)


def _judge_known(one, register):
    """Somebody in the register: only what differs, as `members.correct` would write it."""
    row, member = one.row, one.member
    _check_stay(one, register.stays[member.pk])
    _check_birth(row, member)
    _check_shape(row, row.fields)
    one.changes = dict(_differences(row.fields, member))
    _check_post(row, one.changes)
    one.state = CHANGED if one.changes else UNCHANGED
    fields = {name: after for name, (_, after) in one.changes.items()}
    after = _as_it_would_be(member, fields)
    moved = any(name in fields for name in DATES)
    one.findings = [*check_numbers(member, fields, register.held)]
    if moved:
        one.findings += check_dates(after, changed=True, rule_of=register.rule_of)


def _differences(fields, member):
    """(field, (before, after)) where the list says something else; an empty cell says nothing."""
    for name, after in fields.items():
        if name in BIRTH:
            continue
        before = getattr(member, name)
        before = before.reveal() if name in SEALED and before else before
        if (before or None) != (after or None):
            yield name, (before, after)


def _as_it_would_be(member, fields):
    """The dates of a record after the change, for the rules to look at."""
    after = Member(birth_date=member.birth_date, **{n: getattr(member, n) for n in DATES})
    for name in DATES:
        if name in fields:
            setattr(after, name, fields[name])
    return after


def _check_stay(one, stays):
    """A list moves nobody: who is elsewhere, or has left, is told."""
    member, row = one.member, one.row
    current = next((stay for stay in stays if stay.valid.upper is None), None)
    if current is None:
        sentence = (
            f"Đồng chí {member} đã rời chi bộ. Hãy ghi trở lại trong hồ sơ (mục Quá trình) "
            "rồi nhập lại, hoặc bỏ dòng này."
        )
        row.wrong("full_name", sentence)
        return
    if one.cell is None:
        one.cell = current.unit
    elif one.cell.pk != current.unit_id:
        sentence = (
            f"Đồng chí {member} đang sinh hoạt ở {current.unit}. Hãy chuyển đồng chí ấy trong hồ "
            "sơ trước, hoặc bỏ dòng này."
        )
        row.wrong("unit", sentence)
    if row.since and row.since != current.valid.lower:
        sentence = (
            f"Trong sổ là từ {short_date(current.valid.lower)}. Ngày này không đổi bằng tệp được; "
            "hãy để trống hoặc ghi đúng ngày trong sổ."
        )
        row.wrong("since", sentence)


def _check_birth(row, member):
    """M11: the birth date is locked; one known less well in the list says nothing against it."""
    given, precision = row.fields.get("birth_date"), row.fields.get("birth_precision")
    if given is None or (given, precision) == (member.birth_date, member.birth_precision):
        return
    finer = list(BirthPrecision.values)
    agrees = (given.year, given.month) == (member.birth_date.year, member.birth_date.month)
    if precision == BirthPrecision.YEAR:
        agrees = given.year == member.birth_date.year
    if agrees and finer.index(precision) > finer.index(member.birth_precision):
        return
    sentence = (
        f"Trong sổ là {member.birth_text}. Ngày sinh bị khóa; nếu sổ sai, hãy dùng Đính chính ngày "
        "sinh trong hồ sơ, có ghi căn cứ (M11)."
    )
    row.wrong("birth", sentence)


def _may_lead(member, register):
    """One secretary at a time, and only an official member holds a post."""
    if member.party_post and not member.official_on:
        yield Finding("", "Đảng viên dự bị không giữ chức vụ. Hãy xóa ô này.", field="party_post")
    if member.party_post == PartyPost.SECRETARY and not register.may_lead(member):
        sentence = (
            f"{member.unit} đã có bí thư. Hãy ghi thôi chức vụ cho đồng chí ấy trước, hoặc sửa "
            "ô này."
        )
        yield Finding("", sentence, field="party_post")


def _check_post(row, changes):
    """A post has a first and a last day, which a list does not say."""
    if "party_post" in changes:
        sentence = (
            "Chức vụ trong sổ khác với tệp. Hãy ghi chức vụ kèm ngày trong hồ sơ, mục Quá trình, "
            "hoặc để trống ô này."
        )
        row.wrong("party_post", sentence)


def _check_shape(row, fields):
    """What each column of the record holds at most, and what an address of e-mail looks like."""
    born = fields.get("birth_date")
    if born and not timezone.localdate().year - OLDEST <= born.year <= timezone.localdate().year:
        row.wrong("birth", f"Năm sinh {born.year} không hợp lý. Hãy xem lại.")
    for name, value in fields.items():
        longest = LONGEST.get(name)
        if longest and value and len(value) > longest:
            row.wrong(name, f"Dài quá {longest} ký tự. Hãy rút gọn.")
    if fields.get("email"):
        try:
            EMAIL.run_validators(fields["email"])
        except ValidationError:
            row.wrong("email", f"“{fields['email']}” không phải địa chỉ thư điện tử. Hãy xem lại.")


EMAIL = Member._meta.get_field("email")
LONGEST = {
    column.field: Member._meta.get_field(column.field).max_length
    for column in COLUMNS
    if column.field in {f.name for f in Member._meta.concrete_fields} and column.field not in SEALED
}


def _remedy(row, name):
    if row.headings.get(name):
        return "Ô trống. Hãy điền."
    return (
        f"Thiếu cột “{BY_FIELD[name].label}”. Hãy thêm cột, hoặc chọn cột tương ứng ở “Các cột đã "
        "hiểu”."
    )
