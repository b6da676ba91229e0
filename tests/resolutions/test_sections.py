"""Writing the body: order, depth, identity of sentences, two writers."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from chibo.history import acting
from chibo.regulations import Conflict, Refused
from resolutions.actions import following, resolutions, sections, targets
from resolutions.enums import Kind
from resolutions.models import Paragraph, Section, Target

PATTERN = [("A", 0), ("A1", 1), ("A2", 1), ("A2a", 2), ("B", 0), ("C", 0)]


@pytest.fixture
def draft(cast):
    """A draft of A1 with the sections of `PATTERN`."""
    made = resolutions.draft(
        unit=cast.a1,
        kind=Kind.ANNUAL,
        title="Nghị quyết năm 2026",
        summary="về nhiệm vụ năm 2026",
        term_start=2026,
        term_end=2026,
        by=cast.an,
    )
    for heading, depth in PATTERN:
        sections.add(resolution=made, heading=heading, depth=depth, by=cast.an)
    return made


def shape(resolution):
    """[(heading, depth)] in order, with the order itself checked to be dense."""
    rows = list(Section.unscoped.filter(resolution=resolution))
    assert [row.order for row in rows] == list(range(len(rows)))
    return [(row.heading, row.depth) for row in rows]


def named(resolution, heading):
    return Section.unscoped.get(resolution=resolution, heading=heading)


def write(section, body, cast, **fields):
    defaults = {"label": section.label, "heading": section.heading, "version": section.version}
    return sections.write(section=section, body=body, by=cast.an, **(defaults | fields))


def lines(section):
    return [paragraph.line for paragraph in Paragraph.unscoped.filter(section=section)]


def test_sections_stand_as_written(draft):
    assert shape(draft) == PATTERN


@pytest.mark.parametrize(
    ("heading", "step", "expected"),
    [
        ("B", -1, ["B", "A", "A1", "A2", "A2a", "C"]),
        ("A", 1, ["B", "A", "A1", "A2", "A2a", "C"]),
        ("A2", -1, ["A", "A2", "A2a", "A1", "B", "C"]),
        ("B", 1, ["A", "A1", "A2", "A2a", "C", "B"]),
    ],
)
def test_a_branch_moves_whole(draft, cast, heading, step, expected):
    sections.move(section=named(draft, heading), step=step, by=cast.an)
    assert [heading for heading, _ in shape(draft)] == expected


@pytest.mark.parametrize(("heading", "step"), [("A", -1), ("C", 1), ("A1", -1), ("A2a", 1)])
def test_nothing_moves_past_the_end_of_its_level(draft, cast, heading, step):
    with pytest.raises(Refused):
        sections.move(section=named(draft, heading), step=step, by=cast.an)
    assert shape(draft) == PATTERN


def test_indenting_takes_the_branch_along(draft, cast):
    sections.indent(section=named(draft, "A2"), step=-1, by=cast.an)
    assert shape(draft)[2:4] == [("A2", 0), ("A2a", 1)]


@pytest.mark.parametrize(("heading", "step"), [("A", 1), ("A", -1), ("A1", 1)])
def test_no_level_is_skipped(draft, cast, heading, step):
    with pytest.raises(Refused):
        sections.indent(section=named(draft, heading), step=step, by=cast.an)
    assert shape(draft) == PATTERN


def test_removing_takes_the_branch(draft, cast):
    sections.remove(section=named(draft, "A"), by=cast.an)
    assert shape(draft) == [("B", 0), ("C", 0)]


def test_a_new_section_stands_behind_the_branch(draft, cast):
    sections.add(resolution=draft, after=named(draft, "A"), heading="mới", by=cast.an)
    assert [heading for heading, _ in shape(draft)] == ["A", "A1", "A2", "A2a", "mới", "B", "C"]


def test_renumbering_is_an_act_of_its_own(draft, cast):
    sections.renumber(resolution=draft, by=cast.an)
    labels = list(Section.unscoped.filter(resolution=draft).values_list("label", flat=True))
    assert labels == ["I-", "1.", "2.", "a)", "II-", "III-"]


def test_the_words_stay_as_written(draft, cast):
    body = "1. Kết nạp 02 đảng viên;\n\n–  Tăng   cường công tác\n100% đảng viên học tập"
    section = write(named(draft, "A1"), body, cast)
    assert lines(section) == [
        "1. Kết nạp 02 đảng viên;",
        "– Tăng cường công tác",
        "100% đảng viên học tập",
    ]


def test_rewriting_one_sentence_keeps_the_targets_of_the_others(draft, cast):
    section = write(named(draft, "A1"), "Mở đầu\nKết nạp 02 đảng viên", cast)
    paragraph = section.paragraphs.last()
    target = targets.record(
        paragraph=paragraph,
        text="Kết nạp 02 đảng viên",
        measure="count",
        comparator="eq",
        value=2,
        by=cast.an,
    )
    section.refresh_from_db()
    write(section, "Lời khác\nThêm một câu\nKết nạp 02 đảng viên", cast)
    target.refresh_from_db()
    assert (target.paragraph_id, target.unsure) == (paragraph.pk, [])


def test_a_target_whose_sentence_changed_is_kept_and_doubted(draft, cast):
    section = write(named(draft, "A1"), "Kết nạp 02 đảng viên", cast)
    target = targets.record(
        paragraph=section.paragraphs.get(),
        text="Kết nạp 02 đảng viên",
        measure="count",
        comparator="eq",
        value=2,
        by=cast.an,
    )
    section.refresh_from_db()
    write(section, "Kết nạp 03 đảng viên", cast)
    target.refresh_from_db()
    assert target.unsure == [following.MOVED_ON]


def test_a_second_writer_overwrites_nothing(draft, cast):
    section = named(draft, "A1")
    write(section, "bản thứ nhất", cast)
    with pytest.raises(Conflict) as conflict:
        write(section, "bản thứ hai", cast, version=0)
    assert conflict.value.current.version == 1
    assert lines(section) == ["bản thứ nhất"]


@pytest.fixture
def autosave(draft, cast, sign_in):
    """autosave(…) sends section A1 as the editor does by itself."""

    def send(**typed):
        sent = {"label": "1.", "heading": "A1", "body": "lời", "version": 0} | typed
        address = f"/muc/{named(draft, 'A1').pk}/"
        return sign_in(cast.an).post(address, sent, headers={"HX-Request": "true"})

    return send


def test_an_autosave_of_what_cannot_be_saved_says_so_beside_the_button(autosave):
    answer = autosave(label="x" * 21)
    assert answer.status_code == 422
    assert answer.content.decode().startswith("Chưa lưu. Ký hiệu: ")
    assert "<form" not in answer.content.decode()


def test_an_autosave_of_what_was_issued_meanwhile_says_so_beside_the_button(autosave, draft, cast):
    resolutions.issue(
        resolution=draft, number=1, dated_on=date(2026, 3, 5), confirmed=True, by=cast.an
    )
    answer = autosave()
    assert answer.status_code == 422
    assert answer.content.decode().startswith("Chưa lưu. Nghị quyết đã ban hành")
    assert "<form" not in answer.content.decode()


def test_two_sections_never_share_a_place(draft):
    first, second = Section.unscoped.filter(resolution=draft)[:2]
    with (
        pytest.raises(IntegrityError, match="section_one_place"),
        transaction.atomic(),
        acting(None, "thử"),
    ):
        Section.unscoped.filter(pk=second.pk).update(order=first.order)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        (lambda s: Section.unscoped.filter(pk=s.pk).update(depth=9), "section_not_too_deep"),
        (
            lambda s: Paragraph.unscoped.create(section=s, order=0, text=""),
            "paragraph_says_something",
        ),
    ],
)
def test_the_database_refuses(draft, change, constraint):
    section = named(draft, "A")
    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        acting(None, "thử"),
    ):
        change(section)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"period": "mai sau"}, "target_period_shape"),
        ({"value": None}, "target_has_what_it_asks"),
        ({"measure": "grade", "grade": ""}, "target_grade_is_named"),
        ({"value_max": 1}, "target_range_order"),
    ],
)
def test_the_database_refuses_a_target(draft, cast, fields, constraint):
    section = write(named(draft, "A1"), "Kết nạp 02 đảng viên", cast)
    wanted = {
        "paragraph": section.paragraphs.get(),
        "text": "x",
        "measure": "count",
        "comparator": "eq",
        "judged_as": "gte",
        "value": 2,
    }
    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        acting(None, "thử"),
    ):
        Target.unscoped.create(**(wanted | fields))
