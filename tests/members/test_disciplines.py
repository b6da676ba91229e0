"""What a discipline says is masked: on every page, paper and file, until it is opened on record."""

import html
import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse

from chibo.models import Disclosure
from chibo.regulations import Refused
from members.actions import affiliations, events
from members.enums import Step
from members.models import Event
from members.queries import life_of, penalties_of
from tests import subjects as S
from tests.test_access import ROWS, address

from .people import enter

ON = date(2026, 3, 2)
TOLD = {"number": "17-QĐ/KÍN", "issuer": "Đảng ủy Kín Đáo", "note": "theo thông báo kín"}
WORDS = ("hiển trách", *TOLD.values())  # whatever the first letter is


@pytest.fixture
def anh(cast):
    member = enter(cast.a1)
    return events.record(
        member=member, kind=Step.DISCIPLINED, on=ON, form="reprimand", by=None, **TOLD
    )


@pytest.fixture
def discipline(anh):
    return anh.events.get(kind=Step.DISCIPLINED)


def text_of(response):
    """What a page or an office file says."""
    body = response.content
    if not body.startswith(b"PK"):
        return body.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        parts = [file.read(name).decode(errors="replace") for name in file.namelist()]
    return html.unescape("".join(parts))


def leaked(text):
    return [word for word in WORDS if word in text]


# Every page about the member, the cell or nothing in particular; the PDFs are drawn of the same
# documents as the Word files.
ABOUT = {S.member: "member", S.unit: "unit", S.rated: "rated", S.discipline: "event", None: None}
READ = [
    name
    for name, row in ROWS.items()
    if row.about in ABOUT and not row.post and not name.endswith("_pdf")
]


@pytest.mark.parametrize("who", ["an", "binh"])
def test_no_page_paper_or_file_holds_what_a_discipline_says(cast, sign_in, anh, discipline, who):
    S.rated(cast.a1)
    client = sign_in(getattr(cast, who))
    things = {S.member: anh, S.unit: cast.a1, S.rated: cast.a1, S.discipline: discipline}
    paths = [address(name, ROWS[name], things.get(ROWS[name].about)) for name in READ]
    paths += [reverse(name, args=[discipline.pk]) for name in ("event_amend", "event_annul")]
    paths += [reverse("member_step", args=[anh.pk, "badge"])]
    found = {}
    for path in paths:
        text = text_of(client.get(path))
        text = text.replace('<option value="reprimand">Khiển trách</option>', "")  # to choose from
        if words := leaked(text):
            found[path] = words
    assert found == {}
    assert len(paths) > 40


def test_the_sheet_prints_nothing_of_it_even_with_a_reason(cast, sign_in, anh):
    sent = {"kind": "docx", "reason": "Bổ sung hồ sơ cuối năm"}
    answer = sign_in(cast.an).post(reverse("member_sheet", args=[anh.pk]), sent)
    assert "Ánh" in text_of(answer) or "ÁNH" in text_of(answer)
    assert leaked(text_of(answer)) == []


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_list_as_a_file_holds_nothing_of_it(cast, sign_in, anh, kind):
    client, path = sign_in(cast.an), reverse("members_export")
    columns = [value for value, _ in client.get(path).context["form"].fields["columns"].choices]
    answer = client.post(path, {"columns": columns, "kind": kind, "reason": "Rà soát"})
    assert "Nguyễn Thị Ánh" in text_of(answer) and leaked(text_of(answer)) == []


def test_that_there_is_one_and_its_day_are_shown(cast, sign_in, anh, discipline):
    opening = reverse("event_reveal", args=[discipline.pk])
    for page in ("member", "member_life"):
        text = text_of(sign_in(cast.an).get(reverse(page, args=[anh.pk])))
        assert "Kỷ luật: đã che" in text and "02/03/2026" in text and opening in text


def test_a_row_that_was_read_does_not_hold_it(anh, discipline):
    """Not a matter of printing: the words never leave the database."""
    by_ways = [
        discipline,
        life_of(anh).get(),
        Event.unscoped.select_related("member").get(),
        Event.unscoped.only("form", "number").get(),
        Event.unscoped.defer("note").get(),
    ]
    for event in by_ways:
        assert event.masked and event.form_text == ""
        assert [event.form, event.number, event.issuer, event.note] == [""] * 4
    discipline.refresh_from_db()
    assert discipline.number == ""


def test_other_steps_are_read_in_full(anh):
    events.record(
        member=anh, kind=Step.REWARDED, on=ON, form="praised", number="3", by=None, confirmed=True
    )
    praise = anh.events.get(kind=Step.REWARDED)
    assert (praise.masked, praise.form_text, praise.number) == (False, "Biểu dương", "3")


def test_opening_asks_for_a_reason_and_shows_once(cast, sign_in, anh, discipline):
    client, path = sign_in(cast.an), reverse("event_reveal", args=[discipline.pk])
    assert leaked(text_of(client.get(path))) == []
    assert not Disclosure.objects.exists(), "looking at the question is not an opening"
    refused = text_of(client.post(path, {"reason": " "}))
    assert leaked(refused) == [] and "Hãy ghi lý do cần xem." in refused
    assert not Disclosure.objects.exists()
    opened = text_of(client.post(path, {"reason": "Xét khen thưởng năm"}))
    assert leaked(opened) == list(WORDS)
    line = Disclosure.objects.get()
    assert (line.user, line.reason) == (cast.an, "Xét khen thưởng năm")
    assert (line.subject, line.field) == (f"member:{anh.pk}", f"discipline:{discipline.pk}")
    assert leaked(text_of(client.get(path))) == []


@pytest.mark.parametrize(
    ("who", "status"), [("an", 200), ("binh", 200), ("dung", 404), ("chi", 403), ("giang", 403)]
)
def test_who_may_open(cast, sign_in, discipline, who, status):
    path = reverse("event_reveal", args=[discipline.pk])
    answer = sign_in(getattr(cast, who)).post(path, {"reason": "Xem"})
    assert answer.status_code == status
    assert Disclosure.objects.count() == (status == 200)
    assert bool(leaked(text_of(answer))) == (status == 200)


def test_the_opening_moves_with_the_member(cast, sign_in, anh, discipline):
    affiliations.move(member=anh, unit=cast.b1, on=date(2026, 6, 1), by=None)
    path = reverse("event_reveal", args=[discipline.pk])
    assert sign_in(cast.dung).get(path).status_code == 200
    assert sign_in(cast.an).get(path).status_code == 404


def test_only_a_standing_discipline_is_opened(cast, sign_in, anh, discipline):
    events.record(
        member=anh, kind=Step.REWARDED, on=ON, form="praised", number="3", by=None, confirmed=True
    )
    praise = anh.events.get(kind=Step.REWARDED)
    client = sign_in(cast.an)
    assert client.get(reverse("event_reveal", args=[praise.pk])).status_code == 404
    with pytest.raises(TypeError):
        events.reveal_discipline(event=praise, reason="Xem", by=cast.an)
    events.annul(event=discipline, reason="ghi nhầm", by=cast.an)
    assert client.get(reverse("event_reveal", args=[discipline.pk])).status_code == 404


def test_without_a_reason_the_action_refuses(cast, discipline):
    with pytest.raises(Refused, match="lý do"):
        events.reveal_discipline(event=discipline, reason="  ", by=cast.an)
    assert not Disclosure.objects.exists()


def test_whoever_corrects_one_writes_it_anew(cast, sign_in, anh, discipline):
    client, path = sign_in(cast.an), reverse("event_amend", args=[discipline.pk])
    page = text_of(client.get(path))
    assert "đang được che" in page and 'value="17' not in page
    sent = {"version": anh.version, "on": "03/03/2026", "form": "", "number": "", "issuer": ""}
    refused = text_of(client.post(path, sent))
    assert "Hãy chọn một mục trong danh sách." in refused and "KÍN" not in refused
    sent |= {"form": "warning", "number": "18-QĐ/ĐU", "issuer": "Đảng ủy"}
    assert client.post(path, sent).status_code == 302
    assert penalties_of(anh) == [("warning", date(2026, 3, 3))]


def test_who_types_one_sees_what_was_typed(cast, sign_in, anh):
    path = reverse("member_step", args=[anh.pk, "disciplined"])
    sent = {"version": anh.version, "form": "warning", "on": "", "number": "5-QĐ/CB"}
    page = text_of(sign_in(cast.an).post(path, sent))
    assert '<option value="warning" selected>' in page and "5-QĐ/CB" in page


def test_a_badge_still_waits_and_does_not_say_for_which_form(cast, anh):
    badge = {"kind": Step.BADGE, "on": date(2026, 9, 1), "form": "30", "number": "9"}
    with pytest.raises(Refused) as refused:
        events.record(member=anh, by=cast.an, **badge | {"on": date(2026, 5, 19)})
    told = str(refused.value)
    assert "Đồng chí bị kỷ luật ngày 02/03/2026" in told
    assert leaked(told) == [] and "6 tháng" not in told and "02/09/2026" not in told
