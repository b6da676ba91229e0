"""What events of lives count: stays elsewhere, badges, cells that admitted somebody."""

from django.db.models import Count as SqlCount
from django.db.models import Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce

from chibo.indicators import Count, Indicator, Kind
from chibo.models import Unit
from chibo.tallies import by_cell, tally
from members.enums import Step
from members.models import Candidate, Event, Member, Spell, TemporaryStay

from .register import admitted


def stays(key, label, side):
    """Open temporary stays on the last day: `side` is "unit" for those out, "host" for those in."""

    def open_then(period):
        on = TemporaryStay.unscoped.on(period.end)
        return on.out() if side == "unit" else on.into()

    @tally(Count(0))
    def count(units, period):
        return by_cell(open_then(period), units, cell=side, part=SqlCount("pk"))

    def rows(unit, period):
        below = Q(**{f"{side}__path__startswith": unit.path})
        return open_then(period).filter(below).select_related("member", "unit", "host")

    return Indicator(key, label, Kind.STOCK, "đảng viên", count, rows)


@tally(Count(0))
def count_badges(units, period, level=None):
    """Badges awarded within the period, in the cell of the day; of one level where it is said."""
    return by_cell(_badges(period, level), units, part=SqlCount("pk"))


def badge_events(unit, period, level=None):
    """The awards."""
    return _badges(period, level).within([unit.path]).select_related("member")


def _badges(period, level):
    awarded = _standing(period).filter(kind=Step.BADGE)
    return awarded.filter(form=str(level)) if level else awarded


@tally(Count(0, 0))
def count_disciplined(units, period):
    """Members disciplined by a decision within the period, each once however often, in the cell of
    the day; out of the members of the last day. Expulsion is the heaviest form."""
    here = {"unit": OuterRef("pk")}
    decided = _disciplined(period).filter(**here).order_by().values("unit")
    roll = Spell.unscoped.on(period.end).filter(**here).order_by().values("unit")
    part = Subquery(decided.annotate(n=SqlCount("member", distinct=True)).values("n"))
    whole = Subquery(roll.annotate(n=SqlCount("pk")).values("n"))
    return by_cell(
        Unit.unscoped, units, cell="pk", part=Coalesce(part, 0), whole=Coalesce(whole, 0)
    )


def disciplined_members(unit, period):
    """Who they are."""
    decided = _disciplined(period).within([unit.path])
    return Member.unscoped.filter(pk__in=decided.values("member")).walked()


def _disciplined(period):
    return _standing(period).filter(kind__in=[Step.DISCIPLINED, Step.EXPELLED])


@tally(Count(0, 0))
def count_admitting_cells(units, period):
    """Cells with an admission within the period, out of those with a source: somebody on the list
    by its end, or an admission."""
    here = {"unit": OuterRef("pk")}
    done = Exists(admitted(period).filter(**here))
    listed = Exists(_sources(period).filter(**here))
    return by_cell(
        Unit.unscoped,
        units,
        cell="pk",
        part=Cast(done, IntegerField()),
        whole=Cast(Q(done) | Q(listed), IntegerField()),
    )


def admitting_cells(unit, period):
    """The cells that admitted somebody."""
    cells = Unit.unscoped.below(unit).cells()
    return cells.filter(Exists(admitted(period).filter(unit=OuterRef("pk"))))


def _sources(period):
    """Candidates whom the cell was looking after at some time within the period."""
    listed = Event.unscoped.standing().filter(kind=Step.LISTED, on__lte=period.end)
    still = Q(closed_on=None) | Q(closed_on__gte=period.start)
    waiting = Q(member=None) | Q(member__ceremony_on__gte=period.start)
    return Candidate.unscoped.filter(still, waiting, pk__in=listed.values("candidate"))


def _standing(period):
    return Event.unscoped.standing().filter(on__range=(period.start, period.end))


INDICATORS = (
    stays("temporary_away", "Đảng viên sinh hoạt tạm thời nơi khác", "unit"),
    stays("temporary_here", "Đảng viên nơi khác đến sinh hoạt tạm thời", "host"),
    Indicator(
        "badges",
        "Huy hiệu Đảng được tặng",
        Kind.FLOW,
        "huy hiệu",
        count_badges,
        badge_events,
        ("level",),
    ),
    Indicator(
        "disciplined_members",
        "Đảng viên bị thi hành kỷ luật",
        Kind.DISTINCT,
        "đảng viên",
        count_disciplined,
        disciplined_members,
    ),
    Indicator(
        "units_with_admissions",
        "Chi bộ có kết nạp đảng viên",
        Kind.DISTINCT,
        "chi bộ",
        count_admitting_cells,
        admitting_cells,
    ),
)
