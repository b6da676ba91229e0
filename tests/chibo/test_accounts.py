"""Accounts: what an administrator may do with them, and what nobody may."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from chibo.access import Permission, Role
from chibo.actions import accounts
from chibo.invitations import invitations
from chibo.models import RoleAssignment, User
from chibo.regulations import Conflict, Refused
from tests.cast import PASSWORD

OWN_WORDS = "một câu của riêng tôi"
SINCE = date(2026, 1, 1)


def visible(user):
    return set(User.visible_to(user).values_list("username", flat=True))


def in_hand(user):
    paths = user.paths(Permission.MANAGE_ACCOUNTS)
    return set(User.objects.in_the_hands_of(paths).values_list("username", flat=True))


@pytest.fixture
def invited(cast, sign_in, client):
    """invited(user) -> the address Giang was shown."""

    def run(user):
        page = sign_in(cast.giang).post(reverse("account_invite", args=[user.pk]))
        client.logout()
        return page.context["link"].removeprefix("http://testserver")

    return run


# --- Who is seen, and who is in whose hands ---------------------------------------------------


def test_an_administrator_sees_those_who_hold_or_held_a_role_below(cast):
    assert visible(cast.giang) == {"an", "binh", "giang", "hai_vai", "het_vai"}


@pytest.mark.parametrize("who", ["an", "binh", "chi", "dung", "ended", "two_roles"])
def test_nobody_else_sees_an_account(cast, who):
    assert visible(getattr(cast, who)) == set()


def test_an_account_with_a_role_outside_is_out_of_the_hands(cast):
    assert in_hand(cast.giang) == {"an", "binh", "giang"}


def test_a_new_account_without_a_role_is_seen_where_it_is_kept(cast):
    accounts.open_account(username="moi", full_name="Mới", home_unit=cast.a1, by=cast.giang)
    assert "moi" in visible(cast.giang) and "moi" in in_hand(cast.giang)


def test_a_future_role_outside_takes_the_account_out_of_the_hands(cast):
    tomorrow = timezone.localdate() + timedelta(days=1)
    accounts.assign(user=cast.an, role=Role.OBSERVER, unit=cast.province, since=tomorrow, by=None)
    assert "an" not in in_hand(cast.giang)


def test_a_former_role_below_shows_the_account_and_gives_no_power_over_it(cast):
    row = accounts.assign(user=cast.dung, role=Role.SECRETARY, unit=cast.a2, since=SINCE, by=None)
    accounts.end(assignment=row, on=date(2026, 2, 1), by=None)
    assert "dung" in visible(cast.giang) and "dung" not in in_hand(cast.giang)


# --- No way up ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "arguments"),
    [
        (accounts.invite, {}),
        (accounts.correct_account, {"full_name": "Khác", "is_active": True}),
    ],
)
@pytest.mark.parametrize("whose", ["chi", "dung", "two_roles"])
def test_an_account_out_of_hand_is_not_changed(cast, act, arguments, whose):
    with pytest.raises(PermissionDenied):
        act(account=getattr(cast, whose), **arguments, by=cast.giang)


@pytest.mark.parametrize("where", ["province", "b", "b1"])
@pytest.mark.parametrize("role", [Role.OBSERVER, Role.ADMINISTRATOR, Role.STAFF])
def test_no_role_is_given_outside_the_subtree(cast, where, role):
    with pytest.raises(PermissionDenied):
        accounts.assign(
            user=cast.binh, role=role, unit=getattr(cast, where), since=SINCE, by=cast.giang
        )


def test_nobody_gives_a_role_to_themselves(cast):
    with pytest.raises(Refused, match="Không tự giao"):
        accounts.assign(
            user=cast.giang, role=Role.SECRETARY, unit=cast.a1, since=SINCE, by=cast.giang
        )


def test_nobody_hands_a_role_to_themselves(cast):
    with pytest.raises(Refused, match="Không tự giao"):
        accounts.hand_over(
            assignment=cast.an.assignments.get(), to=cast.giang, on=SINCE, by=cast.giang
        )
    assert cast.an.assignments.get().valid.upper is None


def test_the_last_hand_on_the_ladder_does_not_let_go(cast):
    with pytest.raises(Refused, match="Không tự thôi"):
        accounts.end(assignment=cast.giang.assignments.get(), on=SINCE, by=cast.giang)


def test_a_role_outside_is_not_ended(cast):
    with pytest.raises(PermissionDenied):
        accounts.end(assignment=cast.dung.assignments.get(), on=SINCE, by=cast.giang)


def test_an_account_is_not_moved_into_foreign_keeping(cast):
    with pytest.raises(PermissionDenied):
        accounts.correct_account(
            account=cast.an, full_name="An", is_active=True, home_unit=cast.b, by=cast.giang
        )


@pytest.mark.parametrize("view", ["account_edit", "account_invite"])
def test_pages_over_an_account_out_of_hand_refuse(cast, sign_in, view):
    client = sign_in(cast.giang)
    assert client.post(reverse(view, args=[cast.two_roles.pk])).status_code == 403
    assert client.post(reverse(view, args=[cast.chi.pk])).status_code == 404


def test_a_forged_unit_in_the_form_gives_nothing(cast, sign_in):
    response = sign_in(cast.giang).post(
        reverse("account_assign", args=[cast.an.pk]),
        {"role": "observer", "unit": cast.province.pk, "since": "01/01/2026"},
    )
    assert response.context["form"].errors.keys() == {"unit"}
    assert not RoleAssignment.unscoped.filter(user=cast.an, role="observer").exists()


# --- Opening, correcting, handing over ---------------------------------------------------------


def test_an_account_is_opened_with_its_first_role(cast, sign_in):
    response = sign_in(cast.giang).post(
        reverse("account_add"),
        {
            "full_name": "Lý  Thị Mới",
            "username": "LyThiMoi",
            "role": "secretary",
            "unit": cast.a2.pk,
            "since": "1/2/2026",
        },
    )
    opened = User.objects.get(username="lythimoi")
    assert response.url == reverse("account", args=[opened.pk])
    assert (opened.full_name, opened.home_unit, opened.has_usable_password()) == (
        "Lý Thị Mới",
        cast.a2,
        False,
    )
    assert opened.assignments.get().valid.lower == date(2026, 2, 1)


@pytest.mark.parametrize("username", ["an", "AN", "ơi", "a", "có dấu", "x y"])
def test_a_name_that_is_taken_or_misspelt_is_refused_beside_its_field(cast, sign_in, username):
    response = sign_in(cast.giang).post(
        reverse("account_add"),
        {
            "full_name": "Ai đó",
            "username": username,
            "role": "secretary",
            "unit": cast.a2.pk,
            "since": "01/02/2026",
        },
    )
    assert response.context["form"].errors.keys() == {"username"}


def test_the_books_are_kept_in_cells_only(cast, sign_in):
    response = sign_in(cast.giang).post(
        reverse("account_assign", args=[cast.an.pk]),
        {"role": "secretary", "unit": cast.a.pk, "since": "01/02/2026"},
    )
    assert response.context["form"].errors.keys() == {"unit"}


def test_a_stale_form_overwrites_nothing(cast):
    accounts.correct_account(
        account=cast.an, full_name="Một", is_active=True, version=0, by=cast.giang
    )
    with pytest.raises(Conflict):
        accounts.correct_account(
            account=cast.an, full_name="Hai", is_active=True, version=0, by=cast.giang
        )


def test_handing_over_leaves_no_gap_and_no_overlap(cast, sign_in):
    row = cast.an.assignments.get()
    response = sign_in(cast.giang).post(
        reverse("role_hand_over", args=[row.pk]), {"to": cast.binh.pk, "on": "15/03/2026"}
    )
    assert response.status_code == 302
    row.refresh_from_db()
    taken = cast.binh.assignments.get(role=Role.SECRETARY)
    assert (row.valid.upper, taken.valid.lower) == (date(2026, 3, 15), date(2026, 3, 15))


def test_an_ended_role_is_neither_prolonged_nor_ended_again(cast, sign_in):
    row = cast.an.assignments.get()
    accounts.end(assignment=row, on=date(2026, 3, 1), by=cast.giang)
    with pytest.raises(Refused, match="đã thôi từ 01/03/2026"):
        accounts.end(assignment=row, on=date(2026, 4, 1), by=cast.giang)
    assert sign_in(cast.giang).get(reverse("role_end", args=[row.pk])).status_code == 404


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_asks_the_same_number_of_queries(
    cast, sign_in, django_assert_max_num_queries, more
):
    for number in range(more):
        accounts.open_with_role(
            username=f"nguoi{number}",
            full_name=f"Người {number}",
            role=Role.STAFF,
            unit=cast.a,
            since=SINCE,
            by=cast.giang,
        )
    client = sign_in(cast.giang)
    with django_assert_max_num_queries(7):
        client.get(reverse("accounts"))


# --- The invitation ------------------------------------------------------------------------------


def test_the_link_sets_a_password_once(cast, client, invited):
    address = invited(cast.an)
    answer = {"password": OWN_WORDS, "again": OWN_WORDS}
    assert client.post(address, answer).url == reverse("account_login")
    cast.an.refresh_from_db()
    assert cast.an.check_password(OWN_WORDS)
    again = client.post(address, {"password": "câu khác hẳn nữa", "again": "câu khác hẳn nữa"})
    assert (again.status_code, "chỉ dùng được một lần" in again.content.decode()) == (410, True)


def test_a_newer_link_makes_the_older_void(cast, client, invited):
    older, newer = invited(cast.an), invited(cast.an)
    assert [client.get(link).status_code for link in (older, newer)] == [410, 200]


def test_signing_in_makes_the_link_void(cast, client, invited):
    address = invited(cast.an)
    client.post(reverse("account_login"), {"login": "an", "password": PASSWORD})
    client.logout()
    assert client.get(address).status_code == 410


def test_the_link_waits_a_week(cast, client, invited, monkeypatch):
    address = invited(cast.an)
    real = type(invitations)._now

    def later(days):
        monkeypatch.setattr(
            type(invitations), "_now", lambda self: real(self) + timedelta(days=days)
        )
        return client.get(address).status_code

    assert (later(6), later(8)) == (200, 410)


@pytest.mark.parametrize("uid", ["MQ", "@@", "LTE", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"])
def test_an_invented_link_gives_nothing_away(cast, client, uid):
    assert client.get(reverse("invitation", args=[uid, "abc-def"])).status_code == 410


def test_an_account_that_was_stopped_is_not_invited_back(cast, client, invited, sign_in):
    address = invited(cast.an)
    accounts.correct_account(
        account=cast.an, full_name=cast.an.full_name, is_active=False, by=cast.giang
    )
    assert client.get(address).status_code == 410
    response = sign_in(cast.giang).post(reverse("account_invite", args=[cast.an.pk]))
    assert response.status_code == 403


@pytest.mark.parametrize(
    ("password", "again", "field"),
    [
        ("ngan", "ngan", "password"),
        ("1234567890123", "1234567890123", "password"),
        ("nguyễn thị an", "nguyễn thị an", "password"),
        (OWN_WORDS, "một câu khác", "again"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused(cast, client, invited, password, again, field):
    page = client.post(invited(cast.an), {"password": password, "again": again})
    assert page.context["form"].errors.keys() == {field}


def test_the_link_is_on_no_page_but_the_one_that_made_it(cast, invited, sign_in):
    token = invited(cast.an).split("/")[-2]
    page = sign_in(cast.giang).get(reverse("account", args=[cast.an.pk])).content.decode()
    assert token not in page and "cấp liên kết đặt mật khẩu" in page
