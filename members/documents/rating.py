"""The minutes of a cell's rating: who was rated how, by which votes, and who was left out."""

from collections import Counter

from chibo.documents import Column, Document, Heading, Masthead, Paragraph, Signature, Table
from chibo.indicators import Period
from chibo.queries import letterhead
from chibo.vietnamese.dates import long_date, place_date
from chibo.vietnamese.numbers import number
from members.enums import LeftOut, Level, PartyPost
from members.models import Rating
from members.models.rating import VOTES
from members.queries import in_post, rating_lines

COLUMNS = (
    Column("TT", 3, "center"),
    Column("Họ và tên", 13),
    Column("Điểm tự chấm", 5, "center"),
    Column("Tự nhận mức", 7, "center"),
    *(Column(f"Phiếu {level.value}", 6, "center") for level in Level),
    Column("Chi bộ đề nghị", 7, "center"),
)
OUT = (Column("TT", 3, "center"), Column("Họ và tên", 12), Column("Lý do", 20))
DRAFT = "Dự thảo, chưa ghi ngày bỏ phiếu"


def minutes(sheet, *, today):
    """Biên bản of the meeting that rated the members, signed by its writer and its chair."""
    day = sheet.voted_on or today
    head = letterhead(sheet.unit, day)
    chair = in_post([sheet.unit], [PartyPost.SECRETARY], day).first()
    return Document(
        title=f"Biên bản đánh giá, xếp loại đảng viên năm {sheet.year}, {head.name}",
        masthead=Masthead(
            parent=head.parent.upper(),
            body=head.name.upper(),
            number=f"Số      -BB/{sheet.unit.kind.paper_code}",
            place_date=place_date(head.seat, day),
        ),
        type_name="BIÊN BẢN",
        summary=f"đánh giá, xếp loại chất lượng đảng viên năm {sheet.year}",
        blocks=tuple(_blocks(sheet, Period.year_to(sheet.year, today).end)),
        signatures=(
            Signature("", authority="THƯ KÝ"),
            Signature(chair.full_name if chair else "", "BÍ THƯ", "CHỦ TRÌ"),
        ),
        dated_on=day,
        draft_mark=None if sheet.voted_on else DRAFT,
        orientation="landscape",
    )


def _of(sheet):
    """(how many members there were, the lines of those with one).

    A meeting that was held stays as it was held, whoever turns out to have left before it.
    """
    if sheet.voted_on:
        kept = Rating.unscoped.filter(sheet=sheet).once().select_related("member")
        ratings = list(kept.order_by("member__sort_key", "member"))
        return len(ratings), ratings
    lines = rating_lines(sheet.unit, sheet.year)
    return len(lines), [line.rating for line in lines if line.rating]


def _blocks(sheet, counted_on):
    members, ratings = _of(sheet)
    rated = [rating for rating in ratings if not rating.left_out]
    out = [rating for rating in ratings if rating.left_out]
    yield Paragraph(_opening(sheet, counted_on, (members, len(rated), len(out))))
    yield Heading(1, "Kết quả bỏ phiếu và mức chi bộ đề nghị", "I-")
    yield Table(COLUMNS, tuple(_row(n, rating) for n, rating in enumerate(rated, 1)))
    if out:
        yield Heading(1, "Đảng viên không xếp loại", "II-")
        yield Table(OUT, tuple(_out(n, rating) for n, rating in enumerate(out, 1)))
    yield Heading(1, "Tổng hợp", "III-" if out else "II-")
    yield from _summary(rated, out)


def _opening(sheet, counted_on, numbers):
    members, rated, out = numbers
    day = f"Ngày {sheet.voted_on:%d/%m/%Y}, c" if sheet.voted_on else "C"
    base = f"{sheet.vote_base} đảng viên biểu quyết. " if sheet.vote_base else ""
    return (
        f"{day}hi bộ họp đánh giá, xếp loại chất lượng đảng viên năm {sheet.year}. {base}"
        f"Đến {long_date(counted_on)} chi bộ có {members} đảng viên: {rated} thuộc diện xếp loại, "
        f"{out} không xếp loại."
    )


def _row(place, rating):
    cast = (getattr(rating, name) for name in VOTES)
    return (
        str(place),
        rating.member.full_name,
        "" if rating.self_points is None else number(rating.self_points),
        rating.self_level,
        *("" if votes is None else str(votes) for votes in cast),
        rating.proposed,
    )


def _out(place, rating):
    why = [rating.get_left_out_display(), rating.note]
    return str(place), rating.member.full_name, ". ".join(filter(None, why))


def _summary(rated, out):
    proposed = Counter(rating.proposed for rating in rated)
    for level in Level:
        yield Paragraph(f"{level.label} ({level.value}): {proposed[level]:02d} đồng chí.", "-")
    if proposed[""]:
        yield Paragraph(f"Chưa có mức đề nghị: {proposed['']:02d} đồng chí.", "-")
    reasons = Counter(rating.left_out for rating in out)
    told = ", ".join(f"{r.label.lower()} {reasons[r]:02d}" for r in LeftOut if reasons[r])
    yield Paragraph(f"Không xếp loại: {len(out):02d} đồng chí{told and f' ({told})'}.", "-")
