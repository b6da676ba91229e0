"""What a life between admission and its end may hold: stays, badges, discipline, leaving.

Each function takes the rule of the day, a frozen dataclass whose defaults are those of 208-QĐ/TW
(26/7/2026) and 01-HD/TW (19/5/2026), and yields findings.
"""

from dataclasses import dataclass, field

from chibo.regulations import Finding, Weight
from chibo.vietnamese.dates import short_date

from .record import add_months, add_working_days


@dataclass(frozen=True)
class Transfers:
    """M8: how soon a transfer begins and the slip is presented, in working days."""

    start_working_days: int = 60
    present_working_days: int = 30
    months_to_removal: int = 3
    clause: str = "208-QĐ/TW"


@dataclass(frozen=True)
class TemporaryStays:
    """M9: how long somebody lives with another cell, in months."""

    months_at_least: int = 3
    months_below: int = 12
    study_months_at_most: int = 24
    clause: str = "208-QĐ/TW"


@dataclass(frozen=True)
class Badges:
    """M12: levels in full years of Party age, and the wait after a discipline, in months."""

    levels: tuple[int, ...] = (*range(30, 100, 5),)
    early_months: int = 12
    early_months_from_70: int = 24
    waits: dict = field(
        default_factory=lambda: {"reprimand": 6, "warning": 9, "dismissal": 12}, hash=False
    )
    working_days_ahead: int = 30
    clause: str = "01-HD/TW"


@dataclass(frozen=True)
class Leaving:
    """How a member leaves the Party and may come back, in months."""

    readmission_months: int = 36
    discipline_months: int = 12
    clause: str = "208-QĐ/TW"


def slip_presented(slip_on, filed_on, rule, holidays=frozenset()):
    """M8: a slip older than its working days when it is filed is asked about."""
    if slip_on is None:
        return
    due = add_working_days(slip_on, rule.present_working_days, holidays)
    if filed_on < slip_on:
        sentence = f"Ngày tiếp nhận không thể trước ngày giấy giới thiệu ({short_date(slip_on)})."
        yield Finding("M8", sentence, rule.clause, field="on")
    elif filed_on > due:
        sentence = (
            f"Giấy giới thiệu ngày {short_date(slip_on)} phải nộp trong "
            f"{rule.present_working_days} ngày làm việc (hạn {short_date(due)}). Hãy ghi lý do "
            "nộp muộn ở phần ghi chú."
        )
        yield Finding("M8", sentence, rule.clause, Weight.WARNS, "on")


def transfer_begun(moved_on, slip_on, rule, holidays=frozenset()):
    """M8: the transfer begins within its working days of the decision or the move."""
    if moved_on is None:
        return
    due = add_working_days(moved_on, rule.start_working_days, holidays)
    if slip_on > due:
        sentence = (
            f"Thủ tục chuyển phải làm trong {rule.start_working_days} ngày làm việc kể từ ngày có "
            f"quyết định hoặc chuyển nơi ở (hạn {short_date(due)})."
        )
        yield Finding("M8", sentence, rule.clause, Weight.WARNS, "on")


def not_under_inspection(notified, rule):
    """No official transfer of whoever is under inspection; `notified` are the days on which those
    began that were not concluded on the day of the transfer."""
    for day in notified[:1]:
        sentence = (
            f"Đồng chí đang được kiểm tra (thông báo ngày {short_date(day)}, chưa kết luận) nên "
            "chưa chuyển sinh hoạt đảng chính thức. Hãy ghi kết luận trước."
        )
        yield Finding("M8", sentence, rule.clause)


def length_of_stay(since, until, purpose, rule):
    """M9: from three months to less than twelve, at most twenty-four for study."""
    if until is None:
        return
    if until <= since:
        yield Finding("M9", "Ngày hết hạn phải sau ngày bắt đầu.", rule.clause, field="until")
    elif until < add_months(since, rule.months_at_least):
        sentence = (
            f"Dưới {rule.months_at_least} tháng thì chưa phải chuyển sinh hoạt tạm thời. Nếu vẫn "
            "giới thiệu, hãy xác nhận."
        )
        yield Finding("M9", sentence, rule.clause, Weight.WARNS, "until")
    elif purpose == "study" and until > add_months(since, rule.study_months_at_most):
        sentence = (
            f"Đi học sinh hoạt tạm thời không quá {rule.study_months_at_most} tháng. Hãy chuyển "
            "sinh hoạt chính thức."
        )
        yield Finding("M9", sentence, rule.clause, field="until")
    elif purpose != "study" and until >= add_months(since, rule.months_below):
        sentence = (
            f"Từ {rule.months_below} tháng trở lên phải chuyển sinh hoạt chính thức, không sinh "
            "hoạt tạm thời."
        )
        yield Finding("M9", sentence, rule.clause, field="until")


def badge_level(level, party_since, awarded, on, rule, *, early=False):
    """M12: the level exists, comes with its Party age, and is given once."""
    if level not in rule.levels:
        levels = ", ".join(map(str, rule.levels))
        yield Finding("M12", f"Huy hiệu Đảng có các mức {levels} năm.", rule.clause, field="form")
        return
    if level in awarded:
        sentence = f"Đồng chí đã được tặng Huy hiệu {level} năm tuổi Đảng. Hãy chọn mức khác."
        yield Finding("M12", sentence, rule.clause, field="form")
    reached = badge_reached(party_since, level)
    months = rule.early_months_from_70 if level >= 70 else rule.early_months
    if on < reached and not early:
        sentence = (
            f"Đến {short_date(reached)} mới đủ {level} năm tuổi đảng. Nếu xét tặng sớm (bệnh nặng, "
            "từ trần), hãy đánh dấu “xét tặng sớm”."
        )
        yield Finding("M12", sentence, rule.clause, field="on")
    elif on < add_months(reached, -months):
        sentence = (
            f"Xét tặng sớm không quá {months} tháng: đến {short_date(reached)} mới đủ {level} năm "
            "tuổi đảng."
        )
        yield Finding("M12", sentence, rule.clause, field="on")


def badge_reached(party_since, level):
    """The day on which so many full years in the Party are reached."""
    return add_months(party_since, level * 12)


def badge_due(party_since, awarded, on, rule):
    """M12: the highest level whose Party age is reached on the day; None where none is, or where
    that badge or a higher one was awarded."""
    reached = [level for level in rule.levels if badge_reached(party_since, level) <= on]
    level = max(reached, default=None)
    return None if level is None or max(awarded, default=0) >= level else level


def badge_waits_until(penalties, on, rule):
    """M12: the day to which disciplines put a badge off, None where none does on the day."""
    ends = [_wait_ends(form, day, rule) for form, day in penalties]
    return max((end for end in ends if on < end), default=None)


def _wait_ends(form, day, rule):
    return add_months(day, rule.waits.get(form, 0))


def badge_after_discipline(penalties, on, rule):
    """M12: months pass after a discipline before a badge; `penalties` are (form, day).

    How many would give the form away, which is masked: the sentence leads to where it is opened.
    """
    for form, day in penalties:
        if on < _wait_ends(form, day, rule):
            sentence = (
                f"Đồng chí bị kỷ luật ngày {short_date(day)}, chưa hết thời gian phải chờ của hình "
                "thức ấy (mở phần kỷ luật ở mục Quá trình để xem). Hết thời gian và khi chi bộ "
                "công nhận đã sửa chữa mới xét tặng Huy hiệu."
            )
            yield Finding("M12", sentence, rule.clause, field="on")


def penalty_allowed(form, *, official, in_post, rule):
    """Probationary members: reprimand and warning; dismissal only of somebody who holds a post."""
    if form == "dismissal" and not (official and in_post):
        sentence = "Cách chức chỉ áp dụng với đảng viên chính thức đang giữ chức vụ."
        yield Finding("", sentence, rule.clause, field="form")


def discipline_ends_on(decided_on, rule):
    """When a discipline runs out by itself, without complaint or relapse."""
    return add_months(decided_on, rule.discipline_months)


def readmission(left_on, on, rule, *, before=0):
    """At least so many months after leaving, once in a life, never after leaving on application."""
    earliest = add_months(left_on, rule.readmission_months)
    if before:
        yield Finding("", "Chỉ được kết nạp lại một lần.", rule.clause)
    elif on < earliest:
        sentence = (
            f"Kết nạp lại sau khi ra khỏi Đảng ít nhất {rule.readmission_months} tháng: từ "
            f"{short_date(earliest)}."
        )
        yield Finding("", sentence, rule.clause, field="on")


def expulsion_of(status, rule):
    """Only an official member is expelled; somebody on probation has their name removed."""
    if status != "official":
        sentence = "Đảng viên dự bị không khai trừ. Hãy ghi xóa tên."
        yield Finding("", sentence, rule.clause)


def gaps(events):
    """Days outside the Party: from leaving it to being admitted again.

    `events` are (kind, day) in order of time; an open gap counts nothing, the member is not there.
    """
    days, since = 0, None
    for kind, day in events:
        if kind in ("removed", "expelled", "resigned"):
            since = since or day
        elif kind == "readmitted" and since:
            days += (day - since).days
            since = None
    return days


def spans(marks, start_kind, end_kind, opening=None):
    """(start, end) of what `start_kind` begins and `end_kind` ends, `opening` included.

    `marks` are (kind, day) in order of time; the last span may be open (None).
    """
    found, since = [], opening
    for kind, day in marks:
        if kind == start_kind:
            since = since or day
        elif kind == end_kind and since:
            found.append((since, day))
            since = None
    return [*found, (since, None)] if since else found
