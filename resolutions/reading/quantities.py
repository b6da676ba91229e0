"""Quantities in a clause: number or range, what it counts, and the words that bound it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from . import grades
from .nouns import COUNTED, MEASURES, MONEY, NOT_A_NOUN, PER_TAIL, WORD_AFTER
from .numbers import DIGITS, WORDS, quantity

# What stands before a number and bounds it.
_BEFORE = {
    "gte": r"ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|thấp nhất|≥|>=|(?:đạt|bằng) "
    r"(?:và|hoặc) (?:vượt|trên|hơn)"
    r"|trên hoặc bằng|bằng hoặc (?:trên|hơn)",
    "lte": r"không (?:để )?(?:vượt )?quá|không vượt|tối đa|nhiều nhất|không cao hơn|không nhiều "
    r"hơn|không trên|≤|<=",
    "gt": r"trên|hơn|lớn hơn|cao hơn|>",
    "lt": r"dưới|thấp hơn|ít hơn|nhỏ hơn|chưa đến|<",
    "about": r"khoảng|xấp xỉ|gần",
    "from": r"từ",
}
_FILLERS = r"(?:\s*(?:là|có|được|đạt|phải|thêm|cho|khoảng|từ|:)(?=\s|\d))*"
_NUMBER = rf"(?:{DIGITS}|\b{WORDS}\b)"
_NOUN = rf"(?:{COUNTED})"
_AMOUNT = rf"(?:(?:{MONEY}|{MEASURES})\b{PER_TAIL})"
_TO = r"-|đến|tới|hoặc|÷|~|xuống(?: còn)?|lên(?: đến)?"
_QUANTITY = re.compile(
    "(?:(?<!\\w)(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _BEFORE.items())
    + rf")(?![^\W\d_]){_FILLERS}\s*)?"
    rf"(?<![\w¤,./-])(?P<a>{_NUMBER})(?:\s?/\s?(?P<of>\d+))?"
    rf"(?:\s?(?:%|‰|{_NOUN})?\s?(?P<to>{_TO})\s?(?:(?:từ|là|đạt) )?(?P<b>{_NUMBER})(?!\s?/\s?\d))?"
    rf"(?![\d¤])\s*(?P<unit>%|‰|phần trăm|{_AMOUNT}|{_NOUN})?"
)
_UP = re.compile(r"trở lên|hoặc (?:nhiều |cao )?hơn|và hơn nữa")
_DOWN = re.compile(r"trở xuống|hoặc ít hơn")
# "trở lên" after these speaks of a level, not of the number: "trình độ đại học trở lên".
_LEVEL = re.compile(
    r"(?:trung cấp|cao đẳng|đại học|thạc sĩ|tiến sĩ|sơ cấp|trung bình|khá|giỏi|tốt|xuất sắc|cấp "
    r"\S+(?: \S+)?|mức \S+(?: \S+)?"
    r"|loại \S+|bậc \S+|tuổi(?: đảng)?|thứ \S+|đạt yêu cầu|vững mạnh|tiên tiến|tiêu biểu"
    r"|chính trị|hạng \S+"
    r"|¤+)[\"' ]*$"
)
_TIMES = re.compile(r"^(?:lần|lượt)\b")


@dataclass(frozen=True)
class Quantity:
    """A number with its bound; `kind` is percent, amount, count, times or bare."""

    start: int
    end: int
    kind: str
    comparator: str
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    base: Decimal | None = None
    about: bool = False
    opened: bool = False  # "từ" stands before it


def find(covered: str) -> tuple[Quantity, ...]:
    """Every quantity of a covered clause (see masks), left to right."""
    found = [q for m in _QUANTITY.finditer(covered) if (q := _read(m, covered))]
    return tuple(_bounded_after(found, covered))


def main(found: tuple[Quantity, ...]) -> Quantity | None:
    """The quantity that measures: a share before a count, a count before "ít nhất một lần"."""
    for kinds in (("percent",), ("amount", "count"), ("times",), ("bare",)):
        for candidate in found:
            if candidate.kind in kinds:
                return candidate
    return None


def _read(match: re.Match, covered: str) -> Quantity | None:
    unit = match["unit"]
    kind = _kind(unit)
    if not unit:
        unit, kind = _word_after(match, covered)
    if kind is None:
        return None
    low, high = quantity(match["a"]), match["b"] and quantity(match["b"])
    comparator, value, value_max = _bounds(_before(match), low, high, match["to"])
    base = Decimal(match["of"]) if match["of"] else None
    end = match.end() if match["unit"] else match.end("b") if match["b"] else match.end("a")
    return Quantity(
        match.start(),
        end,
        kind,
        comparator,
        value,
        value_max,
        unit,
        base,
        bool(match["about"]),
        bool(match["from"]),
    )


def _kind(unit: str | None) -> str | None:
    if unit is None:
        return None
    if unit in ("%", "‰", "phần trăm"):
        return "percent"
    if re.match(rf"(?:{MONEY}|{MEASURES})\b", unit):
        return "amount"
    return "times" if _TIMES.match(unit) else "count"


def _word_after(match: re.Match, covered: str) -> tuple[str | None, str | None]:
    """A number with an unlisted noun still counts; a number word without one is only a word."""
    if not match["a"][0].isdigit():
        return None, None
    word = WORD_AFTER.match(covered, match.end())
    if word and word[1].split()[0] not in NOT_A_NOUN:
        return word[1], "count"
    return None, "bare"


def _before(match: re.Match) -> str | None:
    return next((name for name in _BEFORE if match[name]), None)


def _bounds(before: str | None, low: Decimal, high: Decimal | None, to: str | None):
    if high is None:
        return {"from": "gte", None: "eq", "about": "eq"}.get(before, before), low, None
    if to.startswith(("xuống", "lên")):  # "giảm từ 5% xuống còn 2%": the goal is the second
        return "eq", high, None
    if before in ("lte", "lt"):
        return before, high, None
    return ("between_or_more" if before == "gte" else "between"), low, high


def _bounded_after(found: list[Quantity], covered: str):
    """Gives each "trở lên" / "trở xuống" to the quantity it bounds."""
    ends = [(m.start(), "up") for m in _UP.finditer(covered)]
    ends += [(m.start(), "down") for m in _DOWN.finditer(covered)]
    levels = [g.end for g in grades.find(covered)]
    for at, way in sorted(ends):
        owner = _owner(found, covered, at, levels)
        if owner is not None:
            found[owner] = _open_ended(found[owner], way)
    return found


def _owner(found: list[Quantity], covered: str, at: int, levels: list[int]) -> int | None:
    earlier = [i for i, q in enumerate(found) if q.start < at]
    if not earlier:
        return None
    last = found[earlier[-1]]
    if not covered[last.end : at].strip(' "'):
        return earlier[-1]
    between = re.sub(r"/ ?(?:¤+ ?)+", " ", covered[last.end : at])
    if not between.strip(' "') or (last.opened and last.value_max is not None and not levels):
        return earlier[-1]
    if _LEVEL.search(between) or any(not covered[e:at].strip(' "') for e in levels if e <= at):
        return None
    return earlier[-1] if last.kind != "times" else earlier[0]


def _open_ended(quantity: Quantity, way: str) -> Quantity:
    if way == "down":
        return replace(quantity, comparator="lte")
    if quantity.comparator in ("between", "between_or_more"):
        return replace(quantity, comparator="between_or_more")
    return replace(quantity, comparator="gte")
