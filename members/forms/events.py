"""The steps of a life in the Party: one form a step, each with the fields it needs."""

from django import forms
from django.utils import timezone

from chibo.forms import DayField, LineField, ScopedForm
from chibo.models import Unit
from chibo.vietnamese.names import sort_key
from members.enums import FORMS, Step
from members.models import Member
from members.queries import life_rule, official_members

from .confirming import Confirming
from .event_fields import FIELDS, REQUIRED
from .members import cells


class StepForm(Confirming, ScopedForm):
    """One step of a life. `kind` decides which fields there are and what they are called."""

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
    unit = forms.ModelChoiceField(
        Unit.unscoped.none(), label="Chi bộ tiếp nhận", empty_label="Chọn chi bộ"
    )
    form = forms.ChoiceField(
        label="Hình thức", error_messages={"required": "Hãy chọn một mục trong danh sách."}
    )
    host = forms.ModelChoiceField(
        Unit.unscoped.none(),
        label="Chi bộ trong hệ thống này",
        required=False,
        empty_label="Nơi khác (ghi tên ở dưới)",
    )
    place = LineField(label="Nơi khác", max_length=200, required=False)
    on = DayField(label="Ngày")
    until = DayField(label="Đến ngày", required=False)
    early = forms.BooleanField(label="Xét tặng sớm (bệnh nặng, từ trần)", required=False)
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
        for name in REQUIRED.get(self.kind, ()):
            self.fields[name].required = True
        if "host" in self.fields and not self.fields["host"].queryset.exists():
            self._leave_out_host()
        if "form" in self.fields:
            self.fields["form"].choices = _forms(self.kind)
        if self.kind not in (Step.VOTED, Step.PROPOSED) and "votes_for" in self.fields:
            self.fields["votes_for"].required = self.fields["votes_base"].required = False

    def choices_for(self, user, unit):
        others = other_cells(user, unit)
        return {
            "person": official_members(user, unit, timezone.localdate()),
            "unit": others if self.kind == Step.MOVED else cells(user),
            "host": others,
        }

    @property
    def nowhere_to_move(self):
        """Whether every cell that could receive is out of this person's reach."""
        return self.kind == Step.MOVED and not self.fields["unit"].queryset.exists()

    def _leave_out_host(self):
        """Whoever keeps one cell has no list to choose from: the place is written."""
        del self.fields["host"]
        place = self.fields["place"]
        place.label, place.required = "Nơi sinh hoạt tạm thời", True
        place.error_messages["required"] = "Hãy ghi nơi sinh hoạt tạm thời."

    def clean(self):
        """Whoever is chosen is named as well: the record outlives the choice."""
        found = super().clean()
        if "votes_for" in self.fields and (found.get("votes_for") is None) != (
            found.get("votes_base") is None
        ):
            self.add_error("votes_for", "Hãy ghi đủ hai số của kết quả biểu quyết.")
        if "person_name" in self.fields:
            if found.get("person"):
                chosen, typed = found["person"].full_name, found.get("person_name")
                if typed and sort_key(typed) != sort_key(chosen):
                    sentence = f"Đã chọn đồng chí {chosen}. Hãy xóa tên ở ô này, hoặc bỏ chọn."
                    self.add_error("person_name", sentence)
                found["person_name"] = chosen
            elif not found.get("person_name") and self.kind != Step.CEREMONY:
                self.add_error("person", "Hãy chọn đảng viên, hoặc ghi tên ở ô dưới.")
        return found


def other_cells(user, unit):
    """The cells that this person keeps beside this one."""
    return cells(user).exclude(pk=unit.pk)


class AnnulForm(ScopedForm):
    """Why a step is taken back."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = LineField(
        label="Lý do bỏ bước này",
        max_length=300,
        error_messages={"required": "Hãy ghi lý do."},
    )


def _forms(kind):
    if kind == Step.BADGE:
        rule = life_rule("badge", timezone.localdate())
        return [(str(level), f"{level} năm tuổi Đảng") for level in rule.levels]
    if kind == Step.DISCIPLINED:
        # Nothing is chosen beforehand: where one is corrected the form recorded is masked.
        return [("", "Chọn hình thức"), *FORMS[kind].choices]
    return FORMS[kind].choices
