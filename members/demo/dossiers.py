"""Dossiers held against the list: two of three members, some papers missing."""

from datetime import date, timedelta

from members.enums import Kept
from members.models import (
    AdmissionDossier,
    AdmissionPaper,
    Candidate,
    Dossier,
    DossierPaper,
)
from members.queries import PROVEN, papers_listed, roads

CHECKED = 2 / 3
SELDOM = {"QĐ-KTKL", "QĐ-CB", "GT-SHĐ", "GT-DT"}
"""Papers that most people have no need of."""


def build(members, today, rng):
    """Whoever was checked has most of the papers, and the decision of admission with its day."""
    papers, basis = papers_listed(Dossier.papers_rule, today)
    day = min(date(today.year, 1, 20), today)
    checked = [member for member in members if papers and rng.random() < CHECKED]
    dossiers = Dossier.unscoped.bulk_create(
        Dossier(member=member, basis=basis, checked_on=day, version=1) for member in checked
    )
    DossierPaper.unscoped.bulk_create(
        DossierPaper(
            dossier=dossier,
            order=order,
            code=code,
            name=name,
            state=_state(code, rng),
            dated_on=dossier.member.decided_on if code == "QĐ-KN" else None,
        )
        for dossier in dossiers
        for order, (code, name) in enumerate(papers)
    )
    _of_candidates(today)


def _of_candidates(today):
    """Whoever came as far as the introducers: what the steps prove is there, the rest half so."""
    papers, basis = papers_listed(AdmissionDossier.papers_rule, today)
    ways = [road for road in roads(Candidate.unscoped.under_way()) if road.is_introduced]
    for place, road in enumerate(ways if papers else ()):
        dossier = AdmissionDossier.unscoped.create(
            candidate=road.candidate, basis=basis, checked_on=today - timedelta(days=3), version=1
        )
        AdmissionPaper.unscoped.bulk_create(
            AdmissionPaper(
                dossier=dossier, order=order, code=code, name=name, state=_so_far(code, road, place)
            )
            for order, (code, name) in enumerate(papers)
        )


def _state(code, rng):
    if code in SELDOM:
        return Kept.UNNEEDED
    return Kept.THERE if rng.random() < 0.93 else Kept.MISSING


def _so_far(code, road, place):
    """A paper about a step is there once the step was taken; every third lacks the comments."""
    if code in PROVEN:
        step = road.event(PROVEN[code])
        return Kept.THERE if step else Kept.UNNEEDED if code in SELDOM else ""
    return Kept.MISSING if code == "YK-CT" and place % 3 == 0 else Kept.THERE
