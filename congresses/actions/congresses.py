"""What is done with a congress: held, corrected, found by those who read its papers."""

from itertools import count

from chibo.history import action
from chibo.regulations import Finding, Refused, expect_version
from chibo.vietnamese.text import search_key
from congresses.enums import Body, MeetingKind
from congresses.models import Congress, CongressSeat
from congresses.queries import congress_by, register

from . import meetings
from .constraints import uphold

MEETING_FIELDS = ("held_on", "starts_at", "ends_at", "place", "chair", "secretary", "content")
SEATS = {"presidium": Body.PRESIDIUM, "secretariat": Body.SECRETARIAT}


@action("ghi đại hội")
def hold(
    *,
    unit,
    ordinal,
    term,
    held_on,
    summoned=None,
    present=None,
    guests=(),
    confirmed=False,
    by,
    **fields,
):
    """A congress together with its meeting. `term` is (first year, last year).

    `presidium` and `secretariat` in `fields` are names in order; those on the register of that day
    become members, the others stay names.
    """
    congress = Congress(unit=unit, ordinal=ordinal, summoned=summoned, present=present)
    congress.term_start, congress.term_end = term
    seats = _seats(fields)
    _require_new(congress, held_on)
    uphold(congress)
    congress.meeting = meetings.open_meeting(
        unit=unit,
        kind=MeetingKind.CONGRESS,
        held_on=held_on,
        title=str(congress),
        guests=guests,
        confirmed=confirmed,
        by=by,
        **_of_meeting(fields),
    )
    congress.save(force_insert=True)
    _seat(congress, seats)
    return congress


@action("sửa đại hội")
def correct(*, congress, version=None, term=None, guests=None, confirmed=False, by, **fields):
    """Other particulars of a congress and of its meeting, as long as that is open."""
    congress = expect_version(congress, version)
    seats = _seats(fields)
    for name in ("ordinal", "summoned", "present"):
        setattr(congress, name, fields.pop(name, getattr(congress, name)))
    if term is not None:
        congress.term_start, congress.term_end = term
    uphold(congress)
    congress.meeting = meetings.correct(
        meeting=congress.meeting,
        title=str(congress),
        guests=guests,
        confirmed=confirmed,
        by=by,
        **_of_meeting(fields),
    )
    congress.version += 1
    congress.save()
    _seat(congress, seats)
    return congress


@action("ghi đại hội theo văn bản")
def find_or_hold(*, unit, ordinal, term, held_on, place="", by):
    """The congress a paper speaks of: found by its ordinal or its day, else held with its meeting.

    What is already recorded stays as it is, also where the paper says otherwise.
    """
    found = congress_by(unit, ordinal, held_on)
    if found is not None:
        return found
    _require_known(ordinal=ordinal, term=term and all(term), held_on=held_on)
    return hold(unit=unit, ordinal=ordinal, term=term, held_on=held_on, place=place, by=by)


def _of_meeting(fields):
    unknown = fields.keys() - set(MEETING_FIELDS)
    if unknown:
        raise TypeError(f"a congress has no {', '.join(sorted(unknown))}")
    return fields


def _require_known(**parts):
    words = {"ordinal": "đại hội lần thứ mấy", "term": "nhiệm kỳ", "held_on": "ngày đại hội"}
    unknown = [words[name] for name, value in parts.items() if not value]
    if unknown:
        sentence = f"Chưa ghi được đại hội vì chưa biết {', '.join(unknown)}."
        raise Refused(Finding("", sentence, field="congress"))


def _require_new(congress, held_on):
    there = congress_by(congress.unit, held_on=held_on)
    if there is not None:
        sentence = f"Ngày này đã ghi {there}. Hãy mở đại hội ấy ra sửa."
        raise Refused(Finding("", sentence, field="held_on"))


def _seats(fields):
    """Take the lists of names out of `fields`: {body: names}."""
    return {body: fields.pop(name) for name, body in SEATS.items() if name in fields}


def _seat(congress, seats):
    if not seats:
        return
    members = _by_name(congress)
    there = CongressSeat.unscoped.filter(congress=congress, body__in=seats)
    there.once().delete()
    taken = set(there.values_list("body", "position"))  # left on a record given up
    CongressSeat.unscoped.bulk_create(
        CongressSeat(congress=congress, body=body, position=position, **_somebody(name, members))
        for body, names in seats.items()
        for position, name in zip(_free(body, taken), names, strict=False)
    )


def _free(body, taken):
    return (position for position in count(1) if (body, position) not in taken)


def _by_name(congress):
    """{search key: member} of the register of that day, without names that two people share."""
    found = {}
    for line in register(congress.unit, congress.meeting.held_on):
        key = search_key(line.member.full_name)
        found[key] = None if key in found else line.member
    return found


def _somebody(name, members):
    member = members.get(search_key(name))
    return {"member": member} if member else {"name": name}
