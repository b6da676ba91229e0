"""Typed results: one small form a target, made to be filled from the keyboard.

A figure is one field. "86,7", "26/30" and "26/30 = 86,66%" are all understood.
"""

import re

from django import forms

from chibo.forms import DayField, LineField, ScopedForm
from chibo.vietnamese.numbers import number, parse_number
from resolutions.actions.results import Entry
from resolutions.enums import Measure
from resolutions.regulations import entering, grading

PARTS = re.compile(r"(?P<part>[^/=(]+)/(?P<whole>[^/=(]+)(?:[=(]\s*(?P<value>[^)]+)\)?)?")
EXAMPLES = {
    Measure.PERCENT: "95,5 hoặc 21/22",
    Measure.RANK: "12 hoặc 12/27",
    Measure.COUNT: "04",
    Measure.AMOUNT: "12,5",
}
TOLD = [("", "chưa có"), ("yes", "đạt"), ("no", "không đạt")]
TOO_LONG = "Con số dài quá: nhiều nhất 11 chữ số và 3 chữ số thập phân."
DECIMALS = forms.DecimalField(max_digits=14, decimal_places=3)


class FigureField(LineField):
    """What was written as {value, numerator, denominator}; nothing written is {}.

    `example` is what the box shows, and what is told again where it was not followed.
    """

    def __init__(self, *, example, **kwargs):
        self.example = example
        shown = forms.TextInput(attrs={"placeholder": example, "inputmode": "text"})
        super().__init__(widget=shown, **kwargs)

    def clean(self, value):
        written = super().clean(value)
        if not written:
            return {}
        parts = PARTS.fullmatch(written)
        if parts is None:
            return {"value": self._figure(written)}
        found = {"numerator": parts["part"], "denominator": parts["whole"]}
        found |= {"value": parts["value"]} if parts["value"] else {}
        return {name: self._figure(text) for name, text in found.items()}

    def has_changed(self, initial, data):
        return (initial or "") != (data or "").strip()

    def _figure(self, text):
        try:
            figure = parse_number(text)
        except ValueError:
            raise forms.ValidationError(
                f"“{text.strip()}” không phải là số. Hãy viết như {self.example}."
            ) from None
        try:
            return DECIMALS.clean(figure)
        except forms.ValidationError:
            raise forms.ValidationError(TOO_LONG) from None


class AsOfForm(ScopedForm):
    """The day up to which all figures of the page are."""

    as_of = DayField(label="Số liệu tính đến ngày")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["as_of"].widget.attrs["class"] = "form-control"


class ResultForm(ScopedForm):
    """The result of one target. Its fields depend on what the target measures."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    evidence = LineField(label="Minh chứng (bắt buộc)", required=False, max_length=300)
    note = LineField(label="Ghi chú", required=False, max_length=1000)

    def __init__(self, *args, target, **kwargs):
        super().__init__(*args, **kwargs)
        self.target = target
        name, field = _answer(target)
        self.fields = {name: field, **self.fields}
        for field in self.fields.values():
            select = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if select else "form-control"
            field.widget.attrs["autocomplete"] = "off"

    @property
    def answer(self):
        """The field that holds the result itself."""
        return next(iter(self))

    def clean(self):
        data = super().clean()
        if self.errors or not self.has_changed():
            return data
        answered = any(data.get(name) for name in ("figure", "grade", "achieved"))
        if answered and not data["evidence"]:
            self.add_error("evidence", "Hãy ghi minh chứng: số văn bản, biên bản, nơi xác nhận.")
        if not answered and (data["evidence"] or data["note"]):
            self.add_error(self.answer.name, "Hãy nhập kết quả, hoặc xóa trắng cả dòng.")
        return data

    def entry(self, as_of):
        """What was typed, for the action."""
        data = self.cleaned_data
        told = {"yes": True, "no": False}.get(data.get("achieved"))
        return Entry(
            self.target,
            as_of=as_of,
            **data.get("figure", {}),
            grade=data.get("grade", ""),
            achieved=told,
            evidence=data["evidence"],
            note=data["note"],
            version=data["version"],
        )

    def add_findings(self, refused):
        """The findings of the action; one about the figure stands by the field that holds it."""
        for finding in refused.findings:
            self.add_error(
                finding.field if finding.field in self.fields else self.answer.name, str(finding)
            )


def initial_of(result):
    """What stands in the form for a recorded result."""
    if result is None:
        return {}
    told = {True: "yes", False: "no", None: ""}[result.achieved]
    kept = {"evidence": result.evidence, "note": result.note, "version": result.version}
    return kept | {"figure": _written(result), "grade": result.grade, "achieved": told}


def _answer(target):
    if target.measure == Measure.GRADE:
        grades = [(g, grading.name(g)) for g in grading.choices(target.scale, target.grade)]
        return "grade", forms.ChoiceField(
            label="Mức đạt được", required=False, choices=[("", "chưa có"), *grades]
        )
    if entering.is_told(target):
        return "achieved", forms.ChoiceField(label="Kết quả", required=False, choices=TOLD)
    example = EXAMPLES[target.measure]
    return "figure", FigureField(label="Kết quả", required=False, max_length=60, example=example)


def _written(result):
    if result.denominator is not None:
        return f"{number(result.numerator)}/{number(result.denominator)}"
    return "" if result.value is None else number(result.value)
