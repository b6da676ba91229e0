"""The printed paper against the layout rule (05-HD/VPTW of 27/5/2026), in mm and points."""

import io
import subprocess
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image
from pytest import approx

from chibo.documents import Bundle, Heading, Paragraph
from chibo.pdf import OwnFiles, html, render
from tests.chibo.papers import BUNDLE, CONGRESS, MONTHLY, REGISTER, REPORT, SENTENCE, filled
from tests.chibo.printed import POINT, information, lines, objects, poppler, types, words

PAPERS = {
    "monthly": MONTHLY,
    "congress": CONGRESS,
    "report": REPORT,
    "bundle": BUNDLE,
    "register": REGISTER,
}
ALL = pytest.mark.parametrize("name", PAPERS)
MM = 0.5
"""Half a millimetre, the tolerance of every position."""


@cache
def printed(name):
    return render(PAPERS[name])


@ALL
def test_file_is_tagged_titled_and_a4(name):
    about = information(printed(name))
    assert f"Title:           {PAPERS[name].title}\n" in about
    assert "Tagged:          yes\n" in about
    assert "(A4)" in about


@ALL
def test_file_carries_its_fonts(name):
    fonts = poppler("pdffonts", printed(name)).splitlines()[2:]
    assert {line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts} == {True}
    families = {line.split()[0].partition("+")[2].replace("-", "") for line in fonts}
    assert {family.startswith(("LiberationSerif", "Times", "Tinos")) for family in families} == {
        True
    }


def test_file_tells_language_and_conformance():
    inside = objects(printed("monthly"))
    assert "/Lang (vi)" in inside
    assert 'pdfuaid:part="1"' in inside


@pytest.mark.parametrize(
    ("name", "tables"),
    [("monthly", False), ("congress", False), ("report", True), ("register", True)],
)
def test_structure_has_one_title_and_only_real_tables(name, tables):
    tags = [line.split()[0] for line in information(printed(name), "-struct").splitlines()]
    assert (tags.count("H1"), "Table" in tags) == (1, tables)


def test_text_is_read_in_the_order_of_the_paper():
    text = " ".join(poppler("pdftotext", printed("congress"), "-raw").split())
    parts = (
        "ĐẢNG BỘ PHƯỜNG HOA SEN", "CHI BỘ TRƯỜNG", "ĐẠI HỘI LẦN THỨ III", "* Số 01-NQ/ĐH",
        "ĐẢNG CỘNG SẢN VIỆT NAM", "Huế, ngày 05 tháng 4 năm 2025", "NGHỊ QUYẾT", "-----",
        "- Căn cứ Điều lệ Đảng;", "QUYẾT NGHỊ", "I- ĐÁNH GIÁ", "1.1. Xây dựng", "Nơi nhận:",
        "- Lưu Chi bộ.", "T/M ĐOÀN CHỦ TỊCH", "Nguyễn Thị Ánh",
    )  # fmt: skip
    found = [text.find(part) for part in parts]
    assert found == sorted(found) and found[0] >= 0


@pytest.mark.parametrize("name", [name for name in PAPERS if name != "register"])
def test_text_keeps_within_the_margins(name):
    body = [word for word in words(printed(name)) if word.top > 15]
    assert min(word.left for word in body) == approx(30, abs=MM)
    assert max(word.right for word in body) == approx(195, abs=MM)
    assert min(word.top for word in body) == approx(20, abs=1.5)
    assert max(word.bottom for word in body) < 277 + MM


def test_page_number_stands_top_centre_from_page_two():
    numbers = [word for word in words(printed("congress")) if word.top < 15]
    assert [(word.page, word.text) for word in numbers] == [(2, "2"), (3, "3")]
    for number in numbers:
        assert number.top == approx(10, abs=MM)
        assert (number.left + number.right) / 2 == approx(30 + 165 / 2, abs=MM)


def test_pages_of_a_bundle_count_for_each_paper():
    numbers = [(word.page, word.text) for word in words(printed("bundle")) if word.top < 15]
    assert numbers == [(2, "2"), (3, "3"), (6, "2"), (7, "3")]


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic"),
    [
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, False),
        ("ĐẢNG BỘ PHƯỜNG HOA SEN", 14, False, False),
        ("CHI BỘ TỔ DÂN PHỐ 5", 14, True, False),
        ("Số 05-NQ/CB", 14, False, False),
        ("Huế, ngày 03 tháng 02 năm 2026", 14, False, True),
        ("NGHỊ QUYẾT", 16, True, False),
        ("về nhiệm vụ tháng 02 năm 2026", 14, True, False),
        ("-----", 14, False, False),
        ("- Căn cứ Điều lệ Đảng;", 14, False, False),
        ("I- Nhiệm vụ tháng này", 14, True, False),
        ("- Kết nạp 01 đảng viên.", 14, False, False),
        ("T/M CHI BỘ", 14, True, False),
        ("BÍ THƯ", 14, False, False),
        ("Trần Văn Bình", 14, True, False),
        ("Nơi nhận:", 14, False, False),
        ("- Đảng ủy phường (để báo cáo),", 12, False, False),
        ("- Lưu Chi bộ.", 12, False, False),
    ],
)
def test_type_of_each_part(text, size, bold, italic):
    assert types(printed("monthly"))[text] == (size, bold, italic)


def test_rule_under_the_partys_title_is_as_long_as_the_title():
    title = [word for word in words(printed("monthly")) if word.page == 1 and word.top < 21]
    left = next(word.left for word in title if word.text == "ĐẢNG" and word.left > 100)
    right = next(word.right for word in title if word.text == "NAM")
    start, end = longest_rule(printed("monthly"), above=30)
    assert (start, end) == (approx(left, abs=MM), approx(right, abs=MM))


def longest_rule(pdf, *, above):
    """Start and end of the longest dark run in the first `above` millimetres of page one."""
    command = ["pdftoppm", "-r", "254", "-gray", "-l", "1", "-singlefile"]
    page = subprocess.run([*command, "-"], input=pdf, capture_output=True, check=True).stdout
    image = Image.open(io.BytesIO(page)).crop((0, 0, 2100, above * 10))
    rows = (image.crop((0, y, 2100, y + 1)).tobytes() for y in range(image.height))
    runs = (max(_runs(row), key=lambda run: run[1] - run[0], default=(0, 0)) for row in rows)
    start, end = max(runs, key=lambda run: run[1] - run[0])
    return start / 10, end / 10


def _runs(row):
    edges = [0, *(x for x in range(1, len(row)) if (row[x] < 128) != (row[x - 1] < 128)), len(row)]
    return [(a, b) for a, b in pairwise(edges) if row[a] < 128]


def test_masthead_of_a_congress_names_ordinal_and_term():
    left = [
        " ".join(word.text for word in line if word.right < 112)
        for line in lines(printed("congress"))[1]
    ]
    assert [line for line in left if line][:7] == [
        "ĐẢNG BỘ PHƯỜNG HOA SEN",
        "CHI BỘ TRƯỜNG TIỂU HỌC",
        "HOA SEN",
        "ĐẠI HỘI LẦN THỨ III",
        "(NHIỆM KỲ 2025 - 2030)",
        "*",
        "Số 01-NQ/ĐH",
    ]


def test_words_never_overlap_under_long_names():
    page = [word for word in words(printed("report")) if word.page == 1]
    assert [(a.text, b.text) for a, b in combinations(page, 2) if overlap(a, b)] == []


def overlap(a, b):
    """Letters share paper; the ascent and descent of neighbouring lines may touch."""
    across = min(a.right, b.right) - max(a.left, b.left)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    return across > 0.2 and down > 1.5


def test_body_lines_are_pitched_indented_and_spaced_by_the_rule():
    body = lines(printed("monthly"))[1]
    first = next(place for place, line in enumerate(body) if line[0].text == "Chi")
    paragraph = body[first : first + 3]
    pitches = [(below[0].bottom - line[0].bottom) / POINT for line, below in pairwise(paragraph)]
    assert pitches == [approx(20, abs=0.1)] * 2
    assert [line[0].left for line in paragraph] == [approx(x, abs=MM) for x in (40, 30, 30)]
    assert [line[-1].right for line in paragraph[:2]] == [approx(195, abs=MM)] * 2
    gap = (body[first + 3][0].bottom - paragraph[2][0].bottom) / POINT - 20
    assert gap == approx(6, abs=0.1)


def test_heading_never_ends_a_page():
    """Over every possible place of a heading near the foot of the page."""
    tail = (Heading(1, "Mục lớn", "I-"), Heading(2, "Mục nhỏ", "1."), Paragraph(SENTENCE * 2))
    pages = lines(render(Bundle("Thử", tuple(filled(n, *tail) for n in range(19, 29)))))
    last = [" ".join(word.text for word in page[-1]) for page in pages.values()]
    assert [line for line in last if line in ("I- Mục lớn", "1. Mục nhỏ")] == []


def test_signature_stays_whole_and_with_the_last_lines():
    """Over every possible place of the signature near the foot of the page."""
    papers = tuple(filled(n, Paragraph("Hiệu lực từ ngày ký")) for n in range(16, 28))
    found = words(render(Bundle("Thử", papers)))
    for marker in ("nhận:", "T/M", "Bình", "Hiệu"):
        assert sum(word.text == marker for word in found) == len(papers)
    pages = [
        [word.page for word in found if word.text == marker]
        for marker in ("nhận:", "T/M", "Bình", "Hiệu")
    ]
    assert pages[0] == pages[1] == pages[2] == pages[3]
    assert len({word.page for word in found}) > len(papers), "no paper reached the foot of a page"


def test_recipients_and_authority_stand_level():
    found = words(printed("monthly"))
    left, right = (next(w for w in found if w.text == text) for text in ("Nơi", "T/M"))
    assert (left.left, left.bottom) == (approx(30, abs=MM), approx(right.bottom, abs=MM))
    assert right.left > 112


def test_table_repeats_its_head_on_every_page():
    heads = [word.page for word in words(printed("report")) if word.text == "TT"]
    assert heads == [1, 2, 3]


def said(words_found):
    return " ".join(word.text for word in words_found)


def test_register_says_on_every_page_which_it_is_of_how_many():
    found = words(printed("register"))
    pages = max(word.page for word in found)
    tops = [said(w for w in found if w.page == page and w.top < 15) for page in (1, 2, pages)]
    assert tops == [f"Trang {page}/{pages}" for page in (1, 2, pages)]
    assert f"Danh sách này có 60 đảng viên, {pages} trang." in said(found)


def test_registers_of_a_bundle_count_each_its_own_pages():
    pages = max(word.page for word in words(printed("register")))
    found = words(render(Bundle("Hai sổ", (MONTHLY, REGISTER, REGISTER))))
    for first in (2, 2 + pages):
        assert said(w for w in found if w.page == first and w.top < 15) == f"Trang 1/{pages}"
    assert said(found).count(f"đảng viên, {pages} trang.") == 2


def test_register_stays_within_the_landscape_margins():
    body = [word for word in words(printed("register")) if word.top > 15]
    assert min(word.left for word in body) >= 30 - MM
    assert max(word.right for word in body) <= 282 + MM
    assert max(word.bottom for word in body) < 190 + MM


def test_both_rows_of_a_grouped_heading_are_repeated():
    found = words(printed("register"))
    pages = list(range(1, max(word.page for word in found) + 1))
    assert [word.page for word in found if word.text == "Nữ"] == pages
    assert [word.page for word in found if word.text == "TT"] == pages


def test_a_reader_aloud_knows_the_heads_of_a_grouped_cell():
    structure = information(printed("register"), "-struct")
    pages = max(word.page for word in words(printed("register")))
    assert structure.count("/ColSpan 2") == pages
    assert structure.count("/RowSpan 2") == 3 * pages
    assert structure.count("/ColSpan 5") == 2


def test_makers_and_secretary_sign_level_on_one_page():
    found = words(printed("register"))
    maker, secretary = (next(w for w in found if w.text == text) for text in ("LẬP", "T/M"))
    assert (maker.page, maker.bottom) == (secretary.page, approx(secretary.bottom, abs=MM))
    assert maker.right < 156 < secretary.left
    assert secretary.page == next(w.page for w in found if w.text == "này")


def test_landscape_is_for_the_paper_that_asks():
    paper = Bundle("Hai khổ", (MONTHLY, replace(REPORT, orientation="landscape")))
    sizes = [line.split()[3:6] for line in information(render(paper), "-l", "9").splitlines()]
    sizes = [size for size in sizes if size[1:2] == ["x"]]
    assert sizes[0] == ["595.276", "x", "841.89"]
    assert {tuple(size) for size in sizes[1:]} == {("841.89", "x", "595.276")}


def test_stamp_and_draft_mark_are_on_the_paper():
    stamp = "ĐÃ THAY THẾ bằng Nghị quyết số 06-NQ/CB"
    found = types(render(replace(CONGRESS, stamp_mark=stamp, draft_mark="Dự thảo lần 1")))
    assert (found[stamp], found["Dự thảo lần 1"]) == ((12, True, False), (14, False, False))


def test_print_is_the_same_every_time():
    assert render(MONTHLY) == printed("monthly")


def test_preview_is_escaped_and_without_inline_style():
    risky = replace(MONTHLY, summary="<b>&", blocks=(Paragraph("<script>", marks=((0, 3, "x"),)),))
    page = html(risky, stylesheet_url="/static/css/print.css")
    assert '<span class="summary">&lt;b&gt;&amp;</span>' in page
    assert '<mark data-mark="x">&lt;sc</mark>ript&gt;' in page
    assert '<link rel="stylesheet" href="/static/css/print.css">' in page
    assert ("<script" in page, "style=" in page) == (False, False)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/a.css",
        "https://example.com/a.png",
        "file:///etc/passwd",
        f"file://{settings.BASE_DIR}/static/../manage.py",
        f"file://{settings.BASE_DIR}/static/%2e%2e/manage.py",
        "data:text/css,p{}",
        "css/print.css",
    ],
)
def test_paper_may_not_load(url):
    with pytest.raises(ValueError, match="may not load"):
        OwnFiles().fetch(url)


def test_paper_may_load_its_own_static_files():
    address = Path(settings.BASE_DIR, "static", "css", "print.css").as_uri()
    assert b"05-HD/VPTW" in OwnFiles().fetch(address).read()


def test_printing_tells_after_each_paper():
    told = []
    render(BUNDLE, told.append)
    assert told == [1, 2, 3]
