"""Records that were given up for another, and those for which they were."""

from members.models import Member, Merge


def given_up_for(user, member):
    """(the merge by which this record was given up or None, whether the kept one may be opened)."""
    into = Merge.unscoped.standing().filter(gone=member).select_related("keep").first()
    opens = into is not None and Member.visible_to(user).filter(pk=into.keep_id).exists()
    return into, opens


def was_given_up(pk, within):
    """Whether the record of that number is one of those `within` and was given up for another."""
    return Merge.unscoped.standing().filter(gone=pk, gone__in=within).exists()


def merges_of(user, member):
    """What was merged into this record, of which both may be seen."""
    return list(Merge.visible_to(user).standing().filter(keep=member).select_related("gone"))
