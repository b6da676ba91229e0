"""Meetings stay with the unit that held them; what is still open is told before the unit ends."""

from django.db.models import Max, Q

from chibo.registry import Consequence
from congresses.models import Attendance, Meeting


def preview(change):
    """Meetings that nobody could close any more, and those of the day or later."""
    if change.into is None:
        return
    held = Meeting.unscoped.filter(unit__in=change.ends)
    becomes = "ở lại chi bộ cũ; hãy khóa trước, sau đó không còn ai giữ sổ ở đó"
    yield Consequence("cuộc họp chưa khóa", held.still_open().count(), becomes, warns=True)
    late = held.filter(held_on__gte=change.on).count()
    becomes = "ghi vào ngày này hoặc sau đó, vẫn thuộc chi bộ cũ"
    yield Consequence("cuộc họp", late, becomes, warns=True)


def marks(change):
    """How far the meetings go by now: what comes later may rest on the act."""
    return {"meeting": _last(Meeting), "attendance": _last(Attendance)}


def built_on(change, done):
    """Meetings held since by those who are together now."""
    since = Q(pk__gt=done["meeting"]) | Q(attendances__pk__gt=done["attendance"])
    held = Meeting.unscoped.filter(since, unit__in=change.gainers)
    if number := held.distinct().count():
        yield f"đã ghi {number} cuộc họp ở {', '.join(unit.name for unit in change.gainers)}"


def _last(model):
    return model.unscoped.aggregate(last=Max("pk"))["last"] or 0
