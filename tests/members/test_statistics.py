"""Bands and sums of the statistical forms, without a database."""

from datetime import date

import pytest

from members.regulations.statistics import (
    FORMS,
    admission_era,
    age_band,
    balanced,
    party_age_band,
    schooling_band,
)

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(2009, 1, 1), "18"),
        (date(1995, 11, 23), "18"),
        (date(1995, 11, 22), "31"),
        (date(1985, 11, 23), "31"),
        (date(1985, 11, 22), "41"),
        (date(1965, 11, 23), "51"),
        (date(1965, 11, 22), "61"),
        (date(1920, 1, 1), "61"),
    ],
)
def test_an_age_is_of_full_years(born, band):
    assert age_band(born, ON) == band


@pytest.mark.parametrize(
    ("decided", "ceremony", "band"),
    [
        (None, date(1996, 11, 23), "0"),
        (None, date(1996, 11, 22), "30"),
        (date(1996, 11, 2), date(1996, 12, 1), "30"),
        (None, date(1936, 11, 22), "90"),
    ],
    ids=["29 years", "30 years", "since the decision", "90 years"],
)
def test_party_age_stands_in_the_tens_of_badges(decided, ceremony, band):
    assert party_age_band(decided, ceremony, ON) == band


@pytest.mark.parametrize(
    ("ceremony", "era"),
    [
        (date(1945, 8, 18), "1930"),
        (date(1945, 8, 19), "1945"),
        (date(1954, 7, 20), "1945"),
        (date(1954, 7, 21), "1954"),
        (date(1975, 4, 30), "1954"),
        (date(1975, 5, 1), "1975"),
        (ON, "1975"),
    ],
)
def test_eras_of_admission(ceremony, era):
    assert admission_era(ceremony) == era


@pytest.mark.parametrize(
    ("school", "band"),
    [
        ("", "unknown"),
        ("0/12", "primary"),
        ("5/12", "primary"),
        ("6/12", "lower"),
        ("9/12", "lower"),
        ("10/12", "upper"),
        ("4/10", "primary"),
        ("7/10", "lower"),
        ("8/10", "upper"),
        ("10/10", "upper"),
    ],
)
def test_the_class_names_the_school(school, band):
    assert schooling_band(school) == band


def test_t1_a_sum_that_adds_up_is_passed_over():
    assert list(balanced("Chi bộ", 12, 3, 2, 13)) == []


def test_t1_a_contradiction_is_told_with_its_parts_and_its_form():
    [finding] = balanced("Chi bộ Thôn Đông", 12, 3, 2, 14)
    assert (finding.code, finding.clause) == ("T1", FORMS)
    assert finding.sentence.startswith(
        "Chi bộ Thôn Đông: đầu kỳ 12 cộng tăng 3 trừ giảm 2 không bằng cuối kỳ 14, nên chưa in."
    )
