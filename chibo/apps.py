"""The kernel as a Django app; its checks refuse a program whose views declare no access."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class ChiboConfig(AppConfig):
    name = "chibo"
    verbose_name = "Tổ chức đảng"

    def ready(self):
        from .checks import every_view_declares_its_access

        register(every_view_declares_its_access, Tags.security)
