"""Fields that read what people write on paper."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from chibo.forms import LineField
from chibo.vietnamese.numbers import number
from members.reading.days import parse_birth

MONTH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
OLDEST = 120


class BirthField(LineField):
    """A birth date as far as it is known: "15/3/1950", "3/1950" or "1950" → (date, precision)."""

    widget = forms.TextInput(
        attrs={"data-date": "", "placeholder": "ngày/tháng/năm", "autocomplete": "off"}
    )

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        try:
            born, precision = parse_birth(text)
        except ValueError:
            raise ValidationError(
                f"Chưa hiểu “{text}”. Hãy ghi 15/03/1950; chỉ biết tháng thì 03/1950, "
                "chỉ biết năm thì 1950.",
                code="invalid",
            ) from None
        today = timezone.localdate()
        if not today.year - OLDEST <= born.year or born > today:
            raise ValidationError(f"Năm sinh {born.year} không hợp lý. Hãy xem lại.", code="far")
        return born, precision

    def prepare_value(self, value):
        return value


class MonthField(LineField):
    """A month of a year, "11/2026" → its first day."""

    widget = forms.TextInput(
        attrs={"placeholder": "tháng/năm", "autocomplete": "off", "inputmode": "numeric"}
    )

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        found = MONTH.fullmatch(text)
        if found is None or not (1 <= int(found[1]) <= 12 and 1930 <= int(found[2]) <= 2200):
            raise ValidationError("Hãy ghi tháng và năm, ví dụ 11/2026.", code="invalid")
        return date(int(found[2]), int(found[1]), 1)

    def prepare_value(self, value):
        return f"{value:%m/%Y}" if isinstance(value, date) else value


class DongField(LineField):
    """Whole đồng: "50.000", "50000", "0"."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_dong(text)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def prepare_value(self, value):
        return number(value) if isinstance(value, int) else value


def read_dong(text):
    """The đồng that a text is, up to a thousand million; `ValueError` says what is wrong."""
    packed = re.sub(r"[\s.đ]", "", text.lower())
    if not re.fullmatch(r"[0-9]{1,9}", packed):
        raise ValueError(f"“{text[:20]}” không phải là số tiền. Hãy ghi số đồng, ví dụ 50.000.")
    return int(packed)


class DigitsField(LineField):
    """A number known by its digits: spaces, dots and dashes between them are only for the eye."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value):
        return re.sub(r"[\s.\-]", "", super().to_python(value) or "")


class PhoneField(DigitsField):
    """A telephone number, kept without spaces."""

    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})

    def validate(self, value):
        super().validate(value)
        if value and not re.fullmatch(r"\+?\d{8,15}", value):
            raise ValidationError("Số điện thoại gồm 8 đến 15 chữ số.", code="invalid")
