"""Who is due for a Party badge on a day of award, and the days on which it is awarded."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from members.enums import Step
from members.models import Event, Spell
from members.regulations import add_months, badge_due, badge_reached, badge_waits_until

from .lives import life_rule
from .papers import roll_of

AWARD_DAYS = ((2, 3), (5, 19), (9, 2), (11, 7))
"""(month, day) of the four days of a year on which badges are awarded (01-HD/TW)."""


@dataclass(frozen=True)
class BadgeDue:
    """Somebody whose Party age has `level` years by the day of award and who has no such badge.

    `waits`: a discipline puts it off. To which day would give its form away, which is masked.
    """

    spell: Spell
    level: int
    reached: date
    waits: bool = False

    @property
    def member(self):
        """The person."""
        return self.spell.member

    def is_late_by(self, award):
        """An earlier award day was the first one for this level."""
        return award_day(self.reached) < award


def award_day(reached):
    """The first day of award on or after the day a level is reached."""
    days = [*award_days(reached.year), *award_days(reached.year + 1)]
    return next(day for day in days if day >= reached)


def award_days(year):
    """The days of a year on which the Party awards badges."""
    return [date(year, *day) for day in AWARD_DAYS]


def badges_due(branches, award, today):
    """Who is due on the day `award`, highest level first, then by given name.

    Judged by the rule of that day. The roll is that of the day, and today's while it is to come.
    """
    rule = life_rule("badge", award)
    # Whoever came on 29 February reaches a level on the 28th of a common year: a day more is asked
    # for here, and the day itself is judged below.
    lately = add_months(award, -12 * min(rule.levels)) + timedelta(days=1)
    spells = list(roll_of(branches, min(award, today)).filter(member__party_since__lte=lately))
    given, penalties = _marks(spells, award)
    found = []
    for spell in spells:
        since = spell.member.party_since
        level = badge_due(since, given[spell.member_id], award, rule)
        if level:
            waits = badge_waits_until(penalties[spell.member_id], award, rule) is not None
            found.append(BadgeDue(spell, level, badge_reached(since, level), waits))
    return sorted(found, key=lambda due: -due.level)


def _marks(spells, award):
    """({member id: levels given}, {member id: (penalty, day) up to the day of award})."""
    given, penalties = defaultdict(set), defaultdict(list)
    events = Event.unscoped.standing().filter(
        member__in=[spell.member_id for spell in spells], kind__in=(Step.BADGE, Step.DISCIPLINED)
    )
    for member, kind, form, on in events.values_list("member", "kind", "form", "on"):
        if kind == Step.BADGE:
            given[member].add(int(form))
        elif on <= award:
            penalties[member].append((form, on))
    return given, penalties
