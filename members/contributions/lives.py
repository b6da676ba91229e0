"""The clocks that run beside the lives of members."""

from datetime import timedelta

from django.urls import reverse

from chibo.access import Permission
from chibo.registry import Task
from members.enums import Step
from members.queries import clocks

FORESIGHT = timedelta(days=90)


def tasks(user, unit, today):
    """M5 to M9, M12: late or due within ninety days, in the cells whose books this person keeps."""
    paths = user.paths(Permission.EDIT_MEMBERS, unit)
    for clock in clocks(paths, today, FORESIGHT) if paths else ():
        yield Task(
            due=clock.due,
            title=f"{clock.what}: {clock.whom}",
            outside=clock.what,
            reason=clock.why,
            url=_address(clock),
            button="Mở",
            unit=clock.unit,
        )


def _address(clock):
    if clock.step is None:
        return reverse("temporary_stays")
    if clock.step == Step.RECOGNISED:
        return reverse("member_recognise", args=[clock.member.pk])
    return reverse("member_step", args=[clock.member.pk, clock.step.value])
