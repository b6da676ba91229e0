"""Tables of figures: every row becomes a line that reads like a target.

"1 | Kết nạp đảng viên | đồng chí | 20" says what "1. Kết nạp đảng viên: 20 đồng chí" says.
"""

import re

from .text import fold

_NUMBER = re.compile(r"^(?:s?tt|số tt|số thứ tự|#)\.?$")
_UNIT = re.compile(r"^(?:đơn vị tính|đvt|đv tính|đ/v tính)$")
_NOTE = re.compile(r"ghi chú|căn cứ|phụ trách|thời gian|người|cơ quan|đơn vị (?:thực hiện|chủ trì)")
_PAST = re.compile(r"(?:thực hiện|kết quả|ước|đạt được)(?! chỉ tiêu)|hiện trạng|đầu kỳ")
_YEAR = re.compile(r"^(?:năm )?((?:19|20)\d\d)$")
# A column headed so says nothing that the row does not say.
_PLAIN_HEAD = re.compile(
    r"^(?:(?:các )?chỉ tiêu|kế hoạch|mục tiêu|phấn đấu|giá trị|số lượng|mức|đăng ký|nhiệm kỳ)*"
    r"(?: (?:phấn đấu|đề ra|đăng ký|chủ yếu|nghị quyết|thực hiện))*$"
)
_HAS_UNIT = re.compile(r"[^\W\d_]{2,}|%|‰")
_OWN_UNIT = re.compile(r"\s*\(([^()\d]{1,20})\)$")


def lines(rows: list[list[str]]) -> list[str]:
    """One line for the row of heads, one for each row below it; no cell's words are lost."""
    heads = [fold(cell) for cell in rows[0]]
    roles = _roles(heads)
    if "name" not in roles or not {"value", "past"} & set(roles):
        return [": ".join(filter(None, row)) for row in rows]
    return [" | ".join(filter(None, rows[0])), *(_line(row, roles, rows[0]) for row in rows[1:])]


def is_headed(row: list[str]) -> bool:
    """True for a row that heads a table of figures: "TT", "Đơn vị tính" …"""
    return any(_NUMBER.match(fold(cell)) or _UNIT.match(fold(cell)) for cell in row)


def _roles(heads: list[str]) -> list[str]:
    roles: list[str] = []
    for head in heads:
        roles.append(_role(head, "name" in roles))
    return roles


def _role(head: str, named: bool) -> str:
    if _NUMBER.match(head):
        return "number"
    if _UNIT.match(head) or (named and head == "đơn vị"):
        return "unit"
    if not named:
        return "name"
    if _NOTE.search(head):
        return "note"
    return "past" if _PAST.search(head) else "value"


def _line(row: list[str], roles: list[str], heads: list[str]) -> str:
    cells = list(zip(roles, heads, row, strict=False))
    name, unit = _unit_of(_first(cells, "name"), _first(cells, "unit"))
    number = _first(cells, "number")
    values = [(head, cell) for role, head, cell in cells if role == "value" and cell]
    aside = [f"{head}: {cell}" for role, head, cell in cells if role in ("past", "note") and cell]
    text = f"{number.rstrip('.')}. {name}" if number else name
    if values:
        text += ": " + "; ".join(_value(head, cell, unit, len(values)) for head, cell in values)
    elif unit:
        text += f" ({unit})"
    return f"{text}. ({'; '.join(aside)})" if aside else text


def _first(cells, wanted: str) -> str:
    return next((cell for role, _, cell in cells if role == wanted), "")


def _unit_of(name: str, unit: str) -> tuple[str, str]:
    """ "Tỷ lệ hộ nghèo (%)" brings its unit along where no column does."""
    match = None if unit else _OWN_UNIT.search(name)
    return (name[: match.start()], match[1]) if match else (name, unit)


def _value(head: str, cell: str, unit: str, many: int) -> str:
    measured = bool(re.search(r"\d", cell)) and not _HAS_UNIT.search(cell)
    figure = f"{cell}{'' if unit in '%‰' else ' '}{unit}" if measured else cell
    if year := _YEAR.match(fold(head)):
        return f"năm {year[1]}: {figure}"
    return figure if many == 1 and _PLAIN_HEAD.match(fold(head)) else f"{head}: {figure}"
