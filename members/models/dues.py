"""The dues book of a cell: what each of its people paid for each month, when and by which way."""

from django.db import models
from django.db.models import Q

from chibo.access import Permission
from chibo.history import tracked
from chibo.models import Scoped, Versioned, counted, through
from members.enums import DuesChannel

from .dues_person import OF_A_GUEST, OfAPerson, guest_stay, of_one_person
from .given_up import OncePerPersonQuerySet


@tracked()
class DuesBook(Scoped, Versioned):
    """One book a cell; its version is that of every figure in it, whatever the year."""

    read_permission = Permission.READ_MEMBERS

    unit = models.OneToOneField("chibo.Unit", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "sổ thu đảng phí"

    def __str__(self):
        return f"Sổ thu đảng phí, {self.unit}"


@tracked()
@counted(through("book", "members_duesbook"))
class DuesPayment(OfAPerson, Scoped):
    """What a member, or a guest from elsewhere, paid for one month, in đồng.

    No row is "not recorded"; 0 is an amount. `month` is its first day. Without `paid_on` nobody
    knows the day any more, and the money counts within the month it is for.
    """

    scope = "book__unit__path"
    read_permission = Permission.READ_MEMBERS

    book = models.ForeignKey(DuesBook, models.PROTECT, related_name="payments")
    member = models.ForeignKey("members.Member", models.PROTECT, null=True, related_name="+")
    stay = guest_stay()
    month = models.DateField("tháng")
    amount = models.PositiveIntegerField("số tiền")
    paid_on = models.DateField("ngày nộp", null=True)
    channel = models.CharField("hình thức", max_length=8, choices=DuesChannel)

    unscoped = OncePerPersonQuerySet.as_manager()

    class Meta:
        verbose_name = "đảng phí đã đóng"
        ordering = ["month", "member_id", "stay_id"]
        constraints = [
            of_one_person("dues_payment_of_one_person"),
            models.UniqueConstraint(
                fields=["member", "month", "book"],
                name="dues_payment_once",
                violation_error_message="Tháng này của đồng chí ấy đã ghi rồi. Hãy mở lại trang.",
            ),
            models.UniqueConstraint(
                fields=["stay", "month", "book"],
                condition=OF_A_GUEST,
                name="dues_payment_of_guest_once",
                violation_error_message="Tháng này của đồng chí ấy đã ghi rồi. Hãy mở lại trang.",
            ),
            models.CheckConstraint(
                name="dues_payment_for_a_month",
                condition=Q(month__day=1, month__year__range=(1930, 2200)),
                violation_error_message="Đảng phí ghi theo từng tháng.",
            ),
            models.CheckConstraint(
                name="dues_payment_known_channel",
                condition=Q(channel__in=DuesChannel.values),
                violation_error_message="Hình thức nộp không có trong danh mục.",
            ),
        ]

    def __str__(self):
        return f"{self.person.full_name}, tháng {self.month:%m/%Y}"
