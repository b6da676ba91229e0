"""The days of rest: added, taken out, and not brought back by a new version of the program."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chibo.actions import holidays as actions
from chibo.actions import rules
from chibo.history import action
from chibo.models import Holiday
from chibo.queries import holiday_history, holidays
from chibo.regulations import Refused
from tests.asked import yes
from tests.chibo.keepers import appoint

MONDAY, SATURDAY = date(2026, 12, 28), date(2026, 12, 26)


@pytest.fixture
def keeper(cast):
    """An administrator of the whole tree."""
    return appoint(cast)


def test_a_day_is_added_and_taken_out(cast):
    added = actions.add(day=MONDAY, name="Nghỉ bù", by=cast.giang)
    assert MONDAY in holidays()
    actions.remove(holiday=added, by=cast.giang)
    assert MONDAY not in holidays()
    told = [(sentence.who, sentence.what) for sentence in holiday_history(2026)[:2]]
    assert told == [
        ("Hoàng Giang", "bỏ ngày nghỉ: 28/12/2026 (Nghỉ bù)"),
        ("Hoàng Giang", "thêm ngày nghỉ: 28/12/2026 (Nghỉ bù)"),
    ]
    assert holiday_history(2026)[-1].what == "nạp quy định: 12 ngày"


@pytest.mark.parametrize(
    ("day", "told", "confirmable"),
    [
        (date(2026, 9, 2), "đã là ngày nghỉ: Quốc khánh", False),
        (SATURDAY, "thứ Bảy", True),
        (date(2026, 12, 27), "Chủ nhật", True),
        (date(2126, 9, 2), "từ năm 2006 đến năm 2046", False),
        (date(1976, 9, 2), "từ năm 2006 đến năm 2046", False),
    ],
)
def test_what_is_wrong_or_unusual_is_told(cast, day, told, confirmable):
    with pytest.raises(Refused, match=f"(?i){told}") as refused:
        actions.add(day=day, name="Nghỉ", by=None)
    assert refused.value.confirmable == confirmable


def test_the_database_keeps_a_day_once(cast):
    @action("thử")
    def write(*, by):
        Holiday.objects.create(day=date(2026, 9, 2), name="Nghỉ")

    with pytest.raises(Refused, match="Vừa có người ghi"):
        write(by=None)


def test_a_day_added_by_hand_keeps_no_other_away(cast, monkeypatch, tmp_path):
    later = date(2035, 9, 2)
    actions.add(day=date(2035, 9, 3), name="Quốc khánh", by=cast.giang)
    known = rules.FILE.read_text(encoding="utf-8")
    newer = tmp_path / "rules.toml"
    newer.write_text(f'{known}\n[[holidays]]\nname = "Quốc khánh"\ndays = [{later}]\n')
    monkeypatch.setattr(rules, "FILE", newer)
    before = set(holidays())
    rules.load(by=None)
    assert set(holidays()) == before | {later}


def test_what_was_taken_out_stays_out(cast):
    for rest in Holiday.objects.filter(day__year=2030):
        actions.remove(holiday=rest, by=cast.giang)
    before = set(holidays())
    rules.load(by=None)
    assert set(holidays()) == before


def test_the_page_shows_a_year(cast, sign_in):
    page = sign_in(cast.giang)
    text = page.get(reverse("holidays")).content.decode()
    assert "02/09/2026" in text
    assert "Thêm ngày nghỉ" not in text  # Giang keeps a part of the tree only
    assert "chưa ghi ngày nghỉ nào" in page.get(reverse("holidays"), {"nam": 2040}).content.decode()


@pytest.mark.parametrize("year", ["²", "9" * 4000, "-1", "3000", "abc"])
def test_a_year_that_is_none_is_not_found(cast, sign_in, year):
    assert sign_in(cast.giang).get(reverse("holidays"), {"nam": year}).status_code == 404


def test_a_part_of_the_tree_changes_nothing(cast, sign_in):
    page = sign_in(cast.giang)
    answer = page.post(reverse("holidays"), {"day": "28/12/2026", "name": "Nghỉ bù"})
    assert answer.status_code == 403
    assert MONDAY not in holidays()


def test_a_day_is_added_on_the_page(keeper, sign_in):
    page = sign_in(keeper)
    sent = {"day": "26/12/2026", "name": "Nghỉ"}
    answer = page.post(reverse("holidays"), sent)
    assert (answer.status_code, "Thứ Bảy" in answer.content.decode()) == (422, True)
    answer = page.post(reverse("holidays"), sent | yes(answer), follow=True)
    assert "Đã thêm ngày nghỉ 26/12/2026: Nghỉ." in answer.content.decode()
    answer = page.post(reverse("holidays"), {"day": "26/12/2126", "name": "Nghỉ"})
    assert "Hãy xem lại năm" in answer.content.decode()


def test_a_day_is_taken_out_on_the_page(keeper, sign_in):
    rest = Holiday.objects.get(day=date(2026, 9, 2))
    page, path = sign_in(keeper), reverse("holiday_remove", args=[rest.pk])
    assert page.get(path).status_code == 405
    assert "Đã bỏ ngày nghỉ" in page.post(path, follow=True).content.decode()
    assert page.post(path).status_code == 404


def test_a_year_of_any_length_is_one_query(keeper, sign_in):
    page, counts = sign_in(keeper), []
    for years in (2041, 2042):
        for day in range(1, 2 if years == 2041 else 4):
            actions.add(day=date(years, 12, 8 + day), name="Nghỉ", confirmed=True, by=None)
        with CaptureQueriesContext(connection) as captured:
            page.get(reverse("holidays"), {"nam": years})
        counts.append(len(captured))
    assert counts[0] == counts[1]
