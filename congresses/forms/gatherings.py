"""What the forms of meetings and congresses share: lists typed as lines, warnings, two versions."""

import re
from dataclasses import dataclass

from django import forms

from chibo.forms import LinesField, ScopedForm

_BETWEEN = re.compile(r"\s[–—-]\s|[,;]\s*")


class GuestsField(LinesField):
    """Guests, one a line: "Họ tên – chức vụ, đơn vị", as (name, position) pairs."""

    def clean(self, value):
        return [guest_of(line) for line in super().clean(value)]


def guest_of(line):
    """ "Lê Văn Khách – Đảng ủy viên phường" → ("Lê Văn Khách", "Đảng ủy viên phường")."""
    name, _, position = _BETWEEN.sub("\n", line, count=1).partition("\n")
    return (name.strip()[:120] or position.strip()[:120], position.strip()[:200] if name else "")


def guest_lines(meeting):
    """The guests of a meeting as lines to edit."""
    return [f"{g.name} – {g.position}" if g.position else g.name for g in meeting.guests.all()]


class HourField(forms.TimeField):
    """An hour of the day, "19:30" or "19h30": a browser's own clock would say "7:30 PM" to some."""

    def __init__(self, **kwargs):
        widget = forms.TimeInput({"placeholder": "19:30", "autocomplete": "off"}, format="%H:%M")
        super().__init__(required=False, widget=widget, **kwargs)


@dataclass(frozen=True)
class Difference:
    """A field that two people filled in differently."""

    label: str
    theirs: str
    mine: str


class GatheringForm(ScopedForm):
    """A form whose warnings can be confirmed and whose conflicts show both versions."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    confirmed = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.form_error_title = ""
        self.helper.form_show_errors = True
        self.warnings, self.differences = [], []

    def given(self):
        """The cleaned fields, without what is about the form itself."""
        asked_by_form = {"version", "confirmed"}
        return {k: v for k, v in self.cleaned_data.items() if k not in asked_by_form}

    def refuse(self, refused):
        """Warnings wait to be confirmed; what blocks stands beside its field."""
        if refused.confirmable:
            self.warnings = [str(finding) for finding in refused.findings]
        else:
            self.add_findings(refused)

    def meet(self, theirs, version):
        """Somebody saved first: show where the versions differ, and let this one be sent again."""
        for name, value in self.given().items():
            field = self.fields[name]
            pair = [self._words(field, given) for given in (theirs.get(name), value)]
            if pair[0] != pair[1]:
                self.differences.append(Difference(field.label, *pair))
        self.data = self.data.copy()
        self.data["version"] = version

    @staticmethod
    def _words(field, value):
        if isinstance(value, list):
            return "\n".join(" – ".join(v) if isinstance(v, tuple) else v for v in value)
        if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
            return str(dict(field.choices).get(value, value or ""))
        return str(field.widget.format_value(value) or "") if _dated(field) else str(value or "")


def _dated(field):
    return isinstance(field, forms.DateField | forms.TimeField)
