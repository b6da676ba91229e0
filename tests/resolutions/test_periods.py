"""When targets are answered for and due."""

from datetime import date

import pytest

from resolutions.regulations.periods import answers_in, due_day, last_day, spans

TERM = (2025, 2030)
D = date
END = D(2027, 12, 31)
QUARTERS = ((D(2027, 1, 1), D(2027, 3, 31)), (D(2027, 4, 1), D(2027, 6, 30)))
MONTHS = ((D(2027, 1, 1), D(2027, 1, 31)), (D(2027, 2, 1), D(2027, 2, 28)))


@pytest.mark.parametrize(
    ("period", "year", "expected"),
    [
        ("term", 2025, True),
        ("term", 2030, True),
        ("term", 2024, False),
        ("yearly", 2031, False),
        ("yearly", 2028, True),
        ("year:2027", 2027, True),
        ("year:2027", 2028, False),
        ("by:2027", 2026, True),
        ("by:2027", 2027, True),
        ("by:2027", 2028, False),
    ],
)
def test_answers_in_the_years_of_the_term_until_it_was_due(period, year, expected):
    assert answers_in(period, year, TERM) is expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("term", D(2030, 12, 31)),
        ("yearly_avg", D(2030, 12, 31)),
        ("yearly", END),
        ("quarter", END),
        ("month", END),
        ("meeting", END),
        ("year:2026", D(2026, 12, 31)),
        ("by:2028", D(2028, 12, 31)),
        ("by:2028-06", D(2028, 6, 30)),
        ("by:2028-02-10", D(2028, 2, 10)),
    ],
)
def test_due_day_by_period(period, expected):
    assert due_day(period, 2027, TERM) == expected


@pytest.mark.parametrize(
    ("period", "on", "expected"),
    [
        ("yearly", END, ((D(2027, 1, 1), END),)),
        ("yearly", D(2027, 6, 15), ((D(2027, 1, 1), D(2027, 6, 15)),)),
        ("yearly", D(2028, 3, 1), ((D(2027, 1, 1), END),)),
        ("yearly", D(2026, 3, 1), ()),
        ("term", END, ((D(2025, 1, 1), END),)),
        ("yearly_avg", END, ((D(2025, 1, 1), END),)),
        ("by:2027-06", END, ((D(2025, 1, 1), D(2027, 6, 30)),)),
        ("quarter", D(2027, 9, 29), QUARTERS),
        ("month", D(2027, 2, 28), MONTHS),
        ("month", D(2027, 1, 30), ()),
    ],
)
def test_spans_that_records_answer_for(period, on, expected):
    assert spans(period, 2027, TERM, on) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025", D(2025, 12, 31)),
        ("2028-02", D(2028, 2, 29)),
        ("2027-12", D(2027, 12, 31)),
        ("2027-06-15", D(2027, 6, 15)),
    ],
)
def test_last_day_of_a_written_date(text, expected):
    assert last_day(text) == expected
