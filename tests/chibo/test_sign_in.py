"""Signing in: names in any case, throttling, sessions that end, pages that are not kept."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from chibo.actions import accounts
from chibo.history import acting
from tests.cast import PASSWORD

LOGIN = "/dang-nhap/"


@pytest.fixture(autouse=True)
def fresh_counters(settings):
    """Failed attempts are counted per test, in memory."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "t"}
    }
    cache.clear()


def try_in(client, login="an", password=PASSWORD):
    return client.post(LOGIN, {"login": login, "password": password})


@pytest.mark.parametrize("login", ["an", "An", "AN", " an "])
def test_the_name_is_taken_in_any_case(cast, client, login):
    assert try_in(client, login).status_code == 302
    assert client.get(reverse("home")).status_code == 200


@pytest.mark.parametrize(("login", "password"), [("an", "sai"), ("khong_co", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_sound_the_same(cast, client, login, password):
    response = try_in(client, login, password)
    assert response.status_code == 200
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in response.content.decode()


def test_after_five_wrong_tries_even_the_right_password_waits(cast, client):
    for _ in range(5):
        try_in(client, password="sai")
    response = try_in(client)
    assert "Đã nhập sai nhiều lần" in response.content.decode()
    assert client.get(reverse("home")).status_code == 302


def test_another_port_in_the_address_gives_no_fresh_tries(cast, client, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    for number in range(6):
        there = {"HTTP_HOST": f"testserver:{8000 + number}", "REMOTE_ADDR": f"10.0.0.{number}"}
        response = client.post(LOGIN, {"login": "an", "password": "sai"}, **there)
    assert "Đã nhập sai nhiều lần" in response.content.decode()


def test_another_person_is_not_held_up_by_them(cast, client):
    for _ in range(5):
        try_in(client, password="sai")
    assert try_in(client, "binh").status_code == 302


def test_a_stopped_account_does_not_get_in_and_is_put_out(cast, client):
    try_in(client)
    accounts.correct_account(
        account=cast.an, full_name=cast.an.full_name, is_active=False, by=cast.giang
    )
    assert client.get(reverse("home")).url.startswith(LOGIN)
    try_in(client)
    assert client.get(reverse("home")).url.startswith(LOGIN)


def test_a_new_password_ends_the_sessions_of_before(cast, client):
    try_in(client)
    accounts.set_password(account=cast.an, password="một câu khác hẳn", by=cast.an)
    assert client.get(reverse("home")).url.startswith(LOGIN)


def test_a_session_ends_after_a_working_day_and_with_the_browser(cast, client, settings):
    response = try_in(client)
    assert response.cookies["sessionid"]["max-age"] == ""
    assert (settings.SESSION_COOKIE_AGE, client.session.get_expiry_age()) == (28800, 28800)


def test_a_session_from_yesterday_is_over(cast, client):
    from django.contrib.sessions.models import Session

    try_in(client)
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))
    assert client.get(reverse("home")).url.startswith(LOGIN)


def test_signing_out_is_a_deed_not_a_link(cast, client):
    try_in(client)
    client.get(reverse("account_logout"))
    assert client.get(reverse("home")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get(reverse("home")).url.startswith(LOGIN)


def test_the_way_back_stays_in_the_program(cast, client):
    response = client.post(
        f"{LOGIN}?next=https://evil.example/", {"login": "an", "password": PASSWORD}
    )
    assert response.url == "/"


def test_there_is_no_sign_up(client, db):
    for address in ("/dang-ky/", "/accounts/signup/", "/accounts/login/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [LOGIN, "/", "/ai-duoc-lam-gi/"])
def test_pages_are_not_kept_and_load_nothing_foreign(cast, client, address):
    if address != LOGIN:
        client.force_login(cast.an)
    response = client.get(address)
    assert "no-store" in response["Cache-Control"]
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy
    assert "unsafe" not in policy and "http:" not in policy and "https:" not in policy


def test_passwords_are_kept_by_argon2(cast):
    assert cast.an.password.startswith("argon2$")


def test_the_database_refuses_the_same_name_in_another_case(cast):
    from django.db import IntegrityError

    from chibo.models import User

    with pytest.raises(IntegrityError, match="user_username_any_case"), acting(None, "thử"):
        User.objects.create(username="AN", full_name="Kẻ giả")
