"""M2 and M5: what waits on the way into the Party."""

from datetime import timedelta

from django.urls import reverse

from chibo.access import Permission
from chibo.models import Unit
from chibo.registry import Task
from members.queries import candidates_listed, roads

FORESIGHT = timedelta(days=90)


def tasks(user, unit, today):
    """M2 and M5: the decision after the vote, the ceremony after the decision, the certificate."""
    under_way = candidates_listed(user, unit).filter(
        unit__in=Unit.visible_to(user, Permission.EDIT_MEMBERS).values("pk")
    )
    for road in roads(under_way):
        if road.due and road.due[0] - today <= FORESIGHT:
            day, why = road.due
            yield Task(
                due=day,
                title=f"Kết nạp {road.candidate.full_name}: {road.next.label.lower()}",
                outside=f"Phát triển Đảng: {road.next.label.lower()}",
                reason=f"{why[0].upper()}{why[1:]}",
                url=reverse("candidate", args=[road.candidate.pk]),
                button="Mở",
                unit=road.candidate.unit,
            )
