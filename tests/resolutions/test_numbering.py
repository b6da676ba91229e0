"""Numbers, codes, labels and markers: one row per clause."""

from datetime import date

import pytest

from chibo.regulations import Weight
from resolutions.regulations import adopting, layout, numbering
from resolutions.regulations.numbering import Numbering, PaperTypes

TERM = (2025, 2030)


@pytest.mark.parametrize(
    ("rule", "by_congress", "expected"),
    [
        pytest.param(Numbering("term"), False, "NQ 2025-2030", id="05-HD/VPTW per type and term"),
        pytest.param(Numbering("year"), False, "NQ 2026", id="setting: per type and year"),
        pytest.param(Numbering("term"), True, "ĐH 2025-2030", id="05-HD/VPTW congress: own series"),
        pytest.param(Numbering("year"), True, "ĐH 2025-2030", id="congress: never per year"),
    ],
)
def test_series(rule, by_congress, expected):
    got = numbering.series(rule, paper_type="NQ", by_congress=by_congress, term=TERM, year=2026)
    assert got == expected


@pytest.mark.parametrize(
    ("by_congress", "expected"), [(True, "NQ/ĐH"), (False, "NQ/CB")], ids=["ĐH", "CB"]
)
def test_code(by_congress, expected):
    got = numbering.code(paper_type="NQ", by_congress=by_congress, issuer_code="CB")
    assert got == expected


@pytest.mark.parametrize(
    ("number", "taken", "codes"),
    [(3, {1, 2}, []), (2, {1, 2}, ["V1"]), (1, set(), [])],
    ids=["free", "taken", "first"],
)
def test_a_number_is_used_once(number, taken, codes):
    findings = list(numbering.check_number(number, taken, series="NQ 2025-2030"))
    assert [finding.code for finding in findings] == codes


@pytest.mark.parametrize(
    ("paper_type", "by_congress", "refused"),
    [
        pytest.param("NQ", False, False, id="399-QĐ/TW art. 11: NQ by a cell"),
        pytest.param("CT", False, True, id="399-QĐ/TW art. 11: no CT by a cell"),
        pytest.param("KL", False, False, id="399-QĐ/TW art. 11: KL by a cell"),
        pytest.param("KL", True, True, id="399-QĐ/TW art. 11: no KL by a congress"),
    ],
)
def test_types_a_cell_may_issue(paper_type, by_congress, refused):
    rule = PaperTypes(("NQ", "KL"), ("KL",))
    findings = list(numbering.check_type(paper_type, rule, by_congress=by_congress))
    assert bool(findings) is refused


def test_the_next_number_follows_the_highest():
    assert [numbering.next_number(taken) for taken in (set(), {1, 2}, {7})] == [1, 3, 8]


@pytest.mark.parametrize(
    ("votes_for", "base", "refused"),
    [(None, 20, False), (10, 20, True), (11, 20, False), (0, 20, True), (5, None, False)],
    ids=["not recorded", "exactly half", "more than half", "nobody", "base unknown"],
)
def test_a_resolution_needs_more_than_half(votes_for, base, refused):
    findings = list(adopting.check_majority(adopting.Majority(), votes_for=votes_for, base=base))
    assert bool(findings) is refused


@pytest.mark.parametrize(
    ("cast", "present", "refused"),
    [(12, 12, False), (13, 12, True), (0, 0, False), (9, None, False)],
)
def test_nobody_votes_twice(cast, present, refused):
    assert bool(list(adopting.check_votes(cast=cast, present=present))) is refused


@pytest.mark.parametrize(
    ("cast", "members", "asked"), [(32, 12, True), (12, 12, False), (32, 0, False), (0, 12, False)]
)
def test_more_votes_than_members_are_asked_about(cast, members, asked):
    findings = list(adopting.check_roll(cast=cast, members=members, on=date(2020, 5, 6)))
    assert [finding.weight for finding in findings] == [Weight.WARNS] * asked


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1. Kết nạp 02 đảng viên", ("1.", "Kết nạp 02 đảng viên")),
        ("2.1. Về chỉ tiêu", ("2.1.", "Về chỉ tiêu")),
        ("– Tăng cường", ("–", "Tăng cường")),
        ("a) Lãnh đạo", ("a)", "Lãnh đạo")),
        ("đ) Lãnh đạo", ("đ)", "Lãnh đạo")),
        ("100% đảng viên", ("", "100% đảng viên")),
        ("02 đảng viên học", ("", "02 đảng viên học")),
        ("1.500 hộ dân", ("", "1.500 hộ dân")),
        ("-", ("", "-")),
    ],
)
def test_markers_are_told_from_words(line, expected):
    assert layout.split_marker(line) == expected


def test_renumbering_follows_the_guidance():
    labels = layout.renumbered([0, 1, 1, 2, 2, 0, 1, 2])
    assert labels == ["I-", "1.", "2.", "a)", "b)", "II-", "1.", "a)"]
