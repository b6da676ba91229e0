"""The link an administrator hands over: its holder sets a password of their own."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode
from django.views.decorators.debug import sensitive_post_parameters

from chibo.access import public
from chibo.actions import accounts as actions
from chibo.forms.accounts import ChoosePasswordForm
from chibo.invitations import invitations
from chibo.models import User


@public
@sensitive_post_parameters("password", "again")
def invitation(request, uid, token):
    """Set a password once. A used, replaced, expired or invented link gets the same sentence."""
    account = _invited(uid, token)
    if account is None:
        return render(request, "chibo/invitation/gone.html", {}, status=410)
    form = ChoosePasswordForm(request.POST or None, account=account)
    if form.is_valid():
        actions.set_password(account=account, password=form.cleaned_data["password"], by=account)
        messages.success(request, "Đã đặt mật khẩu. Mời đồng chí đăng nhập.")
        return redirect("account_login")
    context = {"form": form, "account": account}
    return render(request, "chibo/invitation/invitation.html", context)


def _invited(uid, token):
    try:
        pk = int(force_str(urlsafe_base64_decode(uid)))
    except (ValueError, OverflowError):
        return None
    if not 0 < pk < 2**63:
        return None
    account = User.objects.filter(pk=pk, is_active=True).first()
    return account if account and invitations.check_token(account, token) else None
