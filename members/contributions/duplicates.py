"""Records that may be of one person, and nobody has looked yet."""

from datetime import timedelta

from django.urls import reverse

from chibo.registry import Task
from members.queries import likely_pairs

DAYS = 30


def tasks(user, unit, today):
    """One task for all pairs, without a name: there may be many."""
    if number := len(likely_pairs(user, unit)):
        yield Task(
            due=today + timedelta(days=DAYS),
            title=f"Xem {number} cặp hồ sơ có thể trùng",
            outside="Xem hồ sơ có thể trùng",
            reason="Cùng họ tên, ngày sinh hoặc cùng số thẻ cũ; một người chỉ có một hồ sơ",
            url=reverse("duplicates"),
            button="Xem",
            unit=unit,
        )
