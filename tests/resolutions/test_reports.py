"""The pages of the year's report, as the cast sees them."""

import io
from datetime import date
from decimal import Decimal

import docx
import pytest
from django.template import Context, Template
from django.urls import reverse

from chibo.actions import work
from chibo.models import JobState
from resolutions.actions import resolutions, results
from resolutions.enums import Verdict
from resolutions.exports import reports as exports
from tests.congresses.people import enrol
from tests.members.people import enter_probationary

from . import factory

YEAR = 2026
D = Decimal


def page_of(name, resolution, *more):
    return reverse(name, args=[resolution.pk, YEAR, *more])


@pytest.fixture
def insured(issued):
    """A typed result: 95,5 of 90 wanted."""
    target = factory.target_of(issued, "bảo hiểm")
    return results.enter(
        target=target,
        year=YEAR,
        as_of=date(2026, 11, 1),
        value=D("95.5"),
        evidence="Công văn số 15 của bảo hiểm xã hội",
        by=None,
    )


# who, list, report, entry, pdf, rows
ACCESS = [
    ("an", 200, 200, 200, 200, 200),
    ("binh", 200, 200, 200, 200, 200),
    ("chi", 200, 200, 403, 200, 403),
    ("dung", 200, 404, 404, 404, 404),
    ("giang", 403, 403, 403, 403, 403),
    ("two_roles", 200, 404, 404, 404, 404),
    ("ended", 403, 403, 403, 403, 403),
    (None, 302, 302, 302, 302, 302),
]


@pytest.mark.parametrize(("who", *("listed", "shown", "entered", "printed", "opened")), ACCESS)
def test_report_pages_open_to_those_they_are_for(
    cast, issued, sign_in, client, who, listed, shown, entered, printed, opened
):
    client = sign_in(getattr(cast, who)) if who else client
    target = factory.target_of(issued, "kết nạp")
    asked = [
        reverse("reports"),
        page_of("report", issued),
        page_of("results", issued),
        page_of("report_docx", issued),
        page_of("report_rows", issued, target.pk),
    ]
    assert [client.get(address).status_code for address in asked] == [
        listed,
        shown,
        entered,
        printed,
        opened,
    ]


@pytest.mark.parametrize("year", [2024, 2027, 2031])
@pytest.mark.parametrize("name", ["report", "results", "report_pdf", "report_docx"])
def test_year_outside_the_term_or_not_begun_is_not_found(cast, issued, sign_in, name, year):
    address = reverse(name, args=[issued.pk, year])
    assert sign_in(cast.binh).get(address).status_code == 404


@pytest.mark.parametrize("name", ["report", "results", "report_pdf", "report_docx"])
def test_draft_has_no_report_even_for_its_own_cell(cast, sign_in, name):
    draft = factory.drafted(cast.a1)
    assert sign_in(cast.an).get(page_of(name, draft)).status_code == 404


def test_list_names_each_cell_with_its_standing(cast, issued, insured, sign_in):
    factory.drafted(cast.a2)
    page = sign_in(cast.binh).get(reverse("reports")).content.decode()
    assert "Chi bộ Tổ dân phố 1" in page
    assert "1/8" in page
    assert "(01 vượt)" in page
    assert "còn thiếu 6" in page
    assert "Chưa có nghị quyết cho năm 2026" in page
    assert "Chi bộ Trường tiểu học An Lạc" in page


def test_list_of_a_year_without_resolutions_says_so(cast, issued, sign_in):
    page = sign_in(cast.binh).get(reverse("reports"), {"nam": 2024}).content.decode()
    assert "Chưa có nghị quyết nào phải báo cáo" in page


def test_list_costs_the_same_queries_for_one_resolution_and_three(
    cast, issued, sign_in, django_assert_num_queries
):
    client = sign_in(cast.chi)
    client.get(reverse("reports"))
    with django_assert_num_queries(QUERIES):
        client.get(reverse("reports"))
    for unit in (cast.a2, cast.b1):
        factory.issued(unit)
    with django_assert_num_queries(QUERIES):
        assert len(client.get(reverse("reports")).context["standings"]) == 3


QUERIES = 12


def test_report_tells_result_percent_verdict_and_evidence(cast, issued, insured, sign_in):
    for month in (2, 5, 9):
        enter_probationary(cast.a1, date(2026, month, 3), full_name=f"Lê Văn {month}")
    page = sign_in(cast.an).get(page_of("report", issued)).content.decode()
    for said in ("03 đảng viên", "150%", "vượt", "95,5%", "106,1%", "Công văn số 15"):
        assert said in page


def test_observer_sees_numbers_and_no_way_to_names(cast, issued, sign_in):
    enter_probationary(cast.a1, date(2026, 2, 3), full_name="Trần Thị Riêng")
    page = sign_in(cast.chi).get(page_of("report", issued)).content.decode()
    assert "01 đảng viên" in page
    assert "xem các dòng" not in page
    assert "Nhập kết quả" not in page
    assert "Trần Thị Riêng" not in page


def test_rows_behind_a_number_are_named_for_the_cell(cast, issued, sign_in):
    enter_probationary(cast.a1, date(2026, 2, 3), full_name="Trần Thị Riêng")
    target = factory.target_of(issued, "kết nạp")
    page = sign_in(cast.an).get(page_of("report_rows", issued, target.pk)).content.decode()
    assert "Trần Thị Riêng" in page


def test_rows_of_another_resolutions_target_are_not_found(cast, issued, sign_in):
    other = factory.issued(cast.a2)
    address = page_of("report_rows", issued, factory.target_of(other, "kết nạp").pk)
    assert sign_in(cast.binh).get(address).status_code == 404


def test_withdrawn_resolution_keeps_its_reports(cast, issued, sign_in):
    resolutions.withdraw(resolution=issued, on=date(2026, 3, 1), reason="Có bản mới", by=None)
    assert sign_in(cast.chi).get(reverse("report", args=[issued.pk, 2025])).status_code == 200


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_a_tag_in_words(verdict):
    said = Template("{% load verdicts %}{% verdict_tag verdict %}").render(
        Context({"verdict": verdict})
    )
    assert verdict.label in said


def read(answer):
    """The words of a Word file, paragraphs first."""
    file = docx.Document(io.BytesIO(answer.content))
    cells = [c.text for table in file.tables for row in table.rows for c in row.cells]
    return [p.text for p in file.paragraphs] + cells


def test_printed_report_says_what_the_page_says(cast, issued, insured, sign_in):
    enrol(cast.a1, "Ngô Thị Bí Thư", party_post="secretary")
    words = read(sign_in(cast.binh).get(page_of("report_docx", issued)))
    text = "\n".join(words)
    for said in (
        "BÁO CÁO",
        "kết quả thực hiện nghị quyết năm 2026",
        "Số      -BC/CB",
        "T/M CHI BỘ",
        "Ngô Thị Bí Thư",
        "95,5%",
        "106,1%",
        "- Chỉ tiêu 5: Công văn số 15 của bảo hiểm xã hội (tính đến 01/11/2026).",
        "Trong 08 chỉ tiêu của nghị quyết: 01 vượt, 07 chưa đến hạn.",
    ):
        assert said in text


def test_report_is_a_pdf_to_look_at_and_a_word_file_to_keep(cast, issued, sign_in):
    client = sign_in(cast.an)
    pdf = client.get(page_of("report_pdf", issued))
    assert pdf.content.startswith(b"%PDF")
    assert pdf["Content-Disposition"] == 'inline; filename="bao-cao-2026-A1.pdf"'
    kept = client.get(page_of("report_docx", issued))["Content-Disposition"]
    assert kept == 'attachment; filename="bao-cao-2026-A1.docx"'


def test_reports_of_all_cells_are_one_file_of_those_in_reach(cast, issued, sign_in):
    for unit in (cast.a2, cast.b1):
        factory.issued(unit)
    address = reverse("reports_docx", args=[YEAR])
    told = {
        who: [name for name in ("TỔ DÂN PHỐ 1", "TIỂU HỌC", "THÔN ĐÔNG") if name in text]
        for who in ("binh", "chi", "dung")
        for text in ["\n".join(read(sign_in(getattr(cast, who)).get(address)))]
    }
    assert told == {
        "binh": ["TỔ DÂN PHỐ 1", "TIỂU HỌC"],
        "chi": ["TỔ DÂN PHỐ 1", "TIỂU HỌC", "THÔN ĐÔNG"],
        "dung": ["THÔN ĐÔNG"],
    }


def test_all_reports_of_nobody_are_not_found(cast, sign_in):
    assert sign_in(cast.dung).get(reverse("reports_pdf", args=[YEAR])).status_code == 404


# --- Many cells: made behind ----------------------------------------------------------------------


@pytest.fixture
def many(cast, issued, monkeypatch):
    """A1, A2 and B1 have a resolution, and more than one counts as many."""
    monkeypatch.setattr("resolutions.exports.reports.AT_ONCE", 1)
    return [issued, *(factory.issued(unit) for unit in (cast.a2, cast.b1))]


def test_many_reports_are_asked_for_by_a_button(cast, many, sign_in):
    page = sign_in(cast.binh).get(reverse("reports")).content.decode()
    assert ("Lập tệp PDF" in page, "In tất cả" in page) == (True, False)
    few = sign_in(cast.an).get(reverse("reports")).content.decode()
    assert ("Lập tệp PDF" in few, "In tất cả" in few) == (False, True)


def test_many_reports_are_not_printed_while_somebody_waits(cast, many, sign_in):
    answer = sign_in(cast.binh).get(reverse("reports_pdf", args=[YEAR]))
    assert (answer.status_code, answer.url) == (302, f"{reverse('reports')}?nam={YEAR}")


def test_many_reports_become_one_file_of_those_in_reach_step_by_step(cast, many, sign_in):
    client, steps = sign_in(cast.binh), []
    asked = client.post(reverse("reports_docx", args=[YEAR]))
    assert (asked.status_code, asked.url) == (302, reverse("jobs"))
    job = work.take()
    exports.run(job, lambda *told: steps.append(told))
    work.carry_out(job)
    assert [told[:2] for told in steps] == [(0, 0), (1, 2), (2, 2)]
    answer = client.get(reverse("job_file", args=[job.pk]))
    text = "\n".join(read(answer))
    seen = [name for name in ("TỔ DÂN PHỐ 1", "TIỂU HỌC", "THÔN ĐÔNG") if name in text]
    assert seen == ["TỔ DÂN PHỐ 1", "TIỂU HỌC"]
    kept = 'attachment; filename="bao-cao-2026-A-tat-ca.docx"'
    assert answer["Content-Disposition"] == kept


def test_reports_that_are_gone_when_the_worker_comes_are_told(cast, many, sign_in):
    sign_in(cast.an).post(reverse("reports_pdf", args=[YEAR]))
    end = {"on": date(2026, 3, 1), "reason": "Ban hành nhầm", "by": None}
    resolutions.withdraw(resolution=many[0], **end)
    job = work.run_next()
    assert (job.state, job.message) == (
        JobState.FAILED,
        "Không có nghị quyết nào phải báo cáo cho năm 2026.",
    )


def test_reports_asked_for_without_any_are_not_found(cast, sign_in):
    assert sign_in(cast.dung).post(reverse("reports_pdf", args=[YEAR])).status_code == 404
