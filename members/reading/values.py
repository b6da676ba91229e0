"""One cell into one value. What cannot be one raises `Unfit` with what to do; nothing is guessed
silently: a value that was mended comes back as `Mended`, and the preview says so."""

import re
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from chibo.vietnamese.dates import short_date
from chibo.vietnamese.names import title_case_name
from chibo.vietnamese.text import clean_line
from members.regulations import RECORD_NUMBER, tidy_record_number

from .grid import Fault, Formula
from .spellings import ETHNIC, FAITH, folded, words_of


class Unfit(ValueError):
    """The cell holds no such value; the message is a sentence with the remedy."""


class Mended(NamedTuple):
    """A value that stands a little differently in the file, and how it was read."""

    value: object
    note: str


CLEARED = "(xóa)"
"""Typed in a cell to take a value away: an empty cell leaves what is recorded."""
_NOTHING = {"", "-", "–", "—", ".", "..", "...", "…"}
_SCHOOL = re.compile(r"(?:lớp\s*)?(\d{1,2})\s*/\s*(10|12)", re.IGNORECASE)
_EXPONENT = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)


def text_of(cell):
    """The words of a cell, "" for an empty one; a number comes back without its ".0".

    Raises `Unfit` for formulas and faults.
    """
    if type(cell) is str:
        return _clean(cell)
    if isinstance(cell, Formula):
        raise Unfit("Ô chứa công thức. Hãy chép ô rồi dán lại dạng giá trị (Paste Values).")
    if isinstance(cell, Fault):
        raise Unfit(f"Ô báo lỗi {cell}. Hãy gõ lại.")
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float):
        cell = int(cell) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, date):
        return short_date(cell)
    return _clean(str(cell))


@lru_cache(maxsize=20_000)
def _clean(text):
    """A list says the same words again and again."""
    text = clean_line(text)
    return "" if text in _NOTHING else text


def line(cell):
    """Plain text. A day in such a cell is what Excel made of something else."""
    if isinstance(cell, date):
        raise Unfit("Excel đã đổi ô này thành ngày tháng. Hãy định dạng ô là Text rồi gõ lại.")
    return text_of(cell)


def name(cell):
    """A person's name, in its ordinary capitals."""
    text = line(cell)
    if any(character.isdigit() for character in text):
        raise Unfit(f"“{text}” có chữ số, không phải họ tên. Hãy sửa lại.")
    return title_case_name(text)


def choice(words, what, cell):
    """One of a list, whatever its spelling. `words` are {folded: kept}."""
    text = line(cell)
    if not text:
        return ""
    found = words.get(_folded(text))
    if found is None:
        raise Unfit(f"Không có {what} “{text}”. Hãy ghi như trong trang Danh mục của tệp mẫu.")
    return found


_folded = lru_cache(maxsize=5_000)(folded)


def of(choices, what):
    """The parser of an enumeration."""
    return partial(choice, words_of(choices), what)


ethnicity = partial(choice, ETHNIC, "dân tộc")
religion = partial(choice, FAITH, "tôn giáo")


def post(choices, cell):
    """A Party post; somebody said to be a plain member holds none."""
    return "" if folded(line(cell)) in ("dang vien", "khong") else of(choices, "chức vụ")(cell)


def level_and_field(choices, cell):
    """ "ĐH Kinh tế" → (level, "Kinh tế"); the second is "" where the level stands alone."""
    text = line(cell)
    words = words_of(choices)
    parts = text.split()
    for end in range(len(parts), 0, -1):
        found = words.get(folded(" ".join(parts[:end])))
        if found:
            return found, " ".join(parts[end:]).strip(" -–,:()")
    if text:
        raise Unfit(f"Không có trình độ “{text}”. Hãy ghi như trong trang Danh mục của tệp mẫu.")
    return "", ""


def digits(length, cell):
    """A number known by its digits. Zeros that Excel ate from a number cell are put back."""
    written = line(cell).lstrip("'")
    text = re.sub(r"[\s.\-]", "", written)
    if _EXPONENT.fullmatch(written) or (isinstance(cell, float) and not float(cell).is_integer()):
        raise Unfit("Excel đã rút gọn con số. Hãy định dạng ô là Text rồi gõ lại đủ chữ số.")
    lost = length - len(text)
    if isinstance(cell, int | float) and 0 < lost <= 2 and text.isdecimal():
        return Mended(text.zfill(length), f"thêm số 0 ở đầu mà Excel đã bỏ: {length} chữ số")
    return text


def phone(cell):
    """A telephone number without spaces."""
    text = re.sub(r"[\s.\-()]", "", line(cell).lstrip("'"))
    if isinstance(cell, int | float) and len(text) == 9:
        return Mended(f"0{text}", "thêm số 0 ở đầu số điện thoại mà Excel đã bỏ")
    if text and not re.fullmatch(r"\+?\d{8,15}", text):
        raise Unfit(f"“{text}” không phải số điện thoại: 8 đến 15 chữ số. Hãy xem lại.")
    return text


def record_number(cell):
    """Six digits and letters, in the one spelling of the column."""
    text = clean_line(re.sub(r"[.\-–/]", " ", line(cell)))
    tidy = tidy_record_number(text)
    return tidy if tidy and RECORD_NUMBER.fullmatch(tidy) else text


def education(cell):
    """Class over system, "12/12". Excel makes a day of it: 10 October is "10/10"."""
    if isinstance(cell, date):
        pair = _class_of(cell.day, cell.month)
        if pair is None:
            raise Unfit("Excel đã đổi ô này thành ngày tháng. Hãy định dạng ô là Text, gõ lại.")
        return Mended(pair, f"Excel đã đổi {pair} thành ngày; đọc lại là {pair}")
    text = line(cell)
    found = _SCHOOL.fullmatch(text)
    if text and not found:
        raise Unfit(f"“{text}” chưa đúng dạng. Hãy ghi lớp trên hệ: 12/12, 10/10, 7/10.")
    return f"{int(found[1])}/{found[2]}" if found else ""


def _class_of(first, second):
    for year, system in ((first, second), (second, first)):
        if system in (10, 12) and year <= system:
            return f"{year}/{system}"
    return None
