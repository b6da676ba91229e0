"""Whose dues a row speaks of: a member's, or those of a guest whose home is kept elsewhere.

Whoever lives with another cell pays there (01-QĐ/TW 2026). Of a guest from outside this tree there
is no record here, only the stay; so a guest is known by it.
"""

from django.db import models
from django.db.models import Q

from chibo.models import ScopedQuerySet

from .spell import ON_THE_ROLL

WHERE_THEY_PAY = f"""
{ON_THE_ROLL.format(rows="{rows}", member="member_id")} UNION ALL
SELECT stay.unit_id FROM {{rows}} changed
JOIN members_temporarystay stay ON stay.id = changed.stay_id UNION ALL
SELECT away.host_id FROM {{rows}} changed
JOIN members_temporarystay away ON away.member_id = changed.member_id
"""
"""For `counted`: the cells in whose books the person of a row may stand: their own, and those with
which a member lives for a while."""

OF_A_GUEST = Q(stay__isnull=False)
"""Condition of what leads with `stay`: an index of guests, and not of every member as well."""


class OfAPersonQuerySet(ScopedQuerySet):
    def within(self, paths):
        """Rows of the members and guests of these subtrees."""
        anywhere = Q()
        for path in paths:
            anywhere |= Q(member__unit__path__startswith=path)
            anywhere |= Q(stay__unit__path__startswith=path)
        return self.filter(anywhere) if paths else self.none()

    def of(self, person):
        """What is written of a member or a guest."""
        return self.filter(**dues_owner(person.dues_key))


class OfAPerson(models.Model):
    """A row with `member` and `stay`, one of them empty."""

    class Meta:
        abstract = True

    @property
    def person(self):
        """The member, or the guest's stay: both have `full_name`, `unit` and `dues_key`."""
        return self.member if self.member_id else self.stay


def guest_stay():
    """The column `stay`: found by the index of the constraint that leads with it."""
    return models.ForeignKey(
        "members.TemporaryStay", models.PROTECT, null=True, related_name="+", db_index=False
    )


def of_one_person(name):
    """The constraint that says so."""
    return models.CheckConstraint(
        name=name,
        condition=Q(member__isnull=False, stay=None) | Q(member=None, stay__isnull=False),
        violation_error_message="Hãy ghi đảng phí của một đảng viên, hoặc một người đến sinh hoạt "
        "tạm thời.",
    )


def dues_key(member, stay):
    """How a page names somebody of the dues book: "12" is a member, "k12" the guest of a stay."""
    return f"k{stay}" if stay else str(member)


def dues_owner(key):
    """The same for the columns of a row: {"member_id": 12}, {"stay_id": 12}."""
    return {"stay_id": int(key[1:])} if key.startswith("k") else {"member_id": int(key)}
