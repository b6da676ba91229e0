"""The dues of a member or a guest from elsewhere, and one payment of theirs."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from chibo.access import Permission, requires, scoped_or_404
from chibo.models import Unit
from chibo.vietnamese.numbers import whole
from members.actions import dues as actions
from members.enums import DuesChannel
from members.forms import PaymentForm
from members.models import DuesPayment, DuesRelief, DuesStanding, Member, TemporaryStay
from members.queries import dues_of, full_month

from .dues import FIRST_YEAR, dues_years
from .files import file_of
from .steps import sent

P = Permission


@requires(P.READ_MEMBERS)
@require_GET
def member_dues(request, pk):
    """What one member owes and paid, in the cells whose books this person may read."""
    shown = scoped_or_404(Member, request, P.READ_MEMBERS, pk=pk)
    context = _dues(request, shown) | file_of(request, shown)
    return render(request, "members/dues_member/member_dues.html", context)


@requires(P.READ_MEMBERS)
@require_GET
def guest_dues(request, pk):
    """What a guest from elsewhere owes and paid to this cell."""
    shown = guest_or_404(request, P.READ_MEMBERS, pk)
    may_edit = request.user.may(P.EDIT_MEMBERS, shown.unit)
    context = _dues(request, shown) | {"shown": shown, "may_edit": may_edit}
    return render(request, "members/dues_member/guest_dues.html", context)


def guest_or_404(request, permission, pk):
    """The stay of somebody whose home is not kept here."""
    return scoped_or_404(TemporaryStay, request, permission, pk=pk, member=None)


def dues_page(person):
    """Where the dues of a member or guest are shown."""
    name = "member_dues" if isinstance(person, Member) else "guest_dues"
    return reverse(name, args=[person.pk])


def act_on(person):
    """What the page of an act on somebody's dues shows beside its form."""
    return {"section": "members", "shown": person, "dues_page": dues_page(person)}


def _dues(request, shown):
    """A year of somebody's dues in the cells whose books this person may read."""
    today = timezone.localdate()
    asked = whole(request.GET.get("nam"))
    year = asked if asked and FIRST_YEAR <= asked <= today.year + 1 else today.year
    cells = Unit.visible_to(request.user, P.READ_MEMBERS)
    months = dues_of(shown, cells, year)
    last = full_month(today)
    is_guest = isinstance(shown, TemporaryStay)
    return {
        "section": "members",
        "year": year,
        "years": dues_years(year, today),
        "months": months,
        "missing": sum(line.missing for line in months if line.month <= last),
        "late": [line for line in months if line.is_debt and line.month <= last],
        "unassessed": [line for line in months if line.is_unpaid and line.due is None],
        "standings": DuesStanding.visible_to(request.user).of(shown).order_by("-valid"),
        "reliefs": DuesRelief.visible_to(request.user).of(shown).order_by("-valid"),
        "relief_url": reverse("guest_relief_add" if is_guest else "relief_add", args=[shown.pk]),
        "channels": DuesChannel,
    }


@requires(P.EDIT_MEMBERS)
def dues_payment(request, pk):
    """Another amount, day or channel of one payment."""
    payment = scoped_or_404(DuesPayment, request, P.EDIT_MEMBERS, pk=pk)
    initial = {name: getattr(payment, name) for name in ("amount", "paid_on", "channel")}
    form = PaymentForm(
        request.POST or None,
        user=request.user,
        initial=initial | {"version": payment.book.version},
    )
    if sent(request, form, actions.correct, payment=payment):
        messages.success(request, f"Đã sửa đảng phí tháng {payment.month:%m/%Y}.")
        return redirect(dues_page(payment.person))
    context = act_on(payment.person) | {"form": form, "payment": payment}
    return render(request, "members/dues_member/dues_payment.html", context)
