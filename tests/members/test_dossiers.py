"""The check-list of a dossier: present or missing, never the paper, never a secret one."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from chibo.history import acting
from chibo.models import Rule
from chibo.regulations import Conflict, Refused
from members.actions import dossiers
from members.models import Dossier, DossierPaper
from members.queries import check_list, papers_listed

from .people import enter

DECISION = "QĐ-KN"


@pytest.fixture
def member(cast):
    return enter(cast.a1)


def check(member, version=None, **papers):
    """Everything missing, except for what `papers` say, by code."""
    empty = {"present": False, "number": "", "dated_on": None, "note": ""}
    given = {line.code: empty for line in check_list(member).lines}
    given |= {code: empty | paper for code, paper in papers.items()}
    return dossiers.check(member=member, papers=given, version=version, by=None)


def test_the_list_is_that_of_the_rule(member):
    papers, basis = papers_listed(date(2026, 1, 1))
    held = check_list(member)
    assert basis == held.basis == "38-HD/BTCTW"
    assert [line.code for line in held.lines] == [code for code, _ in papers]
    assert len(papers) >= 20 and {"1-HSĐV", "2-HSĐV", "3-HSĐV"} <= {code for code, _ in papers}
    assert papers_listed(date(2020, 1, 1)) == ([], "")


def test_checked_and_checked_again(member):
    day = date(2010, 5, 2)
    check(member, **{DECISION: {"present": True, "number": "45-QĐ/ĐU", "dated_on": day}})
    held = check_list(member)
    assert (held.present, held.version) == (1, 1)
    (kept,) = [line for line in held.lines if line.present]
    assert (kept.number, kept.dated_on) == ("45-QĐ/ĐU", day)
    check(member)
    assert check_list(member).present == 0
    with pytest.raises(Conflict):
        check(member, version=1)


@pytest.mark.as_owner
def test_a_later_list_does_not_change_what_was_checked(member):
    check(member)
    before = [line.code for line in check_list(member).lines]
    newer = {"papers": [["MỚI", "Giấy mới"]]}
    with acting(None, "thử"):
        Rule.objects.filter(key="dossier-papers").update(parameters=newer)
    assert papers_listed(date(2026, 1, 1))[0] == newer["papers"]
    assert [line.code for line in check_list(member).lines] == before


@pytest.mark.parametrize("number", ["45-QĐ/ĐU (MẬT)", "TỐI MẬT 12", "tuyệt mật", "(mật)", "mật"])
@pytest.mark.parametrize("part", ["number", "note"])
def test_a_secret_paper_is_refused_with_the_rule(member, number, part):
    with pytest.raises(Refused, match="117/2025/QH15"):
        check(member, **{DECISION: {"present": True, part: number}})
    assert not DossierPaper.unscoped.filter(present=True).exists()


def test_refused(member):
    with pytest.raises(Refused, match="ngày này chưa đến"):
        check(member, **{DECISION: {"present": True, "dated_on": date(2026, 11, 23)}})
    with pytest.raises(Refused, match="Danh mục vừa thay đổi"):
        dossiers.check(member=member, papers={}, by=None)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"number": "12 MẬT"}, "dossier_paper_never_secret"),
        ({"code": "1-HSĐV"}, "dossier_paper_once"),
    ],
)
def test_the_database_keeps_its_promises(member, fields, name):
    dossier = check(member)
    row = dossier.papers.filter(code=DECISION)
    with acting(None, "thử"), pytest.raises(IntegrityError, match=name), transaction.atomic():
        row.update(**fields)


def test_the_page_saves_all_lines_and_tells_what_is_wrong(cast, member, sign_in):
    client = sign_in(cast.an)
    address = f"/dang-vien/{member.pk}/thanh-phan/"
    page = client.get(address).content.decode()
    assert "chưa đối chiếu" in page and "tài liệu mật của Đảng" in page
    sent = {"version": 0, "checked_on": "20/11/2026", f"{DECISION}-present": "on"}
    wrong = sent | {f"{DECISION}-number": "12 (MẬT)"}
    answer = client.post(f"{address}doi-chieu/", wrong).content.decode()
    assert "117/2025/QH15" in answer and not Dossier.unscoped.exists()
    assert client.post(f"{address}doi-chieu/", sent).status_code == 302
    page = client.get(address).content.decode()
    assert "có 1/22" in page and "đối chiếu 20/11/2026" in page
    late = client.post(f"{address}doi-chieu/", sent).content.decode()
    assert "Có người vừa lưu trước" in late


def test_the_page_asks_once_for_all_lines(cast, member, sign_in, django_assert_num_queries):
    client = sign_in(cast.an)
    check(member)
    with django_assert_num_queries(8):
        client.get(f"/dang-vien/{member.pk}/thanh-phan/")
