"""The ratings of the year: of members, and of units by the committee above."""

from django.db.models import Count as SqlCount
from django.db.models import OuterRef, Q, Subquery

from chibo.indicators import Count, Indicator, Kind
from chibo.models import UnitPlace
from chibo.tallies import by_cell, ids, tally
from members.enums import Level
from members.models import Rating, UnitRating


def rated(key, label, level):
    """Members decided at a level or a better one, out of those rated for the years of the period.

    Whoever is not rated (exempt, admitted less than six months before, suspended) stands in
    `left_out`. A cell whose year was not decided gives no number at all.
    """
    reached = Q(left_out="", decided__in=level.reaching)

    @tally(None)
    def count(units, period):
        return by_cell(
            Rating.unscoped.decided_in(_years(period)),
            units,
            cell="sheet__unit",
            part=SqlCount("pk", filter=reached),
            whole=SqlCount("pk", filter=Q(left_out="")),
            left_out=SqlCount("pk", filter=~Q(left_out="")),
        )

    def rows(unit, period):
        lines = Rating.unscoped.decided_in(_years(period)).within([unit.path])
        return lines.filter(reached).select_related("member", "sheet")

    return Indicator(key, label, Kind.FLOW, "đảng viên", count, rows)


def grade_units(units, period):
    """The levels that committees above decided for the units themselves, one for each year."""
    counts = {}
    for rating in _unit_ratings(period).filter(unit__in=ids(units)).order_by("year"):
        one = Count(1, grades=(rating.decided,))
        counts[rating.unit_id] = counts[rating.unit_id] + one if rating.unit_id in counts else one
    return counts


def graded_units(unit, period):
    """The decision on the unit itself."""
    return _unit_ratings(period).filter(unit=unit).select_related("unit")


def count_subunits(units, period, level=Level.GOOD):
    """Units directly below at a level or better, out of those that were rated, by the tree of the
    period's last day. A unit with nothing decided below it gives no number."""
    below = _below(period).filter(parent__in=ids(units)).values_list("unit", "parent")
    rating = _unit_ratings(period).filter(unit=OuterRef("unit")).order_by("-year")
    counts = {}
    for _, parent, decided in below.annotate(decided=Subquery(rating.values("decided")[:1])):
        if decided:
            one = Count(int(decided in Level(level).reaching), 1)
            counts[parent] = counts[parent] + one if parent in counts else one
    return counts


def counted_subunits(unit, period, level=Level.GOOD):
    """The decisions on them."""
    below = _below(period).filter(parent=unit).values("unit")
    found = _unit_ratings(period).filter(unit__in=below, decided__in=Level(level).reaching)
    return found.select_related("unit")


def _unit_ratings(period):
    return UnitRating.unscoped.decided_in(_years(period))


def _below(period):
    return UnitPlace.objects.filter(valid__contains=period.end)


def _years(period):
    return period.start.year, period.end.year


INDICATORS = (
    rated("members_rated_excellent", "Đảng viên hoàn thành xuất sắc nhiệm vụ", Level.EXCELLENT),
    rated("members_rated_good", "Đảng viên hoàn thành tốt nhiệm vụ trở lên", Level.GOOD),
    rated("members_rated_satisfactory", "Đảng viên hoàn thành nhiệm vụ trở lên", Level.FAIR),
    Indicator(
        "unit_rating",
        "Xếp loại tổ chức đảng",
        Kind.GRADE,
        "tổ chức",
        grade_units,
        graded_units,
        of_unit=True,
    ),
    Indicator(
        "subunit_ratings",
        "Tổ chức trực thuộc hoàn thành tốt nhiệm vụ trở lên",
        Kind.FLOW,
        "tổ chức",
        count_subunits,
        counted_subunits,
        parameters=("level",),
        of_unit=True,
    ),
)
