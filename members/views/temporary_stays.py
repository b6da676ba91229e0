"""Who of the cell lives with another, and who of another lives here."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from chibo.access import Permission, requires
from members.actions import temporary_stays as actions
from members.forms import Act, AmendGuestForm, ReceiveForm, ReleaseForm
from members.queries import guests_gone, temporary_stays_seen

from .dues_member import guest_or_404
from .steps import act_form, sent

P = Permission


@requires(P.READ_MEMBERS)
@require_GET
def temporary_stays(request):
    """Both lists of the working unit today."""
    today = timezone.localdate()
    out, here = temporary_stays_seen(request.user, request.unit, today)
    return render(
        request,
        "members/temporary_stays/temporary_stays.html",
        {
            "today": today,
            "out": out,
            "here": here,
            "gone": guests_gone(request.user, request.unit, today),
            "may_edit": request.user.may(P.EDIT_MEMBERS, request.unit),
        },
    )


@requires(P.EDIT_MEMBERS)
def temporary_stay_add(request):
    """Somebody from elsewhere comes for a while."""
    form = ReceiveForm(request.POST or None, user=request.user, unit=request.unit)
    if added := sent(request, form, actions.receive):
        messages.success(request, f"Đã ghi đồng chí {added.full_name} sinh hoạt tạm thời.")
        return redirect("temporary_stays")
    return render(request, "members/temporary_stays/temporary_stay_add.html", {"form": form})


@requires(P.EDIT_MEMBERS)
def temporary_stay_edit(request, pk):
    """Name, place, days or paper were written wrongly."""
    shown = guest_or_404(request, P.EDIT_MEMBERS, pk)
    kept = ("guest_name", "elsewhere", "purpose", "until", "number", "version")
    days = {"on": shown.valid.lower, "over_on": shown.valid.upper}
    form = AmendGuestForm(
        request.POST or None,
        user=request.user,
        initial={name: getattr(shown, name) for name in kept} | days,
    )
    if amended := sent(request, form, actions.amend, stay=shown):
        messages.success(request, f"Đã sửa lần đến của đồng chí {amended.full_name}.")
        return redirect("guest_dues", pk)
    context = {"form": form, "shown": shown}
    return render(request, "members/temporary_stays/temporary_stay_edit.html", context)


@requires(P.EDIT_MEMBERS)
def temporary_stay_drop(request, pk):
    """It was written by mistake: nobody came."""
    shown = guest_or_404(request, P.EDIT_MEMBERS, pk)
    form = act_form(Act, request, shown)
    if sent(request, form, actions.drop, stay=shown):
        messages.success(request, f"Đã bỏ lần đến ghi nhầm của đồng chí {shown.full_name}.")
        return redirect("temporary_stays")
    context = {"form": form, "shown": shown}
    return render(request, "members/temporary_stays/temporary_stay_drop.html", context)


@requires(P.EDIT_MEMBERS)
def temporary_stay_end(request, pk):
    """Somebody from elsewhere goes home."""
    shown = guest_or_404(request, P.EDIT_MEMBERS, pk)
    form = act_form(ReleaseForm, request, shown)
    if sent(request, form, actions.release, stay=shown):
        messages.success(request, f"Đã ghi đồng chí {shown.full_name} hết sinh hoạt tạm thời.")
        return redirect("temporary_stays")
    context = {"form": form, "shown": shown}
    return render(request, "members/temporary_stays/temporary_stay_end.html", context)
