"""The form of one target: what the sentence promises, in boxes a person recognises."""

import re

from crispy_forms.layout import Column, Layout, Row
from django import forms

from chibo.forms import LineField, ScopedModelForm
from chibo.registry import indicators
from chibo.vietnamese.numbers import parse_number
from chibo.vietnamese.text import clean_line
from resolutions.enums import Comparator, Measure
from resolutions.models import Target
from resolutions.reading.indicators import NAMES

PERIODS = [
    ("term", "cả nhiệm kỳ"),
    ("yearly", "hằng năm"),
    ("yearly_avg", "bình quân hằng năm"),
    ("quarter", "hằng quý"),
    ("month", "hằng tháng"),
    ("meeting", "mỗi kỳ họp"),
    ("year", "trong năm …"),
    ("by", "đến hết …"),
]


def _row(**widths):
    return Row(*(Column(name, css_class=f"col-md-{width}") for name, width in widths.items()))


class FigureField(forms.CharField):
    """A number as people here write it: "02", "1.500", "133,3"."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def prepare_value(self, value):
        if value is None or isinstance(value, str):
            return value
        return f"{value.normalize():f}".replace(".", ",")

    def clean(self, value):
        text = (super().clean(value) or "").strip().removesuffix("%").strip()
        if not text:
            return None
        try:
            return parse_number(text)
        except ValueError:
            raise forms.ValidationError(
                "Hãy nhập một con số, ví dụ 2 hoặc 1.500 hoặc 133,3."
            ) from None


class TargetForm(ScopedModelForm):
    """The understanding of a sentence as a target."""

    text = LineField(
        label="Câu văn",
        widget=forms.Textarea(attrs={"rows": 2, "data-grow": True}),
        help_text="Đúng lời trong đoạn văn; có thể chỉ là phần nói về chỉ tiêu này.",
    )
    value = FigureField(label="Con số", required=False)
    value_max = FigureField(label="Đến (nếu là khoảng)", required=False)
    rank_of = FigureField(label="Trên tổng số (thứ hạng)", required=False)
    period_kind = forms.ChoiceField(label="Thời hạn", choices=PERIODS)
    period_until = LineField(
        label="Năm, tháng hoặc ngày",
        required=False,
        help_text="Cho “trong năm” và “đến hết”: 2027, 6/2027 hoặc 30/6/2027.",
    )
    indicator = forms.ChoiceField(
        label="Tự tính từ hồ sơ",
        required=False,
        help_text="Chọn thì kết quả tự có; không chọn thì nhập tay kèm minh chứng.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Target
        fields = [
            "text",
            "measure",
            "comparator",
            "value",
            "value_max",
            "unit_of_measure",
            "grade",
            "rank_of",
            "population",
            "event_minimum",
            "set_by",
            "condition",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "text",
            _row(measure=6, comparator=6),
            _row(value=4, value_max=4, unit_of_measure=4),
            _row(grade=8, rank_of=4),
            _row(period_kind=6, period_until=6),
            "indicator",
            _row(population=8, event_minimum=4),
            _row(condition=8, set_by=4),
            "version",
        )
        known = [(key, one.label) for key, one in indicators().items() if not one.discreet]
        mine = self.instance.indicator
        if mine and mine not in dict(known):
            said = NAMES.get(mine, "chỉ số đọc được")
            known.append((mine, f"{said} (nhập tay cho đến khi có hồ sơ)"))
        self.fields["indicator"].choices = [("", "không, nhập tay"), *known]
        self.initial.setdefault("indicator", mine)
        kind, _, until = (self.instance.period or "term").partition(":")
        self.initial.setdefault("period_kind", kind)
        self.initial.setdefault("period_until", "/".join(reversed(until.split("-"))))

    def clean_text(self):
        """A paragraph is one line, however it was broken in the box."""
        return clean_line(self.cleaned_data["text"])

    def clean(self):
        data = super().clean()
        needs_figure = data.get("measure") in (Measure.COUNT, Measure.PERCENT, Measure.AMOUNT)
        waits = data.get("comparator") in (Comparator.MEETS_ASSIGNED, Comparator.TO_BE_ASSIGNED)
        if needs_figure and data.get("value") is None and not waits and "value" not in self.errors:
            self.add_error("value", "Chỉ tiêu số lượng, tỷ lệ phải có con số.")
        if data.get("measure") == Measure.GRADE and not data.get("grade"):
            self.add_error("grade", "Hãy ghi tên mức xếp loại hoặc danh hiệu.")
        self._clean_period(data)
        return data

    def _clean_period(self, data):
        kind, until = data.get("period_kind"), data.get("period_until", "")
        if kind not in ("year", "by"):
            data["period"] = kind
            return
        numbers = [part.zfill(2) for part in reversed(re.findall(r"\d+", until))]
        allowed = (1,) if kind == "year" else (1, 2, 3)
        if len(numbers) not in allowed or len(numbers[0]) != 4:
            self.add_error("period_until", "Hãy ghi năm, tháng/năm hoặc ngày/tháng/năm.")
            return
        data["period"] = f"{kind}:{'-'.join(numbers)}"

    @property
    def fields_to_save(self):
        """What the action needs: the target's own fields."""
        helper_fields = {"period_kind", "period_until", "version"}
        return {k: v for k, v in self.cleaned_data.items() if k not in helper_fields}
