from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from chibo.access import Role
from chibo.actions import accounts, units
from chibo.management.asking import ask, ask_password, choose, require_terminal
from chibo.models import RoleAssignment, Unit, UnitKind, UnitKindParent, User
from chibo.regulations import Refused


class Command(BaseCommand):
    help = (
        "Hỏi và lập những gì một cơ sở dữ liệu trống cần: người quản trị, tổ chức, bí thư. "
        "Chạy lại được: việc gì đã xong thì bỏ qua."
    )

    def handle(self, **_):
        require_terminal()
        try:
            if not self._has(Role.ADMINISTRATOR):
                self._begin()
            if not self._has(Role.SECRETARY):
                self._open_secretary()
        except (EOFError, KeyboardInterrupt):
            raise CommandError("Đã dừng. Hãy chạy lại lệnh này để làm tiếp.") from None
        except Refused as refused:
            raise CommandError(f"Chưa ghi gì ở bước này. {refused}") from None
        self.stdout.write("Xong. Mọi việc còn lại làm trên trang web.")

    def _has(self, role):
        return RoleAssignment.unscoped.today().filter(role=role, user__is_active=True).exists()

    def _begin(self):
        """The administrator and the unit at the top, in one transaction."""
        self.stdout.write("Bước 1/2. Người quản trị và tổ chức cao nhất của bản cài này.")
        username, full_name = self._ask_person("người quản trị")
        person = User(username=username, full_name=full_name)
        password = ask_password(lambda text: validate_password(text, person), out=self._say)
        top = Unit.unscoped.filter(parent=None).open(timezone.localdate()).first()
        facts = None if top else self._ask_unit(UnitKind.objects.all(), None)
        with transaction.atomic():
            top = top or self._found(facts, None)
            account = accounts.open_account(
                username=username, full_name=full_name, password=password, by=None
            )
            self._assign(account, Role.ADMINISTRATOR, top)

    def _open_secretary(self):
        """A cell, its secretary, and the link by which they choose their password."""
        self.stdout.write("Bước 2/2. Chi bộ đầu tiên và bí thư của chi bộ.")
        today = timezone.localdate()
        cell = Unit.unscoped.open(today).cells().first()
        above = None if cell else self._above_cells(today)
        facts = None if cell else self._ask_unit(_cell_kinds(above, today), above)
        username, full_name = self._ask_person(f"bí thư {cell.name if cell else facts['name']}")
        with transaction.atomic():
            cell = cell or self._found(facts, above)
            account = accounts.open_account(username=username, full_name=full_name, by=None)
            self._assign(account, Role.SECRETARY, cell)
            uid, token = accounts.invite(account=account, by=None)
        link = settings.ORIGIN + reverse("invitation", args=[uid, token])
        self.stdout.write(f"Trao liên kết này cho {full_name} để đặt mật khẩu (7 ngày, một lần):")
        self.stdout.write(f"  {link}")

    def _above_cells(self, today):
        """The unit below which a cell may stand; asked for when the top takes no cells."""
        for unit in Unit.unscoped.open(today).order_by("path"):
            if _cell_kinds(unit, today):
                return unit
        top = Unit.unscoped.open(today).first()
        self.stdout.write(f"{top.name} không có chi bộ trực tiếp; cần một đảng bộ ở giữa.")
        between = UnitKind.objects.filter(
            parents__parent_kind=top.kind, parents__valid__contains=today
        )
        return self._found(self._ask_unit(between, top), top)

    def _ask_person(self, who):
        full_name = ask(f"Họ và tên {who}", out=self._say)
        return ask("Tên đăng nhập", check=_free_username, out=self._say), full_name

    def _ask_unit(self, kinds, above):
        kind = choose("Loại tổ chức:", [(kind, kind.name) for kind in kinds], out=self._say)
        name = ask("Tên tổ chức, như trên văn bản", out=self._say)
        seat = ask(
            "Địa danh ghi trước ngày tháng", default=above.seat if above else "", out=self._say
        )
        return {"kind": kind, "name": name, "seat": seat, "code": _free_code()}

    def _found(self, facts, parent):
        return units.found(
            **facts,
            parent=parent,
            short_name=facts["name"][:80],
            opened_on=timezone.localdate(),
            by=None,
        )

    def _assign(self, account, role, unit):
        accounts.assign(user=account, role=role, unit=unit, since=timezone.localdate(), by=None)

    def _say(self, sentence):
        self.stdout.write(sentence)


def _cell_kinds(above, today):
    """Kinds of cells that may stand below the unit today."""
    kinds = UnitKindParent.objects.filter(parent_kind=above.kind, valid__contains=today)
    return UnitKind.objects.filter(is_cell=True, pk__in=kinds.values("kind"))


def _free_code():
    return f"TC{Unit.unscoped.count() + 1:03}"


def _free_username(text):
    username = text.lower()
    User._meta.get_field("username").run_validators(username)
    if User.objects.filter(username__iexact=username).exists():
        raise ValidationError("Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.")
    return username
