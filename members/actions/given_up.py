"""A record given up for another is read and written no more.

Whatever is written on a record, or on a row that hangs from it, locks the record here first.
"""

from chibo.regulations import Conflict, Finding, Refused, expect_version
from members.models import Merge


def lock_member(member, version=None):
    """The record as it is now, locked: a merge waits, or is seen.

    `Refused` when it was given up, whatever the version; `Conflict` when somebody saved it first.
    """
    current = expect_version(member, None)
    if Merge.unscoped.standing().filter(gone=current).exists():
        sentence = (
            f"Hồ sơ này đã gộp vào hồ sơ giữ lại của đồng chí {current}. Hãy mở hồ sơ ấy để ghi."
        )
        raise Refused(Finding("", sentence))
    if version is not None and current.version != version:
        raise Conflict(current)
    return current


def lock_line(row, version):
    """A line of a member's file as it is now, locked with its record; `Refused` when it was
    dropped."""
    lock_member(row.member)
    row = expect_version(row, version)
    if row.dropped_because:
        raise Refused(Finding("", "Dòng này đã bỏ. Hãy ghi dòng khác."))
    return row
