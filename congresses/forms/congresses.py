"""A congress as it is typed."""

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError

from chibo.forms import DayField, LineField, LinesField
from chibo.vietnamese.numbers import from_roman, whole
from congresses.enums import Body

from .gatherings import GatheringForm, GuestsField, HourField, guest_lines

PEOPLE = "Mỗi dòng một người, theo thứ tự. Tên có trong danh sách chi bộ sẽ nối với hồ sơ."


class OrdinalField(LineField):
    """ "III" or "3"."""

    def clean(self, value):
        text = super().clean(value)
        number = whole(text)
        try:
            return from_roman(text.upper()) if number is None else number
        except ValueError:
            raise ValidationError("Hãy ghi số La Mã hoặc số thường, ví dụ III hoặc 3.") from None


def _year(label):
    return forms.IntegerField(label=label, min_value=1930, max_value=2100, localize=False)


def _number(label):
    return forms.IntegerField(label=label, min_value=0, max_value=9999, required=False)


class CongressForm(GatheringForm):
    """A new congress, or another version of one."""

    ordinal = OrdinalField(label="Đại hội lần thứ", max_length=10)
    term_start = _year("Nhiệm kỳ từ năm")
    term_end = _year("Đến năm")
    held_on = DayField(label="Ngày đại hội")
    starts_at = HourField(label="Khai mạc lúc")
    ends_at = HourField(label="Bế mạc lúc")
    place = LineField(label="Địa điểm", max_length=200, required=False)
    presidium = LinesField(label="Đoàn chủ tịch", help_text=PEOPLE)
    secretariat = LinesField(label="Đoàn thư ký", help_text=PEOPLE)
    summoned = _number("Số triệu tập")
    present = _number("Số có mặt")
    guests = GuestsField(
        label="Khách mời", help_text="Mỗi dòng một người: họ tên – chức vụ, đơn vị."
    )
    content = LineField(
        label="Nội dung, kết luận", required=False, widget=forms.Textarea({"rows": 6})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "version",
            Row(Column("ordinal"), Column("term_start"), Column("term_end")),
            Row(Column("held_on"), Column("starts_at"), Column("ends_at")),
            "place",
            Fieldset("Điều hành", Row(Column("presidium"), Column("secretariat"))),
            Fieldset(
                "Đại biểu",
                Row(Column("summoned"), Column("present")),
                "guests",
            ),
            "content",
        )

    def given(self):
        """The term as the actions take it."""
        fields = super().given()
        fields["term"] = (fields.pop("term_start"), fields.pop("term_end"))
        return fields

    def meet(self, theirs, version):
        """Compared field by field as typed."""
        self.given = super().given
        super().meet(theirs, version)


def of_congress(congress):
    """A congress in the words of its form."""
    meeting = congress.meeting
    seats = list(congress.seats.once().select_related("member"))
    words = {
        name: getattr(congress, name)
        for name in ("ordinal", "term_start", "term_end", "summoned", "present", "version")
    }
    for name in ("held_on", "starts_at", "ends_at", "place", "content"):
        words[name] = getattr(meeting, name)
    return words | {
        "presidium": [str(seat) for seat in seats if seat.body == Body.PRESIDIUM],
        "secretariat": [str(seat) for seat in seats if seat.body == Body.SECRETARIAT],
        "guests": guest_lines(meeting),
    }
