"""Where the headings of a sheet stand, and which column each of them means."""

import re
from bisect import bisect_right

from chibo.vietnamese.text import clean_line, search_key

from .columns import COLUMNS, IGNORED, SEVERAL
from .grid import Sheet

SEARCHED, FEWEST, MOST_FILLED = 60, 2, 100_000
_ASIDE = re.compile(r"\([^)]*\)?")
_BETWEEN = re.compile(r"[^a-z0-9]+")


def _key(text):
    return _BETWEEN.sub(" ", search_key(text)).strip()


KNOWN = {}
for _column in COLUMNS:
    for _heading in _column.headings:
        KNOWN.setdefault(_key(_heading), _column.field)
# Two words begin too much: "Số thẻ bảo hiểm", "Ngày sinh hoạt".
_LONGEST_FIRST = sorted((k for k in KNOWN if len(k.split()) > 2), key=len, reverse=True)


def arranged(name, lines, merged):
    """The sheet with its headings found, or None where there are none.

    `lines` are (number, cells) of the lines that hold something; `merged` the merged cells as
    (first line, first position, last line, last position).
    """
    best = max(_candidates(lines, merged), key=lambda found: found[0], default=(0, 0, []))
    score, below, headings = best
    if score < FEWEST:
        return None
    below_lines, filled = _filled_down(lines[below:], merged, lines[below - 1][0])
    return Sheet(name, lines[below - 1][0], _told_apart(headings), below_lines, filled)


def guessed(headings):
    """{heading: field} for those that are known; each field once, a name may have two parts."""
    found, taken = {}, set()
    for heading in headings:
        field = field_of(heading)
        if field and (field not in taken or field in SEVERAL):
            found[heading] = field
            taken.add(field)
    return found


def field_of(heading):
    """The field that a heading means, or None. "Trên / Dưới" is a heading below another."""
    top, _, bottom = heading.rpartition(" / ")
    spelled = [f"{top} {bottom}", bottom] if top else [bottom]
    if top and not _key(_ASIDE.sub("", bottom)):
        spelled.append(top)  # below it stands only a remark
    found = (read(text) for read in (_known, _beginning) for text in spelled)
    return next(filter(None, found), None)


def _known(text):
    for spelled in (text, _ASIDE.sub("", text)):
        field = KNOWN.get(_key(spelled))
        if field in ("male", "female") and clean_line(spelled).lower() == "năm":
            return None  # "Năm", a year, is no "Nam"
        if field:
            return field
    return None


def _beginning(text):
    """ "Trình độ lý luận chính trị hiện nay" begins with a heading that is known."""
    key = _key(_ASIDE.sub("", text))
    return next((KNOWN[known] for known in _LONGEST_FIRST if key.startswith(f"{known} ")), None)


def _candidates(lines, merged):
    """(score, how many lines down the people begin, headings) of every place they may stand."""
    for at, (number, cells) in enumerate(lines[:SEARCHED]):
        top = [_label(cell) for cell in cells]
        if len(list(filter(None, top))) < FEWEST:
            continue
        spread = _spread(top, number, merged)
        yield _score(spread), at + 1, spread
        if at + 1 < len(lines) and lines[at + 1][0] == number + 1:
            bottom = [_label(cell) for cell in lines[at + 1][1]]
            both = _joined(_under(spread, bottom), bottom)
            if _score(top) >= FEWEST and _is_second(bottom):
                yield _score(both) + 0.5, at + 2, both


def _score(headings):
    return len(set(guessed(_told_apart(headings)).values()))


def _is_second(bottom):
    """A line of headings under headings holds words that are known, not people."""
    words = [word for word in bottom if word]
    return bool(words) and 2 * sum(field_of(word) is not None for word in words) >= len(words)


def _label(cell):
    text = clean_line(str(cell)) if isinstance(cell, str) else ""
    return text[:120]


def _spread(labels, number, merged):
    """A heading merged over several columns stands above each of them."""
    spread = list(labels)
    for top, left, bottom, right in merged:
        if top <= number <= bottom and left < len(labels) and top == number:
            for position in range(left, min(right + 1, len(labels))):
                spread[position] = labels[left]
    return spread


def _under(top, bottom):
    """Where nothing is merged, a heading followed by gaps stands above the words below the gaps."""
    spread, last = list(top), ""
    for position, word in enumerate(bottom):
        here = top[position] if position < len(top) else ""
        last = here or (last if word else "")
        if position < len(spread):
            spread[position] = here or last
        elif last:
            spread.append(last)
    return spread


def _joined(top, bottom):
    width = max(len(top), len(bottom))
    pairs = zip(
        [*top, *[""] * (width - len(top))], [*bottom, *[""] * (width - len(bottom))], strict=True
    )
    return [f"{a} / {b}" if a and b and a != b else a or b for a, b in pairs]


def _told_apart(headings):
    """Two columns of one heading are two: the second is "Ghi chú (2)"."""
    seen, told = {}, []
    for heading in headings:
        seen[heading] = seen.get(heading, 0) + 1
        told.append(
            heading if not heading or seen[heading] == 1 else f"{heading} ({seen[heading]})"
        )
    return told


def is_ignored(heading):
    """Whether a column carries nothing about a person."""
    return _key(heading) in IGNORED


def _filled_down(lines, merged, head):
    """The lines with the value of a merged cell in each line it covers, and where that was done."""
    by_number, filled = dict(lines), set()
    numbers = sorted(by_number)
    for top, left, bottom, _ in merged:
        source = by_number.get(top)
        if top <= head or source is None or left >= len(source) or source[left] is None:
            continue
        for number in numbers[bisect_right(numbers, top) : bisect_right(numbers, bottom)]:
            cells = by_number[number]
            cells.extend([None] * (left + 1 - len(cells)))
            cells[left] = source[left]
            filled.add((number, left))
        if len(filled) > MOST_FILLED:
            raise ValueError("merged cells without end")
    return lines, filled
