"""Targets follow their sentence: what writing a section does to the targets that hang on it."""

from resolutions.actions.readings import fields_of, words_of
from resolutions.queries.proposals import read_again
from resolutions.queries.resolutions import outline

MOVED_ON = "Câu văn đã sửa, chỉ tiêu này không còn đúng từng chữ. Hãy xem lại."
NOT_ASKED = {"relation", "parent", "unsure"}


def follow(section):
    """Every target of a section that was just written stands for words that are there.

    Where the reader finds the very same target in the new words, and only once, the target takes
    those words and nobody is asked. Any other is marked, and stands for the one thing left that the
    reader finds, or for the whole paragraph. A mark goes when the words ask the same again: half a
    sentence may have been saved by itself while it was being written.
    """
    paragraphs = section.paragraphs.prefetch_related("targets")
    if not any(_strayed(t) for paragraph in paragraphs for t in paragraph.targets.all()):
        return
    sections = outline(section.resolution)
    current = next(row for row in sections if row.pk == section.pk)
    for paragraph, read in read_again(sections, current).items():
        _follow(paragraph, read)


def _strayed(target):
    words = {target.text, target.clause}
    return MOVED_ON in target.unsure or not all(w in target.paragraph.text for w in words)


def _follow(paragraph, read):
    targets = list(paragraph.targets.all())
    strayed = [target for target in targets if _strayed(target)]
    taken = {target.clause for target in targets if target not in strayed}
    free = [found for found in read if words_of(found, paragraph)["clause"] not in taken]
    doubtful = []
    for target in strayed:
        same = [found for found in free if _asks_the_same(target, found)]
        if len(same) == 1:
            free.remove(same[0])
            _stand(target, words_of(same[0], paragraph), doubted=False)
        else:
            doubtful.append(target)
    only = len(doubtful) == len(free) == 1
    words = words_of(free[0], paragraph) if only else {"text": paragraph.text, "clause": ""}
    for target in doubtful:
        _stand(target, words, doubted=True)


def _asks_the_same(target, read):
    asked = fields_of(read).items()
    return all(getattr(target, name) == value for name, value in asked if name not in NOT_ASKED)


def _stand(target, words, *, doubted):
    """The target stands for these words now, marked or not; unchanged it is not written."""
    others = [remark for remark in target.unsure if remark != MOVED_ON]
    now = (words["text"], words["clause"], [*others, MOVED_ON] if doubted else others)
    if now != (target.text, target.clause, target.unsure):
        target.text, target.clause, target.unsure = now
        target.version += 1
        target.save()
