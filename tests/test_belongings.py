"""A merge takes along what hangs from the record given up, and an undone one brings it back."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chibo.history import acting
from chibo.registry import belongings
from chibo.regulations import Refused
from members.actions import events, separations
from members.models import Event, Member, Merge
from members.queries import life_of, luggage
from members.queries.belongings import STAYING, STEPS_AND_STAYS, _print
from tests.belongings import NAMED, STEPS, WRITE, fresh, merge, twins, write_life
from tests.cast import TODAY

MOVED = {one.key: one for one in belongings()}


def relations():
    """Every column of the project that names a member, but those of the history."""
    return {
        f"{field.related_model._meta.label_lower}.{field.field.name}": field
        for field in Member._meta.get_fields(include_hidden=True)
        if field.auto_created
        and not field.concrete
        and not hasattr(field.related_model, "pgh_obj_model")
        and "pgh_id" not in {f.name for f in field.related_model._meta.fields}
    }


RELATIONS = relations()


@pytest.fixture
def pair(cast):
    return twins(cast)


def everything(*records):
    """Every row of the project that names one of these records, as it is."""
    told = {
        "member": list(
            Member.unscoped.filter(pk__in=[one.pk for one in records]).order_by("pk").values()
        )
    }
    for row in told["member"]:
        row.pop("version")
    for key, field in RELATIONS.items():
        model, column = field.related_model, field.field.name
        if model is Merge:
            continue
        rows = model.unscoped.filter(**{f"{column}__in": records})
        rows = rows.standing() if model is Event else rows
        found = [dict(row) for row in rows.values()]
        for row in found if key == "members.spell.member" else ():
            row.pop("id")
        told[key] = sorted(found, key=str)
    return told


def number(key, record):
    field = RELATIONS[key]
    return field.related_model.unscoped.filter(**{field.field.name: record}).count()


def test_no_relation_is_forgotten():
    said = [*MOVED, *STEPS_AND_STAYS, *STAYING]
    assert sorted(said) == sorted(RELATIONS)
    assert MOVED.keys() == WRITE.keys()


@pytest.mark.parametrize("key", WRITE)
def test_a_row_goes_along_and_comes_back(pair, cast, key):
    keep, gone = pair
    write_life(gone, cast, [key], ())
    before, rows = everything(*pair), number(key, gone)
    done = merge(keep, gone)
    assert (number(key, keep), number(key, gone)) == (rows, 0)
    assert luggage(gone, keep).along == [f"{rows} {MOVED[key].words}"]
    separations.unmerge(merge=done, by=None)
    assert everything(*pair) == before


@pytest.mark.parametrize("key", sorted(WRITE.keys() - NAMED))
def test_of_two_rows_of_one_thing_the_kept_one_stands(pair, cast, key):
    keep, gone = pair
    for one in pair:
        write_life(one, cast, [key], ())
    before, rows = everything(*pair), number(key, gone)
    left = luggage(*fresh(*pair))
    assert [(line.words, line.why) for line in left.behind] == [
        (MOVED[key].words, "hồ sơ giữ lại đã có")
    ]
    done = merge(keep, gone)
    assert (number(key, keep), number(key, gone)) == (rows, rows)
    separations.unmerge(merge=done, by=None)
    assert everything(*pair) == before


def test_two_ratings_that_differ_are_told_as_such(pair, cast):
    for one in pair:
        write_life(one, cast, ["members.rating.member", "members.tick.member"], ())
    with acting(None, "sửa"):
        pair[1].ratings.update(decided="HTNV")
    lines = [(line.words, line.which, line.why) for line in luggage(*pair).behind]
    assert lines == [
        ("lần xếp loại", "năm 2025", "hai hồ sơ ghi khác nhau; tính theo hồ sơ giữ lại"),
        ("việc trong sổ theo dõi năm", "năm 2025", "hồ sơ giữ lại đã có"),
    ]


def test_the_page_tells_what_goes_along_and_what_stays(pair, cast, sign_in):
    relations = ["members.rating.member", "members.duespayment.member"]
    write_life(pair[0], cast, relations[:1], STEPS[2:3])
    write_life(pair[1], cast, relations, STEPS)
    address = reverse("member_merge", args=[one.pk for one in pair])
    text = sign_in(cast.an).get(address).content.decode()
    assert "8 việc trong quá trình đảng viên; 1 tháng đảng phí đã đóng." in text
    assert "Lần xếp loại: năm 2025 <small>(hồ sơ giữ lại đã có)" in text
    assert "Kỷ luật ngày 10/03/2025 <small>" in text and "Khiển trách" not in text
    other = reverse("member_merge", args=[pair[1].pk, pair[0].pk])
    assert "Không có gì phải mang sang" in sign_in(cast.an).get(other).content.decode()


def test_two_whole_lives_come_apart_as_they_were(pair, cast):
    for one in pair:
        write_life(one, cast, WRITE.keys() - NAMED)
    before = everything(*pair)
    done = merge(*pair)
    assert everything(*pair) != before
    separations.unmerge(merge=done, by=None)
    assert everything(*pair) == before


def test_a_whole_life_goes_along_and_comes_back(pair, cast):
    keep, gone = pair
    write_life(gone, cast)
    before = everything(*pair)
    done = merge(keep, gone)
    assert [number(key, gone) for key in WRITE] == [0] * len(WRITE)
    told = [(step.kind, step.on) for step in life_of(keep) if step.member_id]
    assert sorted(told) == sorted((step["kind"], step["on"]) for step in STEPS)
    assert Event.unscoped.filter(member=keep, kind="disciplined").values("number").get() == {
        "number": "9"
    }
    separations.unmerge(merge=done, by=None)
    assert everything(*pair) == before
    merge(keep, gone)


def test_more_rows_ask_no_more_queries(pair, cast):
    def asked(keep, gone):
        with CaptureQueriesContext(connection) as queries:
            separations.unmerge(merge=merge(keep, gone), by=None)
        return len(queries)

    keep, gone = pair
    write_life(gone, cast)
    few = asked(keep, gone)
    payment, career = (MOVED[f"members.{name}.member"].model for name in ("duespayment", "career"))
    row = payment.unscoped.get(member=gone)
    with acting(None, "ghi"):
        for at in range(4, 10):
            row.pk, row.month = None, date(2025, at, 1)
            row.save(force_insert=True)
            career.unscoped.create(member=gone, since=date(2000, at, 1), work="Giáo viên")
    assert asked(keep, gone) == few


@pytest.mark.parametrize("key", sorted(WRITE.keys() - NAMED - {"members.inspected.member"}))
def test_what_was_changed_since_stands_against_taking_apart(pair, cast, key):
    keep, gone = pair
    write_life(gone, cast, [key], ())
    done = merge(keep, gone)
    row = MOVED[key].model.unscoped.filter(member=keep).first()
    with acting(None, "sửa"):
        field, value = CHANGES.get(key, ("decision", "Khác"))
        MOVED[key].model.unscoped.filter(pk=row.pk).update(**{field: value})
    with pytest.raises(Refused, match=MOVED[key].words):
        separations.unmerge(merge=done, by=None)


CHANGES = {
    "members.candidate.member": ("phone", "0912345678"),
    "members.career.member": ("place", "An Lạc"),
    "members.dossier.member": ("version", 1),
    "members.duespayment.member": ("amount", 60_000),
    "members.duesstanding.member": ("amount", 60_000),
    "members.rating.member": ("note", "Sửa"),
    "members.residencecomment.member": ("version", 1),
    "members.residencecontact.member": ("ward", "An Lạc"),
    "members.studymark.member": ("studied", "absent"),
    "members.temporarystay.member": ("number", "12"),
    "members.tick.member": ("duty", "example"),
    "members.training.member": ("school", "Trường Chính trị"),
    "congresses.attendance.member": ("note", "Muộn"),
    "congresses.congressseat.member": ("position", 9),
}


@pytest.mark.parametrize("name", ["duespayment", "duesstanding", "duesrelief"])
def test_a_print_of_before_there_were_guests_still_holds(pair, cast, name):
    """A merge of then kept it, and is undone by it."""
    one = MOVED[f"members.{name}.member"]
    write_life(pair[0], cast, [one.key], ())
    row = one.model.unscoped.get()
    said = one.model.unscoped.values(*(f.attname for f in row._meta.fields if f.name != "stay"))
    assert one.prints([row.pk]) == {str(row.pk): _print(said.get(), {"id", "member_id"})}


def test_a_row_taken_away_since_stands_against_taking_apart(pair, cast):
    keep, gone = pair
    write_life(gone, cast, ["members.tick.member"], ())
    done = merge(keep, gone)
    with acting(None, "bỏ"):
        keep.ticks.all().delete()
    with pytest.raises(Refused, match="sổ theo dõi năm"):
        separations.unmerge(merge=done, by=None)


def test_a_step_taken_back_or_ended_since_stands_against_taking_apart(pair, cast):
    keep, gone = pair
    write_life(gone, cast, (), STEPS[6:7])
    done = merge(keep, gone)
    copy = keep.events.get()
    events.record(member=fresh(keep)[0], kind="resumed", on=TODAY, by=None)
    with pytest.raises(Refused, match="Thôi miễn"):
        separations.unmerge(merge=done, by=None)
    for step in (keep.events.get(kind="resumed"), copy):
        events.annul(event=step, reason="Ghi nhầm", by=None)
    with pytest.raises(Refused, match="sửa hoặc bỏ: việc trong"):
        separations.unmerge(merge=done, by=None)


def test_a_merge_of_before_is_taken_apart_as_it_was_made(pair, cast):
    done = merge(*pair)
    with acting(None, "như trước"):
        Merge.unscoped.update(rows={name: done.rows[name] for name in ("stays", "taken")})
    separations.unmerge(merge=Merge.unscoped.get(), by=None)
    assert Member.unscoped.standing().count() == 2


def test_what_went_through_two_merges_comes_back_in_order(pair, cast):
    first, second = pair
    third, _ = twins(cast)
    write_life(first, cast)
    before = everything(first, second, third)
    earlier, later = merge(second, first), merge(third, second)
    assert number("members.rating.member", third) == 1
    for done in (later, earlier):
        separations.unmerge(merge=done, by=None)
    assert everything(first, second, third) == before
