"""The calendar of a phone: a secret address, no names, gone when it is taken back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from icalendar import Calendar

from chibo.actions import accounts, calendar_feeds
from chibo.history import acting
from chibo.models import CalendarFeed
from chibo.models.calendar_feed import digest_of
from chibo.registry import Contribution, Task
from tests.members.people import enlist, enter_probationary

PAGE = "/lich/"


@pytest.fixture
def secret(cast):
    return calendar_feeds.give_out(unit=cast.a1, by=cast.an)


def fetch(client, secret):
    return client.get(reverse("calendar_file", args=[secret]))


def events(answer):
    calendar = Calendar.from_ical(answer.content)
    return [(e["SUMMARY"], e["DTSTART"].dt) for e in calendar.walk("VEVENT")]


def test_what_waits_stands_on_its_day_and_what_is_late_on_today(
    cast, secret, client, today, monkeypatch
):
    def tasks(user, unit, on):
        for days, said in ((-3, "Khóa danh sách"), (5, "Xét chính thức"), (200, "Còn xa")):
            due = on + timedelta(days=days)
            yield Task(due, f"Việc của Hồ Văn Kín {days}", "", "/", "Làm", unit, outside=said)

    monkeypatch.setattr("chibo.registry.contributions", lambda: (Contribution(tasks=tasks),))
    answer = fetch(client, secret)
    assert answer["Content-Type"] == "text/calendar"
    assert events(answer) == [
        ("Quá hạn từ 19/11/2026: Khóa danh sách", today),
        ("Xét chính thức", date(2026, 11, 27)),
    ]
    assert b"H\xe1\xbb\x93 V\xc4\x83n K\xc3\xadn" not in answer.content


def test_no_task_of_any_app_tells_a_name(cast, secret, client):
    enter_probationary(cast.a1, date(2025, 11, 20), full_name="Bí Mật Một")
    enlist(cast.a1, full_name="Bí Mật Hai")
    answer = fetch(client, secret)
    assert events(answer)
    assert "Bí Mật" not in answer.content.decode().replace("\r\n ", "")


def test_the_same_thing_keeps_its_mark_from_day_to_day(cast, secret, client):
    enter_probationary(cast.a1, date(2025, 11, 20))
    marks = [
        [str(e["UID"]) for e in Calendar.from_ical(fetch(client, secret).content).walk("VEVENT")]
        for _ in range(2)
    ]
    assert marks[0] == marks[1]
    assert len(set(marks[0])) == len(marks[0]) > 0


def test_only_the_hash_of_the_secret_is_kept(cast, secret):
    feed = CalendarFeed.visible_to(cast.an).get()
    assert feed.digest == digest_of(secret)
    assert secret not in str(vars(feed))


def test_a_new_address_ends_the_older_one(cast, secret, client):
    newer = calendar_feeds.give_out(unit=cast.a1, by=cast.an)
    assert [fetch(client, one).status_code for one in (secret, newer)] == [404, 200]


def test_an_address_taken_back_opens_nothing(cast, secret, client, sign_in):
    feed = CalendarFeed.visible_to(cast.an).get()
    page = sign_in(cast.an).post(reverse("calendar_feed_revoke", args=[feed.pk]), follow=True)
    assert "Đã thu hồi lịch của TDP 1" in page.content.decode()
    assert fetch(client, secret).status_code == 404


@pytest.mark.parametrize("how", ["role", "account"])
def test_whoever_leaves_the_office_leaves_the_calendar(cast, secret, client, how, today):
    if how == "role":
        assignment = cast.an.assignments.get()
        accounts.end(assignment=assignment, on=today, by=cast.giang)
    else:
        cast.an.is_active = False
        with acting(None, "khóa tài khoản"):
            cast.an.save()
    assert fetch(client, secret).status_code == 404


@pytest.mark.parametrize("secret", ["x", "a" * 43, "a" * 5000, "Ắ"])
def test_an_invented_address_is_not_found(cast, client, secret):
    assert fetch(client, secret).status_code == 404


def test_where_nothing_waits_no_address_is_given_out(cast):
    with pytest.raises(PermissionDenied):
        calendar_feeds.give_out(unit=cast.b1, by=cast.an)


def test_one_open_address_for_a_unit(cast, secret):
    with acting(None, "thử"), pytest.raises(IntegrityError, match="calendar_feed_one_open"):
        with transaction.atomic():
            CalendarFeed.unscoped.create(owner=cast.an, unit=cast.a1, digest="0" * 64)


def test_the_page_shows_the_address_once(cast, sign_in, client):
    page = sign_in(cast.an)
    assert "Chưa có địa chỉ nào" in page.get(PAGE).content.decode()
    shown = page.post(PAGE)
    address = shown.context["address"]
    assert address in shown.content.decode()
    later = page.get(PAGE).content.decode()
    assert address not in later and "Thu hồi" in later
    client.logout()
    assert client.get(address).status_code == 200


def test_the_first_page_leads_to_it(cast, sign_in):
    assert f'href="{PAGE}"' in sign_in(cast.an).get(reverse("home")).content.decode()
