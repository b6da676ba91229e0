"""Which closing a page of figures stands on, and which there were before it."""

from django.db.models import F, Q, Subquery
from django.db.models.functions import Length

from chibo.models import ClosedFigure, YearClosing

from .tree import STEP, Branch, cells_below, tree_of


def closing_of(unit, year):
    """The closing that holds for the unit: the last in which it stands, whoever closed the year."""
    holding = YearClosing.unscoped.filter(year=year, figures__unit=unit)
    return holding.select_related("unit", "by").order_by("pk").last()


def own_closing(unit, year):
    """The last closing of this very body; None when it never closed the year."""
    return YearClosing.unscoped.filter(unit=unit, year=year).first()


def revisions_of(closing, unit):
    """Every closing by the same body of the same year in which the unit stands, the last first."""
    same = YearClosing.unscoped.filter(unit=closing.unit_id, year=closing.year, figures__unit=unit)
    return same.select_related("unit", "by")


def closed_years(unit, since):
    """The years from `since` on whose figures are closed for the unit, the earliest first."""
    rows = ClosedFigure.objects.filter(unit=unit, closing__year__gte=since)
    return sorted(set(rows.values_list("closing__year", flat=True)))


def closed_rows(units, year):
    """{unit id: its figures as last closed}, wherever each stood when that was done."""
    rows = ClosedFigure.objects.filter(unit__in=units, closing__year=year)
    last = rows.order_by("unit_id", "-closing_id").distinct("unit_id")
    return {row.unit_id: row for row in last}


def closed_tree(closing, unit, *, levels=None):
    """`tree_on` as it was when the year was closed."""
    top = closing.figures.filter(unit=unit).values("path")
    rows = closing.figures.annotate(top=Subquery(top))
    if levels is not None:
        longest = Length("top") + levels * STEP
        rows = rows.alias(length=Length("path")).filter(length__lte=longest)
    there = Q(path__startswith=F("top")) | Q(top__startswith=F("path"))  # below, and above
    rows = list(rows.filter(there).defer("numbers").select_related("unit__kind").order_by("path"))
    names = {row.path: row.name for row in rows}
    below = [row for row in rows if row.path.startswith(row.top)]
    return tree_of(
        [
            Branch(
                unit=row.unit,
                name=row.name,
                parent_name=names.get(row.path[:-STEP], ""),
                path=row.path,
                depth=(len(row.path) - len(row.top)) // STEP,
                cells=cells,
                ended_on=row.ended_on,
            )
            for row, cells in zip(below, cells_below(below), strict=True)
        ]
    )
