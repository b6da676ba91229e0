"""Moving to another cell, leaving, coming back."""

from django.contrib import messages
from django.shortcuts import redirect, render

from chibo.access import Permission, requires, scoped_or_404
from members.actions import affiliations as actions
from members.forms import LeaveForm, MoveForm, ReturnForm
from members.models import Member

P = Permission
ACTS = {
    "move": (MoveForm, actions.move, "Đã chuyển đồng chí {}."),
    "leave": (LeaveForm, actions.end, "Đã ghi đồng chí {} rời chi bộ."),
    "return": (ReturnForm, actions.begin, "Đã ghi đồng chí {} trở lại chi bộ."),
}


@requires(P.EDIT_MEMBERS)
def member_move(request, pk):
    """What may be done depends on whether the member belongs to a cell today."""
    shown = scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=pk)
    stay = shown.affiliations.filter(valid__upper_inf=True).select_related("unit").first()
    chosen = request.POST.get("act")
    forms = {act: _form(request, shown, act, chosen) for act in _possible(stay)}
    if chosen in forms and forms[chosen].is_valid():
        _, act, done = ACTS[chosen]
        if forms[chosen].attempt(act, member=shown, by=request.user, **forms[chosen].cleaned_data):
            messages.success(request, done.format(shown))
            return redirect("member", pk)
    context = {"shown": shown, "stay": stay, "forms": forms}
    return render(request, "members/affiliations/member_move.html", context)


def _possible(stay):
    return ("move", "leave") if stay else ("return",)


def _form(request, shown, act, chosen):
    """Each act has its own form on the page; only the one that was sent is bound."""
    return ACTS[act][0](
        request.POST if act == chosen else None,
        user=request.user,
        unit=shown.unit,
        initial={"version": shown.version},
        prefix=act,
    )
