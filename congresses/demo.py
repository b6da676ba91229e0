"""Invented gatherings for the demo: two years of meetings, two congresses a cell, some late."""

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time, timedelta

from chibo.history import acting
from members.enums import PartyPost, Status
from members.models import Spell

from .actions.meetings import usual_title
from .enums import Body, MeetingKind, MeetingState, Presence
from .models import Attendance, Congress, CongressSeat, Guest, Meeting

THEMES = (
    "Học tập và làm theo gương Bác về tinh thần trách nhiệm",
    "Nâng cao chất lượng sinh hoạt chi bộ",
    "Đảng viên đi đầu trong chuyển đổi số",
    "Giữ gìn môi trường xanh, sạch, đẹp ở nơi ở và nơi làm việc",
    "Công tác tạo nguồn, kết nạp đảng viên trẻ",
)
CONCLUSIONS = (
    "Chi bộ nhất trí đánh giá kết quả tháng trước. Tháng tới tập trung ba việc: thu đảng phí đúng "
    "hạn, tham gia ngày chủ nhật xanh, chuẩn bị nội dung sinh hoạt chuyên đề.",
    "Thông qua nhiệm vụ tháng tới; giao chi ủy theo dõi việc giúp đỡ quần chúng ưu tú, báo cáo ở "
    "kỳ sinh hoạt sau.",
    "Các ý kiến đề nghị gửi tài liệu sớm hơn trước ngày họp. Chủ trì tiếp thu, kết luận từng việc.",
)
RESOLVED = (
    "Đại hội thông qua báo cáo chính trị, báo cáo kiểm điểm, bầu chi ủy khóa mới và biểu quyết "
    "thông qua nghị quyết đại hội."
)
REASONS = ("đi công tác", "ốm, có báo trước", "việc gia đình", "đi học xa")
TERMS = ((2020, 2025), (2025, 2030))
MARKS = ((0.90, Presence.PRESENT), (0.98, Presence.EXCUSED), (1.0, Presence.UNEXCUSED))


@dataclass
class Draw:
    """What the invention draws from: the dice, the day it happens, who was where and when."""

    rng: object
    today: date
    spells: dict
    posts: dict
    homes: set
    unrecorded: tuple

    def roll(self, cell, day):
        """The spells of a cell that hold on a day."""
        return [
            spell
            for spell in self.spells[cell.pk]
            if spell.valid.lower <= day and (spell.valid.upper is None or day < spell.valid.upper)
        ]

    def leader(self, cell, post, day):
        """Who holds a post in the cell and was on its roll that day, or None."""
        there = {spell.member_id for spell in self.roll(cell, day)}
        member = self.posts.get((cell.pk, post))
        return member if member and member.pk in there else None


def build(cells, members_by_cell, today, rng, *, homes=(), unrecorded=()):
    """Meetings, rolls and congresses of these cells; the same `rng` gives the same ones.

    `homes` are the cells of people who live together: they meet in the house of the neighbourhood.
    Of the cells `unrecorded` the older congress is left out, for somebody to enter from its paper.
    """
    known = _spells(cells), _posts(members_by_cell)
    draw = Draw(rng, today, *known, {cell.pk for cell in homes or cells}, tuple(unrecorded))
    meetings = [m for place, cell in enumerate(cells) for m in _two_years(draw, cell, place)]
    drafts = [d for place, cell in enumerate(cells) for d in _congresses(draw, cell, place)]
    with acting(None, "dựng dữ liệu mẫu"):
        Meeting.unscoped.bulk_create([*meetings, *(congress.meeting for congress in drafts)])
        Congress.unscoped.bulk_create(drafts)
        held = [*meetings, *(c.meeting for c in drafts if c.summoned is None)]
        Attendance.unscoped.bulk_create(
            line for meeting in held if not _waits(meeting, today) for line in _lines(draw, meeting)
        )
        Guest.unscoped.bulk_create(guest for congress in drafts for guest in _guests(congress))
        CongressSeat.unscoped.bulk_create(s for congress in drafts for s in _seats(draw, congress))
    return drafts


def _spells(cells):
    found = defaultdict(list)
    for spell in Spell.unscoped.filter(unit__in=cells).order_by("member__sort_key", "pk"):
        found[spell.unit_id].append(spell)
    return found


def _posts(members_by_cell):
    return {
        (getattr(cell, "pk", cell), member.party_post): member
        for cell, members in members_by_cell.items()
        for member in members
        if member.party_post
    }


def _two_years(draw, cell, place):
    """The third of the month or soon after; the third cell misses some, the second is late."""
    for back in range(24, -1, -1):
        year, month = divmod(draw.today.year * 12 + draw.today.month - 1 - back, 12)
        first = date(year, month + 1, 3 + place % 3)
        missed = draw.rng.random() < (0.2 if place == 2 else 0.02)
        if not missed and not (back == 0 and place % 4 == 0) and first <= draw.today:
            still_open = place == 1 and back < 2
            yield _meeting(draw, cell, MeetingKind.REGULAR, first, still_open=still_open)
        if first.month % 3 == 2 and draw.rng.random() < (0.5 if place == 2 else 0.97):
            day = first + timedelta(days=14)
            if day <= draw.today and not (back == 0 and place % 4 == 0):
                theme = f"Chuyên đề: {draw.rng.choice(THEMES)}"
                yield _meeting(draw, cell, MeetingKind.THEMATIC, day, title=theme)


def _meeting(draw, cell, kind, day, *, title="", still_open=False):
    minutes = draw.rng.choice((92, 95, 100, 110, 120))
    end = 19 * 60 + 30 + minutes
    return Meeting(
        unit=cell,
        kind=kind,
        held_on=day,
        starts_at=time(19, 30),
        ends_at=time(end // 60, end % 60),
        place=f"{'Nhà sinh hoạt cộng đồng' if cell.pk in draw.homes else 'Phòng họp'} "
        f"{cell.short_name}",
        title=title or usual_title(kind, day),
        chair=draw.leader(cell, PartyPost.SECRETARY, day),
        secretary=draw.leader(cell, PartyPost.COMMITTEE, day),
        content="" if still_open else draw.rng.choice(CONCLUSIONS),
        state=MeetingState.OPEN if still_open else MeetingState.CLOSED,
    )


def _waits(meeting, today):
    """The latest meeting of the late cell: nobody has called the roll yet."""
    return meeting.is_open and (today - meeting.held_on).days < monthrange(*_month(today))[1]


def _month(day):
    return day.year, day.month


def _lines(draw, meeting):
    for spell in draw.roll(meeting.unit, meeting.held_on):
        presence = Presence.EXEMPT if spell.exempt else _mark(draw.rng.random())
        excused = presence == Presence.EXCUSED
        yield Attendance(
            meeting=meeting,
            member_id=spell.member_id,
            official=spell.status == Status.OFFICIAL,
            exempt=spell.exempt,
            presence=presence,
            note=draw.rng.choice(REASONS) if excused else "",
        )


def _mark(chance):
    return next(presence for limit, presence in MARKS if chance < limit)


def _congresses(draw, cell, place):
    """One a term, in its first spring. Of the older one only the figures are known."""
    for number, term in enumerate(TERMS):
        if number == 0 and cell in draw.unrecorded:
            continue
        day = date(term[0], 3 + place % 2, 12 + place)
        congress = Congress(unit=cell, ordinal=3 + number + place % 3)
        congress.term_start, congress.term_end = term
        congress.meeting = _meeting(draw, cell, MeetingKind.CONGRESS, day, title=str(congress))
        congress.meeting.content = RESOLVED
        congress.meeting.starts_at, congress.meeting.ends_at = time(7, 30), time(11, 15)
        if number == 0:
            congress.summoned = max(9, len(draw.roll(cell, day)))
            congress.present = congress.summoned - draw.rng.randint(0, 2)
        yield congress


def _guests(congress):
    above = congress.unit.parent.name if congress.unit.parent else "cấp ủy cấp trên"
    yield Guest(meeting=congress.meeting, name="Đại diện cấp ủy cấp trên", position=above)


def _seats(draw, congress):
    """The chair leads; whom the register of the day does not know stays a name."""
    unit, day = congress.unit, congress.held_on
    bodies = {
        Body.PRESIDIUM: (PartyPost.SECRETARY, PartyPost.DEPUTY),
        Body.SECRETARIAT: (PartyPost.COMMITTEE,),
    }
    for body, posts in bodies.items():
        for position, post in enumerate(posts, 1):
            member = draw.leader(unit, post, day)
            name = "" if member else f"{post.label} khóa trước"
            yield CongressSeat(
                congress=congress, body=body, position=position, member=member, name=name
            )
