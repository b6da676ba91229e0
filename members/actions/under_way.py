"""Somebody on the way into the Party is written on until the ceremony makes them a member."""

from chibo.regulations import Finding, Refused, expect_version


def lock_candidate(candidate, version=None):
    """The candidate as kept now, locked: `Refused` once admitted, `Conflict` when somebody saved
    first."""
    candidate = expect_version(candidate, version)
    if candidate.member_id:
        sentence = "Người này đã được kết nạp. Hãy mở hồ sơ đảng viên để ghi tiếp."
        raise Refused(Finding("", sentence))
    return candidate
