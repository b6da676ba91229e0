"""What members did and learnt, drawn from their records; a few are on a course of theory now."""

from datetime import date, timedelta

from members.enums import TheoryLevel, TrainingKind
from members.models import Career, Training
from members.regulations import add_months

SCHOOLS = ("Trường Chính trị tỉnh Lạc Vân", "Trung tâm Chính trị phường", "Trung tâm Chính trị xã")
THIS_YEAR, SENT_BEFORE = 3, 200
"""How many of all are sent to a course this year; how many days before today."""


def build(members, today, rng):
    """Two lines of work for most; the course behind each level of theory on record."""
    Career.unscoped.bulk_create(row for member in members for row in _careers(member, today, rng))
    Training.unscoped.bulk_create(row for member in members for row in _courses(member, rng))
    able = [m for m in members if m.theory_level == TheoryLevel.ELEMENTARY and m.official_on]
    sent = today - timedelta(days=SENT_BEFORE)
    Training.unscoped.bulk_create(
        Training(
            member=member,
            kind=TrainingKind.THEORY,
            level=TheoryLevel.INTERMEDIATE,
            school=SCHOOLS[0],
            mode="Không tập trung",
            sent_on=sent,
            since=add_months(sent, 1).replace(day=1),
        )
        for member in rng.sample(able, min(THIS_YEAR, len(able)))
    )


def _careers(member, today, rng):
    """School or the army, then the occupation of the record."""
    begun = date(member.birth_date.year + 18, 9, 1)
    changed = date(begun.year + rng.randint(2, 5), rng.randint(1, 12), 1)
    first = rng.choice(("Học nghề, làm việc tại địa phương", "Học chuyên nghiệp", "Bộ đội"))
    yield Career(member=member, since=begun, until=changed, work=first, post="Đoàn viên")
    if member.occupation and changed < today:
        yield Career(
            member=member,
            since=changed,
            work=member.occupation,
            place=member.unit.seat,
            post=member.get_party_post_display(),
        )


def _courses(member, rng):
    if member.official_on and member.ceremony_on.year > 1990:
        taught = member.ceremony_on + timedelta(days=rng.randint(60, 300))
        yield Training(
            member=member,
            kind=TrainingKind.NEW_MEMBER,
            school=rng.choice(SCHOOLS[1:]),
            field="Bồi dưỡng lý luận chính trị cho đảng viên mới",
            certified_on=taught,
            diploma="Giấy chứng nhận",
        )
    if member.theory_level:
        begun = date(member.ceremony_on.year + 2, 9, 1)
        yield Training(
            member=member,
            kind=TrainingKind.THEORY,
            level=member.theory_level,
            school=SCHOOLS[0],
            mode=member.get_theory_mode_display(),
            since=begun,
            until=add_months(begun, 9),
            diploma="Bằng tốt nghiệp",
            certified_on=add_months(begun, 9),
        )
