"""The life of a resolution: adopted, issued and frozen, replaced, withdrawn."""

from datetime import date
from unittest import mock

import pytest
from django.db import IntegrityError, connection, transaction

from chibo.documents import from_json
from chibo.history import acting
from chibo.models import FrozenPaper
from chibo.queries import sentences
from chibo.regulations import Finding, Refused
from congresses.actions import congresses
from resolutions.actions import resolutions, sections, targets
from resolutions.documents.resolution import document
from resolutions.enums import Kind, State
from resolutions.models import Resolution, Target
from tests.resolutions import factory

DAY = date(2026, 3, 5)


def annual(unit, by, title="Nghị quyết năm 2026", **fields):
    made = resolutions.draft(
        unit=unit,
        kind=Kind.ANNUAL,
        title=title,
        summary="về nhiệm vụ năm 2026",
        term_start=2026,
        term_end=2026,
        signatory="Nguyễn Thị An",
        by=by,
        **fields,
    )
    section = sections.add(resolution=made, heading="Nhiệm vụ", by=by)
    sections.write(
        section=section, label="I-", heading="Nhiệm vụ", body="Làm tốt việc được giao", by=by
    )
    return made


def issued(unit, by, number=1, **fields):
    made = annual(unit, by, **fields)
    return resolutions.issue(resolution=made, number=number, dated_on=DAY, confirmed=True, by=by)


def test_issuing_numbers_and_freezes(cast):
    paper = issued(cast.a1, cast.an)
    assert paper.full_number == "Số 01-NQ/CB"
    assert (paper.state, paper.series) == (State.ISSUED, "NQ 2026")
    frozen = from_json(paper.paper.content)
    assert frozen.masthead.number == "Số 01-NQ/CB"
    assert frozen.masthead.place_date == "An Lạc, ngày 05 tháng 3 năm 2026"
    assert bytes(paper.paper.pdf).startswith(b"%PDF")
    assert bytes(paper.paper.docx).startswith(b"PK")


def test_an_issued_paper_prints_the_same_after_the_unit_is_renamed(cast):
    from chibo.actions import units

    paper = issued(cast.a1, cast.an)
    units.rename(
        unit=cast.a1,
        name="Chi bộ mới",
        short_name="mới",
        seat="Mới",
        on=date(2026, 6, 1),
        by=cast.giang,
    )
    again = Resolution.unscoped.get(pk=paper.pk)
    assert document(again).masthead.body == "CHI BỘ TỔ DÂN PHỐ 1"


def test_the_words_of_an_issued_paper_are_fixed(cast):
    paper = issued(cast.a1, cast.an)
    section = paper.sections.get()
    for attempt in (
        lambda: sections.write(section=section, label="", heading="", body="khác", by=cast.an),
        lambda: sections.add(resolution=paper, by=cast.an),
        lambda: sections.remove(section=section, by=cast.an),
        lambda: sections.renumber(resolution=paper, by=cast.an),
        lambda: resolutions.correct_head(resolution=paper, title="khác", by=cast.an),
    ):
        with pytest.raises(Refused, match="đã ban hành"):
            attempt()


def test_a_number_is_used_once_in_its_series(cast):
    issued(cast.a1, cast.an)
    with pytest.raises(Refused, match="Số 01 đã dùng") as refused:
        issued(cast.a1, cast.an)
    assert [finding.code for finding in refused.value.findings] == ["V1"]


def test_another_cell_has_its_own_series(cast):
    issued(cast.a1, cast.an)
    assert issued(cast.b1, cast.dung).full_number == "Số 01-NQ/CB"


def test_papers_of_one_term_share_a_series_whatever_years_they_speak_of(cast):
    congresses.find_or_hold(
        unit=cast.a1, ordinal=3, term=(2025, 2030), held_on=date(2025, 6, 1), place="", by=cast.an
    )
    assert issued(cast.a1, cast.an).series == "NQ 2025-2030"
    later = annual(cast.a1, cast.an, title="Nghị quyết năm sau")
    with pytest.raises(Refused, match="Số 01 đã dùng trong dãy NQ 2025-2030"):
        resolutions.issue(
            resolution=later, number=1, dated_on=date(2027, 1, 9), confirmed=True, by=cast.an
        )


def test_a_congress_has_its_own_series_and_code(cast):
    issued(cast.a1, cast.an)
    congress = congresses.find_or_hold(
        unit=cast.a1, ordinal=3, term=(2026, 2030), held_on=DAY, place="An Lạc", by=cast.an
    )
    made = resolutions.draft(
        unit=cast.a1,
        kind=Kind.CONGRESS,
        title="Nghị quyết đại hội",
        summary="Đại hội lần thứ III",
        term_start=2026,
        term_end=2030,
        congress=congress,
        by=cast.an,
    )
    paper = resolutions.issue(resolution=made, number=1, dated_on=DAY, confirmed=True, by=cast.an)
    assert paper.full_number == "Số 01-NQ/ĐH"
    head = from_json(paper.paper.content)
    assert head.masthead.congress_lines == ("ĐẠI HỘI LẦN THỨ III", "(NHIỆM KỲ 2026 - 2030)")
    assert head.signatures[0].authority == "T/M ĐOÀN CHỦ TỊCH"


@pytest.mark.parametrize("signatory", ["Nguyễn Thị An", ""])
def test_an_unknown_or_missing_signatory_asks_for_confirmation(cast, signatory):
    made = annual(cast.a1, cast.an)
    Resolution.unscoped.filter(pk=made.pk).update(signatory=signatory)
    with pytest.raises(Refused) as refused:
        resolutions.issue(resolution=made, number=1, dated_on=DAY, by=cast.an)
    assert refused.value.confirmable
    assert [finding.code for finding in refused.value.findings] == ["", "V2"]


def test_the_vote_is_not_recorded_until_somebody_enters_it(cast):
    made = annual(cast.a1, cast.an)
    assert made.votes == "không ghi"
    made = resolutions.adopt(resolution=made, on=DAY, votes=(17, 0, 1), by=cast.an)
    assert made.votes == "17 tán thành, 0 không tán thành, 1 ý kiến khác"
    assert made.state == State.ADOPTED


def test_a_replaced_paper_stays_readable_and_marked(cast):
    old = issued(cast.a1, cast.an)
    new = issued(cast.a1, cast.an, number=2, title="Nghị quyết mới")
    original = bytes(old.paper.pdf)
    old = resolutions.replace(
        resolution=old, replacement=new, on=date(2026, 9, 1), reason="sai số liệu", by=cast.an
    )
    assert old.state == State.REPLACED
    assert bytes(FrozenPaper.objects.get(pk=old.paper_id).pdf) == original
    marked = from_json(old.marked_paper.content)
    assert marked.stamp_mark == "ĐÃ ĐƯỢC THAY THẾ bởi Số 02-NQ/CB ngày 01/09/2026"


def test_a_withdrawn_paper_stays_readable_and_marked(cast):
    paper = issued(cast.a1, cast.an)
    paper = resolutions.withdraw(
        resolution=paper, on=date(2026, 9, 1), reason="ban hành nhầm", by=cast.an
    )
    assert from_json(paper.marked_paper.content).stamp_mark == "ĐÃ THU HỒI ngày 01/09/2026"
    with pytest.raises(Refused, match="Đã thu hồi"):
        resolutions.withdraw(resolution=paper, on=date(2026, 9, 2), reason="lần nữa", by=cast.an)


@pytest.mark.parametrize(
    ("choose", "said"),
    [
        (lambda old, cast: annual(cast.a1, cast.an), "Hãy ban hành rồi ghi thay thế"),
        (lambda old, cast: old, "Hãy chọn nghị quyết khác"),
        (lambda old, cast: issued(cast.b1, cast.dung), "Hãy chọn nghị quyết của chi bộ này"),
    ],
)
def test_only_another_issued_paper_of_the_same_cell_replaces(cast, choose, said):
    old = issued(cast.a1, cast.an)
    new = choose(old, cast)
    with pytest.raises(Refused, match=said) as refused:
        resolutions.replace(resolution=old, replacement=new, on=DAY, reason="x", by=cast.an)
    assert [finding.field for finding in refused.value.findings] == ["replacement"]


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"on": date(2026, 3, 4)}, "on", "Nghị quyết ký ngày 05/03/2026. Hãy chọn ngày đó"),
        ({"reason": " "}, "reason", "Hãy ghi lý do"),
    ],
)
def test_a_paper_ends_after_it_was_signed_and_for_a_reason(cast, wrong, field, said):
    paper = issued(cast.a1, cast.an)
    asked = {"resolution": paper, "on": DAY, "reason": "nhầm", "by": cast.an} | wrong
    with pytest.raises(Refused, match=said) as refused:
        resolutions.withdraw(**asked)
    assert [finding.field for finding in refused.value.findings] == [field]


def test_a_step_that_is_over_leads_back_to_what_can_be_done(cast):
    paper = issued(cast.a1, cast.an)
    with pytest.raises(Refused, match="Hãy mở lại trang nghị quyết để xem"):
        resolutions.adopt(resolution=paper, on=DAY, by=cast.an)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"term_end": 2020}, "resolution_term_order"),
        ({"state": State.ISSUED}, "resolution_issued_is_complete"),
        ({"ended_on": DAY}, "resolution_ended_when_not_in_force"),
        ({"kind": Kind.CONGRESS}, "resolution_congress_has_congress"),
    ],
)
def test_the_database_refuses(cast, change, constraint):
    made = annual(cast.a1, cast.an)
    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        acting(None, "thử"),
    ):
        Resolution.unscoped.filter(pk=made.pk).update(**change)


def test_the_database_keeps_a_number_single(cast):
    first = issued(cast.a1, cast.an)
    second = issued(cast.a1, cast.an, number=2)
    with (
        pytest.raises(IntegrityError, match="resolution_number_once"),
        transaction.atomic(),
        acting(None, "thử"),
    ):
        Resolution.unscoped.filter(pk=second.pk).update(number=first.number)


@pytest.mark.parametrize(
    "verb", ["UPDATE chibo_frozenpaper SET sha256 = 'x'", "DELETE FROM chibo_frozenpaper"]
)
def test_a_frozen_paper_is_never_touched(cast, verb):
    issued(cast.a1, cast.an)
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(verb)


def test_what_is_refused_of_a_new_draft_stands_in_its_form(cast, sign_in):
    sent = {"kind": "annual", "summary": "về nhiệm vụ", "term_start": 2026, "term_end": 2026}
    refused = Refused(Finding("", "Không được."))
    with mock.patch("resolutions.actions.resolutions.draft", side_effect=refused):
        page = sign_in(cast.an).post("/nghi-quyet/them/", sent)
    assert page.status_code == 422
    assert page.context["form"].non_field_errors() == ["Không được."]
    assert page.context["form"]["summary"].value() == "về nhiệm vụ"


def test_the_history_says_lists_line_by_line_and_periods_in_words(cast):
    made = annual(cast.a1, cast.an, recipients=["Đảng ủy phường", "Lưu Chi bộ"])
    resolutions.correct_head(resolution=made, recipients=[], by=cast.an)
    assert ("nơi nhận", "Đảng ủy phường; Lưu Chi bộ", "để trống") in sentences(made)[0].changes
    target = Target.unscoped.filter(paragraph__section__resolution=factory.drafted(cast.a1)).first()
    targets.correct(target=target, period="by:2027-06", by=cast.an)
    assert ("thời hạn", "hằng năm", "đến hết tháng 6/2027") in sentences(target)[0].changes


def test_drafts_are_the_cells_own_business(cast):
    draft, paper = annual(cast.a1, cast.an), issued(cast.a1, cast.an)
    seen = {
        name: set(Resolution.visible_to(getattr(cast, name)).values_list("pk", flat=True))
        for name in ("an", "binh", "chi", "dung", "giang", "ended")
    }
    both, only = {draft.pk, paper.pk}, {paper.pk}
    assert seen == {
        "an": both,
        "binh": both,
        "chi": only,
        "dung": set(),
        "giang": set(),
        "ended": set(),
    }
