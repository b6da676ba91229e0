"""Which documents were studied, who owed them, who took part."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from members.enums import Studied
from members.models import Member, StudyMark, StudySession, of_standing_record

from .roll import roster

STUDIED = (Studied.PRESENT, Studied.MADE_UP)


@dataclass
class StudyLine:
    """One member who owes the document: what is known of it, or "present" while nothing is."""

    member: Member
    studied: str = Studied.PRESENT
    on: date | None = None


def owed_study(unit, on):
    """Who owes what is studied on a day: the roll of the day, exempt and suspended out."""
    return roster([unit], on).filter(exempt=False, suspended=False)


def study_lines(session):
    """The roll of a session, everybody present until marked otherwise."""
    marks = {mark.member_id: mark for mark in session.marks.all()}
    for spell in owed_study(session.unit_id, session.held_on):
        mark = marks.get(spell.member_id)
        yield StudyLine(spell.member, mark.studied, mark.on) if mark else StudyLine(spell.member)


def studies_listed(user, unit, year):
    """The sessions of a year below a unit, latest first, each with `owed` and `came`."""
    mine = StudySession.visible_to(user, below=unit).filter(held_on__year=year)
    once, studied = Q(of_standing_record("marks__member")), Q(marks__studied__in=STUDIED)
    counted = mine.standing().annotate(
        owed=Count("marks", filter=once), came=Count("marks", filter=once & studied)
    )
    return counted.select_related("unit").order_by("-held_on", "-pk")


def study_counted(session):
    """{"owed": …, "came": …, "made_up": …} of one session, in one query."""
    return session.marks.once().aggregate(
        owed=Count("pk"),
        came=Count("pk", filter=Q(studied__in=STUDIED)),
        made_up=Count("pk", filter=Q(studied=Studied.MADE_UP)),
    )


def study_of(member):
    """The documents a member owed, latest first."""
    mine = StudyMark.unscoped.filter(member=member, session__dropped_because="")
    return mine.select_related("session").order_by("-session__held_on", "-pk")


def study_marks(period):
    """Member-documents owed of sessions held within the period."""
    held = StudySession.unscoped.held(period.start, period.end)
    return StudyMark.unscoped.filter(session__in=held).once()
