"""The check-list of a dossier: four boxes for each kind of paper."""

from django import forms

from chibo.forms import DayField, LineField, ScopedForm
from members.enums import Kept

PARTS = ("state", "number", "dated_on", "note")
UNSEEN = ("", "chưa xem")
"""Takes back what was chosen by mistake: the paper is one that nobody has looked for."""


class KeptSelect(forms.RadioSelect):
    """Nothing is ticked where nothing is chosen, so that the way back shows only where it leads
    somewhere."""

    def format_value(self, value):
        """No choice for an empty value, though there is one that says so."""
        return super().format_value(value) if value else []


class DossierForm(ScopedForm):
    """`lines` are those of `queries.check_list`; a line's boxes are named `<code>-<part>`."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    checked_on = DayField(label="Ngày đối chiếu", required=False)

    def __init__(self, *args, lines, **kwargs):
        self.listed = lines
        super().__init__(*args, **kwargs)
        for line in lines:
            for part in PARTS:
                self.fields[f"{line.code}-{part}"] = self._field(part, line)
                self.initial.setdefault(f"{line.code}-{part}", getattr(line, part))

    def _field(self, part, line):
        about = f": {line.name}"
        if part == "state":
            return forms.ChoiceField(
                label=f"Trong hồ sơ{about}",
                choices=[*Kept.choices, UNSEEN],
                widget=KeptSelect,
                required=False,
            )
        if part == "dated_on":
            return DayField(label=f"Ngày{about}", required=False)
        label, longest = ("Số", 60) if part == "number" else ("Ghi chú", 200)
        return LineField(label=f"{label}{about}", max_length=longest, required=False)

    @property
    def lines(self):
        """(line, its state, its three boxes to write in), in the order of the list."""
        for line in self.listed:
            state, *boxes = (self[f"{line.code}-{part}"] for part in PARTS)
            yield line, state, boxes

    def for_action(self):
        """What `actions.dossiers.check` asks for."""
        found = self.cleaned_data
        papers = {
            line.code: {part: found[f"{line.code}-{part}"] for part in PARTS}
            for line in self.listed
        }
        return {"papers": papers, "checked_on": found["checked_on"], "version": found["version"]}
