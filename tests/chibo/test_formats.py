"""Forms read what a Vietnamese clerk types."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats, translation

from chibo.formats.fields import NumberField


@pytest.fixture(autouse=True)
def vietnamese():
    with translation.override("vi"):
        yield


@pytest.mark.parametrize(
    "typed", ["03/02/2026", "3/2/2026", "03-02-2026", "03.02.2026", "2026-02-03"]
)
def test_date_field_reads_day_first(typed):
    assert forms.DateField().clean(typed) == date(2026, 2, 3)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1.500", "1500"), ("133,3", "133.3"), ("1.500,25", "1500.25"), ("02", "2"), ("12.5", "12.5")],
)
def test_number_field_reads_comma_and_dots(typed, value):
    assert NumberField().clean(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["1,5,0", "nhiều"])
def test_number_field_refuses_in_vietnamese(typed):
    with pytest.raises(ValidationError, match="không phải là số"):
        NumberField().clean(typed)


def test_number_field_left_empty_is_none():
    assert NumberField(required=False).clean(" ") is None


def test_number_field_shows_what_it_reads():
    assert NumberField().prepare_value(Decimal("1500.250")) == "1.500,25"


def test_dates_and_numbers_are_written_the_vietnamese_way():
    assert formats.date_format(date(2026, 2, 3)) == "03/02/2026"
    assert formats.number_format(Decimal("1500.5"), force_grouping=True) == "1.500,5"
