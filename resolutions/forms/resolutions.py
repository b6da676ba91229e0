"""Forms around a resolution: a new one, its head, adopting, issuing, ending."""

from django import forms
from django.core import signing
from django.db.models import Case, Q, When

from chibo.access import Permission
from chibo.forms import DayField, LineField, LinesField, ScopedForm, ScopedModelForm
from congresses.models import Congress, Meeting
from resolutions.enums import Kind
from resolutions.models import Resolution
from resolutions.queries.resolutions import acts_after, place_in_history, whole_version

MEETINGS_OFFERED = 60
SALT = "resolutions.step"
OLD = "Trang này mở đã lâu. Chưa ghi gì; hãy mở lại trang rồi làm lại."


class NewResolutionForm(ScopedForm):
    """What must be known before writing begins."""

    kind = forms.ChoiceField(label="Loại nghị quyết", choices=Kind)
    congress = forms.ModelChoiceField(
        Congress.unscoped.none(),
        label="Đại hội",
        required=False,
        help_text="Chỉ chọn cho nghị quyết đại hội. Chưa có trong danh sách thì ghi đại hội trước.",
    )
    summary = LineField(
        label="Trích yếu",
        max_length=500,
        help_text="Phần in dưới chữ NGHỊ QUYẾT, ví dụ: về phương hướng, nhiệm vụ năm 2027.",
    )
    term_start = forms.IntegerField(label="Từ năm", min_value=1930, max_value=2100)
    term_end = forms.IntegerField(label="Đến năm", min_value=1930, max_value=2100)

    def choices_for(self, user, unit):
        congresses = Congress.visible_to(user, Permission.READ_GATHERINGS).filter(unit=unit)
        return {"congress": congresses.select_related("meeting").order_by("-ordinal")}

    def clean(self):
        data = super().clean()
        if data.get("kind") == Kind.CONGRESS and not data.get("congress"):
            self.add_error("congress", "Hãy chọn kỳ đại hội của nghị quyết này.")
        if data.get("term_start") and data.get("term_end", 0) < data["term_start"]:
            self.add_error("term_end", "Năm kết thúc phải từ năm bắt đầu trở đi.")
        return data


class HeadForm(ScopedModelForm):
    """Everything around the body."""

    grounds = LinesField(
        label="Căn cứ", required=False, help_text="Mỗi căn cứ một dòng, bắt đầu bằng “Căn cứ …”."
    )
    recipients = LinesField(
        label="Nơi nhận", required=False, help_text="Mỗi nơi một dòng; dòng cuối là nơi lưu."
    )
    dated_on = DayField(
        label="Ngày ghi trên văn bản",
        required=False,
        help_text="Ngày ký; khi ban hành còn đổi được.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Resolution
        fields = [
            "title",
            "summary",
            "term_start",
            "term_end",
            "place",
            "dated_on",
            "grounds",
            "authority",
            "position",
            "signatory",
            "recipients",
        ]

    field_order = [*Meta.fields, "version"]


class StepForm(ScopedForm):
    """A step of a resolution's life; `arguments` are what its action takes.

    It carries the whole paper's version and the place in its history, signed. After `meet` nothing
    was written: `acts` tells what was done to the paper since the form was opened, and the form
    may be sent again knowingly.
    """

    version = forms.CharField(widget=forms.HiddenInput, error_messages={"required": OLD})
    acts = None

    def __init__(self, *args, resolution, initial=None, **kwargs):
        self.resolution = resolution
        initial = {**(initial or {}), "version": as_opened(resolution)}
        super().__init__(*args, initial=initial, unit=resolution.unit, **kwargs)

    def clean_version(self):
        """The version alone; the place is kept to tell from."""
        try:
            carried = signing.loads(self.cleaned_data["version"], salt=SALT)
        except signing.BadSignature:
            raise forms.ValidationError(OLD) from None
        version, self.place = carried
        return version

    @property
    def arguments(self):
        """What was entered."""
        return self.cleaned_data

    def meet(self, current):
        """Somebody changed the paper meanwhile; what was confirmed then is not confirmed now."""
        self.acts = acts_after(current, self.place)
        self.data = self.data.copy()
        self.data["version"] = as_opened(current)
        self.data.pop("confirmed", None)


def likely_meeting(resolution):
    """The id of the meeting that adopted it, as far as is known: on record, else its congress's."""
    congress = resolution.congress
    return resolution.meeting_id or (congress.meeting_id if congress else None)


def as_opened(resolution):
    """What a step carries: the paper's version now, and up to where its history was known."""
    return signing.dumps([whole_version(resolution), place_in_history(resolution)], salt=SALT)


class AskingForm(StepForm):
    """A step that may be warned about: then the box to confirm appears."""

    confirmed = forms.BooleanField(
        label="Tôi đã kiểm tra và vẫn ghi như vậy", required=False, widget=forms.HiddenInput
    )

    def add_findings(self, refused):
        super().add_findings(refused)
        if refused.confirmable:
            self.fields["confirmed"].widget = forms.CheckboxInput()


class AdoptForm(AskingForm):
    """Adopted by whom, when, with how many votes."""

    on = DayField(label="Ngày thông qua")
    meeting = forms.ModelChoiceField(
        Meeting.unscoped.none(), label="Tại cuộc họp", required=False, empty_label="(không chọn)"
    )
    votes_for = forms.IntegerField(label="Tán thành", min_value=0, max_value=9999, required=False)
    votes_against = forms.IntegerField(
        label="Không tán thành", min_value=0, max_value=9999, required=False
    )
    votes_other = forms.IntegerField(
        label="Ý kiến khác", min_value=0, max_value=9999, required=False
    )

    field_order = ["on", "meeting", "votes_for", "votes_against", "votes_other", "confirmed"]

    def choices_for(self, user, unit):
        """The latest meetings; the one that is on record or whose congress it was comes first."""
        meetings = Meeting.visible_to(user, Permission.READ_GATHERINGS).filter(unit=unit)
        latest = meetings.order_by("-held_on").values("pk")[:MEETINGS_OFFERED]
        own = Q(pk=likely_meeting(self.resolution))
        offered = meetings.filter(Q(pk__in=latest) | own)
        return {"meeting": offered.order_by(Case(When(own, then=0), default=1), "-held_on")}

    @property
    def arguments(self):
        """For the action; votes nobody entered are None: "không ghi"."""
        counts = ("votes_for", "votes_against", "votes_other")
        data = self.cleaned_data
        return {
            "version": data["version"],
            "on": data["on"],
            "meeting": data["meeting"],
            "confirmed": data["confirmed"],
            "votes": tuple(data[name] for name in counts),
        }


class IssueForm(AskingForm):
    """Number and day."""

    number = forms.IntegerField(label="Số", min_value=1, max_value=9999)
    dated_on = DayField(label="Ngày ký")
    confirmed = forms.BooleanField(
        label="Tôi đã kiểm tra và vẫn ban hành", required=False, widget=forms.HiddenInput
    )


class WithdrawForm(StepForm):
    """When and why a paper stops being in force."""

    on = DayField(label="Từ ngày")
    reason = LineField(label="Lý do", max_length=300)


class ReplaceForm(WithdrawForm):
    """By which other issued resolution of the same cell."""

    replacement = forms.ModelChoiceField(Resolution.unscoped.none(), label="Được thay bằng")
    field_order = ["replacement", "on", "reason"]

    def choices_for(self, user, unit):
        mine = Resolution.visible_to(user, Permission.EDIT_RESOLUTIONS).filter(unit=unit)
        return {"replacement": mine.in_force().exclude(pk=self.resolution.pk)}
