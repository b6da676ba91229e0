"""What the pages of a member's file share."""

from functools import wraps

from django.shortcuts import redirect

from chibo.access import Permission
from members.models import Member
from members.queries import given_up_for, was_given_up


def file_of(request, shown):
    """The record, what it was given up for, and whether this person may write on it."""
    into, opens = given_up_for(request.user, shown)
    mine = request.user.may(Permission.EDIT_MEMBERS, shown.unit)
    return {"shown": shown, "into": into, "opens": opens, "may_edit": mine and into is None}


def on_standing_record(view):
    """Decorator: a record that was given up has no form to fill; its page says where to write.

    What is sent all the same goes on to the action, whose refusal keeps what was typed.
    """

    @wraps(view)
    def run(request, pk, **arguments):
        if request.method == "GET":
            mine = Member.visible_to(request.user, Permission.EDIT_MEMBERS)
            if was_given_up(pk, mine):
                return redirect("member", pk)
        return view(request, pk, **arguments)

    return run
