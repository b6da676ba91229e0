"""The plan of a year's inspections, one of them, and each of its steps."""

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.text import capfirst

from chibo.forms import DayField, LineField, ScopedForm, ScopedModelForm
from members.enums import InspectionKind, InspectionMode, InspectionStep
from members.models import Inspection, InspectionPlan, Member
from members.models.inspection import QUARTERS
from members.queries import inspectable

from .confirming import Confirming
from .layout import row

LONG = {"rows": 4, "data-grow": True}


class InspectionPlanForm(ScopedModelForm):
    """Number and date of the plan."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = InspectionPlan
        fields = ["number", "adopted_on", "note"]
        field_classes = {"number": LineField, "adopted_on": DayField, "note": LineField}
        help_texts = {"number": "Ví dụ: 03-KH/CB. Kế hoạch không đánh số thì để trống."}

    def _post_clean(self):
        """Constraints speak in the action."""


class InspectionForm(ScopedModelForm):
    """What is inspected, of whom, when and by whom."""

    everybody = forms.BooleanField(label="Mọi đảng viên của chi bộ", required=False)
    members = forms.ModelMultipleChoiceField(
        Member.unscoped.none(),
        label="Hoặc chọn từng đảng viên",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Inspection
        fields = ["kind", "mode", "subject", "quarter", "team"]
        field_classes = {"subject": LineField, "team": LineField}
        widgets = {
            "kind": forms.RadioSelect,
            "mode": forms.RadioSelect,
            "subject": forms.Textarea(attrs={"rows": 2, "data-grow": True}),
        }
        error_messages = {
            "kind": {"required": "Hãy chọn kiểm tra hoặc giám sát."},
            "mode": {"required": "Hãy chọn thường xuyên hoặc chuyên đề."},
            "subject": {"required": "Hãy ghi nội dung kiểm tra, giám sát."},
        }
        help_texts = {
            "subject": "Ví dụ: Việc chấp hành nghị quyết chi bộ và nhiệm vụ được giao.",
            "team": "Họ tên những người được phân công; để trống nếu chưa phân công.",
        }

    def __init__(self, *args, year, **kwargs):
        self.year = year
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = InspectionKind.choices
        self.fields["mode"].choices = InspectionMode.choices
        self.fields["quarter"].choices = [("", "Cả năm"), *((n, capfirst(q)) for n, q in QUARTERS)]
        if self.instance.pk:
            self.initial["version"] = self.instance.version
            self.initial["members"] = self._already()
        self.helper.layout = Layout(
            "version",
            Row(Column(InlineRadios("kind")), Column(InlineRadios("mode"))),
            "subject",
            row("quarter", "team"),
            "everybody",
            "members",
        )

    def _already(self):
        if not self.instance.pk:
            return []
        return list(self.instance.inspected.once().values_list("member", flat=True))

    def choices_for(self, user, unit):
        return {"members": inspectable(user, unit, self.year, already=self._already())}

    def _post_clean(self):
        """Constraints speak in the action."""

    def for_action(self):
        """What `actions.inspections` asks for: the whole roll when everybody was ticked."""
        values = dict(self.cleaned_data)
        offered = self.fields["members"].queryset
        chosen = offered if values.pop("everybody") else values["members"]
        version = values.pop("version")
        values["members"] = list(chosen)
        return values | ({"version": version} if self.instance.pk else {})


class InspectionStepForm(Confirming, ScopedForm):
    """One step: its day and what is written down with it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    on = DayField(label="Ngày")
    notice_number = LineField(label="Số quyết định, thông báo", max_length=60, required=False)
    team = LineField(
        label="Tổ kiểm tra, người phụ trách",
        max_length=200,
        required=False,
    )
    conclusion = LineField(
        label="Kết luận của chi bộ",
        max_length=4000,
        widget=forms.Textarea(attrs=LONG),
        help_text="Ưu điểm, hạn chế và kết luận. Không ghi nội dung tố cáo, không ghi tên người "
        "tố cáo.",
        error_messages={"required": "Hãy ghi lời kết luận."},
    )
    follow_up = LineField(
        label="Việc phải làm sau kết luận",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-grow": True}),
    )
    result_number = LineField(label="Số thông báo kết quả", max_length=60, required=False)

    def __init__(self, *args, step, **kwargs):
        super().__init__(*args, **kwargs)
        wanted = FIELDS[InspectionStep(step)]
        for name in set(self.fields) - {"version", *wanted}:
            del self.fields[name]
        for name, label in wanted.items():
            self.fields[name].label = label or self.fields[name].label


FIELDS = {
    InspectionStep.NOTIFIED: {"on": "Ngày thông báo", "notice_number": ""},
    InspectionStep.REPORTED: {"on": "Ngày đảng viên gửi báo cáo"},
    InspectionStep.VERIFIED: {"on": "Ngày thẩm tra, xác minh xong", "team": ""},
    InspectionStep.CONCLUDED: {"on": "Ngày họp chi bộ", "conclusion": "", "follow_up": ""},
    InspectionStep.ANNOUNCED: {"on": "Ngày thông báo kết quả", "result_number": ""},
}


class ReasonForm(ScopedForm):
    """Why something written is taken out of the count."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = LineField(label="Lý do", max_length=300, error_messages={"required": "Hãy ghi lý do."})
