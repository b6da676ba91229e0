"""The year's report on a resolution: one line a target, its judgement, and what it rests on."""

from chibo.documents import Bundle, Column, Document, Heading, Masthead, Paragraph, Signature, Table
from chibo.queries import letterhead
from chibo.vietnamese.dates import place_date, short_date
from chibo.vietnamese.numbers import percent
from resolutions.enums import Verdict
from resolutions.queries.reports import secretaries
from resolutions.regulations.layout import usual_recipients

COLUMNS = (
    Column("TT", 4, "center"),
    Column("Chỉ tiêu", 17),
    Column("Mức đề ra", 9, "center"),
    Column("Kết quả năm {before}", 8, "center"),
    Column("Kết quả năm {year}", 8, "center"),
    Column("So với chỉ tiêu", 7, "center"),
    Column("Đánh giá", 7, "center"),
)
TOLD = (Verdict.EXCEEDED, Verdict.MET, Verdict.NOT_MET, Verdict.NOT_DUE, Verdict.NO_DATA)


def papers(standings, year, *, today):
    """The reports of these cells, each signed by its secretary on record."""
    signing = secretaries([standing.resolution.unit for standing in standings], today)
    return tuple(
        document(standing, year, today=today, secretary=signing.get(standing.resolution.unit_id))
        for standing in standings
    )


def document(standing, year, *, today, secretary=None):
    """The report of one cell on one resolution for a year; the number is given on signing."""
    resolution = standing.resolution
    head = letterhead(resolution.unit, today)
    return Document(
        title=f"Báo cáo kết quả thực hiện nghị quyết năm {year}, {head.name}",
        masthead=Masthead(
            parent=head.parent.upper(),
            body=head.name.upper(),
            number=f"Số      -BC/{resolution.unit.kind.paper_code}",
            place_date=place_date(head.seat, today),
        ),
        type_name="BÁO CÁO",
        summary=f"kết quả thực hiện nghị quyết năm {year}",
        blocks=tuple(_blocks(standing, year)),
        signatures=(Signature(secretary or "", "BÍ THƯ", "T/M CHI BỘ"),),
        recipients=tuple(usual_recipients(head.parent)),
        dated_on=today,
    )


def bundle(documents, year, unit):
    """The reports of many cells in one file."""
    return Bundle(f"Báo cáo kết quả thực hiện nghị quyết năm {year}, {unit.name}", documents)


def _blocks(standing, year):
    lines = standing.answered
    yield Paragraph(_opening(standing, year))
    yield Heading(1, "Kết quả thực hiện từng chỉ tiêu", "I-")
    yield Table(_columns(year), tuple(_row(n, line) for n, line in enumerate(lines, 1)))
    notes = [note for note in map(_note, enumerate(lines, 1)) if note]
    if notes:
        yield Heading(1, "Minh chứng", "II-")
        yield from notes
    yield Heading(1, "Đánh giá chung", "III-" if notes else "II-")
    yield Paragraph(_conclusion(standing))


def _columns(year):
    return tuple(
        Column(c.header.format(year=year, before=year - 1), c.width, c.align) for c in COLUMNS
    )


def _opening(standing, year):
    resolution, end = standing.resolution, short_date(standing.end)
    counted = f"từ ngày {short_date(standing.start)} đến ngày" if standing.is_cut else "đến ngày"
    named = resolution.full_number.replace("Số", "số")
    return (
        f"Thực hiện Nghị quyết {named} ngày {short_date(resolution.dated_on)} "
        f"{resolution.summary}, chi bộ báo cáo kết quả thực hiện các chỉ tiêu năm {year} như sau "
        f"(số liệu tính {counted} {end}):"
    )


def _row(number, line):
    return (
        str(number),
        line.said.rstrip(".;, "),
        line.asks,
        line.reached_before,
        line.reached,
        percent(line.percent) if line.percent is not None else "",
        line.verdict.label,
    )


def _note(numbered):
    number, line = numbered
    result = None if line.is_counted else line.now.result
    if result is None:
        return None
    said = ". ".join(text.rstrip(". ") for text in (result.evidence, result.note) if text)
    return Paragraph(f"Chỉ tiêu {number}: {said} (tính đến {short_date(result.as_of)}).", "-")


def _conclusion(standing):
    if not standing.total:
        return "Nghị quyết không có chỉ tiêu nào phải đánh giá trong năm."
    parts = [f"{n:02d} {verdict.label}" for verdict in TOLD if (n := standing.tally[verdict])]
    return f"Trong {standing.total:02d} chỉ tiêu của nghị quyết: {', '.join(parts)}."
