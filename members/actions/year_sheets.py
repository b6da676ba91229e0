"""The yearly check-list, written as a whole: what the sheet shows is what is kept."""

from django.db.models import F
from django.utils import timezone

from chibo.history import action
from chibo.regulations import Conflict, Finding, Refused
from members.enums import Duty
from members.models import ResidenceComment, Tick, YearSheet
from members.queries import residence_lines, sheet_roll

UNTICKED = "bỏ dấu trên sổ theo dõi năm"


@action("ghi sổ theo dõi năm")
def fill(*, unit, year, ticked, version=None, by):
    """`ticked` holds (member id, duty) of everything done; whatever is not there is not done.

    `version` is that of the sheet the person saw, 0 while there was none. `Conflict` when it moved.
    """
    if year > timezone.localdate().year:
        raise Refused(Finding("", f"Năm {year} chưa đến. Hãy chọn năm khác."))
    sheet, _ = YearSheet.unscoped.select_for_update().get_or_create(unit=unit, year=year)
    if version is not None and version != sheet.version:
        raise Conflict(sheet)
    there = sheet_roll(unit, year)
    roll = {spell.member_id: spell.member for spell in there}
    lines = residence_lines(there, year)
    _require_fitting(roll, lines, ticked)
    _comment(lines, year, {m for m, duty in ticked if duty == Duty.RESIDENCE})
    ticked = {(m, duty) for m, duty in ticked if duty != Duty.RESIDENCE}
    kept = {(tick.member_id, tick.duty): tick for tick in sheet.ticks.once()}
    asked = {key for key in kept if not _on_record(lines, *key)}
    Tick.unscoped.filter(pk__in=[kept[key].pk for key in asked - ticked]).delete()
    Tick.unscoped.bulk_create(
        Tick(sheet=sheet, member_id=member, duty=duty)
        for member, duty in sorted(ticked - kept.keys())
    )
    sheet.version += 1
    sheet.save(update_fields=["version"])
    return sheet


def _comment(lines, year, came):
    """A tick is a comment of which nothing more is known; what the file tells is not touched."""
    bare = [line for line in lines.values() if not line.is_free and line.is_bare]
    ResidenceComment.unscoped.filter(
        pk__in=[line.comment.pk for line in bare if line.member.pk not in came]
    ).update(dropped_because=UNTICKED, version=F("version") + 1)
    ResidenceComment.unscoped.bulk_create(
        ResidenceComment(member_id=member, year=year)
        for member in sorted(came)
        if lines[member].comment is None
    )


def _on_record(lines, member, duty):
    """Whether the file says what the tick would: the sheet then shows no box."""
    return duty == Duty.RESIDENCE_FREE and member in lines and lines[member].contact is not None


def _require_fitting(roll, lines, ticked):
    if {member for member, _ in ticked} - roll.keys():
        sentence = "Danh sách đảng viên vừa thay đổi. Chưa lưu; hãy mở lại trang rồi đánh dấu lại."
        raise Refused(Finding("", sentence))
    both = {m for m, d in ticked if d == Duty.RESIDENCE} & {
        m for m, d in ticked if d == Duty.RESIDENCE_FREE
    }
    if both:
        names = ", ".join(sorted(roll[member].full_name for member in both))
        sentence = (
            f"{names}: không thể vừa được nơi cư trú nhận xét vừa không thuộc diện giới thiệu. "
            "Hãy bỏ một dấu."
        )
        raise Refused(Finding("", sentence, "213-QĐ/TW"))
    told = {member for member, duty in ticked if _on_record(lines, member, duty)}
    told |= {m for m, d in ticked if d == Duty.RESIDENCE and lines[m].is_free}
    if told:
        names = ", ".join(sorted(roll[member].full_name for member in told))
        sentence = (
            f"{names}: hồ sơ đã ghi việc giới thiệu về nơi cư trú. Hãy bỏ dấu; nếu hồ sơ không còn "
            "đúng thì sửa ở trang Nơi cư trú của đồng chí ấy."
        )
        raise Refused(Finding("", sentence, "213-QĐ/TW"))
