"""`manage.py load_demo`: the invented province, into an empty database only."""

import os
import secrets

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from chibo.actions import rules
from chibo.models import Unit, User
from resolutions import demo


class Command(BaseCommand):
    help = (
        "Nạp dữ liệu dùng thử (một tỉnh tưởng tượng) vào cơ sở dữ liệu trống. Mật khẩu bốn tài "
        "khoản dùng thử lấy từ CHIBO_DEMO_PASSWORD, không có thì đặt ngẫu nhiên và in ra."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="đã có dữ liệu thì thôi, không báo lỗi"
        )

    def handle(self, *, if_empty, **_):
        if Unit.unscoped.exists() or User.objects.exists():
            if if_empty:
                return
            raise CommandError("Cơ sở dữ liệu đã có dữ liệu; dữ liệu dùng thử không nạp thêm.")
        given = os.environ.get("CHIBO_DEMO_PASSWORD")
        password = given or secrets.token_urlsafe(9)
        rules.load(by=None)
        demo.load(password, timezone.localdate())
        if not given:
            self.stdout.write(f"Mật khẩu của bithu, vanphong, captren, quantri: {password}")
