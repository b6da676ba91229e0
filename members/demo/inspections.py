"""Two years of inspection and supervision: last year's all done, this year's as far as the day."""

from datetime import date, timedelta

from members.actions import inspections
from members.enums import InspectionKind, InspectionMode, InspectionStep
from members.queries import sheet_roll

# quarter, kind, mode, subject, one member of so many
YEAR = (
    (1, "inspection", "regular", "Việc chấp hành nghị quyết chi bộ và nhiệm vụ được giao", 4),
    (2, "supervision", "thematic", "Việc giữ mối liên hệ với nơi cư trú và nêu gương", 6),
    (3, "inspection", "thematic", "Việc đóng đảng phí và tham gia sinh hoạt", 5),
    (None, "supervision", "regular", "Việc thực hiện những điều đảng viên không được làm", 2),
)
CONCLUSION = (
    "Chấp hành tốt, hoàn thành nhiệm vụ được giao; cần chủ động hơn trong việc báo cáo.",
    "Ưu điểm là chính; rút kinh nghiệm về thời gian hoàn thành nhiệm vụ.",
    "Thực hiện đúng quy định; chi bộ biểu dương tinh thần nêu gương.",
)
DAYS = (
    (InspectionStep.NOTIFIED, 0),
    (InspectionStep.REPORTED, 8),
    (InspectionStep.VERIFIED, 17),
    (InspectionStep.CONCLUDED, 24),
    (InspectionStep.ANNOUNCED, 27),
)


def build(units, today, rng):
    """A plan of each cell for last year and this one; every third cell is behind."""
    for place, unit in enumerate(units):
        for year in (today.year - 1, today.year):
            until = today if year == today.year else date(year, 12, 31)
            behind = place % 3 == 2 and year == today.year
            _plan(unit, year, until, rng, behind)


def _plan(unit, year, until, rng, behind):
    roll = [spell.member for spell in sheet_roll(unit, year)]
    if not roll:
        return
    inspections.head(unit=unit, year=year, number="02-KH/CB", adopted_on=date(year, 1, 15), by=None)
    leaders = [member.full_name for member in roll if member.party_post] or ["Chi ủy"]
    for quarter, kind, mode, subject, share in YEAR:
        found = inspections.schedule(
            unit=unit,
            year=year,
            members=rng.sample(roll, -(-len(roll) // share)),
            kind=InspectionKind(kind),
            mode=InspectionMode(mode),
            subject=subject,
            quarter=quarter,
            team=leaders[0],
            by=None,
        )
        begun = date(year, (quarter or 4) * 3 - 2, rng.randint(4, 20))
        _carry_out(found, begun, until, rng, behind and quarter == 3)


def _carry_out(inspection, begun, until, rng, behind):
    """Step by step, as far as the day; one that is behind stops after the notice."""
    written = {"conclusion": rng.choice(CONCLUSION), "follow_up": "", "result_number": "05-TB/CB"}
    for step, days in DAYS[:1] if behind else DAYS:
        on = begun + timedelta(days=days)
        if on > until:
            return
        inspection = inspections.take_step(
            inspection=inspection, step=step, on=on, confirmed=True, by=None, **written
        )
