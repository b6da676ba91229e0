"""Rows of a tree judged against what is there: new, known or wrong. Nothing is written here."""

from django.utils import timezone

from chibo.models import Unit, UnitKind, UnitKindParent
from chibo.vietnamese.text import search_key

from .units import KNOWN, NEW, REQUIRED, TITLES, WRONG

LONGEST = {"code": 40, "name": 200, "short_name": 80, "seat": 80}


def judged(rows, units):
    """The same rows with their state, against the `units` that the person keeps.

    The parent may stand in the file itself, on any line.
    """
    known = {unit.code: unit for unit in units}
    kinds = {
        search_key(word): kind for kind in UnitKind.objects.all() for word in (kind.name, kind.pk)
    }
    today = timezone.localdate()
    for row in rows:
        _judge_cells(row, kinds, today)
    _judge_codes(rows, known)
    _judge_parents(rows, known)
    for row in rows:
        row.state = WRONG if row.mistakes else KNOWN if row.code in known else NEW
        if row.state == KNOWN and row.name != known[row.code].name:
            row.note = f"Đã có với tên “{known[row.code].name}”; giữ nguyên tên đó."
    _break_circles(rows)
    return rows


def _judge_cells(row, kinds, today):
    told = {mistake.column for mistake in row.mistakes}
    for name in REQUIRED:
        if not getattr(row, name) and TITLES[name] not in told:
            row.wrong(name, "Ô trống. Hãy điền.")
    for name, longest in LONGEST.items():
        if len(getattr(row, name)) > longest:
            row.wrong(name, f"Dài quá {longest} ký tự. Hãy rút gọn.")
    kind = kinds.get(search_key(row.kind))
    if row.kind and kind is None:
        row.wrong("kind", f"Không có loại “{row.kind}”. Xem các loại trong tệp mẫu.")
    row.kind = kind.pk if kind else row.kind
    if row.day and row.day > today:
        row.wrong("opened_on", "Ngày này chưa tới.")


def _judge_codes(rows, known):
    codes = Unit.unscoped.filter(code__in=[row.code for row in rows])
    elsewhere = set(codes.values_list("code", flat=True)) - known.keys()
    first = {}
    for row in rows:
        if row.code and row.code in first:
            row.wrong("code", f"Trùng mã với dòng {first[row.code]}. Mỗi tổ chức một mã.")
        if row.code in elsewhere:
            row.wrong("code", "Mã này đã dùng. Hãy chọn mã khác.")
        first.setdefault(row.code, row.number)


def _judge_parents(rows, known):
    kinds = {row.code: row.kind for row in rows} | {c: u.kind_id for c, u in known.items()}
    pairs = list(UnitKindParent.objects.all())
    for row in rows:
        if not row.parent or row.code in known:
            continue
        if row.parent not in kinds:
            sentence = f"Không có tổ chức mã “{row.parent}” trong tệp và trong phạm vi quản trị."
            row.wrong("parent", sentence)
        elif row.day and _is_known(row.kind, pairs) and not _allowed(pairs, row, kinds[row.parent]):
            row.wrong("parent", "Loại này không đặt dưới cấp trên đó được (208-QĐ/TW).")


def _is_known(kind, pairs):
    """Whether the documents say anything of this kind; a misspelt one was told already."""
    return any(kind in (pair.kind_id, pair.parent_kind_id) for pair in pairs)


def _allowed(pairs, row, parent_kind):
    return any(
        pair.kind_id == row.kind and pair.parent_kind_id == parent_kind and row.day in pair.valid
        for pair in pairs
    )


def _break_circles(rows):
    above = {row.code: row.parent for row in rows if row.state == NEW}
    for row in rows:
        step, passed = row.code, set()
        while step in above and step not in passed:
            passed.add(step)
            step = above[step]
        if row.state == NEW and step in passed:
            row.wrong("parent", "Các tổ chức này là cấp trên của nhau thành vòng.")
    for row in rows:
        row.state = WRONG if row.mistakes else row.state
