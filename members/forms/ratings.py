"""The sheet of a cell's rating: a head, and one line a member."""

from django import forms

from chibo.formats.fields import NumberField
from chibo.forms import DayField, LineField, ScopedForm
from members.enums import LeftOut, Level
from members.models.rating import VOTES, WRITTEN

from .confirming import Confirming

CODES = [("", "–"), *((level.value, level.value) for level in Level)]


def level_choice(label):
    """A level by its code, or none yet."""
    return forms.ChoiceField(label=label, required=False, choices=CODES)


def points(label="Điểm"):
    """Points of a hundred, with a decimal comma."""
    return NumberField(
        label=label, required=False, min_value=0, max_value=100, max_digits=5, decimal_places=2
    )


def _votes(level):
    return forms.IntegerField(
        label=f"Phiếu {level.value}", required=False, min_value=0, max_value=9999
    )


class LineForm(forms.Form):
    """One member. `line` is who it is about; every field may be left empty."""

    left_out = forms.ChoiceField(
        label="Diện", required=False, choices=[("", "Có xếp loại"), *LeftOut.choices]
    )
    note = LineField(label="Lý do, ghi chú", required=False, max_length=200)
    self_points = points("Điểm tự chấm")
    self_level = level_choice("Tự nhận")
    votes_excellent, votes_good, votes_fair, votes_poor = map(_votes, Level)
    proposed = level_choice("Chi bộ đề nghị")
    decided = level_choice("Quyết định")

    def __init__(self, *args, line, **kwargs):
        super().__init__(*args, prefix=f"m{line.member.pk}", **kwargs)
        self.line = line
        for name, field in self.fields.items():
            one_of = isinstance(field, forms.ChoiceField)
            field.widget.attrs |= {
                "class": "form-select" if one_of else "form-control",
                "aria-label": f"{line.member.full_name}: {field.label}",
                "data-mark": name,
                "autocomplete": "off",
            }
            if name == "note":
                field.widget.attrs["placeholder"] = "lý do"
            if name in VOTES:
                field.widget = forms.TextInput({**field.widget.attrs, "inputmode": "numeric"})

    @property
    def by_register_label(self):
        """Why the register leaves this member out, in words."""
        return LeftOut(self.line.by_register).label

    @property
    def vote_fields(self):
        """The four boxes for votes, with their levels."""
        return [(level, self[name]) for level, name in zip(Level, VOTES, strict=True)]

    @property
    def wrong(self):
        """[(field, message)] of what could not be read."""
        return [
            (self[name], f"{self.line.member.full_name}: {e[0]}") for name, e in self.errors.items()
        ]


class SheetForm(Confirming, ScopedForm):
    """The head of the sheet, with its lines in `lines`; valid when all of them are."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    voted_on = DayField(label="Ngày chi bộ bỏ phiếu", required=False)
    vote_base = forms.IntegerField(
        label="Số đảng viên biểu quyết", required=False, min_value=1, max_value=9999
    )
    decision = LineField(label="Số quyết định", required=False, max_length=60)
    decided_on = DayField(label="Ngày quyết định", required=False)
    decided_by = LineField(label="Cấp ủy quyết định", required=False, max_length=200)
    as_proposed = forms.BooleanField(
        label="Ai chưa chọn mức quyết định thì lấy mức chi bộ đề nghị", required=False
    )

    def __init__(self, *args, roll, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name != "as_proposed":
                field.widget.attrs["class"] = "form-control"
        self.fields["as_proposed"].widget.attrs["class"] = "form-check-input"
        data = self.data if self.is_bound else None
        self.lines = [LineForm(data, line=line, initial=written(line)) for line in roll]

    def is_valid(self):
        return all([super().is_valid(), *(form.is_valid() for form in self.lines)])

    def for_action(self):
        """What the action takes: the head, and the lines by member."""
        lines = {form.line.spell.member_id: form.cleaned_data for form in self.lines}
        return {**self.cleaned_data, "lines": lines}

    @property
    def wrong(self):
        """[(field, message)] of everything that could not be read."""
        head = [(self[name], e[0]) for name, e in self.errors.items() if name in self.fields]
        return head + [pair for form in self.lines for pair in form.wrong]

    def add_findings(self, refused):
        """Most of what the rules say is about somebody by name: it stands at the top."""
        for finding in refused.findings:
            on_head = finding.field in self.fields
            self.add_error(finding.field if on_head else None, str(finding))

    def differences(self, kept, head):
        """(label, as saved by another, as typed here) of each box in which the two differ.

        `kept` are the lines as they are now, `head` the sheet as it is now.
        """
        for name in self.fields.keys() - {"version", "as_proposed"}:
            yield from _difference(self[name].label, getattr(head, name), self.cleaned_data[name])
        typed = {form.line.spell.member_id: form for form in self.lines}
        for line in kept:
            form, theirs = typed.get(line.spell.member_id), written(line)
            for name in WRITTEN if form else ():
                label = f"{line.member.full_name}, {form[name].label.lower()}"
                yield from _difference(label, theirs.get(name), form.cleaned_data[name])


def written(line):
    """What stands on a line: what is kept, or what the register proposes for a new one."""
    if line.rating is None:
        return {"left_out": line.by_register}
    return {name: getattr(line.rating, name) for name in WRITTEN}


def _difference(label, theirs, mine):
    empty = (None, "")
    if theirs != mine and not (theirs in empty and mine in empty):
        yield label, _said(theirs), _said(mine)


def _said(value):
    if value in (None, ""):
        return "để trống"
    if value in LeftOut.values:
        return LeftOut(value).label.lower()
    return f"{value:%d/%m/%Y}" if hasattr(value, "year") else str(value).replace(".", ",")
