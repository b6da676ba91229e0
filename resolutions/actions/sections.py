"""Writing the body: sections and their paragraphs, targets holding on to their sentences."""

from difflib import SequenceMatcher

from chibo.history import action
from chibo.regulations import Finding, Refused, expect_version
from chibo.vietnamese.text import clean_line
from resolutions.actions.drafts import hold_draft
from resolutions.actions.following import follow
from resolutions.models import Paragraph, Section
from resolutions.models.section import DEEPEST
from resolutions.regulations.layout import renumbered, split_marker


@action("viết mục")
def write(*, section, label, heading, body, version=None, by):
    """The section says this now; `body` holds one paragraph a line, markers included.

    A paragraph that is still there, or stands where another stood, keeps its identity and with it
    its targets. Raises `Conflict` when somebody else saved the section meanwhile.
    """
    hold_draft(section.resolution)
    section = expect_version(section, version)
    section.label, section.heading = clean_line(label), clean_line(heading)
    section.version += 1
    section.save()
    lines = [split_marker(clean_line(line)) for line in body.splitlines() if clean_line(line)]
    _reconcile(section, lines)
    follow(section)
    return section


@action("thêm mục")
def add(*, resolution, depth=0, label="", heading="", after=None, by):
    """A new section behind the branch of `after`, or at the end."""
    hold_draft(resolution)
    sections = list(resolution.sections.select_for_update())
    place = len(sections)
    if after is not None:
        start = sections.index(after)
        place = start + len(_branch(sections, start))
    ceiling = sections[place - 1].depth + 1 if place else 0
    section = Section(resolution=resolution, label=label, heading=heading)
    section.depth = max(0, min(depth, ceiling, DEEPEST))
    sections.insert(place, section)
    section.order = len(sections) + 1000
    section.save()
    _put_in_order(sections)
    return section


@action("chuyển mục")
def move(*, section, step, by):
    """Past the sibling before (-1) or behind (+1), with everything below it."""
    hold_draft(section.resolution)
    sections = list(section.resolution.sections.select_for_update())
    start = sections.index(section)
    branch = _branch(sections, start)
    rest = sections[:start] + sections[start + len(branch) :]
    target = (
        _before(rest, start, section.depth) if step < 0 else _behind(rest, start, section.depth)
    )
    if target is None:
        sentence = (
            "Mục này đã ở đầu hoặc cuối bậc của nó. Muốn đi xa hơn, hãy đưa ra một bậc trước."
        )
        raise Refused(Finding("", sentence))
    _put_in_order(rest[:target] + branch + rest[target:])


@action("đổi bậc mục")
def indent(*, section, step, by):
    """One level deeper (+1) or higher (-1), with everything below it."""
    hold_draft(section.resolution)
    sections = list(section.resolution.sections.select_for_update())
    start = sections.index(section)
    ceiling = sections[start - 1].depth + 1 if start else 0
    branch = _branch(sections, start)
    fits = 0 <= section.depth + step <= ceiling
    if not fits or max(s.depth for s in branch) + step > DEEPEST:
        sentence = (
            "Không thụt vào hay ra thêm được ở chỗ này: mục chỉ đứng dưới mục liền trước, "
            f"nhiều nhất {DEEPEST + 1} bậc. Hãy chuyển mục lên hoặc xuống trước."
        )
        raise Refused(Finding("", sentence))
    for moved in branch:
        moved.depth += step
    Section.unscoped.bulk_update(branch, ["depth"])


@action("xóa mục")
def remove(*, section, by):
    """The section leaves the draft with what stands below it; the history keeps the words."""
    hold_draft(section.resolution)
    sections = list(section.resolution.sections.select_for_update())
    branch = _branch(sections, sections.index(section))
    Section.unscoped.filter(pk__in=[s.pk for s in branch]).delete()
    _put_in_order([s for s in sections if s not in branch])


@action("đánh số lại theo thể thức")
def renumber(*, resolution, by):
    """Labels I-, 1., a), - by depth; sections without label and heading stay without."""
    hold_draft(resolution)
    named = [s for s in resolution.sections.select_for_update() if s.label or s.heading]
    for section, label in zip(named, renumbered([s.depth for s in named]), strict=True):
        section.label = label
        section.version += 1
    Section.unscoped.bulk_update(named, ["label", "version"])


def _branch(sections, start):
    """The section at `start` and everything below it."""
    depth = sections[start].depth
    end = start + 1
    while end < len(sections) and sections[end].depth > depth:
        end += 1
    return sections[start:end]


def _before(rest, start, depth):
    """Where the sibling before begins, or None."""
    for place in range(start - 1, -1, -1):
        if rest[place].depth < depth:
            return None
        if rest[place].depth == depth:
            return place
    return None


def _behind(rest, start, depth):
    """Where the branch of the sibling behind ends, or None."""
    if start >= len(rest) or rest[start].depth < depth:
        return None
    return start + len(_branch(rest, start))


def _put_in_order(rows):
    for order, row in enumerate(rows):
        row.order = order
    if rows:
        type(rows[0]).unscoped.bulk_update(rows, ["order"])


def _reconcile(section, lines):
    old = list(section.paragraphs.select_for_update())
    matcher = SequenceMatcher(None, [p.text for p in old], [text for _, text in lines], False)
    kept = []
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        here, there = old[i1:i2], lines[j1:j2]
        for place, (marker, text) in enumerate(there):
            row = here[place] if place < len(here) else Paragraph(section=section)
            kept.append(_say(row, marker, text))
        gone = [row.pk for row in here[len(there) :]]
        Paragraph.unscoped.filter(pk__in=gone).delete()
    for order, row in enumerate(kept):
        row.order = order
        row.save()


def _say(row, marker, text):
    row.marker, row.text = marker, text
    return row
