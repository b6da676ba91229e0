"""Two congresses, two resolutions: every day belongs to one term, and the older one has lapsed."""

import io
from datetime import date

import docx
import pytest
from django.urls import reverse

from resolutions.contributions import panels
from resolutions.enums import State
from resolutions.models import Resolution
from resolutions.queries.reports import reportable, standings
from resolutions.queries.resolutions import papers_in_force
from resolutions.queries.terms import term_of, terms_of, with_lapse
from tests.cast import TODAY
from tests.members.people import enter_probationary

from . import factory

ADMIT = factory.TARGETS[:1]
FOURTH_DAY = date(2025, 3, 12)


@pytest.fixture
def third(cast):
    """Of the congress of 15 May 2020, for 2020 to 2025."""
    return factory.of_congress(cast.a1, 3, (2020, 2025), date(2020, 5, 15), wanted=ADMIT)


@pytest.fixture
def fourth(cast, third):
    """Of the congress of 12 March 2025, for 2025 to 2030."""
    return factory.of_congress(cast.a1, 4, (2025, 2030), FOURTH_DAY, wanted=ADMIT)


@pytest.fixture
def admitted(cast):
    """One admitted before the fourth congress, on its day, and after it."""
    days = (date(2025, 3, 11), FOURTH_DAY, date(2025, 9, 2))
    for number, day in enumerate(days):
        enter_probationary(cast.a1, day, full_name=f"Lê Văn {number}")


def page(client, name, resolution, *more, **query):
    return client.get(reverse(name, args=[resolution.pk, *more]), query)


def test_the_days_of_a_term_are_those_between_two_congresses(third, fourth):
    terms = terms_of([third, fourth])
    assert [(terms[r.pk].start, terms[r.pk].end) for r in (third, fourth)] == [
        (date(2020, 5, 15), date(2025, 3, 11)),
        (FOURTH_DAY, date(2030, 12, 31)),
    ]


def test_without_a_congress_the_calendar_bounds_it(cast, fourth):
    other = factory.issued(cast.a1, number=7, term=(2020, 2025))
    term = term_of(other)
    assert (term.start, term.end) == (date(2020, 1, 1), date(2025, 12, 31))


def test_the_congress_of_another_cell_ends_nothing(cast, third):
    factory.of_congress(cast.a2, 4, (2025, 2030), FOURTH_DAY, wanted=ADMIT)
    assert term_of(third).end == date(2025, 12, 31)


def test_an_admission_is_counted_for_the_term_of_its_day(third, fourth, admitted):
    found = standings([third, fourth], 2025, TODAY)
    assert [standing.lines[0].reached for standing in found] == ["01 đảng viên", "02 đảng viên"]
    assert [(s.start, s.end) for s in found] == [
        (date(2025, 1, 1), date(2025, 3, 11)),
        (FOURTH_DAY, date(2025, 12, 31)),
    ]


def test_a_year_that_lies_behind_the_next_congress_is_not_reported(cast, third):
    factory.of_congress(cast.a1, 4, (2025, 2030), date(2024, 12, 20), wanted=ADMIT)
    found = {year: [r.title for r in reportable(cast.chi, cast.a1, year)] for year in (2024, 2025)}
    assert found == {
        2024: ["Nghị quyết Đại hội lần thứ 3"],
        2025: ["Nghị quyết Đại hội lần thứ 4"],
    }


def test_page_and_paper_tell_the_same_last_day(cast, third, fourth, admitted, sign_in):
    client = sign_in(cast.binh)
    for resolution, told in ((third, "01/01/2025 đến"), (fourth, "12/03/2025 đến")):
        last = "11/03/2025" if resolution == third else "31/12/2025"
        text = page(client, "report", resolution, 2025).content.decode()
        assert f"số liệu từ {told} {last}" in text
        assert "Nhiệm kỳ của nghị quyết tính từ" in text
        printed = docx.Document(io.BytesIO(page(client, "report_docx", resolution, 2025).content))
        words = "\n".join(paragraph.text for paragraph in printed.paragraphs)
        assert f"đến ngày {last})" in words


def test_a_past_year_is_as_of_its_last_day(cast, sign_in):
    text = page(sign_in(cast.chi), "report", factory.issued(cast.a1), 2025).content.decode()
    assert "số liệu đến 31/12/2025" in text
    assert "Nhiệm kỳ của nghị quyết tính từ" not in text


def test_the_rows_behind_a_number_carry_the_day_that_decides(
    cast, third, fourth, admitted, sign_in
):
    target = factory.target_of(fourth, "kết nạp")
    text = page(sign_in(cast.an), "report_rows", fourth, 2025, target.pk).content.decode()
    assert "đếm từ 12/03/2025 đến 31/12/2025" in text
    told = [f"Lê Văn {n}" in text for n in (0, 1, 2)]
    assert told == [False, True, True]
    assert "02/09/2025" in text


@pytest.mark.parametrize(("which", "year"), [("third", 2025), ("fourth", 2026)])
@pytest.mark.parametrize("who", ["an", "binh", "chi"])
def test_results_lead_to_the_last_year_there_is(cast, third, fourth, sign_in, which, year, who):
    resolution = {"third": third, "fourth": fourth}[which]
    client = sign_in(getattr(cast, who))
    address = reverse("report", args=[resolution.pk, year])
    assert f'href="{address}"' in page(client, "resolution", resolution).content.decode()
    assert client.get(address).status_code == 200


def test_a_term_that_has_not_begun_offers_no_results(cast, sign_in):
    coming = factory.issued(cast.a1, term=(2027, 2027))
    assert "Kết quả năm" not in page(sign_in(cast.an), "resolution", coming).content.decode()


# --- Lapsed -------------------------------------------------------------------------------------


def lapsed(on=TODAY):
    return {r.title: r.lapsed for r in with_lapse(Resolution.unscoped.all(), on)}


def test_a_congress_ends_the_term_of_the_one_before(third, fourth):
    assert list(lapsed().values()) == [False, True]
    assert not any(lapsed(date(2025, 3, 11)).values())


def test_years_that_are_over_end_a_term_too(cast, third):
    year = factory.issued(cast.a1, term=(2025, 2025), title="Nghị quyết năm 2025", number=3)
    assert lapsed() == {third.title: True, year.title: True}
    assert lapsed(date(2025, 12, 31)) == {third.title: False, year.title: False}


def test_what_is_no_more_in_force_anyway_has_not_lapsed(third, fourth):
    assert third.state == State.ISSUED
    draft = factory.drafted(third.unit, term=(2020, 2025), title="Còn soạn")
    assert lapsed()[draft.title] is False


def test_the_list_says_so_and_can_be_asked_for_it(cast, third, fourth, sign_in):
    client = sign_in(cast.an)
    assert "Hết nhiệm kỳ" in client.get(reverse("resolutions")).content.decode()
    assert "Hết nhiệm kỳ" in page(client, "resolution", third).content.decode()
    found = {
        state: [
            r.pk for r in client.get(reverse("resolutions"), {"trang_thai": state}).context["page"]
        ]
        for state in ("issued", "lapsed")
    }
    assert found == {"issued": [fourth.pk], "lapsed": [third.pk]}


def test_only_what_is_in_force_stands_on_the_page_of_a_unit(cast, third, fourth):
    assert list(papers_in_force(cast.chi, cast.province, TODAY)) == [fourth]


def test_upper_levels_are_led_to_all_of_them(cast, sign_in):
    for number in range(1, 11):
        factory.issued(cast.a1, number=number, wanted=ADMIT)
    [context] = [c for name, c in panels(cast.chi, cast.a, TODAY) if "papers" in c]
    assert (len(context["papers"]), context["total"]) == (8, 10)
    client = sign_in(cast.chi)
    text = page(client, "overview_unit", cast.a).content.decode()
    address = f"{reverse('resolutions')}?don_vi={cast.a.pk}&amp;trang_thai=issued"
    assert address in text and "Xem tất cả 10 nghị quyết" in text
    asked = client.get(reverse("resolutions"), {"don_vi": cast.a1.pk, "trang_thai": "issued"})
    assert asked.context["page"].paginator.count == 10


def test_a_unit_out_of_reach_is_not_asked_for(cast, third, sign_in):
    asked = sign_in(cast.dung).get(reverse("resolutions"), {"don_vi": cast.a1.pk})
    assert (asked.context["shown_unit"], list(asked.context["page"])) == (cast.b1, [])


# --- The congress and its paper -----------------------------------------------------------------


def test_the_congress_and_what_it_resolved_lead_to_each_other(cast, fourth, sign_in):
    client = sign_in(cast.an)
    congress = reverse("congress", args=[fourth.congress_id])
    paper = reverse("resolution", args=[fourth.pk])
    assert f'href="{congress}"' in client.get(paper).content.decode()
    assert f'href="{paper}"' in client.get(congress).content.decode()


def test_who_sees_no_congress_is_not_led_there(cast, fourth, sign_in):
    text = page(sign_in(cast.chi), "resolution", fourth).content.decode()
    assert reverse("congress", args=[fourth.congress_id]) not in text
