"""Targets in the editor: proposed, taken, corrected, doubted, dropped; tasks beside them."""

from datetime import date
from decimal import Decimal
from unittest import mock

import pytest

from chibo.history import acting
from chibo.registry import indicators
from chibo.regulations import Finding, Refused
from resolutions.actions import sections, tasks
from resolutions.models import Paragraph, Target, Task
from resolutions.reading.lexicon import RULES
from tests.resolutions import factory

SAID = "Phấn đấu cả nhiệm kỳ kết nạp 05 đảng viên trở lên"


@pytest.fixture
def paragraph(cast):
    """A sentence with a target nobody has recorded."""
    draft = factory.drafted(cast.a1, by=cast.an)
    section = sections.add(resolution=draft, heading="Chỉ tiêu phát triển đảng viên", by=cast.an)
    sections.write(section=section, label="", heading=section.heading, body=SAID, by=cast.an)
    return Paragraph.unscoped.get(text=SAID)


def fields(**changes):
    return {
        "text": SAID,
        "measure": "count",
        "comparator": "gte",
        "value": "5",
        "unit_of_measure": "đảng viên",
        "period_kind": "term",
        "indicator": "admissions",
        "set_by": "own",
        "version": "0",
    } | changes


def test_the_reader_proposes_and_a_click_records(cast, sign_in, paragraph):
    client = sign_in(cast.an)
    section = paragraph.section
    page = client.get(f"/nghi-quyet/{section.resolution_id}/soan/?muc={section.pk}")
    assert [p.draft.indicator for p in page.context["proposals"]] == ["admissions"]
    client.post(f"/doan/{paragraph.pk}/ghi-chi-tieu/", {"index": "0"})
    target = Target.unscoped.get(paragraph=paragraph)
    assert (target.comparator, target.value, target.indicator) == ("gte", 5, "admissions")


@pytest.mark.parametrize("index", ["7", "-1", "x"])
def test_a_proposal_that_is_not_there_is_not_found(cast, sign_in, paragraph, index):
    answer = sign_in(cast.an).post(f"/doan/{paragraph.pk}/ghi-chi-tieu/", {"index": index})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("changes", "name", "expected"),
    [
        ({"value": "1.500"}, "value", Decimal(1500)),
        ({"value": "133,3"}, "value", Decimal("133.3")),
        ({"value": "05"}, "value", Decimal(5)),
        ({"measure": "percent", "value": "95%"}, "value", Decimal(95)),
        ({"period_kind": "by", "period_until": "30/6/2027"}, "period", "by:2027-06-30"),
        ({"period_kind": "by", "period_until": "6/2027"}, "period", "by:2027-06"),
        ({"period_kind": "year", "period_until": "2027"}, "period", "year:2027"),
        ({"comparator": "eq"}, "judged_as", "gte"),
        ({"value": "0", "comparator": "eq"}, "judged_as", "eq"),
        ({"text": "kết nạp 05\r\nđảng  viên"}, "said", "kết nạp 05 đảng viên"),
    ],
)
def test_what_people_type_is_understood(cast, sign_in, paragraph, changes, name, expected):
    answer = sign_in(cast.an).post(f"/doan/{paragraph.pk}/them-chi-tieu/", fields(**changes))
    assert answer.status_code == 302
    assert getattr(Target.unscoped.get(paragraph=paragraph), name) == expected


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"value": "hai"}, "value"),
        ({"value": ""}, "value"),
        ({"measure": "grade", "value": ""}, "grade"),
        ({"period_kind": "by", "period_until": ""}, "period_until"),
        ({"period_kind": "year", "period_until": "6/2027"}, "period_until"),
        ({"text": "Kết nạp 07 đảng viên"}, "text"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(cast, sign_in, paragraph, changes, field):
    page = sign_in(cast.an).post(f"/doan/{paragraph.pk}/them-chi-tieu/", fields(**changes))
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert page.context["form"]["unit_of_measure"].value() == "đảng viên"
    assert not Target.unscoped.filter(paragraph=paragraph).exists()


def test_a_stale_correction_overwrites_nothing(cast, sign_in, paragraph):
    client = sign_in(cast.an)
    client.post(f"/doan/{paragraph.pk}/them-chi-tieu/", fields())
    target = Target.unscoped.get(paragraph=paragraph)
    client.post(f"/chi-tieu/{target.pk}/", fields(value="6"))
    page = client.post(f"/chi-tieu/{target.pk}/", fields(value="7"))
    target.refresh_from_db()
    assert (page.status_code, target.value) == (422, 6)


def test_dropping_a_target_keeps_the_sentence(cast, sign_in, paragraph):
    client = sign_in(cast.an)
    client.post(f"/doan/{paragraph.pk}/them-chi-tieu/", fields())
    target = Target.unscoped.get(paragraph=paragraph)
    client.post(f"/chi-tieu/{target.pk}/bo/")
    assert not Target.unscoped.filter(pk=target.pk).exists()
    assert Paragraph.unscoped.get(pk=paragraph.pk).text == SAID


def test_a_task_is_charged_replaced_and_released(cast, sign_in, paragraph):
    client = sign_in(cast.an)
    address = f"/doan/{paragraph.pk}/phan-cong/"
    client.post(address, {"charged": "Đồng chí Phó Bí thư", "due_on": "30/06/2027"})
    client.post(address, {"charged": "Chi ủy", "due_on": ""})
    task = Task.unscoped.get()
    assert (task.charged, task.due_on) == ("Chi ủy", None)
    client.post(f"/nhiem-vu/{task.pk}/thoi/")
    assert not Task.unscoped.exists()


def test_what_is_refused_of_a_task_stands_in_its_form(cast, sign_in, paragraph):
    refused = Refused(Finding("", "Không được."))
    with mock.patch("resolutions.actions.tasks.charge", side_effect=refused):
        page = sign_in(cast.an).post(f"/doan/{paragraph.pk}/phan-cong/", {"charged": "Chi ủy"})
    assert page.status_code == 422
    assert page.context["form"].non_field_errors() == ["Không được."]
    assert page.context["form"]["charged"].value() == "Chi ủy"


def test_a_charged_task_waits_in_what_is_due(cast, today, paragraph):
    from chibo.registry import gather

    issued = factory.issued(cast.a1, number=7)
    sentence = issued.sections.first().paragraphs.first()
    tasks.charge(paragraph=sentence, charged="Chi ủy", due_on=date(2026, 12, 1), by=cast.an)
    waiting = [t.reason for t in gather("tasks", cast.an, cast.a1, today)]
    assert f"Phân công: Chi ủy · {issued.title}" in waiting


def test_an_issued_paper_takes_no_change_of_its_targets(cast, sign_in):
    issued = factory.issued(cast.a1, number=9)
    target = Target.unscoped.filter(paragraph__section__resolution=issued).first()
    client, version = sign_in(cast.an), target.version
    for path in (f"/chi-tieu/{target.pk}/dung/", f"/chi-tieu/{target.pk}/bo/"):
        client.post(path)
    assert Target.unscoped.get(pk=target.pk).version == version


def test_every_indicator_the_reader_names_has_a_name_for_people():
    from resolutions.reading import ratings
    from resolutions.reading.indicators import NAMES

    named = {rule.key for rule in RULES if rule.key} | set(ratings._MEMBERS.values())
    named |= {"unit_rating", "subunit_ratings", "trade_union_rating", "agency_rating"}
    assert named - NAMES.keys() - indicators().keys() == set()


def test_the_form_of_a_target_speaks_no_code(cast, sign_in, paragraph):
    client = sign_in(cast.an)
    client.post(f"/doan/{paragraph.pk}/ghi-chi-tieu/", {"index": "0"})
    target = Target.unscoped.get(paragraph=paragraph)
    with acting(None, "thử"):
        Target.unscoped.filter(pk=target.pk).update(indicator="professional_tasks")
    for address in (f"/chi-tieu/{target.pk}/", f"/doan/{paragraph.pk}/them-chi-tieu/"):
        page = client.get(address).content.decode()
        assert "---------" not in page and ">professional_tasks" not in page
    page = client.get(f"/chi-tieu/{target.pk}/").content.decode()
    assert "Nhiệm vụ chính trị, chuyên môn (nhập tay cho đến khi có hồ sơ)" in page
