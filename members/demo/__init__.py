"""Invented members for the demo: plausible lives, nobody's data."""

from random import Random

from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.history import acting
from members.actions.spells import derived
from members.models import Affiliation, Member, Office, Spell

from . import (
    background,
    candidates,
    careers,
    dossiers,
    dues,
    duplicates,
    inspections,
    life,
    probation,
    ratings,
    residences,
    studies,
)
from .imports import bring
from .lives import Draw, draft

__all__ = ["AT_LEAST", "bring", "build"]

AT_LEAST = 126


def build(units, today, rng, occupations=None):
    """At least 126 members over these cells; the same `rng` gives the same people.

    `occupations` of a cell that is a workplace are what is done there, {unit id: occupations}; its
    members are of working age.
    """
    units = list(units)
    draw = Draw(rng, today, units, set(), occupations or {})
    size = -(-AT_LEAST // len(units))
    drafts = [
        draft(draw, unit, place) for unit in units for place in range(size + rng.randint(0, 4))
    ]
    dice = Random(AT_LEAST + 5)
    for member, _ in drafts:
        background.fill(member, dice)
    with acting(None, "dựng dữ liệu mẫu"):
        members = Member.unscoped.bulk_create(member for member, _ in drafts)
        stays = [stay for _, stays in drafts for stay in stays]
        Affiliation.unscoped.bulk_create(stays)
        Spell.unscoped.bulk_create(
            spell for member, own in drafts for spell in derived(member, own)
        )
        Office.unscoped.bulk_create(
            Office(
                member=member,
                unit=member.unit,
                post=member.party_post,
                valid=DateRange(max(own[-1].valid.lower, member.official_on), None),
            )
            for member, own in drafts
            if member.party_post
        )
        # Dice of their own: whoever is added here changes nobody else's life.
        candidates.build(units, members, today, Random(AT_LEAST))
        life.build(units, members, today, Random(AT_LEAST + 2))
        dues.build(units, members, today, Random(AT_LEAST + 1))
        ratings.build(units, today, Random(AT_LEAST + 1))
        probation.build(members, today)
        inspections.build(units, today, Random(AT_LEAST + 1))
        studies.build(units, today, Random(AT_LEAST + 2))
        works = [unit for unit in units if unit.pk in draw.occupations]
        residences.build(works, today, Random(AT_LEAST + 6))
        careers.build(members, today, Random(AT_LEAST + 3))
        dossiers.build(members, today, Random(AT_LEAST + 4))
        duplicates.build(units, members, today)
        life.discipline(units, today)
    return members
