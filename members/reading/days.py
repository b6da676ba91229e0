"""A cell into a day: typed, written out, or the number that Excel shows instead."""

import re
from datetime import date, datetime, timedelta

from chibo.vietnamese.dates import parse_date, short_date
from members.enums import BirthPrecision

from .spellings import folded
from .values import Mended, Unfit, text_of

_MONTH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
_WORDED_MONTH = re.compile(r"(?:tháng\s+)?(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s+)?(\d{4})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
_PACKED = re.compile(r"(\d{2})(\d{2})((?:19|20)\d{2})")
_SHORT = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2}")
_UNKNOWN = re.compile(r"^(?:(?:0{1,2}|_+|\?+|x+|\.+|…)\s*[/.\-]\s*)+(?=\d)", re.IGNORECASE)
_EPOCH, _SERIALS = date(1899, 12, 30), range(3654, 73051)  # 1910 to 2099


def day(cell):
    """A whole date."""
    read = _day_of(cell)
    if read is None:
        return None
    value, precision, note = read
    if precision != BirthPrecision.DAY:
        raise Unfit(f"“{text_of(cell)}” thiếu ngày. Hãy ghi đủ ngày/tháng/năm.")
    return Mended(value, note) if note else value


def birth(cell):
    """(date, precision) as far as it is known."""
    read = _day_of(cell)
    if read is None:
        return None
    value, precision, note = read
    return Mended((value, precision), note) if note else (value, precision)


def parse_birth(text):
    """ "15/3/1950", "3/1950" or "1950" → (date, precision); ValueError for anything else."""
    if year := _YEAR.fullmatch(text):
        return date(int(year[1]), 1, 1), BirthPrecision.YEAR
    if month := _MONTH.fullmatch(text) or _WORDED_MONTH.fullmatch(text):
        return date(int(month[2]), int(month[1]), 1), BirthPrecision.MONTH
    return parse_date(text), BirthPrecision.DAY


def _day_of(cell):
    """(date, precision, note), None for an empty cell."""
    if isinstance(cell, date):
        return _sensible(cell.date() if isinstance(cell, datetime) else cell, BirthPrecision.DAY)
    text = text_of(cell)
    if not text:
        return None
    if isinstance(cell, int | float) and (read := _serial(cell)):
        return read
    return _sensible(*_worded(text))


def _serial(number):
    """A day that Excel shows as a number, or 3021980 for 03/02/1980."""
    whole = int(number)
    if whole in range(1900, 2101) and whole == number:
        return None
    if whole in _SERIALS:
        value = _EPOCH + timedelta(days=whole)
        return *_sensible(value, BirthPrecision.DAY)[:2], f"đọc số {whole} là {short_date(value)}"
    return None


def _worded(text):
    known = _UNKNOWN.sub("", text)
    packed = _PACKED.fullmatch(text.zfill(8) if text.isdecimal() and len(text) == 7 else text)
    try:
        if iso := _ISO.fullmatch(text):
            return date(*map(int, iso.groups())), BirthPrecision.DAY
        if packed:
            return date(*map(int, reversed(packed.groups()))), BirthPrecision.DAY
        return parse_birth(known)
    except ValueError:
        if _SHORT.fullmatch(text):
            raise Unfit(f"“{text}” ghi năm có hai chữ số. Hãy ghi đủ bốn chữ số.") from None
        raise Unfit(f"“{text}” không phải là ngày. Hãy ghi ngày/tháng/năm.") from None


def _sensible(value, precision, note=""):
    if not date(1900, 1, 1) <= value <= date(2100, 12, 31):
        raise Unfit(f"Năm {value.year} không hợp lý. Hãy xem lại.")
    return value, precision, note


def mark_or_birth(cell):
    """What stands under "Nam" or "Nữ": a cross, or a birth date. (marked, birth)."""
    if isinstance(cell, bool):
        return cell, None
    if not isinstance(cell, date) and folded(text_of(cell)) in _MARKS | {""}:
        text = text_of(cell)
        return bool(text) or cell in ("+", "✓", "✔"), None
    return True, birth(cell)


_MARKS = {"x", "1", "co", "nam", "nu", "v", "yes"}
