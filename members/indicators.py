"""What the register can count. Each number stands in one query, however many cells are asked for.

"Members" are those on the roll: official and probationary, exempt ones included.
"""

from django.db.models import Count as SqlCount
from django.db.models import F, Q

from chibo.indicators import Count, Indicator, Kind

from .enums import FOREIGN, KINH, Gender, Status
from .models import Member, Spell

EVERYBODY = Q()
WOMEN = Q(member__gender=Gender.FEMALE)
PROBATIONARY = Q(status=Status.PROBATIONARY)
EXEMPT = Q(exempt=True)
ETHNIC_MINORITY = ~Q(member__ethnicity__in=[KINH, FOREIGN])


def stock(key, label, condition, *, share=True):
    """A number of people on the last day of the period; as a share, out of all members."""

    def count(units, period):
        spells = Spell.unscoped.on(period.end)
        found = _by_unit(spells, units, part=SqlCount("pk", filter=condition), whole=SqlCount("pk"))
        return {
            unit: Count(part, whole if share else None) for unit, (part, whole) in found.items()
        }

    def rows(unit, period):
        return _people(Spell.unscoped.on(period.end).filter(condition), unit)

    return Indicator(key, label, Kind.STOCK, "đảng viên", count, rows)


def count_admissions(units, period):
    """People whose ceremony fell within the period, in the cell that admitted them."""
    found = _by_unit(_admitted(period), units, part=SqlCount("pk"), whole=SqlCount("pk"))
    return {unit: Count(part) for unit, (part, _) in found.items()}


def admitted_members(unit, period):
    """Who they are."""
    return _people(_admitted(period), unit)


def _admitted(period):
    """First spells: they begin on the day of the ceremony, in the cell that held it."""
    return Spell.unscoped.filter(
        member__ceremony_on__range=(period.start, period.end),
        valid__startswith=F("member__ceremony_on"),
    )


def _by_unit(spells, units, *, part, whole):
    """{unit id: (part, whole)} for every unit asked for; a cell without members counts nothing."""
    ids = [getattr(unit, "pk", unit) for unit in units]
    counted = spells.filter(unit__in=ids).values("unit").annotate(part=part, whole=whole)
    found = {row["unit"]: (row["part"], row["whole"]) for row in counted.order_by()}
    return {unit: found.get(unit, (0, 0)) for unit in ids}


def _people(spells, unit):
    """The members behind a set of spells in a unit's subtree."""
    return Member.unscoped.filter(pk__in=spells.within([unit.path]).values("member")).walked()


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
)
