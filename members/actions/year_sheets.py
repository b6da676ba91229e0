"""The yearly check-list, written as a whole: what the sheet shows is what is kept."""

from django.utils import timezone

from chibo.history import action
from chibo.regulations import Conflict, Finding, Refused
from members.enums import Duty
from members.models import Tick, YearSheet
from members.queries import sheet_roll


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
    _require_fitting(unit, year, ticked)
    kept = {(tick.member_id, tick.duty): tick for tick in sheet.ticks.all()}
    gone = [tick.pk for key, tick in kept.items() if key not in ticked]
    Tick.unscoped.filter(pk__in=gone).delete()
    Tick.unscoped.bulk_create(
        Tick(sheet=sheet, member_id=member, duty=duty)
        for member, duty in sorted(ticked - kept.keys())
    )
    sheet.version += 1
    sheet.save(update_fields=["version"])
    return sheet


def _require_fitting(unit, year, ticked):
    roll = {spell.member_id: spell.member for spell in sheet_roll(unit, year)}
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
