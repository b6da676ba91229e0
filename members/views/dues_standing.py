"""What each member owes a month, for the whole cell; and what is let off, one by one."""

from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from chibo.models import Unit
from chibo.vietnamese.numbers import whole
from members.actions import dues_standing as actions
from members.enums import Payer
from members.forms import AmendReliefForm, AssessForm, ReliefForm
from members.models import DuesRelief, Member
from members.queries import dues_rule, dues_version, roster, standings_on
from members.regulations import dues_rate

from .dues import dues_years, sent
from .files import on_standing_record

P = Permission


@requires(P.EDIT_MEMBERS)
def dues_standings(request, pk, year):
    """Kind of payer and amount of everybody, from the month in view on."""
    cell = scoped_or_404(Unit, request, P.EDIT_MEMBERS, pk=pk)
    today = timezone.localdate()
    years = dues_years(year, today)
    month = _month(request, year, today)
    members = [spell.member for spell in roster([cell], month)]
    known = standings_on(members, month)
    form = AssessForm(
        request.POST or None,
        user=request.user,
        members=members,
        known=known,
        initial={"version": dues_version(cell)},
    )
    if sent(request, form, actions.assess, unit=cell, month=month):
        messages.success(request, f"Đã ghi mức đóng từ tháng {month:%m/%Y}.")
        return redirect(f"{reverse('dues_standings', args=[pk, year])}?thang={month.month}")
    status = 409 if form.current else 422 if form.is_bound else 200
    rule = dues_rule(month)
    return render(
        request,
        "members/dues_standing/dues_standings.html",
        {
            "section": "members",
            "cell": cell,
            "year": year,
            "years": years,
            "months": range(1, 13),
            "focus": month.month,
            "month": month,
            "form": form,
            "lines": [(m, *form.texts[m.pk], m.pk in form.wrong, known.get(m.pk)) for m in members],
            "payers": Payer,
            "rates": [(payer.label, dues_rate(payer, rule)) for payer in Payer],
            "rule": rule,
        },
        status=status,
    )


@requires(P.EDIT_MEMBERS)
@on_standing_record
def relief_add(request, pk):
    """Dues let off for a member."""
    shown = scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=pk)
    month = timezone.localdate().replace(day=1)
    form = ReliefForm(request.POST or None, user=request.user, initial={"first": month})
    if sent(request, form, actions.relieve, member=shown):
        messages.success(request, f"Đã ghi miễn, giảm đảng phí của đồng chí {shown}.")
        return redirect("member_dues", pk)
    context = {"section": "members", "form": form, "shown": shown, "rule": dues_rule(month)}
    return render(request, "members/dues_standing/relief_add.html", context)


@requires(P.EDIT_MEMBERS)
def relief_edit(request, pk):
    """Ended earlier, prolonged, or written wrongly."""
    row = scoped_or_404(DuesRelief, request, P.EDIT_MEMBERS, pk=pk)
    fields = {name: getattr(row, name) for name in ("ground", "percent", "decision", "version")}
    initial = fields | {"first": row.valid.lower, "last": row.last_month}
    form = AmendReliefForm(request.POST or None, user=request.user, initial=initial)
    if sent(request, form, actions.amend, relieved=row):
        messages.success(request, f"Đã sửa miễn, giảm đảng phí của đồng chí {row.member}.")
        return redirect("member_dues", row.member_id)
    rule = dues_rule(row.valid.lower)
    context = {"section": "members", "form": form, "shown": row.member, "rule": rule}
    return render(request, "members/dues_standing/relief_edit.html", context)


def _month(request, year, today):
    asked = whole(request.POST.get("thang") or request.GET.get("thang"))
    fallback = today.month if year == today.year else 1
    return date(year, asked if asked and 1 <= asked <= 12 else fallback, 1)
