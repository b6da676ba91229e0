"""The check-list of a dossier: which papers are there. Never the papers themselves."""

from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, Versioned
from members.enums import Kept


class CheckedDossier(Scoped, Versioned):
    """The list one person is held against; its version is that of all its lines.

    `basis` is the document whose list was copied when the check-list was begun: a later list does
    not change what was checked. `papers_rule` is the key of that list among the rules, `whose` the
    field that names the person.
    """

    read_permission = Permission.READ_MEMBERS

    basis = models.CharField("danh mục theo", max_length=60)
    checked_on = models.DateField("ngày đối chiếu", null=True, blank=True)

    class Meta:
        abstract = True


class CheckedPaper(Scoped):
    """One kind of paper: there or missing, with the number and day by which it is known."""

    read_permission = Permission.READ_MEMBERS

    order = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã", max_length=20)
    name = models.CharField("tên giấy tờ", max_length=200)
    state = models.CharField("trong hồ sơ", max_length=8, choices=Kept, blank=True)
    number = models.CharField("số", max_length=60, blank=True)
    dated_on = models.DateField("ngày", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=200, blank=True)

    class Meta:
        abstract = True
        ordering = ["dossier", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "code"],
                name="%(class)s_once",
                violation_error_message="Loại giấy tờ này đã có trong danh mục.",
            ),
            models.CheckConstraint(
                name="%(class)s_known_state",
                condition=Q(state__in=["", *Kept.values]),
                violation_error_message="Giấy tờ ghi là có, thiếu hoặc không cần.",
            ),
            models.CheckConstraint(
                name="%(class)s_never_secret",
                condition=~Q(number__regex=r"\m(MẬT|TỐI MẬT|TUYỆT MẬT)\M"),
                violation_error_message="Giấy tờ có độ mật không ghi ở đây, kể cả số.",
            ),
        ]

    def __str__(self):
        return self.name


@tracked()
class Dossier(CheckedDossier):
    """A member's dossier."""

    scope = "member__unit__path"
    papers_rule = "dossier-papers"
    whose = "member"

    member = models.OneToOneField("members.Member", models.PROTECT, related_name="dossier")

    class Meta:
        verbose_name = "thành phần hồ sơ"
        ordering = ["member"]

    def __str__(self):
        return f"Hồ sơ của {self.member}"


@tracked()
class DossierPaper(CheckedPaper):
    """A paper of a member's dossier."""

    scope = "dossier__member__unit__path"

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="papers")

    class Meta(CheckedPaper.Meta):
        verbose_name = "giấy tờ trong hồ sơ"


@tracked()
class AdmissionDossier(CheckedDossier):
    """The dossier on which somebody is voted into the Party."""

    scope = "candidate__unit__path"
    papers_rule = "admission-papers"
    whose = "candidate"

    candidate = models.OneToOneField("members.Candidate", models.PROTECT, related_name="dossier")

    class Meta:
        verbose_name = "hồ sơ kết nạp"
        ordering = ["candidate"]

    def __str__(self):
        return f"Hồ sơ kết nạp của {self.candidate}"


@tracked()
class AdmissionPaper(CheckedPaper):
    """A paper of a dossier of admission."""

    scope = "dossier__candidate__unit__path"

    dossier = models.ForeignKey(AdmissionDossier, models.PROTECT, related_name="papers")

    class Meta(CheckedPaper.Meta):
        verbose_name = "giấy tờ trong hồ sơ kết nạp"
