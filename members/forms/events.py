"""The steps of a life in the Party: one form a step, each with the fields it needs."""

from django import forms
from django.utils import timezone

from chibo.forms import DayField, LineField, ScopedForm
from chibo.models import Unit
from members.enums import FORMS, Step
from members.models import Member
from members.queries import life_rule, official_members

from .confirming import Confirming
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
        if "form" in self.fields:
            self.fields["form"].choices = _forms(self.kind)
        if self.kind not in (Step.VOTED, Step.PROPOSED) and "votes_for" in self.fields:
            self.fields["votes_for"].required = self.fields["votes_base"].required = False

    def choices_for(self, user, unit):
        mine = cells(user)
        return {
            "person": official_members(user, unit, timezone.localdate()),
            "unit": mine.exclude(pk=unit.pk) if self.kind == Step.MOVED else mine,
            "host": mine.exclude(pk=unit.pk),
        }

    def clean(self):
        """Whoever is chosen is named as well: the record outlives the choice."""
        found = super().clean()
        if "votes_for" in self.fields and (found.get("votes_for") is None) != (
            found.get("votes_base") is None
        ):
            self.add_error("votes_for", "Hãy ghi đủ hai số của kết quả biểu quyết.")
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


def _forms(kind):
    if kind == Step.BADGE:
        rule = life_rule("badge", timezone.localdate())
        return [(str(level), f"{level} năm tuổi Đảng") for level in rule.levels]
    if kind == Step.DISCIPLINED:
        # Nothing is chosen beforehand: where one is corrected the form recorded is masked.
        return [("", "Chọn hình thức"), *FORMS[kind].choices]
    return FORMS[kind].choices


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
    Step.MOVED: {
        "unit": "Chuyển đến",
        "on": "Từ ngày",
        "number": "Số giấy giới thiệu nội bộ hoặc quyết định",
    },
    Step.TRANSFERRED: {
        "place": "Chuyển đến tổ chức đảng",
        "on": "Ngày giấy giới thiệu (từ ngày này không còn trong chi bộ)",
        "number": "Số giấy giới thiệu",
        "since": "Ngày có quyết định hoặc chuyển nơi ở",
        "until": "Đã đóng đảng phí đến hết ngày",
    },
    Step.RECEIVED: {"on": "Ngày nơi đến tiếp nhận", "number": "Số phiếu báo"},
    Step.ARRIVED: {
        "unit": "",
        "place": "Từ tổ chức đảng",
        "on": "Ngày tiếp nhận vào chi bộ",
        "number": "Số giấy giới thiệu",
        "since": "Ngày giấy giới thiệu",
        "until": "Đã đóng đảng phí đến hết ngày",
    },
    Step.READMITTED: {
        "unit": "",
        "on": "Ngày làm lễ kết nạp lại",
        "number": "Số quyết định",
        "issuer": "Cấp ủy quyết định",
        "consent": "Văn bản đồng ý của ban thường vụ tỉnh ủy",
    },
    Step.AWAY: {
        "form": "Lý do",
        "host": "",
        "place": "Nơi sinh hoạt tạm thời khác",
        "on": "Từ ngày",
        "until": "Đến ngày",
        "number": "Số giấy giới thiệu",
    },
    Step.RETURNED: {"on": "Về sinh hoạt lại từ ngày"},
    Step.EXEMPTED: {
        "form": "Lý do",
        "on": "Được miễn từ ngày",
        "number": "Số nghị quyết hoặc quyết định",
        "issuer": "Nơi quyết định",
    },
    Step.RESUMED: {"on": "Sinh hoạt lại từ ngày", "number": "Số văn bản"},
    Step.SUSPENDED: {
        "on": "Đình chỉ từ ngày",
        "number": "Số quyết định",
        "issuer": "Cấp ủy quyết định",
    },
    Step.REINSTATED: {"on": "Sinh hoạt lại từ ngày", "number": "Số văn bản"},
    Step.BADGE: {
        "form": "Mức",
        "on": "Ngày trao tặng",
        "number": "Số quyết định",
        "issuer": "Nơi quyết định",
        "early": "",
    },
    Step.REWARDED: {
        "form": "Hình thức",
        "on": "Ngày quyết định",
        "number": "Số quyết định",
        "issuer": "Cấp khen thưởng",
    },
    Step.DISCIPLINED: {
        "form": "Hình thức",
        "on": "Ngày công bố quyết định",
        "number": "Số quyết định",
        "issuer": "Cấp quyết định",
    },
    Step.REMOVED: {
        "on": "Không còn trong danh sách từ ngày",
        **VOTE,
        "number": "Số quyết định",
        "issuer": "Cấp ủy quyết định",
    },
    Step.EXPELLED: {
        "on": "Không còn trong danh sách từ ngày",
        **VOTE,
        "number": "Số quyết định",
        "issuer": "Cấp ủy quyết định",
    },
    Step.RESIGNED: {
        "on": "Không còn trong danh sách từ ngày",
        "number": "Số quyết định",
        "issuer": "Cấp ủy quyết định",
    },
    Step.DIED: {"on": "Ngày từ trần"},
}
# What a step cannot be written without, beside its day.
REQUIRED = {
    Step.INTRODUCED: ("since",),
    Step.TRANSFERRED: ("place",),
    Step.ARRIVED: ("place",),
    Step.AWAY: ("until",),
    Step.BADGE: ("number",),
    Step.DISCIPLINED: ("number", "issuer"),
}
