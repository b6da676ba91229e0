"""Secrets made once and kept in files only their owner can read."""

import base64
import os
import secrets

from chibo.server.trouble import Trouble


def password():
    """A random password without letters that are mistaken for one another."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(3))


def token():
    """A long random secret for machines."""
    return secrets.token_urlsafe(48)


def fernet():
    """32 random bytes in the url-safe alphabet that `cryptography` reads."""
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def write(path, value):
    """Put a secret in place whole or not at all, readable by its owner only."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(value + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def kept(path, make):
    """The secret in a file, made on first use; two commands at once agree on one value."""
    if not path.exists():
        fresh = path.with_name(f".{path.name}.first.{os.getpid()}")
        write(fresh, make())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()


def secret_key(places):
    """Django's signing key."""
    return kept(places.secrets / "secret-key", token)


def encryption_key(places):
    """The key of the encrypted columns; never remade beside data it would not open."""
    path = places.secrets / "encryption-key"
    if not path.exists() and places.cluster.exists():
        raise Trouble(
            f"Thiếu khóa mã hóa {path} trong khi đã có dữ liệu: hãy chép lại tệp này, "
            "hoặc khôi phục từ bản sao lưu."
        )
    return kept(path, fernet)


def database_password(places, role):
    """The password of a database role of the embedded cluster."""
    return kept(places.secrets / f"database-{role}", token)
