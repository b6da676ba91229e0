"""One row of everything that hangs from the record of a person, written straight into the books.

`WRITE` is {relation: function(record, cast)}; the second record's row is of the same thing as the
first one's, so that only one of the two may stand. `STEPS` are steps of a life.
"""

from datetime import date, time

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max

from chibo.history import acting
from congresses.models import Attendance, Congress, CongressSeat, Meeting
from members.actions import duplicates
from members.actions.spells import settle
from members.models import (
    Candidate,
    Career,
    Dossier,
    DuesBook,
    DuesPayment,
    DuesRelief,
    DuesStanding,
    Event,
    Inspected,
    Inspection,
    InspectionPlan,
    Member,
    Office,
    Rating,
    RatingSheet,
    ResidenceComment,
    ResidenceContact,
    StudyMark,
    StudySession,
    TemporaryStay,
    Tick,
    Training,
    YearSheet,
)
from resolutions.models import Resolution
from tests.members.people import enter

MONTH, ON = date(2025, 3, 1), date(2025, 3, 10)
SINCE = DateRange(MONTH, None)
OLD = {
    "decided_on": date(1990, 5, 2),
    "ceremony_on": date(1990, 5, 19),
    "official_on": date(1991, 5, 19),
}


def twins(cast):
    """One person of 35 years in the Party, entered twice in A1."""
    since = date(2000, 1, 1)
    return tuple(enter(cast.a1, since=since, **OLD) for _ in "12")


def _one(model, **found):
    return model.unscoped.get_or_create(**found)[0]


def _meeting(cast, kind="regular"):
    when = {"kind": kind, "held_on": ON, "starts_at": time(8), "title": kind, "state": "closed"}
    return _one(Meeting, unit=cast.a1, **when)


def _congress(cast):
    term = {"ordinal": 3, "term_start": 2025, "term_end": 2030}
    return _one(Congress, unit=cast.a1, meeting=_meeting(cast, "congress"), **term)


def candidate(record, cast):
    person = {"full_name": "A", "gender": "female", "birth_date": date(1970, 3, 15)}
    row = Candidate.unscoped.create(unit=cast.a1, ethnicity="Kinh", member=record, **person)
    for kind in ("listed", "certified"):
        Event.unscoped.create(candidate=row, unit=cast.a1, kind=kind, on=ON)


def rating(record, cast):
    head = {"decision": "1-QĐ/ĐU", "decided_on": date(2026, 1, 5)}
    sheet = _one(RatingSheet, unit=cast.a1, year=2025, **head)
    Rating.unscoped.create(sheet=sheet, member=record, proposed="HTTNV", decided="HTTNV")


def inspected(record, cast):
    plan = _one(InspectionPlan, unit=cast.a1, year=2025)
    said = {"kind": "inspection", "mode": "regular", "subject": "Việc", "conclusion": "Tốt"}
    about = _one(Inspection, plan=plan, concluded_on=ON, **said)
    Inspected.unscoped.create(inspection=about, member=record)


def study_mark(record, cast):
    said = {"document": "Nghị quyết 57", "mode": "direct"}
    session = _one(StudySession, unit=cast.a1, held_on=ON, **said)
    StudyMark.unscoped.create(session=session, member=record, studied="present")


def payment(record, cast):
    book = _one(DuesBook, unit=cast.a1)
    paid = {"month": MONTH, "amount": 50_000, "paid_on": ON, "channel": "cash"}
    DuesPayment.unscoped.create(book=book, member=record, **paid)


def away(record, cast):
    TemporaryStay.unscoped.create(
        unit=cast.a1,
        member=record,
        host=cast.a2,
        purpose="work",
        until=date(2026, 6, 1),
        valid=DateRange(ON, date(2026, 4, 1)),
    )


def seat(record, cast):
    last = CongressSeat.unscoped.aggregate(last=Max("position"))["last"] or 0
    place = {"congress": _congress(cast), "body": "presidium", "position": last + 1}
    CongressSeat.unscoped.create(member=record, **place)


def leader(column):
    def write(record, cast):
        Meeting.unscoped.filter(pk=_meeting(cast).pk).update(**{column: record})

    return write


def attendance(record, cast):
    for kind in ("regular", "congress"):
        if kind == "congress":
            _congress(cast)
        Attendance.unscoped.create(meeting=_meeting(cast, kind), member=record, presence="present")


def resolution(record, cast):
    Resolution.unscoped.create(
        unit=cast.a1,
        kind="thematic",
        title="Nghị quyết",
        summary="về",
        term_start=2025,
        term_end=2026,
        signatory_member=record,
    )


def _plain(model, **fields):
    return lambda record, cast: model.unscoped.create(member=record, **fields)


WRITE = {
    "members.candidate.member": candidate,
    "members.career.member": _plain(Career, since=MONTH, work="Giáo viên"),
    "members.dossier.member": _plain(Dossier, basis="33-HD/BTCTW"),
    "members.duespayment.member": payment,
    "members.duesrelief.member": _plain(
        DuesRelief,
        ground="hardship",
        percent=50,
        valid=DateRange(MONTH, date(2025, 6, 1)),
        decision="Đơn",
    ),
    "members.duesstanding.member": _plain(
        DuesStanding, payer="insured", amount=50_000, valid=SINCE
    ),
    "members.inspected.member": inspected,
    "members.office.member": lambda record, cast: Office.unscoped.create(
        member=record, unit=cast.a1, post="committee", valid=DateRange(ON, date(2025, 9, 1))
    ),
    "members.rating.member": rating,
    "members.residencecomment.member": _plain(ResidenceComment, year=2025),
    "members.residencecontact.member": _plain(
        ResidenceContact, place="Chi bộ Tổ dân phố 9", valid=SINCE
    ),
    "members.studymark.member": study_mark,
    "members.temporarystay.member": away,
    "members.tick.member": lambda record, cast: Tick.unscoped.create(
        sheet=_one(YearSheet, unit=cast.a1, year=2025), member=record, duty="commitment"
    ),
    "members.training.member": _plain(
        Training, kind="theory", level="intermediate", sent_on=ON, certified_on=date(2025, 9, 1)
    ),
    "congresses.attendance.member": attendance,
    "congresses.congressseat.member": seat,
    "congresses.meeting.chair": leader("chair"),
    "congresses.meeting.secretary": leader("secretary"),
    "resolutions.resolution.signatory_member": resolution,
}
NAMED = {key for key in WRITE if key.endswith(("chair", "secretary", "signatory_member"))}
"""Rows of something else that name one person: two records never both."""

STEPS = (
    {"kind": "badge", "on": date(2025, 9, 2), "form": "35", "number": "5-QĐ/TU"},
    {"kind": "rewarded", "on": ON, "form": "merit"},
    {"kind": "disciplined", "on": ON, "form": "reprimand", "number": "9", "issuer": "Đảng ủy"},
    {"kind": "taught", "on": ON},
    {"kind": "exempted", "on": date(2024, 1, 5), "form": "age"},
    {"kind": "resumed", "on": date(2025, 8, 5)},
    {"kind": "exempted", "on": date(2025, 10, 5), "form": "age"},
    {"kind": "away", "on": ON, "until": date(2026, 6, 1), "form": "work"},
    {"kind": "returned", "on": date(2026, 4, 1)},
)


def write_life(record, cast, relations=WRITE, steps=STEPS):
    """Everything about one record."""
    with acting(None, "ghi"):
        for relation in relations:
            WRITE[relation](record, cast)
        for step in steps:
            Event.unscoped.create(member=record, unit=cast.a1, **step)
        settle(Member.unscoped.get(pk=record.pk))


def fresh(*records):
    """The records as they are now."""
    return [Member.unscoped.get(pk=record.pk) for record in records]


def merge(keep, gone, choose=None):
    """The second given up for the first."""
    keep, gone = fresh(keep, gone)
    return duplicates.merge(
        keep=keep, gone=gone, choose=choose or {}, reason="Nhập hai lần", confirmed=True, by=None
    )
