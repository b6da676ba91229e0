from django.core.management.base import BaseCommand

from chibo.actions import rules


class Command(BaseCommand):
    help = "Nạp các quy định chương trình biết; điều người quản trị đã đổi được giữ nguyên."

    def handle(self, **_):
        rules.load(by=None)
