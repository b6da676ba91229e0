"""The demo, loaded once: enough of everything, plausible, some late, every page open."""

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import Resolver404, resolve

from chibo.documents import from_json
from chibo.indicators import Period
from chibo.models import FrozenPaper, Unit, User
from chibo.registry import indicators
from chibo.tallies import Question, Tally, answers
from congresses.models import Congress, Meeting
from members.indicators import INDICATORS
from members.models import ResidenceContact, Spell
from resolutions.enums import Kind, State
from resolutions.models import Resolution, Result, Target
from resolutions.queries.reports import reportable, standings
from tests.cast import TODAY
from tests.demo import PASSWORD, loaded_demo

ACCOUNTS = ("bithu", "vanphong", "captren", "quantri")
SLOW = {"reports_pdf", "reports_docx"}
"""Many papers in one file; tested with few of them in test_reports.py."""
A_KIND = 2
"""How many pages of the same sort a visitor opens."""


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The demo beside the cast, taken back at the end of this file."""
    with loaded_demo(django_db_blocker) as province:
        yield province


pytestmark = pytest.mark.usefixtures("loaded", "db")


@pytest.fixture
def cells(loaded):
    return Unit.unscoped.below(loaded).cells().select_related("parent")


def test_three_levels_and_two_terms(loaded, cells):
    assert {unit.depth for unit in Unit.unscoped.below(loaded)} == {0, 1, 2}
    assert cells.count() >= 9
    terms = Congress.unscoped.filter(unit__in=cells).values_list("term_start", "term_end")
    assert set(terms) == {(2020, 2025), (2025, 2030)}


def test_members_and_meetings_of_two_years(cells):
    assert Spell.unscoped.on(TODAY).filter(unit__in=cells).count() >= 130
    days = Meeting.unscoped.filter(unit__in=cells, congress=None).values_list("held_on", flat=True)
    assert (min(days).year, max(days).year) == (2024, 2026)


def test_those_who_work_elsewhere_keep_contact_with_home(cells):
    school = cells.get(code="DL-TH")
    [kept] = [one for one in INDICATORS if one.key == "residence_contact"]
    last = kept.count([school], Period.year(2025))[school.pk]
    this = kept.count([school], Period.year(2026))[school.pk]
    assert 0 < this.numerator < last.numerator < last.denominator <= this.denominator
    assert not ResidenceContact.unscoped.filter(member__unit__code="DL-05").exists()


def test_what_indicators_count_together_is_what_each_counts_alone(cells, django_assert_num_queries):
    units = [cell.pk for cell in cells]
    tallies = [i for i in indicators().values() if isinstance(i.count, Tally)]
    days = (Period.year_to(2026, TODAY), Period.year(2025), Period(date(2025, 4, 19), TODAY))
    asked = {Question(one, (), span): units for one in tallies for span in days}
    with django_assert_num_queries(1):
        told = answers(asked)
    assert told == {q: q.indicator.count(units, q.period) for q in asked}
    full = {q.indicator.key for q in told if any(count.numerator for count in told[q].values())}
    assert {"members", "admissions", "meetings_held", "meeting_attendance"} < full


def test_the_guide_finds_its_place_free():
    """The story enters the congress of 6 May 2020 and its resolution as number 01."""
    guide = User.objects.get(username="bithu").assignments.get().unit
    assert [c.ordinal for c in Congress.unscoped.filter(unit=guide)] == [4]
    of_congresses = Resolution.unscoped.filter(unit=guide, kind=Kind.CONGRESS)
    assert [(r.series, r.number) for r in of_congresses] == [("ĐH 2025-2030", 1)]


def test_every_state_of_a_resolution_is_there(cells):
    states = Resolution.unscoped.filter(unit__in=cells).values_list("state", flat=True)
    assert set(states) == set(State)


def test_targets_were_read_from_the_texts(cells):
    mine = Resolution.unscoped.filter(unit__in=cells, kind=Kind.CONGRESS, state=State.ISSUED)
    for resolution in mine:
        found = Target.unscoped.filter(paragraph__section__resolution=resolution)
        assert 6 <= found.count() <= 11, resolution
        assert {"unit_rating", "admissions"} <= set(found.values_list("indicator", flat=True))


def test_some_figures_are_there_and_some_are_missing(loaded):
    observer = User.objects.get(username="captren")
    assert Result.unscoped.filter(
        target__paragraph__section__resolution__unit__path__startswith=loaded.path
    )
    for year in (2025, 2026):
        found = standings(reportable(observer, loaded, year), year, TODAY)
        assert any(standing.missing for standing in found)
        assert any(standing.fulfilled for standing in found)
        assert any(standing.exceeded for standing in found)


def test_something_is_late(cells):
    month = Spell.unscoped.on(TODAY).filter(unit__in=cells).probationary()
    assert month.filter(member__ceremony_on__lt=date(2025, 11, 22)), "recognition forgotten"
    held = Meeting.unscoped.filter(unit__in=cells, held_on__year=2026, kind="regular")
    assert held.count() < 11 * cells.count() - 1, "a month without its meeting"
    assert Meeting.unscoped.filter(unit__in=cells).still_open(), "a roll nobody closed"
    waiting = Resolution.unscoped.filter(unit__in=cells, state=State.ADOPTED)
    assert waiting.filter(adopted_on__lt=date(2026, 11, 15)), "adopted and not issued"


def test_frozen_papers_are_readable(cells):
    issued = Resolution.unscoped.public().filter(unit__in=cells)
    papers = FrozenPaper.objects.filter(pk__in=issued.values("paper"))
    assert papers.count() == issued.count() <= 25
    for paper in papers:
        assert bytes(paper.pdf).startswith(b"%PDF-")
        assert bytes(paper.docx).startswith(b"PK")
        assert from_json(paper.content).type_name == "NGHỊ QUYẾT"


def test_papers_name_the_committee_of_their_day(cells):
    of_office = Resolution.unscoped.filter(unit__code="CQ-KH").order_by("dated_on")
    parents = [from_json(r.paper.content).masthead.parent for r in of_office]
    assert parents[0] == "ĐẢNG BỘ KHỐI CÁC CƠ QUAN TỈNH LẠC VÂN"
    assert parents[-1] == "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG TỈNH LẠC VÂN"


@pytest.mark.parametrize("username", ACCOUNTS)
def test_every_page_an_account_is_led_to_opens(client, username):
    assert client.login(username=username, password=PASSWORD)
    refused = {}
    for address in _led_to(client):
        refused |= address
    assert refused == {}


def test_nothing_is_loaded_into_a_base_with_data():
    before = Unit.unscoped.count(), User.objects.count()
    call_command("load_demo", if_empty=True, stdout=StringIO())
    assert (Unit.unscoped.count(), User.objects.count()) == before
    with pytest.raises(CommandError, match="đã có dữ liệu"):
        call_command("load_demo")


def _led_to(client):
    """Follow the links from the first page on; {address: status} of each that does not open."""
    waiting, seen, opened = ["/"], {"/"}, {}
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address, follow=True)
        if answer.status_code != 200:
            yield {address: answer.status_code}
        elif "html" in answer["Content-Type"]:
            for link in re.findall(r'href="(/[^"#]*)"', answer.content.decode()):
                if link not in seen and _is_new(link, opened):
                    seen.add(link)
                    waiting.append(link)


def _is_new(link, opened):
    try:
        name = resolve(link.split("?")[0]).url_name
    except Resolver404:
        return False
    opened[name] = opened.get(name, 0) + 1
    return name not in SLOW and opened[name] <= A_KIND
