"""A refusal that no view caught: a page with its words and a way back, never a fault."""

from unittest import mock

import pytest
from django.urls import reverse

from chibo.actions import accounts
from chibo.regulations import Conflict, Finding, Refused

REFUSED = Refused(Finding("", "Hãy <b>chờ</b>.", "05-HD/VPTW"), Finding("", "Hãy xem lại."))
PAGE = "http://testserver/tai-khoan/"


@pytest.fixture
def invite(cast, sign_in):
    """invite(exception, …) presses a button whose view catches nothing."""

    def press(exception, sent=None, **headers):
        with mock.patch("chibo.actions.accounts.invite", side_effect=exception):
            address = reverse("account_invite", args=[cast.an.pk])
            return sign_in(cast.giang).post(address, sent or {}, headers=headers)

    return press


def text(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("exception", "status", "sentence"),
    [
        (REFUSED, 422, "Hãy &lt;b&gt;chờ&lt;/b&gt;. (05-HD/VPTW)"),
        (REFUSED, 422, "Hãy xem lại."),
        (Conflict(None), 409, "Có người vừa lưu chỗ này trước đồng chí."),
    ],
)
def test_it_is_told_in_the_shell_with_a_way_back(invite, exception, status, sentence):
    response = invite(exception, referer=PAGE)
    assert response.status_code == status
    assert sentence in text(response)
    assert "Chưa ghi gì" in text(response)
    assert f'href="{PAGE}"' in text(response)
    assert 'id="rail"' in text(response)


@pytest.mark.parametrize("referer", ["http://evil.example/", "javascript:alert(1)", ""])
def test_the_way_back_leads_to_ourselves_only(invite, referer):
    response = invite(REFUSED, referer=referer)
    assert "Mở lại trang vừa rồi" not in text(response)
    assert "Về trang đầu" in text(response)


def test_what_was_typed_can_be_copied(invite):
    sent = {"reason": "Lý do <dài>", "version": "31415", "note": " "}
    response = invite(REFUSED, sent)
    assert response.context["typed"] == ["Lý do <dài>"]
    assert "Lý do &lt;dài&gt;" in text(response)


@pytest.mark.parametrize("exception", [REFUSED, Conflict(None)])
def test_a_fragment_gets_a_fragment_in_its_own_place(invite, exception):
    response = invite(exception, **{"HX-Request": "true"})
    assert response.status_code in (409, 422)
    assert "<html" not in text(response)
    assert "Chưa ghi gì" in text(response)
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#told", "innerHTML")


def test_the_place_for_it_is_on_every_page(cast, sign_in):
    assert '<div id="told"></div>' in text(sign_in(cast.an).get("/"))


def test_a_stranger_is_told_and_a_password_is_not(cast, client):
    uid, token = accounts.invite(account=cast.an, by=cast.giang)
    secret = "tram nam nhan ai 1986"
    with mock.patch("chibo.actions.accounts.set_password", side_effect=REFUSED):
        response = client.post(
            reverse("invitation", args=[uid, token]), {"password": secret, "again": secret}
        )
    assert response.status_code == 422
    assert "Hãy xem lại." in text(response)
    assert secret not in text(response)


def test_a_fault_stays_a_fault(invite):
    with pytest.raises(ZeroDivisionError):
        invite(ZeroDivisionError)
