"""The yearly check-list: one sheet a cell, written whole, counted by who owes it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from chibo.history import acting
from chibo.indicators import Count, Period
from chibo.regulations import Conflict, Refused
from members.actions import affiliations, year_sheets
from members.enums import Duty
from members.indicators import INDICATORS
from members.models import Tick, YearSheet
from members.queries import sheet_of

from .people import enter

COUNT = {indicator.key: indicator.count for indicator in INDICATORS}
YEAR = Period.year(2025)


@pytest.fixture
def three(cast):
    """Three of A1; the last left in the middle of 2026."""
    names = ("Nguyễn Thị Một", "Trần Văn Hai", "Lê Văn Ba")
    found = [enter(cast.a1, full_name=name) for name in names]
    affiliations.end(member=found[2], on=date(2026, 6, 1), ending="died", by=cast.an)
    return found


def fill(cast, *ticks, year=2025, version=None):
    ticked = {(member.pk, duty.value) for member, duty in ticks}
    return year_sheets.fill(unit=cast.a1, year=year, ticked=ticked, version=version, by=cast.an)


def test_the_sheet_is_what_was_ticked_last(cast, three):
    one, two, _ = three
    fill(cast, (one, Duty.EXAMPLE), (two, Duty.EXAMPLE))
    fill(cast, (two, Duty.EXAMPLE), (two, Duty.COMMITMENT))
    assert sheet_of(cast.a1, 2025) == (2, {(two.pk, "example"), (two.pk, "commitment")})
    assert sheet_of(cast.a2, 2025) == (0, set())


def test_a_second_writer_is_told_and_changes_nothing(cast, three):
    fill(cast, (three[0], Duty.EXAMPLE), version=0)
    with pytest.raises(Conflict):
        fill(cast, version=0)
    assert len(sheet_of(cast.a1, 2025)[1]) == 1


def test_refused(cast, three):
    stranger = enter(cast.a2, full_name="Người Khác")
    with pytest.raises(Refused, match="vừa thay đổi"):
        fill(cast, (stranger, Duty.EXAMPLE))
    with pytest.raises(Refused, match="vừa thay đổi"):
        fill(cast, (three[2], Duty.EXAMPLE), year=2026)
    with pytest.raises(Refused, match="Hãy bỏ một dấu"):
        fill(cast, (three[0], Duty.RESIDENCE), (three[0], Duty.RESIDENCE_FREE))
    with pytest.raises(Refused, match="chưa đến"):
        fill(cast, year=2027)


def test_counted_out_of_those_who_owe_it(cast, three):
    one, two, gone = three
    fill(cast, (one, Duty.RESIDENCE), (two, Duty.RESIDENCE_FREE), (gone, Duty.EXAMPLE))
    cells = [cast.a1, cast.a2]
    assert COUNT["residence_contact"](cells, YEAR) == {
        cast.a1.pk: Count(1, 2),
        cast.a2.pk: Count(0, 0),
    }
    assert COUNT["moral_example_registration"](cells, YEAR)[cast.a1.pk] == Count(1, 3)


@pytest.mark.parametrize(
    ("key", "duty"),
    [
        ("moral_example_registration", Duty.EXAMPLE),
        ("cell_quality_registration", Duty.CELL_QUALITY),
        ("commitments", Duty.COMMITMENT),
        ("initiatives", Duty.INITIATIVE),
    ],
)
def test_each_tick_counts_for_its_own_number(cast, three, key, duty):
    fill(cast, (three[0], duty), (three[1], duty), (three[2], Duty.RESIDENCE))
    assert COUNT[key]([cast.a1], YEAR)[cast.a1.pk] == Count(2, 3)
    others = {"moral_example_registration", "cell_quality_registration", "commitments"} - {key}
    assert {COUNT[other]([cast.a1], YEAR)[cast.a1.pk] for other in others} == {Count(0, 3)}


def test_a_term_counts_a_person_once(cast, three):
    one, two, _ = three
    fill(cast, (one, Duty.INITIATIVE), year=2024)
    fill(cast, (one, Duty.INITIATIVE), (two, Duty.INITIATIVE), year=2025)
    term = Period(date(2023, 1, 1), date(2025, 12, 31))
    assert COUNT["initiatives"]([cast.a1], term)[cast.a1.pk] == Count(2, 3)


@pytest.mark.parametrize(("duty", "name"), [("example", "tick_once"), ("khac", "tick_known_duty")])
def test_the_database_keeps_its_promises(cast, three, duty, name):
    sheet = fill(cast, (three[0], Duty.EXAMPLE))
    with acting(None, "thử"):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Tick.unscoped.create(sheet=sheet, member=three[0], duty=duty)
        with pytest.raises(IntegrityError, match="year_sheet_once"), transaction.atomic():
            YearSheet.unscoped.create(unit=cast.a1, year=2025)
        with pytest.raises(IntegrityError, match="year_sheet_sensible"), transaction.atomic():
            YearSheet.unscoped.create(unit=cast.a1, year=1)


def send(client, cast, *done, version="0", year=2025):
    address = f"/chi-bo/{cast.a1.pk}/theo-doi/{year}/"
    return client.post(address, {"version": version, "done": done})


def test_the_page_saves_the_whole_sheet_and_shows_it_again(cast, three, sign_in):
    client = sign_in(cast.an)
    box = f"{three[1].pk}-example"
    assert send(client, cast, box, "x-example", f"{three[1].pk}-khac").status_code == 302
    page = client.get(f"/chi-bo/{cast.a1.pk}/theo-doi/2025/").content.decode()
    assert f'value="{box}" checked' in page
    assert page.count(" checked>") == 1


def test_what_was_ticked_stays_when_another_was_quicker(cast, three, sign_in):
    client = sign_in(cast.an)
    send(client, cast, f"{three[0].pk}-example")
    answer = send(client, cast, f"{three[1].pk}-example", version="0")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert f'value="{three[1].pk}-example" checked' in page
    assert "Nguyễn Thị Một, đăng ký làm theo gương bác: bản vừa lưu có đánh dấu" in page
    assert send(client, cast, f"{three[1].pk}-example", version="1").status_code == 302


@pytest.mark.parametrize("year", [1, 1900, 2500, 99999])
def test_a_strange_year_is_answered(cast, three, sign_in, year):
    assert sign_in(cast.an).get(f"/chi-bo/{cast.a1.pk}/theo-doi/{year}/").status_code in (200, 404)


def test_the_sheet_asks_as_often_for_three_as_for_one(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.an)
    for number in range(3):
        enter(cast.a1, full_name=f"Người {number}")
        if number in (0, 2):
            with django_assert_num_queries(11):
                client.get(f"/chi-bo/{cast.a1.pk}/theo-doi/2025/")
