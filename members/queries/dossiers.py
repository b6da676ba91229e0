"""What a dossier should hold by the list of its day, and what it holds."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from chibo.queries import rule_in_force
from chibo.vietnamese.dates import short_date
from members.enums import Kept, Step
from members.models import Candidate, Dossier

from .lives import life_of

PROVEN = {
    "GCN-NT": Step.CERTIFIED,
    "GT-DV": Step.INTRODUCED,
    "GT-DT": Step.BACKED,
    "NQ-KN": Step.VOTED,
    "QĐ-KN": Step.DECIDED,
    "GCN-ĐVM": Step.TAUGHT,
    "NQ-CT": Step.PROPOSED,
    "QĐ-CT": Step.RECOGNISED,
}
"""The step that each of these papers is about: its number and day were typed there."""
AFTERWARDS = {Step.VOTED, Step.DECIDED}
"""Steps of the way in whose paper is not there yet when the cell votes on the dossier."""


@dataclass(frozen=True)
class DossierLine:
    """One kind of paper, as it is kept or as the list of today asks for it.

    `known` tells what the recorded steps say of it, "" when nothing; a paper of a step to come is
    not due yet.
    """

    code: str
    name: str
    state: str = ""
    number: str = ""
    dated_on: date | None = None
    note: str = ""
    known: str = ""
    is_due: bool = True


@dataclass(frozen=True)
class CheckList:
    """A person's check-list; `basis` names the document of the list, "" while none is known."""

    basis: str
    lines: list
    version: int = 0
    checked_on: date | None = None

    @property
    def present(self):
        """How many papers are there."""
        return len(self._all(Kept.THERE))

    @property
    def needed(self):
        """How many there should be by now: all but those this person does not need."""
        due = [line for line in self.lines if line.is_due or line.state == Kept.THERE]
        return sum(line.state != Kept.UNNEEDED for line in due)

    @property
    def missing(self):
        """Those that somebody looked for and did not find."""
        return self._all(Kept.MISSING)

    @property
    def unseen(self):
        """Those that are due and that nobody has looked for yet."""
        return [line for line in self._all("") if line.is_due]

    @property
    def is_complete(self):
        """Whether every paper this person needs is there."""
        return self.version > 0 and self.present == self.needed

    def _all(self, state):
        return [line for line in self.lines if line.state == state]


def dossier_model(person):
    """The model that keeps the check-list of a member, or that of a candidate."""
    return type(person)._meta.get_field("dossier").related_model


def papers_listed(key, on):
    """([(code, name)], document) of a day: the list new check-lists of that rule begin with."""
    parameters, rule = rule_in_force(key, on)
    return (parameters["papers"], rule.basis.code) if rule else ([], "")


def rows_of_file(member):
    """Whatever else is kept of a member, for the history: work, courses, residence, the dossier."""
    dossier = Dossier.unscoped.filter(member=member)
    contact = (*member.residence_contacts.all(), *member.residence_comments.all())
    return [*member.careers.all(), *member.trainings.all(), *contact, *dossier]


def check_list(person):
    """The check-list of a member or a candidate, or the list of today that nobody has checked."""
    model = dossier_model(person)
    dossier = model.unscoped.filter(**{model.whose: person}).first()
    known = _known(person)
    if dossier is None:
        papers, basis = papers_listed(model.papers_rule, timezone.localdate())
        lines = [DossierLine(code, name) for code, name in papers]
        return CheckList(basis, [_told(line, known, person) for line in lines])
    lines = [
        DossierLine(row.code, row.name, row.state, row.number, row.dated_on, row.note)
        for row in dossier.papers.all()
    ]
    told = [_told(line, known, person) for line in lines]
    return CheckList(dossier.basis, told, dossier.version, dossier.checked_on)


def _told(line, known, person):
    """The line with what the steps say of its paper."""
    said = known.get(line.code, "")
    later = isinstance(person, Candidate) and PROVEN.get(line.code) in AFTERWARDS
    return replace(line, known=said, is_due=bool(said) or not later)


def _known(person):
    """{code: what the standing steps of this person say of that paper}."""
    steps = person.events.standing() if isinstance(person, Candidate) else life_of(person)
    told = defaultdict(list)
    for event in steps:
        number = f"số {event.number}" if event.number else ""
        told[event.kind].append((event.person_name, number, f"ngày {short_date(event.on)}"))
    return {
        code: "; ".join(" ".join(filter(None, words)) for words in told[step])
        for code, step in PROVEN.items()
    }
