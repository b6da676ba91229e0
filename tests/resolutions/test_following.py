"""Targets and their sentence: what happens to them when the sentence is written anew."""

import pytest

from chibo.history import acting
from chibo.regulations import Refused
from resolutions.actions import readings, sections, targets
from resolutions.actions.following import MOVED_ON
from resolutions.documents.resolution import document
from resolutions.enums import Comparator, Measure
from resolutions.models import Section, Target
from resolutions.queries.proposals import proposals
from resolutions.queries.resolutions import outline
from tests.resolutions import factory

ADMIT = "Kết nạp 02 đảng viên"
STUDY = "100% đảng viên học tập nghị quyết"


@pytest.fixture
def written(cast):
    """written(body) -> the section of targets with what the reader found in it recorded."""
    draft = factory.drafted(cast.a1, wanted=[])
    section = draft.sections.get()

    def write(body):
        rewrite(section, body)
        rows = outline(draft)
        for found in proposals(rows, rows[0]):
            targets.record(
                paragraph=found.paragraph,
                by=cast.an,
                **readings.words_of(found.draft, found.paragraph),
                **readings.fields_of(found.draft),
            )
        return section

    return write


def rewrite(section, body):
    sections.write(section=section, label="I-", heading="Chỉ tiêu", body=body, by=None)


def told(section):
    """[(the words a target stands for, whether it is marked)], all of them words of the paper."""
    found = Target.unscoped.filter(paragraph__section=section).select_related("paragraph")
    for target in found:
        assert target.text in target.paragraph.text
        assert target.clause in target.paragraph.text
    return [(target.said, MOVED_ON in target.unsure) for target in found]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(ADMIT, f"Cả chi bộ: {ADMIT}.", [(ADMIT, False)], id="words around it"),
        pytest.param(
            ADMIT,
            "Phấn đấu kết nạp 02 đảng viên",
            [("Phấn đấu kết nạp 02 đảng viên", False)],
            id="other words, the same target",
        ),
        pytest.param(
            ADMIT,
            "Kết nạp 03 đảng viên",
            [("Kết nạp 03 đảng viên", True)],
            id="another figure",
        ),
        pytest.param(
            ADMIT,
            "Kết nạp không quá 02 đảng viên",
            [("Kết nạp không quá 02 đảng viên", True)],
            id="another comparison",
        ),
        pytest.param(
            ADMIT,
            "Hằng năm giới thiệu 02 quần chúng",
            [("Hằng năm giới thiệu 02 quần chúng", True)],
            id="another thing",
        ),
        pytest.param(
            ADMIT,
            "Làm tốt công tác phát triển đảng",
            [("Làm tốt công tác phát triển đảng", True)],
            id="nothing to measure",
        ),
        pytest.param(
            f"{ADMIT}; {STUDY}.",
            f"{STUDY}; kết nạp 02 đảng viên.",
            [("kết nạp 02 đảng viên", False), (STUDY, False)],
            id="two that changed places",
        ),
        pytest.param(
            f"{ADMIT}; {STUDY}.",
            f"Kết nạp 05 đảng viên; {STUDY}.",
            [("Kết nạp 05 đảng viên", True), (STUDY, False)],
            id="one of two",
        ),
        pytest.param(
            f"{ADMIT}; {STUDY}.",
            f"{STUDY}.",
            [(f"{STUDY}.", True), (STUDY, False)],
            id="one of two struck out",
        ),
    ],
)
def test_a_target_follows_its_sentence_or_is_marked(written, before, after, expected):
    section = written(before)
    assert [doubted for _, doubted in told(section)] == [False] * len(expected)
    rewrite(section, after)
    assert told(section) == expected


def test_a_mark_goes_when_the_words_ask_the_same_again(written):
    """The editor saves by itself, also while a figure is being typed again."""
    section = written(ADMIT)
    for half in ("Kết nạp đảng viên", "Trong nhiệm kỳ kết nạp 0"):
        rewrite(section, half)
        assert told(section) == [(half, True)]
    rewrite(section, "Trong nhiệm kỳ kết nạp 02 đảng viên")
    assert told(section) == [("Trong nhiệm kỳ kết nạp 02 đảng viên", False)]


def test_other_remarks_outlive_the_mark(written):
    section = written(ADMIT)
    with acting(None, "thử"):
        Target.unscoped.update(unsure=["Không rõ đơn vị tính."])
    rewrite(section, "Kết nạp 03 đảng viên")
    assert Target.unscoped.get().unsure == ["Không rõ đơn vị tính.", MOVED_ON]
    rewrite(section, "Chi bộ kết nạp 02 đảng viên")
    assert Target.unscoped.get().unsure == ["Không rõ đơn vị tính."]


def test_a_marked_target_is_not_written_again_and_again(written):
    section = written(ADMIT)
    rewrite(section, "Lời khác hẳn")
    before = Target.unscoped.get().version
    rewrite(section, "Lời khác hẳn\nThêm một đoạn")
    assert Target.unscoped.get().version == before


def test_what_a_person_has_corrected_is_asked_about(written, cast):
    section = written(ADMIT)
    targets.correct(target=Target.unscoped.get(), period="yearly", by=cast.an)
    rewrite(section, "Chi bộ phấn đấu kết nạp 02 đảng viên")
    assert told(section) == [("Chi bộ phấn đấu kết nạp 02 đảng viên", True)]
    assert Target.unscoped.get().period == "yearly"


def test_the_letters_are_those_of_the_paper(written):
    """The reader takes an Icelandic Ð for the Đ that was meant; the paper prints what it says."""
    section = written("Ðạt 95% hộ gia đình văn hóa trở lên.")
    assert told(section) == [("Ðạt 95% hộ gia đình văn hóa trở lên", False)]


def test_words_that_are_gone_are_shown_nowhere(written, cast, sign_in):
    """Rows from before targets followed: neither a page, the preview nor a report shows them."""
    section = written(ADMIT)
    with acting(None, "thử"):
        Target.unscoped.update(clause="Lời đã bỏ", text="Câu đã bỏ.")
    client, pk = sign_in(cast.an), section.resolution_id
    for address in (f"/nghi-quyet/{pk}/", f"/nghi-quyet/{pk}/soan/?muc={section.pk}"):
        page = client.get(address).content.decode()
        assert "đã bỏ" not in page
        assert ADMIT in page
    assert document(section.resolution).blocks[-1].marks == ((0, len(ADMIT), _mark()),)
    form = client.get(f"/chi-tieu/{Target.unscoped.get().pk}/").context["form"]
    assert form["text"].value() == ADMIT


def _mark():
    return f"t{Target.unscoped.get().pk}"


def test_a_target_stands_for_words_of_its_paragraph_only(written, cast):
    paragraph = Section.unscoped.get(pk=written(STUDY).pk).paragraphs.get()
    asked = {"measure": Measure.COUNT, "comparator": Comparator.EQ, "value": 2, "by": cast.an}
    for words in ({"text": ADMIT}, {"text": STUDY, "clause": ADMIT}):
        with pytest.raises(Refused, match="không có trong đoạn văn") as refused:
            targets.record(paragraph=paragraph, **words, **asked)
        assert [finding.field for finding in refused.value.findings] == ["text"]


def test_who_names_the_words_is_believed(written, cast):
    written(f"{ADMIT}; {STUDY}.")
    target = targets.correct(target=Target.unscoped.first(), text="02 đảng viên", by=cast.an)
    assert (target.said, target.clause) == ("02 đảng viên", "")
