"""Encrypted columns: they come back, they never print, they match without being read."""

import json
import pickle
import unicodedata
from html import unescape

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from chibo.encryption import EncryptedTextField, Sealed, blind, decrypt, encrypt

NUMBER = "038090001234"


@given(st.text(min_size=1))
def test_what_is_encrypted_comes_back(text):
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert decrypt(encrypt(text)) == text


def test_the_same_text_never_looks_the_same_twice():
    assert encrypt(NUMBER) != encrypt(NUMBER)
    assert NUMBER.encode() not in encrypt(NUMBER)


def test_another_key_reads_nothing(settings):
    stored = encrypt(NUMBER)
    settings.ENCRYPTION_KEY = "another key altogether"
    with pytest.raises(InvalidTag):
        decrypt(stored)


def test_a_byte_that_was_changed_is_noticed():
    stored = bytearray(encrypt(NUMBER))
    stored[-1] ^= 1
    with pytest.raises(InvalidTag):
        decrypt(bytes(stored))


@pytest.mark.parametrize(
    "shown",
    [
        str,
        repr,
        lambda sealed: f"{sealed}",
        lambda sealed: f"{sealed:>20}",
        "{}".format,
        lambda sealed: "%s" % sealed,  # noqa: UP031
        lambda sealed: str([sealed]),
        lambda sealed: Template("{{ s }} {{ s|safe }} {{ s|upper }}").render(
            Context({"s": sealed})
        ),
    ],
)
def test_a_sealed_value_never_prints(shown):
    text = shown(Sealed(NUMBER))
    assert NUMBER not in text and "•" in text


@pytest.mark.parametrize(
    "taken",
    [
        json.dumps,
        lambda sealed: "".join([sealed]),
        lambda sealed: sealed + "",
        lambda sealed: sealed[:3],
        lambda sealed: sealed.encode(),
        pickle.dumps,
    ],
)
def test_nothing_but_revealing_takes_the_text(taken):
    with pytest.raises((TypeError, AttributeError)):
        taken(Sealed(NUMBER))


@pytest.mark.parametrize(
    "way", ["slice:':4'", "make_list", "json_script:'x'", "cut:'0'", "join:''"]
)
def test_no_filter_of_a_template_takes_it(way):
    try:
        text = Template("{{ s|" + way + " }}").render(Context({"s": Sealed(NUMBER)}))
    except TypeError:
        return
    assert not set(NUMBER) & set(unescape(text))


def test_revealing_gives_the_text():
    assert Sealed(NUMBER).reveal() == NUMBER


@pytest.mark.parametrize(
    "other",
    [
        "038 090 001 234",
        " 038090001234 ",
        unicodedata.normalize("NFD", NUMBER),
    ],
)
def test_the_blind_index_minds_no_spelling(other):
    assert blind(other) == blind(NUMBER)


def test_the_blind_index_tells_texts_apart_and_needs_the_key(settings):
    before = blind(NUMBER)
    assert before != blind("038090001235")
    settings.ENCRYPTION_KEY = "another key altogether"
    assert blind(NUMBER) != before


def test_the_database_holds_cipher_text_only(db):
    field = EncryptedTextField()
    stored = field.get_db_prep_value(NUMBER, connection)
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::bytea", [stored])
        (held,) = cursor.fetchone()
    assert NUMBER.encode() not in bytes(held)
    assert field.from_db_value(held, None, connection).reveal() == NUMBER


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_is_kept_as_nothing(nothing):
    assert EncryptedTextField().get_prep_value(nothing) is None


def test_a_sealed_value_is_stored_as_its_text_not_as_dots():
    stored = EncryptedTextField().get_prep_value(Sealed(NUMBER))
    assert decrypt(stored) == NUMBER
