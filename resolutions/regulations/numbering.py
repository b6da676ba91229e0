"""Numbers and codes of papers (05-HD/VPTW, as 36-HD/VPTW before it; 399-QĐ/TW art. 11)."""

from dataclasses import dataclass

from chibo.regulations import Finding

LAYOUT = "05-HD/VPTW"
CONGRESS_CODE = "ĐH"


@dataclass(frozen=True)
class Numbering:
    """What a number is unique within: "term" by the guidance, "year" in much practice."""

    series: str = "term"


@dataclass(frozen=True)
class PaperTypes:
    """The types of paper a cell may issue, and those its congress may not."""

    types: tuple[str, ...]
    not_by_congress: tuple[str, ...] = ()
    clause: str = "399-QĐ/TW, Điều 11"


def series(rule, *, paper_type, by_congress, term, year):
    """The series a number belongs to.

    A congress's papers have one series for all types, with the code ĐH; every other type counts for
    itself, through the term or, by setting, through the year (05-HD/VPTW).
    """
    if by_congress:
        return f"{CONGRESS_CODE} {term[0]}-{term[1]}"
    span = f"{term[0]}-{term[1]}" if rule.series == "term" and term else str(year)
    return f"{paper_type} {span}"


def code(*, paper_type, by_congress, issuer_code):
    """What follows the number: "NQ/ĐH" for a congress, "NQ/CB" for a cell."""
    return f"{paper_type}/{CONGRESS_CODE if by_congress else issuer_code}"


def check_number(number, taken, *, series):
    """V1: unique within the series; `taken` are the numbers already used there."""
    if number in taken:
        sentence = (
            f"Số {number:02d} đã dùng trong dãy {series}. Số tiếp theo là {next_number(taken):02d}."
        )
        yield Finding("V1", sentence, LAYOUT, field="number")


def check_type(paper_type, rule, *, by_congress):
    """V1: a cell issues certain types of paper only, its congress fewer."""
    forbidden = paper_type not in rule.types or (by_congress and paper_type in rule.not_by_congress)
    if forbidden:
        who = "Đại hội chi bộ" if by_congress else "Chi bộ"
        yield Finding("V1", f"{who} không ban hành loại văn bản {paper_type}.", rule.clause)


def next_number(taken):
    """The number after the highest used; 1 in an empty series."""
    return max(taken, default=0) + 1
