"""A cell was split, and nobody has said yet who goes where."""

from django.urls import reverse

from chibo.access import Permission
from chibo.models import Reorganisation, Unit
from chibo.models.reorganisation import Act, Role
from chibo.registry import Task
from chibo.vietnamese.dates import short_date


def tasks(user, unit, today):
    """One task for each split in the cells whose books this person keeps."""
    kept = Unit.visible_to(user, Permission.EDIT_MEMBERS).below(unit).cells()
    acts = Reorganisation.unscoped.standing().filter(
        kind=Act.SPLIT,
        done__members__assigned=False,
        parts__role=Role.SUBJECT,
        parts__unit__in=kept,
    )
    for act in acts.prefetch_related("parts__unit__kind"):
        (source,) = act.units(Role.SUBJECT)
        yield Task(
            due=act.on,
            title=f"Phân đảng viên sau khi tách {source.name}",
            outside="Phân đảng viên sau khi tách chi bộ",
            reason=f"Tách từ {short_date(act.on)} theo {act.decision or 'quyết định của cấp trên'}",
            url=reverse("split_members", args=[act.pk]),
            button="Phân",
            unit=source,
        )
