"""The ratings of units themselves: what a unit says of itself, what the committee above decides."""

from dataclasses import dataclass

from django.utils import timezone

from chibo.history import action
from chibo.models import Unit
from chibo.regulations import Conflict, Finding, Refused, enforce
from members.models import UnitRating
from members.queries import rating_rule
from members.regulations import bands, not_too_many

NO_DECISION = {"decision": "", "decided_on": None, "decided_by": ""}


@dataclass(frozen=True)
class Decided:
    """What a committee says of one unit below it; `version` is what the person saw, 0 for none."""

    unit: Unit
    proposed: str
    decided: str
    version: int


@action("tự xếp loại tổ chức đảng")
def rate_self(*, unit, year, self_points, self_level, version=None, by):
    """How the unit rates itself."""
    _not_to_come(year)
    rating = _locked(unit, year, version)
    rating.self_points, rating.self_level = self_points, self_level
    enforce(bands(unit.name, self_points, self_level, rating_rule(year)))
    return _save(rating)


@action("quyết định xếp loại tổ chức đảng")
def decide(
    *,
    above,
    year,
    rows,
    decision="",
    decided_on=None,
    decided_by="",
    everywhere=False,
    confirmed=False,
    by,
):
    """What the committee `above` decides on the units below it, for many of them in one go.

    Number, day and body go with the levels that are new or other than before, `everywhere` with
    all; a level taken back loses them. `rows` are `Decided`. Nothing is written when one of them
    was saved by somebody else meanwhile: `Conflict`.
    """
    _not_to_come(year)
    enforce(_findings(above, year, rows), confirmed=confirmed)
    told = {"decision": decision, "decided_on": decided_on, "decided_by": decided_by}
    kept = UnitRating.unscoped.select_for_update().filter(year=year)
    kept = {rating.unit_id: rating for rating in kept.filter(unit__in=[r.unit for r in rows])}
    changed = []
    for row in rows:
        rating = kept.get(row.unit.pk) or UnitRating(unit=row.unit, year=year)
        if row.version != rating.version:
            raise Conflict(rating)
        if _changes(rating, row, told, everywhere):
            changed.append(_save(rating))
    return changed


def _changes(rating, row, told, everywhere):
    """Put into `rating` what the row says; whether anything is other than before."""
    newly = row.decided and (everywhere or row.decided != rating.decided)
    if not newly and (row.proposed, row.decided) == (rating.proposed, rating.decided):
        return False
    rating.proposed, rating.decided = row.proposed, row.decided
    if newly:
        _require_told(told)
    if newly or not row.decided:
        for name, value in (told if row.decided else NO_DECISION).items():
            setattr(rating, name, value)
    return True


def _findings(above, year, rows):
    if any(row.unit.parent_id != above.pk for row in rows):
        sentence = "Danh sách tổ chức trực thuộc vừa thay đổi. Chưa lưu; hãy mở lại trang."
        yield Finding("", sentence)
    rule, kinds = rating_rule(year), {row.unit.kind.is_cell for row in rows}
    for is_cell in sorted(kinds):
        what = "Chi bộ trực thuộc" if is_cell else "Đảng bộ trực thuộc"
        levels = [row.decided for row in rows if row.unit.kind.is_cell == is_cell]
        yield from not_too_many(levels, rule, what=what)


def _require_told(told):
    today = timezone.localdate()
    if not told["decision"]:
        sentence = "Hãy ghi số quyết định cho những mức vừa chọn."
        raise Refused(Finding("", sentence, field="decision"))
    if not told["decided_on"] or told["decided_on"] > today:
        sentence = "Hãy ghi ngày ký quyết định, không sau hôm nay."
        raise Refused(Finding("", sentence, field="decided_on"))


def _not_to_come(year):
    if year > timezone.localdate().year:
        raise Refused(Finding("", f"Năm {year} chưa đến. Hãy chọn năm khác."))


def _locked(unit, year, version):
    rating, _ = UnitRating.unscoped.select_for_update().get_or_create(unit=unit, year=year)
    if version is not None and version != rating.version:
        raise Conflict(rating)
    return rating


def _save(rating):
    rating.version += 1
    rating.save()
    return rating
