"""A list that somebody brought: kept until it is confirmed, then the record by which to undo it."""

from datetime import timedelta

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from chibo.access import Permission
from chibo.encryption import EncryptedTextField
from chibo.history import tracked
from chibo.models import Scoped, Versioned
from members.enums import ImportState

KEPT_DAYS = 14


@tracked(leave_out=["grid", "preview"])
class ListImport(Scoped, Versioned):
    """One file for one unit. Nothing of it is in the register before it is applied.

    `grid` is what was read of the file, `preview` what it would do; both hold personal data, are
    encrypted, and go when they are no longer needed. `counts` are {"new", "changed", "unchanged",
    "wrong", "warned"}.
    """

    read_permission = Permission.EDIT_MEMBERS

    unit = models.ForeignKey("chibo.Unit", models.PROTECT, related_name="+", verbose_name="tổ chức")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    source_name = models.CharField("tệp", max_length=200)
    state = models.CharField(
        "tình trạng", max_length=8, choices=ImportState, default=ImportState.KEPT
    )
    grid = EncryptedTextField("nội dung tệp")
    mapping = models.JSONField("cột", default=dict, editable=False)
    preview = EncryptedTextField("bản xem trước")
    counts = models.JSONField("số dòng", default=dict, editable=False)
    kept_at = models.DateTimeField("chọn tệp lúc", default=timezone.now, editable=False)
    applied_at = models.DateTimeField("ghi lúc", null=True)
    undone_at = models.DateTimeField("hoàn tác lúc", null=True)

    class Meta:
        verbose_name = "lần nhập danh sách"
        ordering = ["-kept_at"]
        constraints = [
            models.CheckConstraint(
                name="list_import_days_fit_its_state",
                condition=Q(state__in=["kept", "expired"], applied_at=None, undone_at=None)
                | Q(state="applied", applied_at__isnull=False, undone_at=None)
                | Q(state="undone", applied_at__isnull=False, undone_at__isnull=False),
                violation_error_message="Tình trạng của lần nhập phải hợp với các ngày.",
            ),
            models.CheckConstraint(
                name="list_import_keeps_a_file_only_while_waiting",
                condition=Q(state="kept") | Q(grid=None, preview=None),
                violation_error_message="Nội dung tệp chỉ được giữ trong khi chờ xác nhận.",
            ),
        ]

    def __str__(self):
        return self.source_name

    @classmethod
    def visible_to(cls, user, permission=None):
        """What waits is seen by the person who brought it; what was done by whoever may edit."""
        mine = Q(reader=user) | ~Q(state__in=[ImportState.KEPT, ImportState.EXPIRED])
        return super().visible_to(user, permission).filter(mine)

    @property
    def kept_until(self):
        """When the file is let go if nobody confirms."""
        return self.kept_at + timedelta(days=KEPT_DAYS)


class ImportedRow(Scoped):
    """What an import did to one member: by this it is undone.

    `before` are the values that it changed, as JSON, empty for somebody new; `version` is the
    member's number right after. Untracked: written once, with the import.
    """

    scope = "source__unit__path"
    read_permission = Permission.EDIT_MEMBERS

    source = models.ForeignKey(ListImport, models.PROTECT, related_name="rows")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    sheet = models.CharField("trang", max_length=100)
    number = models.PositiveIntegerField("dòng")
    before = EncryptedTextField("giá trị cũ")
    version = models.PositiveIntegerField("lần sửa")

    class Meta:
        verbose_name = "dòng đã nhập"
        ordering = ["source", "sheet", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "member"],
                name="imported_row_once",
                violation_error_message="Mỗi đồng chí có một dòng trong mỗi lần nhập.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self):
        return f"{self.sheet}, dòng {self.number}"
