"""An invented province in three levels, and the accounts that show it. No such places exist.

The tree was changed once, as everywhere in 2025: the old bloc of agencies ended and its cells went
to a new committee, so that papers of before print the name of before.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from chibo.access import Role
from chibo.actions import accounts, reorganisations, units
from chibo.models import Unit, UnitKind

FOUNDED = date(1997, 1, 1)
REFORM = date(2025, 2, 10)
DECIDED = date(2025, 2, 3)
IN_ROLE_SINCE = date(2025, 3, 1)


class Sort(Enum):
    """What a cell is among people: it decides their work, their ages and what they resolve."""

    STREET = "tổ dân phố"
    VILLAGE = "thôn"
    SCHOOL = "trường học"
    HEALTH = "trạm y tế"
    POLICE = "công an"
    OFFICE = "cơ quan"

    @property
    def is_residence(self):
        """Whether its members live together, rather than work together."""
        return self in (Sort.STREET, Sort.VILLAGE)


PROVINCE = ("LV", "Đảng bộ tỉnh Lạc Vân", "Tỉnh Lạc Vân", "Lạc Vân")
COMMITTEES = (
    ("DL", "Đảng bộ phường Đông Lạc", "Phường Đông Lạc", "Đông Lạc"),
    ("KT", "Đảng bộ xã Khe Trúc", "Xã Khe Trúc", "Khe Trúc"),
    ("BT", "Đảng bộ xã Bãi Thông", "Xã Bãi Thông", "Bãi Thông"),
)
OLD_BLOC = ("KCQ", "Đảng bộ Khối các cơ quan tỉnh Lạc Vân", "Khối các cơ quan", "Lạc Vân")
OLD_CELL = ("BT-CD", "Chi bộ Thôn Cồn Dưới", "Thôn Cồn Dưới", "Bãi Thông")
"""Two hamlets became one in the reform: its cell ended, the books of the other go on."""
NEW_COMMITTEE = ("CQD", "Đảng bộ các cơ quan Đảng tỉnh Lạc Vân", "Cơ quan Đảng tỉnh", "Lạc Vân")
# code, parent at first, sort, name, short name, seat; the first is the cell of `bithu`
CELLS = (
    ("DL-05", "DL", Sort.STREET, "Chi bộ Tổ dân phố 5", "TDP 5", "Đông Lạc"),
    ("DL-02", "DL", Sort.STREET, "Chi bộ Tổ dân phố 2", "TDP 2", "Đông Lạc"),
    ("DL-TH", "DL", Sort.SCHOOL, "Chi bộ Trường Tiểu học Đông Lạc", "TH Đông Lạc", "Đông Lạc"),
    ("DL-YT", "DL", Sort.HEALTH, "Chi bộ Trạm Y tế phường Đông Lạc", "Trạm Y tế", "Đông Lạc"),
    ("DL-CA", "DL", Sort.POLICE, "Chi bộ Công an phường Đông Lạc", "Công an phường", "Đông Lạc"),
    ("KT-DM", "KT", Sort.VILLAGE, "Chi bộ Thôn Đồng Mít", "Thôn Đồng Mít", "Khe Trúc"),
    ("KT-BG", "KT", Sort.VILLAGE, "Chi bộ Thôn Bến Gỗ", "Thôn Bến Gỗ", "Khe Trúc"),
    ("KT-CS", "KT", Sort.SCHOOL, "Chi bộ Trường THCS Khe Trúc", "THCS Khe Trúc", "Khe Trúc"),
    ("CQ-KH", "KCQ", Sort.OFFICE, "Chi bộ Hội Khuyến học tỉnh", "Hội Khuyến học", "Lạc Vân"),
    ("CQ-LT", "KCQ", Sort.OFFICE, "Chi bộ Trung tâm Lưu trữ tỉnh", "TT Lưu trữ", "Lạc Vân"),
    ("BT-CT", "BT", Sort.VILLAGE, "Chi bộ Thôn Cồn Trên", "Thôn Cồn Trên", "Bãi Thông"),
)


@dataclass(frozen=True)
class Cell:
    """A cell of the demo and what sort it is."""

    unit: Unit
    sort: Sort


def build_units():
    """The province, its committees and cells, by today's tree; the cells in the order of CELLS."""
    top = _found("province", PROVINCE, None, FOUNDED)
    above = {row[0]: _found("upper", row, top, FOUNDED) for row in (*COMMITTEES, OLD_BLOC)}
    new = _found("upper", NEW_COMMITTEE, top, REFORM)
    for code, parent, _, *names in CELLS:
        cell = _found("cell", (code, *names), above[parent], FOUNDED)
        if parent == OLD_BLOC[0]:
            units.place(unit=cell, parent=new, on=REFORM, decision="Quyết định mẫu", by=None)
    units.close(unit=above[OLD_BLOC[0]], on=REFORM, decision="Quyết định mẫu", by=None)
    _merge_hamlets(above["BT"], Unit.unscoped.get(code="BT-CT"))
    found = Unit.unscoped.select_related("kind", "parent").in_bulk(
        [row[0] for row in CELLS], field_name="code"
    )
    return [Cell(found[row[0]], row[2]) for row in CELLS]


def _merge_hamlets(committee, going_on):
    ending = _found("cell", OLD_CELL, committee, FOUNDED)
    reorganisations.merge(
        sources=[ending],
        target=going_on,
        on=REFORM,
        decision="Quyết định mẫu",
        decided_on=DECIDED,
        by=None,
    )


def open_accounts(cells, secretaries, names, password):
    """{code of cell: account of its secretary}; the four known accounts take `password`.

    `secretaries` are the names on record by code, `names` invented ones for the offices. The other
    accounts stand as an administrator leaves them: waiting for their owners to follow the link.
    """
    first = cells[0].unit
    committee, top = first.parent, first.parent.parent
    _account("vanphong", next(names), Role.STAFF, committee, password)
    _account("captren", next(names), Role.OBSERVER, top, password)
    _account("quantri", next(names), Role.ADMINISTRATOR, top, password)
    for other in dict.fromkeys(cell.unit.parent for cell in cells):
        if other != committee:
            _account(f"vanphong.{other.code.lower()}", next(names), Role.STAFF, other)
    keepers = {
        first.code: _account("bithu", secretaries[first.code], unit=first, password=password)
    }
    for cell in cells[1:]:
        code = cell.unit.code
        keepers[code] = _account(f"bithu.{code.lower()}", secretaries[code], unit=cell.unit)
    return keepers


def _found(kind, names, parent, opened_on):
    code, name, short_name, seat = names
    return units.found(
        code=code,
        kind=UnitKind.objects.get(pk=kind),
        parent=parent,
        name=name,
        short_name=short_name,
        seat=seat,
        opened_on=opened_on,
        by=None,
    )


def _account(username, full_name, role=Role.SECRETARY, unit=None, password=None):
    user = accounts.open_account(
        username=username, full_name=full_name, password=password, home_unit=unit, by=None
    )
    accounts.assign(user=user, role=role, unit=unit, since=IN_ROLE_SINCE, by=None)
    return user
