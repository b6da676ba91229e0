"""Targets: recorded from a sentence, corrected, confirmed, removed."""

from chibo.history import action
from chibo.registry import indicators
from chibo.regulations import Finding, Refused, expect_version
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
    if fields.get("text", target.text) != target.text:
        target.clause = ""  # the person says which words it stands for
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


def _require_its_words(target):
    written = target.paragraph.text
    if target.text not in written or target.clause not in written:
        sentence = (
            "Câu này không có trong đoạn văn. Hãy chép đúng lời của đoạn; muốn đổi lời thì sửa "
            "đoạn văn trước, ở phần soạn."
        )
        raise Refused(Finding("", sentence, field="text"))


def _settle(target):
    """Derive how it is judged and where its figure comes from, then save."""
    _require_its_words(target)
    target.judged_as = judged_as(target.measure, target.comparator, target.value)
    indicator = indicators().get(target.indicator)
    counted = indicator is not None and not indicator.discreet
    target.source = Source.RECORDS if counted else Source.TYPED
    target.full_clean()
    target.save()
    return target
