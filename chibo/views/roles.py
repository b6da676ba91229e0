"""Roles: given, ended, handed over."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from chibo.actions import accounts as actions
from chibo.forms.accounts import EndForm, HandOverForm, RoleForm
from chibo.models import RoleAssignment, User

P = Permission


@requires(P.MANAGE_ACCOUNTS)
def account_assign(request, pk):
    """One more role for an account, in a unit of my subtree."""
    shown = scoped_or_404(User, request, P.MANAGE_ACCOUNTS, pk=pk)
    form = RoleForm(request.POST or None, user=request.user)
    if form.is_valid():
        given = form.attempt(actions.assign, user=shown, **form.cleaned_data, by=request.user)
        if given:
            messages.success(request, f"Đã giao: {given.get_role_display()}, {given.unit}.")
            return redirect("account", pk=shown.pk)
    context = {"section": "accounts", "form": form, "shown": shown}
    return render(request, "chibo/roles/account_assign.html", context)


@requires(P.MANAGE_ACCOUNTS)
def role_end(request, pk):
    """The end of a role; its row stays."""
    given = _running(request, pk)
    form = EndForm(request.POST or None, user=request.user)
    if form.is_valid() and form.attempt(
        actions.end, assignment=given, **form.cleaned_data, by=request.user
    ):
        messages.success(request, "Đã ghi thôi vai trò.")
        return redirect("account", pk=given.user_id)
    context = {"section": "accounts", "form": form, "given": given}
    return render(request, "chibo/roles/role_end.html", context)


@requires(P.MANAGE_ACCOUNTS)
def role_hand_over(request, pk):
    """From one person to the next on the same day, when a secretary changes."""
    given = _running(request, pk)
    form = HandOverForm(request.POST or None, user=request.user, assignment=given)
    if form.is_valid():
        passed = form.attempt(
            actions.hand_over, assignment=given, **form.cleaned_data, by=request.user
        )
        if passed:
            messages.success(request, f"Đã bàn giao cho {passed.user.full_name}.")
            return redirect("account", pk=passed.user_id)
    context = {"section": "accounts", "form": form, "given": given}
    return render(request, "chibo/roles/role_hand_over.html", context)


def _running(request, pk):
    given = scoped_or_404(RoleAssignment, request, P.MANAGE_ACCOUNTS, pk=pk)
    if given.valid.upper and given.valid.upper <= timezone.localdate():
        raise Http404
    return given
