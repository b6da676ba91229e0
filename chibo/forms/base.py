"""What every form rests on: clean text, days, and choices that are empty until scoped."""

from datetime import date

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from chibo.regulations import Conflict, Refused
from chibo.vietnamese.text import clean_line, clean_text

DASHES = "---------"


class Cleaned:
    """Text arrives as NFC without invisible characters, whatever keyboard it came from."""

    def to_python(self, value):
        value = super().to_python(value)
        if not isinstance(value, str):
            return value
        many_lines = isinstance(self.widget, forms.Textarea)
        return clean_text(value) if many_lines else clean_line(value)


class LineField(Cleaned, forms.CharField):
    """One line of text, or several when its widget is a text area."""


def within_living_memory(day):
    """Rules count months and years from a day: one at the end of the calendar has none after it."""
    if not date(1900, 1, 1) <= day <= date(2200, 12, 31):
        raise ValidationError(f"Năm {day.year} không hợp lý. Hãy xem lại.", code="far")


class LinesField(LineField):
    """Several entries, one a line, as a list of clean lines."""

    def __init__(self, *, rows=3, required=False, **kwargs):
        widget = forms.Textarea({"rows": rows})
        super().__init__(required=required, widget=widget, **kwargs)

    def clean(self, value):
        return [line for line in map(clean_line, super().clean(value).splitlines()) if line]

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value


class DayField(forms.DateField):
    """A day, typed day first; `static/js/date-field.js` completes "3/2/2026" on leaving."""

    default_validators = [within_living_memory]
    default_error_messages = {
        "invalid": "Hãy ghi đủ ngày, tháng và năm bốn chữ số, ví dụ 19/05/2026."
    }

    widget = forms.DateInput(
        attrs={"data-date": "", "placeholder": "ngày/tháng/năm", "autocomplete": "off"}
    )


def _say_what_nothing_means(field):
    """Django's "---------" in words; a list that has words of its own keeps them."""
    words = "hãy chọn" if field.required else "không ghi"
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == DASHES:
            field.empty_label = words
    elif (choices := list(field.choices)) and choices[0] == ("", DASHES):
        field.choices = [("", words), *choices[1:]]


def _say_what_is_missing(field):
    """Django's "this field is required" as something to do; a field's own words stay."""
    if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
        chosen = isinstance(field, forms.ChoiceField)
        field.error_messages["required"] = "Hãy chọn một mục." if chosen else "Hãy ghi ô này."


class ScopedChoices:
    """Choice lists are empty until `choices_for` fills them from `visible_to`.

    Without this a ModelForm offers every row of the default manager: names of other units' members
    would stand in the page's source.
    """

    def __init__(self, *args, user, unit=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.unit = user, unit
        for field in self.fields.values():
            _say_what_is_missing(field)
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = field.queryset.model._base_manager.none()
            if isinstance(field, forms.ChoiceField):
                _say_what_nothing_means(field)
        for name, queryset in self.choices_for(user, unit).items():
            self.fields[name].queryset = queryset
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def choices_for(self, user, unit):
        """{field: queryset} of what this person may choose here."""
        return {}

    def attempt(self, act, **arguments):
        """Run an action with cleaned data; what it refuses stands in the form, which is then bound.

        Answers what the action answers, None when it was refused.
        """
        try:
            return act(**arguments)
        except Refused as refused:
            self.add_findings(refused)
        except Conflict as conflict:
            self.add_conflict(conflict)
        return None

    def take_version(self, version):
        """Carry the row's number as it is now: saving once more is then on purpose."""
        self.data = self.data.copy()
        self.data["version"] = version

    def add_conflict(self, conflict):
        """Say that somebody else was quicker."""
        self.add_error(None, f"{conflict} Chưa ghi gì. Hãy mở lại trang để xem bản mới nhất.")

    def add_findings(self, refused):
        """Put what a rule said beside the fields it is about."""
        for finding in refused.findings:
            self.add_error(finding.field if finding.field in self.fields else None, str(finding))


class ScopedForm(ScopedChoices, forms.Form):
    """The base of every plain form."""


class ScopedModelForm(ScopedChoices, forms.ModelForm):
    """The base of every form over a model. Its data goes to an action; it saves nothing itself."""

    def save(self, commit=True):
        raise TypeError("Forms do not write; hand cleaned_data to an action.")
