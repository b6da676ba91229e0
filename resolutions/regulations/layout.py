"""Labels and markers of a paper's body, and who gets it (05-HD/VPTW: I-, 1., a), -)."""

import re

from chibo.vietnamese.numbers import roman

MARKER = re.compile(r"^(?P<marker>[-–—+•*]|\d{1,2}(\.\d{1,2})*[.)]|[a-zđ][.)])\s+(?P<text>\S.*)$")


def split_marker(line):
    """("1.", "Kết nạp …") for "1. Kết nạp …"; ("", line) where nothing marks the line."""
    found = MARKER.match(line)
    return (found["marker"], found["text"]) if found else ("", line)


def label_for(depth, place):
    """The label that the guidance gives the `place`-th section (from 1) at a depth (from 0)."""
    if depth == 0:
        return f"{roman(place)}-"
    if depth == 1:
        return f"{place}."
    return f"{'abcdđeghiklmnopqrstuvxy'[(place - 1) % 23]})" if depth == 2 else "-"


def renumbered(depths):
    """The labels of a whole body, given the depth of each section in order."""
    counts, labels = {}, []
    for depth in depths:
        counts = {level: n for level, n in counts.items() if level <= depth}
        counts[depth] = counts.get(depth, 0) + 1
        labels.append(label_for(depth, counts[depth]))
    return labels


def usual_recipients(above):
    """Whom a cell's paper goes to when nobody says otherwise (05-HD/VPTW, nơi nhận).

    `above` is the body above as the head of the paper names it: the head says "Đảng bộ", a paper is
    sent to its committee, "Đảng ủy".
    """
    reported = [f"{above.replace('Đảng bộ', 'Đảng ủy', 1)} (để báo cáo)"] if above else []
    return [*reported, "Các đồng chí đảng viên chi bộ", "Lưu Chi bộ"]
