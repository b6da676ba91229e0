"""When two records may be one person's, and when they may become one.

No document speaks of it. What is here follows from two that do: a number belongs to one person
(M10), and nobody is a member of two cells at a time (Điều lệ Đảng, Điều 6).
"""

from dataclasses import dataclass
from datetime import date
from itertools import product

from chibo.regulations import Finding, Weight
from chibo.vietnamese.dates import short_date
from members.enums import BirthPrecision


@dataclass(frozen=True)
class Stay:
    """A stay in a cell; `until` is the first day after it, None while it lasts."""

    unit: object
    since: date
    until: date | None = None

    def overlaps(self, other):
        """Whether the two have a day in common."""
        begins_in_time = self.until is None or other.since < self.until
        return begins_in_time and (other.until is None or self.since < other.until)

    def covers(self, other):
        """Whether no day of the other lies outside this one."""
        lasts = self.until is None or (other.until is not None and other.until <= self.until)
        return self.since <= other.since and lasts

    def __str__(self):
        until = f" đến trước {short_date(self.until)}" if self.until else " đến nay"
        return f"{self.unit} từ {short_date(self.since)}{until}"


def may_be_born(born, other):
    """Whether two birth dates, each (day, precision), agree as far as both are known."""
    (day, precision), (other_day, other_precision) = born, other
    coarse = {precision, other_precision}
    if BirthPrecision.YEAR in coarse:
        return day.year == other_day.year
    if BirthPrecision.MONTH in coarse:
        return (day.year, day.month) == (other_day.year, other_day.month)
    return day == other_day


def near_names(name, other):
    """Whether two names, as search keys, differ by no more than a slip of the hand: a word left
    out, the words in another order, one letter of one word."""
    short, long = sorted((name.split(" "), other.split(" ")), key=len)
    if len(short) == len(long):
        unlike = [pair for pair in zip(short, long, strict=True) if pair[0] != pair[1]]
        return sorted(short) == sorted(long) or (len(unlike) == 1 and _slip(*unlike[0]))
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _slip(word, other):
    """Whether one letter too many, too few, another or in the other's place makes them unlike."""
    short, long = sorted((word, other), key=len)
    if len(short) < len(long):
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    unlike = [at for at in range(len(long)) if short[at] != long[at]]
    swapped = len(unlike) == 2 and unlike[1] - unlike[0] == 1 and sorted(short) == sorted(long)
    return len(unlike) == 1 or swapped


def taken_over(keep, gone):
    """Those of the stays `gone` on whose days the stays `keep` say nothing."""
    return [stay for stay in gone if not any(stay.overlaps(other) for other in keep)]


def merging(keep, gone, open_acts=()):
    """What stands against making one record of two, from the stays of both.

    Nobody is a member of two cells at a time, so one of the two was entered by mistake: the kept
    record's stands. `open_acts` say what goes on in the record that is given up and the other one
    has no room for: that is to be ended first, or the other record given up instead.
    """
    for mine, theirs in product(keep, gone):
        if mine.unit != theirs.unit and mine.overlaps(theirs):
            sentence = (
                f"Hai hồ sơ ghi cùng một thời gian ở hai chi bộ: {mine}; {theirs}. Gộp rồi thì chỉ "
                "còn nơi của hồ sơ giữ lại. Nếu nơi kia mới đúng, hãy giữ hồ sơ kia."
            )
            yield Finding("M8", sentence, weight=Weight.WARNS)
        elif mine.overlaps(theirs) and not mine.covers(theirs):
            sentence = (
                f"Hồ sơ gộp đi ghi lâu hơn: {theirs}; gộp rồi thì chỉ còn {mine}. Nếu ghi lâu hơn "
                "mới đúng, hãy giữ hồ sơ kia."
            )
            yield Finding("M8", sentence, weight=Weight.WARNS)
    for act in open_acts:
        sentence = f"Hồ sơ gộp đi còn {act}. Hãy giữ hồ sơ ấy, hoặc ghi thôi trước rồi gộp."
        yield Finding("open", sentence)
