"""How many are on the roll, were admitted, taught, recognised. One query, however many cells.

"Members" are those on the roll: official and probationary, exempt ones included.
"""

from django.db.models import Count as SqlCount
from django.db.models import DateField, F, Func, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from chibo.indicators import Count, Indicator, Kind
from chibo.tallies import by_cell, tally
from members.enums import FOREIGN, KINH, Gender, Status, Step
from members.models import Event, Spell

from .counting import people

EVERYBODY = Q()
WOMEN = Q(member__gender=Gender.FEMALE)
PROBATIONARY = Q(status=Status.PROBATIONARY)
EXEMPT = Q(exempt=True)
ETHNIC_MINORITY = ~Q(member__ethnicity__in=[KINH, FOREIGN])


def stock(key, label, condition, *, share=True):
    """A number of people on the last day of the period; as a share, out of all members."""

    @tally(Count(0, 0) if share else Count(0))
    def count(units, period):
        part = SqlCount("pk", filter=condition)
        whole = {"whole": SqlCount("pk")} if share else {}
        return by_cell(Spell.unscoped.on(period.end), units, part=part, **whole)

    def rows(unit, period):
        return people(Spell.unscoped.on(period.end).filter(condition), unit)

    return Indicator(key, label, Kind.STOCK, "đảng viên", count, rows)


@tally(Count(0))
def count_admissions(units, period):
    """People whose ceremony fell within the period, in the cell that admitted them."""
    return by_cell(admitted(period), units, part=SqlCount("pk"))


def admitted_members(unit, period):
    """Who they are, each with the day of the ceremony."""
    return people(admitted(period), unit).annotate(counted_on=F("ceremony_on"))


def admitted(period):
    """First spells: they begin on the day of the ceremony, in the cell that held it."""
    return Spell.unscoped.filter(
        member__ceremony_on__range=(period.start, period.end),
        valid__startswith=F("member__ceremony_on"),
    )


def steps(key, label, kind, measure):
    """How often a step was taken in the cells within the period, annulled ones left out."""

    def taken(period):
        return Event.unscoped.standing().filter(kind=kind, on__range=(period.start, period.end))

    @tally(Count(0))
    def count(units, period):
        return by_cell(taken(period), units, part=SqlCount("pk"))

    def rows(unit, period):
        return taken(period).within([unit.path]).select_related("candidate", "member")

    return Indicator(key, label, Kind.FLOW, measure, count, rows)


@tally(Count(0, 0))
def count_confirmations(units, period):
    """Recognitions decided within the period, out of those whose probation ended within it.

    Each in the cell on whose roll the member was that day. A recognition without a recorded
    decision counts on the official date.
    """
    done, due = _recognised(period), _ended(period)
    spells = Spell.unscoped.alias(**DAYS).filter(done | due)
    part, whole = SqlCount("pk", filter=done), SqlCount("pk", filter=due)
    return by_cell(spells, units, part=part, whole=whole)


def confirmed_members(unit, period):
    """Who was recognised, each with the day of it."""
    found = people(Spell.unscoped.alias(**DAYS).filter(_recognised(period)), unit)
    return found.annotate(counted_on=Coalesce(_decision("pk"), F("official_on")))


def _decision(member):
    """The day of the standing recognition of the person that `member` leads to."""
    standing = Event.unscoped.standing().filter(kind=Step.RECOGNISED, member=OuterRef(member))
    return Subquery(standing.order_by("-pk").values("on")[:1])


DAYS = {
    "recognised_on": Coalesce(_decision("member"), F("member__official_on")),
    "ended_on": Func(
        F("member__ceremony_on"),
        template="(%(expressions)s + interval '12 months')::date",
        output_field=DateField(),
    ),
}


def _recognised(period):
    days = (period.start, period.end)
    return Q(recognised_on__range=days, valid__contains=F("recognised_on"))


def _ended(period):
    return Q(ended_on__range=(period.start, period.end), valid__contains=F("ended_on"))


INDICATORS = (
    stock("members", "Đảng viên", EVERYBODY, share=False),
    stock("women", "Đảng viên nữ", WOMEN),
    stock("probationary", "Đảng viên dự bị", PROBATIONARY),
    stock("exempt", "Đảng viên được miễn công tác và sinh hoạt đảng", EXEMPT),
    stock("ethnic_minority", "Đảng viên là người dân tộc thiểu số", ETHNIC_MINORITY),
    Indicator(
        "admissions",
        "Kết nạp đảng viên",
        Kind.FLOW,
        "đảng viên",
        count_admissions,
        admitted_members,
    ),
    Indicator(
        "confirmations",
        "Công nhận đảng viên chính thức",
        Kind.FLOW,
        "đảng viên",
        count_confirmations,
        confirmed_members,
    ),
    steps("confirmations_proposed", "Đề nghị công nhận chính thức", Step.PROPOSED, "đảng viên"),
    steps("admission_sources", "Quần chúng ưu tú vào danh sách", Step.LISTED, "quần chúng"),
    steps("awareness_classes", "Học lớp nhận thức về Đảng", Step.CERTIFIED, "quần chúng"),
)
