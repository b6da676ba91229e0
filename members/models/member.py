"""The person on the roll: what a secretary must know of them (2-HSĐV, 38-HD/BTCTW 2025)."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, GeneratedField
from django.db.models.functions import Coalesce

from chibo.access import Permission
from chibo.encryption import BlindIndexField, EncryptedTextField
from chibo.history import tracked
from chibo.models import Scoped, Versioned, counted
from members.enums import ETHNICITIES, BirthPrecision, Gender, PartyPost
from members.regulations import full_years, party_age

from .background import BACKGROUND_CONSTRAINTS, Background
from .dues_person import dues_key
from .member_constraints import MEMBER_CONSTRAINTS
from .member_queryset import MemberQuerySet
from .schooling import SCHOOLING_CONSTRAINTS, Schooling
from .spell import ON_THE_ROLL

SEALED = {
    "card_number": "số thẻ đảng viên",
    "old_card_number": "số thẻ đảng viên cũ",
    "identity_number": "số căn cước",
    "religion": "tôn giáo",
}


def _key(function):
    return GeneratedField(
        expression=Func(F("full_name"), function=function, output_field=models.TextField()),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )


@pgtrigger.register(
    pgtrigger.Trigger(
        name="sorts_spells",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("full_name"),
        condition=pgtrigger.Condition("OLD.full_name IS DISTINCT FROM NEW.full_name"),
        func="UPDATE members_spell SET sort_key = NEW.sort_key WHERE member_id = NEW.id;"
        " RETURN NULL;",
    )
)
@tracked(leave_out=["sort_key", "search_key", "party_since"])
@counted(ON_THE_ROLL.format(rows="{rows}", member="id"))
class Member(Scoped, Versioned, Schooling, Background):
    """A Party member for life. `unit` copies the latest affiliation's; only actions write it.

    `party_post` copies the office held today, `gap_days` what the events say of days outside the
    Party; `party_since` is where Party age counts from. `exempt_on` is the exemption that was there
    when the record was begun; later ones are events.

    The fields named in `SEALED` are encrypted; `actions.members.reveal` opens them on record.
    """

    read_permission = Permission.READ_MEMBERS

    unit = models.ForeignKey(
        "chibo.Unit", models.PROTECT, related_name="+", verbose_name="chi bộ", editable=False
    )
    full_name = models.CharField("họ và tên khai sinh", max_length=100)
    gender = models.CharField("giới tính", max_length=6, choices=Gender)
    birth_date = models.DateField("ngày sinh")
    birth_precision = models.CharField(
        "độ chính xác của ngày sinh",
        max_length=5,
        choices=BirthPrecision,
        default=BirthPrecision.DAY,
    )
    hometown = models.CharField("quê quán", max_length=200, blank=True)
    permanent_residence = models.CharField("nơi thường trú", max_length=200, blank=True)
    temporary_residence = models.CharField("nơi tạm trú", max_length=200, blank=True)
    ethnicity = models.CharField("dân tộc", max_length=20, choices=[(e, e) for e in ETHNICITIES])
    religion = EncryptedTextField("tôn giáo")
    occupation = models.CharField("nghề nghiệp hiện nay", max_length=120, blank=True)

    decided_on = models.DateField("ngày ra quyết định kết nạp", null=True, blank=True)
    ceremony_on = models.DateField("ngày vào Đảng (làm lễ kết nạp)")
    official_on = models.DateField("ngày công nhận chính thức", null=True, blank=True)
    admitted_at = models.CharField("kết nạp tại chi bộ", max_length=200, blank=True)
    official_at = models.CharField("công nhận chính thức tại chi bộ", max_length=200, blank=True)
    introducers = models.CharField("người giới thiệu", max_length=200, blank=True)
    exempt_on = models.DateField("được miễn công tác và SHĐ từ ngày", null=True, blank=True)

    record_number = models.CharField("số lý lịch", max_length=10, null=True, blank=True)
    card_number = EncryptedTextField("số thẻ đảng viên")
    card_blind = BlindIndexField()
    old_card_number = EncryptedTextField("số thẻ đảng viên cũ")
    old_card_blind = BlindIndexField(db_index=True)
    identity_number = EncryptedTextField("số căn cước")
    identity_blind = BlindIndexField()

    phone = models.CharField("điện thoại", max_length=16, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    party_post = models.CharField(
        "chức vụ trong Đảng", max_length=20, choices=PartyPost, blank=True, editable=False
    )
    confirmations = ArrayField(models.CharField(max_length=20), default=list, editable=False)
    gap_days = models.PositiveIntegerField("số ngày ra khỏi Đảng", default=0, editable=False)
    party_since = GeneratedField(
        expression=Coalesce("decided_on", "ceremony_on") + F("gap_days"),
        output_field=models.DateField(),
        db_persist=True,
    )

    sort_key = _key("chibo_sort_key")
    search_key = _key("chibo_search_key")

    unscoped = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = "đảng viên"
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="member_sorted"),
            models.Index(fields=["unit", "sort_key"], name="member_sorted_in_unit"),
            models.Index(fields=["party_since"], name="member_by_party_age"),
            models.Index(fields=["birth_date"], name="member_born"),
            GinIndex(fields=["search_key"], opclasses=["gin_trgm_ops"], name="member_searched"),
        ]
        constraints = MEMBER_CONSTRAINTS + SCHOOLING_CONSTRAINTS + BACKGROUND_CONSTRAINTS

    def __str__(self):
        return self.full_name

    @property
    def dues_key(self):
        """By what the dues book knows them."""
        return dues_key(self.pk, None)

    @property
    def birth_text(self):
        """The birth date as far as it is known: "03/02/1960", "02/1960", "1960"."""
        shape = {"day": "%d/%m/%Y", "month": "%m/%Y", "year": "%Y"}
        return self.birth_date.strftime(shape[self.birth_precision])

    def age(self, on):
        """Full years of life on a day; with only the year known, at most."""
        return full_years(self.birth_date, on)

    def party_age(self, on):
        """Full years in the Party on a day (M7)."""
        return party_age(self.decided_on, self.ceremony_on, on, self.gap_days)
