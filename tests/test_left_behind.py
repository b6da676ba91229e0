"""What stays on a record given up outlives the ordinary saves of the sheets it stands on."""

from datetime import date

import pytest

from chibo.history import acting
from chibo.registry import belongings
from chibo.regulations import Refused
from congresses.actions import congresses, meetings, rolls
from congresses.models import Attendance, Congress, Meeting
from members.actions import inspections, separations, studies, year_sheets
from members.forms import InspectionForm
from members.models import Inspection, Merge, RatingSheet, StudySession, Tick
from members.queries import sheet_of
from tests.belongings import NAMED, WRITE, merge, twins, write_life
from tests.members.people import rate
from tests.test_belongings import everything, number

ALL = {one.key: one for one in belongings()}


@pytest.fixture
def pair(cast):
    return twins(cast)


def mark_study(keep, cast):
    session = StudySession.unscoped.get()
    studies.mark(session=session, marks={keep.pk: ("absent", None)}, by=None)


def fill_ratings(keep, cast):
    rate(cast.a1, 2025, [(keep, "HTXSNV")])
    assert RatingSheet.unscoped.get().version == 1


def amend_inspection(keep, cast):
    with acting(None, "chưa kết luận"):
        Inspection.unscoped.update(concluded_on=None)
    inspections.amend(inspection=Inspection.unscoped.get(), members=[keep], team="Tổ 1", by=None)


def open_and_roll(keep, cast):
    with acting(None, "mở lại"):
        Meeting.unscoped.update(state="open")
    for meeting in Meeting.unscoped.all():
        rolls.take_roll(meeting=meeting, presences={keep.pk: "excused"}, by=None)


def seat_again(keep, cast):
    with acting(None, "mở lại"):
        Meeting.unscoped.update(state="open")
    congresses.correct(
        congress=Congress.unscoped.get(), presidium=["Ông Đầu", str(keep), "Bà Cuối"], by=None
    )
    seats = Congress.unscoped.get().seats.once()
    assert [str(seat) for seat in seats] == ["Ông Đầu", str(keep), "Bà Cuối"]


def fill_year(keep, cast):
    assert sheet_of(cast.a1, 2025)[1] == {(keep.pk, "commitment")}
    year_sheets.fill(unit=cast.a1, year=2025, ticked=set(), by=None)
    assert not Tick.unscoped.filter(member=keep).exists()


SAVES = {
    "members.studymark.member": mark_study,
    "members.rating.member": fill_ratings,
    "members.inspected.member": amend_inspection,
    "members.tick.member": fill_year,
    "congresses.attendance.member": open_and_roll,
    "congresses.congressseat.member": seat_again,
}


@pytest.mark.parametrize("key", SAVES)
def test_an_ordinary_save_spares_what_stayed(pair, cast, key):
    keep, gone = pair
    for one in pair:
        write_life(one, cast, [key], ())
    before = ALL[key].model.unscoped.filter(member=gone).order_by("pk")
    before = list(before.values())
    done = merge(keep, gone)
    SAVES[key](keep, cast)
    assert list(ALL[key].model.unscoped.filter(member=gone).order_by("pk").values()) == before
    separations.unmerge(merge=done, by=None)
    assert list(ALL[key].model.unscoped.filter(member=gone).order_by("pk").values()) == before


@pytest.mark.parametrize("key", sorted(WRITE.keys() - NAMED))
def test_what_stayed_and_is_gone_stands_against_taking_apart(pair, cast, key):
    for one in pair:
        write_life(one, cast, [key], ())
    done = merge(*pair)
    with acting(None, "mất"):
        rows = ALL[key].model.unscoped.filter(member=pair[1])
        if key == "members.candidate.member":
            rows.update(phone="0912345678")
        else:
            rows.delete()
    with pytest.raises(Refused, match=f"còn ở hồ sơ gộp đi .*{ALL[key].words}.*Nếu đúng là hai"):
        separations.unmerge(merge=done, by=None)


def test_a_merge_that_kept_no_prints_of_what_stayed_is_taken_apart(pair, cast):
    for one in pair:
        write_life(one, cast, WRITE.keys() - NAMED)
    before = everything(*pair)
    done = merge(*pair)
    with acting(None, "như trước"):
        left = {key: [int(pk) for pk in prints] for key, prints in done.rows["left"].items()}
        Merge.unscoped.update(rows=done.rows | {"left": left})
    separations.unmerge(merge=Merge.unscoped.get(), by=None)
    assert everything(*pair) == before


def test_a_study_that_both_were_marked_in_is_corrected(pair, cast):
    for one in pair:
        write_life(one, cast, ["members.studymark.member"], ())
    merge(*pair)
    session = StudySession.unscoped.get()
    studies.amend(session=session, held_on=date(2025, 3, 11), by=None)
    assert StudySession.unscoped.get().held_on == date(2025, 3, 11)


def test_a_meeting_that_both_came_to_is_closed(pair, cast):
    for one in pair:
        write_life(one, cast, ["congresses.attendance.member"], ())
    merge(*pair)
    with acting(None, "mở lại"):
        Meeting.unscoped.update(state="open")
    meeting = Meeting.unscoped.get(kind="regular")
    meetings.close_meeting(meeting=meeting, confirmed=True, by=None)
    assert Attendance.unscoped.filter(meeting=meeting).count() == 2


def test_the_form_of_an_inspection_does_not_offer_the_record_given_up(pair, cast):
    for one in pair:
        write_life(one, cast, ["members.inspected.member"], ())
    merge(*pair)
    about = Inspection.unscoped.get()
    form = InspectionForm(instance=about, user=cast.an, unit=cast.a1, year=2025)
    assert list(form.fields["members"].queryset) == [pair[0]]
    assert form.initial["members"] == [pair[0].pk]
    assert number("members.inspected.member", pair[1]) == 1
