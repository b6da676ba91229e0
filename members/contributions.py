"""What members give to the frame around all apps."""

from datetime import timedelta
from functools import lru_cache

from django.urls import reverse

from chibo.access import Permission
from chibo.models import Unit
from chibo.registry import Contribution, MenuEntry, Task
from chibo.vietnamese.dates import short_date

from .indicators import INDICATORS
from .models import Candidate, Member, Spell
from .queries import ahead, candidates_listed, probation_rule, roads

READ, EDIT = Permission.READ_MEMBERS, Permission.EDIT_MEMBERS
FORESIGHT = timedelta(days=90)
SHOWN = 20


def tasks(user, unit, today):
    """What is due within ninety days or late: recognitions, and the clocks of candidates."""
    yield from _recognitions(user, unit, today)
    yield from _admissions(user, unit, today)


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
    mine = Member.visible_to(user, READ).standing()
    found = mine.matching(text).select_related("unit").walked()
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
    ),
    indicators=INDICATORS,
    tasks=tasks,
    search=search,
    open_work=open_work,
)
