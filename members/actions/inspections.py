"""The year's plan of inspection and supervision, and each of them step by step."""

from django.utils import timezone

from chibo.history import action
from chibo.regulations import Conflict, Finding, Refused, enforce, expect_version
from members.enums import InspectionStep
from members.models import Inspected, Inspection, InspectionPlan
from members.queries import inspection_rule, sheet_roll
from members.regulations import (
    inspection_complete,
    inspection_order,
    not_to_come,
    supervision_in_time,
)

STEPS = list(InspectionStep)
WRITTEN = {
    InspectionStep.NOTIFIED: ("notice_number",),
    InspectionStep.REPORTED: (),
    InspectionStep.VERIFIED: ("team",),
    InspectionStep.CONCLUDED: ("conclusion", "follow_up"),
    InspectionStep.ANNOUNCED: ("result_number",),
}
"""What is written down with the day of a step."""


@action("ghi kế hoạch kiểm tra, giám sát năm")
def head(*, unit, year, version=None, by, **fields):
    """Number and date of the year's plan. `version` 0 for a plan nobody began."""
    plan = _plan(unit, year)
    if version is not None and version != plan.version:
        raise Conflict(plan)
    if fields.get("adopted_on"):
        enforce(not_to_come(fields["adopted_on"], timezone.localdate(), field="adopted_on"))
    return _save(plan, **fields)


@action("đưa một cuộc vào kế hoạch kiểm tra, giám sát")
def schedule(*, unit, year, members=(), by, **fields):
    """One more inspection or supervision in the cell's plan of the year, about `members`."""
    inspection = Inspection(plan=_plan(unit, year), **fields)
    _require_of_the_roll(inspection, members)
    inspection.save(force_insert=True)
    _about(inspection, members)
    return inspection


@action("sửa một cuộc kiểm tra, giám sát")
def amend(*, inspection, members=(), version=None, by, **fields):
    """Other content, time, team or members, while the cell has not concluded."""
    inspection = _lock(inspection, version)
    if inspection.concluded_on:
        sentence = "Chi bộ đã kết luận cuộc này. Muốn sửa thì bỏ bước kết luận trước."
        raise Refused(Finding("", sentence, inspection_rule(inspection.concluded_on).clause))
    _require_of_the_roll(inspection, members)
    _about(inspection, members)
    return _save(inspection, **fields)


@action("ghi một bước kiểm tra, giám sát")
def take_step(*, inspection, step, on, version=None, confirmed=False, by, **written):
    """The day of a step and what was written down with it; written again it is corrected."""
    inspection = _lock(inspection, version)
    days = inspection.days | {InspectionStep(step): on}
    rule = inspection_rule(on)
    findings = [
        *not_to_come(on, timezone.localdate(), field="on"),
        *_before_the_year(inspection, on),
        *inspection_order(days, rule),
        *_nothing_to_announce(days, step, rule),
        *inspection_complete(inspection.mode, days, rule),
        *supervision_in_time(inspection.kind, inspection.mode, days, rule),
    ]
    enforce(findings, confirmed=confirmed)
    kept = {name: written[name] for name in WRITTEN[step] if name in written}
    return _save(inspection, **{f"{step}_on": on}, **kept)


@action("bỏ bước kiểm tra, giám sát vừa ghi")
def undo_step(*, inspection, version=None, by):
    """The last step was written by mistake; its words stay for when it is written again."""
    inspection = _lock(inspection, version)
    if inspection.last is None:
        raise Refused(Finding("", "Cuộc này chưa ghi bước nào."))
    return _save(inspection, **{f"{inspection.last}_on": None})


@action("đưa một cuộc ra khỏi kế hoạch")
def drop(*, inspection, reason, version=None, by):
    """It will not take place: it stays readable with its reason and counts no more."""
    inspection = _lock(inspection, version)
    if inspection.concluded_on:
        sentence = "Chi bộ đã kết luận cuộc này nên không đưa ra khỏi kế hoạch nữa."
        raise Refused(Finding("", sentence))
    return _save(inspection, dropped_because=reason)


@action("đưa một cuộc trở lại kế hoạch")
def take_back(*, inspection, version=None, by):
    """It will take place after all."""
    return _save(expect_version(inspection, version), dropped_because="")


def _lock(inspection, version):
    inspection = expect_version(inspection, version)
    if inspection.dropped_because:
        sentence = "Cuộc này đã đưa ra khỏi kế hoạch. Hãy đưa trở lại trước khi ghi tiếp."
        raise Refused(Finding("", sentence))
    return inspection


def _plan(unit, year):
    if not unit.kind.is_cell:
        sentence = "Kế hoạch này là của chi bộ. Hãy chọn một chi bộ."
        raise Refused(Finding("", sentence))
    return InspectionPlan.unscoped.select_for_update().get_or_create(unit=unit, year=year)[0]


def _save(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*fields, "version"])
    return row


def _about(inspection, members):
    """Exactly these; whoever is there already keeps the row."""
    wanted = {member.pk for member in members}
    kept = set(inspection.inspected.once().values_list("member_id", flat=True))
    Inspected.unscoped.filter(inspection=inspection, member_id__in=kept - wanted).delete()
    Inspected.unscoped.bulk_create(
        Inspected(inspection=inspection, member_id=member) for member in sorted(wanted - kept)
    )


def _require_of_the_roll(inspection, members):
    """A cell inspects its own members; whoever was in it before may stay in the inspection."""
    roll = set(
        sheet_roll(inspection.plan.unit, inspection.plan.year).values_list("member", flat=True)
    )
    kept = inspection.inspected.once().values_list("member_id", flat=True) if inspection.pk else ()
    strangers = [m.full_name for m in members if m.pk not in roll and m.pk not in set(kept)]
    if strangers:
        sentence = (
            f"{', '.join(strangers)} không thuộc danh sách đảng viên của chi bộ. Hãy bỏ chọn."
        )
        raise Refused(Finding("", sentence, field="members"))


def _before_the_year(inspection, on):
    year = inspection.plan.year
    if on.year < year:
        sentence = f"Ngày này trước năm {year} của kế hoạch. Hãy xem lại ngày."
        yield Finding("", sentence, field="on")


def _nothing_to_announce(days, step, rule):
    if step == InspectionStep.ANNOUNCED and not days[InspectionStep.CONCLUDED]:
        sentence = "Chi bộ chưa kết luận thì chưa có kết quả để thông báo. Hãy ghi kết luận trước."
        yield Finding("I1", sentence, rule.clause, field="on")
