"""What the kernel itself gives: its lines of the rail, and units and accounts in the search."""

from .access import WAITS_FOR, Permission
from .queries.finding import find
from .registry import Contribution, MenuEntry

contribution = Contribution(
    search=find,
    finds=(
        (80, "tổ chức", Permission.READ_FIGURES, Permission.READ_UNITS),
        (90, "tài khoản", Permission.MANAGE_ACCOUNTS),
    ),
    menu=(
        MenuEntry(
            10,
            "Việc cần làm",
            "home",
            "list-checks",
            WAITS_FOR,
        ),
        MenuEntry(80, "Tổng hợp", "overview", "chart-column", (Permission.READ_FIGURES,)),
        MenuEntry(90, "Tổ chức đảng", "units", "network", (Permission.MANAGE_UNITS,)),
        MenuEntry(91, "Tài khoản", "accounts", "users-round", (Permission.MANAGE_ACCOUNTS,)),
        MenuEntry(92, "Quy định", "rules", "scale", (Permission.READ_UNITS,)),
    ),
)
