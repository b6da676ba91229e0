"""Everything a start needs from Django, in one process: importing Django is what costs."""

import json
import os
import sys
from contextlib import redirect_stdout

from django.core.management import call_command
from django.core.management.base import BaseCommand

from chibo.actions import accounts, figures
from chibo.models import User

DEMO_ACCOUNTS = ("bithu", "vanphong", "captren", "quantri")


class Command(BaseCommand):
    help = (
        "Đưa cơ sở dữ liệu và các tệp tĩnh về đúng bản này; nạp dữ liệu dùng thử khi còn trống. "
        "In ra một dòng JSON: có tài khoản chưa, có phải bản dùng thử không."
    )

    def add_arguments(self, parser):
        parser.add_argument("--empty", action="store_true", help="không nạp dữ liệu dùng thử")
        parser.add_argument(
            "--new-demo-password",
            action="store_true",
            help="đặt lại mật khẩu các tài khoản dùng thử theo CHIBO_DEMO_PASSWORD",
        )

    def handle(self, *, empty, new_demo_password, **_):
        with redirect_stdout(sys.stderr):
            self.bring_up_to_date()
            if not empty:
                call_command("load_demo", if_empty=True)
            demo = User.objects.filter(username__in=DEMO_ACCOUNTS)
            if new_demo_password:
                self.set_demo_password(demo)
        state = {"users": User.objects.exists(), "demo": len(demo) == len(DEMO_ACCOUNTS)}
        self.stdout.write(json.dumps(state))

    def bring_up_to_date(self):
        """Tables first, then what stands in them, then who may touch them."""
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("load_rules")
        call_command("grant_web_role")
        figures.forget()
        call_command("collectstatic", interactive=False, verbosity=0)

    def set_demo_password(self, demo):
        """CHIBO_DEMO_PASSWORD was given another value after the demo was loaded."""
        for account in demo:
            accounts.set_password(
                account=account, password=os.environ["CHIBO_DEMO_PASSWORD"], by=None
            )
