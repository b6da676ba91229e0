"""The dated tree: founding, renaming, moving and closing units."""

from datetime import date

import pytest
from django.db import IntegrityError, connection

from chibo.actions import units
from chibo.history import acting
from chibo.models import Unit, UnitKind, UnitName
from chibo.regulations import Conflict, Refused


def test_today_is_copied_from_the_dated_rows(cast):
    """The copies on `Unit` are what the dated rows say; recomputed here from scratch."""
    units.rename(
        unit=cast.a1,
        name="Chi bộ Tổ dân phố số 1",
        short_name="TDP số 1",
        seat="An Lạc",
        on=date(2025, 7, 1),
        by=cast.giang,
    )
    units.place(unit=cast.a, parent=cast.province, on=date(2025, 7, 1), by=cast.giang)
    for unit in Unit.unscoped.all():
        name = unit.names.get(valid__contains=date(2026, 1, 1))
        spot = unit.places.get(valid__contains=date(2026, 1, 1))
        assert (unit.name, unit.short_name, unit.seat) == (name.name, name.short_name, name.seat)
        assert (unit.parent_id, unit.path) == (spot.parent_id, spot.path)


def test_old_papers_find_the_name_of_their_day(cast):
    units.rename(
        unit=cast.a1,
        name="Tên mới",
        short_name="mới",
        seat="An Lạc",
        on=date(2025, 7, 1),
        by=cast.giang,
    )
    names = [cast.a1.names.get(valid__contains=date(y, 1, 1)).name for y in (2025, 2026)]
    assert names == ["Chi bộ Tổ dân phố 1", "Tên mới"]


def test_moving_a_unit_takes_its_subtree_along(cast):
    branch = units.found(
        code="A9",
        kind=UnitKind.objects.get(pk="grassroots"),
        parent=cast.a,
        name="Đảng bộ cơ sở",
        short_name="CS",
        seat="An Lạc",
        opened_on=date(2020, 1, 1),
        by=cast.giang,
    )
    cell = units.found(
        code="A91",
        kind=UnitKind.objects.get(pk="cell"),
        parent=branch,
        name="Chi bộ 91",
        short_name="91",
        seat="An Lạc",
        opened_on=date(2020, 1, 1),
        by=cast.giang,
    )
    units.place(unit=branch, parent=cast.b, on=date(2026, 1, 1), by=cast.giang)
    cell.refresh_from_db()
    assert cell.path == f"{cast.b.path}{branch.pk:06d}.{cell.pk:06d}."
    assert cell.places.get(valid__contains=date(2025, 1, 1)).path.startswith(cast.a.path)


@pytest.mark.parametrize(
    ("kind", "parent"), [("cell", "province"), ("province", "a"), ("upper", "a1"), ("cell", None)]
)
def test_a_kind_stands_only_where_its_document_allows(cast, kind, parent):
    with pytest.raises(Refused, match="208-QĐ/TW"):
        units.found(
            code="X",
            kind=UnitKind.objects.get(pk=kind),
            parent=getattr(cast, parent) if parent else None,
            name="X",
            short_name="X",
            seat="X",
            opened_on=date(2026, 1, 1),
            by=cast.giang,
        )


def test_a_unit_never_stands_below_itself(cast):
    with pytest.raises(Refused, match="dưới chính nó"):
        units.place(unit=cast.a, parent=cast.a1, on=date(2026, 1, 1), by=cast.giang)


def test_closing_is_refused_while_units_hang_below(cast):
    with pytest.raises(Refused, match="còn tổ chức trực thuộc"):
        units.close(unit=cast.a, on=date(2026, 1, 1), by=cast.giang)


def test_a_stale_version_overwrites_nothing(cast):
    units.rename(
        unit=cast.a1,
        name="Lần một",
        short_name="1",
        seat="An Lạc",
        on=date(2025, 1, 1),
        version=0,
        by=cast.giang,
    )
    with pytest.raises(Conflict):
        units.rename(
            unit=cast.a1,
            name="Lần hai",
            short_name="2",
            seat="An Lạc",
            on=date(2025, 2, 1),
            version=0,
            by=cast.giang,
        )
    assert Unit.unscoped.get(pk=cast.a1.pk).name == "Lần một"


def test_two_names_never_overlap(cast):
    row = cast.a1.names.get()
    with pytest.raises(IntegrityError, match="unit_one_name"), acting(cast.giang, "thử"):
        UnitName.objects.create(
            unit=cast.a1, name="Khác", short_name="K", seat="K", valid=row.valid
        )


def test_closing_comes_after_opening(cast):
    with (
        pytest.raises(IntegrityError, match="unit_closes_after_it_opens"),
        acting(cast.giang, "thử"),
    ):
        Unit.unscoped.filter(pk=cast.a1.pk).update(closed_on=cast.a1.opened_on)


def test_a_path_has_its_shape(cast):
    with pytest.raises(IntegrityError, match="unit_path_shape"), acting(cast.giang, "thử"):
        Unit.unscoped.filter(pk=cast.a1.pk).update(path="1.2")


def test_the_subtree_is_an_index_range(cast):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Unit.unscoped.below(cast.a).explain()
    assert "Index" in plan and "path" in plan
