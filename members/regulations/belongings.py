"""What goes along when one record is given up for another, and what stays behind with it.

No document speaks of it. Two follow through all of it: one person is counted once, and where both
records say something of the same thing, the kept one's word stands.
"""

from datetime import date
from typing import NamedTuple

from members.enums import ARRIVING, ENDS, LEAVING, ONCE, SPANS, Step

from .life import spans

STAYS = {Step.MOVED, *LEAVING, *ARRIVING}
THERE_ALREADY = "hồ sơ giữ lại đã có"
DIFFERS = "hai hồ sơ ghi khác nhau; tính theo hồ sơ giữ lại"
OTHERWISE = "không khớp với nơi sinh hoạt, ngày tháng của hồ sơ giữ lại"


class Held(NamedTuple):
    """A row of a record: `slot` is the place only one row may take, None where there are many.

    With a `span` (first day, first day after it or None) only rows of common days are in each
    other's place.
    """

    key: int
    slot: tuple | None
    span: tuple | None = None
    told: str = ""


class Mark(NamedTuple):
    """A standing step of a life; `form` is the level of a badge."""

    key: int
    kind: str
    on: date
    form: str = ""


def parted(mine, theirs):
    """(what of `theirs` goes along, what stays since one of `mine` has its place)."""
    taken = {}
    for row in mine:
        taken.setdefault(row.slot, []).append(row.span)
    goes, stays = [], []
    for row in theirs:
        there = row.slot is not None and any(meet(row.span, span) for span in _of(taken, row))
        (stays if there else goes).append(row)
    return goes, stays


def steps_parted(mine, theirs, edges=(), openings=((None, None), (None, None))):
    """(steps that go along, [(step, why it stays)]), both records' in order of time.

    `edges` are the first and last days of the stays that go along: what moves somebody goes with
    the stay. `openings` are (official day, day of exemption) of the kept record as it will be, and
    of the other: a recognition goes along where the two agree, and a span of exemption, suspension
    or absence where it begins or ends nothing twice.
    """
    lasting = _lasting(mine, theirs, openings)
    officially = openings[0][0] == openings[1][0]
    there = {key for step in mine for key in _places(step)}
    goes, stays = [], []
    for step in theirs:
        if there.intersection(_places(step)):
            stays.append((step, THERE_ALREADY))
        elif (
            (step.kind in STAYS and step.on not in edges)
            or (step.kind == Step.RECOGNISED and not officially)
            or (step.kind in {*SPANS, *ENDS} and (step.kind, step.on) not in lasting)
        ):
            stays.append((step, OTHERWISE))
        else:
            goes.append(step)
    return goes, stays


def meet(one, other):
    """Whether two spans have a day in common; rows without one are in place for ever."""
    if one is None or other is None:
        return True
    begins_in_time = one[1] is None or other[0] < one[1]
    return begins_in_time and (other[1] is None or one[0] < other[1])


def _of(taken, row):
    return taken.get(row.slot, ())


def _places(step):
    """What cannot be there twice: the step on its day; one of its kind, or a badge's level."""
    yield step.kind, step.on
    if step.kind in ONCE or step.kind == Step.BADGE:
        yield step.kind, step.form


def _lasting(mine, theirs, openings):
    """{(kind, day)} of the beginnings and ends that fit between the kept record's own."""
    fitting = set()
    for start, end in SPANS.items():
        opening, other = (pair[1] if start == Step.EXEMPTED else None for pair in openings)
        own, others = (
            spans([(step.kind, step.on) for step in steps], start, end, begun)
            for steps, begun in ((mine, opening), (theirs, other))
        )
        for since, until in others:
            free = since != other and not any(meet((since, until), span) for span in own)
            fitting |= {(start, since), (end, until)} if free else set()
            if (since, None) in own:
                fitting.add((end, until))
    return fitting
