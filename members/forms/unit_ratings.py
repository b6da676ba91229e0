"""The ratings of units: one's own, and those a committee decides on."""

from django import forms

from chibo.forms import DayField, LineField, ScopedForm
from members.actions.unit_ratings import Decided

from .confirming import Confirming
from .ratings import level_choice, points


class SelfRatingForm(Confirming, ScopedForm):
    """What a unit says of itself."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    self_points = points("Điểm tự chấm")
    self_level = level_choice("Mức tự xếp")
    field_order = ["version", "self_points", "self_level"]

    def attempt(self, act, **arguments):
        """Nothing here is asked about: the bands of points block."""
        return super().attempt(lambda confirmed, **rest: act(**rest), **arguments)


class UnitLineForm(forms.Form):
    """One unit on its committee's page."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    proposed = level_choice("Mức đề nghị")
    decided = level_choice("Quyết định")

    def __init__(self, *args, standing, **kwargs):
        own = standing.own
        initial = {
            "version": own.version if own else 0,
            "proposed": own.proposed if own else "",
            "decided": own.decided if own else "",
        }
        super().__init__(*args, prefix=f"u{standing.unit.pk}", initial=initial, **kwargs)
        self.standing = standing
        for name in ("proposed", "decided"):
            self.fields[name].widget.attrs |= {
                "class": "form-select",
                "aria-label": f"{standing.name}: {self.fields[name].label}",
                "data-mark": name,
            }

    def row(self):
        """What was chosen, for the action."""
        return Decided(self.standing.unit, **self.cleaned_data)


class DecideForm(Confirming, ScopedForm):
    """One decision for as many units as it names; the lines stand in `lines`."""

    decision = LineField(label="Số quyết định", required=False, max_length=60)
    decided_on = DayField(label="Ngày quyết định", required=False)
    decided_by = LineField(label="Cấp ủy quyết định", required=False, max_length=200)
    everywhere = forms.BooleanField(
        label="Ghi số, ngày này cho cả những nơi đã có quyết định", required=False
    )

    def __init__(self, *args, standings, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            is_box = name == "everywhere"
            field.widget.attrs["class"] = "form-check-input" if is_box else "form-control"
        data = self.data if self.is_bound else None
        self.lines = [UnitLineForm(data, standing=standing) for standing in standings]
        self.editable = [form for form in self.lines if form.standing.is_below]

    def is_valid(self):
        return all([super().is_valid(), *(form.is_valid() for form in self.editable)])

    @property
    def wrong(self):
        """[(field, message)] of what could not be read."""
        head = [(self[name], e[0]) for name, e in self.errors.items() if name in self.fields]
        lines = [(f[name], e[0]) for f in self.editable for name, e in f.errors.items()]
        return head + lines

    def for_action(self):
        """What the action takes."""
        return {**self.cleaned_data, "rows": [form.row() for form in self.editable]}

    def add_conflict(self, conflict):
        """Every line carries its number as it is now, not one for all."""
        super().add_conflict(conflict)
        del self.data["version"]

    def meet(self, standings):
        """Take over the numbers of the rows as they are now; (label, theirs, mine) where unlike."""
        now = {standing.unit.pk: standing.own for standing in standings}
        for form in self.editable:
            own = now.get(form.standing.unit.pk)
            self.data[form.add_prefix("version")] = own.version if own else 0
            for name in ("proposed", "decided"):
                theirs, mine = getattr(own, name, ""), form.cleaned_data[name]
                if theirs != mine:
                    label = f"{form.standing.name}, {form.fields[name].label.lower()}"
                    yield label, theirs or "để trống", mine or "để trống"
            form.data = self.data
