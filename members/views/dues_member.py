"""One member's dues, and one payment of theirs."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from chibo.access import Permission, requires, scoped_or_404
from chibo.models import Unit
from chibo.vietnamese.numbers import whole
from members.actions import dues as actions
from members.enums import DuesChannel
from members.forms import PaymentForm
from members.models import DuesPayment, Member
from members.queries import dues_member, full_month

from .dues import FIRST_YEAR, dues_years, sent
from .files import file_of

P = Permission


@requires(P.READ_MEMBERS)
@require_GET
def member_dues(request, pk):
    """What one member owes and paid, in the cells whose books this person may read."""
    shown = scoped_or_404(Member, request, P.READ_MEMBERS, pk=pk)
    today = timezone.localdate()
    asked = whole(request.GET.get("nam"))
    year = asked if asked and FIRST_YEAR <= asked <= today.year + 1 else today.year
    cells = Unit.visible_to(request.user, P.READ_MEMBERS)
    months = dues_member(shown, cells, year)
    last = full_month(today)
    return render(
        request,
        "members/dues_member/member_dues.html",
        {
            "section": "members",
            **file_of(request, shown),
            "year": year,
            "years": dues_years(year, today),
            "months": months,
            "missing": sum(line.missing for line in months if line.month <= last),
            "late": [line for line in months if line.is_debt and line.month <= last],
            "standings": shown.dues_standings.order_by("-valid"),
            "reliefs": shown.dues_reliefs.order_by("-valid"),
            "channels": DuesChannel,
        },
    )


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
        return redirect("member_dues", payment.member_id)
    context = {"section": "members", "form": form, "shown": payment.member, "payment": payment}
    return render(request, "members/dues_member/dues_payment.html", context)
