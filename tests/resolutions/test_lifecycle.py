"""The steps of a resolution on their page: what somebody else did meanwhile stops them."""

import pytest
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chibo.history import acting
from resolutions.actions import resolutions, sections, targets
from resolutions.enums import State
from resolutions.models import Resolution, Target
from resolutions.regulations import adopting
from tests.resolutions import factory

DAY = "15/06/2025"
STEPS = {
    "resolution_adopt": {"on": DAY},
    "resolution_issue": {"number": 1, "dated_on": DAY, "confirmed": "on"},
    "resolution_replace": {"on": "01/09/2026", "reason": "sai số liệu"},
    "resolution_withdraw": {"on": "01/09/2026", "reason": "ban hành nhầm"},
}
ON_DRAFTS = ["resolution_adopt", "resolution_issue"]


class Page:
    """The page of a step, opened; `press` sends what it carries."""

    def __init__(self, client, name, resolution, **typed):
        self.client, self.resolution = client, resolution
        self.address = reverse(name, args=[resolution.pk])
        self.typed = STEPS[name] | typed
        self.carried = self._carried(client.get(self.address))

    def press(self, **typed):
        """What the server answers; afterwards the page is the one that came back."""
        answer = self.client.post(self.address, self.typed | self.carried | typed)
        if answer.status_code == 409:
            self.carried = self._carried(answer)
        return answer

    @property
    def state(self):
        return Resolution.unscoped.get(pk=self.resolution.pk).state

    @staticmethod
    def _carried(answer):
        return {"version": answer.context["form"]["version"].value()}


@pytest.fixture
def opened(cast, sign_in):
    """opened(step) -> its page, for a draft or for an issued paper as the step asks."""

    def run(name):
        client = sign_in(cast.an)
        if name in ON_DRAFTS:
            return Page(client, name, factory.drafted(cast.a1))
        old, new = (factory.issued(cast.a1, number=n) for n in (1, 2))
        typed = {"replacement": new.pk} if name == "resolution_replace" else {}
        return Page(client, name, old, **typed)

    return run


def sign_differently(resolution, by):
    resolutions.correct_head(resolution=resolution, signatory="Trần Văn Ký", by=by)


def write_differently(resolution, by):
    section = resolution.sections.get()
    sections.write(section=section, label="I-", heading="Chỉ tiêu", body="Lời khác", by=by)


def add_a_section(resolution, by):
    sections.add(resolution=resolution, heading="Mục mới", by=by)


def understand_differently(resolution, by):
    target = Target.unscoped.filter(paragraph__section__resolution=resolution).first()
    targets.correct(target=target, period="term", by=by)


@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_taken_while_nobody_interferes(opened, name):
    page = opened(name)
    before = page.state
    assert page.press().status_code == 302
    assert page.state != before


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (sign_differently, ["Người ký", "Nguyễn Thị An", "Trần Văn Ký"]),
        (write_differently, ["viết mục", "Nội dung", "Lời khác"]),
        (add_a_section, ["thêm mục"]),
        (understand_differently, ["sửa chỉ tiêu", "Thời hạn", "hằng năm", "cả nhiệm kỳ"]),
    ],
)
@pytest.mark.parametrize("name", ON_DRAFTS)
def test_what_changed_meanwhile_is_told_and_nothing_written(cast, opened, name, change, told):
    page = opened(name)
    change(page.resolution, cast.two_roles)
    answer = page.press()
    assert (answer.status_code, page.state) == (409, State.DRAFT)
    text = answer.content.decode()
    for words in ["Chưa ghi gì", cast.two_roles.full_name, *told, "xem lại nghị quyết"]:
        assert words in text
    assert page.press().status_code == 302


@pytest.mark.parametrize("name", ["resolution_replace", "resolution_withdraw"])
def test_an_issued_paper_changed_meanwhile_is_told_too(cast, opened, name):
    page = opened(name)
    with acting(cast.two_roles, "đính chính"):
        Resolution.unscoped.filter(pk=page.resolution.pk).update(title="Tên khác", version=99)
    answer = page.press()
    assert (answer.status_code, page.state) == (409, State.ISSUED)
    assert "Tên khác" in answer.content.decode()
    assert page.press().status_code == 302


def test_what_is_gone_without_a_trace_is_told_in_general(cast, opened):
    page = opened("resolution_issue")
    sections.remove(section=page.resolution.sections.get(), by=cast.an)
    answer = page.press()
    assert answer.status_code == 409
    assert "không còn như lúc mở trang" in answer.content.decode()


def test_what_was_confirmed_before_is_not_confirmed_of_other_words(cast, opened):
    page = opened("resolution_issue")
    sign_differently(page.resolution, cast.an)
    answer = page.press()
    assert not answer.context["form"]["confirmed"].value()
    assert page.press(confirmed="").status_code == 422


def test_what_was_typed_stays(cast, opened):
    page = opened("resolution_withdraw")
    with acting(cast.an, "đính chính"):
        Resolution.unscoped.filter(pk=page.resolution.pk).update(version=99)
    form = page.press(reason="lý do dài của tôi").context["form"]
    assert form["reason"].value() == "lý do dài của tôi"


def test_a_step_taken_by_another_is_refused_with_the_state(cast, opened):
    page = opened("resolution_issue")
    resolutions.issue(
        resolution=page.resolution, number=1, dated_on=factory.DATED, confirmed=True, by=cast.an
    )
    answer = page.press()
    assert answer.status_code == 422
    assert "Nghị quyết đang “Đã ban hành”" in answer.content.decode()


@pytest.mark.parametrize(
    "version",
    [
        pytest.param("", id="none"),
        pytest.param("0", id="a number"),
        pytest.param("x:y:z", id="signed by nobody"),
        pytest.param(signing.dumps(["0-0", {}]), id="signed for another use"),
    ],
)
def test_a_page_that_carries_no_version_of_ours_says_so(opened, version):
    page = opened("resolution_issue")
    answer = page.press(version=version)
    assert (answer.status_code, page.state) == (422, State.DRAFT)
    assert "Trang này mở đã lâu" in answer.content.decode()


def test_a_paper_is_not_offered_in_its_own_place(opened):
    page = opened("resolution_replace")
    offered = page.client.get(page.address).context["form"].fields["replacement"].queryset
    assert page.resolution not in offered
    assert offered.count() == 1


# --- Targets somebody is still to look at -----------------------------------------------------


@pytest.fixture
def doubted(opened):
    """The page of issuing a paper whose first two targets are marked."""
    page = opened("resolution_issue")
    first = Target.unscoped.filter(paragraph__section__resolution=page.resolution)[:2]
    with acting(None, "thử"):
        Target.unscoped.filter(pk__in=[t.pk for t in first]).update(unsure=["Không rõ đơn vị."])
    page.carried = page._carried(page.client.get(page.address))
    return page


def test_issuing_asks_about_targets_that_are_marked(doubted):
    answer = doubted.press(confirmed="")
    assert (answer.status_code, doubted.state) == (422, State.DRAFT)
    errors = " ".join(answer.context["form"].non_field_errors())
    for words in (
        "Còn 2 chỉ tiêu mang dấu “xem lại”",
        "“Hằng năm kết nạp 02 đảng viên” (mục I- Chỉ tiêu)",
        "“100% đảng viên dự sinh hoạt đầy đủ” (mục I- Chỉ tiêu)",
        "bấm “Đúng rồi” hoặc “Sửa”",
    ):
        assert words in errors
    assert not answer.context["form"].fields["confirmed"].widget.is_hidden
    assert doubted.press(confirmed="on").status_code == 302


def test_the_page_leads_to_each_of_them(doubted):
    page = doubted.client.get(doubted.address).content.decode()
    section = doubted.resolution.sections.get()
    marked = Target.unscoped.exclude(unsure=[])
    editor = f"/nghi-quyet/{doubted.resolution.pk}/soan/?muc={section.pk}"
    places = [f"{editor}#chi-tieu-{target.pk}" for target in marked]
    assert [f'href="{place}"' in page for place in places] == [True, True]
    written = doubted.client.get(editor).content.decode()
    assert [f'id="chi-tieu-{target.pk}"' in written for target in marked] == [True, True]


def test_nothing_is_asked_once_they_were_looked_at(cast, doubted):
    for target in Target.unscoped.exclude(unsure=[]):
        targets.confirm(target=target, by=cast.an)
    page = doubted.client.get(doubted.address)
    assert "chi-tieu-" not in page.content.decode()
    answer = doubted.client.post(
        doubted.address, STEPS["resolution_issue"] | doubted._carried(page) | {"confirmed": ""}
    )
    assert "xem lại”" not in answer.content.decode()


def test_a_warning_does_not_hide_what_blocks(cast, doubted):
    factory.issued(cast.a1, number=1)
    answer = doubted.press(confirmed="on")
    assert (answer.status_code, doubted.state) == (422, State.DRAFT)
    assert list(answer.context["form"].errors) == ["number"]


@pytest.mark.parametrize("count", [1, 5, 6])
def test_the_warning_names_five_and_counts_the_rest(count):
    said = [(f"Chỉ tiêu {n} " + "x" * 200, "I-") for n in range(count)]
    (finding,) = adopting.check_doubts(said)
    assert finding.sentence.count("(mục I-)") == min(count, 5)
    assert ("và 1 chỉ tiêu khác" in finding.sentence) == (count == 6)
    assert "x" * 81 not in finding.sentence


def test_the_page_asks_as_often_for_many_marked_targets(doubted, django_assert_num_queries):
    with CaptureQueriesContext(connection) as two:
        doubted.client.get(doubted.address)
    with acting(None, "thử"):
        Target.unscoped.update(unsure=["Không rõ đơn vị."])
    with django_assert_num_queries(len(two)):
        doubted.client.get(doubted.address)
