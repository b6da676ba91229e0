"""The rating of a year: who is rated, which points make which level, how many may be excellent."""

from collections import Counter
from dataclasses import dataclass, field

from chibo.regulations import Finding, Weight
from members.enums import LeftOut, Level

from .record import add_months


@dataclass(frozen=True)
class RatingRule:
    """The conditions of a year's rating. `bands`: {level: points from which it is reached}."""

    months: int = 6
    excellent_percent: int = 20
    cap: str = "warn"
    bands: dict = field(default_factory=dict)
    clause: str = "366-QĐ/TW"


@dataclass(frozen=True)
class Cap:
    """How many are excellent, how many may be, and out of how many good ones."""

    excellent: int
    allowed: int
    good: int

    @property
    def kept(self):
        """Whether no more are excellent than may be."""
        return self.excellent <= self.allowed


def left_out(exempt, ceremony_on, last_day, rule):
    """Why the register of the year's last day leaves a member unrated; "" for those to rate.

    Admitted less than six months before that day: the sixth month must be over on it.
    """
    if exempt:
        return LeftOut.EXEMPT
    if add_months(ceremony_on, rule.months) > last_day:
        return LeftOut.NEW
    return ""


def level_of(points, rule):
    """E2: the level that so many points make; None where the document sets no bands."""
    reached = [level for level in Level if level in rule.bands and points >= rule.bands[level]]
    return reached[0] if reached else None


def bands(who, points, level, rule):
    """E2: points and level of a self-rating say the same."""
    if points is None or not level:
        return
    right = level_of(points, rule)
    if right and right != level:
        sentence = (
            f"{who}: {_plain(points)} điểm ứng với mức {right.value}, không phải {level}. "
            "Hãy sửa điểm hoặc mức tự nhận."
        )
        yield Finding("E2", sentence, rule.clause, field="self_level")


def excellent_cap(levels, rule):
    """E1: excellent ones are at most the floor of a share of those rated good, in one unit."""
    counted = Counter(levels)
    good = counted[Level.GOOD]
    return Cap(counted[Level.EXCELLENT], rule.excellent_percent * good // 100, good)


def not_too_many(levels, rule, *, what):
    """E1 as a finding: asked about by default, refused where the setting says "stop"."""
    cap = excellent_cap(levels, rule)
    if not cap.kept:
        sentence = (
            f"{what}: {cap.excellent} HTXSNV vượt mức {cap.allowed} "
            f"({rule.excellent_percent}% của {cap.good} HTTNV, bỏ phần lẻ)."
        )
        weight = Weight.BLOCKS if rule.cap == "stop" else Weight.WARNS
        yield Finding("E1", sentence, rule.clause, weight)


def not_after_discipline(who, level, disciplined, rule, *, what):
    """Whoever was disciplined in the year is not expected among the excellent: asked about, since
    the documents at hand do not settle it."""
    if disciplined and level == Level.EXCELLENT:
        sentence = f"{who} bị kỷ luật trong năm mà {what} hoàn thành xuất sắc. Hãy xem lại mức."
        yield Finding("E1", sentence, rule.clause, Weight.WARNS)


def votes(who, cast, proposed, base, rule):
    """No more votes than voters; the proposed level should have more than half of them.

    `cast` are the votes for each level in the order of `Level`, None where nothing was written.
    """
    known = [number for number in cast if number is not None]
    if not known:
        return
    if base is None:
        yield Finding("", f"{who} có số phiếu. Hãy ghi số đảng viên biểu quyết.", field="vote_base")
    elif sum(known) > base:
        sentence = f"{who}: {sum(known)} phiếu, nhiều hơn {base} đảng viên biểu quyết."
        yield Finding("", sentence, rule.clause, field="votes")
    elif proposed:
        got = cast[list(Level).index(Level(proposed))] or 0
        if 2 * got <= base:
            sentence = f"{who}: mức {proposed} được {got}/{base} phiếu, chưa quá nửa."
            yield Finding("E3", sentence, rule.clause, Weight.WARNS)


def left_out_consistently(who, proposed_by_register, chosen, note, *, rated):
    """Who is left out has no level; what the register does not say needs a reason."""
    if chosen and rated:
        sentence = f"{who} không thuộc diện xếp loại mà có phiếu hoặc mức. Hãy bỏ một trong hai."
        yield Finding("", sentence, field="left_out")
    if chosen != proposed_by_register and not note:
        said = proposed_by_register and LeftOut(proposed_by_register).label.lower()
        said = said or "thuộc diện xếp loại"
        sentence = f"{who}: theo sổ ngày 31/12 thì {said}. Hãy ghi lý do chọn khác."
        yield Finding("", sentence, field="note")


def _plain(points):
    return f"{points.normalize():f}".replace(".", ",") if hasattr(points, "normalize") else points
