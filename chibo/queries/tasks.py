"""What waits: the tasks that the apps give, sorted into spans of time."""

from collections import Counter
from dataclasses import dataclass

from chibo.registry import Task, gather

from .tree import natural_key

SPANS = ((7, "Trong 7 ngày", "warn"), (30, "Trong 30 ngày", "mute"), (90, "Trong 90 ngày", "mute"))


@dataclass(frozen=True)
class Due:
    """A task and how far off it is; days below zero are days late."""

    task: Task
    days: int

    @property
    def words(self):
        """ "Quá 16 ngày", "Hôm nay", "Còn 3 ngày"."""
        if self.days < 0:
            return f"Quá {-self.days} ngày"
        return f"Còn {self.days} ngày" if self.days else "Hôm nay"


@dataclass(frozen=True)
class Group:
    """Tasks of one span of time. `kind` is that of a tag: late, warn, mute."""

    title: str
    kind: str
    items: tuple[Due, ...]


def todo(user, unit, today):
    """The groups that hold something, late ones first; later than 90 days is left for later."""
    found = gather("tasks", user, unit, today)
    due = sorted((Due(task, (task.due - today).days) for task in found), key=lambda d: d.days)
    groups = [Group("Quá hạn", "late", tuple(d for d in due if d.days < 0))]
    start = 0
    for end, title, kind in SPANS:
        groups.append(Group(title, kind, tuple(d for d in due if start <= d.days <= end)))
        start = end + 1
    return [group for group in groups if group.items]


@dataclass(frozen=True)
class Workload:
    """What waits for one unit: (span, how many) for the spans that hold something anywhere."""

    unit: object
    numbers: tuple[tuple[str, int], ...]


def workloads(groups):
    """Unit by unit, the one with most that is late first."""
    units = {due.task.unit.pk: due.task.unit for group in groups for due in group.items}
    counted = [(g.title, Counter(due.task.unit.pk for due in g.items)) for g in groups]
    found = [
        Workload(unit, tuple((title, numbers[pk]) for title, numbers in counted))
        for pk, unit in units.items()
    ]
    return sorted(
        found, key=lambda w: ([-number for _, number in w.numbers], natural_key(w.unit.name))
    )


def of_unit(groups, unit):
    """The groups with what waits for that unit alone."""
    kept = [
        Group(g.title, g.kind, tuple(d for d in g.items if d.task.unit.pk == unit)) for g in groups
    ]
    return [group for group in kept if group.items]
