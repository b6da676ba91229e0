"""Papers stay with the unit that wrote them, under the name of their day."""

from django.db.models import Max, Q

from chibo.models.reorganisation import Act
from chibo.registry import Consequence
from resolutions.enums import EDITABLE, PUBLIC
from resolutions.models import Resolution


def preview(change):
    """Drafts that nobody could finish any more, or that will print another name; issued papers."""
    papers = _papers(change.ends or change.units)
    drafts = papers.filter(state__in=EDITABLE).count()
    if change.kind in (Act.RENAME, Act.PLACE):
        becomes = "in tên cơ quan của ngày ký"
        yield Consequence("dự thảo nghị quyết", drafts, becomes)
    elif change.into is not None:
        becomes = "ở lại chi bộ cũ; hãy ban hành trước, sau đó không còn ai soạn ở đó"
        yield Consequence("dự thảo nghị quyết", drafts, becomes, warns=True)
    if change.kind != Act.SPLIT:
        becomes = "giữ nguyên, vẫn đọc được ở chi bộ đã ban hành"
        yield Consequence("nghị quyết đã ban hành", papers.public().count(), becomes)


def marks(change):
    """How far the papers go by now, and which of them were still drafts."""
    last = Resolution.unscoped.aggregate(last=Max("pk"))["last"] or 0
    drafts = _papers(change.units).filter(state__in=EDITABLE)
    return {"paper": last, "drafts": list(drafts.values_list("pk", flat=True))}


def built_on(change, done):
    """Papers begun where the act brought people together, or issued since under its names."""
    names = change.kind in (Act.RENAME, Act.PLACE)
    begun = Q(pk__gt=done["paper"])
    issued = Q(state__in=PUBLIC) & (begun | Q(pk__in=done["drafts"]))
    papers = _papers(change.units if names else change.gainers).filter(issued if names else begun)
    if number := papers.count():
        yield f"đã {'ban hành' if names else 'soạn'} {number} nghị quyết ở đó"


def _papers(units):
    paths = [unit.path for unit in units if unit.pk]
    return Resolution.unscoped.within(paths)
