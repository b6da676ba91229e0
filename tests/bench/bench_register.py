"""A register of fifty thousand: the list, found, filtered, and far down, as an office sees it."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext

from chibo.actions import figures
from chibo.history import acting
from chibo.models.copying import copy_in
from members.enums import Entry
from members.models import Affiliation, Member, Spell
from tests.cast import TODAY, Cast
from tests.demo import taken_back

from .conftest import in_turn, p95

AS_SLOW_AS = 15
"""Times of the list's first page, while one in twenty is late with three things at once."""
MEMBERS, MOST_QUERIES, MOST_MS = 50_000, 10, 100
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Lý"]
MIDDLE = ["Văn", "Thị", "Minh", "Thu", "Đức", "Hữu", "Thanh", "Ngọc", "Quang", "Xuân"]
GIVEN = ["Ánh", "An", "Bình", "Chi", "Cường", "Dung", "Giang", "Hà", "Hạnh", "Hải", "Lan", "Long"]
PAGES = {
    "first page": {},
    "name without diacritics": {"q": "nguyen thi anh"},
    "filter": {"trang_thai": "probationary", "gioi_tinh": "female"},
    "page 500": {"trang": "500"},
}


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    """Fifty thousand invented members over the cast's cells."""
    with taken_back(django_db_blocker), acting(None, "đo tốc độ"):
        cast = Cast.meet()
        cells, rng = (cast.a1, cast.a2, cast.b1), Random(50)
        people = [_person(rng, cells[number % 3]) for number in range(MEMBERS)]
        copy_in(people)
        copy_in(
            Affiliation(
                member=person,
                unit=person.unit,
                valid=DateRange(person.ceremony_on, None),
                reason=Entry.RECORDED,
            )
            for person in people
        )
        copy_in(
            Spell(
                member=person,
                unit=person.unit,
                status="official" if person.official_on else "probationary",
                valid=DateRange(person.ceremony_on, None),
            )
            for person in people
        )
        figures.refresh_everything(today=TODAY)  # as the worker does
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield cast


def _person(rng, unit):
    joined = date(2001, 1, 1) + timedelta(days=rng.randint(0, 9000))
    return Member(
        unit=unit,
        full_name=f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}",
        gender=rng.choice(("male", "female")),
        birth_date=date(1970, 1, 1) + timedelta(days=rng.randint(0, 8000)),
        ethnicity="Kinh",
        ceremony_on=joined,
        official_on=joined + timedelta(days=365) if rng.random() < 0.95 else None,
        version=1,
    )


def bench_what_waits_for_an_office(register, db, client, tell):
    """The first page of an office: thousands of tasks told cell by cell, against the list."""
    client.force_login(register.binh)
    spent, listed = in_turn(3, lambda: client.get("/"), lambda: client.get("/dang-vien/"))
    note = f"{spent * 1000:.0f} ms"
    tell("33.000 members, what waits / the list", spent / listed, AS_SLOW_AS, note=note)


@pytest.mark.parametrize("page", PAGES)
def bench_list_of_fifty_thousand(register, page, db, client, tell):
    client.force_login(register.binh)
    asked = PAGES[page]
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/dang-vien/", asked).status_code == 200
    tell(f"50.000 members, {page}: queries", len(queries), MOST_QUERIES)
    spent = p95(40, lambda: client.get("/dang-vien/", asked)) * 1000
    tell(f"50.000 members, {page}: p95", spent, MOST_MS, " ms")
