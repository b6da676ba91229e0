"""Attacks of which the mirror files know nothing, grouped by kind: each once worked."""

import io
import zipfile
from unittest import mock

import docx
import pytest
from django.db import transaction
from django.urls import reverse

from chibo.access import Role
from chibo.actions import accounts
from chibo.models import Disclosure
from chibo.regulations import Conflict, Finding, Refused, expect_version
from congresses.models import Congress
from members.actions.imports import behind
from members.documents import strength
from resolutions.models import Reading, Resolution, Section
from resolutions.reading import Unreadable, read_file
from tests import subjects
from tests.cast import TODAY
from tests.members.people import enter
from tests.resolutions import factory
from tests.test_access import HANDS, ROWS, UNITS

# --- Writing where one only looks -------------------------------------------------------------


def test_no_draft_is_begun_in_a_unit_one_only_observes(cast, sign_in):
    """Hai keeps A2 and observes B: working in B1 she may read, not write."""
    page = sign_in(cast.two_roles)
    page.post(reverse("switch_unit"), {"unit": cast.b1.pk})
    sent = {"kind": "annual", "summary": "về nhiệm vụ", "term_start": 2026, "term_end": 2026}
    response = page.post(reverse("resolution_add"), sent)
    assert not Resolution.unscoped.filter(unit=cast.b1).exists()
    assert response.status_code == 403


# --- Values no form would send ------------------------------------------------------------------

STRANGE = ["²", "٣", "9" * 5000, "9" * 30, "-1", "abc", "", "\x00"]


@pytest.mark.parametrize("value", STRANGE)
@pytest.mark.parametrize(
    ("name", "about", "field"),
    [
        ("reading", subjects.reading, "target"),
        ("target_take", subjects.untaken, "index"),
        ("section_add", subjects.draft, "after"),
        ("meeting_close", subjects.meeting, "version"),
        ("meeting_roll", subjects.meeting, "version"),
        ("task", subjects.paragraph, "charged"),
        ("inspection_undo", subjects.inspection, "version"),
        ("inspection_edit", subjects.inspection, "members"),
        ("study_roll", subjects.study, "version"),
        ("member_career", subjects.member, "act"),
        ("member_residence", subjects.member, "act"),
        ("contact_edit", subjects.contact, "version"),
        ("comment_edit", subjects.comment, "year"),
        ("dossier_check", subjects.member, "version"),
        ("member_import", subjects.list_import, "version"),
        ("member_import", subjects.list_import, "c0"),
        ("member_import_apply", subjects.list_import, "version"),
    ],
)
def test_a_strange_value_is_answered_and_not_stumbled_over(
    cast, sign_in, name, about, field, value
):
    subject = about(cast.a1)
    response = sign_in(cast.an).post(reverse(name, args=[subject.pk]), {field: value})
    assert response.status_code < 500


@pytest.mark.parametrize(
    "address", ["²", "accounts", "a\x00b", "//evil.example", "\\\\evil.example"]
)
def test_switching_leads_back_to_a_path_of_ours_or_home(cast, sign_in, address):
    sent = {"unit": cast.a1.pk, "next": address}
    response = sign_in(cast.an).post(reverse("switch_unit"), sent)
    assert (response.status_code, response.url) == (302, reverse("home"))


@pytest.mark.parametrize("ordinal", ["9" * 5000, "99999", "²", "M" * 900])
def test_a_congress_of_absurd_ordinal_is_refused(cast, sign_in, ordinal):
    sent = {
        "ordinal": ordinal,
        "term_start": 2025,
        "term_end": 2030,
        "held_on": "20/11/2026",
        "place": "Nhà văn hóa",
    }
    response = sign_in(cast.an).post(reverse("congress_add"), sent)
    assert response.status_code == 422
    assert not Congress.unscoped.exists()


@pytest.mark.parametrize("reason", ["x" * 5000, "lý\x00do"])
def test_a_reason_of_any_length_or_letters_is_answered(cast, sign_in, reason):
    from congresses.enums import MeetingState
    from congresses.models import Meeting

    meeting = subjects.meeting(cast.a1)
    meeting.state = MeetingState.CLOSED
    with transaction.atomic():
        from chibo.history import acting

        with acting(None, "khóa"):
            Meeting.unscoped.filter(pk=meeting.pk).update(state=MeetingState.CLOSED)
    sent = {"reason": reason, "version": meeting.version}
    response = sign_in(cast.an).post(reverse("meeting_reopen", args=[meeting.pk]), sent)
    assert response.status_code == 302


@pytest.mark.parametrize("year", [0, 1, 9998, 9999, 10000, 99999999999999999999])
@pytest.mark.parametrize("name", ["reports_pdf", "reports_docx"])
def test_a_report_of_no_year_is_not_found(cast, sign_in, name, year):
    assert sign_in(cast.binh).get(reverse(name, args=[year])).status_code == 404


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Điều lệ Đảng "
        + "và quy định " * 80
        + ";\nNGHỊ QUYẾT\n1. Chỉ tiêu\nKết nạp 02 đảng viên.",
        "NGHỊ QUYẾT\n1. " + "Phương hướng " * 90 + "\nKết nạp 02 đảng viên.",
        "NGHỊ QUYẾT\n1. Chỉ tiêu\nCó 95% " + "người lao động trong ngành " * 60 + " tham gia.",
        "NGHỊ QUYẾT\n1. Chỉ tiêu\nKết nạp \x01\x1f02 đảng viên.",
        "NGHỊ QUYẾT\n1. Chỉ tiêu\nKết nạp 999999999999999999999999 đảng viên.",
        "NGHỊ QUYẾT\n1. Chỉ tiêu\nĐạt 95,123456789123456789% đảng viên.",
    ],
)
def test_whatever_is_read_is_saved_or_refused_in_words(cast, sign_in, text):
    page = sign_in(cast.an)
    answer = page.post(reverse("read"), {"text": text})
    assert answer.status_code in (302, 422)
    for reading in Reading.unscoped.all():
        sent = {
            "kind": "annual",
            "title": "Nghị quyết",
            "summary": "về nhiệm vụ",
            "term_start": 2026,
            "term_end": 2026,
            "held_on": "20/11/2026",
            "target": [str(n) for n in range(20)],
        }
        answer = page.post(reverse("reading", args=[reading.pk]), sent)
        assert answer.status_code in (302, 422)


def test_a_file_with_zero_bytes_is_read_or_refused_in_words(cast, sign_in):
    from django.core.files.uploadedfile import SimpleUploadedFile

    body = "NGHỊ QUYẾT\n1. Chỉ tiêu\nKết nạp 02\x00 đảng viên.".encode()
    file = SimpleUploadedFile("nghi\x00-quyet.txt", body)
    answer = sign_in(cast.an).post(reverse("read"), {"file": file})
    assert answer.status_code in (302, 422)


# --- Files made to hold a worker ----------------------------------------------------------------


def word_file(*pairs):
    """The bytes of a small Word file, with each (old, new) replaced in its XML."""
    document = docx.Document()
    document.add_paragraph("NGHỊ QUYẾT")
    document.add_paragraph("Kết nạp 02 đảng viên.")
    document.add_table(rows=1, cols=3)
    whole, changed = io.BytesIO(), io.BytesIO()
    document.save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(changed, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            for old, new in pairs:
                content = content.replace(old.encode(), new.encode())
            target.writestr(part, content)
    return changed.getvalue()


ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:sectPr", "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 20000 + "<w:sectPr"),
        ("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="100000000"/>'),
        ("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="-5"/>'),
        ("<w:sectPr", "<w:tbl><w:tr><w:tc>" * 2000 + "</w:tc></w:tr></w:tbl>" * 2000 + "<w:sectPr"),
    ],
    ids=["paragraphs", "wide cell", "negative cell", "nested tables"],
)
def test_a_word_file_without_end_is_refused(old, new):
    with pytest.raises(Unreadable):
        read_file(word_file((old, new)), "a.docx")


def test_styles_based_on_each_other_are_read_to_the_end():
    name = '<w:name w:val="Normal"/>'
    looped = word_file((name, f'{name}<w:basedOn w:val="Normal"/>'))
    read = read_file(looped, "a.docx")
    assert "Kết nạp 02 đảng viên." in [p for s in read.sections for p in s.paragraphs]


def test_a_word_file_brings_no_file_of_the_server():
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
    file = word_file((head, head + ENTITY), ("Kết nạp 02 đảng viên.", "Kết nạp &x; đảng viên."))
    read = read_file(file, "a.docx")
    assert "Kết nạp" in str(read)
    assert "root:" not in str(read)


# --- Two at once --------------------------------------------------------------------------------


def test_a_number_taken_meanwhile_is_refused_in_words(cast, sign_in):
    """The look at the numbers taken came before the other's commit: the database has the word."""
    factory.issued(cast.a1)
    other = factory.drafted(cast.a1, title="Nghị quyết khác")
    sent = {"number": 1, "dated_on": "15/06/2025", "confirmed": "on"} | factory.unchanged(other)
    with mock.patch("resolutions.actions.resolutions.numbers_taken", return_value=set()):
        response = sign_in(cast.an).post(reverse("resolution_issue", args=[other.pk]), sent)
    assert response.status_code == 422
    assert "Số này đã dùng" in response.content.decode()


BUTTONS = [name for name, row in ROWS.items() if row.post and row.about]


@pytest.mark.parametrize("name", BUTTONS)
@pytest.mark.parametrize("answer", [Refused(Finding("", "Không được.")), Conflict(None)])
def test_no_button_stumbles_over_a_refusal(cast, sign_in, name, answer):
    """Whatever its action says, at the last moment too: nobody has to remember to catch it."""
    row = ROWS[name]
    path = reverse(name, args=[row.about(cast.a1).pk, *row.arguments])
    who = cast.giang if row.answers in (UNITS, HANDS) else cast.an
    with mock.patch("chibo.history.in_words", side_effect=answer):
        response = sign_in(who).post(path, row.sent)
    assert response.status_code < 500


def test_a_row_that_is_gone_is_refused_in_words(cast):
    section = subjects.section(cast.a1)
    gone = Section(pk=section.pk + 1000)
    with pytest.raises(Refused, match="vừa bị xóa"):
        expect_version(gone, None)


def test_a_text_is_saved_once_however_often_it_is_sent(cast):
    from resolutions.actions import readings

    reading = subjects.reading(cast.a1)
    once = {
        "reading": reading,
        "kind": "annual",
        "title": "Nghị quyết",
        "summary": "về nhiệm vụ",
        "term": (2026, 2026),
        "ordinal": None,
        "held_on": None,
        "place": "",
        "by": cast.an,
    }
    again = once | {"reading": Reading.unscoped.get(pk=reading.pk)}
    readings.save(**once)
    with pytest.raises(Refused):
        readings.save(**again)
    assert Resolution.unscoped.count() == 1


@pytest.mark.parametrize("value", ["0000", "²²²²", "٢٠٢٥", "9" * 4000, "-2025"])
@pytest.mark.parametrize("name", ["reports", "meetings"])
def test_a_year_that_is_none_shows_this_year(cast, sign_in, name, value):
    assert sign_in(cast.an).get(reverse(name), {"nam": value}).status_code == 200


@pytest.mark.parametrize("day", ["31/12/9999", "01/01/0001"])
@pytest.mark.parametrize("field", ["decided_on", "ceremony_on", "official_on", "exempt_on"])
def test_a_day_at_the_end_of_the_calendar_is_refused(cast, sign_in, field, day):
    from members.models import Member

    member = subjects.member(cast.a1)
    before = getattr(member, field)
    sent = {
        "full_name": member.full_name,
        "gender": member.gender,
        "decided_on": "01/02/2010",
        "ceremony_on": "03/02/2010",
        "version": member.version,
        field: day,
    }
    response = sign_in(cast.an).post(reverse("member_edit", args=[member.pk]), sent)
    assert "không hợp lý" in response.content.decode()
    assert getattr(Member.unscoped.get(pk=member.pk), field) == before


# --- Names for those who see none ---------------------------------------------------------------


def test_an_observer_is_not_told_who_keeps_a_cell(cast, sign_in):
    page = sign_in(cast.chi)
    page.post(reverse("switch_unit"), {"unit": cast.a1.pk})
    shown = page.get(reverse("who_may")).content.decode()
    assert cast.an.full_name not in shown


def test_a_secretary_is_told_who_sees_the_books(cast, sign_in):
    shown = sign_in(cast.an).get(reverse("who_may")).content.decode()
    assert cast.binh.full_name in shown


# --- Pages out of turn --------------------------------------------------------------------------


def test_a_list_nobody_has_read_yet_has_no_marked_copy(cast, sign_in):
    """The worker has not come to it; and what does not leave is not put on record."""
    waiting = subjects.list_import(cast.a1)
    behind.ask_to_read(record=waiting, by=cast.an)
    answer = sign_in(cast.an).get(reverse("member_import_marked", args=[waiting.pk]))
    assert answer.status_code == 404
    assert not Disclosure.objects.exists()


def test_who_reads_a_part_of_a_unit_takes_a_long_list_of_that_part(cast, sign_in, monkeypatch):
    """An keeps A1 and observes A: the job would be one of A, to which she has no right."""
    monkeypatch.setattr("members.exports.AT_ONCE", 0)
    accounts.assign(user=cast.an, role=Role.OBSERVER, unit=cast.a, since=TODAY, by=None)
    here, elsewhere = subjects.member(cast.a1), subjects.member(cast.a2)
    page = sign_in(cast.an)
    page.post(reverse("switch_unit"), {"unit": cast.a.pk})
    answer = page.post(reverse("members_export"), {"columns": ["full_name"], "kind": "csv"})
    assert answer.status_code == 200
    assert here.full_name in answer.content.decode()
    assert elsewhere.full_name not in answer.content.decode()


# --- What is not told, taken from what is ---------------------------------------------------------


def told_of_religion(unit, by):
    """What stands in the line about religion on the form of figures."""
    paper = strength.document(unit, on=TODAY, by=by, today=TODAY)
    return next(row[1] for row in paper.blocks[0].rows if row[0] == "Đảng viên có đạo")


def test_no_two_papers_tell_whoever_opens_no_records_the_religion_of_one(cast):
    """Six of A less five of A1 was the one of A2, of whom A2's own form says nothing."""
    for number in range(10):
        enter(
            cast.a1,
            full_name=f"Người Thứ {number}",
            religion="Phật giáo" if number < 5 else "Không",
        )
    enter(cast.a2, religion="Phật giáo")
    units = (cast.a, cast.a1, cast.a2)
    assert [told_of_religion(unit, cast.binh) for unit in units] == ["6", "5", "không in"]
    assert [told_of_religion(unit, cast.chi) for unit in units] == ["không in"] * 3
