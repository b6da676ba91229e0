"""What everybody owes: a line each for the cell, and one relief."""

from django import forms

from chibo.forms import LineField, ScopedForm
from chibo.vietnamese.numbers import number
from members.enums import CUTS, Payer, ReliefGround

from .confirming import Confirming
from .fields import MonthField, read_dong

NOBODY = (None, None)


class AssessForm(Confirming, ScopedForm):
    """Kind of payer and đồng a month for all members and guests; lines left empty say nothing."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, people, known, **kwargs):
        super().__init__(*args, **kwargs)
        self.people, self.known, self.wrong = people, known, {}
        self.texts = {person.key: self._text(person.key) for person in people}

    def clean(self):
        """`changed`: {person's key: (payer, amount)} of the lines that were altered."""
        found = super().clean()
        lines = {person.key: self._line(person) for person in self.people}
        found["changed"] = {
            key: line
            for key, line in lines.items()
            if line != NOBODY and line != self.known.get(key, NOBODY)
        }
        return found

    def _text(self, key):
        """(payer, amount) as they stand in the line."""
        if self.is_bound:
            return (
                self.data.get(f"d-{key}", "")[:20],
                self.data.get(f"m-{key}", "").strip()[:20],
            )
        payer, amount = self.known.get(key, NOBODY)
        return payer or "", "" if amount is None else number(amount)

    def _line(self, person):
        payer, text = self.texts[person.key]
        if not payer and not text:
            return NOBODY
        try:
            if payer not in Payer.values:
                raise ValueError("Hãy chọn đối tượng.")
            if not text:
                raise ValueError("Hãy ghi số tiền một tháng, kể cả 0.")
            return payer, read_dong(text)
        except ValueError as error:
            self.wrong[person.key] = str(error)
            self.add_error(None, f"{person.full_name}: {error}")
            return NOBODY


class ReliefForm(ScopedForm):
    """Ground, how much, from when to when, on which paper."""

    ground = forms.ChoiceField(label="Lý do", choices=ReliefGround.choices)
    percent = forms.TypedChoiceField(
        label="Mức",
        coerce=int,
        choices=[(100, "Miễn cả"), *((cut, f"Giảm {cut}%") for cut in CUTS)],
    )
    first = MonthField(
        label="Từ tháng", error_messages={"required": "Hãy ghi tháng bắt đầu, ví dụ 01/2026."}
    )
    last = MonthField(
        label="Đến hết tháng",
        required=False,
        help_text="Hoàn cảnh khó khăn: không quá 12 tháng. Lý do khác: để trống nếu không có hạn.",
    )
    decision = LineField(
        label="Căn cứ",
        max_length=120,
        help_text="Đơn ngày nào, nghị quyết chi bộ hay quyết định số mấy.",
        error_messages={"required": "Hãy ghi căn cứ: đơn, nghị quyết hoặc quyết định."},
    )


class AmendReliefForm(ReliefForm):
    """The same of one already written."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
