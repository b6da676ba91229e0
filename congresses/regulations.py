"""The rules of gatherings as pure functions. Each takes the rule in force and cites its document.

Who counts: Party Statutes as carried out by 294-QĐ/TW (2025) and 208-QĐ/TW (2026). A probationary
member attends and does not count for quorum or vote.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from math import ceil

from chibo.regulations import Finding, Weight
from chibo.vietnamese.dates import short_date

from .enums import NOT_SUMMONED, SUMMONED, Presence


@dataclass(frozen=True)
class QuorumRule:
    """The share of summoned official members that must be present."""

    at_least: Fraction = Fraction(2, 3)
    clause: str = ""


@dataclass(frozen=True)
class RhythmRule:
    """How long a regular meeting lasts at least."""

    minutes: int = 90
    clause: str = ""


@dataclass(frozen=True)
class Place:
    """One line of a roll: what the member was that day, and where."""

    official: bool
    exempt: bool
    presence: str

    @property
    def summoned(self):
        """Exempt, away and suspended members are not summoned; one who comes anyway counts."""
        return self.presence in SUMMONED


@dataclass(frozen=True)
class Tally:
    """A roll counted once, for every sentence that needs a number of it."""

    roll: int
    marks: Counter
    official_summoned: int
    official_present: int
    official_excused: int

    @classmethod
    def of(cls, places):
        """Count `places`; the order does not matter."""
        places = list(places)
        summoned = [place for place in places if place.official and place.summoned]
        official = Counter(place.presence for place in summoned)
        return cls(
            roll=len(places),
            marks=Counter(place.presence for place in places),
            official_summoned=len(summoned),
            official_present=official[Presence.PRESENT],
            official_excused=official[Presence.EXCUSED],
        )

    @property
    def summoned(self):
        """Everybody who had to come, and everybody who came."""
        return sum(self.marks[presence] for presence in SUMMONED)

    @property
    def not_summoned(self):
        """Not there because exempt, away or suspended."""
        return sum(self.marks[presence] for presence in NOT_SUMMONED)


@dataclass(frozen=True)
class Quorum:
    """Whether a gathering may decide, with its parts."""

    present: int
    summoned: int
    needed: int

    @property
    def met(self):
        """Nobody summoned is nobody who could decide."""
        return self.summoned > 0 and self.present >= self.needed


def quorum(present_official, summoned_official, rule):
    """At least two thirds of the official members summoned (294-QĐ/TW 2025, by default).

    K3: probationary members and members temporarily here are in neither figure.
    """
    return Quorum(present_official, summoned_official, ceil(summoned_official * rule.at_least))


def voting_base(summoned_official, absent_throughout_excused):
    """Who a vote is counted against (294-QĐ/TW 2025, counting of "số thành viên").

    The official members summoned, without those absent throughout for an accepted reason. Exempt
    members who did not come, members away and suspended members were not summoned at all.
    """
    return max(0, summoned_official - absent_throughout_excused)


def whole_roll(roll, marked):
    """K2: the marks (present, excused, unexcused, exempt, away, suspended) are those of the roll.

    Both are collections of whom they are about; sums alone would let one leaver hide one newcomer.
    """
    missing, extra = set(roll) - set(marked), set(marked) - set(roll)
    if not missing and not extra:
        return []
    sentence = (
        f"Danh sách ngày họp có {len(set(roll))} đảng viên: {len(missing)} người chưa điểm danh "
        f"đúng diện, {len(extra)} người không còn trong danh sách. Hãy điểm danh và lưu lại."
    )
    return [Finding("K2", sentence)]


def fitting_presence(exempt, presence):
    """Whether a member may be marked so: only the exempt are exempt, and they owe no excuse."""
    if exempt:
        return presence not in (Presence.EXCUSED, Presence.UNEXCUSED)
    return presence != Presence.EXEMPT


def usual_presence(exempt, suspended=False, away=False):
    """What a roll says before anybody marked anything: everyone who is summoned has come."""
    if suspended:
        return Presence.SUSPENDED
    if away:
        return Presence.AWAY
    return Presence.EXEMPT if exempt else Presence.PRESENT


def length(starts_at, ends_at, rule):
    """K4: a regular meeting lasts at least 90 minutes (42-HD/BTCTW 2025, by default)."""
    if starts_at is None or ends_at is None:
        return []
    minutes = _minutes_between(starts_at, ends_at)
    if minutes >= rule.minutes:
        return []
    sentence = f"Cuộc họp dài {minutes} phút, ngắn hơn {rule.minutes} phút."
    return [Finding("K4", sentence, rule.clause, Weight.WARNS, "ends_at")]


def _minutes_between(starts_at, ends_at):
    day = date(2000, 1, 1)
    return (datetime.combine(day, ends_at) - datetime.combine(day, starts_at)).seconds // 60


def one_regular_a_month(others, rule):
    """K1: one regular meeting a month; a second is unusual. `others` are the days of others."""
    if not others:
        return []
    days = ", ".join(map(short_date, others))
    sentence = f"Tháng này đã ghi sinh hoạt thường kỳ ngày {days}."
    return [Finding("K1", sentence, rule.clause, Weight.WARNS, "held_on")]
