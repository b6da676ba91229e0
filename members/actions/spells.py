"""What follows from affiliations, dates and events; whoever writes those calls `settle`."""

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from members.enums import Ending, Step
from members.models import Member, Office, Spell
from members.queries import marks_of, marks_of_all
from members.regulations import gaps, spans, spells


def settle(member, *columns):
    """Write the member's copies and spells anew, with the named columns; one version further."""
    held = Office.unscoped.on(timezone.localdate()).filter(member=member).first()
    member.party_post = held.post if held else ""
    marks = marks_of(member)
    member.gap_days = gaps(marks)
    member.version += 1
    member.save(update_fields=[*columns, "party_post", "gap_days", "version"])
    materialise(member, marks)
    return member


def materialise(member, marks):
    """Write the member's spells anew."""
    Spell.unscoped.filter(member=member).delete()
    Spell.unscoped.bulk_create(derived(member, member.affiliations.all(), marks))


def materialise_all(members):
    """The same for many members (their ids), in as many queries as for one."""
    Spell.unscoped.filter(member__in=members).delete()
    found = Member.unscoped.filter(pk__in=members).prefetch_related("affiliations")
    marks = marks_of_all(members)
    Spell.unscoped.bulk_create(
        spell
        for member in found
        for spell in derived(member, member.affiliations.all(), marks[member.pk])
    )


def derived(member, affiliations, marks=()):
    """The spells that these affiliations, events and the member's dates make, unsaved.

    `marks` are (kind, day) of standing events in order of time. An annulled stay never was.
    """
    stays = [
        (a.unit_id, a.valid.lower, a.valid.upper)
        for a in affiliations
        if a.ending != Ending.ANNULLED
    ]
    official = spans(marks, Step.RECOGNISED, Step.READMITTED, member.official_on)
    exempt = spans(marks, Step.EXEMPTED, Step.RESUMED, member.exempt_on)
    suspended = spans(marks, Step.SUSPENDED, Step.REINSTATED)
    return [
        Spell(
            member=member,
            unit_id=unit,
            status=status,
            exempt=is_exempt,
            suspended=is_suspended,
            valid=DateRange(start, end),
        )
        for unit, status, is_exempt, is_suspended, start, end in spells(
            stays, member.ceremony_on, official, exempt, suspended
        )
    ]
