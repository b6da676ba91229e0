"""When targets are answered for and due."""

from datetime import date

import pytest

from resolutions.regulations.periods import Term, answers_in, due_day, last_day, spans

TERM = Term(2025, 2030)
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


# --- A term between two congresses --------------------------------------------------------------

THIRD = Term.between(2020, 2025, D(2020, 5, 15), D(2025, 3, 12))
FOURTH = Term.between(2025, 2030, D(2025, 3, 12), None)
EARLY = Term.between(2020, 2025, D(2019, 12, 20), D(2024, 12, 20))
LATE = Term.between(2020, 2025, None, D(2026, 2, 1))


@pytest.mark.parametrize(
    ("term", "first", "last"),
    [
        (THIRD, D(2020, 5, 15), D(2025, 3, 11)),
        (FOURTH, D(2025, 3, 12), D(2030, 12, 31)),
        (EARLY, D(2019, 12, 20), D(2024, 12, 19)),
        (LATE, D(2020, 1, 1), D(2025, 12, 31)),
        (TERM, D(2025, 1, 1), D(2030, 12, 31)),
    ],
    ids=["third", "fourth", "early", "next congress late", "no congress on record"],
)
def test_a_term_runs_from_its_congress_to_the_day_before_the_next(term, first, last):
    assert (term.start, term.end) == (first, last)


@pytest.mark.parametrize(
    ("term", "today", "years"),
    [
        (THIRD, D(2026, 11, 22), [2020, 2021, 2022, 2023, 2024, 2025]),
        (EARLY, D(2026, 11, 22), [2020, 2021, 2022, 2023, 2024]),
        (FOURTH, D(2026, 11, 22), [2025, 2026]),
        (FOURTH, D(2024, 11, 22), []),
    ],
)
def test_years_to_report_on(term, today, years):
    assert list(term.reported(today)) == years
    answered = [year for year in range(2018, today.year + 1) if answers_in("yearly", year, term)]
    assert answered == years


@pytest.mark.parametrize(
    ("period", "year", "term", "expected"),
    [
        ("yearly", 2025, THIRD, ((D(2025, 1, 1), D(2025, 3, 11)),)),
        ("yearly", 2025, FOURTH, ((D(2025, 3, 12), D(2025, 12, 31)),)),
        ("term", 2025, THIRD, ((D(2020, 5, 15), D(2025, 3, 11)),)),
        ("term", 2026, FOURTH, ((D(2025, 3, 12), D(2026, 12, 31)),)),
        ("quarter", 2025, THIRD, ()),
        ("month", 2025, THIRD, ((D(2025, 1, 1), D(2025, 1, 31)), (D(2025, 2, 1), D(2025, 2, 28)))),
        ("by:2025-06", 2025, THIRD, ((D(2020, 5, 15), D(2025, 3, 11)),)),
    ],
)
def test_spans_end_and_begin_with_the_congress(period, year, term, expected):
    assert spans(period, year, term, D(2027, 1, 1)) == expected


def test_the_quarter_two_terms_share_is_asked_of_neither():
    shared = (D(2025, 1, 1), D(2025, 3, 31))
    found = [spans("quarter", 2025, term, D(2026, 1, 1)) for term in (THIRD, FOURTH)]
    assert [shared in parts for parts in found] == [False, False]
    assert len(found[1]) == 3


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("term", D(2025, 3, 11)),
        ("yearly", D(2025, 3, 11)),
        ("year:2025", D(2025, 3, 11)),
        ("by:2025", D(2025, 3, 11)),
        ("by:2035", D(2035, 12, 31)),
    ],
)
def test_a_closed_term_answers_on_its_last_day(period, expected):
    assert due_day(period, 2025, THIRD) == expected
