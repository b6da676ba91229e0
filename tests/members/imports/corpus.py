"""Files that real offices send, and files made to hurt, each built here by code.

A case is a name, the bytes and what must come of it: a sentence that refuses the whole file, or
(good rows, wrong rows, {field: value} of the first person).
"""

import csv
import io
import re
import struct
import unicodedata
import zipfile
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from .files import ANH, BINH, HEAD, people, sheet, stored

CASES = {}
BORN = date(1970, 3, 15)
WELL = {"full_name": "Nguyễn Thị Ánh", "birth_date": BORN, "ceremony_on": date(2010, 5, 19)}


def case(*, good=None, wrong=0, first=None, refused=None, name="danh-sach.xlsx", passed=None):
    """Decorator: the function makes the bytes."""

    def keep(make):
        CASES[make.__name__] = (make, name, refused, good, wrong, first or {}, passed)
        return make

    return keep


def nfd(text):
    return unicodedata.normalize("NFD", text)


def reworked(content, change):
    """The parts of a zip file, each through `change(name, data) -> data or None`."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(kept, "w") as new:
        for part in old.namelist():
            if (data := change(part, old.read(part))) is not None:
                new.writestr(part, data)
    return kept.getvalue()


def shared(content, kept=None):
    """The same workbook with its strings in a table of their own; only the first `kept` of them."""
    texts, kinds = [], "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"

    def point(match):
        texts.append(match[1])
        return b't="s"><v>%d</v></c>' % (len(texts) - 1)

    def move(name, data):
        if "sheet1" in name:
            return re.sub(rb't="inlineStr"><is>(.*?)</is></c>', point, data)
        if name == "[Content_Types].xml":
            part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{strings}"/></Types>'
            return data.replace(b"</Types>", part.encode())
        return data

    moved = io.BytesIO(reworked(content, move))
    items = b"".join(b"<si>%s</si>" % text for text in texts[:kept])
    with zipfile.ZipFile(moved, "a") as book:
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{kinds}">'.encode() + items + b"</sst>")
    return moved.getvalue()


# --- Lists as people keep them --------------------------------------------------------------------


@case(good=2, first=WELL)
def plain():
    return people(ANH, BINH)


@case(good=1, first=WELL)
def columns_in_another_order():
    return sheet(
        ["19/05/2011", "Kinh", "Nữ", "19/05/2010", "15/03/1970", "Nguyễn Thị Ánh"],
        head=["Chính thức", "DT", "Phái", "Ngày kết nạp", "Năm sinh", "Họ tên đảng viên"],
    )


@case(good=1, first=WELL)
def headings_in_two_rows_with_merged_cells():
    book = Workbook()
    page = book.active
    page.append(["STT", "Họ và tên", "Ngày, tháng, năm sinh", None, "Dân tộc", "Ngày vào Đảng"])
    page.append([None, None, "Nam", "Nữ", None, "Dự bị", "Chính thức"])
    for area in ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:G1"):
        page.merge_cells(area)
    page.append([1, "Nguyễn Thị Ánh", None, "15/03/1970", "Kinh", "19/05/2010", "19/05/2011"])
    return stored(book)


@case(good=1, first=WELL)
def headings_in_two_rows_without_merging():
    return sheet(
        [None, None, "Nam", "Nữ", None, "Dự bị", "Chính thức"],
        [1, "Nguyễn Thị Ánh", None, "15/03/1970", "Kinh", "19/05/2010", "19/05/2011"],
        head=["STT", "Họ và tên", "Năm sinh", None, "Dân tộc", "Ngày vào Đảng"],
    )


@case(good=1, first=WELL)
def family_name_and_given_name_apart():
    return sheet(
        [1, "Nguyễn Thị", "Ánh", *ANH[1:]],
        head=["STT", "Họ và tên", None, *HEAD[2:]],
        merged=["B1:C1"],
    )


@case(good=2, first=WELL | {"gender": "female"})
def a_cross_for_women():
    head = ["TT", "Họ và tên", "Năm sinh", "Nữ", "Dân tộc", "Ngày vào Đảng"]
    return sheet(
        [1, "Nguyễn Thị Ánh", "15/03/1970", "x", "Kinh", "19/05/2010"],
        [2, "Trần Văn Bình", 1950, None, "Kinh", "03/02/1975"],
        head=head,
    )


@case(good=2, first=WELL, passed=8)
def title_lines_groups_totals_and_signatures():
    return sheet(
        ["ĐẢNG BỘ PHƯỜNG AN LẠC", None, None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["DANH SÁCH ĐẢNG VIÊN"],
        [],
        HEAD,
        [f"({n})" for n in range(1, 8)],
        ["I", "ĐẢNG VIÊN CHÍNH THỨC"],
        [1, *ANH],
        [None, "Khối hưu trí"],
        [2, *BINH],
        [None, "Tổng cộng: 2 đảng viên"],
        [None, None, None, None, "An Lạc, ngày 20 tháng 11 năm 2026"],
        [None, "NGƯỜI LẬP BIỂU", None, None, None, "T/M CHI BỘ"],
        [None, "Xác nhận của đảng ủy"],
        [None, None, "BÍ THƯ"],
        head=[],
    )


@case(good=1, first=WELL | {"hometown": "Huế"})
def composed_and_decomposed_letters_mixed():
    head = [nfd(word) if n % 2 else word for n, word in enumerate([*HEAD, "Quê quán"])]
    return people([nfd(ANH[0]), ANH[1], nfd("Nữ"), *ANH[3:], nfd("Huế")], head=head)


@case(good=1, first=WELL)
def odd_spaces_and_invisible_letters():
    return people(["\u00a0Nguyễn  Thị\u200b Ánh\n", " 15/03/1970 ", "Nữ ", *ANH[3:]])


@case(good=1, first=WELL | {"full_name": "Nguyễn Thị Ánh"})
def names_in_capitals():
    return people(["NGUYỄN THỊ ÁNH", *ANH[1:]])


@case(good=1, first=WELL)
def dates_as_dates():
    return people(
        [ANH[0], datetime(1970, 3, 15), "Nữ", "Kinh", date(2010, 5, 19), date(2011, 5, 19)]  # noqa: DTZ001
    )


@case(good=1, first=WELL)
def dates_as_numbers():
    return people([ANH[0], 25642, "Nữ", "Kinh", 40317, 40682])


@case(good=1, first=WELL)
def dates_as_digits_and_words():
    return people([ANH[0], 15031970, "Nữ", "Kinh", "ngày 19 tháng 5 năm 2010", "2011-05-19"])


@case(good=1, first=WELL)
def dates_counted_from_1904():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(HEAD)
    book.active.append([1, ANH[0], 25642 - 1462, "Nữ", "Kinh", date(2010, 5, 19), "19.5.2011"])
    return stored(book)


@case(good=3, first={"birth_precision": "year", "birth_date": date(1950, 1, 1)})
def births_of_which_only_a_part_is_known():
    return people(
        ["Lê An", 1950, *ANH[2:]],
        ["Lê Bình", "3/1950", *ANH[2:]],
        ["Lê Chi", "00/00/1950", *ANH[2:]],
    )


@case(good=0, wrong=4)
def dates_that_are_none():
    return people(
        ["Lê An", "31/02/1970", *ANH[2:]],
        ["Lê Bình", "15/3/70", *ANH[2:]],
        ["Lê Chi", "khoảng 1970", *ANH[2:]],
        ["Lê Dung", *ANH[1:4], "5/2010", ""],
    )


@case(good=1, first={"identity_number": "001170000001", "phone": "0912345678"})
def numbers_that_lost_their_zeros():
    return people([*ANH, 1170000001, 912345678], head=[*HEAD, "Số CCCD", "SĐT"])


@case(good=0, wrong=2)
def numbers_cut_short():
    head = [*HEAD, "Số CCCD"]
    return people([*ANH, "1.17E+11"], [*BINH, 1.5], head=head)


@case(good=1, first={"identity_number": "001170000001", "card_number": "001170000001"})
def numbers_as_text_with_marks_between():
    head = [*HEAD, "Số căn cước", "Số thẻ Đảng"]
    return people([*ANH, "001 170 000 001", "'001.170.000.001"], head=head)


@case(
    good=4,
    first={
        "ethnicity": "Khơ-me",
        "professional_level": "university",
        "profession": "Kinh tế",
        "general_education": "10/10",
        "theory_level": "advanced",
        "religion": "Không",
    },
)
def values_in_many_spellings():
    head = [*HEAD, "Trình độ CM", "Văn hóa", "LLCT", "Tôn giáo"]
    words = [
        ("Khmer", "ĐH Kinh tế", "10/10", "CCLLCT", "ko"),
        ("H'Mông", "Đại học", date(2026, 12, 12), "Cao cấp", "Thiên Chúa"),
        ("Gia Rai", "Thạc sỹ", "lớp 7/10", "TC", "đạo Phật"),
        ("XƠ ĐĂNG", "CĐ", "12/12", "sơ cấp", "KHÔNG"),
    ]
    return people(
        *(
            [f"Lê {'a' * n}", ANH[1], "Nữ", ethnic, *ANH[4:], *more]
            for n, (ethnic, *more) in enumerate(words, 1)
        ),
        head=head,
    )


@case(good=1, wrong=1, first=WELL)
def the_same_person_twice():
    return people(ANH, ANH)


@case(good=2, first=WELL)
def two_people_of_one_name_and_day():
    head = [*HEAD, "Số CCCD"]
    return people([*ANH, "001170000001"], [*ANH, "001170000002"], head=head)


@case(good=0, wrong=1)
def a_formula_for_a_date():
    return people([ANH[0], "=DATE(1970,3,15)", *ANH[2:]])


@case(good=0, wrong=1)
def a_fault_in_a_cell():
    return people([ANH[0], "#REF!", *ANH[2:]])


@case(good=0, wrong=1)
def a_time_of_day_for_a_date():
    return people([ANH[0], time(15, 3), *ANH[2:]])


@case(good=1, first=WELL)
def a_true_or_false_among_the_cells():
    return people([*ANH, True], head=[*HEAD, "Đã đổi thẻ"])


@case(good=1, wrong=1)
def names_merged_over_two_rows():
    return sheet(
        [1, *ANH],
        [2, None, *BINH[1:]],
        merged=["B2:B3"],
    )


@case(good=2, first={"unit": "Chi bộ Tổ dân phố 1"})
def a_cell_merged_over_its_people():
    return sheet(
        [1, *ANH, "Chi bộ Tổ dân phố 1"], [2, *BINH, None], head=[*HEAD, "Chi bộ"], merged=["H2:H3"]
    )


@case(good=2, first=WELL)
def several_sheets_with_people():
    book = Workbook()
    for name, row in (("Tổ 1", ANH), ("Tổ 2", BINH)):
        page = book.create_sheet(name)
        page.append(HEAD)
        page.append([1, *row])
    return stored(book)


@case(good=1, first=WELL)
def a_hidden_sheet_and_a_sheet_of_notes():
    book = Workbook()
    book.active.append(HEAD)
    book.active.append([1, *ANH])
    book.create_sheet("Ghi chú").append(["Cập nhật tháng 11"])
    hidden = book.create_sheet("Cũ")
    hidden.append(HEAD)
    hidden.append([1, *BINH])
    hidden.sheet_state = "hidden"
    return stored(book)


@case(good=1, first=WELL)
def two_columns_of_one_heading():
    return people([*ANH, "a", "b"], head=[*HEAD, "Ghi chú", "Ghi chú"])


@case(good=1, wrong=2)
def half_empty_people():
    return people(ANH, ["Lê Văn Thiếu"], [None, "01/01/1960", "Nam", "Kinh", "01/01/1990"])


@case(good=1, first=WELL)
def a_hundred_thousand_empty_rows():
    book = Workbook()
    book.active.append(HEAD)
    book.active.append([1, *ANH])
    content = stored(book)
    empty = b"".join(b'<row r="%d"><c r="A%d"/></row>' % (n, n) for n in range(3, 100_003))

    def swell(name, data):
        return data.replace(b"</sheetData>", empty + b"</sheetData>") if "sheet1" in name else data

    return reworked(content, swell)


@case(good=2, first=WELL)
def the_last_row_of_excel():
    book = Workbook()
    book.active.append(HEAD)
    book.active.append([1, *ANH])
    for position, value in enumerate([2, *BINH], 1):
        book.active.cell(1_048_576, position, value)
    return stored(book)


@case(good=1, first=WELL)
def columns_far_to_the_right():
    book = Workbook()
    book.active.append(HEAD)
    book.active.append([1, *ANH])
    book.active.cell(2, 16_384, "x")
    return stored(book)


@case(good=1, first=WELL)
def dimensions_that_lie():
    def lie(name, data):
        return data.replace(b'ref="A1:G2"', b'ref="A1:A1"') if "sheet1" in name else data

    return reworked(people(ANH), lie)


@case(good=1, first=WELL, name="danh-sach.xlsm")
def macros():
    def add(name, data):
        return data

    content = reworked(people(ANH), add)
    kept = io.BytesIO(content)
    with zipfile.ZipFile(kept, "a") as book:
        book.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macro")
    return kept.getvalue()


@case(good=1, first=WELL)
def rich_text_and_styles():
    book = Workbook()
    book.active.append(HEAD)
    book.active.append([1, *ANH])
    book.active["B2"].font = Font(bold=True, color="FFFF0000")
    book.active["B2"].hyperlink = "https://example.vn"
    return stored(book)


@case(good=1, first=WELL)
def text_that_looks_like_a_formula():
    return people([*ANH, "'=1+1"], head=[*HEAD, "Quê quán"])


# --- CSV -----------------------------------------------------------------------------------------


def _csv(rows, delimiter=","):
    kept = io.StringIO(newline="")
    csv.writer(kept, delimiter=delimiter).writerows(rows)
    return kept.getvalue()


@case(good=1, first=WELL, name="a.csv")
def csv_with_semicolons():
    return _csv([HEAD, [1, *ANH]], ";").encode("utf-8-sig")


@case(good=1, first=WELL, name="a.csv")
def csv_in_utf16():
    return _csv([HEAD, [1, *ANH]], "\t").encode("utf-16")


@case(refused="CSV UTF-8", name="a.csv")
def csv_in_an_old_encoding():
    return b"H\xe4 v\xe0 t\xean,Ng\xe0y sinh\nx,1950\n"


@case(refused="CSV UTF-8", name="a.csv")
def csv_with_zero_bytes():
    return b"Ho va ten,Ngay sinh\nx\x00,1950\n"


@case(refused="hàng tiêu đề", name="a.csv")
def csv_without_headings():
    return b"a,b\n1,2\n"


@case(refused="CSV bị hỏng", name="a.csv")
def csv_with_an_endless_cell():
    return _csv([HEAD, [1, "x" * 200_000]]).encode()


# --- Files made to hurt ---------------------------------------------------------------------------


@case(refused="không phải tệp Excel")
def a_picture_called_xlsx():
    return b"\x89PNG\r\n\x1a\n" + b"\x00" * 100


@case(refused="rỗng")
def nothing_at_all():
    return b""


@case(refused="không phải tệp Excel")
def a_word_file_called_xlsx():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as book:
        book.writestr("word/document.xml", "<w/>")
    return kept.getvalue()


@case(refused="bị hỏng")
def half_a_workbook():
    content = people(ANH)
    return content[: len(content) // 2]


@case(refused="bị hỏng")
def a_sheet_of_broken_xml():
    return reworked(people(ANH), lambda name, data: data[:200] if "sheet1" in name else data)


@case(refused="mật khẩu")
def under_a_password():
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    return head + b"\x00" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 512


@case(refused="mật khẩu")
def zipped_with_a_password():
    content = bytearray(people(ANH))
    at = content.find(b"PK\x01\x02")
    while at != -1:
        flags = struct.unpack_from("<H", content, at + 8)[0]
        struct.pack_into("<H", content, at + 8, flags | 1)
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


@case(refused="đời cũ", name="danh-sach.xls")
def an_old_xls():
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1024


@case(refused="giải nén ra quá lớn")
def a_zip_bomb():
    kept = io.BytesIO(people(ANH))
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as book:
        with book.open("xl/bomb.xml", "w", force_zip64=True) as part:
            for _ in range(250):
                part.write(b"0" * 1_000_000)
    return kept.getvalue()


@case(refused="bị hỏng")
def an_entity_that_grows():
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{bomb}]>'.encode()

    def swell(name, data):
        return head + data.replace(b"<t>Kinh", b"<t>&a11;") if "sheet1" in name else data

    return reworked(people(ANH), swell)


@case(refused="bị hỏng")
def an_entity_that_names_a_file_of_the_server():
    head = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

    def ask(name, data):
        return head + data.replace(b"<t>Kinh", b"<t>&x;") if "sheet1" in name else data

    return reworked(people(ANH), ask)


@case(refused="quá 20.000 dòng")
def too_many_people():
    book = Workbook(write_only=True)
    page = book.create_sheet()
    page.append(HEAD)
    for number in range(20_001):
        page.append([number, "Lê An", 1950])
    return stored(book)


@case(refused="không có dòng nào")
def headings_alone():
    return sheet(head=HEAD)


@case(refused="hàng tiêu đề")
def no_headings():
    return sheet([1, 2, 3], ["a", "b", "c"], head=["Số", "Tiền", "Ngày"])


@case(refused="quá nhiều ô gộp")
def merged_without_end():
    cells = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in range(10, 20_020))

    def swell(name, data):
        area = b"<mergeCells>" + cells + b"</mergeCells>"
        return data.replace(b"</sheetData>", b"</sheetData>" + area) if "sheet1" in name else data

    return reworked(people(ANH), swell)


@case(good=0, wrong=1)
def numbers_beyond_counting():
    def swell(name, data):
        return data.replace(b"<v>1950</v>", b"<v>1E999</v>") if "sheet1" in name else data

    return reworked(people([ANH[0], 1950, *ANH[2:]]), swell)


@case(refused="bị hỏng")
def rows_beyond_the_last():
    def far(name, data):
        return data.replace(b'<row r="2"', b'<row r="99999999999"') if "sheet1" in name else data

    return reworked(people(ANH), far)


@case(refused="bị hỏng")
def cells_merged_over_everything():
    whole = [f"{letter}2:{letter}1048576" for letter in "BCDEFG"]
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in whole).encode()

    def swell(name, data):
        area = b"<mergeCells>" + cells + b"</mergeCells>"
        return data.replace(b"</sheetData>", b"</sheetData>" + area) if "sheet1" in name else data

    lines = [[number, *ANH] for number in range(18_000)]
    return reworked(sheet(*lines), swell)


@case(good=1, first=WELL, name="a.csv")
def csv_with_control_characters():
    return _csv([HEAD, [1, "\x01Nguyễn Thị Ánh\x1f", *ANH[1:]]]).encode()


@case(good=1, first=WELL)
def a_sheet_whose_title_no_excel_allows():
    def name_it(name, data):
        return data.replace(b'name="Sheet"', b'name="a/b[c]*?"') if "workbook.xml" in name else data

    return reworked(people(ANH), name_it)


@case(refused="bị hỏng")
def shared_strings_that_are_missing():
    return shared(people(ANH), kept=3)


@case(good=1, first=WELL)
def strings_shared_as_excel_writes_them():
    return shared(people(ANH))
