"""Collected, kept, sent up; and the book on paper."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from chibo.access import Permission, requires, scoped_or_404
from chibo.exports import printed
from chibo.models import Unit
from members.actions import dues_account as actions
from members.actions import papers
from members.forms import AnnulRemittanceForm, RemitForm, RetainForm
from members.models import DuesRemittance, DuesRetention
from members.queries import dues_account as account_of
from members.queries import dues_version, retention_of

from .dues import dues_years
from .steps import sent

P = Permission


@requires(P.EDIT_MEMBERS)
@require_GET
def dues_account(request, pk, year):
    """Part II of the book: months, quarters, the year; what was sent up and when."""
    cell = scoped_or_404(Unit, request, P.EDIT_MEMBERS, pk=pk)
    today = timezone.localdate()
    remittances = DuesRemittance.visible_to(request.user).filter(book__unit=cell, on__year=year)
    return render(
        request,
        "members/dues_account/dues_account.html",
        {
            "section": "members",
            "cell": cell,
            "year": year,
            "years": dues_years(year, today),
            "account": account_of(cell, year, today),
            "remittances": remittances.order_by("on", "pk"),
            "shares": DuesRetention.visible_to(request.user).filter(unit=cell).order_by("-valid"),
        },
    )


@requires(P.EDIT_MEMBERS)
def dues_remit(request, pk):
    """Money sent up: what is left to send is offered."""
    cell = scoped_or_404(Unit, request, P.EDIT_MEMBERS, pk=pk)
    today = timezone.localdate()
    left = account_of(cell, today.year, today).year.balance
    initial = {"on": today, "amount": left if left and left > 0 else None}
    form = RemitForm(
        request.POST or None,
        user=request.user,
        initial=initial | {"version": dues_version(cell)},
    )
    remitted = sent(request, form, actions.remit, unit=cell)
    if remitted:
        messages.success(request, "Đã ghi nộp lên cấp trên.")
        return redirect("dues_account", pk, remitted.on.year)
    context = {"section": "members", "form": form, "cell": cell, "left": left, "year": today.year}
    return render(request, "members/dues_account/dues_remit.html", context)


@requires(P.EDIT_MEMBERS)
def dues_retain(request, pk):
    """The share the cell keeps, from a month on."""
    cell = scoped_or_404(Unit, request, P.EDIT_MEMBERS, pk=pk)
    month = timezone.localdate().replace(day=1)
    initial = {"month": month.replace(month=1), "percent": retention_of(cell, month)}
    form = RetainForm(request.POST or None, user=request.user, initial=initial)
    if sent(request, form, actions.retain, unit=cell):
        messages.success(request, "Đã ghi tỷ lệ trích giữ lại.")
        return redirect("dues_account", pk, month.year)
    context = {"section": "members", "form": form, "cell": cell, "year": month.year}
    return render(request, "members/dues_account/dues_retain.html", context)


@requires(P.EDIT_MEMBERS)
def remittance_annul(request, pk):
    """One time of sending up was written by mistake."""
    row = scoped_or_404(DuesRemittance, request, P.EDIT_MEMBERS, pk=pk)
    cell = row.book.unit
    form = AnnulRemittanceForm(
        request.POST or None, user=request.user, initial={"version": row.book.version}
    )
    if sent(request, form, actions.annul, remittance=row):
        messages.success(request, "Đã bỏ lần nộp này.")
        return redirect("dues_account", cell.pk, row.on.year)
    context = {"section": "members", "form": form, "cell": cell, "row": row, "year": row.on.year}
    return render(request, "members/dues_account/remittance_annul.html", context)


@requires(P.EDIT_MEMBERS)
@require_GET
def dues_pdf(request, pk, year):
    """The dues book of a year as PDF."""
    return _book(request, pk, year, "pdf")


@requires(P.EDIT_MEMBERS)
@require_GET
def dues_docx(request, pk, year):
    """The same for Word."""
    return _book(request, pk, year, "docx")


def _book(request, pk, year, kind):
    cell = scoped_or_404(Unit, request, P.EDIT_MEMBERS, pk=pk)
    dues_years(year, timezone.localdate())
    drawn = papers.hand_out_dues(unit=cell, year=year, kind=kind, by=request.user)
    return printed(drawn, f"so-dang-phi-{year}-{cell.code}", kind)
