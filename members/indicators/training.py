"""Classes for new members and courses of political theory, by certificate or by being sent."""

from django.db.models import Count as SqlCount
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from chibo.indicators import Count, Indicator, Kind
from chibo.tallies import by_cell, tally
from members.enums import Step, TrainingKind
from members.models import Event, Spell, Training

from .counting import people


@tally(Count(0))
def count_taught(units, period):
    """Different members certified of the class for new members, by a step or a line of training.

    Each in the cell whose roll they were on that day.
    """
    return by_cell(_taught(period), units, part=SqlCount("pk"))


def taught_members(unit, period):
    """Who they are."""
    return people(_taught(period), unit)


def _taught(period):
    steps = Event.unscoped.standing().filter(kind=Step.TAUGHT, on__range=_days(period))
    rows = Training.unscoped.standing().filter(
        kind=TrainingKind.NEW_MEMBER, certified_on__range=_days(period)
    )
    return _spells_of(Coalesce(_latest(steps, "on"), _latest(rows, "certified_on")))


@tally(Count(0))
def count_theory(units, period, stage="sent", theory=None):
    """Different members sent to a course of political theory, or certified of one, of a level.

    Sent: on the day they were sent, else in the month the course began. `stage` is "sent" or
    "completed", `theory` a level; without one any counts.
    """
    return by_cell(_theory(period, stage, theory), units, part=SqlCount("pk"))


def theory_members(unit, period, stage="sent", theory=None):
    """Who they are."""
    return people(_theory(period, stage, theory), unit)


def _theory(period, stage, theory):
    rows = Training.unscoped.standing().filter(kind=TrainingKind.THEORY)
    rows = rows.filter(level=theory) if theory else rows
    day = F("certified_on") if stage == "completed" else Coalesce("sent_on", "since")
    rows = rows.annotate(day=day).filter(day__range=_days(period))
    return _spells_of(_latest(rows, "day"))


def _days(period):
    return period.start, period.end


def _latest(rows, day):
    mine = rows.filter(member=OuterRef("member")).order_by(f"-{day}")
    return Subquery(mine.values(day)[:1])


def _spells_of(day):
    """One spell for each member with a day: the one that held it."""
    return Spell.unscoped.alias(day=day).filter(valid__contains=F("day"))


INDICATORS = (
    Indicator(
        "new_member_classes",
        "Học lớp đảng viên mới",
        Kind.DISTINCT,
        "đảng viên",
        count_taught,
        taught_members,
    ),
    Indicator(
        "political_theory",
        "Học lý luận chính trị",
        Kind.DISTINCT,
        "đảng viên",
        count_theory,
        theory_members,
        ("stage", "theory"),
    ),
)
