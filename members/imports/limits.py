"""How much of a file is read, and what is raised when it cannot be."""

MEGABYTES, UNPACKED, ROWS, WIDTH, MERGED = 20, 200_000_000, 20_000, 100, 20_000
LAST_ROW = 1_048_576


class Unreadable(Exception):
    """The file as a whole cannot be read; the message says why and what to do."""


def require_few(lines):
    """Raise `Unreadable` beyond so many lines with something in them."""
    if lines > ROWS:
        raise Unreadable(f"Tệp có quá {ROWS:,} dòng. Hãy tách thành nhiều tệp.".replace(",", "."))
