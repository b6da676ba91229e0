"""What the pages of a member's file share."""

from chibo.access import Permission
from members.queries import given_up_for


def file_of(request, shown):
    """The record, what it was given up for, and whether this person may write on it."""
    into, opens = given_up_for(request.user, shown)
    mine = request.user.may(Permission.EDIT_MEMBERS, shown.unit)
    return {"shown": shown, "into": into, "opens": opens, "may_edit": mine and into is None}
