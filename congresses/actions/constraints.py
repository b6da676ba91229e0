"""What the database would refuse, said in the words of a finding before it has to."""

from django.core.exceptions import ValidationError

from chibo.regulations import Finding, Refused

# Beside which field of a form a constraint speaks.
FIELDS = {
    "meeting_ends_after_it_starts": "ends_at",
    "meeting_once": "held_on",
    "meeting_has_title": "title",
    "congress_once": "ordinal",
    "congress_ordinal_from_one": "ordinal",
    "congress_term_in_order": "term_end",
    "congress_present_were_summoned": "present",
}


def uphold(row):
    """Raise `Refused` with every constraint that `row` would violate."""
    broken = [finding for rule in row._meta.constraints for finding in _broken(row, rule)]
    if broken:
        raise Refused(*broken)


def _broken(row, constraint):
    try:
        constraint.validate(type(row), row)
    except ValidationError as error:
        yield Finding("", " ".join(error.messages), field=FIELDS.get(constraint.name))
