"""Spells follow from affiliations and dates; whoever writes those calls `materialise`."""

from django.db.backends.postgresql.psycopg_any import DateRange

from members.models import Member, Spell
from members.regulations import spells


def materialise(member):
    """Write the member's spells anew."""
    Spell.unscoped.filter(member=member).delete()
    Spell.unscoped.bulk_create(derived(member, member.affiliations.all()))


def materialise_all(members):
    """The same for many members (their ids), in as many queries as for one."""
    Spell.unscoped.filter(member__in=members).delete()
    found = Member.unscoped.filter(pk__in=members).prefetch_related("affiliations")
    Spell.unscoped.bulk_create(
        spell for member in found for spell in derived(member, member.affiliations.all())
    )


def derived(member, affiliations):
    """The spells that these affiliations and the member's dates make, unsaved."""
    stays = [(a.unit_id, a.valid.lower, a.valid.upper) for a in affiliations]
    return [
        Spell(
            member=member,
            unit_id=unit,
            status=status,
            exempt=exempt,
            valid=DateRange(start, end),
        )
        for unit, status, exempt, start, end in spells(
            stays, member.ceremony_on, member.official_on, member.exempt_on
        )
    ]
