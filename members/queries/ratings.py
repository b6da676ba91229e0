"""The rating of a year: a cell's sheet, a member's ratings, and which sheets wait."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from chibo.access import Permission
from chibo.indicators import Period
from chibo.models import Unit
from chibo.queries import rule_in_force
from members.enums import Status, Step
from members.models import Event, Rating, RatingSheet, Spell
from members.regulations import RatingRule, left_out

from .roll import roster
from .year_sheets import last_day, sheet_roll

OPENS = (12, 1)
"""The day of the year from which its rating waits to be done."""
BEGUN_UNTIL_MONTH = 3
"""A sheet nobody has begun by the end of this month was kept elsewhere, and waits no longer."""


@dataclass(frozen=True)
class Line:
    """Somebody on the roll of the year's end, and what the sheet has of them.

    `by_register` is why the register leaves them out, "" where it does not.
    """

    spell: Spell
    by_register: str
    rating: Rating | None

    @property
    def member(self):
        return self.spell.member


@dataclass(frozen=True)
class Since:
    """The roll of today beside that of a sheet: `came` are on no line of it, `gone` still are.

    Both are spells; `today` is how many the cell has now.
    """

    last_day: date
    today: int
    came: list
    gone: list


def rating_rule(year):
    """The rule of a year's rating: that in force on its last day."""
    parameters, rule = rule_in_force("rating", date(year, 12, 31))
    return RatingRule(**parameters, clause=rule.clause) if rule else RatingRule(clause="")


def rating_year(today):
    """The year whose rating is under way: from 1 December this one, until then the last."""
    return today.year if (today.month, today.day) >= OPENS else today.year - 1


def rating_sheet_of(unit, year):
    """The sheet as it is kept now, or None."""
    return RatingSheet.unscoped.filter(unit=unit, year=year).first()


def rating_lines(unit, year):
    """Everybody on the roll of 31 December (of today, while the year runs), by given name."""
    rule = rating_rule(year)
    known = Rating.unscoped.filter(sheet__unit=unit, sheet__year=year)
    kept = {rating.member_id: rating for rating in known}
    return [
        Line(spell, _by_register(spell, year, rule), kept.get(spell.member_id))
        for spell in sheet_roll(unit, year)
    ]


def roll_since(unit, year, lines):
    """Who came to the cell and who went after the day whose roll the lines are."""
    now = list(roster([unit], timezone.localdate()))
    then = {line.spell.member_id for line in lines}
    today = {spell.member_id for spell in now}
    return Since(
        last_day(year),
        len(now),
        [spell for spell in now if spell.member_id not in then],
        [line.spell for line in lines if line.spell.member_id not in today],
    )


def rated_off_roll(unit, year):
    """Lines of people who, by the register as it is now, were not on that day's roll."""
    there = sheet_roll(unit, year).order_by().values("member")
    lines = Rating.unscoped.filter(sheet__unit=unit, sheet__year=year).once()
    return list(lines.exclude(member__in=there).select_related("member"))


def voters(lines):
    """The base of the vote: official members of the roll who are not exempt."""
    return sum(line.spell.status == Status.OFFICIAL and not line.spell.exempt for line in lines)


def ratings_of(member):
    """Every year's rating of a member, wherever it was given, the latest first."""
    return member.ratings.select_related("sheet__unit").order_by("-sheet__year")


def waiting_cells(user, unit, today):
    """(year, cells of the working unit whose sheet of that year waits), for those who keep it."""
    year = rating_year(today)
    first_months = date(year, *OPENS) <= today <= date(year + 1, BEGUN_UNTIL_MONTH, 31)
    cells = Unit.visible_to(user, Permission.EDIT_MEMBERS).below(unit).cells().open(today)
    sheets = RatingSheet.unscoped.filter(year=year)
    cells = cells.exclude(pk__in=sheets.filter(decided_on__isnull=False).values("unit"))
    if not first_months:
        cells = cells.filter(pk__in=sheets.values("unit"))
    peopled = Spell.unscoped.on(Period.year_to(year, today).end).values("unit")
    return year, list(cells.filter(pk__in=peopled))


def _by_register(spell, year, rule):
    return left_out(spell.exempt, spell.member.ceremony_on, date(year, 12, 31), rule)


def disciplined_in(year, members):
    """The ids of those of `members` whom a decision of the year disciplined."""
    decided = Event.unscoped.standing().filter(kind=Step.DISCIPLINED, on__year=year)
    return set(decided.filter(member__in=members).values_list("member_id", flat=True))
