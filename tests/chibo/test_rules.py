"""The rules as an administrator keeps them: versions in time, none of them overwritten."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chibo.actions import rule_versions as actions
from chibo.actions import rules, units
from chibo.history import acting
from chibo.models import LegalBasis, Rule, UnitKind
from chibo.models.legal_basis import Certainty
from chibo.parameters import words
from chibo.queries import (
    keeps_the_rules,
    rule_history,
    rule_in_force,
    rule_reader,
    rules_by_group,
)
from chibo.regulations import Conflict, Refused
from tests.asked import yes
from tests.cast import FOUNDED, TODAY
from tests.chibo.keepers import appoint

NEW = date(2027, 1, 1)


@pytest.fixture
def keeper(cast):
    """An administrator of the whole tree."""
    return appoint(cast)


def begin(key="probation", since=NEW, *, by=None, **fields):
    given = {
        "basis": LegalBasis.objects.get(code="208-QĐ/TW"),
        "article": "Điều 4",
        "certainty": Certainty.READ,
        "parameters": {"months": 18, "working_days_to_act": 20},
    }
    return actions.begin(key=key, since=since, **given | fields, by=by)


def spans(key="probation"):
    return [
        (rule.valid.lower, rule.valid.upper)
        for rule in Rule.objects.filter(key=key).order_by("valid")
    ]


def last(key="probation"):
    return Rule.objects.filter(key=key).order_by("-valid").first()


# --- Versions ------------------------------------------------------------------------------------


def test_a_new_version_closes_the_one_before_on_the_day_before(cast):
    begin()
    assert spans()[-2:] == [(date(2026, 7, 26), NEW), (NEW, None)]
    assert rule_in_force("probation", date(2026, 12, 31))[0]["months"] == 12
    assert rule_in_force("probation", NEW)[0]["months"] == 18


def test_a_reader_tells_the_rule_of_any_day_and_asks_once(cast, django_assert_num_queries):
    begin()
    with django_assert_num_queries(1):
        rule_of = rule_reader("probation")
        told = [rule_of(day).valid.lower for day in (date(1990, 1, 1), date(2026, 7, 25), NEW)]
    assert told == [date(2026, 7, 26), date(2025, 7, 1), NEW]
    assert rule_reader("unheard-of")(NEW) is None


def test_a_version_between_two_ends_where_the_next_begins(cast):
    kept = last("dues").parameters
    begin("dues", date(2027, 6, 1), parameters=kept)
    assert spans("dues")[1:] == [
        (date(2026, 2, 1), date(2027, 6, 1)),
        (date(2027, 6, 1), date(2028, 1, 1)),
        (date(2028, 1, 1), None),
    ]


def test_a_version_before_the_first_ends_where_that_begins(cast):
    begin(since=date(2016, 1, 1), confirmed=True)
    assert spans()[0] == (date(2016, 1, 1), date(2021, 7, 30))


def test_two_versions_never_begin_on_one_day(cast):
    with pytest.raises(Refused, match="Đã có bản từ ngày 26/07/2026"):
        begin(since=date(2026, 7, 26))


def test_a_day_that_is_past_asks_back(cast):
    with pytest.raises(Refused, match="đã qua") as refused:
        begin(since=date(2026, 10, 1))
    assert refused.value.confirmable
    begin(since=date(2026, 10, 1), confirmed=True)
    assert begin(since=date(2026, 12, 1)).valid.lower == date(2026, 12, 1)


def test_somebody_quicker_is_told(cast):
    seen = last().pk
    begin(seen=seen)
    with pytest.raises(Conflict):
        begin(since=date(2028, 1, 1), seen=seen)


def test_a_rule_nobody_knows_is_refused(cast):
    with pytest.raises(Refused, match="chưa có quy định này"):
        begin("unheard-of")


def test_a_new_document_is_kept_on_the_list(cast):
    fields = {"title": "Quy định", "issuer": "Bộ Chính trị", "issued_on": date(2026, 11, 1)}
    rule = begin(basis={"code": "99-QĐ/TW", **fields})
    assert (rule.basis.code, rule.basis.valid.lower) == ("99-QĐ/TW", NEW)
    with pytest.raises(Refused, match="đã có trong danh sách"):
        begin(since=date(2028, 1, 1), basis={"code": "99-QĐ/TW", **fields})


def test_the_last_version_is_taken_back_and_the_one_before_runs_on(cast):
    before = spans()
    begin()
    actions.take_back(key="probation", seen=last().pk, by=None)
    assert spans() == before


def test_the_only_version_stays(cast):
    with pytest.raises(Refused, match="chỉ có một bản"):
        actions.take_back(key="target-judging", seen=last("target-judging").pk, by=None)


def test_what_was_read_is_marked(cast):
    assert last().certainty == Certainty.SECOND_HAND
    actions.check(key="probation", number=last().pk, by=None)
    assert last().certainty == Certainty.READ


def test_the_database_keeps_versions_apart(cast):
    basis = LegalBasis.objects.first()
    with pytest.raises(Refused, match="chỉ có một quy định cho cùng một việc"):
        _write(basis)


def _write(basis):
    from chibo.history import action

    @action("thử")
    def write(*, by):
        valid = DateRange(date(2026, 8, 1), date(2026, 9, 1))
        Rule.objects.create(key="probation", basis=basis, certainty="read", valid=valid)

    with transaction.atomic():
        write(by=None)


# --- A new version of the program ----------------------------------------------------------------


def test_what_an_administrator_changed_outlasts_a_new_program(cast):
    begin(by=cast.giang)
    actions.take_back(key="dues", seen=last("dues").pk, by=cast.giang)
    actions.check(key="quorum", number=last("quorum").pk, by=cast.giang)
    before = list(Rule.objects.order_by("pk").values())
    documents = list(LegalBasis.objects.order_by("pk").values())
    rules.load(by=None)
    assert list(Rule.objects.order_by("pk").values()) == before
    assert list(LegalBasis.objects.order_by("pk").values()) == documents


DECREE = """
[[rules]]
key = "probation"
document = "208-QĐ/TW"
article = "Điều 9"
certainty = "read"
from = 2027-07-01
parameters = { months = 18, working_days_to_act = 20 }
"""


@pytest.fixture
def newer(monkeypatch, tmp_path):
    """A later program, which knows a decree on probation of July 2027."""
    file = tmp_path / "rules.toml"
    file.write_text(rules.FILE.read_text(encoding="utf-8") + DECREE, encoding="utf-8")
    monkeypatch.setattr(rules, "FILE", file)


JULY = date(2027, 7, 1)


@pytest.mark.usefixtures("newer")
def test_a_decree_of_a_new_program_ends_the_one_before(cast):
    loaded = spans()
    for _ in range(2):
        rules.load(by=None)
        assert spans() == [*loaded[:-1], (loaded[-1][0], JULY), (JULY, None)]
    assert rule_in_force("probation", JULY)[0]["months"] == 18


@pytest.mark.usefixtures("newer")
@pytest.mark.parametrize("since", [NEW, date(2028, 1, 1)])
def test_it_stays_outside_where_somebody_has_decided_otherwise(cast, since):
    begin(since=since, by=cast.giang)
    before = spans()
    rules.load(by=None)
    assert spans() == before


@pytest.mark.usefixtures("newer")
def test_it_does_not_come_back_once_it_was_taken_back(cast):
    before = spans()
    rules.load(by=None)
    actions.take_back(key="probation", seen=last().pk, by=cast.giang)
    rules.load(by=None)
    assert spans() == before


def test_a_change_is_a_sentence_of_the_history(cast):
    begin(by=cast.giang)
    actions.take_back(key="probation", seen=last().pk, by=cast.giang)
    back, new, loaded = rule_history("probation")
    assert (back.who, back.what) == (
        "Hoàng Giang",
        "bỏ bản quy định cuối cùng từ ngày 01/01/2027 theo 208-QĐ/TW",
    )
    assert (new.who, new.what) == (
        "Hoàng Giang",
        "đặt quy định mới từ ngày 01/01/2027 theo 208-QĐ/TW",
    )
    assert new.changes == (
        ("hiệu lực", "từ 26/07/2026", "từ 26/07/2026 đến trước 01/01/2027"),
        ("Thời gian dự bị (tháng)", "12", "18"),
        ("Sau đó chi bộ xét trong (ngày làm việc)", "30", "20"),
    )
    assert (loaded.what, loaded.changes) == ("nạp quy định", ())


def test_what_was_checked_is_a_sentence_too(cast):
    actions.check(key="probation", number=last().pk, by=cast.giang)
    told = rule_history("probation")[0]
    assert told.what == "ghi đã đọc nguyên văn của quy định"
    assert told.changes == (("độ chắc chắn", "theo nguồn khác", "đã đọc nguyên văn"),)


# --- Who may -------------------------------------------------------------------------------------


def test_only_who_administers_the_whole_tree_keeps_the_rules(cast, keeper):
    assert keeps_the_rules(keeper)
    assert not keeps_the_rules(cast.giang)
    assert not keeps_the_rules(cast.chi)  # observes at the top


def test_of_two_trees_one_is_not_the_whole(cast, keeper):
    with acting(None, "thử"):
        units.found(
            code="P2", kind=UnitKind.objects.get(pk="province"), parent=None, name="Tỉnh khác",
            short_name="Khác", seat="X", opened_on=FOUNDED, by=None,
        )  # fmt: skip
    assert not keeps_the_rules(keeper)


# --- Pages ---------------------------------------------------------------------------------------


def sent(**fields):
    given = {
        "since": "1/1/2027",
        "basis": LegalBasis.objects.get(code="208-QĐ/TW").pk,
        "article": "Điều 4",
        "certainty": "read",
        "seen": last().pk,
        "p-months": "18",
        "p-working_days_to_act": "20",
    }
    return given | fields


def test_the_list_names_every_rule_and_what_is_to_check(cast, sign_in):
    text = sign_in(cast.giang).get(reverse("rules")).content.decode()
    for told in words().values():
        assert told.name in text
    assert "Cần kiểm lại văn bản" in text
    assert "Thời gian dự bị (tháng): <b>12</b>" in text


def test_the_list_asks_as_many_queries_for_more_rules(cast, sign_in):
    page = sign_in(cast.giang)
    page.get(reverse("rules"))
    kept = ["probation", "quorum", "badge"]
    counts = []
    for keys in (kept[:1], kept):
        with transaction.atomic(), acting(None, "thử"):
            Rule.objects.exclude(key__in=keys).delete()
            with CaptureQueriesContext(connection) as captured:
                page.get(reverse("rules"))
            counts.append(len(captured))
            transaction.set_rollback(True)
    assert counts[0] == counts[1]


@pytest.mark.parametrize("key", [*words()])
def test_every_rule_has_its_page_and_its_form(keeper, sign_in, key):
    page = sign_in(keeper)
    assert page.get(reverse("rule", args=[key])).status_code == 200
    shown = page.get(reverse("rule_change", args=[key]))
    form = shown.context["form"]
    filled = {field.html_name: field.value() or "" for field in form if field.value() is not None}
    sent = filled | {"since": "1/1/2030", "certainty": "read"}
    answer = page.post(reverse("rule_change", args=[key]), sent)
    assert answer.status_code == 302, answer.context["form"].errors
    versions = Rule.objects.filter(key=key).order_by("-valid")
    assert versions[0].parameters == versions[1].parameters


def test_a_version_is_set_on_its_page(keeper, sign_in):
    page = sign_in(keeper)
    shown = page.post(reverse("rule_change", args=["probation"]), sent(), follow=True)
    assert "Đã đặt: Thời gian dự bị, từ ngày 01/01/2027." in shown.content.decode()
    assert last().parameters == {"months": 18, "working_days_to_act": 20}


@pytest.mark.parametrize(
    ("wrong", "field", "told"),
    [
        ({"p-months": "một năm"}, "p-months", "số nguyên"),
        ({"p-months": ""}, "p-months", "Hãy ghi ô này"),
        ({"since": ""}, "since", ""),
        ({"since": "1/1/9999"}, "since", "không hợp lý"),
        ({"basis": ""}, "code", "chọn một văn bản"),
        ({"code": "5-QĐ/TW"}, "basis", "không cả hai"),
        ({"certainty": "recalled"}, "certainty", ""),
        ({"certainty": ""}, "certainty", ""),
        ({"since": "26/7/2026"}, "since", "Đã có bản"),
    ],
)
def test_a_form_filled_wrong_says_so_beside_the_field(keeper, sign_in, wrong, field, told):
    before = spans()
    answer = sign_in(keeper).post(reverse("rule_change", args=["probation"]), sent(**wrong))
    assert answer.status_code == 422
    assert told in str(answer.context["form"].errors[field])
    assert spans() == before


def test_a_payer_has_one_rate(keeper, sign_in):
    page = sign_in(keeper)
    form = page.get(reverse("rule_change", args=["dues"])).context["form"]
    filled = {field.html_name: field.value() or "" for field in form}
    filled |= {"since": "1/1/2030", "p-amounts-working": "2.000; 30.000"}
    answer = page.post(reverse("rule_change", args=["dues"]), filled)
    assert "đúng một ô" in str(answer.context["form"].errors["p-percents-working"])


def test_a_past_day_is_asked_about_on_the_page(keeper, sign_in):
    page, path = sign_in(keeper), reverse("rule_change", args=["probation"])
    answer = page.post(path, sent(since="1/10/2026"))
    assert "đã qua" in answer.content.decode()
    answer = page.post(path, sent(since="1/10/2026", **yes(answer)))
    assert answer.status_code == 302


def test_a_page_opened_before_somebody_else_saved_is_told(keeper, sign_in):
    old = sent()
    begin()
    answer = sign_in(keeper).post(
        reverse("rule_change", args=["probation"]), old | {"since": "1/1/2028"}
    )
    assert "Có người vừa lưu trước" in answer.content.decode()
    assert len(spans()) == 4


def test_a_version_is_taken_back_on_its_page(keeper, sign_in):
    before = spans()
    begin()
    path = reverse("rule_take_back", args=["probation"])
    page = sign_in(keeper)
    assert page.post(path, {"seen": "²"}).status_code == 409
    assert page.post(path, {"seen": last().pk}).status_code == 302
    assert spans() == before


def test_a_version_is_marked_as_read_on_its_page(keeper, sign_in):
    path = reverse("rule_check", args=["probation"])
    page = sign_in(keeper)
    assert page.post(path, {"version": "0"}).status_code == 422
    assert page.post(path, {"version": last().pk}).status_code == 302
    assert last().certainty == Certainty.READ


@pytest.mark.parametrize("name", ["rule", "rule_change"])
def test_a_rule_nobody_knows_is_not_found(keeper, sign_in, name):
    assert sign_in(keeper).get(reverse(name, args=["khong-co"])).status_code == 404


def test_the_group_shows_the_version_of_the_day(cast):
    shown = {t.rule.key: t for _, found in rules_by_group(TODAY) for t in found}
    assert shown["dues"].rule.valid.lower == date(2026, 2, 1)
    assert shown["dues"].state == "now"
