"""Guests of a meeting: the list as a whole, since nobody edits one guest alone."""

from congresses.models import Guest


def receive(meeting, guests):
    """Make the guests of `meeting` those `(name, position)` pairs; unchanged ones stay as they are.

    Part of the actions that write meetings; it is signed by theirs.
    """
    wanted = list(dict.fromkeys(guests))
    kept = set()
    for guest in Guest.unscoped.filter(meeting=meeting):
        pair = (guest.name, guest.position)
        if pair in wanted and pair not in kept:
            kept.add(pair)
        else:
            guest.delete()
    Guest.unscoped.bulk_create(
        Guest(meeting=meeting, name=name, position=position)
        for name, position in wanted
        if (name, position) not in kept
    )
