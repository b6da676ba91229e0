"""Mentors of those on probation, and the class for new members of some."""

from datetime import timedelta

from members.actions import events
from members.enums import Step

WEEK = timedelta(days=7)
HALF_A_YEAR = timedelta(days=180)


def build(members, today):
    """A mentor from the same cell for everybody on probation; after half a year the class."""
    for place, member in enumerate(members):
        if member.official_on:
            continue
        official = [m for m in members if m.unit_id == member.unit_id and m.official_on]
        mentor = official[place % len(official)]
        named = {"person": mentor, "person_name": mentor.full_name}
        _record(member, Step.MENTORED, member.ceremony_on + WEEK, today, **named)
        _record(member, Step.TAUGHT, member.ceremony_on + HALF_A_YEAR, today)


def _record(member, kind, on, today, **details):
    if on <= today:
        events.record(member=member, kind=kind, on=on, by=None, **details)
