"""What the register can count. Each number stands in one query, however many cells are asked for.

"Members" are those on the roll: official and probationary, exempt ones included.
"""

from django.db.models import Count as SqlCount
from django.db.models import DateField, Exists, F, Func, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from chibo.indicators import Count, Indicator, Kind
from chibo.models import UnitPlace

from .enums import FOREIGN, KINH, Duty, Gender, Level, Status, Step
from .models import Event, Member, Rating, Spell, UnitRating
from .queries import dues_counts, dues_paid_in, ticked

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
    """Who they are, each with the day of the ceremony."""
    return _people(_admitted(period), unit).annotate(counted_on=F("ceremony_on"))


def _admitted(period):
    """First spells: they begin on the day of the ceremony, in the cell that held it."""
    return Spell.unscoped.filter(
        member__ceremony_on__range=(period.start, period.end),
        valid__startswith=F("member__ceremony_on"),
    )


def steps(key, label, kind, measure):
    """How often a step was taken in the cells within the period, annulled ones left out."""

    def taken(period):
        return Event.unscoped.standing().filter(kind=kind, on__range=(period.start, period.end))

    def count(units, period):
        found = _by_unit(taken(period), units, part=SqlCount("pk"), whole=SqlCount("pk"))
        return {unit: Count(part) for unit, (part, _) in found.items()}

    def rows(unit, period):
        return taken(period).within([unit.path]).select_related("candidate", "member")

    return Indicator(key, label, Kind.FLOW, measure, count, rows)


def duties(key, label, duty, *, free=None):
    """Members of the last day who did their yearly duty, out of those who owe it.

    A term asks for different people: whoever did it in one of the years counts once.
    """

    def on_roll(period):
        owed = Spell.unscoped.on(period.end)
        if free:
            owed = owed.filter(~Exists(ticked(free, period).filter(member=OuterRef("member"))))
        return owed.alias(done=Exists(ticked(duty, period).filter(member=OuterRef("member"))))

    def count(units, period):
        done = SqlCount("pk", filter=Q(done=True))
        found = _by_unit(on_roll(period), units, part=done, whole=SqlCount("pk"))
        return {unit: Count(*parts) for unit, parts in found.items()}

    def rows(unit, period):
        return _people(on_roll(period).filter(done=True), unit)

    return Indicator(key, label, Kind.DISTINCT, "đảng viên", count, rows)


def dues(key, label, measure, place, *, settled):
    """Dues of the months of the period that are over, out of what was due for them.

    `place` is that of the pair in `dues_counts`: member-months, or đồng.
    """

    def count(units, period):
        found = dues_counts(units, period, timezone.localdate())
        ids = [getattr(unit, "pk", unit) for unit in units]
        return {unit: Count(*found.get(unit, (0, 0, 0, 0))[place : place + 2]) for unit in ids}

    def rows(unit, period):
        return dues_paid_in(unit, period, timezone.localdate(), settled=settled)

    return Indicator(key, label, Kind.AMOUNT, measure, count, rows)


def rated(key, label, level):
    """Members decided at a level or a better one, out of those rated for the years of the period.

    Whoever is not rated (exempt, admitted less than six months before, suspended) stands in
    `left_out`. A cell whose year was not decided gives no number at all.
    """
    reached = Q(left_out="", decided__in=level.reaching)

    def count(units, period):
        lines = Rating.unscoped.decided_in(_years(period)).filter(sheet__unit__in=_ids(units))
        found = (
            lines.order_by()
            .values("sheet__unit")
            .annotate(
                part=SqlCount("pk", filter=reached),
                whole=SqlCount("pk", filter=Q(left_out="")),
                out=SqlCount("pk", filter=~Q(left_out="")),
            )
        )
        return {row["sheet__unit"]: Count(row["part"], row["whole"], row["out"]) for row in found}

    def rows(unit, period):
        lines = Rating.unscoped.decided_in(_years(period)).within([unit.path])
        return lines.filter(reached).select_related("member", "sheet")

    return Indicator(key, label, Kind.FLOW, "đảng viên", count, rows)


def grade_units(units, period):
    """The levels that committees above decided for the units themselves, one for each year."""
    counts = {}
    for rating in _unit_ratings(period).filter(unit__in=_ids(units)).order_by("year"):
        one = Count(1, grades=(rating.decided,))
        counts[rating.unit_id] = counts[rating.unit_id] + one if rating.unit_id in counts else one
    return counts


def graded_units(unit, period):
    """The decision on the unit itself."""
    return _unit_ratings(period).filter(unit=unit).select_related("unit")


def count_subunits(units, period, level=Level.GOOD):
    """Units directly below at a level or better, out of those that were rated, by the tree of the
    period's last day. A unit with nothing decided below it gives no number."""
    below = _below(period).filter(parent__in=_ids(units)).values_list("unit", "parent")
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


def count_confirmations(units, period):
    """Recognitions decided within the period, out of those whose probation ended within it.

    Each in the cell on whose roll the member was that day. A recognition without a recorded
    decision counts on the official date.
    """
    done, due = _recognised(period), _ended(period)
    spells = Spell.unscoped.alias(**DAYS).filter(done | due)
    found = _by_unit(
        spells, units, part=SqlCount("pk", filter=done), whole=SqlCount("pk", filter=due)
    )
    return {unit: Count(*parts) for unit, parts in found.items()}


def confirmed_members(unit, period):
    """Who was recognised, each with the day of it."""
    people = _people(Spell.unscoped.alias(**DAYS).filter(_recognised(period)), unit)
    return people.annotate(counted_on=Coalesce(_decision("pk"), F("official_on")))


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


def _by_unit(spells, units, *, part, whole):
    """{unit id: (part, whole)} for every unit asked for; a cell without members counts nothing."""
    ids = _ids(units)
    counted = spells.filter(unit__in=ids).values("unit").annotate(part=part, whole=whole)
    found = {row["unit"]: (row["part"], row["whole"]) for row in counted.order_by()}
    return {unit: found.get(unit, (0, 0)) for unit in ids}


def _ids(units):
    return [getattr(unit, "pk", unit) for unit in units]


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
    steps("new_member_classes", "Học lớp đảng viên mới", Step.TAUGHT, "đảng viên"),
    duties(
        "residence_contact",
        "Giữ mối liên hệ nơi cư trú",
        Duty.RESIDENCE,
        free=Duty.RESIDENCE_FREE,
    ),
    duties("moral_example_registration", "Đăng ký làm theo gương Bác", Duty.EXAMPLE),
    duties("commitments", "Cam kết tu dưỡng, rèn luyện", Duty.COMMITMENT),
    duties("initiatives", "Có sáng kiến được công nhận", Duty.INITIATIVE),
    dues("dues_paid", "Tháng đảng phí đã đóng đủ", "tháng", 0, settled=True),
    dues("dues_collected", "Đảng phí đã thu", "đồng", 2, settled=False),
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
