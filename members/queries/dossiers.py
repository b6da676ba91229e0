"""What a dossier should hold by the list of its day, and what it holds."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from chibo.queries import rule_in_force
from members.models import Dossier

KEY = "dossier-papers"


@dataclass(frozen=True)
class DossierLine:
    """One kind of paper, as it is kept or as the list of today asks for it."""

    code: str
    name: str
    present: bool = False
    number: str = ""
    dated_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class CheckList:
    """A member's check-list; `basis` names the document of the list, "" while none is known."""

    basis: str
    lines: list
    version: int = 0
    checked_on: date | None = None

    @property
    def present(self):
        """How many papers are there."""
        return sum(line.present for line in self.lines)

    @property
    def missing(self):
        """Those that are not."""
        return [line for line in self.lines if not line.present]


def papers_listed(on):
    """([(code, name)], document) of a day: the list new check-lists begin with."""
    parameters, rule = rule_in_force(KEY, on)
    return (parameters["papers"], rule.basis.code) if rule else ([], "")


def rows_of_file(member):
    """Whatever else is kept of a member, for the history: work, courses, residence, the dossier."""
    dossier = Dossier.unscoped.filter(member=member)
    contact = (*member.residence_contacts.all(), *member.residence_comments.all())
    return [*member.careers.all(), *member.trainings.all(), *contact, *dossier]


def check_list(member):
    """The member's check-list, or the list of today with every paper still missing."""
    dossier = Dossier.unscoped.filter(member=member).first()
    if dossier is None:
        papers, basis = papers_listed(timezone.localdate())
        return CheckList(basis, [DossierLine(code, name) for code, name in papers])
    lines = [
        DossierLine(row.code, row.name, row.present, row.number, row.dated_on, row.note)
        for row in dossier.papers.all()
    ]
    return CheckList(dossier.basis, lines, dossier.version, dossier.checked_on)
