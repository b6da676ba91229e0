"""Rows that stayed behind on a record given up for another: there to read, not to count."""

from functools import cache

from django.apps import apps
from django.db.models import Exists, OuterRef

from chibo.models import ScopedQuerySet

GIVEN_UP = """EXISTS (
            SELECT FROM members_merge given_up
            WHERE given_up.gone_id = {member} AND given_up.undone_at IS NULL)"""
"""The same for a query in SQL; `{member}` is the column that names the person."""


@cache
def of_standing_record(person):
    """Condition on rows: the record to which the way `person` leads was not given up."""
    given_up = apps.get_model("members.Merge").unscoped.standing()
    return ~Exists(given_up.filter(gone=OuterRef(person)))


class OncePerPersonQuerySet(ScopedQuerySet):
    """Rows of people, who may have had two records."""

    people = ("member",)
    """The ways that lead to the person."""

    def once(self):
        """All but what is left on records given up in a merge: those people are counted by the
        record that was kept."""
        return self.filter(*map(of_standing_record, self.people))
