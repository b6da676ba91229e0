"""Typing the results of a year on one screen."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from resolutions.actions import results
from resolutions.models import Result

from . import factory

YEAR = 2026
BLANK = {"figure": "", "grade": "", "achieved": "", "evidence": "", "note": "", "version": ""}


@pytest.fixture
def page(cast, issued, sign_in):
    """What staff see and send: page(word=…) posts the rows of the targets that hold the words."""
    client = sign_in(cast.binh)
    address = reverse("results", args=[issued.pk, YEAR])

    def send(rows, as_of="20/11/2026"):
        data = {"as_of": as_of}
        for word, typed in rows.items():
            key = factory.target_of(issued, word).pk
            data |= {f"t{key}-{name}": value for name, value in (BLANK | typed).items()}
        return client.post(address, data)

    send.address, send.client = address, client
    return send


def test_screen_asks_for_what_records_do_not_answer(page):
    shown = page.client.get(page.address)
    asked = [line.said.split()[0] for line, _ in shown.context["rows"]]
    assert asked == ["100%", "Không", "Hằng", "Cả", "Giữ", "Quỹ", "Đến"]
    assert [line.said for line in shown.context["counted"]] == ["Hằng năm kết nạp 02 đảng viên"]


@pytest.mark.parametrize(
    ("word", "typed", "expected"),
    [
        ("bảo hiểm", {"figure": "95,5"}, ("95.5", None, None)),
        ("bảo hiểm", {"figure": "95,5%"}, ("95.5", None, None)),
        ("bảo hiểm", {"figure": "26/30"}, ("86.667", "26", "30")),
        ("bảo hiểm", {"figure": " 26 / 30 = 86,66% "}, ("86.667", "26", "30")),
        ("bảo hiểm", {"figure": "26/30 (86,7%)"}, ("86.667", "26", "30")),
        ("Quỹ", {"figure": "1.500"}, ("1500", None, None)),
        ("Quỹ", {"figure": "49,376"}, ("49.376", None, None)),
        ("vi phạm", {"figure": "0"}, ("0", None, None)),
        ("vi phạm", {"figure": "02"}, ("2", None, None)),
        ("xếp thứ", {"figure": "12/25"}, ("12", "12", "25")),
    ],
)
def test_figure_is_understood_as_people_write_it(page, word, typed, expected):
    answer = page({word: typed | {"evidence": "Biên bản"}})
    assert answer.status_code == 302
    kept = Result.unscoped.get()
    wanted = tuple(None if part is None else Decimal(part) for part in expected)
    assert (kept.value, kept.numerator, kept.denominator) == wanted
    assert kept.as_of == date(2026, 11, 20)


def test_grade_and_yes_are_chosen(page):
    page(
        {
            "hoàn thành tốt": {"grade": "HTXSNV", "evidence": "QĐ số 3"},
            "văn hóa": {"achieved": "yes", "evidence": "QĐ số 4"},
        }
    )
    assert list(Result.unscoped.values_list("grade", "achieved").order_by("pk")) == [
        ("HTXSNV", None),
        ("", True),
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"figure": "nhiều", "evidence": "Biên bản"}, "Hãy viết như 95,5 hoặc 21/22"),
        ({"figure": "8/9 = 90%", "evidence": "Biên bản"}, "8/9 là 88,9%, không phải 90%"),
        ({"figure": "3/0", "evidence": "Biên bản"}, "Mẫu số phải lớn hơn 0"),
        ({"figure": "95"}, "Hãy ghi minh chứng"),
        ({"evidence": "Biên bản"}, "Hãy nhập kết quả"),
        ({"figure": "1" * 15, "evidence": "Biên bản"}, "Con số dài quá"),
    ],
)
def test_wrong_row_is_told_beside_it_and_nothing_is_lost(page, typed, sentence):
    answer = page({"bảo hiểm": typed, "Quỹ": {"figure": "13", "evidence": "Sổ quỹ"}})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert 'value="Sổ quỹ"' in text
    assert all(f'value="{value}"' in text for value in typed.values())
    assert not Result.unscoped.exists()


def test_day_from_the_future_is_told_beside_the_day(page):
    answer = page({"Quỹ": {"figure": "13", "evidence": "Sổ quỹ"}}, as_of="23/11/2026")
    assert "không thể sau hôm nay" in answer.content.decode()
    assert not Result.unscoped.exists()


def test_unchanged_rows_are_left_alone_and_an_emptied_one_is_taken_back(page, issued):
    page(
        {
            "Quỹ": {"figure": "12,5", "evidence": "Sổ quỹ"},
            "vi phạm": {"figure": "0", "evidence": "Báo cáo"},
        },
        as_of="01/11/2026",
    )
    page(
        {
            "Quỹ": {"figure": "12,5", "evidence": "Sổ quỹ", "version": "0"},
            "vi phạm": {"version": "0"},
        }
    )
    [kept] = Result.unscoped.all()
    assert (kept.value, kept.as_of, kept.version) == (Decimal("12.5"), date(2026, 11, 1), 0)


def test_second_writer_sees_what_the_first_saved(page, issued):
    fund = factory.target_of(issued, "Quỹ")
    results.enter(
        target=fund,
        year=YEAR,
        as_of=date(2026, 11, 1),
        value=Decimal(20),
        evidence="Sổ của người khác",
        by=None,
    )
    late = {"figure": "13", "evidence": "Sổ quỹ"}
    answer = page({"Quỹ": late})
    text = answer.content.decode()
    assert "Có người vừa lưu dòng này: 20 triệu đồng (minh chứng: Sổ của người khác)" in text
    assert f'name="t{fund.pk}-version" value="0"' in text
    assert Result.unscoped.get().value == 20
    page({"Quỹ": late | {"version": "0"}})
    assert Result.unscoped.get().value == 13


def test_that_evidence_must_be_there_is_said_before(page):
    text = page.client.get(page.address).content.decode()
    assert "<th>Minh chứng (bắt buộc)</th>" in text
    assert "Có kết quả thì phải có minh chứng" in text
