"""Which member a row is about, and which cell; a row that repeats another is wrong."""

from collections import defaultdict

from members.queries.imports import NUMBERS


def match(row, register):
    """The member of a row: by identity number, card, record number, then name and birth date."""
    for column, digest in register.digests(row.fields).items():
        member = register.by_number[column].get(digest)
        if member and register.is_visible(member):
            return member
    alike = register.namesakes(row.fields)
    exact = [
        m
        for m in alike
        if m.birth_date == row.fields["birth_date"]
        and m.birth_precision == row.fields["birth_precision"]
    ]
    alike = exact or alike
    if len(alike) > 1:
        sentence = (
            f"Có {len(alike)} đồng chí cùng họ tên và ngày sinh. Hãy thêm cột số căn cước để phân "
            "biệt."
        )
        row.wrong("full_name", sentence)
    return _same_person(row, alike[0]) if alike else None


def _same_person(row, member):
    """Somebody of the same name and day whose number is another may be another person."""
    for name in ("identity_number", "card_number"):
        recorded = getattr(member, name)
        if recorded and row.fields.get(name) and recorded.reveal() != row.fields[name]:
            sentence = (
                f"Trùng họ tên, ngày sinh với đồng chí {member} ở {member.unit} nhưng khác số. "
                "Nếu là một người, hãy sửa số trong hồ sơ; nếu là hai người, hãy thêm đồng chí này "
                "bằng trang Thêm đảng viên."
            )
            row.wrong(name, sentence)
    return member


class Seen:
    """Who and which numbers stood in a line before."""

    def __init__(self):
        self.at = defaultdict(dict)

    def note(self, row, member):
        """Remember the row; one that repeats another is wrong."""
        keys = [(name, row.fields[name]) for name in NUMBERS if row.fields.get(name)]
        if member is not None:
            keys.append(("full_name", member.pk))
        elif row.name and "birth_date" in row.fields:
            keys.append(("full_name", (row.name.casefold(), row.fields["birth_date"])))
        for name, value in keys:
            first = self.at[name].setdefault(value, row)
            if first is not row and not (member is None and _two_people(first, row)):
                where = f"dòng {first.number}" + (
                    f", trang {first.sheet}" if first.sheet != row.sheet else ""
                )
                row.wrong(name, f"Trùng với {where}. Mỗi đồng chí một dòng; hãy bỏ một dòng.")


def _two_people(one, other):
    """Namesakes born on one day, as their identity numbers say."""
    numbers = {row.fields.get("identity_number") for row in (one, other)}
    return len(numbers) == 2 and None not in numbers


def cell_of(row, register):
    """The cell a row names; None where it names none and there are several."""
    cells = register.cells
    if not row.unit:
        return cells.only
    named = cells.named(row.unit)
    if len(named) == 1:
        return next(iter(named))
    if named:
        sentence = f"Có {len(named)} chi bộ tên “{row.unit}”. Hãy ghi mã chi bộ."
    elif cells.only:
        sentence = f"“{row.unit}” không phải {cells.only}. Hãy bỏ dòng này hoặc sửa tên chi bộ."
    else:
        sentence = f"Không có chi bộ “{row.unit}” trong {register.unit}. Hãy ghi đúng tên hoặc mã."
    row.wrong("unit", sentence)
    return None
