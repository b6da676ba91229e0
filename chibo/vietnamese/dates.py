"""Dates as Vietnamese papers write them, day first."""

import datetime
import re

_NUMERIC = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_WORDED = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s*,?\s+năm\s+(\d{4})", re.IGNORECASE
)


def long_date(day):
    """ "ngày 03 tháng 02 năm 2026": days below 10 and months 1 and 2 are padded (05-HD/VPTW 2026).

    The zero guards the months that a stroke of the pen turns into 11 and 12; 3 to 9 need none.
    """
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year:04}"


def place_date(place, day):
    """The line under the Party's title: "Huế, ngày 05 tháng 4 năm 2026"."""
    return f"{place}, {long_date(day)}"


def short_date(day):
    """ "03/02/2026", for tables and screens."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def parse_date(text):
    """The date `text` is, day first: "6/5/2020", "06-5-2020", "ngày 06 tháng 5 năm 2020".

    Raises ValueError when it is none or names a day that never was.
    """
    wanted = " ".join(text.split())
    match = _NUMERIC.fullmatch(wanted) or _WORDED.fullmatch(wanted)
    if match is None:
        raise ValueError(f"“{wanted}” không phải là ngày, ví dụ đúng: 06/5/2020")
    return _date(match)


def find_date(text):
    """The first date inside a longer text, or None."""
    matches = sorted((*_WORDED.finditer(text), *_NUMERIC.finditer(text)), key=re.Match.start)
    for match in matches:
        try:
            return _date(match)
        except ValueError:
            continue
    return None


def _date(match):
    day, month, year = map(int, match.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise ValueError(f"Không có ngày {match[0]}") from None
