"""The SQL twins of `search_key` and `sort_key`, written from the same tables.

Two IMMUTABLE functions for stored generated columns, so that no path of writing can forget a key.
They use translate() alone: ICU and unaccent are absent from many servers, and lower() depends on
the server's locale. Columns that hold the result declare COLLATE "C".
"""

from chibo.vietnamese import letters

_AS = "RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS"


def create_search_key():
    """CREATE FUNCTION chibo_search_key(text), the twin of `text.search_key`."""
    folded = _translate(_NFC, letters.SPACING | letters.BASE, letters.DROPPED)
    return f"""CREATE OR REPLACE FUNCTION chibo_search_key(text) {_AS} $key$
SELECT {_single_spaced(folded)}
$key$;"""


def create_sort_key():
    """CREATE FUNCTION chibo_sort_key(text), the twin of `names.sort_key`."""
    spaced = _single_spaced(_translate(_NFC, letters.SPACING, letters.INVISIBLE))
    toned = f"regexp_replace(word, {_literal(['[^', *letters.TONE, ']'])}, '', 'g')"
    return f"""CREATE OR REPLACE FUNCTION chibo_sort_key(text) {_AS} $key$
SELECT coalesce(string_agg(
  {_translate("word", letters.RANK, letters.COMBINING)}
    || {_translate(toned, letters.TONE)},
  ' ' ORDER BY place < cardinality(words), place), '')
FROM (SELECT string_to_array({spaced}, ' ') AS words) AS name,
  unnest(words) WITH ORDINALITY AS part(word, place)
$key$;"""


def drop_keys():
    """The reverse, for a migration taken back."""
    return "DROP FUNCTION chibo_sort_key(text); DROP FUNCTION chibo_search_key(text);"


_NFC = "normalize($1, NFC)"


def _translate(expression, table, dropped=""):
    wanted, given = _literal([*table, *dropped]), _literal(table.values())
    return f"translate({expression}, {wanted}, {given})"


def _single_spaced(expression):
    return f"btrim(regexp_replace({expression}, ' +', ' ', 'g'), ' ')"


def _literal(parts):
    """An E'' literal in which whatever an editor might alter unseen is an escape."""
    return "E'" + "".join(_escaped(character) for part in parts for character in part) + "'"


def _escaped(character):
    plain = character.isalpha() or (character.isascii() and character.isprintable())
    return character if plain else f"\\u{ord(character):04X}"
