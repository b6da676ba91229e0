"""How every form of this app is sent: act, or show warnings, refusals, the other version."""

from django.shortcuts import render

from chibo.regulations import Conflict, Refused

UNPROCESSABLE, CONFLICT = 422, 409


def act(form, action, theirs, **arguments):
    """Run an action with what a valid form gave; (what it answers, the status of the page).

    `theirs(row)` words the row as somebody else has just saved it.
    """
    confirmed = {"confirmed": form.cleaned_data["confirmed"]} if "confirmed" in form.fields else {}
    try:
        return action(**form.given(), **confirmed, **arguments), None
    except Refused as refused:
        form.refuse(refused)
        return None, UNPROCESSABLE
    except Conflict as conflict:
        form.meet(theirs(conflict.current), conflict.current.version)
        return None, CONFLICT


def page(request, template, context, form):
    """A page with a form: 422 where something in it is wrong."""
    status = context.pop("status", None) or (UNPROCESSABLE if form.errors else 200)
    return render(request, template, context | {"form": form}, status=status)
