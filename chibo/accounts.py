"""Sign-in without sign-up and without mail: how django-allauth is bent."""

from allauth.account.adapter import DefaultAccountAdapter


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

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Failed tries are counted by account alone: allauth adds the Host header, whose port
        whoever asks may choose, and with it a fresh count."""
        return credentials.get("username", "").lower()

    def is_open_for_signup(self, request):
        """Accounts are opened by the administrator alone."""
        return False
