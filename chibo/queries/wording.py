"""Values of fields in words, for sentences of the history."""

from datetime import date, datetime
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from chibo.vietnamese.dates import short_date
from chibo.vietnamese.numbers import number

NOTHING = "để trống"
LONGEST = 160


def worded(field, value):
    """What stands in a field, as a person would say it.

    A model that keeps a code without choices says itself what it means: `period_in_words`.
    """
    if value is None or value in ("", []):
        return NOTHING
    in_words = getattr(field.model, f"{field.name}_in_words", None)
    if in_words:
        return in_words(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "có" if value else "không"
    return _plain(value)


def _plain(value):
    if isinstance(value, DateRange):
        return span(value)
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%H:%M %d/%m/%Y}"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, Decimal | float):
        return number(value)
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"


def span(valid):
    """ "từ 01/01/2000", "từ 01/01/2000 đến trước 05/6/2025": the last day is not included."""
    if valid.isempty:
        return "không ngày nào"
    since = f"từ {short_date(valid.lower)}" if valid.lower else "từ đầu"
    return f"{since} đến trước {short_date(valid.upper)}" if valid.upper else since
