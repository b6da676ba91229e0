"""The clocks that run beside lives: what is due, until when, by which document (M5 to M12).

One query a kind, however many members. Names stand in the rows; whoever shows them asks first.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from chibo.queries import holidays
from chibo.vietnamese.dates import short_date
from members.enums import Step
from members.models import Affiliation, Event, Member, Spell, TemporaryStay
from members.regulations import add_months, add_working_days, badge_reached

from .badges import award_day
from .lives import life_rule
from .roll import ahead, probation_rules

YEARS_BACK = 2
DAYS_TO_MENTOR = 30


@dataclass(frozen=True)
class Clock:
    """Something that falls due: `what` without and `whom` with a name, `step` where it is done."""

    due: date
    what: str
    why: str
    member: Member | None
    unit: object
    step: Step | None = None
    name: str = ""

    @property
    def whom(self):
        """The person it is about."""
        return self.name or self.member.full_name


def probations(on_probation, rest, today):
    """M5, M6: mentor, class, the cell's resolution and the decision after it."""
    rules = probation_rules({spell.member.ceremony_on for spell in on_probation})
    taken = _taken(on_probation)
    for spell in on_probation:
        rule = rules[spell.member.ceremony_on]
        coming = ahead(spell.member.ceremony_on, rule, rest)
        yield _recognition(spell, rule, coming, taken[Step.PROPOSED], rest, today)
        if spell.member_id not in taken[Step.MENTORED]:
            why = f"Đảng viên dự bị có đảng viên chính thức giúp đỡ ({rule.clause})"
            due = spell.member.ceremony_on + timedelta(days=DAYS_TO_MENTOR)
            yield _of(spell, due, "Phân công đảng viên giúp đỡ", why, Step.MENTORED)
        if spell.member_id not in taken[Step.TAUGHT]:
            why = f"Học trong thời gian dự bị, đến {short_date(coming.ends_on)} ({rule.clause})"
            yield _of(spell, coming.ends_on, "Học lớp đảng viên mới", why, Step.TAUGHT)


def _recognition(spell, rule, coming, proposed, rest, today):
    if spell.member_id in proposed:
        due = add_working_days(proposed[spell.member_id], rule.decide_working_days, rest)
        why = (
            f"Cấp ủy quyết định trong {rule.decide_working_days} ngày làm việc kể từ nghị quyết "
            f"của chi bộ ({rule.clause})"
        )
        return _of(spell, due, "Quyết định công nhận chính thức", why, Step.RECOGNISED)
    ended = "đã hết" if coming.ends_on <= today else "sẽ hết"
    why = (
        f"{rule.months} tháng dự bị {ended} ngày {short_date(coming.ends_on)}; hạn xét: "
        f"{rule.working_days} ngày làm việc sau đó ({rule.clause})"
    )
    return _of(spell, coming.due_on, "Xét công nhận chính thức", why, Step.RECOGNISED)


def _of(spell, due, what, why, step):
    return Clock(due, what, why, spell.member, spell.unit, step)


def _taken(on_probation):
    """{step: {member id: day}} of what was done with those on probation."""
    events = Event.unscoped.standing().filter(
        member__in=[spell.member_id for spell in on_probation],
        kind__in=[Step.PROPOSED, Step.MENTORED, Step.TAUGHT],
    )
    taken = {Step.PROPOSED: {}, Step.MENTORED: {}, Step.TAUGHT: {}}
    for kind, member, day in events.order_by("on", "pk").values_list("kind", "member", "on"):
        taken[kind][member] = day
    return taken


def transfers(paths, rest, today):
    """M8: somebody left with a slip and nobody has written that the host received it."""
    since = today - timedelta(days=365 * YEARS_BACK)
    answered = Event.unscoped.standing().filter(
        member=OuterRef("member"), kind=Step.RECEIVED, on__gte=OuterRef("on")
    )
    back = Affiliation.unscoped.filter(
        member=OuterRef("member"), valid__startswith__gte=OuterRef("on")
    )
    gone = Event.unscoped.standing().once().within(paths)
    gone = gone.filter(kind=Step.TRANSFERRED, on__gte=since)
    gone = list(gone.filter(~Exists(answered), ~Exists(back)).select_related("member", "unit"))
    rule = life_rule("transfer", today) if gone else None
    for event in gone:
        removal = add_months(event.on, rule.months_to_removal)
        if removal <= today:
            what, due = "Hỏi nơi đến về việc chuyển sinh hoạt", removal
            why = (
                f"Quá {rule.months_to_removal} tháng chưa nộp giấy mà không có lý do thì nơi đến "
                f"xem xét xóa tên ({rule.clause})"
            )
        else:
            what = "Nhận phiếu báo chuyển sinh hoạt"
            due = add_working_days(event.on, rule.present_working_days, rest)
            why = (
                f"Nộp giấy giới thiệu ở nơi đến trong {rule.present_working_days} ngày làm việc "
                f"({rule.clause})"
            )
        yield Clock(due, what, why, event.member, event.unit, Step.RECEIVED)


def stays(paths):
    """M9: a temporary stay whose time is running out or over."""
    open_ones = TemporaryStay.unscoped.within(paths).filter(valid__upper_inf=True)
    for stay in open_ones.select_related("member", "unit", "host"):
        there = stay.host.name if stay.host_id and stay.member_id else stay.elsewhere
        why = f"Giới thiệu đến ngày {short_date(stay.until)}, {there}"
        step = Step.RETURNED if stay.member_id else None
        what = "Hết hạn sinh hoạt tạm thời"
        yield Clock(stay.until, what, why, stay.member, stay.unit, step, stay.full_name)


def badges(paths, rest, today, foresight):
    """M12: whoever reaches a level before the award days within sight, and has not got it."""
    rule = life_rule("badge", today)
    last = today + foresight
    reached = Q()
    for level in rule.levels:
        span = (add_months(today, -12 * (level + YEARS_BACK)), add_months(last, -12 * level))
        reached |= Q(party_since__range=span)
    there = Spell.unscoped.on(today).within(paths).filter(member=OuterRef("pk"))
    members = list(
        Member.unscoped.filter(reached).filter(Exists(there)).select_related("unit").walked()
    )
    given = _given(members)
    for member in members:
        for level in rule.levels:
            day = badge_reached(member.party_since, level)
            recent = add_months(today, -12 * YEARS_BACK) <= day <= last
            if recent and (member.pk, str(level)) not in given:
                yield _badge(member, level, day, rule, rest)


def _given(members):
    """{(member id, level)} of the badges that were awarded."""
    awarded = Event.unscoped.standing().filter(kind=Step.BADGE, member__in=members)
    return set(awarded.values_list("member", "form")) if members else set()


def _badge(member, level, day, rule, rest):
    award = award_day(day)
    due = _working_days_before(award, rule.working_days_ahead, rest)
    why = (
        f"Đủ {level} năm tuổi đảng ngày {short_date(day)}, đợt {short_date(award)}; hồ sơ gửi "
        f"trước {rule.working_days_ahead} ngày làm việc ({rule.clause})"
    )
    what = f"Đề nghị tặng Huy hiệu {level} năm tuổi Đảng"
    return Clock(due, what, why, member, member.unit, Step.BADGE)


def _working_days_before(day, count, rest):
    while count:
        day -= timedelta(days=1)
        count -= day.weekday() < 5 and day not in rest
    return day


def clocks(paths, today, foresight):
    """Everything about members in these subtrees that is late or falls due within sight."""
    rest = holidays()
    probationary = Spell.unscoped.on(today).within(paths).probationary()
    on_probation = list(probationary.select_related("member", "unit"))
    running = (
        *(probations(on_probation, rest, today) if on_probation else ()),
        *transfers(paths, rest, today),
        *stays(paths),
        *badges(paths, rest, today, foresight),
    )
    return [clock for clock in running if clock.due - today <= foresight]
