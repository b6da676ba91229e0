"""The check-list of a dossier: present or missing, never the paper, never a secret one."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.history import acting
from chibo.models import Rule
from chibo.regulations import Conflict, Refused, Weight
from members.actions import candidates, dossiers
from members.enums import Step
from members.models import AdmissionDossier, Dossier, DossierPaper
from members.queries import check_list, papers_listed, road_of

from .people import certify, decide, enlist, enter, introduce, vote

DECISION = "QĐ-KN"
MEMBERS = "dossier-papers"
THERE, UNNEEDED = {"state": "there"}, {"state": "unneeded"}


@pytest.fixture
def member(cast):
    return enter(cast.a1)


def check(person, version=None, checked_on=None, **papers):
    """Everything missing, except for what `papers` say, by code."""
    empty = {"state": "missing", "number": "", "dated_on": None, "note": ""}
    given = {line.code: empty for line in check_list(person).lines}
    given |= {code: empty | paper for code, paper in papers.items()}
    return dossiers.check(
        owner=person, papers=given, version=version, checked_on=checked_on, by=None
    )


def test_the_list_is_that_of_the_rule(member):
    papers, basis = papers_listed(MEMBERS, date(2026, 1, 1))
    held = check_list(member)
    assert basis == held.basis == "38-HD/BTCTW"
    assert [line.code for line in held.lines] == [code for code, _ in papers]
    assert len(papers) >= 20 and {"1-HSĐV", "2-HSĐV", "3-HSĐV"} <= {code for code, _ in papers}
    assert papers_listed(MEMBERS, date(2020, 1, 1)) == ([], "")


def test_checked_and_checked_again(member):
    day = date(2010, 5, 2)
    check(member, **{DECISION: {"state": "there", "number": "45-QĐ/ĐU", "dated_on": day}})
    held = check_list(member)
    assert (held.present, held.version) == (1, 1)
    (kept,) = [line for line in held.lines if line.state == "there"]
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
    assert papers_listed(MEMBERS, date(2026, 1, 1))[0] == newer["papers"]
    assert [line.code for line in check_list(member).lines] == before


@pytest.mark.parametrize("number", ["45-QĐ/ĐU (MẬT)", "TỐI MẬT 12", "tuyệt mật", "(mật)", "mật"])
@pytest.mark.parametrize("part", ["number", "note"])
def test_a_secret_paper_is_refused_with_the_rule(member, number, part):
    with pytest.raises(Refused, match="117/2025/QH15"):
        check(member, **{DECISION: {"state": "there", part: number}})
    assert not DossierPaper.unscoped.filter(state="there").exists()


def test_refused(member):
    with pytest.raises(Refused, match="ngày này chưa đến"):
        check(member, **{DECISION: {"state": "there", "dated_on": date(2026, 11, 23)}})
    with pytest.raises(Refused, match="Danh mục vừa thay đổi"):
        dossiers.check(owner=member, papers={}, by=None)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"number": "12 MẬT"}, "dossierpaper_never_secret"),
        ({"code": "1-HSĐV"}, "dossierpaper_once"),
        ({"state": "lent"}, "dossierpaper_known_state"),
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
    sent = {"version": 0, "checked_on": "20/11/2026", f"{DECISION}-state": "there"}
    wrong = sent | {f"{DECISION}-number": "12 (MẬT)"}
    answer = client.post(f"{address}doi-chieu/", wrong).content.decode()
    assert "117/2025/QH15" in answer and not Dossier.unscoped.exists()
    assert client.post(f"{address}doi-chieu/", sent).status_code == 302
    page = client.get(address).content.decode()
    assert "có 1/23" in page and "đối chiếu 20/11/2026" in page
    late = client.post(f"{address}doi-chieu/", sent).content.decode()
    assert "Có người vừa lưu trước" in late


def test_what_was_chosen_by_mistake_is_taken_back(cast, member, sign_in):
    check(member, **{DECISION: THERE, "LLKN": {"state": ""}})
    client = sign_in(cast.an)
    address = f"/dang-vien/{member.pk}/thanh-phan/doi-chieu/"
    form = client.get(address).context["form"]
    ticked = {line.code: [r.data["selected"] for r in state] for line, state, _ in form.lines}
    assert ticked[DECISION] == [True, False, False, False]
    assert ticked["LLKN"] == [False] * 4, "nobody looked, and nothing is ticked"
    assert client.post(address, {"version": 1, f"{DECISION}-state": ""}).status_code == 302
    held = check_list(member)
    assert (held.present, len(held.unseen)) == (0, len(held.lines))


def test_the_page_asks_once_for_all_lines(cast, member, sign_in, django_assert_num_queries):
    client = sign_in(cast.an)
    check(member)
    with django_assert_num_queries(9):
        client.get(f"/dang-vien/{member.pk}/thanh-phan/")


@pytest.fixture
def candidate(cast):
    """Everything but the vote: the class, two who vouch."""
    listed = enlist(cast.a1)
    certify(listed)
    introduce(listed, "Trần Văn Một", "Lê Thị Hai")
    return listed


def test_what_counts_of_a_list(candidate):
    held = check_list(candidate)
    assert (held.present, held.needed, held.is_complete, len(held.unseen)) == (0, 7, False, 7)
    check(candidate, **{line.code: THERE for line in held.lines} | {"GT-DT": UNNEEDED})
    held = check_list(candidate)
    assert (held.present, held.needed, held.is_complete) == (8, 8, True)
    assert held.missing == held.unseen == []


def test_a_paper_is_known_by_the_step_that_was_typed(candidate):
    known = {line.code: line.known for line in check_list(candidate).lines if line.known}
    assert known == {
        "GCN-NT": "số 12 ngày 01/06/2025",
        "GT-DV": "Trần Văn Một ngày 01/09/2025; Lê Thị Hai ngày 01/09/2025",
    }
    candidates.amend(
        event=road_of(candidate).event(Step.CERTIFIED), on=date(2025, 6, 2), number="13", by=None
    )
    assert "số 13 ngày 02/06/2025" in [line.known for line in check_list(candidate).lines]


def test_the_vote_asks_about_what_is_missing(candidate):
    vote_papers = dict.fromkeys(("GCN-NT", "DXVD", "LLKN", "TTLL", "GT-DV"), THERE)
    check(candidate, **vote_papers, **{"GT-DT": UNNEEDED})
    with pytest.raises(Refused, match="còn thiếu: Tổng hợp ý kiến") as refused:
        vote(candidate, confirmed=False)
    (found,) = refused.value.findings
    assert (found.code, found.weight) == ("papers", Weight.WARNS)
    # The resolution of the vote itself and the decision cannot be there yet.
    assert "Nghị quyết của chi bộ" not in found.sentence
    old = THERE | {"dated_on": date(2024, 9, 30)}
    check(candidate, **vote_papers, **{"GT-DT": UNNEEDED, "YK-CT": old})
    with pytest.raises(Refused, match=r"30/09/2024\) đã quá 12 tháng"):
        vote(candidate, confirmed=False)
    check(candidate, **vote_papers, **{"GT-DT": UNNEEDED, "YK-CT": THERE})
    assert vote(candidate, confirmed=False)


def test_a_vote_on_a_dossier_that_nobody_looked_at_is_asked_about(candidate):
    unseen = "chưa đối chiếu: Đơn xin vào Đảng; Lý lịch của người xin vào Đảng; Văn bản thẩm tra"
    with pytest.raises(Refused, match=unseen) as refused:
        vote(candidate, confirmed=False)
    # Certificate and introductions were seen when their steps were typed.
    assert "Giấy" not in refused.value.findings[0].sentence
    assert vote(candidate)
    assert not AdmissionDossier.unscoped.exists()


def test_the_ceremony_hands_the_dossier_over(candidate):
    held_on = date(2025, 9, 20)
    written = {"number": "7", "dated_on": date(2025, 3, 1), "note": "bản chính"}
    everything = {line.code: THERE for line in check_list(candidate).lines}
    check(candidate, checked_on=held_on, **everything | {"DXVD": THERE | written})
    vote(candidate)
    decide(candidate)
    member = candidates.admit(candidate=candidate, on=date(2025, 11, 19), by=None)
    held = check_list(member)
    assert held.checked_on == held_on
    assert {line.code for line in held.lines if line.state} == everything.keys()
    assert held.unseen and not held.missing
    (request,) = [line for line in held.lines if line.code == "DXVD"]
    assert (request.number, request.dated_on, request.note) == tuple(written.values())
    # The way in is over: its own list is there to read.
    with pytest.raises(Refused, match="đã được kết nạp"):
        check(candidate)
    assert check_list(candidate).present == 9


def end_the_lists():
    """The lists of both dossiers ended at new year, and no other followed."""
    with acting(None, "thử"):
        Rule.objects.filter(key__endswith="-papers").update(
            valid=DateRange(date(2025, 9, 29), date(2026, 1, 1))
        )


def test_without_a_list_in_force_nothing_is_begun(candidate, member, cast, sign_in):
    end_the_lists()
    for person in (candidate, member):
        with pytest.raises(Refused, match="chưa có danh mục giấy tờ nào có hiệu lực"):
            check(person)
    address = f"/dang-vien/{member.pk}/thanh-phan/doi-chieu/"
    answer = sign_in(cast.an).post(address, {"version": 0, "checked_on": "20/11/2026"})
    assert "Hãy báo người quản trị" in answer.content.decode()
    assert not Dossier.unscoped.exists() and not AdmissionDossier.unscoped.exists()


def test_what_was_begun_goes_on_without_a_list_in_force(member):
    check(member)
    end_the_lists()
    check(member, **{DECISION: THERE})
    assert check_list(member).present == 1


def test_the_ceremony_begins_no_dossier_without_a_list(candidate):
    check(candidate, **{line.code: THERE for line in check_list(candidate).lines})
    vote(candidate)
    decide(candidate)
    end_the_lists()
    member = candidates.admit(candidate=candidate, on=date(2025, 11, 19), by=None)
    assert not Dossier.unscoped.exists() and check_list(member).lines == []


def test_without_a_check_list_the_member_begins_with_none(candidate):
    vote(candidate)
    decide(candidate)
    member = candidates.admit(candidate=candidate, on=date(2025, 11, 19), by=None)
    assert check_list(member).version == 0


def test_the_page_of_a_candidate(cast, candidate, sign_in, django_assert_num_queries):
    client = sign_in(cast.an)
    address = f"/phat-trien-dang/{candidate.pk}/ho-so/"
    assert "có 0/7" in client.get(address).content.decode()
    sent = {
        "version": 0,
        "checked_on": "20/11/2026",
        "DXVD-state": "there",
        "YK-CT-state": "missing",
    }
    assert client.post(f"{address}doi-chieu/", sent).status_code == 302
    page = client.get(address).content.decode()
    assert "có 1/7" in page and "đối chiếu 20/11/2026" in page
    road = client.get(f"/phat-trien-dang/{candidate.pk}/").content.decode()
    assert "Có 1/7 loại giấy tờ" in road and "còn thiếu 1" in road
    assert (
        "còn thiếu 1" in client.get(f"/phat-trien-dang/{candidate.pk}/buoc/voted/").content.decode()
    )
    with django_assert_num_queries(8):
        client.get(address)
