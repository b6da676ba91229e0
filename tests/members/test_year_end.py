"""A committee looks back on a year: its figures come from the records alone.

The figures are those of a published report of 2019; the people are invented.
"""

from datetime import date as D

import pytest

from chibo.actions.figures import current_overview as overview
from chibo.indicators import Count, Period
from chibo.vietnamese.numbers import percent
from members.actions import affiliations, events, members, year_sheets
from members.enums import Duty, Step
from members.indicators import INDICATORS
from members.queries import sheet_roll
from tests.cast import TODAY

from .people import enter, enter_probationary

YEAR = Period.year(2019)
BY_KEY = {indicator.key: indicator for indicator in INDICATORS}


def people(unit, number, gender, start, **fields):
    names = (f"{'Hồ Thị' if gender == 'female' else 'Hồ Văn'} {start + n}" for n in range(number))
    born = D(1970, 1, 1 + start % 28)
    return [enter(unit, full_name=n, gender=gender, birth_date=born, **fields) for n in names]


@pytest.fixture(scope="module")
def year(lasting_cast):
    """37 members at the end of 2018, 38 a year later, in two cells of A."""
    cast = lasting_cast
    women = people(cast.a1, 9, "female", 0) + people(cast.a2, 5, "female", 9)
    men = people(cast.a1, 10, "male", 20) + people(cast.a2, 8, "male", 30)
    on_probation = [
        enter_probationary(unit, D(2018, 6, 1 + n), full_name=f"Lê Văn Dự {n}")
        for n, unit in enumerate([cast.a1] * 3 + [cast.a2] * 2)
    ]
    for n, member in enumerate(on_probation):
        vote = {"votes_for": 15, "votes_base": 18}
        events.record(member=member, kind=Step.PROPOSED, on=D(2019, 6, 10 + n), by=None, **vote)
        members.recognise(member=member, official_on=D(2019, 6, 1 + n), by=None)
    for n, (unit, gender) in enumerate(
        [(cast.a1, "female"), (cast.a1, "male"), (cast.a2, "female"), (cast.a2, "male")]
    ):
        enter_probationary(unit, D(2019, 5, 19 + n), full_name=f"Vũ Mới {n}", gender=gender)
    for n, member in enumerate(men[:3]):
        affiliations.end(member=member, on=D(2019, 9, 1 + n), ending="transferred", by=None)
    away = {"form": "study", "place": "Chi bộ Lớp cao học", "until": D(2020, 9, 1)}
    events.record(member=women[0], kind=Step.AWAY, on=D(2019, 9, 3), by=None, **away)
    for unit in (cast.a1, cast.a2):
        ticked = {(spell.member_id, Duty.RESIDENCE.value) for spell in sheet_roll(unit, 2019)}
        year_sheets.fill(unit=unit, year=2019, ticked=ticked, by=None)
    return cast


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("members", Count(38)),
        ("women", Count(16, 38)),
        ("probationary", Count(4, 38)),
        ("temporary_away", Count(1)),
        ("admissions", Count(4)),
        ("transfers_out", Count(3)),
        ("confirmations_proposed", Count(5)),
        ("confirmations", Count(5, 5)),
        ("residence_contact", Count(38, 38)),
    ],
)
def test_the_figures_come_from_the_records(year, key, expected):
    cells = [year.a1, year.a2]
    assert BY_KEY[key].total(cells, YEAR) == expected


def test_the_year_before_stands_beside_it(year):
    assert BY_KEY["members"].total([year.a1, year.a2], Period.year(2018)) == Count(37)
    figures = {column.key: f for column, f in overview(year.a, 2019, TODAY).totals}
    assert (figures["members"].value, figures["members"].change) == (38, 1)


def test_four_of_three_is_more_than_all(year):
    admitted = BY_KEY["admissions"].total([year.a1, year.a2], YEAR)
    assert percent(Count(admitted.numerator, 3).ratio) == "133,3%"
