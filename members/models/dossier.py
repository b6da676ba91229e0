"""The check-list of a member's dossier: which papers are there. Never the papers themselves."""

from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, Versioned


@tracked()
class Dossier(Scoped, Versioned):
    """The list one member is held against; its version is that of all its lines.

    `basis` is the document whose list was copied when the check-list was begun: a later list does
    not change what was checked.
    """

    scope = "member__unit__path"
    read_permission = Permission.READ_MEMBERS

    member = models.OneToOneField("members.Member", models.PROTECT, related_name="dossier")
    basis = models.CharField("danh mục theo", max_length=60)
    checked_on = models.DateField("ngày đối chiếu", null=True, blank=True)

    class Meta:
        verbose_name = "thành phần hồ sơ"
        ordering = ["member"]

    def __str__(self):
        return f"Hồ sơ của {self.member}"


@tracked()
class DossierPaper(Scoped):
    """One kind of paper: there or missing, with the number and day by which it is known."""

    scope = "dossier__member__unit__path"
    read_permission = Permission.READ_MEMBERS

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="papers")
    order = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã", max_length=20)
    name = models.CharField("tên giấy tờ", max_length=200)
    present = models.BooleanField("có trong hồ sơ", default=False)
    number = models.CharField("số", max_length=60, blank=True)
    dated_on = models.DateField("ngày", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=200, blank=True)

    class Meta:
        verbose_name = "giấy tờ trong hồ sơ"
        ordering = ["dossier", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "code"],
                name="dossier_paper_once",
                violation_error_message="Loại giấy tờ này đã có trong danh mục.",
            ),
            models.CheckConstraint(
                name="dossier_paper_never_secret",
                condition=~Q(number__regex=r"\m(MẬT|TỐI MẬT|TUYỆT MẬT)\M"),
                violation_error_message="Giấy tờ có độ mật không ghi ở đây, kể cả số.",
            ),
        ]

    def __str__(self):
        return self.name
