"""Parameters of rules in words: how each is called, printed, and read from what a person typed.

`rules.toml` says under [words.KEY] what a rule and its parameters are called; the shape of each
follows from the values that the rule has had. A table of a rule ("percents") is taken apart into
its entries ("percents.insured").
"""

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from chibo.vietnamese.numbers import number, parse_number
from chibo.vietnamese.text import clean_line

FILE = Path(__file__).resolve().parent / "rules.toml"
FRACTION = re.compile(r"([0-9]{1,3})\s*/\s*([0-9]{1,3})")
DECIMAL = re.compile(r"[0-9]+(\.[0-9]+)?")
COUNTED, MONEY, PERCENT = 1000, 10**9, 100
YES_NO = {True: "có", False: "không"}


@dataclass(frozen=True)
class Words:
    """What a rule is called, and what is said of its parameters."""

    name: str
    group: str
    labels: dict
    choices: dict
    fixed: tuple = ()
    ascending: tuple = ()
    either: tuple = ()
    may_be_empty: tuple = ()


@cache
def words():
    """{key: Words} in the order of the file, which is the order of the page."""
    known = tomllib.loads(FILE.read_text(encoding="utf-8"))["words"]
    return {key: Words(**{"labels": {}, "choices": {}} | told) for key, told in known.items()}


def words_of(key):
    """A rule's words; one that this program does not know is called by its key."""
    return words().get(key) or Words(key, "Việc khác", {}, {})


@dataclass(frozen=True)
class Slot:
    """One parameter: a box of the form. `most` bounds its numbers, `count` the length of a list."""

    name: str
    label: str
    kind: str  # whole, decimal, fraction, choice, wholes, lines or pairs
    required: bool = True
    choices: tuple = ()  # (value, word)
    most: int = COUNTED
    count: int | None = None
    ascending: bool = False
    may_be_empty: bool = False

    def in_words(self, value):
        """The value as a person reads it, and types it again: whole numbers grouped, a comma."""
        if value is None:
            return ""
        return WORDED[self.kind](self, value)

    def in_brief(self, value):
        """The same in one line; of a long list only how long it is."""
        if self.kind == "pairs" and value is not None:
            return f"{len(value)} mục"
        return self.in_words(value).replace("\n", "; ")

    def read(self, text):
        """The value somebody typed; None for an empty box that may be empty.

        Raises ValueError with a sentence that says what would be right.
        """
        if not text.strip():
            if self.may_be_empty:
                return []
            if self.required:
                raise ValueError("Hãy ghi ô này.")
            return None
        return READ[self.kind](self, text)


def slots(key, *known):
    """The parameters of a rule in the order of their labels; `known`, newest first, shapes them."""
    told, newest = words_of(key), known[0] if known else {}
    seen = {}
    for parameters in known:
        seen |= {name: v for name, v in flat(parameters).items() if name not in seen}
    labels = told.labels | {name: name for name in seen if name not in told.labels}
    return [
        _slot(told, name, label, _example(name, seen), name in newest)
        for name, label in labels.items()
        if _example(name, seen) is not None
    ]


def flat(parameters):
    """{dotted name: value}, the entries of tables taken apart."""
    taken = {}
    for name, value in parameters.items():
        entries = value.items() if isinstance(value, dict) else ()
        taken |= {f"{name}.{entry}": inner for entry, inner in entries}
        if not isinstance(value, dict):
            taken[name] = value
    return taken


def together(values, like):
    """Dotted values as parameters again; every table of `like` is there, if only empty."""
    parameters = {name: {} for name, value in like.items() if isinstance(value, dict)}
    for name, value in values.items():
        table, _, entry = name.partition(".")
        if value is not None and entry:
            parameters.setdefault(table, {})[entry] = value
        elif value is not None:
            parameters[table] = value
    return parameters


def misplaced(key, values):
    """Dotted names that stand in two tables, or in none, of those where each must stand in one."""
    told = words_of(key)
    tables = {}
    for name in told.labels:
        table, _, entry = name.partition(".")
        if table in told.either:
            tables.setdefault(entry, []).append(name)
    return [
        names[0]
        for names in tables.values()
        if sum(values.get(name) is not None for name in names) != 1
    ]


def _example(name, seen):
    """A value that shows the shape: its own, or that of another entry of its table."""
    table = name.partition(".")[0] + "."
    beside = (value for other, value in seen.items() if "." in name and other.startswith(table))
    return seen[name] if name in seen else next(beside, None)


def _slot(told, name, label, example, required):
    table = name.partition(".")[0]
    choices = told.choices.get(name)
    if isinstance(example, bool):
        choices, kind = tuple(YES_NO.items()), "choice"
    elif choices:
        choices = tuple((type(example)(value), word) for value, word in choices.items())
        kind = "choice"
    else:
        kind = _kind(example)
    return Slot(
        name=name,
        label=label,
        kind=kind,
        required=required,
        choices=choices or (),
        most=_most(name, example, kind),
        count=len(example) if table in told.fixed else None,
        ascending=table in told.ascending,
        may_be_empty=name in told.may_be_empty,
    )


def _kind(example):
    if isinstance(example, list):
        first = example[0] if example else ""
        return {int: "wholes", list: "pairs"}.get(type(first), "lines")
    if isinstance(example, int):
        return "whole"
    return "fraction" if FRACTION.fullmatch(example) else "decimal"


def _most(name, example, kind):
    """Counts of days and years stay far from the end of the calendar; money does not."""
    if "percent" in name:
        return PERCENT
    numbers = example if kind == "wholes" else [example] if kind == "whole" else [0]
    return MONEY if max(numbers) > COUNTED else COUNTED


# --- Each kind in words ---------------------------------------------------------------------------


def _choice_in_words(slot, value):
    return dict(slot.choices).get(value, str(value))


WORDED = {
    "whole": lambda slot, value: number(value),
    "decimal": lambda slot, value: number(value),
    "fraction": lambda slot, value: value,
    "choice": _choice_in_words,
    "wholes": lambda slot, value: "; ".join(map(number, value)),
    "lines": lambda slot, value: "\n".join(value),
    "pairs": lambda slot, value: "\n".join(f"{code}: {name}" for code, name in value),
}


# --- Each kind read -------------------------------------------------------------------------------


def _whole(slot, text):
    wrong = ValueError(f"Hãy ghi một số nguyên từ 0 đến {number(slot.most)}.")
    try:
        value = parse_number(text)
    except ValueError:
        raise wrong from None
    if not 0 <= value <= slot.most or value != int(value) or "%" in text:
        raise wrong
    return int(value)


def _decimal(slot, text):
    wrong = ValueError(f"Hãy ghi một số từ 0 đến {number(slot.most)}, ví dụ 0,5.")
    try:
        value = parse_number(text)
    except ValueError:
        raise wrong from None
    if not 0 <= value <= slot.most or -value.as_tuple().exponent > 4:
        raise wrong
    return _plain(value)


def _plain(value):
    written = f"{Decimal(value):f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _fraction(slot, text):
    match = FRACTION.fullmatch(text.strip())
    if not match or not 0 < int(match[1]) <= int(match[2]):
        raise ValueError("Hãy ghi một phân số không quá 1, ví dụ 2/3.")
    return f"{int(match[1])}/{int(match[2])}"


def _choice(slot, text):
    for value, _ in slot.choices:
        if str(value) == text:
            return value
    raise ValueError("Hãy chọn một trong các mục đã cho.")


def _wholes(slot, text):
    found = [_whole(slot, part) for part in re.split(r"[;,\s]+", text.strip(" ;,\r\n")) if part]
    if not found or (slot.count and len(found) != slot.count):
        many = f"đúng {slot.count} số" if slot.count else "ít nhất một số"
        raise ValueError(f"Hãy ghi {many}, cách nhau bằng dấu chấm phẩy.")
    if slot.ascending and (found != sorted(found) or (not slot.count and _twice(found))):
        raise ValueError("Hãy ghi các số từ nhỏ đến lớn, mỗi số một lần.")
    return found


def _lines(slot, text):
    found = [line for line in map(clean_line, re.split(r"[;\n]", text)) if line]
    if _twice(found):
        raise ValueError("Có mục ghi hai lần. Hãy bỏ bớt một.")
    return found


def _pairs(slot, text):
    found = []
    for line in filter(None, map(clean_line, text.splitlines())):
        code, colon, name = (part.strip() for part in line.partition(":"))
        if not (code and colon and name):
            raise ValueError(f"Dòng “{line[:40]}” chưa đúng. Mỗi dòng ghi: mã, dấu hai chấm, tên.")
        found.append([code, name])
    if _twice([code for code, _ in found]):
        raise ValueError("Có mã ghi hai lần. Mỗi mã chỉ đứng ở một dòng.")
    return found


def _twice(found):
    return len(set(found)) != len(found)


READ = {
    "whole": _whole,
    "decimal": _decimal,
    "fraction": _fraction,
    "choice": _choice,
    "wholes": _wholes,
    "lines": _lines,
    "pairs": _pairs,
}
