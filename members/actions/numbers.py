"""The numbers that identify a member: checked (M10), made unique, sealed beside their digest."""

from chibo.encryption import blind
from chibo.regulations import Finding
from members.models import Member
from members.regulations import CARD, RECORD, card_number, old_card_number, record_number

NUMBERS = {
    "card_number": "card_blind",
    "old_card_number": "old_card_blind",
    "identity_number": "identity_blind",
}
UNIQUE = {"card_number": "Số thẻ đảng viên", "identity_number": "Số căn cước"}


def held_elsewhere(member, **column):
    """Over all units, and without saying whose: a number is unique in the whole register."""
    return Member.unscoped.filter(**column).exclude(pk=member.pk).exists()


def check_numbers(member, fields, held=held_elsewhere):
    """What M10 says of the numbers among `fields`; a number not among them stays as it is.

    Whoever judges many at once brings a `held` of their own, which has looked all of them up.
    """
    given = {name: fields.get(name) or "" for name in NUMBERS if name in fields}
    if "card_number" in given or "identity_number" in given:
        yield from card_number(*(_now(member, given, name) for name in UNIQUE))
    yield from old_card_number(given.get("old_card_number"))
    for name, label in UNIQUE.items():
        if given.get(name) and held(member, **{NUMBERS[name]: blind(given[name])}):
            sentence = f"{label} này đã có trong sổ. Hãy xem lại từng chữ số."
            yield Finding("M10", sentence, CARD, field=name)
    yield from _check_record_number(member, fields.get("record_number"), held)


def seal(member, fields):
    """Put the given numbers and religion where they are encrypted; "" takes one away.

    Returns the columns written.
    """
    written = []
    for name, column in NUMBERS.items():
        if name in fields:
            text = fields[name] or None
            setattr(member, name, text)
            setattr(member, column, blind(text) if text else None)
            written += [name, column]
    if "religion" in fields:
        member.religion = fields["religion"] or None
        written.append("religion")
    return written


def _now(member, given, name):
    if name in given:
        return given[name]
    sealed = getattr(member, name)
    return sealed.reveal() if sealed else ""


def _check_record_number(member, number, held):
    yield from record_number(number)
    if number and held(member, record_number=number):
        sentence = "Số lý lịch này đã có trong sổ. Hãy xem lại."
        yield Finding("M10", sentence, RECORD, field="record_number")
