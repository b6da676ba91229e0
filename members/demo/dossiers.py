"""Dossiers held against the list: two of three members, some papers missing."""

from datetime import date

from members.models import Dossier, DossierPaper
from members.queries import papers_listed

CHECKED = 2 / 3


def build(members, today, rng):
    """Whoever was checked has most of the papers, and the decision of admission with its day."""
    papers, basis = papers_listed(today)
    day = date(today.year, 1, 20)
    checked = [member for member in members if papers and rng.random() < CHECKED]
    dossiers = Dossier.unscoped.bulk_create(
        Dossier(member=member, basis=basis, checked_on=min(day, today), version=1)
        for member in checked
    )
    DossierPaper.unscoped.bulk_create(
        DossierPaper(
            dossier=dossier,
            order=order,
            code=code,
            name=name,
            present=rng.random() < 0.93,
            dated_on=dossier.member.decided_on if code == "QĐ-KN" else None,
        )
        for dossier in dossiers
        for order, (code, name) in enumerate(papers)
    )
