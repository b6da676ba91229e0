"""The study of a document: written down, and marked member by member."""

from django.utils import timezone

from chibo.history import action
from chibo.regulations import Finding, Refused, enforce, expect_version
from chibo.vietnamese.dates import short_date
from members.enums import Studied
from members.models import StudyMark, StudySession
from members.queries import owed_study


@action("ghi đợt học nghị quyết, chỉ thị")
def hold(*, unit, by, **fields):
    """A document was studied. Who took part is marked afterwards."""
    enforce([*_of_a_cell(unit), *_held(fields)])
    return StudySession.unscoped.create(unit=unit, **fields)


@action("sửa đợt học nghị quyết, chỉ thị")
def amend(*, session, version=None, by, **fields):
    """Other words about it; another day only while it has the same roll as those marked."""
    session = _lock(session, version)
    day = fields.get("held_on", session.held_on)
    enforce([*_held(fields), *_same_roll(session, day)])
    return _save(session, **fields)


@action("điểm danh học nghị quyết, chỉ thị")
def mark(*, session, marks, version=None, by):
    """`marks` is {member id: (studied, day of making up or None)} for everybody who owes it."""
    session = _lock(session, version)
    roll = {spell.member_id: spell.member for spell in owed_study(session.unit, session.held_on)}
    if marks.keys() != roll.keys():
        sentence = "Danh sách đảng viên vừa thay đổi. Chưa lưu; hãy mở lại trang rồi đánh dấu lại."
        raise Refused(Finding("", sentence))
    enforce(finding for key in marks for finding in _making_up(session, roll[key], *marks[key]))
    session.marks.exclude(member__in=roll).once().delete()
    known = {mark.member_id: mark for mark in session.marks.all()}
    rows = [_row(session, known.get(key), key, *marks[key]) for key in sorted(marks)]
    StudyMark.unscoped.bulk_create(row for row in rows if row.pk is None)
    StudyMark.unscoped.bulk_update([row for row in rows if row.pk], ["studied", "on"])
    return _save(session)


@action("bỏ đợt học ghi nhầm")
def drop(*, session, reason, version=None, by):
    """It was written by mistake: it stays in the history and counts no more."""
    return _save(_lock(session, version), dropped_because=reason)


def _lock(session, version):
    session = expect_version(session, version)
    if session.dropped_because:
        raise Refused(Finding("", "Đợt học này đã bỏ. Hãy ghi đợt học khác."))
    return session


def _save(session, **fields):
    for name, value in fields.items():
        setattr(session, name, value)
    session.version += 1
    session.save(update_fields=[*fields, "version"])
    return session


def _row(session, row, member, studied, on):
    row = row or StudyMark(session=session, member_id=member)
    row.studied, row.on = studied, on if studied == Studied.MADE_UP else None
    return row


def _of_a_cell(unit):
    if not unit.kind.is_cell:
        yield Finding("", "Việc học do chi bộ ghi. Hãy chọn một chi bộ.", field="unit")


def _held(fields):
    if "held_on" in fields and fields["held_on"] > timezone.localdate():
        yield Finding("", "Ngày này chưa đến. Hãy ghi khi đã học.", field="held_on")
    due, came = fields.get("outsiders_due"), fields.get("outsiders_came")
    if (due is None) != (came is None):
        sentence = "Ghi cả số quần chúng cần học và số đã học, hoặc để trống cả hai."
        yield Finding("", sentence, field="outsiders_came" if came is None else "outsiders_due")
    elif due is not None and came > due:
        sentence = f"Số quần chúng đã học ({came}) không thể hơn số cần học ({due})."
        yield Finding("", sentence, field="outsiders_came")


def _same_roll(session, day):
    marked = set(session.marks.once().values_list("member_id", flat=True))
    if day == session.held_on or not marked:
        return
    if marked != {spell.member_id for spell in owed_study(session.unit, day)}:
        sentence = (
            f"Danh sách đảng viên ngày {short_date(day)} khác danh sách đã điểm danh. Hãy bỏ đợt "
            "này và ghi đợt học khác."
        )
        yield Finding("", sentence, field="held_on")


def _making_up(session, member, studied, on):
    if studied != Studied.MADE_UP:
        return
    if on is None:
        yield Finding("", f"Hãy ghi ngày học bù của đồng chí {member.full_name}.")
    elif not session.held_on <= on <= timezone.localdate():
        yield Finding(
            "",
            f"Ngày học bù của đồng chí {member.full_name} phải từ {short_date(session.held_on)} "
            "đến hôm nay.",
        )
