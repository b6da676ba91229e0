"""The dues book of a cell's year: Part I everybody by months, Part II the account."""

from datetime import date

from chibo.documents import Column, Document, Heading, Masthead, Paragraph, Signature, Table
from chibo.queries import letterhead
from chibo.vietnamese.dates import place_date, short_date
from chibo.vietnamese.numbers import number
from members.enums import DuesChannel, PartyPost, ReliefGround
from members.queries import dues_account, dues_sheet, full_month, in_post

HALVES = (("Sáu tháng đầu năm", range(1, 7)), ("Sáu tháng cuối năm", range(7, 13)))
MONTHS = range(1, 13)
UNKNOWN = "…"
EXEMPT = "miễn"
NOTHING = "–"
BY_PORTAL = "*"
GUEST = "(sinh hoạt tạm thời)"
PART_TWO = (
    Column("Thời gian", 12),
    Column("Tổng số đảng viên", 9, "center"),
    Column("Được miễn", 8, "center"),
    Column("Chưa đóng", 8, "center"),
    Column("Đã thu", 12, "right"),
    Column("Trích giữ lại", 12, "right"),
    Column("Phải nộp", 12, "right"),
    Column("Đã nộp", 12, "right"),
    Column("Chưa nộp", 12, "right"),
)


def document(cell, year, *, today):
    """The book of a year, as it stands today."""
    head = letterhead(cell, min(today, date(year, 12, 31)))
    secretary = in_post([cell], [PartyPost.SECRETARY], today).first()
    return Document(
        title=f"Sổ thu, nộp đảng phí năm {year}, {head.name}",
        masthead=Masthead(
            parent=head.parent.upper(),
            body=head.name.upper(),
            place_date=place_date(head.seat, today),
        ),
        type_name="SỔ THU, NỘP ĐẢNG PHÍ",
        summary=f"năm {year}",
        blocks=(*_members(cell, year, today), *_account(cell, year, today)),
        signatures=(
            Signature("", "NGƯỜI THU ĐẢNG PHÍ"),
            Signature(secretary.full_name if secretary else "", "BÍ THƯ", "T/M CHI BỘ"),
        ),
        dated_on=today,
        orientation="landscape",
    )


def _members(cell, year, today):
    _, people, boxes = dues_sheet(cell, year)
    lines = [[boxes.get((person.key, date(year, m, 1))) for m in MONTHS] for person in people]
    yield Heading(1, "Thu đảng phí từng đảng viên", "I-")
    yield Paragraph(
        f"Đơn vị: đồng; dưới số tiền là ngày nộp, dấu {BY_PORTAL} là nộp qua Cổng Dịch vụ công. "
        f"Dấu {NOTHING}: không đóng ở chi bộ tháng ấy; ô trống: chưa đóng. Còn nợ: các tháng đã "
        f"qua, tính đến {short_date(today)}."
    )
    for caption, months in HALVES:
        yield _half(caption, months, people, lines, full_month(today))
    reliefs = list(_reliefs(people, lines))
    if reliefs:
        yield Paragraph("Miễn, giảm trong năm:")
        yield from reliefs


def _half(caption, months, people, lines, last):
    """People by six months: twelve beside one another leave no room for the days."""
    halves = [[line[month - 1] for month in months] for line in lines]
    columns = (
        Column("TT", 7, "center"),
        Column("Họ và tên", 24),
        Column("Mức đóng", 12, "right"),
        *(Column(f"Tháng {month}", 13, "right") for month in months),
        Column("Cộng", 13, "right"),
        Column("Còn nợ", 12, "right"),
    )
    rows = tuple(
        (str(place), _name(person), _rate(half), *map(_box, half), *_sums([half], last))
        for place, (person, half) in enumerate(zip(people, halves, strict=True), 1)
    )
    totals = (number(_paid(half[place] for half in halves)) for place in range(len(months)))
    return Table(columns, rows, caption, ("", "Cộng", "", *totals, *_sums(halves, last)))


def _account(cell, year, today):
    account = dues_account(cell, year, today)
    yield Heading(1, "Tổng hợp thu, nộp đảng phí", "II-")
    yield Paragraph(
        f"Năm trước chuyển sang, chưa nộp: {_money(account.opening)} đồng. Tiền tính theo ngày "
        "thu, ngày nộp; số đảng viên theo tháng của đảng phí."
    )
    yield Table(
        PART_TWO,
        tuple(map(_account_row, account.lines[:-1])),
        footer=_account_row(account.year),
    )


def _account_row(line):
    if line.is_ahead:
        return (line.name, *[""] * 8)
    people = ("" if n is None else str(n) for n in (line.members, line.exempt, line.unpaid))
    money = (line.collected, line.kept, line.to_send, line.sent, line.balance)
    return (line.name, *people, *map(_money, money))


def _name(person):
    """Guests are told apart: the cell's roll does not have them."""
    return f"{person.full_name}\n{GUEST}" if person.stay_id else person.full_name


def _rate(line):
    """The amount of the last month on record."""
    amounts = [box.amount for box in line if box and box.amount is not None]
    return number(amounts[-1]) if amounts else UNKNOWN


def _box(box):
    if box is None:
        return NOTHING
    if box.paid is not None:
        mark = BY_PORTAL if box.channel == DuesChannel.PORTAL else ""
        day = f"\n{box.paid_on:%d/%m}{mark}" if box.paid_on else mark
        return f"{number(box.paid)}{day}"
    return EXEMPT if box.is_exempt else "" if box.owes else NOTHING


def _sums(lines, last):
    boxes = [box for line in lines for box in line if box]
    missing = sum(box.missing for box in boxes if box.month <= last)
    return number(_paid(boxes)), number(missing)


def _paid(boxes):
    return sum(box.paid or 0 for box in boxes if box)


def _reliefs(people, lines):
    """A line for everybody let off within the year."""
    for person, line in zip(people, lines, strict=True):
        months = {}
        for box in line:
            if box and box.ground:
                months.setdefault((box.ground, box.percent), []).append(box.month.month)
        for (ground, percent), there in months.items():
            how = "miễn" if percent == 100 else f"giảm {percent}%"
            span = f"tháng {there[0]}" + (f" đến {there[-1]}" if there[1:] else "")
            reason = ReliefGround(ground).label
            yield Paragraph(
                f"{person.full_name}: {how}, {span}; {reason[0].lower()}{reason[1:]}.", "-"
            )


def _money(amount):
    return UNKNOWN if amount is None else number(amount)
