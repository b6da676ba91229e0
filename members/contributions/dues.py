"""F2: who is behind with dues."""

from datetime import timedelta
from itertools import groupby

from django.urls import reverse

from chibo.access import Permission
from chibo.models import Unit
from chibo.registry import Task
from members.models import DuesBook
from members.queries import dues_debts, dues_rule
from members.regulations import add_months

EDIT = Permission.EDIT_MEMBERS
NAMED = 3


def tasks(user, unit, today):
    """F2: a line for each cell with members two months behind, another from three months on."""
    keeping = DuesBook.unscoped.values("unit")  # without a book nobody owes
    kept = Unit.visible_to(user, EDIT).below(unit).filter(pk__in=keeping)
    cells = {cell.pk: cell for cell in kept}
    debts = dues_debts(cells, today) if cells else []
    if not debts:
        return
    rule = dues_rule(today)
    for late in (True, False):
        for cell, behind in groupby(debts, key=lambda debt: debt.unit_id):
            there = [debt for debt in behind if rule.behind(len(debt.months)) == late]
            if there:
                yield _reminder(cells[cell], there, rule, today, late=late)


def _reminder(cell, debts, rule, today, *, late):
    least = rule.late_months if late else rule.warn_months
    since = min(debt.months[least - 1] for debt in debts) if late else today
    names = ", ".join(f"{debt.full_name} ({len(debt.months)} tháng)" for debt in debts[:NAMED])
    guests = any(debt.stay_id for debt in debts)
    more = f" và {len(debts) - NAMED} đồng chí nữa" if debts[NAMED:] else ""
    count = f"{len(debts)} đồng chí" if debts[1:] else f"đồng chí {debts[0].full_name}"
    return Task(
        due=add_months(since.replace(day=1), 1) - timedelta(days=1),
        title=f"Đảng phí: {count} chưa đóng {least} tháng{' trở lên' if late else ''}",
        outside="Đảng phí: có đảng viên chậm đóng",
        reason=f"{names}{more}. Không có lý do mà {rule.late_months} tháng không đóng thì chi bộ "
        "xem xét xóa tên (Điều lệ Đảng)" + guests * "; người đến sinh hoạt tạm thời thì báo về "
        "tổ chức đảng nơi giới thiệu",
        url=reverse("dues", args=[cell.pk, today.year]),
        button="Mở sổ",
        unit=cell,
    )
