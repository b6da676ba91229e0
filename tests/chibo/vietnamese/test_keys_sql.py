"""The database's keys are the program's keys."""

import itertools

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chibo.vietnamese import letters
from chibo.vietnamese.keys_sql import create_search_key, create_sort_key
from chibo.vietnamese.names import sort_key
from chibo.vietnamese.text import search_key

pytestmark = pytest.mark.as_owner

SURNAMES = ["Nguyễn", "Đặng", "Lê", "Lễ", "Ông", "Ưng", "Niê-Kđăm", "H’", "ksor"]
MIDDLES = ["", "Văn", "Thị", "Đình", "NGỌC", "Bhĭm", "e\u0302\u0306"]
GIVEN = ["An", "Ân", "Ánh", "Hoa", "Hoà", "Hoàn", "Đức", "duc", "Yến"]
NAMES = [" ".join(parts) for parts in itertools.product(SURNAMES, MIDDLES, GIVEN)]
ODD = st.sampled_from(sorted({*letters.SPACING, *letters.DROPPED} - {"\x00"}))
LATIN = st.characters(max_codepoint=0x24F, exclude_characters="\x00")
VIETNAMESE = st.sampled_from(sorted(letters.BASE))
TEXT = st.text(st.one_of(VIETNAMESE, LATIN, ODD), max_size=40)


@pytest.fixture
def keys(db):
    """text → (search key, sort key) as the database computes them."""
    with connection.cursor() as cursor:
        cursor.execute(create_search_key())
        cursor.execute(create_sort_key())

        def of(texts):
            cursor.execute(
                "SELECT chibo_search_key(t), chibo_sort_key(t)"
                " FROM unnest(%s::text[]) WITH ORDINALITY AS given(t, place) ORDER BY place",
                [texts],
            )
            return cursor.fetchall()

        yield of


def test_keys_of_names_are_the_same_in_sql(keys):
    assert keys(NAMES) == [(search_key(name), sort_key(name)) for name in NAMES]


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(TEXT, min_size=1, max_size=30))
def test_keys_of_any_text_are_the_same_in_sql(keys, texts):
    assert keys(texts) == [(search_key(text), sort_key(text)) for text in texts]


def test_keys_make_a_generated_column_that_sorts(keys):
    with connection.cursor() as cursor:
        cursor.execute(
            'CREATE TEMPORARY TABLE person (name text, key text COLLATE "C"'
            " GENERATED ALWAYS AS (chibo_sort_key(name)) STORED)"
        )
        cursor.executemany("INSERT INTO person VALUES (%s)", [[name] for name in NAMES])
        cursor.execute('SELECT name FROM person ORDER BY key, name COLLATE "C"')
        assert [row[0] for row in cursor] == sorted(NAMES, key=lambda n: (sort_key(n), n.encode()))
