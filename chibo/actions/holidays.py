"""The days of rest, corrected as the State moves them every year."""

from django.utils import timezone

from chibo.history import action
from chibo.models import Holiday
from chibo.regulations import Finding, Refused, Weight, enforce
from chibo.vietnamese.dates import short_date

YEARS = 20
"""How far from today a day of rest may lie: a slip of the finger lies further."""


@action("thêm ngày nghỉ")
def add(*, day, name, confirmed=False, by):
    """A day on which no working day falls. At a week's end it changes nothing: asks."""
    this_year = timezone.localdate().year
    if abs(day.year - this_year) > YEARS:
        years = f"từ năm {this_year - YEARS} đến năm {this_year + YEARS}"
        raise Refused(Finding("", f"Chỉ ghi ngày nghỉ {years}. Hãy xem lại năm.", field="day"))
    known = Holiday.objects.filter(day=day).first()
    if known:
        sentence = f"{short_date(day)} đã là ngày nghỉ: {known.name}. Không phải thêm nữa."
        raise Refused(Finding("", sentence, field="day"))
    enforce(_about_the_weekend(day), confirmed=confirmed)
    return Holiday.objects.create(day=day, name=name)


@action("bỏ ngày nghỉ")
def remove(*, holiday, by):
    """It is worked on that day after all."""
    holiday.delete()
    return holiday


def _about_the_weekend(day):
    if day.weekday() >= 5:
        named = "Thứ Bảy" if day.weekday() == 5 else "Chủ nhật"
        sentence = (
            f"{short_date(day)} là {named}, vốn không phải ngày làm việc: ghi thêm thì không thời "
            "hạn nào thay đổi. Nếu được nghỉ bù, hãy ghi ngày nghỉ bù."
        )
        yield Finding("", sentence, weight=Weight.WARNS, field="day")
