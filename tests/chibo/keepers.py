"""Who keeps what holds for everybody; nobody of the cast does."""

from chibo.access import Role
from chibo.actions import accounts
from tests.cast import FOUNDED, PASSWORD


def appoint(cast):
    """An administrator of the whole tree."""
    user = accounts.open_account(
        username="tinh", full_name="Mai Thị Tỉnh", password=PASSWORD, by=None
    )
    accounts.assign(user=user, role=Role.ADMINISTRATOR, unit=cast.province, since=FOUNDED, by=None)
    return user
