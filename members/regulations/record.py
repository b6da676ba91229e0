"""What a record may hold: its dates in order, its numbers in shape, the spells that follow."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from chibo.regulations import Finding, Weight
from chibo.vietnamese.dates import short_date
from members.enums import Status

CARD = "347-QĐ/TW, số thẻ đảng viên"
RECORD = "38-HD/BTCTW, số lý lịch đảng viên"
STATUTES = "Điều lệ Đảng, Điều 4 và Điều 5"
OF_AGE = "Điều 1, khoản 2"
GROWN_UP = 18
CARD_NUMBER = re.compile(r"\d{12}")
OLD_CARD_NUMBER = re.compile(r"\d{8}")
RECORD_NUMBER = re.compile(r"(\d{6}) ?([A-ZĐ]{2,3})")


@dataclass(frozen=True)
class Probation:
    """How long probation lasts, and which document says so.

    The cell acts within `working_days` after it, the committee within `decide_working_days` after
    the cell's resolution.
    """

    months: int = 12
    working_days: int = 30
    clause: str = "208-QĐ/TW"
    decide_working_days: int = 30


def expected_official_date(ceremony_on, rule):
    """M6: probation counts from the ceremony; the official date is the end of its last month.

    294-QĐ/TW 2025 and 208-QĐ/TW 2026: that date stands even when the papers come late.
    """
    return add_months(ceremony_on, rule.months)


def recognition_due(ceremony_on, rule, holidays=frozenset()):
    """M5: the last working day on which the cell may still consider recognition in time."""
    ended = expected_official_date(ceremony_on, rule)
    return add_working_days(ended, rule.working_days, holidays)


def party_age(decided_on, ceremony_on, on, gap_days=0):
    """M7: full years since the decision of admission (294-QĐ/TW 2025); since the ceremony when the
    decision's date is not recorded. Days spent outside the Party are taken off."""
    return full_years((decided_on or ceremony_on) + timedelta(days=gap_days), on)


def order_of_dates(birth_date, decided_on, ceremony_on, official_on, exempt_on=None):
    """Birth, decision, ceremony, official date in turn; exemption comes after admission."""
    steps = [
        ("birth_date", "ngày sinh", birth_date),
        ("decided_on", "ngày ra quyết định kết nạp", decided_on),
        ("ceremony_on", "ngày làm lễ kết nạp", ceremony_on),
        ("official_on", "ngày công nhận chính thức", official_on),
    ]
    findings = list(_out_of_order(steps))
    if exempt_on and exempt_on < ceremony_on:
        sentence = "Ngày được miễn công tác và sinh hoạt đảng phải sau ngày vào Đảng."
        findings.append(Finding("M6", sentence, STATUTES, field="exempt_on"))
    return findings


def of_age_when_admitted(birth_date, decided_on, ceremony_on):
    """M1 of a record written later: under eighteen is unusual, and mostly a slip of the pen."""
    day = decided_on or ceremony_on
    if birth_date and day and (age := full_years(birth_date, day)) < GROWN_UP and age >= 0:
        sentence = (
            f"Ngày {short_date(day)} đồng chí này mới {age} tuổi; vào Đảng phải đủ {GROWN_UP} tuổi."
            " Hãy xem lại ngày sinh và ngày vào Đảng."
        )
        yield Finding("M1", sentence, f"Điều lệ Đảng, {OF_AGE}", Weight.WARNS, "birth_date")


def official_date(ceremony_on, official_on, rule):
    """M6: another official date than twelve months after the ceremony is unusual, not forbidden."""
    expected = expected_official_date(ceremony_on, rule)
    if official_on is None or official_on == expected:
        return []
    sentence = (
        f"Ngày chính thức thường là {short_date(expected)}: đủ {rule.months} tháng từ ngày làm lễ."
    )
    return [Finding("M6", sentence, rule.clause, Weight.WARNS, "official_on")]


def probation_is_over(ceremony_on, on, rule, field="on"):
    """M6: the cell looks at it when the months are over, and nobody is official before."""
    ends = expected_official_date(ceremony_on, rule)
    if on and on < ends:
        sentence = f"Đến {short_date(ends)} mới đủ {rule.months} tháng dự bị. Hãy ghi từ ngày ấy."
        yield Finding("M6", sentence, rule.clause, field=field)


def card_number(card, identity):
    """M10: twelve digits; since 2 September 2025 the card bears the personal identity number."""
    if card and not CARD_NUMBER.fullmatch(card):
        yield Finding("M10", "Số thẻ đảng viên gồm đúng 12 chữ số.", CARD, field="card_number")
    if identity and not CARD_NUMBER.fullmatch(identity):
        yield Finding("M10", "Số căn cước gồm đúng 12 chữ số.", CARD, field="identity_number")
    if card and identity and card != identity:
        sentence = "Số thẻ đảng viên khác số căn cước. Thẻ mới mang đúng số căn cước."
        yield Finding("M10", sentence, CARD, Weight.WARNS, "card_number")


def old_card_number(number):
    """M10: cards issued before 2 September 2025 had eight digits."""
    if number and not OLD_CARD_NUMBER.fullmatch(number):
        yield Finding("M10", "Số thẻ cũ gồm đúng 8 chữ số.", CARD, field="old_card_number")


def record_number(number):
    """M10: six digits and the two or three capital letters of the province body."""
    if number and not (RECORD_NUMBER.fullmatch(number) and number[:6] != "000000"):
        sentence = "Số lý lịch gồm 6 chữ số và 2 đến 3 chữ in hoa, ví dụ 012345 HN."
        yield Finding("M10", sentence, RECORD, field="record_number")


def tidy_record_number(number):
    """ "012345hn" and "012345 HN" are one number; the column holds the second. None when empty."""
    match = RECORD_NUMBER.fullmatch((number or "").strip().upper())
    return f"{match[1]} {match[2]}" if match else (number or "").strip() or None


def spells(affiliations, ceremony_on, official=(), exempt=(), suspended=()):
    """What a member was, in which unit, from when to when.

    Yields (unit, status, exempt, suspended, start, end). `affiliations` are (unit, start, end), the
    others (start, end); an end is not included, None means open. Nobody is on a roll before the
    ceremony (294-QĐ/TW 2025: probation counts from it).
    """
    marks = (day for span in (*official, *exempt, *suspended) for day in span)
    changes = sorted(day for day in marks if day)
    for unit, start, end in affiliations:
        start = max(start, ceremony_on)
        cuts = [day for day in changes if start < day and (end is None or day < end)]
        starts = list(dict.fromkeys([start, *cuts]))
        for begin, finish in zip(starts, [*starts[1:], end], strict=True):
            if finish is None or begin < finish:
                status = Status.OFFICIAL if _holds(official, begin) else Status.PROBATIONARY
                yield unit, status, _holds(exempt, begin), _holds(suspended, begin), begin, finish


def _holds(spans, day):
    return any(start <= day and (end is None or day < end) for start, end in spans)


def not_to_come(on, today, code="", field="on"):
    """What is written down has happened: its day is not after today."""
    if on > today:
        yield Finding(code, "Ngày này chưa đến. Hãy ghi khi việc đã diễn ra.", field=field)


def full_years(since, on):
    """Whole years passed from one day to another."""
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


def add_months(day, months):
    """The same day of the month so many months on, or the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def add_working_days(day, count, holidays=frozenset()):
    """So many working days after `day`; Saturdays, Sundays and `holidays` do not count."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5 and day not in holidays
    return day


def _out_of_order(steps):
    known = [step for step in steps if step[2]]
    for (_, earlier, first), (field, later, second) in pairwise(known):
        if second < first or (field == "official_on" and second == first):
            sentence = (
                f"{later.capitalize()} ({short_date(second)}) không thể trước {earlier} "
                f"({short_date(first)})."
            )
            yield Finding("M6", sentence, STATUTES, field=field)
