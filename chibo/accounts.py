"""Sign-in without sign-up and without mail: how django-allauth is bent, and invitations."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.tokens import PasswordResetTokenGenerator


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": (
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt, "
            "hoặc nhờ người quản trị cấp liên kết đặt lại mật khẩu."
        ),
        "too_many_login_attempts": (
            "Đã nhập sai nhiều lần. Hãy chờ 5 phút rồi thử lại, hoặc nhờ người quản trị."
        ),
        "account_inactive": "Tài khoản này đã thôi dùng. Hãy hỏi người quản trị.",
    }

    def is_open_for_signup(self, request):
        """Accounts are opened by the administrator alone."""
        return False


class InvitationTokens(PasswordResetTokenGenerator):
    """Django's tokens, good for one use and a week; a newer link makes the older ones void."""

    key_salt = "chibo.accounts.InvitationTokens"

    def _make_hash_value(self, user, timestamp):
        return f"{super()._make_hash_value(user, timestamp)}{user.version}"


invitations = InvitationTokens()
