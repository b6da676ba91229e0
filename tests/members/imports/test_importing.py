"""The pipeline: kept, judged, written at once, undone."""

import json
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chibo.history import acting
from chibo.models import Disclosure
from chibo.queries import sentences
from chibo.regulations import Refused
from members.actions import affiliations, imports, members
from members.actions.imports.keeping import look
from members.enums import Ending, ImportState
from members.models import ImportedRow, ListImport, Member, Office, Spell
from tests.cast import TODAY
from tests.members.people import enter

from .files import ANH, BINH, HEAD, grid_of, people, sheet


@pytest.fixture
def bring(cast):
    """bring(content, unit, by) -> the kept import, examined."""

    def run(content, *, unit=None, by=None, name="danh-sach.xlsx"):
        grid = grid_of(content, name)
        by = by or cast.an
        record = imports.keep(unit=unit or cast.a1, grid=grid, source_name=name, by=by)
        return imports.examine(record=record, by=by)

    return run


@pytest.fixture
def take(bring):
    """take(content) -> the import, written."""

    def run(content, **how):
        record = bring(content, **how)
        return imports.apply(record=record, confirmed=True, by=record.reader)

    return run


def told(record):
    """The rows of a preview."""
    return json.loads(record.preview.reveal())["rows"]


def counts(record):
    names = ("new", "changed", "unchanged", "wrong")
    return tuple(record.counts[name] for name in names)


def mistakes(record):
    """(line, heading) of everything that is wrong."""
    return [(row["number"], heading) for row in told(record) for heading, _ in row["mistakes"]]


def test_a_list_is_written_at_once_and_the_same_file_then_changes_nothing(cast, take, bring):
    record = take(people(ANH, BINH))
    assert (record.state, counts(record)) == (ImportState.APPLIED, (2, 0, 0, 0))
    anh, binh = Member.unscoped.order_by("sort_key")
    assert (anh.full_name, anh.birth_text, anh.ethnicity) == (
        "Nguyễn Thị Ánh",
        "15/03/1970",
        "Kinh",
    )
    assert (binh.birth_text, binh.official_on) == ("1950", date(1976, 2, 3))
    assert [spell.status for spell in Spell.unscoped.on(TODAY)] == ["official", "official"]
    again = bring(people(ANH, BINH))
    assert counts(again) == (0, 0, 2, 0)
    with pytest.raises(Refused, match="Không có gì để ghi"):
        imports.apply(record=again, by=cast.an)


def test_nothing_is_in_the_register_before_the_confirmation(bring):
    record = bring(people(ANH))
    assert counts(record) == (1, 0, 0, 0)
    assert not Member.unscoped.exists()


def test_a_change_is_shown_with_before_and_after(cast, take, bring):
    take(people(ANH))
    head = [*HEAD, "Điện thoại", "Nghề nghiệp"]
    record = bring(people([*ANH, "0912 345 678", "Giáo viên"], head=head))
    assert counts(record) == (0, 1, 0, 0)
    (row,) = told(record)
    assert row["changes"] == [
        ["Điện thoại", "", "0912345678"],
        ["Nghề nghiệp hiện nay", "", "Giáo viên"],
    ]
    imports.apply(record=record, by=cast.an)
    member = Member.unscoped.get()
    assert (member.phone, member.occupation, member.version) == ("0912345678", "Giáo viên", 2)


def test_every_mistake_is_told_at_once_and_nothing_is_written(cast, bring):
    head = [*HEAD, "Số căn cước", "Thư điện tử"]
    record = bring(
        people(
            [
                "Lê A1",
                "31/02/1970",
                "?",
                "Marsian",
                "19/05/2010",
                "19/05/2009",
                "123",
                "không-phải",
            ],
            [*ANH, "001170000001", "anh@example.vn"],
            [*ANH, "001170000001", "anh@example.vn"],
            head=head,
        )
    )
    assert mistakes(record) == [
        *((2, heading) for heading in ("Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc")),
        (2, "Thư điện tử"),
        (2, "Số căn cước"),
        (4, "Số căn cước"),
        (4, "Họ và tên"),
    ]
    with pytest.raises(Refused, match="2 dòng lỗi"):
        imports.apply(record=record, by=cast.an)
    assert not Member.unscoped.exists()


def test_the_whole_import_is_undone_and_nothing_deleted(cast, take, bring):
    enter(cast.a1, full_name="Phạm Cúc", birth_date=date(1960, 2, 3), phone="0901111111")
    head = [*HEAD, "Điện thoại", "Số căn cước"]
    cuc = ["Phạm Cúc", "03/02/1960", "nữ", "Kinh", "19/05/2010", "19/05/2011", "0902222222", ""]
    record = take(people([*ANH, "", "001170000001"], cuc, head=head))
    assert counts(record) == (1, 1, 0, 0)
    assert Spell.unscoped.on(TODAY).count() == 2
    imports.undo(record=record, by=cast.an)
    assert record.__class__.unscoped.get().state == ImportState.UNDONE
    assert Member.unscoped.count() == 2
    assert Member.unscoped.get(full_name="Phạm Cúc").phone == "0901111111"
    anh = Member.unscoped.get(full_name="Nguyễn Thị Ánh")
    assert (anh.affiliations.get().ending, anh.identity_blind) == (Ending.ANNULLED, None)
    assert not Spell.unscoped.filter(member=anh).exists()
    assert not Member.unscoped.standing().filter(pk=anh.pk).exists()
    # The person can be entered again, by the same file.
    assert counts(bring(people([*ANH, "", "001170000001"], cuc, head=head))) == (1, 1, 0, 0)


def test_undoing_keeps_what_was_changed_since(cast, take):
    record = take(people(ANH, BINH))
    binh = Member.unscoped.get(full_name="Trần Văn Bình")
    members.correct(member=binh, by=cast.an, phone="0903333333")
    with pytest.raises(Refused, match="Trần Văn Bình") as refused:
        imports.undo(record=record, by=cast.an)
    assert refused.value.confirmable
    imports.undo(record=record, confirmed=True, by=cast.an)
    assert [spell.member.full_name for spell in Spell.unscoped.on(TODAY)] == ["Trần Văn Bình"]


def test_an_import_is_written_and_undone_once(cast, bring):
    record = bring(people(ANH))
    imports.apply(record=record, by=cast.an)
    with pytest.raises(Refused, match="đã ghi rồi"):
        imports.apply(record=record, by=cast.an)
    imports.undo(record=record, by=cast.an)
    with pytest.raises(Refused, match="không còn hoàn tác"):
        imports.undo(record=record, by=cast.an)


def test_who_is_missing_from_the_list_is_told_and_stays(cast, bring):
    enter(cast.a1, full_name="Phạm Cúc")
    record = bring(people(ANH))
    kept = json.loads(record.preview.reveal())
    assert [name for _, name, *_ in kept["missing"]] == ["Phạm Cúc"]
    imports.apply(record=record, by=cast.an)
    assert Spell.unscoped.on(TODAY).count() == 2


# --- Who it is ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "text", "field"),
    [
        ("Số căn cước", "001170000001", "identity_number"),
        ("Số thẻ", "001170000002", "card_number"),
        ("Số lý lịch", "012345 hn", "record_number"),
    ],
)
def test_a_number_finds_its_holder_under_another_name(cast, bring, heading, text, field):
    enter(cast.a1, **{field: text})
    row = ["Nguyễn Ánh", *ANH[1:], text]
    record = bring(people(row, head=[*HEAD, heading]))
    assert told(record)[0]["changes"] == [["Họ và tên", "Nguyễn Thị Ánh", "Nguyễn Ánh"]]


def test_the_birth_date_of_a_member_is_locked(cast, bring):
    enter(cast.a1, identity_number="001170000001")
    row = [ANH[0], "16/03/1970", *ANH[2:], "001170000001"]
    record = bring(people(row, head=[*HEAD, "CCCD"]))
    assert mistakes(record) == [(2, "Ngày sinh")]
    assert "Đính chính ngày" in told(record)[0]["mistakes"][0][1]


def test_a_year_alone_agrees_with_the_day_that_is_known(cast, bring):
    enter(cast.a1)
    assert counts(bring(people([ANH[0], 1970, *ANH[2:]]))) == (0, 0, 1, 0)


def test_somebody_elsewhere_is_not_moved_by_a_list(cast, bring):
    enter(cast.a2)
    assert counts(bring(people(ANH))) == (1, 0, 0, 0)  # An cannot see who is in A2
    assert mistakes(bring(people(ANH), by=cast.binh)) == [(2, "Chi bộ")]


def test_a_number_held_in_a_cell_out_of_sight_is_refused_without_saying_whose(cast, bring):
    enter(cast.b1, full_name="Bí Mật", identity_number="001170000001")
    record = bring(people([*ANH, "001170000001"], head=[*HEAD, "CCCD"]))
    assert mistakes(record) == [(2, "CCCD")]
    assert "Bí Mật" not in str(told(record))


def test_a_namesake_with_another_number_is_a_question_not_a_change(cast, bring):
    enter(cast.a1, identity_number="001170000001")
    record = bring(people([*ANH, "001170000009"], head=[*HEAD, "CCCD"]))
    assert mistakes(record) == [(2, "CCCD")]


def test_who_has_left_is_told(cast, bring):
    left = enter(cast.a1)
    affiliations.end(member=left, on=date(2026, 1, 1), ending=Ending.TRANSFERRED, by=None)
    assert mistakes(bring(people(ANH))) == [(2, "Họ và tên")]


# --- Where --------------------------------------------------------------------------------------


def test_a_list_of_a_committee_says_the_cell_of_each(cast, take, bring):
    head = [*HEAD, "Chi bộ"]
    rows = [[*ANH, "Chi bộ Tổ dân phố 1"], [*BINH, "a2"]]
    take(people(*rows, head=head), unit=cast.a, by=cast.binh)
    found = Member.unscoped.order_by("sort_key").values_list("unit__code", flat=True)
    assert list(found) == ["A1", "A2"]
    wrong = bring(people([*ANH, "Thôn Đông"], BINH, head=head), unit=cast.a, by=cast.binh)
    assert mistakes(wrong) == [(2, "Chi bộ")]
    assert mistakes(bring(people([*ANH, "A2"], head=head))) == [(2, "Chi bộ")]


# --- Rules that entering by hand has -------------------------------------------------------------


def test_warnings_wait_for_a_yes_and_are_kept(cast, bring):
    record = bring(people([*ANH[:4], "01/06/2025", "15/06/2026"]))
    assert told(record)[0]["warnings"]
    with pytest.raises(Refused) as refused:
        imports.apply(record=record, by=cast.an)
    assert refused.value.confirmable
    imports.apply(record=record, confirmed=True, by=cast.an)
    assert Member.unscoped.get().confirmations == ["M6"]


def test_the_rule_of_the_day_is_read_once(cast, bring):
    sizes = []
    for size in (1, 30):
        rows = [
            [
                f"Người {'a' * (n + size)}",
                f"{n % 28 + 1:02}/03/1970",
                "Nam",
                "Kinh",
                f"{n % 28 + 1:02}/05/2010",
            ]
            for n in range(size)
        ]
        record = bring(people(*rows))
        with CaptureQueriesContext(connection) as asked:
            imports.apply(record=record, confirmed=True, by=cast.an)
        sizes.append(len(asked))
    assert sizes[0] == sizes[1]


def test_the_history_tells_who_brought_the_list(cast, take):
    take(people(ANH))
    member = Member.unscoped.get()
    (sentence,) = sentences(member, *member.affiliations.all())
    assert (sentence.who, sentence.what) == (cast.an.full_name, "nhập danh sách đảng viên từ tệp")


def test_masked_values_are_not_told_in_the_preview_nor_rewritten(cast, bring, take):
    enter(cast.a1, card_number="001170000001")
    record = bring(people([*ANH, "001170000002"], head=[*HEAD, "Số căn cước"]))
    assert "001170000002" not in str(told(record))
    assert told(record)[0]["changes"] == [["Số căn cước", "", "(đã che)"]]
    before = bytes_of("card_number")
    imports.apply(record=record, confirmed=True, by=cast.an)
    assert bytes_of("card_number") == before


def bytes_of(column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM members_member")
        return bytes(cursor.fetchone()[0])


def test_empty_cells_and_absent_columns_leave_what_is_recorded(cast, bring):
    enter(cast.a1, phone="0901111111", religion="Phật giáo")
    record = bring(people([*ANH, "", "(xóa)"], head=[*HEAD, "Điện thoại", "Tôn giáo"]))
    assert told(record)[0]["changes"] == [["Tôn giáo", "(đã che)", ""]]
    imports.apply(record=record, by=cast.an)
    member = Member.unscoped.get()
    assert (member.phone, member.religion) == ("0901111111", None)


@pytest.mark.parametrize(
    ("column", "compared"),
    [("Tôn giáo", ["religion"]), ("Điện thoại", []), ("Số CCCD", ["identity_number"])],
)
def test_comparing_what_is_masked_is_on_record(cast, bring, column, compared):
    enter(cast.a1, religion="Phật giáo")
    bring(people([*ANH, "038090001234"], head=[*HEAD, column]))
    seen = Disclosure.objects.filter(user=cast.an)
    assert [one.field for one in seen] == compared
    assert all("Đối chiếu với tệp" in one.reason for one in seen)


def test_a_file_nobody_confirmed_is_let_go(cast, bring):
    record = bring(people(ANH))
    old = record.kept_at - timedelta(days=20)
    ListImport.unscoped.filter(pk=record.pk).update(kept_at=old) if False else None
    with acting(None, "thử"):
        ListImport.unscoped.filter(pk=record.pk).update(kept_at=old)
    bring(people(BINH))
    gone = ListImport.unscoped.get(pk=record.pk)
    assert (gone.state, gone.grid, gone.preview) == (ImportState.EXPIRED, None, None)


def test_the_columns_may_be_chosen_by_hand(cast, bring):
    head = ["STT", "Tên gọi", *HEAD[2:]]
    record = bring(people(ANH, head=head))
    assert mistakes(record)[0] == (2, "Họ và tên")
    mapping = record.mapping | {"Tên gọi": "full_name"}
    record = imports.examine(record=record, mapping=mapping, by=cast.an)
    assert counts(record) == (1, 0, 0, 0)
    with pytest.raises(Refused, match="cùng là"):
        imports.examine(record=record, mapping=mapping | {"STT": "birth"}, by=cast.an)


def test_the_record_holds_no_more_than_undoing_needs(cast, take):
    record = take(people(ANH))
    kept = ListImport.unscoped.get(pk=record.pk)
    assert (kept.grid, kept.preview) == (None, None)
    assert ImportedRow.unscoped.get().before is None


POSTED = [*HEAD, "Chức vụ"]


def test_posts_of_a_list_are_held_from_the_day_it_says(cast, bring, take):
    take(people([*ANH, "Bí thư"], [*BINH, "Chi ủy viên"], head=POSTED))
    held = {office.member.full_name: office.post for office in Office.unscoped.on(TODAY)}
    assert held == {"Nguyễn Thị Ánh": "secretary", "Trần Văn Bình": "committee"}
    again = bring(people([*ANH, "Bí thư"], [*BINH, ""], head=POSTED))
    assert counts(again) == (0, 0, 2, 0)


def test_a_list_makes_no_second_secretary(cast, bring):
    record = bring(people([*ANH, "Bí thư"], [*BINH, "Bí thư"], head=POSTED))
    assert [heading for _, heading in mistakes(record)] == ["Chức vụ"]


def test_a_post_on_record_is_not_changed_by_a_list(cast, bring, take):
    take(people([*ANH, "Bí thư"], head=POSTED))
    record = bring(people([*ANH, "Phó Bí thư"], head=POSTED))
    assert [heading for _, heading in mistakes(record)] == ["Chức vụ"]


def test_undoing_takes_posts_back(cast, take):
    record = take(people([*ANH, "Bí thư"], head=POSTED))
    imports.undo(record=record, by=cast.an)
    assert not Office.unscoped.exists()


def test_progress_is_told(cast):
    steps = []
    lines = [[None, f"Lê {'a' * (n % 20)} {'b' * (n // 20)}", 1970] for n in range(600)]
    record = imports.keep(unit=cast.a1, grid=grid_of(sheet(*lines)), source_name="x", by=cast.an)
    look(record, cast.an, lambda done, total: steps.append((done, total)))
    assert (500, 600) in steps
