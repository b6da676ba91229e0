"""What everybody owes a month, for the whole cell; and what is let off, one by one."""

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
from members.queries import assessable, dues_rule, dues_version, standings_on
from members.regulations import dues_rate

from .dues import dues_years
from .dues_member import act_on, dues_page, guest_or_404
from .files import on_standing_record
from .steps import sent

P = Permission


@requires(P.EDIT_MEMBERS)
def dues_standings(request, pk, year):
    """Kind of payer and amount of everybody, from the month in view on."""
    cell = scoped_or_404(Unit, request, P.EDIT_MEMBERS, pk=pk)
    today = timezone.localdate()
    years = dues_years(year, today)
    month = _month(request, year, today)
    people = assessable(cell, month)
    known = standings_on(people, month)
    form = AssessForm(
        request.POST or None,
        user=request.user,
        people=people,
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
            "lines": [
                (person, *form.texts[key], key in form.wrong, known.get(key))
                for person in people
                for key in [person.key]
            ],
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
    return _relieve(request, scoped_or_404(Member, request, P.EDIT_MEMBERS, pk=pk))


@requires(P.EDIT_MEMBERS)
def guest_relief_add(request, pk):
    """Dues let off for a guest from elsewhere."""
    return _relieve(request, guest_or_404(request, P.EDIT_MEMBERS, pk))


def _relieve(request, shown):
    month = timezone.localdate().replace(day=1)
    form = ReliefForm(request.POST or None, user=request.user, initial={"first": month})
    if sent(request, form, actions.relieve, person=shown):
        messages.success(request, f"Đã ghi miễn, giảm đảng phí của đồng chí {shown.full_name}.")
        return redirect(dues_page(shown))
    context = act_on(shown) | {"form": form, "rule": dues_rule(month)}
    return render(request, "members/dues_standing/relief_add.html", context)


@requires(P.EDIT_MEMBERS)
def relief_edit(request, pk):
    """Ended earlier, prolonged, or written wrongly."""
    row = scoped_or_404(DuesRelief, request, P.EDIT_MEMBERS, pk=pk)
    fields = {name: getattr(row, name) for name in ("ground", "percent", "decision", "version")}
    initial = fields | {"first": row.valid.lower, "last": row.last_month}
    form = AmendReliefForm(request.POST or None, user=request.user, initial=initial)
    if sent(request, form, actions.amend, relieved=row):
        messages.success(
            request, f"Đã sửa miễn, giảm đảng phí của đồng chí {row.person.full_name}."
        )
        return redirect(dues_page(row.person))
    context = act_on(row.person) | {"form": form, "rule": dues_rule(row.valid.lower)}
    return render(request, "members/dues_standing/relief_edit.html", context)


def _month(request, year, today):
    asked = whole(request.POST.get("thang") or request.GET.get("thang"))
    fallback = today.month if year == today.year else 1
    return date(year, asked if asked and 1 <= asked <= 12 else fallback, 1)
