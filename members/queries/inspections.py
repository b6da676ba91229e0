"""The year of a cell's inspections: what was planned, what is next, what is late."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, Q

from chibo.queries import rule_then_or_now
from members.enums import InspectionStep
from members.models import Inspected, Inspection, InspectionPlan, Member
from members.regulations import Inspecting

from .year_sheets import sheet_roll


@dataclass(frozen=True)
class InspectionStage:
    """One step as the page shows it: its day, or whether it is the next to come."""

    step: InspectionStep
    day: date | None
    words: tuple[str, ...] = ()
    is_next: bool = False
    is_last: bool = False


@dataclass(frozen=True)
class InspectionYear:
    """A cell's year: its plan if there is one, the inspections in order, the members not yet seen.

    `unseen` are members of the roll whom no concluded inspection of the year was about.
    """

    plan: InspectionPlan | None
    inspections: list = field(default_factory=list)
    dropped: list = field(default_factory=list)
    unseen: list = field(default_factory=list)
    members: int = 0

    @property
    def concluded(self):
        """How many the cell has concluded."""
        return sum(1 for inspection in self.inspections if inspection.concluded_on)

    @property
    def seen(self):
        """How many of the roll were inspected or supervised."""
        return self.members - len(self.unseen)


def inspection_rule(on):
    """The rule of a day, or today's where none is on record for it."""
    rule = rule_then_or_now("inspection", on)
    return Inspecting(**rule.parameters, clause=rule.clause) if rule else Inspecting()


def inspection_year(unit, year):
    """Everything the page of a cell's year shows, in four queries."""
    plan = InspectionPlan.unscoped.filter(unit=unit, year=year).first()
    rows = _with_people(Inspection.unscoped.filter(plan=plan)) if plan else []
    standing = [row for row in rows if not row.dropped_because]
    roll = [spell.member for spell in sheet_roll(unit, year)]
    seen = {i.member_id for row in standing if row.concluded_on for i in row.inspected.all()}
    return InspectionYear(
        plan=plan,
        inspections=standing,
        dropped=[row for row in rows if row.dropped_because],
        unseen=[member for member in roll if member.pk not in seen],
        members=len(roll),
    )


def inspectable(user, unit, year, *, already=()):
    """The members a form may offer: the cell's roll, and whoever is in the inspection already."""
    roll = sheet_roll(unit, year).values("member")
    mine = Member.visible_to(user)
    return mine.filter(Q(pk__in=roll.order_by()) | Q(pk__in=list(already))).walked()


def inspection_stages(inspection):
    """Its way, step by step."""
    steps, last = list(InspectionStep), inspection.last
    coming = steps[steps.index(last) + 1 :] if last else steps
    following = coming[0] if coming and not inspection.dropped_because else None
    return [
        InspectionStage(step, day, _words(inspection, step), step == following, step == last)
        for step, day in inspection.days.items()
    ]


def inspections_of(member):
    """What was planned and done about a member, latest year first."""
    mine = Inspection.unscoped.standing().filter(inspected__member=member)
    return mine.select_related("plan__unit").order_by("-plan__year", "-quarter", "-pk")


def late_inspections(user, unit, today, permission):
    """Those whose time is over, or ends soon, and that the cell has not concluded."""
    mine = Inspection.visible_to(user, permission, below=unit).standing()
    years = (today.year - 1, today.year)
    return mine.filter(concluded_on=None, plan__year__in=years).select_related("plan__unit")


def planned(period):
    """Condition on inspections: planned for a time that begins within the period.

    Each belongs to exactly one period of a kind, so that denominators add: one for the whole year
    begins on its first day.
    """
    found = Q(pk=None)
    for year in range(period.start.year, period.end.year + 1):
        begins = {1: date(year, 1, 1), 2: date(year, 4, 1), 3: date(year, 7, 1)}
        begins[4] = date(year, 10, 1)
        quarters = [q for q, day in begins.items() if period.start <= day <= period.end]
        found |= Q(plan__year=year, quarter__in=quarters)
        if 1 in quarters:
            found |= Q(plan__year=year, quarter=None)
    return found


def concluded_about(period):
    """The members whom inspections concluded within the period were about, one row each."""
    return Inspected.unscoped.filter(
        inspection__concluded_on__range=(period.start, period.end), inspection__dropped_because=""
    )


def _with_people(inspections):
    people = Prefetch("inspected", Inspected.unscoped.once().select_related("member"))
    return list(inspections.select_related("plan").prefetch_related(people))


def _words(inspection, step):
    """What was written down with a step."""
    said = {
        InspectionStep.NOTIFIED: [
            f"số {inspection.notice_number}" * bool(inspection.notice_number)
        ],
        InspectionStep.VERIFIED: [inspection.team],
        InspectionStep.CONCLUDED: [inspection.conclusion],
        InspectionStep.ANNOUNCED: [
            f"số {inspection.result_number}" * bool(inspection.result_number)
        ],
    }
    return tuple(word for word in said.get(step, ()) if word)
