"""Posts in the cell: each act a page with one form."""

from django.contrib import messages
from django.shortcuts import redirect, render

from chibo.access import Permission, requires, scoped_or_404
from members.actions import offices as actions
from members.forms import OfficeEndForm, OfficeForm
from members.models import Member

from .files import on_standing_record
from .steps import act_form, sent

P = Permission


@requires(P.EDIT_MEMBERS)
@on_standing_record
def office_assign(request, pk):
    """The member takes a post in their cell."""
    shown = scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=pk)
    form = act_form(OfficeForm, request, shown)
    if sent(request, form, actions.assign, member=shown):
        messages.success(request, f"Đã ghi chức vụ của đồng chí {shown}.")
        return redirect("member_life", pk)
    return render(request, "members/offices/office_assign.html", {"form": form, "shown": shown})


@requires(P.EDIT_MEMBERS)
@on_standing_record
def office_end(request, pk):
    """The member gives the post up."""
    shown = scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=pk)
    form = act_form(OfficeEndForm, request, shown)
    if sent(request, form, actions.end, member=shown):
        messages.success(request, f"Đã ghi đồng chí {shown} thôi chức vụ.")
        return redirect("member_life", pk)
    return render(request, "members/offices/office_end.html", {"form": form, "shown": shown})
