"""Members for tests, entered the way the program enters them."""

from datetime import date

from members.actions import members

PLAIN = {
    "full_name": "Nguyễn Thị Ánh",
    "gender": "female",
    "birth_date": date(1970, 3, 15),
    "ethnicity": "Kinh",
    "decided_on": date(2010, 5, 2),
    "ceremony_on": date(2010, 5, 19),
    "official_on": date(2011, 5, 19),
}


def enter(unit, *, by=None, since=None, **fields):
    """An official member since 2011 unless `fields` say otherwise, in `unit` from the ceremony."""
    fields = PLAIN | fields
    return members.register(
        unit=unit, since=since or fields["ceremony_on"], confirmed=True, by=by, **fields
    )


def enter_probationary(unit, ceremony_on, **fields):
    """Somebody within or past probation."""
    fields = {"full_name": "Lê Văn Mới", "gender": "male", "birth_date": date(1998, 1, 2)} | fields
    return enter(unit, decided_on=None, ceremony_on=ceremony_on, official_on=None, **fields)
