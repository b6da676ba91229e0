"""Two years of study: nearly everybody there, most of the others made it up."""

from datetime import date, timedelta

from members.actions import studies
from members.enums import Studied, StudyMode
from members.queries import study_lines

# month, document, mode
YEAR = (
    (2, "Nghị quyết của Ban Chấp hành Trung ương về phát triển kinh tế tư nhân", "online"),
    (5, "Chỉ thị của Tỉnh ủy Lạc Vân về chuyển đổi số trong cơ quan đảng", "direct"),
    (9, "Nghị quyết Đại hội Đảng bộ tỉnh Lạc Vân, nhiệm kỳ 2025 - 2030", "direct"),
)
ORGANISER = "Đảng ủy cấp trên"


def build(units, today, rng):
    """What each cell studied last year and this year, up to the day."""
    for unit in units:
        for year in (today.year - 1, today.year):
            for month, document, mode in YEAR:
                day = date(year, month, rng.randint(3, 26))
                if day < today:
                    _study(unit, day, document, StudyMode(mode), today, rng)


def _study(unit, day, document, mode, today, rng):
    due = rng.choice((None, 20, 35, 60))
    session = studies.hold(
        unit=unit,
        document=document,
        held_on=day,
        mode=mode,
        organiser=ORGANISER,
        outsiders_due=due,
        outsiders_came=due and due - rng.randint(0, 3),
        by=None,
    )
    marks = {line.member.pk: _mark(day, today, rng) for line in study_lines(session)}
    studies.mark(session=session, marks=marks, by=None)


def _mark(day, today, rng):
    if rng.random() < 0.9:
        return Studied.PRESENT, None
    later = day + timedelta(days=rng.randint(7, 40))
    made_up = later <= today and rng.random() < 0.7
    return (Studied.MADE_UP, later) if made_up else (Studied.ABSENT, None)
