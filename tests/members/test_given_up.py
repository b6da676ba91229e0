"""A record given up for another is read and written no more."""

import inspect
import pkgutil
from datetime import date
from importlib import import_module

import pytest
from django.urls import get_resolver, reverse

import members.actions
from chibo.access import Permission
from chibo.checks import routes
from chibo.history import acting
from chibo.regulations import Refused
from members.actions import (
    affiliations,
    careers,
    dossiers,
    dues,
    dues_standing,
    events,
    offices,
    residences,
    separations,
    temporary_stays,
)
from members.actions import members as records
from members.enums import Entry, Step
from members.models import (
    Career,
    DuesPayment,
    DuesRelief,
    Event,
    Merge,
    ResidenceComment,
    ResidenceContact,
    TemporaryStay,
)
from tests import subjects
from tests.belongings import WRITE, fresh, merge, twins, write_life
from tests.cast import TODAY
from tests.test_access import ROWS

ON = date(2026, 2, 2)
SLIP = {"first": ON, "place": "Tổ 5", "ward": "", "number": "", "ground": "", "ground_text": ""}
SAID = {"year": 2025, "received_on": date(2026, 1, 5), "level": "good", "by": None}
RELIEF = {"ground": "hardship", "percent": 50, "first": ON.replace(day=1), "decision": "Đơn"}


def mine(model, gone):
    """The row that stayed on the record."""
    return model.unscoped.get(member=gone)


def step(gone):
    return Event.unscoped.get(member=gone, kind="rewarded")


WRITES = {
    "affiliations.begin": lambda g: affiliations.begin(
        member=g, unit=g.unit, on=TODAY, reason=Entry.RECORDED, by=None
    ),
    "affiliations.move": lambda g: affiliations.move(member=g, unit=g.unit, on=ON, by=None),
    "affiliations.end": lambda g: affiliations.end(member=g, on=ON, ending="transferred", by=None),
    "events.record": lambda g: events.record(member=g, kind=Step.BADGE, on=ON, by=None),
    "events.annul": lambda g: events.annul(event=step(g), reason="Nhầm", by=None),
    "events.amend": lambda g: events.amend(event=step(g), on=ON, by=None),
    "members.correct": lambda g: records.correct(member=g, phone="0912345678", by=None),
    "members.recognise": lambda g: records.recognise(member=g, official_on=ON, by=None),
    "members.correct_birth_date": lambda g: records.correct_birth_date(
        member=g, birth_date=g.birth_date, birth_precision="day", reason="Lý lịch", by=None
    ),
    "offices.assign": lambda g: offices.assign(member=g, post="committee", on=ON, by=None),
    "offices.end": lambda g: offices.end(member=g, on=ON, by=None),
    "careers.record_career": lambda g: careers.record_career(
        member=g, since=ON, work="Giáo viên", by=None
    ),
    "careers.record_training": lambda g: careers.record_training(
        member=g, kind="theory", level="intermediate", by=None
    ),
    "careers.amend": lambda g: careers.amend(row=mine(Career, g), work="Khác", by=None),
    "careers.drop": lambda g: careers.drop(row=mine(Career, g), reason="Nhầm", by=None),
    "temporary_stays.release": lambda g: temporary_stays.release(
        stay=mine(TemporaryStay, g), on=ON, by=None
    ),
    "dossiers.check": lambda g: dossiers.check(owner=g, papers={}, by=None),
    "dues.correct": lambda g: dues.correct(
        payment=mine(DuesPayment, g), amount=1, paid_on=ON, channel="cash", by=None
    ),
    "dues_standing.relieve": lambda g: dues_standing.relieve(person=g, **RELIEF, by=None),
    "dues_standing.amend": lambda g: dues_standing.amend(
        relieved=mine(DuesRelief, g), **RELIEF, by=None
    ),
    "residences.introduce": lambda g: residences.introduce(member=g, **SLIP, by=None),
    "residences.amend": lambda g: residences.amend(
        contact=mine(ResidenceContact, g), **SLIP, by=None
    ),
    "residences.drop": lambda g: residences.drop(
        contact=mine(ResidenceContact, g), reason="Nhầm", by=None
    ),
    "residences.comment": lambda g: residences.comment(member=g, **SAID),
    "residences.amend_comment": lambda g: residences.amend_comment(
        comment=mine(ResidenceComment, g), **SAID
    ),
    "residences.drop_comment": lambda g: residences.drop_comment(
        comment=mine(ResidenceComment, g), reason="Nhầm", by=None
    ),
}
# Those read a record, whosever it is.
READS = {
    "members.reveal",
    "papers.hand_out_sheet",
    "papers.hand_out_slip",
    "events.reveal_discipline",
}
# Their steps, rows and stays are never a member's.
OF_OTHERS = {f"candidates.{name}" for name in ("annul", "amend", "enlist", "correct")}
OF_OTHERS |= {"temporary_stays.amend", "temporary_stays.drop"}
OF_A_MEMBER = {
    "member",
    "person",
    "owner",
    "event",
    "row",
    "stay",
    "relieved",
    "payment",
    "contact",
    "comment",
}


@pytest.fixture(scope="module")
def lasting_pair(lasting_cast):
    """One person with a whole life on both records, merged."""
    pair = twins(lasting_cast)
    for one in pair:
        write_life(one, lasting_cast, [key for key in WRITE if key.startswith("members.")])
    merge(*pair)
    return pair


@pytest.fixture
def pair(lasting_pair, cast):
    return fresh(*lasting_pair)


def acts():
    """{name: function} of every act of this app that is handed a record or a row of one."""
    for module in pkgutil.iter_modules(members.actions.__path__):
        found = vars(import_module(f"members.actions.{module.name}"))
        for name, act in found.items():
            here = hasattr(act, "label") and act.__module__.endswith(f".{module.name}")
            if here and OF_A_MEMBER & inspect.signature(act).parameters.keys():
                yield f"{module.name}.{name}"


def test_no_act_on_a_record_is_forgotten():
    assert sorted(acts()) == sorted([*WRITES, *READS, *OF_OTHERS])


@pytest.mark.parametrize("act", WRITES)
def test_nothing_is_written_on_a_record_given_up(pair, act):
    with pytest.raises(Refused, match=r"đã gộp vào hồ sơ giữ lại .* Hãy mở hồ sơ ấy để ghi"):
        WRITES[act](pair[1])


def test_who_had_the_page_open_is_told_of_the_merge_first(pair):
    with pytest.raises(Refused, match="đã gộp"):
        records.correct(member=pair[1], version=0, phone="0912345678", by=None)


def test_what_was_tried_in_between_does_not_stand_against_taking_apart(pair):
    for act in WRITES.values():
        with pytest.raises(Refused):
            act(pair[1])
    separations.unmerge(merge=Merge.unscoped.get(), by=None)
    again = records.correct(member=fresh(pair[1])[0], phone="0912345678", by=None)
    assert again.phone == "0912345678"


PAGES = (
    "member",
    "member_life",
    "member_career",
    "member_inspections",
    "member_dues",
    "member_residence",
    "member_dossier",
    "member_history",
)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_file_leads_to_the_kept_record_and_writes_nothing(
    pair, cast, sign_in, name
):
    keep, gone = pair
    client = sign_in(cast.an)
    answer = client.get(reverse(name, args=[gone.pk]))
    text = answer.content.decode()
    assert "Hồ sơ này đã gộp" in text
    assert f'<a href="{reverse("member", args=[keep.pk])}">hồ sơ giữ lại' in text
    assert answer.context["may_edit"] is False
    other = client.get(reverse(name, args=[keep.pk]))
    assert "Hồ sơ này đã gộp" not in other.content.decode()
    assert other.context["may_edit"] is True


OF_RECORDS = {subjects.member, subjects.probationary}
MAY_EDIT = {
    pattern.name
    for _, pattern in routes(get_resolver().url_patterns)
    if Permission.EDIT_MEMBERS in pattern.callback.access
}
FORMS = {
    name: row.arguments
    for name, row in ROWS.items()
    if row.about in OF_RECORDS and name in MAY_EDIT and not row.post
}
"""Every page of the access matrix that is there to write on a record, with its arguments."""


def test_the_forms_of_a_record_are_found():
    assert {"member_edit", "member_step", "relief_add", "dossier_check"} < FORMS.keys()


@pytest.mark.parametrize("name", FORMS)
def test_a_form_asked_for_by_its_address_leads_to_the_page_that_says_where_to_write(
    pair, cast, sign_in, name
):
    keep, gone = pair
    client = sign_in(cast.an)
    answer = client.get(reverse(name, args=[gone.pk, *FORMS[name]]), follow=True)
    assert answer.redirect_chain == [(reverse("member", args=[gone.pk]), 302)]
    assert f'<a href="{reverse("member", args=[keep.pk])}">' in answer.content.decode()
    there = client.get(reverse(name, args=[keep.pk, *FORMS[name]]))
    assert there.status_code == (404 if name == "member_recognise" else 200)
    address = reverse(name, args=[gone.pk, *FORMS[name]])
    assert sign_in(cast.dung).get(address).status_code == 404


def test_a_kept_record_out_of_reach_is_not_named(pair, cast, sign_in):
    keep, gone = pair
    with acting(None, "chuyển"):
        type(keep).unscoped.filter(pk=keep.pk).update(unit=cast.b1, full_name="Hồ Khác")
    answer = sign_in(cast.an).get(reverse("member", args=[gone.pk]))
    assert answer.context["may_edit"] is False
    text = answer.content.decode()
    assert "Hồ sơ này đã gộp" in text and "Hồ Khác" not in text
    assert reverse("member", args=[keep.pk]) not in text


def test_what_is_sent_all_the_same_is_answered(pair, cast, sign_in):
    sent = {
        "act": "comment",
        "comment-year": 2024,
        "comment-received_on": "20/12/2025",
        "comment-level": "good",
        "comment-remark": "Gương mẫu",
    }
    answer = sign_in(cast.an).post(reverse("member_residence", args=[pair[1].pk]), sent)
    text = answer.content.decode()
    assert "Hãy mở hồ sơ ấy để ghi" in text and "Gương mẫu" in text
    sent = {"act": "career", "career-since": "03/2020", "career-work": "Giáo viên cấp hai"}
    answer = sign_in(cast.an).post(reverse("member_career", args=[pair[1].pk]), sent)
    text = answer.content.decode()
    assert "Hãy mở hồ sơ ấy để ghi" in text and "Giáo viên cấp hai" in text
