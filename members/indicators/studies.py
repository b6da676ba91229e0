"""The study of resolutions and directives, by members and by those who are not."""

from django.db.models import Count as SqlCount
from django.db.models import Q, Sum

from chibo.indicators import Count, Indicator, Kind
from chibo.tallies import by_cell, tally
from members.models import StudySession
from members.queries import STUDIED, study_marks


@tally(Count(0, 0))
def count_studied(units, period):
    """Documents studied by members, make-up included, out of those they owed.

    Owed by the roll of the day of study, exempt and suspended out; the session's day decides,
    however much later somebody made it up.
    """
    came = SqlCount("pk", filter=Q(studied__in=STUDIED))
    marks = study_marks(period)
    return by_cell(marks, units, cell="session__unit", part=came, whole=SqlCount("pk"))


def studied_marks(unit, period):
    """Who studied what."""
    came = study_marks(period).filter(studied__in=STUDIED).within([unit.path])
    return came.select_related("member", "session").order_by("session", "member__sort_key")


@tally(Count(0, 0))
def count_outsiders(units, period):
    """People who are not members and studied, out of those who were to: head-counts entered."""
    part, whole = Sum("outsiders_came"), Sum("outsiders_due")
    return by_cell(_with_outsiders(period), units, part=part, whole=whole)


def outsider_sessions(unit, period):
    """The sessions that name a head-count."""
    return _with_outsiders(period).within([unit.path]).order_by("held_on", "pk")


def _with_outsiders(period):
    held = StudySession.unscoped.held(period.start, period.end)
    return held.filter(outsiders_due__isnull=False)


INDICATORS = (
    Indicator(
        "study_attendance",
        "Đảng viên học tập nghị quyết, chỉ thị",
        Kind.FLOW,
        "lượt",
        count_studied,
        studied_marks,
    ),
    Indicator(
        "study_attendance_non_members",
        "Quần chúng học tập nghị quyết, chỉ thị",
        Kind.FLOW,
        "lượt",
        count_outsiders,
        outsider_sessions,
    ),
)
