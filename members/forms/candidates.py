"""Candidates and the steps of their way in: one form a step, each with the fields it needs."""

from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone

from chibo.forms import DayField, LineField, ScopedForm, ScopedModelForm
from chibo.models import Unit
from chibo.vietnamese.names import title_case_name
from members.enums import KINH, Gender, Step
from members.models import Candidate, Member
from members.queries import official_members

from .confirming import Confirming
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


class StepForm(Confirming, ScopedForm):
    """One step. `kind` decides which fields there are and what they are called."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    person = forms.ModelChoiceField(
        Member.unscoped.none(),
        label="Đảng viên chính thức của chi bộ",
        required=False,
        empty_label="Người khác (ghi tên ở dưới)",
    )
    person_name = LineField(
        label="Hoặc họ tên đảng viên khác",
        max_length=100,
        required=False,
        help_text="Chỉ ghi khi không có trong danh sách trên.",
    )
    on = DayField(label="Ngày")
    since = DayField(label="Từ ngày", required=False)
    number = LineField(label="Số văn bản", max_length=60, required=False)
    issuer = LineField(label="Nơi ban hành", max_length=200, required=False)
    votes_for = forms.IntegerField(label="Tán thành", min_value=0, max_value=32000)
    votes_base = forms.IntegerField(
        label="Trên số đảng viên tính biểu quyết",
        min_value=1,
        max_value=32000,
        help_text="Đảng viên chính thức, trừ người được miễn mà vắng, người đi sinh hoạt tạm thời, "
        "người bị đình chỉ, người vắng có lý do.",
    )
    consent = LineField(
        label="Văn bản cấp trên đồng ý (người quá tuổi)", max_length=60, required=False
    )
    note = LineField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, *args, kind, **kwargs):
        self.kind = Step(kind)
        super().__init__(*args, **kwargs)
        labels = FIELDS[self.kind]
        for name in set(self.fields) - {"version", "note", *labels}:
            del self.fields[name]
        for name, label in labels.items():
            self.fields[name].label = label or self.fields[name].label
        self.order_fields(["version", *labels, "note"])
        if self.kind == Step.INTRODUCED:
            self.fields["since"].required = True

    def choices_for(self, user, unit):
        return {"person": official_members(user, unit, timezone.localdate())}

    def clean(self):
        """Whoever is chosen is named as well: the record outlives the choice."""
        found = super().clean()
        if "person_name" in self.fields:
            if found.get("person"):
                found["person_name"] = found["person"].full_name
            elif not found.get("person_name") and self.kind != Step.CEREMONY:
                self.add_error("person", "Hãy chọn đảng viên, hoặc ghi tên ở ô dưới.")
        return found


class AnnulForm(ScopedForm):
    """Why a step is taken back."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = LineField(
        label="Lý do bỏ bước này",
        max_length=300,
        error_messages={"required": "Hãy ghi lý do."},
    )


VOTE = {"votes_for": "", "votes_base": ""}
PERSON = {"person": "", "person_name": ""}
FIELDS = {
    Step.LISTED: {"on": "Đưa vào danh sách ngày"},
    Step.CERTIFIED: {
        "on": "Ngày cấp giấy chứng nhận",
        "number": "Số giấy chứng nhận",
        "issuer": "Nơi cấp",
    },
    Step.INTRODUCED: {
        **PERSON,
        "since": "Cùng công tác hoặc cư trú với người này từ ngày",
        "on": "Ngày viết giấy giới thiệu",
    },
    Step.BACKED: {
        "issuer": "Tổ chức giới thiệu",
        "number": "Số nghị quyết",
        "on": "Ngày nghị quyết",
    },
    Step.VOTED: {
        "on": "Ngày họp chi bộ",
        "number": "Số nghị quyết của chi bộ",
        **VOTE,
        "consent": "",
    },
    Step.DECIDED: {
        "on": "Ngày ký quyết định",
        "number": "Số quyết định",
        "issuer": "Cấp ủy quyết định",
        "since": "Chi bộ nhận quyết định ngày",
    },
    Step.CEREMONY: {
        "on": "Ngày làm lễ",
        "person": "Đảng viên chính thức giúp đỡ",
        "person_name": "",
    },
    Step.DROPPED: {"on": "Thôi xem xét từ ngày"},
    Step.MENTORED: {"on": "Phân công ngày", **PERSON},
    Step.TAUGHT: {
        "on": "Ngày cấp giấy chứng nhận",
        "number": "Số giấy chứng nhận",
        "issuer": "Nơi cấp",
    },
    Step.PROPOSED: {"on": "Ngày họp chi bộ", "number": "Số nghị quyết của chi bộ", **VOTE},
}
