"""The paper as people get it: drafts printed afresh, issued papers to the byte."""

import re
from datetime import date

import pytest

from resolutions.actions import resolutions
from resolutions.models import Resolution
from tests.resolutions import factory


@pytest.fixture
def paper(cast):
    return factory.issued(cast.a1)


def test_an_issued_paper_is_served_to_the_byte(cast, sign_in, paper):
    client = sign_in(cast.chi)
    pdf = client.get(f"/nghi-quyet/{paper.pk}/ban-in.pdf")
    docx = client.get(f"/nghi-quyet/{paper.pk}/ban-in.docx")
    assert pdf.content == bytes(paper.paper.pdf)
    assert docx.content == bytes(paper.paper.docx)
    assert pdf["Content-Disposition"].startswith("inline")


def test_a_withdrawn_paper_is_served_marked_and_as_it_was(cast, sign_in, paper):
    ended = resolutions.withdraw(resolution=paper, on=date(2026, 1, 2), reason="nhầm", by=cast.an)
    client = sign_in(cast.an)
    address = f"/nghi-quyet/{paper.pk}/ban-in.pdf"
    assert client.get(address).content == bytes(ended.marked_paper.pdf)
    assert client.get(address + "?ban=goc").content == bytes(paper.paper.pdf)


def test_a_draft_prints_as_it_stands_and_says_so(cast, sign_in):
    draft = factory.drafted(cast.a1)
    page = sign_in(cast.an).get(f"/nghi-quyet/{draft.pk}/ban-in/")
    assert "DỰ THẢO" in page.content.decode()
    assert '<mark data-mark="t' in page.content.decode()


@pytest.mark.parametrize("what", ["", "ban-in.pdf", "ban-in.docx", "ban-in/", "lich-su/"])
def test_a_draft_is_nobody_elses(cast, sign_in, what):
    draft = factory.drafted(cast.a1)
    answers = {
        name: sign_in(getattr(cast, name)).get(f"/nghi-quyet/{draft.pk}/{what}").status_code
        for name in ("an", "binh", "chi", "dung", "giang")
    }
    stranger = 403 if what == "lich-su/" else 404  # who reads no draft anywhere learns nothing
    assert answers == {"an": 200, "binh": 200, "chi": stranger, "dung": 404, "giang": 403}


@pytest.mark.parametrize("cells", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(
    cast, sign_in, cells, django_assert_num_queries
):
    for _, unit in zip(range(cells), (cast.a1, cast.a2, cast.a1), strict=False):
        factory.drafted(unit)
    client = sign_in(cast.binh)
    client.get("/nghi-quyet/")
    with django_assert_num_queries(5):
        page = client.get("/nghi-quyet/")
    assert len(page.context["page"].object_list) == cells


@pytest.mark.parametrize("extra", [0, 4])
def test_the_editor_asks_as_often_for_many_sections(
    cast, sign_in, extra, django_assert_num_queries
):
    from resolutions.actions import sections

    draft = factory.drafted(cast.a1)
    for n in range(extra):
        made = sections.add(resolution=draft, heading=f"Mục {n}", by=cast.an)
        sections.write(section=made, label="", heading="x", body="một\nhai", by=cast.an)
    client = sign_in(cast.an)
    with django_assert_num_queries(8):
        client.get(f"/nghi-quyet/{draft.pk}/soan/")


def test_the_subtree_and_state_are_found_by_index(cast, db):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Resolution.unscoped.filter(unit=cast.a1, state="issued").explain()
    assert "Index Scan" in plan and re.search(r"Index Cond: \(+unit_id = ", plan)
