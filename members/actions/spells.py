"""Spells follow from affiliations and dates; whoever writes those calls `materialise`."""

from django.db.backends.postgresql.psycopg_any import DateRange

from members.enums import Ending
from members.models import Spell
from members.regulations import spells


def materialise(member):
    """Write the member's spells anew."""
    Spell.unscoped.filter(member=member).delete()
    Spell.unscoped.bulk_create(derived(member, member.affiliations.all()))


def derived(member, affiliations):
    """The spells that these affiliations and the member's dates make, unsaved.

    An annulled stay never was.
    """
    stays = [
        (a.unit_id, a.valid.lower, a.valid.upper)
        for a in affiliations
        if a.ending != Ending.ANNULLED
    ]
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
