"""How many members and candidates a change of units touches, and what rests on it afterwards."""

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils import timezone

from chibo.models.reorganisation import Act
from chibo.registry import Consequence
from chibo.vietnamese.dates import short_date
from members.models import Affiliation, Candidate, Event, Office, Spell, TemporaryStay

from .dues_account import unsent
from .dues_counts import dues_debts


def preview(change):
    """Members who move or go along, posts that end, candidates who come too."""
    if change.kind == Act.PLACE:
        below = Spell.unscoped.on(change.on).within([change.units[0].path])
        becomes = f"ở nguyên chi bộ, tính vào {change.above.name}"
        yield Consequence("đảng viên", below.count(), becomes)
    elif change.kind == Act.SPLIT:
        roll = Spell.unscoped.on(change.on).filter(unit=change.units[0])
        becomes = "ở lại cho tới khi bí thư hoặc văn phòng phân về chi bộ mới"
        yield Consequence("đảng viên", roll.count(), becomes)
    elif change.into is not None:
        yield from _moving(change)


def _moving(change):
    into = f"chuyển về {change.into.name}"
    members = standing(change.ends, change.on).count()
    posts = Office.unscoped.filter(unit__in=change.ends, valid__upper_inf=True).count()
    under_way = Candidate.unscoped.under_way().filter(unit__in=change.ends)
    yield Consequence("đảng viên", members, into)
    yield Consequence("đảng viên giữ chức vụ trong chi ủy", posts, "thôi chức vụ ở đó")
    yield Consequence("người đang theo dõi kết nạp", under_way.count(), into)
    lodgers = touching(change.ends, change.on).filter(host__in=change.ends)
    yield Consequence("người sinh hoạt tạm thời ở đó", lodgers.count(), into)
    yield from _dues(change)


def _dues(change):
    """What the books of the cells that end still lack: nobody would collect it afterwards.

    Money left at a merger is the successor's, at a dissolution the committee's (01-QĐ/TW 2026).
    """
    day = min(change.on, timezone.localdate())
    behind = len({debt.key for debt in dues_debts(change.ends, day)})
    yield Consequence(
        "đảng viên còn nợ đảng phí",
        behind,
        "hãy thu và ghi sổ trước: sau ngày này không ai được nhắc thu ở chi bộ cũ nữa",
        warns=True,
    )
    yield Consequence(
        "đồng đảng phí chưa nộp lên cấp trên",
        sum(unsent(cell) or 0 for cell in change.ends),
        f"hãy nộp trước, hoặc bàn giao cho {change.into.name}",
        warns=True,
    )


def standing(units, on):
    """Stays in the units that last into the day or begin later."""
    return Affiliation.unscoped.filter(unit__in=units, valid__overlap=DateRange(on, None))


def touching(units, on):
    """Temporary stays with these units or away from them that last into the day or begin later."""
    either = Q(unit__in=units) | Q(host__in=units)
    return TemporaryStay.unscoped.filter(either, valid__overlap=DateRange(on, None))


def too_late(number, on):
    """Why the day is too early for so many."""
    return (
        f"có {number} đảng viên đến đó từ ngày {short_date(on)} trở đi; "
        "hãy chọn ngày sau ngày họ đến"
    )


def built_on(change, done):
    """Moves since the act: of those who were moved, or into the units that gained."""
    if change.kind == Act.SPLIT and done["stays"]:
        number = len(done["stays"])
        yield f"đã phân {number} đảng viên về chi bộ mới, hãy phân họ ở lại chi bộ cũ trước"
    elif number := _moves(change, done):
        yield f"đã có {number} lần chuyển, tiếp nhận đảng viên"
    candidates = [candidate for candidate, _ in done["candidates"]]
    steps = Event.unscoped.filter(pk__gt=done["marks"]["event"])
    steps = steps.filter(Q(unit__in=_keys(change)) | Q(candidate__in=candidates))
    if number := steps.count():
        yield f"đã ghi {number} bước kết nạp, công nhận ở đó"


def _moves(change, done):
    """Stays begun since, and stays that the act made and that ended since."""
    moved = [member for member, _, _ in done["members"]]
    since = Affiliation.unscoped.filter(pk__gt=done["marks"]["stay"])
    begun = since.filter(Q(unit__in=_keys(change)) | Q(member__in=moved)).count()
    ends = {new: upper for _, new, upper, *_ in done["stays"]}
    kept = Affiliation.unscoped.filter(pk__in=ends)
    return begun + sum(iso(stay.valid.upper) != ends[stay.pk] for stay in kept)


def _keys(change):
    return [unit.pk for unit in change.gainers]


def iso(day):
    """A day, or None, as an act keeps it."""
    return day and day.isoformat()
