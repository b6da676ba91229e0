"""Courses: their days in order, and what a completed one says of the record (38-HD/BTCTW 2025)."""

from chibo.regulations import Finding
from chibo.vietnamese.dates import short_date
from members.enums import TheoryLevel, TrainingKind

FORM = "38-HD/BTCTW, phiếu đảng viên mẫu 2-HSĐV"
LEVELS = list(TheoryLevel)


def order_of_months(since, until, today):
    """A month that is to come, or a last month before the first, is a slip of the pen."""
    if since and since > today:
        yield Finding("", "Tháng bắt đầu chưa đến. Hãy xem lại.", FORM, field="since")
    if since and until and until < since:
        sentence = "Tháng kết thúc không thể trước tháng bắt đầu. Hãy xem lại."
        yield Finding("", sentence, FORM, field="until")
    if until and not since:
        sentence = "Hãy ghi tháng bắt đầu."
        yield Finding("", sentence, FORM, field="since")


def order_of_course(sent_on, since, certified_on, today):
    """Sent, begun, certified: the paper at the end is not older than the beginning."""
    begun = sent_on or since
    if certified_on and certified_on > today:
        yield Finding("", "Ngày cấp văn bằng chưa đến.", FORM, field="certified_on")
    if sent_on and sent_on > today:
        yield Finding("", "Ngày cử đi học chưa đến.", FORM, field="sent_on")
    if begun and certified_on and certified_on < begun:
        sentence = f"Văn bằng không thể cấp trước khi đi học ({short_date(begun)}). Hãy xem lại."
        yield Finding("", sentence, FORM, field="certified_on")


def what_is_missing(kind, level, sent_on, since, certified_on):
    """A course of political theory names its level; every course has some day to count it by."""
    if kind == TrainingKind.THEORY and not level:
        yield Finding("", "Hãy chọn trình độ lý luận chính trị.", FORM, field="level")
    if not (sent_on or since or certified_on):
        sentence = "Hãy ghi ngày cử đi học, tháng bắt đầu hoặc ngày cấp văn bằng."
        yield Finding("", sentence, FORM, field="since")


def raises_theory(level, now):
    """Whether a completed course lifts the level of the record, which knows `now` ("" for none)."""
    return bool(level) and (not now or LEVELS.index(level) > LEVELS.index(now))
