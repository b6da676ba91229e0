"""The constant cast: the same people in the same places in every test, for the life of the product.

A province committee; below it committees A and B; cells A1, A2 and B1.
"""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.access import Role
from chibo.actions import accounts, rules, units
from chibo.history import acting
from chibo.models import RoleAssignment, Unit, UnitKind, User

TODAY = date(2026, 11, 22)
"""The day on which all tests take place, whatever the clock says."""
ENDED = date(2026, 11, 21)
PASSWORD = "mat khau thu 2026"
FOUNDED = date(2000, 1, 1)
UNITS = [
    # code, kind, parent, name, short name, seat
    ("P", "province", None, "Đảng bộ tỉnh Bình Sơn", "Tỉnh Bình Sơn", "Bình Sơn"),
    ("A", "upper", "P", "Đảng bộ phường An Lạc", "Phường An Lạc", "An Lạc"),
    ("B", "upper", "P", "Đảng bộ xã Ba Vàng", "Xã Ba Vàng", "Ba Vàng"),
    ("A1", "cell", "A", "Chi bộ Tổ dân phố 1", "TDP 1", "An Lạc"),
    ("A2", "cell", "A", "Chi bộ Trường tiểu học An Lạc", "TH An Lạc", "An Lạc"),
    ("B1", "cell", "B", "Chi bộ Thôn Đông", "Thôn Đông", "Ba Vàng"),
]
PEOPLE = [
    # username, name, [(role, unit)]
    ("an", "Nguyễn Thị An", [(Role.SECRETARY, "A1")]),
    ("binh", "Trần Văn Bình", [(Role.STAFF, "A")]),
    ("chi", "Lê Minh Chi", [(Role.OBSERVER, "P")]),
    ("dung", "Phạm Quốc Dũng", [(Role.SECRETARY, "B1")]),
    ("giang", "Hoàng Giang", [(Role.ADMINISTRATOR, "A")]),
    ("hai_vai", "Đỗ Thị Hai", [(Role.SECRETARY, "A2"), (Role.OBSERVER, "B")]),
    ("het_vai", "Vũ Văn Hết", []),
]


class QuickArgon2(Argon2PasswordHasher):
    """As the product hashes passwords, as cheaply as the algorithm allows."""

    time_cost, memory_cost, parallelism = 1, 8, 1


@dataclass
class Cast:
    """Everybody and every unit, by the names used in tests."""

    province: Unit
    a: Unit
    b: Unit
    a1: Unit
    a2: Unit
    b1: Unit
    an: User
    binh: User
    chi: User
    dung: User
    giang: User
    two_roles: User
    ended: User

    @classmethod
    def build(cls):
        """Write the cast, once."""
        rules.load(by=None)
        found = {None: None}
        for code, kind, parent, name, short_name, seat in UNITS:
            found[code] = units.found(
                code=code,
                kind=UnitKind.objects.get(pk=kind),
                parent=found[parent],
                name=name,
                short_name=short_name,
                seat=seat,
                opened_on=FOUNDED,
                by=None,
            )
        for username, full_name, roles in PEOPLE:
            user = accounts.open_account(
                username=username, full_name=full_name, password=PASSWORD, by=None
            )
            for role, code in roles:
                accounts.assign(user=user, role=role, unit=found[code], since=FOUNDED, by=None)
        _assign_and_end(User.objects.get(username="het_vai"), found["A1"])

    @classmethod
    def meet(cls):
        """Fetch the cast; build it when a browser journey has emptied the tables."""
        if not User.objects.filter(username="an").exists():
            cls.build()
        by_code = {unit.code: unit for unit in Unit.unscoped.select_related("parent", "kind")}
        by_name = {user.username: user for user in User.objects.all()}
        return cls(
            province=by_code["P"],
            a=by_code["A"],
            b=by_code["B"],
            a1=by_code["A1"],
            a2=by_code["A2"],
            b1=by_code["B1"],
            an=by_name["an"],
            binh=by_name["binh"],
            chi=by_name["chi"],
            dung=by_name["dung"],
            giang=by_name["giang"],
            two_roles=by_name["hai_vai"],
            ended=by_name["het_vai"],
        )


def found(parent, code, *, kind="cell", name="", opened_on=date(2020, 1, 1)):
    """One more unit below `parent`."""
    return units.found(
        code=code,
        kind=UnitKind.objects.get(pk=kind),
        parent=parent,
        name=name or f"Chi bộ {code}",
        short_name=code,
        seat=parent.seat,
        opened_on=opened_on,
        by=None,
    )


def _assign_and_end(user, unit):
    """Somebody whose role ran out yesterday."""
    with acting(None, "thôi vai trò"):
        RoleAssignment.unscoped.create(
            user=user,
            unit=unit,
            role=Role.SECRETARY,
            valid=DateRange(FOUNDED, ENDED),
        )
