"""Columns that even the database does not read: AES-256-GCM, with a blind index for matching.

Used for identity number, card number, religion, health. History and backups hold the cipher text.
The key comes from the environment (`CHIBO_ENCRYPTION_KEY`), never from the database; whoever loses
it loses these columns, and `bin/manage backup` says so.
"""

import functools
import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

from chibo.vietnamese.text import search_key

NONCE_BYTES = 12


@functools.cache
def _key(purpose, secret):
    return hashlib.scrypt(
        secret.encode(), salt=f"chibo {purpose}".encode(), n=2**12, r=8, p=1, dklen=32
    )


def encrypt(text):
    """Cipher text of `text`: a fresh nonce, then AES-GCM's output."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(_key("column", settings.ENCRYPTION_KEY)).encrypt(
        nonce, text.encode(), None
    )


def decrypt(stored):
    """The text behind `encrypt`'s output; `cryptography.exceptions.InvalidTag` with another key."""
    stored = bytes(stored)
    cipher = AESGCM(_key("column", settings.ENCRYPTION_KEY))
    return cipher.decrypt(stored[:NONCE_BYTES], stored[NONCE_BYTES:], None).decode()


def blind(text):
    """A keyed digest for equality only: spelling, capitals and spaces do not matter."""
    folded = search_key(text).replace(" ", "")
    return hmac.digest(_key("index", settings.ENCRYPTION_KEY), folded.encode(), "sha256").hex()


class Sealed:
    """A decrypted value that will not print itself: templates and logs get dots.

    `reveal` is the only way to the text, and the action that calls it leaves a `Disclosure`. It is
    no `str`: a slice, a sum or JSON of one would be the text, whatever it prints.
    """

    __slots__ = ("_text",)

    def __init__(self, text):
        self._text = text

    def __str__(self):
        return "••••••"

    __repr__ = __format__ = lambda self, *_: "••••••"

    def __html__(self):
        return "••••••"

    def __eq__(self, other):
        text = other._text if isinstance(other, Sealed) else other
        return self._text == text

    def __hash__(self):
        return hash(self._text)

    def __bool__(self):
        return bool(self._text)

    def __copy__(self, *_):
        return self

    __deepcopy__ = __copy__

    def __reduce__(self):
        raise TypeError("A sealed value is not pickled.")

    def reveal(self):
        """The text itself."""
        return self._text


class EncryptedTextField(models.BinaryField):
    """Text that is stored as cipher text and read as `Sealed`. Null means unknown."""

    description = "text, encrypted"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("editable", True)
        super().__init__(*args, **kwargs)

    def get_prep_value(self, value):
        if value is None or isinstance(value, bytes | memoryview):
            return value
        text = value.reveal() if isinstance(value, Sealed) else str(value)
        return encrypt(text) if text else None

    def get_db_prep_value(self, value, connection, prepared=False):
        return super().get_db_prep_value(
            value if prepared else self.get_prep_value(value), connection, prepared=True
        )

    def from_db_value(self, value, expression, connection):
        return None if value is None else Sealed(decrypt(value))

    def to_python(self, value):
        return value

    def value_to_string(self, obj):
        raise TypeError("An encrypted column is not serialised.")


class BlindIndexField(models.CharField):
    """The keyed digest of an encrypted column, written by the action beside it."""

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 64
        kwargs.setdefault("null", True)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)
