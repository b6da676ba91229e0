"""What members give to the frame around all apps."""

from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from django.urls import reverse

from chibo.access import Permission
from chibo.models import Unit
from chibo.registry import Contribution, MenuEntry, Task
from chibo.vietnamese.dates import short_date

from .enums import Level
from .indicators import INDICATORS
from .models import Candidate, Member, Spell
from .queries import (
    ahead,
    candidates_listed,
    distribution,
    dues_debts,
    dues_rule,
    probation_rule,
    roads,
    waiting_cells,
)
from .regulations import add_months

READ, EDIT = Permission.READ_MEMBERS, Permission.EDIT_MEMBERS
FORESIGHT = timedelta(days=90)
SHOWN = 20
NAMED = 3


def tasks(user, unit, today):
    """What is due within ninety days or late: recognitions, clocks of candidates, dues."""
    """What is due within ninety days or late: recognitions, the clocks of candidates, ratings."""
    yield from _recognitions(user, unit, today)
    yield from _admissions(user, unit, today)
    yield from _dues(user, unit, today)
    yield from _ratings(user, unit, today)


def _recognitions(user, unit, today):
    """M5 and M6, for everybody on probation."""
    on_probation = (
        Spell.visible_to(user, EDIT)
        .within([unit.path])
        .on(today)
        .probationary()
        .select_related("member", "unit")
    )
    rule_of = lru_cache(lambda ceremony: probation_rule(ceremony)[0])
    for spell in on_probation:
        coming = ahead(spell.member.ceremony_on, rule_of(spell.member.ceremony_on))
        if coming.due_on - today <= FORESIGHT:
            yield _recognition(spell, coming, today)


def search(user, unit, text):
    """Members by name without diacritics, or by card, identity or record number."""
    found = Member.visible_to(user, READ).matching(text).select_related("unit").walked()
    for member in found[:SHOWN]:
        label = f"{member.full_name} · sinh {member.birth_text} · {member.unit.short_name}"
        yield "Đảng viên", label, reverse("member", args=[member.pk])


def open_work(unit):
    """Nobody may be left in a unit that ends."""
    left = Member.unscoped.filter(affiliations__unit=unit, affiliations__valid__upper_inf=True)
    if count := left.count():
        yield f"còn {count} đảng viên"
    if count := Candidate.unscoped.under_way().filter(unit=unit).count():
        yield f"còn {count} người đang theo dõi kết nạp"


def _admissions(user, unit, today):
    """M2 and M5: the decision after the vote, the ceremony after the decision, the certificate."""
    under_way = candidates_listed(user, unit).filter(
        unit__in=Unit.visible_to(user, EDIT).values("pk")
    )
    for road in roads(under_way):
        if road.due and road.due[0] - today <= FORESIGHT:
            day, why = road.due
            yield Task(
                due=day,
                title=f"Kết nạp {road.candidate.full_name}: {road.next.label.lower()}",
                reason=f"{why[0].upper()}{why[1:]}",
                url=reverse("candidate", args=[road.candidate.pk]),
                button="Mở",
                unit=road.candidate.unit,
            )


def _dues(user, unit, today):
    """F2: a line for each cell with members two months behind, another from three months on."""
    cells = {cell.pk: cell for cell in Unit.visible_to(user, EDIT).below(unit)}
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
    more = f" và {len(debts) - NAMED} đồng chí nữa" if debts[NAMED:] else ""
    count = f"{len(debts)} đồng chí" if debts[1:] else f"đồng chí {debts[0].full_name}"
    return Task(
        due=add_months(since.replace(day=1), 1) - timedelta(days=1),
        title=f"Đảng phí: {count} chưa đóng {least} tháng{' trở lên' if late else ''}",
        reason=f"{names}{more}. Không có lý do mà {rule.late_months} tháng không đóng thì chi bộ "
        "xem xét xóa tên (Điều lệ Đảng)",
        url=reverse("dues", args=[cell.pk, today.year]),
        button="Mở sổ",
        unit=cell,
    )


def _ratings(user, unit, today):
    """The year's rating, from 1 December until the committee above decided: a task for a cell, one
    for all cells together where somebody works for a committee."""
    year, cells = waiting_cells(user, unit, today)
    if not cells:
        return
    title, address = f"Xếp loại đảng viên năm {year}", reverse("ratings")
    if not unit.kind.is_cell:
        title += f": {len(cells)} chi bộ chưa có quyết định"
        address = reverse("unit_ratings", args=[unit.pk, year])
    yield Task(
        due=date(year, 12, 31),
        title=title,
        reason="Tự chấm, chi bộ bỏ phiếu, cấp trên quyết định",
        url=address,
        button="Mở",
        unit=unit,
    )


def panels(user, unit, today):
    """The distribution of the last year that was rated, without a name."""
    for year in (today.year, today.year - 1) if user.may(Permission.READ_FIGURES, unit) else ():
        found = distribution(unit, year, today)
        if found["decided"] or found["units"]:
            rows = [(lv, found["members"][lv], found["units"][lv]) for lv in Level]
            context = found | {"year": year, "rows": rows}
            yield "members/unit_ratings/_panel.html", context
            return


def _recognition(spell, coming, today):
    ended = "đã hết" if coming.ends_on <= today else "sẽ hết"
    reason = (
        f"{coming.rule.months} tháng dự bị {ended} ngày {short_date(coming.ends_on)}; "
        f"hạn xét: {coming.rule.working_days} ngày làm việc sau đó ({coming.clause})"
    )
    return Task(
        due=coming.due_on,
        title=f"Xét công nhận chính thức đồng chí {spell.member.full_name}",
        reason=reason,
        url=reverse("member_recognise", args=[spell.member_id]),
        button="Công nhận",
        unit=spell.unit,
    )


contribution = Contribution(
    menu=(
        MenuEntry(20, "Đảng viên", "members", "users", (READ,)),
        MenuEntry(25, "Phát triển Đảng", "candidates", "user-plus", (READ,)),
        MenuEntry(27, "Xếp loại", "ratings", "award", (EDIT,)),
    ),
    indicators=INDICATORS,
    tasks=tasks,
    finds=((10, "đảng viên", READ),),
    panels=panels,
    search=search,
    open_work=open_work,
)
