"""The resolutions that a year's report answers for, and how they stand."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from chibo.access import Permission
from chibo.models import Unit
from members.enums import PartyPost
from members.queries import in_post
from resolutions.enums import PUBLIC, State, Verdict
from resolutions.models import Resolution
from resolutions.queries.counting import resolution_of
from resolutions.queries.results import Line, lines_of
from resolutions.queries.terms import followed_by, terms_of
from resolutions.regulations.periods import Term


@dataclass(frozen=True)
class Standing:
    """One resolution in one year: its lines, and how many of each verdict.

    `start` and `end` are the days of the year that lie in its term and are over; a year's figures
    are as of `end`, on the page as on paper.
    """

    resolution: Resolution
    lines: tuple[Line, ...]
    term: Term
    start: date
    end: date

    @property
    def is_cut(self):
        """Whether a congress opened or closed the term within the year."""
        opened = (self.start.month, self.start.day) != (1, 1)
        return opened or (self.term.is_closed and self.end == self.term.end)

    @property
    def answered(self):
        """The lines that the year answers for."""
        return [line for line in self.lines if line.verdict != Verdict.NOT_COUNTED]

    @property
    def total(self):
        """How many targets the year answers for."""
        return len(self.answered)

    @property
    def tally(self):
        """{verdict: number}."""
        return Counter(line.verdict for line in self.answered)

    @property
    def fulfilled(self):
        """How many are met, exceeded ones included."""
        return self.tally[Verdict.MET] + self.tally[Verdict.EXCEEDED]

    @property
    def exceeded(self):
        """How many are more than met."""
        return self.tally[Verdict.EXCEEDED]

    @property
    def score(self):
        """ "5/8": met of all."""
        return f"{self.fulfilled}/{self.total}"

    @property
    def praise(self):
        """ "02 vượt", or nothing."""
        return f"{self.exceeded:02d} vượt" if self.exceeded else ""

    @property
    def failed(self):
        """How many are not met."""
        return self.tally[Verdict.NOT_MET]

    @property
    def not_due(self):
        """How many cannot be judged yet."""
        return self.tally[Verdict.NOT_DUE]

    @property
    def unknown(self):
        """How many are due and have no figure."""
        return self.tally[Verdict.NO_DATA]

    @property
    def missing(self):
        """How many figures have to be typed and were not."""
        return sum(line.is_missing for line in self.lines)

    @property
    def share(self):
        """Percent fulfilled, for the bar."""
        return self.fulfilled * 100 / self.total if self.total else 0


def reported(year):
    """The condition on a resolution to be reported on for `year`: issued by its end, and in force
    at its end, with a term that covers some of it."""
    last = date(year, 12, 31)
    return (
        Q(state__in=PUBLIC, term_start__lte=year, term_end__gte=year)
        & Q(dated_on__lte=last)
        & ~followed_by(date(year, 1, 1))
        & (Q(state=State.ISSUED) | Q(ended_on__gt=last))
    )


def reportable(user, unit, year):
    """What `user` may report on for `year` in `unit` and below, cell by cell."""
    return (
        Resolution.visible_to(user, Permission.READ_ISSUED)
        .filter(reported(year), unit__path__startswith=unit.path)
        .select_related("unit__kind", "unit__parent", "congress")
        .order_by("unit__path", "-term_start", "dated_on", "pk")
    )


def standings(resolutions, year, today, *, compared=False):
    """One `Standing` a resolution, in their order; `compared` with the year before if need be."""
    resolutions = list(resolutions)
    terms, found = terms_of(resolutions), defaultdict(list)
    for line in lines_of(resolutions, year, today, terms, compared=compared):
        found[resolution_of(line.target)].append(line)
    return [
        Standing(
            resolution,
            tuple(found[resolution.pk]),
            terms[resolution.pk],
            *terms[resolution.pk].span(year, today),
        )
        for resolution in resolutions
    ]


def years_to_choose(user, unit, today):
    """The years that some resolution answers for, the latest first; this year in any case."""
    terms = (
        Resolution.visible_to(user, Permission.READ_ISSUED)
        .filter(state__in=PUBLIC, unit__path__startswith=unit.path)
        .order_by()
        .values_list("term_start", "term_end")
        .distinct()
    )
    years = {year for start, end in terms for year in range(start, min(end, today.year) + 1)}
    return sorted(years | {today.year}, reverse=True)


def cells_without(user, unit, year, today):
    """The cells below `unit` that have no resolution to report on."""
    having = reportable(user, unit, year).order_by().values("unit")
    mine = Unit.visible_to(user, Permission.READ_ISSUED)
    return mine.below(unit).cells().open(min(today, date(year, 12, 31))).exclude(pk__in=having)


def secretaries(units, on):
    """{unit id: name of the secretary on record who is on its roll that day}."""
    found = in_post(units, [PartyPost.SECRETARY], on).with_state(on)
    return dict(found.values_list("roll_unit", "full_name"))
