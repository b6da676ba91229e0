"""The study of resolutions and directives, by members and by those who are not."""

from django.db.models import Count as SqlCount
from django.db.models import Q, Sum

from chibo.indicators import Count, Indicator, Kind
from members.models import StudySession
from members.queries import STUDIED, study_marks

from .counting import ids


def count_studied(units, period):
    """Documents studied by members, make-up included, out of those they owed.

    Owed by the roll of the day of study, exempt and suspended out; the session's day decides,
    however much later somebody made it up.
    """
    wanted = ids(units)
    marks = study_marks(period).filter(session__unit__in=wanted).values("session__unit").order_by()
    came = SqlCount("pk", filter=Q(studied__in=STUDIED))
    counted = marks.annotate(part=came, whole=SqlCount("pk"))
    found = {row["session__unit"]: Count(row["part"], row["whole"]) for row in counted}
    return {unit: found.get(unit, Count(0, 0)) for unit in wanted}


def studied_marks(unit, period):
    """Who studied what."""
    came = study_marks(period).filter(studied__in=STUDIED).within([unit.path])
    return came.select_related("member", "session").order_by("session", "member__sort_key")


def count_outsiders(units, period):
    """People who are not members and studied, out of those who were to: head-counts entered."""
    wanted = ids(units)
    counted = _with_outsiders(period).filter(unit__in=wanted).values("unit").order_by()
    counted = counted.annotate(part=Sum("outsiders_came"), whole=Sum("outsiders_due"))
    found = {row["unit"]: Count(row["part"], row["whole"]) for row in counted}
    return {unit: found.get(unit, Count(0, 0)) for unit in wanted}


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
