"""Whole papers: their outline, their facts, their targets, and that nothing of them is lost."""

import re
import unicodedata
from datetime import date

import pytest

from resolutions.reading import read_file, read_text
from tests.resolutions.reading import papers

# Words of the form itself, which the printed paper brings back.
_FORM = "ĐẢNG BỘ PHƯỜNG AN KHÊ, ĐẢNG CỘNG SẢN VIỆT NAM, Số, Nơi nhận: T/M ĐOÀN CHỦ TỊCH"
_NAMES = (
    "official", "yearly", "articles", "caps", "page", "prose", "report", "broken_head", "deep",
)  # fmt: skip


def _outline(draft):
    return [(s.depth, s.label, s.heading, len(s.paragraphs)) for s in draft.sections]


def _targets(draft):
    return [
        (t.section, t.paragraph, t.comparator, t.value, t.period, t.indicator)
        for t in draft.targets
    ]


def test_official_paper_has_head_body_and_foot():
    draft = read_text(papers.text("official"))
    assert (draft.number, draft.kind, draft.ordinal, draft.term) == (
        "01-NQ/ĐH", "nghị quyết", 7, (2025, 2030),
    )  # fmt: skip
    assert draft.adopted_on == date(2025, 3, 14)
    assert draft.unit == "Chi bộ Trường Tiểu học Sông Trăng"
    assert draft.title.endswith("Trường Tiểu học Sông Trăng lần thứ VII, nhiệm kỳ 2025 - 2030")
    assert len(draft.grounds) == 2
    assert draft.recipients[-1] == "Lưu Chi bộ"
    assert (draft.position, draft.signatory) == ("BÍ THƯ", "Lò Thị Mây Trắng")


def test_official_paper_keeps_its_outline():
    assert _outline(read_text(papers.text("official"))) == [
        (0, None, None, 1),
        (0, "I-", "ĐÁNH GIÁ KẾT QUẢ NHIỆM KỲ 2020 - 2025", 0),
        (1, "1.", "Ưu điểm", 2),
        (1, "2.", "Hạn chế", 1),
        (0, "II-", "PHƯƠNG HƯỚNG, MỤC TIÊU NHIỆM KỲ 2025 - 2030", 0),
        (1, "1.", "Phương hướng", 1),
        (1, "2.", "Các chỉ tiêu chủ yếu", 0),
        (2, "2.1.", "Về chuyên môn", 2),
        (2, "2.2.", "Về xây dựng Đảng", 3),
        (0, "III-", "NHIỆM VỤ, GIẢI PHÁP", 0),
        (1, "1.", "Công tác chính trị, tư tưởng", 1),
        (1, "2.", "Công tác kiểm tra, giám sát", 1),
        (0, "IV-", "TỔ CHỨC THỰC HIỆN", 1),
        (0, None, None, 1),
    ]


def test_official_paper_takes_targets_from_the_right_sections_only():
    draft = read_text(papers.text("official"))
    assert _targets(draft) == [
        (7, 0, "gte", 99, "yearly", None),
        (7, 1, "gte", 1, "month", None),
        (8, 0, "at_least_grade", "HTTNV", "yearly", "unit_rating"),
        (8, 1, "gte", 3, "term", "admissions"),
        (8, 2, "eq", 100, "term", "members_inspected"),
        (11, 0, "gte", 2, "yearly", "inspections"),
    ]
    assert [bool(t.unsure) for t in draft.targets] == [False] * 5 + [True]


def test_yearly_paper_lends_its_year_to_every_target():
    draft = read_text(papers.text("yearly"))
    assert [t.period for t in draft.targets] == ["year:2026"] * 5 + ["month"] * 2
    assert draft.sections[2].markers == ("1.", "2.", "3.")


def test_articles_are_sections_and_the_call_closes_the_paper():
    draft = read_text(papers.text("articles"))
    assert _outline(draft) == [
        (0, None, None, 2),
        (0, "Điều 1.", None, 1),
        (0, "Điều 2.", "Mục tiêu, chỉ tiêu chủ yếu nhiệm kỳ 2022 – 2027", 3),
        (0, "Điều 3.", "Nhiệm vụ, giải pháp", 2),
        (0, "Điều 4.", None, 1),
        (0, None, None, 1),
    ]
    assert (draft.ordinal, draft.adopted_on) == (2, date(2022, 9, 21))
    assert [t.section for t in draft.targets] == [2, 2, 2, 2]


def test_headings_in_capitals_need_no_label_and_broken_lines_are_joined():
    draft = read_text(papers.text("caps"))
    assert [s.heading for s in draft.sections] == [
        "ĐÁNH GIÁ TÌNH HÌNH", "CHỈ TIÊU PHẤN ĐẤU", "NHIỆM VỤ TRỌNG TÂM",
    ]  # fmt: skip
    assert [(t.value, t.period) for t in draft.targets] == [
        (100, "yearly"),
        (15, "yearly"),
        (1, "yearly"),
    ]


def test_page_debris_is_set_aside_verbatim():
    draft = read_text(papers.text("page"))
    assert draft.left_out == (
        "Trang chủ › Tin hoạt động › Xây dựng Đảng",
        "Thứ tư, 18/06/2025 | 08:15",
        "Tác giả: Ban Biên tập",
        "Facebook",
        "Zalo",
        "Ảnh: Quang cảnh Đại hội",
        "Đồng chí Bí thư Chi bộ phát biểu bế mạc Đại hội",
        "Tin, ảnh: Sương Mai",
        "CÁC TIN KHÁC",
        "Hội thao ngành bưu điện năm 2025",
        "Bản quyền thuộc Cổng thông tin",
    )
    assert [(t.comparator, t.value) for t in draft.targets] == [
        ("between", 8), ("eq", 100), ("gte", 80), ("eq", 3),
    ]  # fmt: skip


def test_mark_of_related_news_glued_to_a_sentence_is_cut_off():
    draft = read_text(papers.text("page").replace("Nghị quyết.\n", "Nghị quyết.TIN LIÊN QUAN\n"))
    assert draft.sections[-1].paragraphs[-1].endswith("thực hiện thắng lợi Nghị quyết.")
    assert draft.left_out[-5] == "TIN LIÊN QUAN"


def test_prose_without_headings_gives_what_lies_ahead_and_not_what_was_done():
    draft = read_text(papers.text("prose"))
    assert _targets(draft) == [
        (0, 2, "eq", 100, "term", "meeting_attendance"),
        (0, 2, "gte", 40, "term", None),
    ]


@pytest.mark.parametrize("name", _NAMES)
def test_no_word_of_a_paper_is_lost(name):
    draft = read_text(papers.text(name))
    kept = [draft.title, *draft.grounds, *draft.left_out, *draft.recipients]
    kept += [draft.number, draft.position, draft.signatory, draft.unit]
    for section in draft.sections:
        kept += [section.label, section.heading, *section.paragraphs]
    kept += [marker for s in draft.sections for marker in s.markers]
    words = _words(" ".join(k for k in kept if k))
    assert _words(papers.text(name)) - words - _words(_FORM) == set()


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def test_word_file_gets_its_automatic_numbers_and_its_header_table():
    draft = read_file(papers.word_file(), "nghi-quyet.docx")
    assert [(s.depth, s.label, s.heading, s.markers) for s in draft.sections] == [
        (0, "I.", "KẾT QUẢ NHIỆM KỲ QUA", ("-",)),
        (0, "II.", "CHỈ TIÊU NHIỆM KỲ 2025 - 2027", ("1.", "2.")),
        (0, "III.", "NHIỆM VỤ", ("1.", "-")),
    ]
    assert (draft.number, draft.ordinal, draft.term) == ("01-NQ/ĐH", 5, (2025, 2027))
    assert (draft.adopted_on, draft.place) == (date(2025, 2, 2), "Suối Ngà")
    assert [(t.comparator, t.value, t.indicator) for t in draft.targets] == [
        ("gte", 2, "admissions"), ("eq", 100, "study_attendance"),
    ]  # fmt: skip


def test_report_gives_the_announced_targets_and_not_the_results():
    draft = read_text(papers.text("report"))
    assert _targets(draft) == [
        (0, 3, "eq", 100, "year:2028", "study_attendance"),
        (0, 3, "at_least_grade", "trong sạch vững mạnh", "year:2028", "unit_rating"),
        (0, 3, "eq", 2, "year:2028", "admissions"),
    ]
    assert draft.left_out == ("5/1/2028, 9:12 (GMT+7)", "Thanh Trúc", "Các tin khác")


def test_name_under_a_signature_is_no_page_debris():
    signed = papers.text("page").replace("Tin, ảnh: Sương Mai", "T/M ĐOÀN CHỦ TỊCH\nVàng A Suối")
    assert read_text(signed).signatory == "Vàng A Suối"


def test_heading_styles_of_word_make_sections():
    draft = read_file(papers.styled_file(), "co-kieu.docx")
    assert [(s.depth, s.heading) for s in draft.sections] == [
        (0, "Kết quả năm 2026"), (0, "Chỉ tiêu năm 2027"), (1, "Xây dựng Đảng"),
    ]  # fmt: skip
    assert [(t.section, t.value, t.period) for t in draft.targets] == [(2, 2, "year:2027")]


def test_title_broken_over_lines_in_capitals_still_tells_ordinal_and_term():
    draft = read_text(papers.text("broken_head"))
    assert (draft.ordinal, draft.term, len(draft.grounds)) == (7, (2025, 2027), 3)
    assert draft.title.endswith("LẦN THỨ VII, NHIỆM KỲ 2025 - 2027")
    assert (draft.adopted_on, draft.place) == (date(2025, 3, 14), "Trường THCS Bình Minh")
    assert draft.left_out == (
        "ĐẢNG BỘ XÃ BÌNH MINH",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Bình Minh, ngày 15 tháng 3 năm 2025",
        "T/M ĐOÀN CHỦ TỊCH",
    )


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_rows_of_a_table_read_as_targets(form):
    draft = read_text(unicodedata.normalize(form, papers.text("table")))
    assert draft.sections[1].markers == (None, "1.", "2.", "3.", "4.")
    assert [(t.comparator, t.value, t.unit, t.period, t.indicator) for t in draft.targets] == [
        ("eq", 20, "đồng chí", "year:2023", "admissions"),
        ("eq", 95, "%", "year:2023", "members_rated_good"),
        ("eq", 4, "buổi", "year:2023", "thematic_meetings"),
        ("gte", 80, "%", "year:2023", None),
        ("eq", 40, "đoàn viên ưu tú", "year:2023", "awareness_classes"),
    ]


def test_columns_of_years_are_targets_and_results_are_not():
    rows = (
        "CHỈ TIÊU\nTT\tNội dung\tThực hiện 2020\t2021\t2022",
        "1\tKết nạp đảng viên (đồng chí)\t4\t5\t6",
    )
    draft = read_text("\n".join(rows))
    assert draft.sections[0].paragraphs[1] == (
        "Kết nạp đảng viên: năm 2021: 5 đồng chí; năm 2022: 6 đồng chí. (Thực hiện 2020: 4)"
    )
    assert [(t.value, t.period) for t in draft.targets] == [(5, "year:2021"), (6, "year:2022")]


def test_list_announced_in_a_news_item_holds_targets():
    draft = read_text(papers.text("newspaper"))
    assert (draft.ordinal, draft.term, draft.adopted_on) == (9, (2020, 2022), date(2020, 3, 14))
    assert [(t.comparator, t.value, t.period) for t in draft.targets] == [
        ("eq", 100, "yearly"),
        ("between", 15, "yearly"),
        ("at_least_grade", "HTXSNV", "term"),
        ("gte", 4, "term"),
        ("gt", 90, "term"),
    ]
    assert "Gửi bình luận" in draft.left_out


def test_lead_ins_in_a_deep_outline_lend_their_period():
    draft = read_text(papers.text("deep"))
    assert (draft.ordinal, draft.adopted_on) == (5, date(2017, 6, 30))
    assert [(s.depth, s.label) for s in draft.sections] == [
        (0, "A."), (0, "B."), (1, "I."), (2, "1."), (2, "2."), (3, "2.1."), (3, "2.2."),
        (3, "2.3."), (1, "II."),
    ]  # fmt: skip
    assert [t.period for t in draft.targets[2:7]] == ["yearly"] * 3 + ["term"] * 2


def test_word_file_gives_what_paper_shows_and_not_what_was_struck_out():
    draft = read_file(papers.tracked_file(), "theo-doi.docx")
    assert draft.sections[0].paragraphs == (
        "Sinh hoạt chuyên đề 04 lần/năm.",
        "Vận động 95% hộ dân dùng VNeID.",
        "Dòng thứ hai.",
        "Đoạn trong ô điều khiển.",
    )
    assert draft.left_out == ("Chú thích cuối trang.",)
