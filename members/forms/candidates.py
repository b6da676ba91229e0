"""Candidates: who they are."""

from crispy_forms.layout import Layout
from django import forms

from chibo.forms import DayField, LineField, ScopedModelForm
from chibo.models import Unit
from chibo.vietnamese.names import title_case_name
from members.enums import KINH, Gender
from members.models import Candidate

from .fields import PhoneField
from .layout import part, row
from .members import cells

LINES = ["full_name", "hometown", "permanent_residence", "occupation", "general_education"]


class PersonForm(ScopedModelForm):
    """Who the candidate is."""

    class Meta:
        model = Candidate
        fields = ["full_name", "gender", "birth_date", "ethnicity", *LINES[1:], "phone"]
        field_classes = dict.fromkeys(LINES, LineField) | {
            "birth_date": DayField,
            "phone": PhoneField,
        }
        widgets = {"gender": forms.RadioSelect}
        error_messages = {
            "full_name": {"required": "Hãy ghi họ và tên."},
            "gender": {"required": "Hãy chọn nam hoặc nữ."},
            "birth_date": {
                "required": "Hãy ghi đủ ngày, tháng, năm sinh.",
                "invalid": "Hãy ghi ngày theo dạng 19/05/2000.",
            },
        }
        help_texts = {"birth_date": "Đủ ngày, tháng, năm: tuổi khi xét kết nạp tính theo tháng."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gender"].choices = Gender.choices
        self.initial.setdefault("ethnicity", KINH)

    def clean_full_name(self):
        """Names typed all in capitals get their ordinary spelling."""
        return title_case_name(self.cleaned_data["full_name"])

    def _post_clean(self):
        """Rules and constraints speak in the action; checking them here would say it twice."""

    def laid_out(self, *where):
        """The person, then what the page adds."""
        return Layout(
            part(
                "Lý lịch",
                row("full_name", "birth_date", "gender"),
                row("ethnicity", "general_education", "phone"),
                row("hometown", "permanent_residence"),
                row("occupation"),
            ),
            *where,
        )


class EnlistForm(PersonForm):
    """Somebody new on the cell's list."""

    unit = forms.ModelChoiceField(Unit.unscoped.none(), label="Chi bộ", empty_label="Chọn chi bộ")
    on = DayField(label="Đưa vào danh sách ngày")
    note = LineField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = list(self.fields["unit"].queryset[:2])
        if len(offered) == 1:
            self.fields["unit"].empty_label = None
            self.initial["unit"] = offered[0].pk
        self.helper.layout = self.laid_out(part("Theo dõi tại", row("unit", "on", "note")))

    def choices_for(self, user, unit):
        return {"unit": cells(user).below(unit)}


class CorrectCandidateForm(PersonForm):
    """Other words about the same person."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        self.helper.layout = self.laid_out("version")
