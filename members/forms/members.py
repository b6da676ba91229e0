"""The record of a member: entered anew, and corrected."""

from crispy_forms.layout import HTML
from django import forms
from django.utils import timezone
from django.utils.text import capfirst

from chibo.access import Permission
from chibo.forms import DayField, LineField, ScopedModelForm
from chibo.models import Unit
from chibo.vietnamese.names import title_case_name
from members.enums import KINH, RELIGIONS, Entry, Gender, PartyPost
from members.models import SEALED, Member

from .confirming import Confirming
from .fields import BirthField, DigitsField, PhoneField
from .layout import part, person, record_layout, row

DAYS = ["decided_on", "ceremony_on", "official_on", "exempt_on"]
LINES = [
    *["full_name", "hometown", "permanent_residence", "temporary_residence", "occupation"],
    *["admitted_at", "official_at", "introducers", "record_number", "general_education"],
    *["profession", "foreign_languages", "computing", "minority_languages"],
]
CHOICES = [
    *["gender", "ethnicity", "professional_level", "degree", "academic_title"],
    *["theory_level", "theory_mode"],
]
LOOKALIKES = '{% include "members/duplicates/_while_typing.html" %}'
COMMON = ["unit", "since", "reason", "ethnicity", "hometown", "admitted_at"]


def cells(user):
    """The open cells in which this person keeps the register."""
    mine = Unit.visible_to(user, Permission.EDIT_MEMBERS).cells()
    return mine.open(timezone.localdate()).order_by("path")


class RecordForm(Confirming, ScopedModelForm):
    """What both share. Sealed fields stand outside the model form: their text never comes back."""

    card_number = DigitsField(label="Số thẻ đảng viên", required=False, help_text="12 chữ số.")
    identity_number = DigitsField(label="Số căn cước", required=False, help_text="12 chữ số.")
    old_card_number = DigitsField(
        label="Số thẻ cũ", required=False, help_text="8 chữ số, thẻ cấp trước ngày 02/9/2025."
    )
    religion = forms.ChoiceField(
        label="Tôn giáo",
        required=False,
        choices=[("", "Chưa ghi"), *((name, name) for name in RELIGIONS)],
    )

    class Meta:
        model = Member
        fields = [*LINES, *CHOICES, *DAYS, "phone", "email"]
        field_classes = (
            dict.fromkeys(LINES, LineField) | dict.fromkeys(DAYS, DayField) | {"phone": PhoneField}
        )
        widgets = {"gender": forms.RadioSelect}
        error_messages = {
            "full_name": {"required": "Hãy ghi họ và tên."},
            "gender": {"required": "Hãy chọn nam hoặc nữ."},
            "ceremony_on": {"required": "Hãy ghi ngày làm lễ kết nạp."},
        }
        help_texts = {
            "full_name": "Ghi như trong giấy khai sinh.",
            "record_number": "6 chữ số và chữ viết tắt của đảng bộ tỉnh, ví dụ 012345 HN.",
            "introducers": "Họ tên, chức vụ của người giới thiệu.",
            "exempt_on": "Để trống nếu đồng chí vẫn công tác và sinh hoạt bình thường.",
            "official_on": "Để trống nếu đang dự bị.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gender"].choices = Gender.choices
        for name in CHOICES[1:]:
            self.fields[name].choices = [("", "Chưa ghi"), *self.fields[name].choices[1:]]
        for name in DAYS:
            self.fields[name].error_messages["invalid"] = "Hãy ghi ngày theo dạng 19/05/2010."

    def clean_full_name(self):
        """Names typed all in capitals get their ordinary spelling."""
        return title_case_name(self.cleaned_data["full_name"])

    def _post_clean(self):
        """Rules and constraints speak in the action; checking them here would say it twice."""


class RegisterForm(RecordForm):
    """A new member of a cell."""

    field_order = ["full_name", "birth", "gender"]
    unit = forms.ModelChoiceField(Unit.unscoped.none(), label="Chi bộ", empty_label="Chọn chi bộ")
    birth = BirthField(
        label="Ngày sinh",
        help_text="Chỉ biết năm thì ghi năm, ví dụ 1950. Lưu rồi thì ngày sinh bị khóa.",
        error_messages={"required": "Hãy ghi ngày sinh hoặc năm sinh."},
    )
    reason = forms.ChoiceField(
        label="Vào danh sách do", choices=[(e.value, capfirst(e.label)) for e in Entry]
    )
    party_post = forms.ChoiceField(
        label="Chức vụ trong chi bộ",
        required=False,
        choices=[("", "Không"), *PartyPost.choices],
    )
    since = DayField(
        label="Sinh hoạt tại chi bộ từ ngày",
        required=False,
        help_text="Để trống: tính từ ngày vào Đảng (hoặc ngày lập chi bộ nếu sau đó).",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("ethnicity", KINH)
        self.helper.layout = record_layout(
            who=[person("birth"), HTML(LOOKALIKES)],
            where=[part("Sinh hoạt tại chi bộ", row("unit", "reason"), row("since", "party_post"))],
        )
        self._offer_the_only_cell()

    def choices_for(self, user, unit):
        return {"unit": cells(user).below(unit)}

    def _offer_the_only_cell(self):
        """A secretary keeps one cell: nothing to choose."""
        field = self.fields["unit"]
        offered = list(field.queryset[:2])
        if len(offered) == 1:
            field.empty_label = None
            self.initial["unit"] = offered[0].pk

    def for_action(self):
        """What `actions.members.register` asks for."""
        values = dict(self.cleaned_data)
        values["birth_date"], values["birth_precision"] = values.pop("birth")
        return values

    def common(self):
        """What the next person is likely to share, as it was typed."""
        return {name: self.data.get(name, "") for name in COMMON}


class CorrectForm(RecordForm):
    """An existing record: a masked field left empty stays as it is."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    forget = forms.MultipleChoiceField(
        label="Bỏ phần đã ghi",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ đánh dấu khi muốn xóa hẳn.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        recorded = [name for name in SEALED if getattr(self.instance, name)]
        for name in set(recorded) - {"religion"}:
            self.fields[name].help_text = "Đã ghi, đang che. Để trống thì giữ nguyên."
        if "religion" in recorded:
            self.fields["religion"].choices[0] = ("", "Giữ nguyên phần đã ghi")
            self.fields["religion"].widget.choices = self.fields["religion"].choices
        self.fields["forget"].choices = [(name, SEALED[name].capitalize()) for name in recorded]
        if not recorded:
            del self.fields["forget"]
        self.initial["version"] = self.instance.version
        self.helper.layout = record_layout(
            who=["version", person()], sealed=["forget"] if recorded else []
        )

    def for_action(self):
        """What `actions.members.correct` asks for; untouched masked fields are not among it."""
        values = dict(self.cleaned_data)
        forget = values.pop("forget", [])
        for name in SEALED:
            if name in forget:
                values[name] = ""
            elif not values.get(name):
                values.pop(name, None)
        return values
