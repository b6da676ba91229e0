"""The pages: bring a file, look, change the columns, write, undo; take the list away."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from chibo.history import acting
from chibo.models import Disclosure
from members.actions import downloads, members
from members.actions.imports.undoing import _annul
from members.enums import ImportState
from members.exports import Unrecorded, csv_of, workbook_of
from members.forms.members import RecordForm
from members.models import ListImport, Member, Spell
from members.reading.columns import WRITTEN
from tests.cast import TODAY
from tests.members.people import enter

from .files import ANH, BINH, HEAD, people, sheet, upload


@pytest.fixture
def an(cast, sign_in):
    return sign_in(cast.an)


@pytest.fixture
def bring(an):
    """bring(content) -> the address of the preview."""

    def run(content, name="danh-sach.xlsx"):
        response = an.post(reverse("members_import"), {"file": upload(content, name)})
        assert response.status_code == 302, response.context["form"].errors
        return response.url

    return run


def confirm(client, address, step="ghi", **more):
    record = ListImport.unscoped.get()
    return client.post(f"{address}{step}/", {"version": record.version, **more}, follow=True)


def test_a_list_goes_from_the_file_to_the_register_and_back(an, bring):
    address = bring(people(ANH, BINH))
    shown = an.get(address)
    assert shown.context["counts"]["new"] == 2
    assert not Member.unscoped.exists()
    done = confirm(an, address)
    assert "Đã ghi 2 đồng chí mới" in done.content.decode()
    assert Spell.unscoped.on(TODAY).count() == 2
    undone = confirm(an, address, "hoan-tac")
    assert "Đã hoàn tác lần nhập này" in undone.content.decode()
    assert Spell.unscoped.on(TODAY).count() == 0
    assert an.get(reverse("members"), {"trang_thai": "left"}).context["page"].paginator.count == 0


def test_the_wrong_rows_stand_first_with_sheet_row_column_and_remedy(an, bring):
    address = bring(people(BINH, ["Lê Thị C", "", "Nữ", "Kinh", "19/05/2010"]))
    text = an.get(address).content.decode()
    assert "Sheet, dòng 3, cột Ngày sinh:" in text
    assert "Ghi 2" not in text
    assert "Còn 1 dòng lỗi" in confirm(an, address).content.decode()
    assert not Member.unscoped.exists()


def test_where_nothing_can_be_written_there_is_nothing_to_tick(an, bring):
    warned = [*ANH[:4], "01/06/2025", "15/06/2026"]
    text = an.get(bring(people(warned))).content.decode()
    assert 'name="confirmed"' in text and "Ghi 1 đồng chí mới" in text
    text = an.get(bring(people(warned, ["Lê Thị C", "", *BINH[2:]]))).content.decode()
    assert 'name="confirmed"' not in text and "Chọn tệp khác" in text


def test_the_columns_may_be_chosen_by_hand(an, bring):
    address = bring(people(ANH, head=["STT", "Tên gọi", *HEAD[2:]]))
    form = an.get(address).context["form"]
    names = {field.label: name for name, field in form.fields.items()}
    sent = {name: field.initial for name, field in form.fields.items()}
    sent |= {"version": ListImport.unscoped.get().version, names["Tên gọi"]: "full_name"}
    assert an.post(address, sent).status_code == 302
    assert an.get(address).context["counts"]["new"] == 1
    sent |= {"version": ListImport.unscoped.get().version, names["Tên gọi"]: "birth"}
    twice = an.post(address, sent)
    assert twice.status_code == 422
    assert "cùng là" in twice.content.decode()


def test_a_column_that_is_missing_is_told_once_with_the_columns_open(an, bring):
    text = an.get(bring(people(ANH, BINH, head=["STT", "Tên gọi", *HEAD[2:]]))).content.decode()
    assert "Chưa biết cột nào là Họ và tên. Chọn ở bảng" in text
    assert '<details class="card" open>' in text
    text = an.get(bring(people(ANH))).content.decode()
    assert "Chưa biết cột nào" not in text


def test_what_was_read_of_somebody_new_can_be_checked_before_writing(an, bring):
    card = [*HEAD, "Số thẻ"]
    text = an.get(bring(people([*ANH, "099170000001"], head=card))).content.decode()
    assert "Ngày sinh: 15/03/1970 · " in text and "Số thẻ đảng viên: (đã che)" in text
    assert "099170000001" not in text


def test_a_child_in_the_party_is_asked_about(an, bring):
    text = an.get(bring(people([ANH[0], "12/03/2015", *ANH[2:]]))).content.decode()
    assert "mới 10 tuổi" not in text  # born after the decision: that is refused
    young = [*ANH[:4], "19/05/1986", "19/05/1987"]
    text = an.get(bring(people(young))).content.decode()
    assert "mới 16 tuổi; vào Đảng phải đủ 18 tuổi" in text and 'name="confirmed"' in text


def test_somebody_who_wrote_meanwhile_is_noticed(cast, an, bring):
    address = bring(people(ANH))
    enter(cast.a1)
    refused = confirm(an, address)
    assert "Sổ vừa thay đổi" in refused.content.decode()
    assert refused.context["counts"]["unchanged"] == 1


def test_a_preview_of_an_older_version_writes_nothing(an, bring):
    address = bring(people(ANH))
    answer = an.post(f"{address}ghi/", {"version": "0"}, follow=True)
    assert "Có người vừa lưu trước" in answer.content.decode()
    assert not Member.unscoped.exists()


def test_undoing_asks_about_those_changed_since(an, bring):
    address = bring(people(ANH, BINH))
    confirm(an, address)
    members.correct(member=Member.unscoped.first(), by=None, phone="0901111111")
    asked = confirm(an, address, "hoan-tac")
    assert asked.status_code == 422
    assert "Vẫn hoàn tác những người còn lại" in asked.content.decode()
    confirm(an, address, "hoan-tac", confirmed="1")
    assert ListImport.unscoped.get().state == ImportState.UNDONE


def test_the_marked_copy_tells_each_mistake_and_is_on_record(cast, an, bring):
    address = bring(sheet(["DANH SÁCH"], HEAD, [1, *BINH], ["2", "Lê C", "x"], head=[]))
    answer = an.get(f"{address}danh-dau/")
    copied = load_workbook(io.BytesIO(answer.content)).active
    wrong = copied["C5"]
    assert (wrong.value, wrong.fill.fgColor.rgb) == ("x", "FFF3B7B2")
    assert "Ngày sinh:" in copied.cell(5, 8).value
    assert copied["C4"].fill.fill_type is None
    assert Disclosure.objects.get().subject == f"unit:{cast.a1.pk}"
    # Brought again, it is read as before.
    again = an.post(reverse("members_import"), {"file": upload(answer.content)})
    assert an.get(again.url).context["counts"]["wrong"] == 1


def test_an_observer_of_a_unit_brings_nothing_there(cast, sign_in):
    page = sign_in(cast.two_roles)
    page.post(reverse("switch_unit"), {"unit": cast.b1.pk})
    assert page.get(reverse("members_import")).status_code == 403


def test_what_waits_is_seen_by_its_owner_alone(cast, sign_in, bring):
    address = bring(people(ANH))
    assert sign_in(cast.binh).get(address).status_code == 404
    confirm(sign_in(cast.an), address)
    assert sign_in(cast.binh).get(address).status_code == 200


@pytest.mark.parametrize("size", [1, 3])
def test_the_done_page_asks_as_little_for_three_as_for_one(
    cast, an, bring, size, django_assert_max_num_queries
):
    rows = [[f"Người {'a' * (n + 1)}", *ANH[1:]] for n in range(size)]
    address = bring(people(*rows))
    confirm(an, address)
    with django_assert_max_num_queries(12):
        an.get(address)


def test_the_template_is_read_and_says_which_words_there_are(an):
    book = load_workbook(io.BytesIO(an.get(reverse("members_import_template")).content))
    assert [cell.value.rstrip(" *") for cell in book.worksheets[0][1]] == [
        column.label for column in WRITTEN
    ]
    words = " ".join(str(cell.value) for row in book["Danh mục"] for cell in row)
    assert "Khơ-me" in words
    assert "Cao cấp" in words


# --- Out ----------------------------------------------------------------------------------------

FULL = {
    "card_number": "001170000001",
    "old_card_number": "00123456",
    "identity_number": "001170000001",
    "religion": "Phật giáo",
    "record_number": "012345 HN",
    "party_post": "secretary",
    "hometown": "=1+1, xã “Đông”, Hà Nội",
    "permanent_residence": "+84 không phải số",
    "temporary_residence": "- gạch",
    "occupation": "Giáo viên; tổ trưởng",
    "admitted_at": "Chi bộ A",
    "official_at": "Chi bộ B",
    "introducers": "Lê A, Lê B",
    "general_education": "10/10",
    "professional_level": "university",
    "profession": "Sư phạm",
    "degree": "bachelor",
    "academic_title": "associate",
    "theory_level": "advanced",
    "theory_mode": "part_time",
    "foreign_languages": "Anh B1",
    "computing": "CNTT cơ bản",
    "minority_languages": "Tày",
    "phone": "0912345678",
    "email": "anh@example.vn",
    "exempt_on": date(2025, 1, 1),
}
EVERYTHING = [column.field for column in WRITTEN]


def ask(client, kind="xlsx", sealed=(), reason="", **filters):
    plain = [column.field for column in WRITTEN if not column.sealed]
    sent = {"columns": plain, "sealed": list(sealed), "reason": reason, "kind": kind}
    return client.post(reverse("members_export", query=filters), sent)


SEALED = ["religion", "card_number", "old_card_number", "identity_number"]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_file_we_write_is_the_file_we_read(cast, an, bring, kind):
    enter(cast.a1, **FULL)
    enter(
        cast.a1,
        full_name="Y Bih Ê'ban",
        birth_date=date(1950, 1, 1),
        birth_precision="year",
        gender="male",
        official_on=None,
    )
    content = ask(an, kind, SEALED, "Đối chiếu").content
    address = bring(content, f"danh-sach.{kind}")
    shown = an.get(address)
    assert shown.context["counts"] == {
        "new": 0,
        "changed": 0,
        "unchanged": 2,
        "wrong": 0,
        "warned": 0,
    }, list(shown.context["page"])
    assert shown.context["unread"] == []


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_list_from_here_fills_an_empty_register_with_the_same(cast, an, bring, kind):
    before = enter(cast.a1, **FULL)
    content = ask(an, kind, SEALED, "Đối chiếu").content
    told = {f: getattr(before, f) for f in EVERYTHING if hasattr(before, f)}
    _forget(before)
    address = bring(content, f"danh-sach.{kind}")
    assert an.get(address).context["counts"]["new"] == 1
    confirm(an, address)
    after = Member.unscoped.get(full_name=before.full_name, card_blind__isnull=False)
    same = {f: getattr(after, f) for f in told}
    assert {f: "".join(v) if isinstance(v, str) else v for f, v in same.items()} == {
        f: "".join(v) if isinstance(v, str) else v for f, v in told.items()
    }


def _forget(member):
    """As if the register had never known them."""
    with acting(None, "thử"):
        _annul([member])


def test_what_was_changed_in_excel_comes_back_as_that_many_changes(cast, an, bring):
    for name in ("Lê An", "Lê Bình", "Lê Chi"):
        enter(cast.a1, full_name=name)
    book = load_workbook(io.BytesIO(ask(an).content))
    at = {cell.value: cell.column for cell in book.active[1]}
    for row in (2, 4):
        book.active.cell(row, at["Nghề nghiệp hiện nay"], "Nông dân")
    kept = io.BytesIO()
    book.save(kept)
    counts = an.get(bring(kept.getvalue())).context["counts"]
    assert (counts["changed"], counts["unchanged"]) == (2, 1)


def test_only_the_filtered_list_leaves_and_each_time_is_on_record(cast, an):
    enter(cast.a1, full_name="Lê An")
    enter(cast.a1, full_name="Lê Văn Bình", gender="male")
    sheet_ = load_workbook(io.BytesIO(ask(an, gioi_tinh="male").content)).active
    assert [row[0].value for row in sheet_.iter_rows(min_row=2)] == ["Lê Văn Bình"]
    (line,) = Disclosure.objects.all()
    assert (line.user, line.field, line.subject) == (cast.an, "danh sách", f"unit:{cast.a1.pk}")


def test_masked_columns_leave_only_on_a_wish_with_a_reason(cast, an):
    enter(cast.a1, card_number="001170000001")
    assert b"001170000001" not in ask(an, "csv").content
    refused = ask(an, "csv", ["card_number"])
    assert refused.status_code == 422
    assert b"001170000001" not in refused.content
    given = ask(an, "csv", ["card_number"], "Đối chiếu thẻ")
    assert b"001170000001" in given.content
    assert Disclosure.objects.filter(field="card_number", reason="Đối chiếu thẻ").count() == 1


def test_a_file_of_personal_data_is_on_record_or_there_is_none(cast):
    enter(cast.a1)
    for write in (workbook_of, csv_of):
        for recorded in ((), None, [Disclosure(field="danh sách")]):
            with pytest.raises(Unrecorded):
                write(Member.unscoped.all(), ["full_name"], recorded)


def test_masked_columns_need_their_own_line(cast):
    enter(cast.a1)
    recorded = downloads.record(unit=cast.a1, columns=["full_name"], reason="", by=cast.an)
    with pytest.raises(Unrecorded):
        workbook_of(Member.unscoped.all(), ["full_name", "religion"], recorded)


def test_csv_begins_with_its_mark_and_holds_no_formula(cast, an):
    enter(cast.a1, hometown="=cmd|'/c calc'!A1")
    content = ask(an, "csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    assert ",'=cmd" in content.decode("utf-8-sig")


def test_the_table_of_columns_holds_every_field_that_is_entered():
    entered = {*RecordForm.base_fields} | {"birth", "unit", "since", "party_post"}
    assert {column.field for column in WRITTEN} == entered


def test_exporting_asks_as_little_for_three_as_for_one(cast, an, django_assert_max_num_queries):
    for name in ("Lê An", "Lê Bình", "Lê Chi"):
        enter(cast.a1, full_name=name)
    with django_assert_max_num_queries(22):
        ask(an)
