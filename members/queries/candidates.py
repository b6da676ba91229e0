"""How far each candidate has come: standing events, by step, and what comes next."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from django.db.models import Func, Q
from django.utils import timezone

from chibo.queries import holidays, rule_reader
from members.enums import ROAD, Step
from members.models import Candidate, Event, Spell, TemporaryStay
from members.regulations import Admission, certificate_ends_on
from members.regulations.admission import ceremony_due
from members.regulations.record import add_working_days

MUST = tuple(step for step in ROAD if step not in {Step.INTRODUCED, Step.BACKED})


@dataclass(frozen=True)
class Stage:
    """One step of the way in: what was recorded of it, and whether it is the next to come."""

    step: Step
    events: list
    is_next: bool


@dataclass(frozen=True)
class Road:
    """A candidate with their standing events; `rule_of` tells the conditions of a day."""

    candidate: Candidate
    rule_of: Callable
    rest: frozenset = frozenset()
    steps: dict = field(default_factory=lambda: defaultdict(list))

    def event(self, step):
        """The latest standing event of that step, or None."""
        return self.steps[step][-1] if self.steps.get(step) else None

    def day(self, step):
        """When that step was taken, or None."""
        event = self.event(step)
        return event.on if event else None

    @property
    def rule(self):
        """The conditions of today, by which the next step is judged."""
        return self.rule_of(timezone.localdate())

    def rule_since(self, step):
        """The conditions of the day of that step, by which the clock that it starts runs (M5)."""
        return self.rule_of(self.day(step) or timezone.localdate())

    @property
    def to_decide(self):
        """The conditions of the vote, by which the decision is in time."""
        return self.rule_since(Step.VOTED)

    @property
    def to_celebrate(self):
        """The conditions of the decision, by which the ceremony is in time."""
        return self.rule_since(Step.DECIDED)

    @property
    def is_under_way(self):
        """Whether anything is still to come before the ceremony."""
        return self.candidate.member_id is None and self.candidate.closed_on is None

    @property
    def last(self):
        """The furthest step taken on the way in."""
        return next(step for step in reversed(MUST) if self.steps.get(step))

    @property
    def next(self):
        """The first required step that is missing; introductions come before the vote."""
        for step in MUST:
            if step == Step.VOTED and not self.is_introduced:
                return Step.INTRODUCED
            if not self.steps.get(step):
                return step
        return None

    @property
    def is_introduced(self):
        """M3: two members, or one and a resolution; or the vote is behind them anyway."""
        needed = 1 if self.event(Step.BACKED) else 2
        return bool(self.event(Step.VOTED)) or len(self.steps.get(Step.INTRODUCED, ())) >= needed

    @property
    def stages(self):
        """The whole way in, step by step, as the page shows it."""
        coming = self.next if self.is_under_way else None
        return [Stage(step, self.steps.get(step, []), step == coming) for step in ROAD]

    @property
    def dropped(self):
        """The act by which the cell ended its help, while it stands; a list of one or none."""
        return self.steps.get(Step.DROPPED, [])

    @property
    def certificate_until(self):
        """The last day of the class certificate, or None."""
        issued = self.day(Step.CERTIFIED)
        return issued and certificate_ends_on(issued, self.rule)

    @property
    def due(self):
        """(day, why) of the clock that runs now, or None (M5, M2)."""
        decided, voted = self.event(Step.DECIDED), self.day(Step.VOTED)
        if decided:
            rule = self.to_celebrate
            day = ceremony_due(decided.on, decided.since, rule, self.rest)
            days = rule.ceremony_working_days
            return day, f"làm lễ kết nạp trong {days} ngày làm việc ({rule.clause})"
        if voted:
            rule = self.to_decide
            day = add_working_days(voted, rule.decide_working_days, self.rest)
            days = rule.decide_working_days
            return day, f"quyết định kết nạp trong {days} ngày làm việc ({rule.clause})"
        if self.certificate_until:
            return self.certificate_until, "giấy chứng nhận lớp nhận thức hết hạn"
        return None


def admission_rule(on):
    """The conditions of admission of a day, or today's where none is on record for it."""
    return admission_reader()(on)


def admission_reader():
    """`admission_rule` for many days: a function that asks the database no more."""
    rule_of = rule_reader("admission")
    return lambda on: _as_admission(rule_of(on))


def _as_admission(rule):
    if rule is None:
        return Admission()
    votes = Fraction(rule.parameters["votes_at_least"])
    return Admission(**rule.parameters | {"votes_at_least": votes, "clause": rule.clause})


def road_of(candidate):
    """One candidate's way so far."""
    return next(iter(roads([candidate])))


def roads(candidates):
    """The ways of several candidates, in three queries whatever their number."""
    candidates = list(candidates)
    if not candidates:
        return []
    rule_of, rest = admission_reader(), holidays()
    found = {candidate.pk: Road(candidate, rule_of, rest) for candidate in candidates}
    events = Event.unscoped.standing().filter(candidate__in=found).select_related("person")
    for event in events:
        found[event.candidate_id].steps[Step(event.kind)].append(event)
    return list(found.values())


def candidates_listed(user, unit, *, ended=False):
    """The candidates this person may see below a unit: under way, or those who are through."""
    mine = Candidate.visible_to(user, below=unit).select_related("unit")
    if ended:
        return mine.filter(~Q(member=None) | ~Q(closed_on=None)).once().order_by("-pk")
    return mine.under_way().order_by(Func("full_name", function="chibo_sort_key"), "pk")


def vote_base(unit, on):
    """The usual base of a vote: official members of the cell on the day, without those who live
    elsewhere for a while, are exempt or suspended.

    Whoever was absent with an accepted reason is taken off by the person who enters it, and whoever
    is exempt and came is added.
    """
    there = Spell.unscoped.on(on).filter(unit=unit, exempt=False, suspended=False).official()
    away = TemporaryStay.unscoped.on(on).out().filter(unit=unit)
    return there.exclude(member__in=away.values("member")).count()
