"""Accounts of a subtree: opened, corrected, invited."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from chibo.access import Permission, requires, scoped_or_404
from chibo.actions import accounts as actions
from chibo.forms.accounts import CorrectForm, OpenForm
from chibo.models import RoleAssignment, User
from chibo.queries import sentences
from chibo.vietnamese.numbers import whole
from chibo.vietnamese.text import clean_line

P = Permission
PAGE = 50


@requires(P.MANAGE_ACCOUNTS)
def accounts(request):
    """The accounts of my subtree with the roles they hold there today; `q` finds by name."""
    wanted = clean_line(request.GET.get("q", ""))
    found = User.visible_to(request.user).called(wanted)
    roles = RoleAssignment.visible_to(request.user).today().select_related("unit")
    found = found.prefetch_related(Prefetch("assignments", roles, to_attr="roles_here"))
    return render(
        request,
        "chibo/accounts/accounts.html",
        {"page": Paginator(found, PAGE).get_page(request.GET.get("trang")), "wanted": wanted},
    )


@requires(P.MANAGE_ACCOUNTS)
def account_add(request):
    """Open an account with its first role; the invitation follows on its page."""
    form = OpenForm(
        request.POST or None,
        user=request.user,
        initial={"unit": whole(request.GET.get("to-chuc"))},
    )
    if form.is_valid():
        opened = form.attempt(actions.open_with_role, **form.cleaned_data, by=request.user)
        if opened:
            messages.success(request, f"Đã mở tài khoản {opened.username}. Hãy cấp liên kết.")
            return redirect("account", pk=opened.pk)
    return render(request, "chibo/accounts/account_add.html", {"section": "accounts", "form": form})


@requires(P.MANAGE_ACCOUNTS)
def account(request, pk):
    """One account: its roles in my subtree, what I may do with it, its history."""
    shown = scoped_or_404(User, request, P.MANAGE_ACCOUNTS, pk=pk)
    today = timezone.localdate()
    given = list(RoleAssignment.visible_to(request.user).filter(user=shown).select_related("unit"))
    return render(
        request,
        "chibo/accounts/account.html",
        {
            "section": "accounts",
            "shown": shown,
            "running": [a for a in given if a.valid.upper is None or a.valid.upper > today],
            "over": [a for a in given if a.valid.upper and a.valid.upper <= today],
            "today": today,
            "is_in_hand": shown.in_the_hands_of(request.user),
            "history": sentences(shown, *given),
        },
    )


@requires(P.MANAGE_ACCOUNTS)
def account_edit(request, pk):
    """Correct the name, stop or allow sign-in, hand the account to another unit's keeping."""
    shown = _in_hand(request, pk)
    form = CorrectForm(
        request.POST or None,
        user=request.user,
        initial={
            "full_name": shown.full_name,
            "is_active": shown.is_active,
            "home_unit": shown.home_unit_id,
            "version": shown.version,
        },
    )
    if form.is_valid():
        corrected = form.attempt(
            actions.correct_account, account=shown, **form.cleaned_data, by=request.user
        )
        if corrected:
            messages.success(request, "Đã sửa tài khoản.")
            return redirect("account", pk=shown.pk)
    context = {"section": "accounts", "form": form, "shown": shown}
    return render(request, "chibo/accounts/account_edit.html", context)


@requires(P.MANAGE_ACCOUNTS)
@require_POST
def account_invite(request, pk):
    """A link to set a password, shown this once, to hand over in person; older links are void."""
    shown = _in_hand(request, pk)
    if not shown.is_active:
        raise PermissionDenied
    uid, token = actions.invite(account=shown, by=request.user)
    link = request.build_absolute_uri(reverse("invitation", args=[uid, token]))
    context = {"section": "accounts", "shown": shown, "link": link}
    return render(request, "chibo/accounts/account_invite.html", context)


def _in_hand(request, pk):
    """An account that the person may change: seen but not in hand answers 403."""
    shown = scoped_or_404(User, request, P.MANAGE_ACCOUNTS, pk=pk)
    if not shown.in_the_hands_of(request.user):
        raise PermissionDenied
    return shown
