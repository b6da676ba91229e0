"""How many members have a religion: counted from an encrypted column, and of nobody told who."""

from collections import Counter

from chibo.indicators import Count, Indicator, Kind
from chibo.tallies import ids
from members.enums import NO_RELIGION
from members.models import Member, Spell


def count_religious(units, period):
    """Members on the roll of the last day whose record names a religion other than "Không", out of
    all members; a record that says nothing counts as none.

    The column is encrypted and has no blind index, since with eight words to choose from one would
    be read like the words themselves. So the rows are fetched, in one query, and decrypted here one
    by one; nothing of them is kept, and nothing but the number leaves this function.
    """
    wanted = ids(units)
    roll = Spell.unscoped.on(period.end).filter(unit__in=wanted).order_by()
    part, whole = Counter(), Counter()
    for unit, religion in roll.values_list("unit", "member__religion").iterator():
        whole[unit] += 1
        part[unit] += religion is not None and religion != NO_RELIGION
    return {unit: Count(part[unit], whole[unit]) for unit in wanted}


def nobody(unit, period):
    """Who they are stays behind the mask: a list would open what `reveal` opens on record."""
    return Member.unscoped.none()


INDICATORS = (
    Indicator(
        "religious",
        "Đảng viên có đạo",
        Kind.STOCK,
        "đảng viên",
        count_religious,
        nobody,
        discreet=True,
    ),
)
