"""A meeting as it is typed."""

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.forms import DayField, LineField, ScopedForm
from congresses.enums import OPENED_AS_MEETINGS, MeetingKind
from congresses.queries import members_to_lead
from members.models import Member

from .gatherings import GatheringForm, GuestsField, HourField, guest_lines

FIELDS = ["kind", "held_on", "starts_at", "ends_at", "place", "title", "chair", "secretary"]


class MeetingForm(GatheringForm):
    """A new meeting, or another version of one. `days` are those whose members may lead."""

    kind = forms.ChoiceField(
        label="Loại cuộc họp",
        choices=[(kind.value, kind.label) for kind in OPENED_AS_MEETINGS],
    )
    held_on = DayField(label="Ngày họp")
    starts_at = HourField(label="Bắt đầu lúc")
    ends_at = HourField(label="Kết thúc lúc")
    place = LineField(label="Địa điểm", max_length=200, required=False)
    title = LineField(
        label="Tên cuộc họp",
        max_length=200,
        required=False,
        help_text="Để trống thì lấy theo loại và tháng, ví dụ “Sinh hoạt thường kỳ tháng 11/2026”.",
    )
    chair = forms.ModelChoiceField(
        Member.unscoped.none(), label="Chủ trì", required=False, empty_label="Chưa ghi"
    )
    secretary = forms.ModelChoiceField(
        Member.unscoped.none(), label="Thư ký", required=False, empty_label="Chưa ghi"
    )
    guests = GuestsField(
        label="Khách mời", help_text="Mỗi dòng một người: họ tên – chức vụ, đơn vị."
    )
    content = LineField(
        label="Nội dung, kết luận",
        required=False,
        widget=forms.Textarea({"rows": 8}),
    )

    def __init__(self, *args, days, **kwargs):
        self.days = days
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "version",
            Row(Column("kind"), Column("held_on")),
            Row(Column("starts_at"), Column("ends_at")),
            "place",
            "title",
            Row(Column("chair"), Column("secretary")),
            "guests",
            "content",
        )

    def choices_for(self, user, unit):
        members = members_to_lead(unit, self.days)
        return {"chair": members, "secretary": members}


def days_before(today):
    """Whose members a new meeting may be led by: it may be written down years later."""
    return DateRange(today.replace(year=today.year - 3, day=1), None)


def days_since(held_on):
    """Whose members an old meeting may be led by."""
    return DateRange(held_on, None)


def begin(last, today, leader):
    """What a new meeting starts with: today, and the place, hour and chair of the last one."""
    if last is None:
        return {"kind": MeetingKind.REGULAR, "held_on": today, "chair": leader}
    return {
        "kind": MeetingKind.REGULAR,
        "held_on": today,
        "starts_at": last.starts_at,
        "place": last.place,
        "chair": last.chair_id or leader,
        "secretary": last.secretary_id,
    }


def of_meeting(meeting):
    """A meeting in the words of its form."""
    words = {name: getattr(meeting, name) for name in [*FIELDS, "content", "version"]}
    return words | {"guests": guest_lines(meeting)}


class ReopenForm(ScopedForm):
    """Why a closed meeting is opened again."""

    reason = LineField(label="Lý do mở lại", max_length=300)
    version = forms.IntegerField(widget=forms.HiddenInput)
