"""Targets: recorded from a sentence, corrected, confirmed, removed."""

from chibo.history import action
from chibo.registry import indicators
from chibo.regulations import expect_version
from resolutions.actions.drafts import hold_draft
from resolutions.enums import Source
from resolutions.models import Target
from resolutions.regulations.judging import judged_as


@action("ghi chỉ tiêu")
def record(*, paragraph, text, by, **fields):
    """A measure in a sentence of the paragraph. `fields` are those of `Target`."""
    hold_draft(paragraph.section.resolution)
    last = paragraph.targets.order_by("order").last()
    target = Target(paragraph=paragraph, text=text, **fields)
    target.order = last.order + 1 if last else 0
    return _settle(target)


@action("sửa chỉ tiêu")
def correct(*, target, version=None, by, **fields):
    """Another understanding of the same sentence; doubts are settled by it."""
    target = expect_version(target, version)
    hold_draft(target.paragraph.section.resolution)
    for name, value in fields.items():
        setattr(target, name, value)
    target.unsure = []
    target.version += 1
    return _settle(target)


@action("xác nhận chỉ tiêu")
def confirm(*, target, by):
    """What was read is right."""
    hold_draft(target.paragraph.section.resolution)
    target.unsure = []
    target.version += 1
    target.save(update_fields=["unsure", "version"])
    return target


@action("bỏ chỉ tiêu")
def remove(*, target, by):
    """The sentence stays, it is no target."""
    hold_draft(target.paragraph.section.resolution)
    target.delete()


def _settle(target):
    """Derive how it is judged and where its figure comes from, then save."""
    target.judged_as = judged_as(target.measure, target.comparator, target.value)
    counted = target.indicator in indicators()
    target.source = Source.RECORDS if counted else Source.TYPED
    target.full_clean()
    target.save()
    return target
