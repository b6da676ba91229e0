"""Acts on several units: merged, split, ended; taken back while nothing was built on them."""

import random
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chibo.access import Role
from chibo.actions import accounts, reorganisations, units, year_closings
from chibo.history import acting
from chibo.indicators import Period
from chibo.models import (
    Reorganisation,
    ReorganisationPart,
    RoleAssignment,
    Unit,
    UnitKind,
    UnitName,
    UnitPlace,
    User,
)
from chibo.queries import acts_in, built_on, consequences, sentences, tree_on
from chibo.queries.unit_changes import merging, placing
from chibo.registry import indicators
from chibo.regulations import Refused
from members.models import Affiliation, Candidate, Member, Spell
from tests.cast import TODAY
from tests.members.people import enlist, enter, enter_probationary

ON = date(2026, 7, 1)
EVE = ON - timedelta(days=1)
NEW = {"code": "A7", "name": "Chi bộ Tổ dân phố 7", "short_name": "TDP 7", "seat": "An Lạc"}
DECISION = {"decision": "12-QĐ/ĐU", "decided_on": date(2026, 6, 20)}


def merge(cast, **changed):
    """A1 into A2, by Giang."""
    details = {"sources": [cast.a1], "target": cast.a2, "on": ON, "by": cast.giang} | DECISION
    return reorganisations.merge(**details | changed)


def found(cast, code="A3", parent=None, kind="cell"):
    """Another cell, beside A1 unless `parent` says otherwise."""
    return units.found(
        code=code,
        kind=UnitKind.objects.get(pk=kind),
        parent=parent or cast.a,
        name=f"Chi bộ {code}",
        short_name=code,
        seat="An Lạc",
        opened_on=date(2000, 1, 1),
        by=None,
    )


def members_of(unit, day):
    """The number that every page shows for the unit on the day, by that day's tree."""
    cells = [branch.unit.pk for branch in tree_on(unit, day).cells]
    return getattr(indicators()["members"].total(cells, Period(day, day)), "numerator", None)


def everything():
    """All that an act may write, without the counters of edits."""
    pairs = [
        (Unit.unscoped, ("version",)),
        (UnitName.objects, ()),
        (UnitPlace.objects, ()),
        (RoleAssignment.unscoped, ()),
        (Affiliation.unscoped, ()),
        (Member.unscoped, ("version",)),
        (Candidate.unscoped, ("version",)),
        (Spell.unscoped, ("id",)),
    ]
    rows = {}
    for manager, left_out in pairs:
        fields = [f.attname for f in manager.model._meta.concrete_fields]
        fields = [f for f in fields if f not in left_out]
        rows[manager.model] = sorted(map(repr, manager.values_list(*fields)))
    return rows


# --- Merging --------------------------------------------------------------------------------------


def test_a_merger_keeps_the_past_and_moves_the_present(cast):
    enter(cast.a1)
    enter_probationary(cast.a1, date(2026, 1, 5))
    enter(cast.a2, full_name="Trần Văn Hai", gender="male")
    tops = (cast.province, cast.a, cast.a1, cast.a2)
    before = [members_of(unit, EVE) for unit in tops]
    merge(cast)
    assert [members_of(unit, EVE) for unit in tops] == before == [3, 3, 2, 1]
    assert [members_of(unit, ON) for unit in (cast.province, cast.a, cast.a2)] == [3, 3, 3]
    assert tree_on(cast.a1, ON).top is None
    first, second = Affiliation.unscoped.filter(member__full_name="Lê Văn Mới")
    assert (first.ending, first.decision, second.unit) == ("moved", "12-QĐ/ĐU", cast.a2)


def test_a_merger_may_found_the_unit_that_takes_all(cast):
    enter(cast.a1)
    enter(cast.a2, full_name="Trần Văn Hai", gender="male")
    act = merge(cast, sources=[cast.a1, cast.a2], target=None, founded=NEW | {"parent": cast.a})
    new = Unit.unscoped.get(code="A7")
    assert (members_of(new, ON), members_of(cast.a, ON), new.opened_on) == (2, 2, ON)
    assert [(p.unit, p.role) for p in act.parts.all()] == [
        (cast.a1, "source"),
        (cast.a2, "source"),
        (new, "founded"),
    ]


def test_roles_of_a_unit_that_ends_end_with_it(cast):
    merge(cast)
    assert RoleAssignment.unscoped.get(user=cast.an).valid.upper == ON
    assert not User.objects.get(pk=cast.an.pk).assignments_today


def test_a_candidate_comes_along_and_a_post_ends(cast):
    candidate = enlist(cast.a1)
    member = enter(cast.a1, party_post="secretary")
    merge(cast)
    candidate.refresh_from_db()
    member.refresh_from_db()
    assert (candidate.unit, member.unit, member.party_post) == (cast.a2, cast.a2, "")


def test_somebody_who_left_after_the_day_left_the_unit_that_took_them(cast):
    from members.actions import affiliations

    member = enter(cast.a1)
    affiliations.end(member=member, on=date(2026, 9, 1), ending="died", by=cast.an)
    merge(cast)
    spans = [(s.unit, s.valid.upper, s.ending) for s in member.affiliations.all()]
    assert spans == [(cast.a1, ON, "moved"), (cast.a2, date(2026, 9, 1), "died")]


def test_a_member_who_came_on_the_day_stands_against_it(cast):
    enter(cast.a1, since=ON)
    with pytest.raises(Refused, match="1 đảng viên đến đó từ ngày 01/07/2026"):
        merge(cast)
    assert Unit.unscoped.get(pk=cast.a1.pk).closed_on is None, "refused as a whole"


def test_units_below_a_merged_committee_stand_below_the_other(cast):
    enter(cast.b1)
    upper = found(cast, "B8", cast.b, "grassroots")
    cell = found(cast, "B81", upper)
    reorganisations.merge(sources=[cast.b], target=cast.a, on=ON, by=None, **DECISION)
    cell.refresh_from_db()
    assert cell.path == f"{cast.a.path}{upper.pk:06d}.{cell.pk:06d}."
    assert (members_of(cast.b, EVE), members_of(cast.a, ON)) == (1, 1)


@pytest.mark.parametrize(
    ("sources", "target", "match"),
    [
        (["a1"], "a1", "không thể nằm trong"),
        (["a1"], "a", "cùng loại"),
        (["a1", "b"], "a2", "cùng loại"),
    ],
)
def test_what_does_not_fit_together_is_not_merged(cast, sources, target, match):
    with pytest.raises(Refused, match=match):
        merge(
            cast, sources=[getattr(cast, s) for s in sources], target=getattr(cast, target), by=None
        )


def test_nobody_merges_units_of_another_subtree(cast):
    with pytest.raises(PermissionDenied):
        merge(cast, target=cast.b1)


def test_a_merger_of_many_costs_as_much_as_one_of_one(cast):
    def cost(number):
        with transaction.atomic():
            for place in range(number):
                enter(cast.a1, full_name=f"Nguyễn Văn {place}", gender="male")
                enlist(cast.a1, full_name=f"Trần Văn {place}")
            with CaptureQueriesContext(connection) as queries:
                merge(cast, by=None)
            transaction.set_rollback(True)
        return len(queries)

    assert [cost(1), cost(25)] == [34, 34]


def test_the_act_is_one_sentence_in_the_history_of_the_unit(cast):
    enter(cast.a1)
    merge(cast)
    told = sentences(cast.a1, *cast.a1.names.all(), *cast.a1.places.all())[0]
    assert (told.who, told.what) == ("Hoàng Giang", "sáp nhập tổ chức đảng")


# --- Preview --------------------------------------------------------------------------------------


def told(change):
    return {line.what: line.number for line in consequences(change) if line.number}


def test_a_preview_counts_and_names_nobody(cast):
    enter(cast.a1, party_post="secretary")
    enlist(cast.a1)
    change = merging([cast.a1], cast.a2, ON)
    assert told(change) == {
        "đảng viên": 1,
        "đảng viên giữ chức vụ trong chi ủy": 1,
        "người đang theo dõi kết nạp": 1,
        "vai trò được giao": 1,
        "tài khoản": 1,
    }
    assert "Nguyễn Thị Ánh" not in repr(consequences(change))


def test_a_preview_of_a_transfer_counts_what_goes_along(cast):
    enter(cast.a1)
    assert told(placing(cast.a, cast.province, ON)) == {"tổ chức bên dưới": 2, "đảng viên": 1}


def test_a_unit_that_ends_into_nothing_must_be_empty(cast):
    enter(cast.a1)
    with pytest.raises(Refused, match="còn 1 đảng viên"):
        reorganisations.dissolve(unit=cast.a1, on=ON, by=cast.giang)


def test_a_rehearsal_refuses_what_the_act_would_and_writes_nothing(cast):
    enter(cast.a1)
    before = everything()
    each = {"sources": [cast.a1], "target": cast.a2, "by": cast.giang}
    assert reorganisations.rehearse(reorganisations.merge, on=ON, **each)
    with pytest.raises(Refused):
        reorganisations.rehearse(reorganisations.merge, on=date(1999, 1, 1), **each)
    assert everything() == before


# --- Ending, splitting ----------------------------------------------------------------------------


def test_a_cell_ends_and_its_members_go_where_it_is_said(cast):
    enter(cast.a1)
    reorganisations.dissolve(unit=cast.a1, into=cast.a2, on=ON, by=cast.giang, **DECISION)
    assert (members_of(cast.a1, EVE), members_of(cast.a2, ON)) == (1, 1)


def test_a_committee_between_ends_and_its_cells_stand_below_the_one_above(cast):
    """As in Công Hải in 2026: intermediate committees ended, the cells stood directly below."""
    between = found(cast, "A9", kind="grassroots")
    cell = found(cast, "A91", between)
    reorganisations.dissolve(unit=between, into=cast.a, on=ON, by=cast.giang, **DECISION)
    cell.refresh_from_db()
    assert (cell.parent, cell.path) == (cast.a, f"{cast.a.path}{cell.pk:06d}.")


@pytest.mark.parametrize(("unit", "into"), [("a1", "a"), ("a", "a1"), ("a1", "a1")])
def test_what_ends_goes_only_where_it_can_live(cast, unit, into):
    with pytest.raises(Refused):
        reorganisations.dissolve(
            unit=getattr(cast, unit), into=getattr(cast, into), on=ON, by=cast.giang
        )


def test_nobody_ends_the_unit_in_which_they_keep_the_tree(cast):
    below = found(cast, "A9", kind="grassroots")
    with pytest.raises(Refused, match="Không tự thôi"):
        reorganisations.dissolve(unit=cast.a, into=below, on=ON, by=cast.giang)


def test_a_split_founds_beside_and_leaves_the_members(cast):
    enter(cast.a1)
    reorganisations.split(unit=cast.a1, founded=[NEW], on=ON, by=cast.giang, **DECISION)
    new = Unit.unscoped.get(code="A7")
    assert (new.parent, new.kind, new.opened_on) == (cast.a, cast.a1.kind, ON)
    assert (members_of(cast.a1, ON), members_of(new, ON)) == (1, 0)


# --- Taking back ----------------------------------------------------------------------------------


def acts(cast):
    """Each kind of act, ready to be done."""
    name = {"name": "Chi bộ TDP số 1", "short_name": "TDP số 1", "seat": "An Lạc"}
    between = found(cast, "A9", kind="grassroots")
    found(cast, "A91", between)
    empty = found(cast, "A5")
    each = {"on": ON, "by": cast.giang, **DECISION}
    return {
        "rename": lambda: units.rename(unit=cast.a1, **name, **each),
        "place": lambda: units.place(unit=between, parent=cast.b, **each | {"by": None}),
        "merge": lambda: merge(cast),
        "merge into new": lambda: merge(
            cast, sources=[cast.a1, cast.a2], target=None, founded=NEW | {"parent": cast.a}
        ),
        "merge committees": lambda: reorganisations.merge(
            sources=[cast.b], target=cast.a, **each | {"by": None}
        ),
        "split": lambda: reorganisations.split(unit=cast.a1, founded=[NEW], **each),
        "dissolve": lambda: reorganisations.dissolve(unit=cast.a1, into=cast.a2, **each),
        "dissolve between": lambda: reorganisations.dissolve(unit=between, into=cast.a, **each),
        "close": lambda: reorganisations.dissolve(unit=empty, **each),
    }


@pytest.mark.parametrize(
    "kind",
    [
        "rename",
        "place",
        "merge",
        "merge into new",
        "merge committees",
        "split",
        "dissolve",
        "dissolve between",
        "close",
    ],
)
def test_taking_an_act_back_restores_everything(cast, kind):
    enter(cast.a1, party_post="secretary")
    enter_probationary(cast.a1, date(2026, 1, 5))
    enter(cast.b1, full_name="Phạm Văn Ba", gender="male")
    enlist(cast.a1)
    ready = acts(cast)
    before = everything()
    ready[kind]()
    assert everything() != before
    act = Reorganisation.unscoped.first()
    assert built_on(act) == []
    reorganisations.undo(act=act, by=None)
    assert everything() == before
    assert Reorganisation.unscoped.standing().count() == 0


def test_an_act_is_taken_back_once(cast):
    act = merge(cast)
    reorganisations.undo(act=act, by=cast.giang)
    with pytest.raises(Refused, match="đã được hoàn tác"):
        reorganisations.undo(act=act, by=cast.giang)


def test_nobody_takes_back_what_reaches_beyond_their_subtree(cast):
    units.place(unit=cast.a1, parent=cast.b, on=ON, by=None)
    with pytest.raises(PermissionDenied):
        reorganisations.undo(act=Reorganisation.unscoped.first(), by=cast.giang)


def moved_since(cast):
    from members.actions import affiliations

    affiliations.move(member=Member.unscoped.get(), unit=cast.b1, on=date(2026, 8, 1), by=cast.binh)


def met_since(cast):
    from tests.congresses.people import open_regular

    open_regular(cast.a2, date(2026, 8, 3))


def resolved_since(cast):
    from tests.resolutions import factory

    factory.drafted(cast.a2)


def merged_since(cast):
    merge(cast, sources=[cast.a2], target=found(cast, "A8"), on=date(2026, 8, 1))


def placed_since(cast):
    units.place(unit=cast.a, parent=cast.province, on=date(2026, 8, 1), by=None)


@pytest.mark.parametrize(
    ("later", "match"),
    [
        (moved_since, "1 lần chuyển|lần chuyển, tiếp nhận"),
        (met_since, "đã ghi 1 cuộc họp ở Chi bộ Trường"),
        (resolved_since, "đã soạn 1 nghị quyết"),
        (merged_since, "Sáp nhập.*hãy hoàn tác việc đó trước"),
        (placed_since, "Chuyển về cấp trên khác.*hãy hoàn tác việc đó trước"),
    ],
)
def test_what_was_built_on_an_act_stands_against_taking_it_back(cast, later, match):
    enter(cast.a1)
    act = merge(cast)
    later(cast)
    with pytest.raises(Refused, match=match):
        reorganisations.undo(act=act, by=None)


def test_a_closed_year_of_a_founded_unit_stands_against_it(cast):
    day = date(2025, 7, 1)
    reorganisations.split(unit=cast.a1, founded=[NEW], on=day, by=cast.giang)
    year_closings.close(unit=cast.province, year=2025, seen=0, by=cast.binh)
    with pytest.raises(Refused, match="đã chốt số liệu năm 2025 của Chi bộ Tổ dân phố 7"):
        reorganisations.undo(act=Reorganisation.unscoped.first(), by=None)


def test_a_role_given_in_a_founded_unit_stands_against_it(cast):
    act = reorganisations.split(unit=cast.a1, founded=[NEW], on=ON, by=cast.giang)
    new = Unit.unscoped.get(code="A7")
    accounts.assign(user=cast.ended, role=Role.SECRETARY, unit=new, since=TODAY, by=cast.giang)
    with pytest.raises(Refused, match="đã giao 1 vai trò ở Chi bộ Tổ dân phố 7"):
        reorganisations.undo(act=act, by=cast.giang)


def test_any_other_row_of_a_founded_unit_stands_against_it(cast):
    """The references of the database are the last word: an account kept there, say."""
    act = reorganisations.split(unit=cast.a1, founded=[NEW], on=ON, by=cast.giang)
    new = Unit.unscoped.get(code="A7")
    accounts.open_account(username="moi", full_name="Mới", home_unit=new, by=cast.giang)
    with pytest.raises(Refused, match="đã có sổ sách khác ghi ở Chi bộ Tổ dân phố 7"):
        reorganisations.undo(act=act, by=cast.giang)


def test_a_unit_founded_below_since_stands_against_a_transfer(cast):
    between = found(cast, "A9", kind="grassroots")
    units.place(unit=between, parent=cast.b, on=ON, by=None)
    between.refresh_from_db()
    units.found(parent=between, kind=cast.a1.kind, opened_on=date(2026, 8, 1), by=None, **NEW)
    with pytest.raises(Refused, match="đã có 1 lần lập"):
        reorganisations.undo(act=Reorganisation.unscoped.first(), by=None)


def test_a_closed_cell_goes_along_and_stays_closed(cast):
    """Access follows today's tree: what a closed cell left is read by those above it now."""
    units.close(unit=cast.b1, on=ON, by=None)
    later = date(2026, 8, 1)
    units.place(unit=cast.b, parent=cast.province, on=later, by=None)
    assert [branch.unit for branch in tree_on(cast.b, later).cells] == []


# --- Whatever the order ---------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_any_series_of_acts_keeps_the_books_straight(cast, seed):
    """Every member in exactly one stay, no overlaps, sums that add up; and all of it undone."""
    dice = random.Random(seed)
    for place in range(6):
        cell = dice.choice([cast.a1, cast.a2, cast.b1])
        enter(cell, full_name=f"Nguyễn Văn {place}", gender="male")
    states, day = [everything()], date(2026, 1, 5)
    for step in range(7):
        if _some_act(cast, dice, step, day):
            states.append(everything())
            _require_straight(cast, day)
        day += timedelta(days=dice.randint(1, 40))
    for act in list(Reorganisation.unscoped.all()):
        assert states.pop() == everything()
        reorganisations.undo(act=act, by=None)
    assert states == [everything()]


def _some_act(cast, dice, step, day):
    cells = list(Unit.unscoped.cells().filter(closed_on=None))
    one, other = dice.sample(cells, 2) if len(cells) > 1 else (cells[0], None)
    names = {"code": f"N{step}", "name": f"Chi bộ N{step}", "short_name": f"N{step}", "seat": "X"}
    details = {"on": day, "decision": f"{step}-QĐ", "by": None}
    acts = [
        lambda: reorganisations.merge(sources=[one], target=other, **details),
        lambda: reorganisations.merge(
            sources=[one, other], founded=names | {"parent": one.parent}, **details
        ),
        lambda: reorganisations.split(unit=one, founded=[names], **details),
        lambda: reorganisations.dissolve(unit=one, into=other, **details),
        lambda: units.place(unit=one, parent=dice.choice([cast.a, cast.b]), **details),
        lambda: units.rename(unit=one, name="Tên mới", short_name="TM", seat="X", **details),
    ]
    try:
        with transaction.atomic():
            dice.choice(acts if other else acts[2:3])()
    except Refused:
        return False
    return True


def _require_straight(cast, day):
    for on in (day - timedelta(days=1), day, TODAY):
        tree = tree_on(cast.province, on)
        assert members_of(cast.province, on) == 6
        for branch in tree.all:
            below = [b for b in tree.all if b.path[:-7] == branch.path]
            if below:
                assert sorted(c for b in below for c in b.cells) == sorted(branch.cells)
        for member in Member.unscoped.all():
            stay = member.affiliations.get(valid__contains=on)
            assert stay.unit_id in {branch.unit.pk for branch in tree.cells}
            assert member.spells.get(valid__contains=on).unit_id == stay.unit_id
    for unit in Unit.unscoped.filter(closed_on=None):
        spot = unit.places.get(valid__contains=TODAY)
        assert (unit.parent_id, unit.path) == (spot.parent_id, spot.path)
    for member in Member.unscoped.all():
        assert member.unit_id == member.affiliations.last().unit_id


# --- What the database refuses --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("reorganisation_known_kind", {"kind": "x"}),
        ("reorganisation_date_has_decision", {"decided_on": ON}),
        ("reorganisation_undone_after_done", {"undone_at": "2000-01-01T00:00:00Z"}),
    ],
)
def test_a_wrong_record_is_refused_by_the_database(cast, constraint, columns):
    with pytest.raises(IntegrityError, match=constraint), acting(cast.giang, "thử"):
        Reorganisation.unscoped.create(**{"kind": "merge", "on": ON} | columns)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("reorganisation_part_known_role", {"role": "x"}),
        ("reorganisation_part_once", {}),
    ],
)
def test_a_wrong_part_is_refused_by_the_database(cast, constraint, columns):
    act = merge(cast)
    part = {"reorganisation": act, "unit": cast.a1, "role": "source", "name": "X"} | columns
    with pytest.raises(IntegrityError, match=constraint), acting(cast.giang, "thử"):
        ReorganisationPart.unscoped.create(**part)


# --- The list -------------------------------------------------------------------------------------


def test_the_acts_of_a_subtree_are_those_in_which_a_unit_of_it_took_part(cast):
    merge(cast)
    units.place(unit=cast.a2, parent=cast.b, on=date(2026, 8, 1), by=None)
    assert [act.kind for act in acts_in(cast.a)] == ["place", "merge"]
    assert [str(act) for act in acts_in(cast.b)] == [
        "Chuyển về cấp trên khác: Chi bộ Trường tiểu học An Lạc",
        "Sáp nhập: Chi bộ Tổ dân phố 1, Chi bộ Trường tiểu học An Lạc",
    ]
