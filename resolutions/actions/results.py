"""Typed results: entered with their evidence, corrected, taken back."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from chibo.history import action
from chibo.regulations import Conflict, Finding, Refused, enforce, expect_version
from resolutions.enums import PUBLIC, Measure
from resolutions.models import Result, Target
from resolutions.queries.counting import counted
from resolutions.queries.resolutions import targets_of
from resolutions.queries.terms import terms_of
from resolutions.regulations import entering, wording

THOUSANDTH = Decimal("0.001")
FIGURES = ("value", "numerator", "denominator")


@dataclass(frozen=True)
class Entry:
    """What a person typed for one target; nothing at all takes the result back."""

    target: Target
    as_of: date | None = None
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    grade: str = ""
    achieved: bool | None = None
    evidence: str = ""
    note: str = ""
    version: int | None = None

    @property
    def says_nothing(self):
        """Whether every part of it is empty."""
        figures = (getattr(self, name) for name in FIGURES)
        return not (any(f is not None for f in (*figures, self.achieved)) or self.words)

    @property
    def words(self):
        """What is written in letters."""
        return self.grade or self.evidence or self.note


class SomeRefused(Exception):
    """Nothing was saved. `refused` is {target id: Refused or Conflict}."""

    def __init__(self, refused):
        super().__init__(f"{len(refused)} kết quả chưa nhập được.")
        self.refused = refused


@action("nhập kết quả chỉ tiêu")
def enter_all(*, year, entries, by):
    """Every entry or none. Raises `SomeRefused` with everything there is to say."""
    refused = {}
    for entry in entries:
        try:
            _enter_or_withdraw(entry, year, by)
        except (Refused, Conflict) as problem:
            refused[entry.target.pk] = problem
    if refused:
        raise SomeRefused(refused)


@action("nhập kết quả chỉ tiêu")
def enter(*, target, year, by, **typed):
    """The figure of a year, with what it rests on.

    `typed` holds as_of, value or numerator and denominator or grade or achieved, evidence, note,
    version. Refused where records count the target: a record wins over a typed figure.
    """
    entry = Entry(target, **typed)
    result = _locked(target, year, entry.version)
    enforce([*_standing(target, year), *_fitting(entry, year)])
    for name in ("as_of", "grade", "achieved", "evidence", "note"):
        setattr(result, name, getattr(entry, name))
    result.numerator, result.denominator = entry.numerator, entry.denominator
    result.value = _value(entry)
    result.version += result.pk is not None
    result.full_clean(exclude=["target"])
    result.save()
    return result


@action("rút kết quả chỉ tiêu")
def withdraw(*, result, version=None, by):
    """The result was a mistake: the year has none again; the history keeps what was said."""
    expect_version(result, version).delete()


def _enter_or_withdraw(entry, year, by):
    if not entry.says_nothing:
        typed = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
        return enter(year=year, by=by, **typed)
    result = Result.unscoped.filter(target=entry.target, year=year).first()
    return withdraw(result=result, version=entry.version, by=by) if result else None


def _locked(target, year, version):
    """The row to write; `Conflict` when somebody else was quicker, also with the first figure."""
    there = Result.unscoped.filter(target=target, year=year).first()
    if there is None:
        return Result(target=target, year=year)
    if version is None:
        raise Conflict(there)
    return expect_version(there, version)


def _standing(target, year):
    """Whether this target takes a typed figure for this year."""
    target = targets_of([target.paragraph.section.resolution]).get(pk=target.pk)
    resolution = target.paragraph.section.resolution
    if resolution.state not in PUBLIC:
        yield Finding("", "Nghị quyết chưa ban hành nên chưa có kết quả để nhập.")
    terms = terms_of([resolution])
    yield from entering.check_year(year, terms[resolution.pk])
    found = counted([target], year, timezone.localdate(), terms).get(target.pk)
    if found is not None:
        said = wording.figure(target.measure, found.value, target.unit_of_measure)
        if target.measure == Measure.PERCENT:
            said = wording.percent(found.value)
        yield Finding(
            "",
            f"Chỉ tiêu này tự tính từ hồ sơ ({said}), không nhập tay. "
            "Nếu con số chưa đúng, hãy sửa hồ sơ đảng viên hoặc cuộc họp.",
        )


def _fitting(entry, year):
    """Whether what was typed is of the right sort."""
    target = entry.target
    yield from entering.check_as_of(entry.as_of, year, timezone.localdate())
    yield from entering.check_evidence(entry.evidence)
    if target.measure == Measure.GRADE:
        yield from entering.check_grade(target.scale, target.grade, entry.grade)
    elif entering.is_told(target):
        yield from entering.check_told(entry.achieved)
    else:
        figures = {name: getattr(entry, name) for name in FIGURES}
        yield from entering.check_figure(target.measure, **figures)


def _value(entry):
    """The figure itself; a share is worked out from its parts, exactly, whatever was typed."""
    if entry.target.measure == Measure.PERCENT and entry.denominator:
        return (entry.numerator * 100 / entry.denominator).quantize(THOUSANDTH)
    return entry.value if entry.value is not None else entry.numerator
