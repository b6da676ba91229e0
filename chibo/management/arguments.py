"""What commands share: who acts, on which unit. Wrong words end in one sentence."""

from django.core.management.base import CommandError

from chibo.models import Unit, User


def add_unit(parser):
    """--unit takes the number or the code of a unit, as `list_units` prints them."""
    parser.add_argument("--unit", required=True, help="mã hoặc số (id) của tổ chức đảng")


def add_actor(parser):
    """--by names the account that answers for what is written."""
    parser.add_argument("--by", required=True, help="tên đăng nhập của người thực hiện")


def actor(username):
    """The account, if it may still sign in."""
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise CommandError(f"Không có tài khoản “{username}” đang dùng. Hãy kiểm tra --by.")
    return user


def unit_for(user, permission, text):
    """The unit of that number or code in which `user` has `permission`.

    One answer for what does not exist and for what the person may not use.
    """
    mine = Unit.visible_to(user, permission)
    found = mine.filter(code=text).first()
    if found is None and text.isdigit():
        found = mine.filter(pk=int(text)).first()
    if found is None:
        raise CommandError(
            f"{user.username} không có quyền này ở tổ chức “{text}”, hoặc không có tổ chức đó. "
            "Hãy xem bin/manage list_units."
        )
    return found
