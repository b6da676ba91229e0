"""From a text to a draft: kept, checked, saved; and the commands offices use for folders."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from chibo.actions import units
from chibo.regulations import Refused
from congresses.models import Congress
from resolutions.actions import readings
from resolutions.models import Reading, Resolution, Section, Target
from resolutions.queries.resolutions import targets_of
from resolutions.reading import read_text
from resolutions.reading.storage import from_json, to_json
from tests.resolutions.texts import TEXT

HEAD = {
    "kind": "congress",
    "title": "Nghị quyết đại hội",
    "summary": "Đại hội lần thứ IV",
    "term": (2025, 2030),
    "ordinal": 4,
    "held_on": date(2025, 6, 10),
    "place": "nhà văn hóa",
}


def keep(cast, text=TEXT):
    return readings.keep(unit=cast.a1, draft=read_text(text), source_name="dán vào", by=cast.an)


def save(cast, **changes):
    return readings.save(reading=keep(cast), by=cast.an, **(HEAD | changes))


def test_a_reading_is_kept_and_found_again_as_it_was(cast):
    draft = read_text(TEXT)
    assert from_json(to_json(draft)) == draft
    assert from_json(Reading.unscoped.get(pk=keep(cast).pk).draft) == draft


def test_nothing_of_the_text_is_lost(cast):
    saved = save(cast)
    kept = [
        word
        for section in Section.unscoped.filter(resolution=saved)
        for line in [section.label, section.heading, *map(str, section.paragraphs.all())]
        for word in line.split()
    ]
    set_aside = [word for line in saved.left_out for word in line.split()]
    assert sorted(kept + set_aside) == sorted(TEXT.split())


def test_the_headline_is_shown_and_kept_unless_it_became_the_name(cast, sign_in):
    headline = read_text(TEXT).title
    page = sign_in(cast.an).get(f"/nghi-quyet/doc-van-ban/{keep(cast).pk}/")
    assert page.content.decode().count(headline) == 2
    assert save(cast).left_out[0] == headline
    assert headline not in save(cast, title=headline).left_out


# what was saved before, what is read now, whether it is told
BEFORE = [
    ({}, {}, True),
    ({"ordinal": 3, "held_on": date(2020, 5, 6), "term": (2020, 2025)}, {}, False),
    ({"kind": "annual"}, {}, False),
]


@pytest.mark.parametrize(("saved", "read", "told"), BEFORE)
def test_the_same_paper_is_told_with_a_link(cast, sign_in, saved, read, told):
    there = save(cast, **saved)
    page = sign_in(cast.an).get(f"/nghi-quyet/doc-van-ban/{keep(cast).pk}/").content.decode()
    assert ("Nghị quyết này đã có trong sổ" in page) is told
    assert (f'href="/nghi-quyet/{there.pk}/"' in page) is told


def test_another_cell_may_have_the_same_congress(cast, sign_in):
    by = cast.two_roles
    readings.save(
        reading=readings.keep(unit=cast.a2, draft=read_text(TEXT), source_name="x", by=by),
        by=by,
        **HEAD,
    )
    page = sign_in(cast.an).get(f"/nghi-quyet/doc-van-ban/{keep(cast).pk}/").content.decode()
    assert "đã có trong sổ" not in page


def test_the_review_shows_numbers_of_a_list_and_asks_the_head_first(cast, sign_in):
    numbered = TEXT + "\nIV- VIỆC CẦN LÀM\n1. Làm việc một.\n2. Làm việc hai.\n"
    page = sign_in(cast.an).get(f"/nghi-quyet/doc-van-ban/{keep(cast, numbered).pk}/")
    text = page.content.decode()
    assert "<p>1. Làm việc một.</p>" in text or "1. Làm việc một" in text
    assert text.index("<h2>Phần đầu</h2>") < text.index("<h2>Chỉ tiêu đọc được</h2>")


def test_who_keeps_one_cell_is_not_sent_to_the_switcher(cast, sign_in):
    page = sign_in(cast.an).get(f"/nghi-quyet/doc-van-ban/{keep(cast).pk}/").content.decode()
    assert "hãy đưa văn bản cho người giữ sổ của chi bộ ấy" in page


def test_the_congress_is_made_once_and_then_found(cast):
    first, second = save(cast), save(cast)
    assert first.congress_id == second.congress_id
    congress = Congress.unscoped.get()
    assert (congress.ordinal, congress.term_start, congress.held_on) == (4, 2025, date(2025, 6, 10))


def test_targets_hang_on_their_sentences(cast):
    targets = targets_of([save(cast)])
    assert [(t.indicator, t.comparator, t.value, t.grade, t.period) for t in targets] == [
        ("admissions", "gte", 2, "", "term"),
        ("unit_rating", "at_least_grade", None, "HTTNV", "yearly"),
        ("study_attendance", "eq", 100, "", "term"),
    ]
    assert all(t.clause in t.paragraph.text for t in targets)


def test_only_the_chosen_targets_are_recorded(cast):
    saved = save(cast, kept={1})
    assert [t.indicator for t in targets_of([saved])] == ["unit_rating"]


def test_an_old_paper_takes_place_and_recipients_of_its_own_day(cast):
    reading = keep(cast, "Nghị quyết\n1. Chỉ tiêu\nMỗi năm kết nạp 02 đảng viên.")
    later = {"on": date(2026, 3, 1), "by": None}
    for unit, name, seat in ((cast.a1, "Chi bộ 1", "Nơi mới"), (cast.a, "Đảng bộ Mới", "Nơi mới")):
        units.rename(unit=unit, name=name, short_name=name, seat=seat, **later)
    saved = readings.save(reading=reading, by=cast.an, **HEAD)
    assert saved.place == "An Lạc"
    assert saved.recipients[0] == "Đảng ủy phường An Lạc (để báo cáo)"


def test_the_vote_is_left_open(cast):
    assert save(cast).votes == "không ghi"


@pytest.mark.parametrize("missing", ["ordinal", "held_on"])
def test_a_congress_needs_its_facts(cast, missing):
    with pytest.raises(Refused, match="Hãy bổ sung"):
        save(cast, **{missing: None})


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "ĐỘ MẬT: MẬT"])
def test_a_secret_paper_is_refused(cast, mark):
    with pytest.raises(Refused, match="117/2025/QH15"):
        keep(cast, f"{mark}\n{TEXT}")
    assert Reading.unscoped.count() == 0


def test_the_word_mat_in_a_sentence_is_no_mark(cast):
    assert keep(cast, TEXT.replace("Giữ nền nếp", "Giữ bí mật nhà nước, giữ nền nếp")).pk


def test_the_page_shows_what_was_read_and_saves_it(cast, sign_in):
    client = sign_in(cast.an)
    answer = client.post("/nghi-quyet/doc-van-ban/", {"text": TEXT})
    page = client.get(answer["Location"])
    assert page.context["other_unit"] == "Chi bộ Hợp tác xã Sông Trong"
    assert len(page.context["targets"]) == 3
    filled = {name: value for name, value in page.context["form"].initial.items() if value}
    filled |= {"held_on": "10/06/2025", "target": ["0", "1", "2"]}
    answer = client.post(answer["Location"], filled)
    saved = Resolution.unscoped.get()
    assert answer["Location"] == f"/nghi-quyet/{saved.pk}/soan/"
    assert Target.unscoped.count() == 3


def test_a_wrong_date_loses_nothing(cast, sign_in):
    client = sign_in(cast.an)
    reading = keep(cast)
    data = {**HEAD, "term_start": 2025, "term_end": 2030, "held_on": "31/02/2025", "target": ["1"]}
    page = client.post(f"/nghi-quyet/doc-van-ban/{reading.pk}/", data)
    assert page.status_code == 422
    assert [kept for _, _, kept in page.context["targets"]] == [False, True, False]
    assert page.context["form"]["place"].value() == "nhà văn hóa"
    assert Resolution.unscoped.count() == 0


@pytest.mark.parametrize(
    "data", [{"text": ""}, {"text": "   \n "}, {"text": "\x00\x01\x02" * 50}], ids=repr
)
def test_nothing_readable_is_answered_with_a_sentence(cast, sign_in, data):
    page = sign_in(cast.an).post("/nghi-quyet/doc-van-ban/", data)
    assert page.status_code == 422
    assert Reading.unscoped.count() == 0


def run(command, *args, **options):
    out = StringIO()
    call_command(command, *args, stdout=out, **options)
    return out.getvalue().strip()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "nghị quyết.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_file_is_imported_and_printed_from_the_command_line(cast, file, tmp_path):
    number = run("import_resolution", str(file), "--unit", "A1", "--by", "an")
    saved = Resolution.unscoped.get(pk=int(number))
    assert (saved.unit, saved.congress.ordinal) == (cast.a1, 4)
    for name, magic in (("nq.pdf", b"%PDF"), ("nq.docx", b"PK")):
        run("print_resolution", number, "--to", str(tmp_path / name))
        assert (tmp_path / name).read_bytes().startswith(magic)


def test_unit_by_number_serves_as_well(cast, file):
    run("import_resolution", str(file), "--unit", str(cast.a1.pk), "--by", "an")
    assert Resolution.unscoped.get().unit == cast.a1


@pytest.mark.parametrize(
    ("unit", "by"), [("A1", "dung"), ("A1", "chi"), ("A1", "nobody"), ("nowhere", "an")]
)
def test_only_who_may_write_imports(cast, file, unit, by):
    with pytest.raises(CommandError):
        run("import_resolution", str(file), "--unit", unit, "--by", by)
    assert Resolution.unscoped.count() == 0


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 400, b"PK\x03\x04broken"], ids=repr)
def test_an_unreadable_file_is_a_sentence_and_status_two(cast, tmp_path, content, capsys):
    path = tmp_path / "x.docx"
    path.write_bytes(content)
    with pytest.raises(SystemExit) as stopped:
        run("import_resolution", str(path), "--unit", "A1", "--by", "an")
    assert stopped.value.code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert Resolution.unscoped.count() == 0
