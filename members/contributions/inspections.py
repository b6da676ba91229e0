"""What the plan of the year wants inspected by now or within the month."""

from datetime import timedelta

from django.urls import reverse

from chibo.access import Permission
from chibo.registry import Task
from members.queries import late_inspections

FORESIGHT = timedelta(days=31)


def tasks(user, unit, today):
    """One task for each planned inspection or supervision without a conclusion."""
    for inspection in late_inspections(user, unit, today, Permission.EDIT_MEMBERS):
        if inspection.due_on - today <= FORESIGHT:
            yield Task(
                due=inspection.due_on,
                title=f"{inspection.get_kind_display()}: {inspection.subject}",
                outside=inspection.get_kind_display(),
                reason=f"kế hoạch năm {inspection.plan.year}, {inspection.time}",
                url=reverse("inspection", args=[inspection.pk]),
                button="Mở",
                unit=inspection.plan.unit,
            )
