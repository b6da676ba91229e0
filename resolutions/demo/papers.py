"""Whole papers as a secretary would paste them: head, body, foot."""

import re

from chibo.queries import letterhead
from chibo.vietnamese.dates import place_date, short_date
from chibo.vietnamese.numbers import roman

from . import sentences, wordings

ABOVE = ("Đảng bộ", "Đảng ủy")
EVERY_YEAR = re.compile("^(?:Hằng|Mỗi) năm ")


def of_congress(cell, congress, signatory, rng):
    """The resolution of a congress."""
    start, end = congress.term_start, congress.term_end
    name = f"Đại hội {cell.unit.name} lần thứ {roman(congress.ordinal)}, nhiệm kỳ {start} - {end}"
    day = congress.held_on
    opening = (
        f"{name} được tiến hành ngày {short_date(day)} tại {congress.place}. Sau khi thảo luận, "
        "Đại hội quyết nghị:"
    )
    body = [
        f"I- ĐÁNH GIÁ KẾT QUẢ NHIỆM KỲ {start - 5} - {start}",
        *_looking_back(rng),
        f"II- MỤC TIÊU, CHỈ TIÊU NHIỆM KỲ {start} - {end}",
        "1. Mục tiêu chung",
        sentences.AIMS[cell.sort],
        *_term_targets(cell.sort, end, rng),
        "III- NHIỆM VỤ VÀ GIẢI PHÁP",
        "1. Về thực hiện nhiệm vụ chính trị",
        *_items(sentences.TASKS[cell.sort]),
        "2. Về công tác xây dựng Đảng",
        *_items(sentences.BUILDING),
        "IV- TỔ CHỨC THỰC HIỆN",
        "Giao Chi ủy cụ thể hóa nghị quyết thành chương trình công tác từng năm, phân công đảng "
        "viên phụ trách từng chỉ tiêu và báo cáo chi bộ kết quả sáu tháng một lần.",
    ]
    return _paper(cell, day, name, (opening, *body), "ĐOÀN CHỦ TỊCH", signatory)


def of_year(cell, year, day, signatory, rng):
    """The resolution on a year's work."""
    summary = f"về phương hướng, nhiệm vụ năm {year}"
    body = (
        f"Chi bộ họp ngày {short_date(day)}, thảo luận và quyết nghị:",
        f"I- ĐÁNH GIÁ NĂM {year - 1}",
        *_looking_back(rng),
        f"II- CHỈ TIÊU NĂM {year}",
        *_year_targets(cell.sort, year, rng),
        "III- NHIỆM VỤ TRỌNG TÂM",
        *_items(sentences.TASKS[cell.sort][:2]),
        "IV- TỔ CHỨC THỰC HIỆN",
        "Chi ủy phân công từng đồng chí phụ trách, đưa kết quả vào nội dung sinh hoạt hằng quý.",
    )
    return _paper(cell, day, summary, body, "CHI BỘ", signatory)


def of_theme(cell, year, day, signatory):
    """A resolution on one subject."""
    summary = "về đẩy mạnh chuyển đổi số trong sinh hoạt chi bộ"
    body = (
        f"Chi bộ họp ngày {short_date(day)}, thảo luận và quyết nghị:",
        "I- MỤC TIÊU",
        "Tài liệu sinh hoạt đến tay đảng viên từ trước: bớt giấy tờ, thêm thời gian bàn việc.",
        "II- CHỈ TIÊU",
        f"- Đến năm {year + 1} có 90% đảng viên cài đặt Sổ tay đảng viên điện tử.",
        f"- Từ năm {year + 1}, 100% tài liệu sinh hoạt được gửi trước ít nhất 03 ngày.",
        "III- TỔ CHỨC THỰC HIỆN",
        "Phân công đảng viên trẻ hướng dẫn các đồng chí cao tuổi; ba tháng đánh giá một lần.",
    )
    return _paper(cell, day, summary, body, "CHI BỘ", signatory)


def _looking_back(rng):
    return (
        "1. Ưu điểm",
        *_items(rng.sample(sentences.DONE_WELL, 3)),
        "2. Hạn chế",
        *_items(rng.sample(sentences.FELL_SHORT, 2)),
    )


def _term_targets(sort, end, rng):
    """The first two lines of the Party's are in every resolution, of the others some."""
    lines = [rng.choice(said) for said in wordings.PARTY]
    kept = sorted(rng.sample(range(2, len(lines)), rng.randint(2, 4)))
    party = [*lines[:2], *(lines[place] for place in kept)]
    return _lists(2, party, rng.sample(wordings.WORK[sort], rng.randint(3, 4)), end, rng)


def _year_targets(sort, year, rng):
    """Only what is asked of every year, said of this one."""
    party = [line for said in wordings.PARTY for line in _of_one_year(said)[:1]]
    work = _of_one_year(wordings.WORK[sort])
    return _lists(1, [*party[:2], *rng.sample(party[2:], 2)], rng.sample(work, 2), year, rng)


def _of_one_year(lines):
    found = [EVERY_YEAR.sub("", line) for line in lines if EVERY_YEAR.match(line)]
    return [line[0].upper() + line[1:] for line in found]


def _lists(number, party, work, end, rng):
    few = rng.randint(1, 2)
    fitting = {
        "few": few,
        "some": few + 2,
        "more": few + rng.randint(3, 5),
        "money": rng.choice(("12,5", "15", "20", "25,5")),
        "end": end,
    }
    yield f"{number}. Chỉ tiêu về xây dựng Đảng"
    yield from _items(line.format(**fitting) for line in party)
    yield f"{number + 1}. Chỉ tiêu về thực hiện nhiệm vụ chính trị"
    yield from _items(line.format(**fitting) for line in work)


def _items(lines):
    return [f"- {line}" for line in lines]


def _paper(cell, day, summary, body, authority, signatory):
    head = letterhead(cell.unit, day)
    above = head.parent.replace(*ABOVE)
    congress = authority == "ĐOÀN CHỦ TỊCH"
    return "\n".join(
        (
            head.parent.upper(),
            head.name.upper(),
            "*",
            place_date(head.seat, day),
            "NGHỊ QUYẾT",
            summary,
            "-----",
            "- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
            "- Căn cứ Báo cáo chính trị của Chi ủy trình Đại hội;"
            if congress
            else f"- Căn cứ chương trình công tác năm của {above};",
            *body,
            "Nơi nhận:",
            f"- {above} (để báo cáo),",
            "- Các đồng chí đảng viên chi bộ,",
            "- Lưu Chi bộ.",
            f"T/M {authority}",
            *(() if congress else ("BÍ THƯ",)),
            signatory,
        )
    )
