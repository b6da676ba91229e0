"""Long lists cut into pages: the same pages from either end."""

from datetime import date, timedelta

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chibo.history import acting
from chibo.models import Holiday
from chibo.pages import LongList

PER_PAGE = 3


@pytest.fixture
def rows(db):
    days = [date(2099, 1, 1) + timedelta(days=number) for number in range(11)]
    with acting(None, "thử"):
        Holiday.objects.bulk_create(Holiday(day=day, name=f"ngày {day:%d}") for day in days)
    return Holiday.objects.filter(day__in=days).order_by("day")


@pytest.mark.parametrize("number", [1, 2, 3, 4])
@pytest.mark.parametrize("given", [None, 11])
def test_every_page_is_that_of_a_plain_list(rows, number, given):
    page = LongList(rows, PER_PAGE, count=given).page(number)
    plain = Paginator(rows, PER_PAGE).page(number)
    assert list(page.object_list) == list(plain.object_list)
    assert (page.start_index(), page.end_index()) == (plain.start_index(), plain.end_index())


def test_a_page_behind_the_middle_is_read_from_the_end(rows):
    with CaptureQueriesContext(connection) as queries:
        list(LongList(rows, PER_PAGE, count=11).page(4).object_list)
    assert len(queries) == 1
    assert "DESC LIMIT 2" in queries[0]["sql"]
