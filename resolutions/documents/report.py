"""The year's report on a resolution: a line a target, the judgement, and what stands behind."""

from chibo.documents import Bundle, Column, Document, Heading, Masthead, Paragraph, Signature, Table
from chibo.queries import letterhead
from chibo.vietnamese.dates import place_date
from chibo.vietnamese.numbers import percent
from resolutions.enums import Verdict
from resolutions.regulations.wording import actual_words, target_words

COLUMNS = (
    Column("STT", 2, "center"),
    Column("Chỉ tiêu nghị quyết đề ra", 15),
    Column("Mức đề ra", 6, "center"),
    Column("Năm {before}", 5, "center"),
    Column("Kết quả năm {year}", 6, "center"),
    Column("So với chỉ tiêu", 5, "center"),
    Column("Đánh giá", 5, "center"),
)
CONCLUSIONS = (
    (Verdict.EXCEEDED, "vượt"),
    (Verdict.MET, "đạt"),
    (Verdict.NOT_MET, "chưa đạt"),
    (Verdict.NOT_DUE, "chưa đến hạn"),
    (Verdict.NO_DATA, "chưa có số liệu"),
)


def document(resolution, year, lines, *, today):
    """The report of one cell on one resolution for a year; `lines` as `queries.results` gives."""
    head = letterhead(resolution.unit, today)
    return Document(
        title=f"Báo cáo kết quả thực hiện nghị quyết năm {year}, {head.name}",
        masthead=Masthead(
            parent=head.parent.upper(),
            body=head.name.upper(),
            number="Số      -BC/CB",
            place_date=place_date(head.seat, today),
        ),
        type_name="BÁO CÁO",
        summary=f"kết quả thực hiện nghị quyết năm {year}",
        blocks=tuple(_blocks(resolution, year, lines, today)),
        signatures=(Signature(resolution.signatory, "BÍ THƯ", "T/M CHI BỘ"),),
        recipients=(f"{head.parent} (để báo cáo)", "Các đồng chí đảng viên chi bộ", "Lưu Chi bộ"),
        dated_on=today,
    )


def bundle(documents, year, unit):
    """The reports of many cells in one file."""
    return Bundle(f"Báo cáo kết quả thực hiện nghị quyết năm {year}, {unit.name}", tuple(documents))


def _blocks(resolution, year, lines, today):
    counted = [line for line in lines if line.verdict != Verdict.NOT_COUNTED]
    yield Paragraph(_opening(resolution, year, today))
    yield Heading(1, f"Kết quả thực hiện chỉ tiêu năm {year}", "I-")
    yield Table(_columns(year), tuple(_row(n, line) for n, line in enumerate(counted, 1)))
    yield Heading(1, "Đánh giá chung", "II-")
    yield Paragraph(_conclusion(counted))
    notes = [note for note in map(_evidence, enumerate(counted, 1)) if note]
    if notes:
        yield Heading(1, "Minh chứng và ghi chú", "III-")
        yield from notes


def _columns(year):
    return tuple(
        Column(c.header.format(year=year, before=year - 1), c.width, c.align) for c in COLUMNS
    )


def _opening(resolution, year, today):
    of = f"{resolution.full_number.removeprefix('Số ')} ngày {resolution.dated_on:%d/%m/%Y}"
    return (
        f"Thực hiện Nghị quyết số {of} ({resolution.summary}), chi bộ báo cáo kết quả thực hiện "
        f"các chỉ tiêu năm {year}, số liệu tính đến ngày {min(today, _last(year)):%d/%m/%Y}."
    )


def _last(year):
    from datetime import date

    return date(year, 12, 31)


def _row(number, line):
    return (
        str(number),
        line.target.clause or line.target.text,
        target_words(line.target),
        actual_words(line.target, line.before),
        actual_words(line.target, line.actual, line.count),
        percent(line.percent) if line.percent is not None else "",
        line.verdict.label,
    )


def _conclusion(lines):
    by = {verdict: sum(line.verdict == verdict for line in lines) for verdict, _ in CONCLUSIONS}
    parts = [f"{by[verdict]:02d} {word}" for verdict, word in CONCLUSIONS if by[verdict]]
    return (
        f"Trong {len(lines):02d} chỉ tiêu: {', '.join(parts)}." if lines else "Không có chỉ tiêu."
    )


def _evidence(numbered):
    number, line = numbered
    said = line.result and ". ".join(filter(None, [line.result.evidence, line.result.note]))
    return Paragraph(f"Chỉ tiêu {number}: {said.rstrip('.')}.", "-") if said else None
