"""Every file of the corpus: no fault, no wrong row, nothing lost without a word."""

import pytest
from django.urls import reverse

from members.actions import imports
from members.imports import read_file
from members.models import ListImport, Member
from members.reading import parsed

from .corpus import CASES
from .files import upload


@pytest.fixture(scope="module")
def made():
    """made(name) -> the bytes of a case, built once."""
    kept = {}
    return lambda name: kept.setdefault(name, CASES[name][0]())


def test_the_corpus_is_large_enough():
    assert len(CASES) >= 25


@pytest.mark.parametrize("name", [n for n, c in CASES.items() if c[2] is None])
def test_a_list_is_read_row_by_row(cast, made, name):
    _, file_name, _, good, wrong, first, passed = CASES[name]
    grid = read_file(upload(made(name), file_name))
    record = imports.keep(unit=cast.a1, grid=grid, source_name=file_name, by=cast.an)
    rows, left = parsed(grid, record.mapping)
    assert len(rows) + len(left) == grid.size
    assert passed is None or len(left) == passed, left
    judgement = imports.judge(rows, cast.a1, cast.an)
    said = [(one.row.number, one.row.mistakes) for one in judgement.rows]
    assert (judgement.counts["new"], judgement.counts["wrong"]) == (good, wrong), said
    if first:
        told = rows[0].fields | {"unit": rows[0].unit}
        assert {field: told.get(field) for field in first} == first


@pytest.mark.parametrize("name", CASES)
def test_no_file_is_a_fault_and_none_writes_by_being_looked_at(cast, sign_in, made, name):
    _, file_name, refused, *_ = CASES[name]
    page = sign_in(cast.an)
    answer = page.post(reverse("members_import"), {"file": upload(made(name), file_name)})
    assert answer.status_code == (422 if refused else 302)
    if refused:
        assert refused in answer.content.decode()
        assert not ListImport.unscoped.exists()
    else:
        assert page.get(answer.url).status_code == 200
        assert page.get(f"{answer.url}danh-dau/").status_code == 200
    assert not Member.unscoped.exists()


def test_what_of_a_file_is_passed_over_is_said(made):
    notes = read_file(upload(made("a_hidden_sheet_and_a_sheet_of_notes"))).notes
    assert notes == [
        "Không đọc trang “Ghi chú” (không có hàng tiêu đề).",
        "Không đọc trang “Cũ” (trang ẩn).",
    ]
    assert "macro" in read_file(upload(made("macros"))).notes[0]


def test_what_was_mended_is_said(made):
    grid = read_file(upload(made("numbers_that_lost_their_zeros")))
    rows, _ = parsed(grid, {"Số CCCD": "identity_number", "SĐT": "phone", "Họ và tên": "full_name"})
    assert len(rows[0].notes) == 2
