"""The dues of a cell's year as one form of boxes, and one payment by itself."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from chibo.forms import DayField, ScopedForm
from chibo.vietnamese.numbers import number, whole
from members.enums import DuesChannel

from .fields import DongField, read_dong

FULL = ("x", "X")
"""What is typed for "just what is due"."""
BASE = re.compile(r"(k?\d{1,18})\.(\d{1,2})=(\d{1,9})")
SENT = re.compile(r"o-(k?\d{1,18})-(\d{1,2})")


class PaidForm(ScopedForm):
    """Day and channel, as every way of writing a payment asks them."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    paid_on = DayField(
        label="Ngày nộp",
        required=False,
        help_text="Không nhớ thì để trống: tiền tính vào tháng của đảng phí.",
    )
    channel = forms.ChoiceField(label="Hình thức", choices=DuesChannel.choices)


class DuesSheetForm(PaidForm):
    """A box for everybody of the book and month: an amount, "x" for the amount due, or nothing.

    `base` is what the boxes held when the page was made: only boxes that differ from it are sent
    on, so a second writer overwrites nothing that the first one wrote meanwhile.
    """

    base = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, sheet, year, focus, **kwargs):
        super().__init__(*args, **kwargs)
        self.year, self.focus = year, focus
        self.version_now, self.people, self.lines = sheet
        self.wrong, self.differences, self.astray = {}, [], {}
        self.known = self._recorded()
        if self.is_bound:
            self.before = self._base(self.data.get("base", ""))
            self.texts = {box: self._sent(box) for box in self._open()}
            self.astray = self._without_box()
            self._press()
        else:
            self.before = self.known
            self.texts = {box: self._text(self.known.get(box)) for box in self._open()}

    def clean(self):
        """`changed`: {(person's key, month's first day): đồng or None} of what was altered."""
        found = super().clean()
        amounts = {box: self._read(box, text) for box, text in self.texts.items()}
        for box, why in self.wrong.items():
            self.add_error(None, f"{self._name(box)}, tháng {box[1].month}: {why}")
        for box, text in self.astray.items():
            amounts[box] = read_or_none(text)
        found["changed"] = {
            box: amount for box, amount in amounts.items() if amount != self.before.get(box)
        }
        return found

    def meet(self, sheet):
        """Another was quicker: their boxes are shown, mine stay as typed, both are told apart."""
        mine = self.cleaned_data["changed"]
        self.version_now, self.people, self.lines = sheet
        self.known = self._recorded()
        for box in self._open():
            theirs, before = self.known.get(box), self.before.get(box)
            if theirs != before:
                typed = self.texts.get(box, "") if box in mine else None
                self.differences.append((self._name(box), box[1], theirs, typed))
            if box not in mine:
                self.texts[box] = self._text(theirs)
        for box, text in self.astray.items():
            self.differences.append((self._name(box), box[1], self.known.get(box), text))

    @property
    def base_now(self):
        """The boxes as recorded, for the page to send back."""
        return " ".join(
            f"{person}.{month.month}={paid}" for (person, month), paid in sorted(self.known.items())
        )

    def _open(self):
        """Boxes that can be written: months owed and not let off, and months paid all the same."""
        return [b for b, line in self.lines.items() if line.paid is not None or _may_pay(line)]

    def _recorded(self):
        return {box: line.paid for box, line in self.lines.items() if line.paid is not None}

    def _base(self, text):
        return {
            (person, date(self.year, int(month), 1)): int(paid)
            for person, month, paid in BASE.findall(text[:400_000])
            if 1 <= int(month) <= 12
        }

    def _sent(self, box):
        """What was typed; a box that was not sent is as it was."""
        person, month = box
        sent = self.data.get(f"o-{person}-{month.month}")
        return self._text(self.before.get(box)) if sent is None else sent.strip()[:20]

    def _without_box(self):
        """What was typed where no box is any more: somebody left since. The action says so."""
        there = ((SENT.fullmatch(name), text) for name, text in self.data.items())
        typed = {
            (sent[1], date(self.year, int(sent[2]), 1)): text.strip()[:20]
            for sent, text in there
            if sent and 1 <= int(sent[2]) <= 12
        }
        return {
            box: text
            for box, text in typed.items()
            if box not in self.texts and text != self._text(self.before.get(box))
        }

    def _press(self):
        """The two buttons that fill: everybody's month, or one person up to the month in view."""
        month, person = whole(self.data.get("everybody")), self.data.get("through")
        for (who, when), text in self.texts.items():
            pressed = when.month == month or (who == person and when.month <= self.focus)
            line = self.lines[who, when]
            if pressed and not text and line.payable and line.due is not None:
                self.texts[who, when] = number(line.due)

    def _read(self, box, text):
        line = self.lines[box]
        if not text:
            return None
        if text in FULL:
            if line.due is None:
                self.wrong[box] = "chưa có mức đóng. Hãy ghi số tiền, hoặc ghi mức đóng trước."
            return line.due
        try:
            return read_dong(text)
        except ValueError as error:
            self.wrong[box] = str(error)
            return None

    def _name(self, box):
        names = (person.full_name for person in self.people if person.key == box[0])
        return next(names, "Người không còn trong sổ")

    def _text(self, paid):
        return "" if paid is None else number(paid)


class PaymentForm(PaidForm):
    """One payment."""

    amount = DongField(label="Số tiền (đ)", error_messages={"required": "Hãy ghi số tiền."})
    field_order = ("version", "amount", "paid_on", "channel")

    def clean_amount(self):
        """0 is an amount: it was asked for and nothing was due or given."""
        if self.cleaned_data["amount"] is None:
            raise ValidationError("Hãy ghi số tiền, kể cả 0.", code="required")
        return self.cleaned_data["amount"]


def read_or_none(text):
    """The amount, or None where it is none: of a box that is gone nothing is written anyway."""
    try:
        return read_dong(text)
    except ValueError:
        return None


def _may_pay(line):
    return line.owes and not line.is_exempt
