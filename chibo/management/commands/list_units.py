import json

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from chibo.models import Unit, User
from chibo.queries import working_units


class Command(BaseCommand):
    help = "In các tổ chức đảng đang hoạt động, mỗi dòng một đối tượng JSON, theo thứ tự của cây."

    def add_arguments(self, parser):
        parser.add_argument(
            "--of", metavar="USERNAME", help="chỉ những tổ chức người này được làm việc"
        )

    def handle(self, *, of, **_):
        for unit in self._units(of).order_by("path"):
            line = {
                "id": unit.pk,
                "code": unit.code,
                "name": unit.name,
                "kind": unit.kind_id,
                "parent": unit.parent_id,
            }
            self.stdout.write(json.dumps(line, ensure_ascii=False))

    def _units(self, username):
        if username is None:
            return Unit.unscoped.open(timezone.localdate())
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"Không có tài khoản “{username}”.")
        return working_units(user)
