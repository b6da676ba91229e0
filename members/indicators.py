"""What the register can count. Each number stands in one query, however many cells are asked for.

"Members" are those on the roll: official and probationary, exempt ones included.
"""

from django.db.models import Count as SqlCount
from django.db.models import DateField, Exists, F, Func, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from chibo.indicators import Count, Indicator, Kind
from chibo.models import UnitPlace

from .enums import FOREIGN, KINH, Duty, Gender, Level, Status, Step, TrainingKind
from .models import (
    Event,
    Inspection,
    Member,
    Rating,
    Spell,
    StudySession,
    Training,
    UnitRating,
)
from .queries import (
    STUDIED,
    concluded_about,
    dues_counts,
    dues_paid_in,
    planned,
    study_marks,
    ticked,
)

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


def count_taught(units, period):
    """Different members certified of the class for new members, by a step or a line of training.

    Each in the cell whose roll they were on that day.
    """
    return _on_their_day(units, _taught(period))


def taught_members(unit, period):
    """Who they are."""
    return _people(_taught(period), unit)


def _taught(period):
    steps = Event.unscoped.standing().filter(kind=Step.TAUGHT, on__range=_days(period))
    rows = Training.unscoped.standing().filter(
        kind=TrainingKind.NEW_MEMBER, certified_on__range=_days(period)
    )
    return _spells_of(Coalesce(_latest(steps, "on"), _latest(rows, "certified_on")))


def count_theory(units, period, stage="sent", theory=None):
    """Different members sent to a course of political theory, or certified of one, of a level.

    Sent: on the day they were sent, else in the month the course began. `stage` is "sent" or
    "completed", `theory` a level; without one any counts.
    """
    return _on_their_day(units, _theory(period, stage, theory))


def theory_members(unit, period, stage="sent", theory=None):
    """Who they are."""
    return _people(_theory(period, stage, theory), unit)


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


def _on_their_day(units, spells):
    found = _by_unit(spells, units, part=SqlCount("pk"), whole=SqlCount("pk"))
    return {unit: Count(part) for unit, (part, _) in found.items()}


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
    """Who was recognised."""
    return _people(Spell.unscoped.alias(**DAYS).filter(_recognised(period)), unit)


DECISION = Event.unscoped.standing().filter(kind=Step.RECOGNISED, member=OuterRef("member"))
DAYS = {
    "recognised_on": Coalesce(
        Subquery(DECISION.order_by("-pk").values("on")[:1]), F("member__official_on")
    ),
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


def count_inspections(units, period, kind=None, mode=None):
    """Inspections and supervisions concluded within the period, out of those planned for it.

    One belongs to the period in which its quarter begins (without a quarter, its year); what is
    done later counts where it was concluded. Dropped ones count nowhere.
    """
    ids = [getattr(unit, "pk", unit) for unit in units]
    mine = _inspections(kind, mode).filter(plan__unit__in=ids).values("plan__unit").order_by()
    done = Q(concluded_on__range=(period.start, period.end))
    counted = mine.annotate(
        part=SqlCount("pk", filter=done), whole=SqlCount("pk", filter=planned(period))
    )
    found = {row["plan__unit"]: Count(row["part"], row["whole"]) for row in counted}
    return {unit: found.get(unit, Count(0, 0)) for unit in ids}


def concluded_inspections(unit, period, kind=None, mode=None):
    """Which were concluded."""
    done = _inspections(kind, mode).concluded(period.start, period.end)
    return done.within([unit.path]).select_related("plan").order_by("concluded_on", "pk")


def _inspections(kind, mode):
    wanted = {name: value for name, value in (("kind", kind), ("mode", mode)) if value}
    return Inspection.unscoped.standing().filter(**wanted)


def count_inspected(units, period, at_least=1):
    """Members of the last day whom at least so many concluded ones were about, out of all.

    Wherever they were concluded: somebody who moved brings theirs along.
    """
    spells = _times_inspected(period)
    seen = SqlCount("pk", filter=Q(times__gte=at_least))
    found = _by_unit(spells, units, part=seen, whole=SqlCount("pk"))
    return {unit: Count(*parts) for unit, parts in found.items()}


def inspected_members(unit, period, at_least=1):
    """Who they are."""
    return _people(_times_inspected(period).filter(times__gte=at_least), unit)


def _times_inspected(period):
    mine = concluded_about(period).filter(member=OuterRef("member")).order_by().values("member")
    times = Subquery(mine.annotate(times=SqlCount("pk")).values("times"))
    return Spell.unscoped.on(period.end).alias(times=Coalesce(times, 0))


def count_studied(units, period):
    """Documents studied by members, make-up included, out of those they owed.

    Owed by the roll of the day of study, exempt and suspended out; the session's day decides,
    however much later somebody made it up.
    """
    ids = [getattr(unit, "pk", unit) for unit in units]
    marks = study_marks(period).filter(session__unit__in=ids).values("session__unit").order_by()
    came = SqlCount("pk", filter=Q(studied__in=STUDIED))
    counted = marks.annotate(part=came, whole=SqlCount("pk"))
    found = {row["session__unit"]: Count(row["part"], row["whole"]) for row in counted}
    return {unit: found.get(unit, Count(0, 0)) for unit in ids}


def studied_marks(unit, period):
    """Who studied what."""
    came = study_marks(period).filter(studied__in=STUDIED).within([unit.path])
    return came.select_related("member", "session").order_by("session", "member__sort_key")


def count_outsiders(units, period):
    """People who are not members and studied, out of those who were to: head-counts entered."""
    ids = [getattr(unit, "pk", unit) for unit in units]
    counted = _with_outsiders(period).filter(unit__in=ids).values("unit").order_by()
    counted = counted.annotate(part=Sum("outsiders_came"), whole=Sum("outsiders_due"))
    found = {row["unit"]: Count(row["part"], row["whole"]) for row in counted}
    return {unit: found.get(unit, Count(0, 0)) for unit in ids}


def outsider_sessions(unit, period):
    """The sessions that name a head-count."""
    return _with_outsiders(period).within([unit.path]).order_by("held_on", "pk")


def _with_outsiders(period):
    held = StudySession.unscoped.held(period.start, period.end)
    return held.filter(outsiders_due__isnull=False)


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
    duties(
        "residence_contact",
        "Giữ mối liên hệ nơi cư trú",
        Duty.RESIDENCE,
        free=Duty.RESIDENCE_FREE,
    ),
    duties("moral_example_registration", "Đăng ký làm theo gương Bác", Duty.EXAMPLE),
    duties("commitments", "Cam kết tu dưỡng, rèn luyện", Duty.COMMITMENT),
    duties("initiatives", "Có sáng kiến được công nhận", Duty.INITIATIVE),
    Indicator(
        "inspections",
        "Cuộc kiểm tra, giám sát đã kết luận",
        Kind.FLOW,
        "cuộc",
        count_inspections,
        concluded_inspections,
        ("kind", "mode"),
    ),
    Indicator(
        "members_inspected",
        "Đảng viên được kiểm tra, giám sát",
        Kind.DISTINCT,
        "đảng viên",
        count_inspected,
        inspected_members,
        ("at_least",),
    ),
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
