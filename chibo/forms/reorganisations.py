"""Forms for acts on units. Each knows its action's arguments and the change they make."""

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils import timezone

from chibo.access import Permission
from chibo.models import Unit
from chibo.queries.unit_changes import dissolving, merging, placing, renaming, splitting

from .base import DayField, LineField, ScopedForm
from .units import DECISION, EffectiveDayField, manageable

PARTS = (1, 2, 3)
NAMES = ("name", "short_name", "code")


class Change(ScopedForm):
    """What every act asks: since when, by which decision, of which version of the unit."""

    on = EffectiveDayField(label="Từ ngày")
    decision = LineField(label=DECISION.capitalize(), max_length=60, required=False)
    decided_on = DayField(label="Ngày ký quyết định", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
    carries = ("version",)
    """What of the unit the form begins with."""

    def __init__(self, *args, unit, **kwargs):
        initial = {name: getattr(unit, name) for name in self.carries}
        super().__init__(*args, unit=unit, initial=initial, **kwargs)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("decided_on") and not cleaned.get("decision"):
            self.add_error("decision", "Đã ghi ngày ký thì ghi cả số quyết định.")
        return cleaned

    @property
    def arguments(self):
        """What the action takes."""
        return {"unit": self.unit} | self.cleaned_data

    @property
    def since(self):
        """The day and the decision, as the change carries them."""
        return self.cleaned_data["on"], self.cleaned_data["decision"]


class Decided(Change):
    """Units are merged, split or ended by a decision of the committee above."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decision"].required = self.fields["decided_on"].required = True


class RenameForm(Change):
    """Another name; old papers keep the old one."""

    name = LineField(label="Tên mới", max_length=200)
    short_name = LineField(label="Tên gọi tắt", max_length=80)
    seat = LineField(label="Địa danh ghi trên văn bản", max_length=80)
    field_order = ["name", "short_name", "seat", "on", "decision", "decided_on"]
    carries = ("name", "short_name", "seat", "version")

    @property
    def change(self):
        """The change as its preview counts it."""
        return renaming(self.unit, *self.since)


class PlaceForm(Change):
    """Another parent."""

    parent = forms.ModelChoiceField(
        Unit.unscoped.none(), label="Chuyển về trực thuộc", empty_label="Chọn cấp trên mới"
    )
    field_order = ["parent", "on", "decision", "decided_on"]

    def choices_for(self, user, unit):
        others = manageable(user).exclude(pk=unit.parent_id)
        return {"parent": others.exclude(path__startswith=unit.path)}

    @property
    def change(self):
        """The change as its preview counts it."""
        return placing(self.unit, self.cleaned_data["parent"], *self.since)


class MergeForm(Decided):
    """This unit and others beside it become one of them, or a new one."""

    others = forms.ModelMultipleChoiceField(
        Unit.unscoped.none(),
        label="Sáp nhập với",
        widget=forms.CheckboxSelectMultiple,
        help_text="Tổ chức cùng loại, cùng cấp trên. Ở nơi khác thì chuyển về cùng cấp trên trước.",
    )
    target = forms.ModelChoiceField(
        Unit.unscoped.none(),
        label="Tổ chức còn lại sau sáp nhập",
        required=False,
        empty_label="Lập tổ chức mới, ghi tên bên dưới",
    )
    name = LineField(label="Tên tổ chức mới", max_length=200, required=False)
    short_name = LineField(label="Tên gọi tắt", max_length=80, required=False)
    code = LineField(label="Mã", max_length=40, required=False)
    field_order = ["others", "target", *NAMES, "on", "decision", "decided_on"]

    def choices_for(self, user, unit):
        beside = Unit.visible_to(user, Permission.MANAGE_UNITS).open(timezone.localdate())
        beside = beside.filter(kind=unit.kind, parent=unit.parent).select_related("parent", "kind")
        return {"others": beside.exclude(pk=unit.pk), "target": beside}

    def clean(self):
        cleaned = super().clean()
        target = cleaned.get("target")
        together = [self.unit, *cleaned.get("others", ())]
        if target and target not in together:
            self.add_error("target", "Chọn một trong các tổ chức sáp nhập, hoặc lập mới.")
        if not target and "target" in cleaned:
            for name in NAMES:
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, "Lập tổ chức mới thì phải ghi mục này.")
        cleaned["sources"] = [unit for unit in together if unit != target]
        return cleaned

    @property
    def arguments(self):
        """The units that end, and the one that goes on or is founded."""
        data = self.cleaned_data
        founded = {name: data[name] for name in NAMES}
        founded |= {"seat": self.unit.seat, "parent": self.unit.parent}
        each = {name: data[name] for name in ("sources", "target", "on", "decision", "decided_on")}
        return each | {"founded": None if data["target"] else founded}

    @property
    def change(self):
        """The change as its preview counts it."""
        data = self.cleaned_data
        target = data["target"] or Unit(name=data["name"], kind=self.unit.kind)
        return merging(data["sources"], target, *self.since)


class SplitForm(Decided):
    """One to three new units beside this one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {"name": "Tên", "short_name": "Tên gọi tắt", "code": "Mã"}
        for part in PARTS:
            for name, label in labels.items():
                size = Unit._meta.get_field(name).max_length
                field = LineField(label=label, max_length=size, required=part == 1)
                self.fields[f"{name}_{part}"] = field
        groups = [
            Fieldset(
                f"Tổ chức mới thứ {word}",
                f"name_{part}",
                Row(*(Column(f"{name}_{part}", css_class="col-md") for name in NAMES[1:])),
            )
            for part, word in zip(PARTS, ("nhất", "hai", "ba"), strict=True)
        ]
        self.helper.layout = Layout(*groups, "on", "decision", "decided_on", "version")

    def clean(self):
        cleaned = super().clean()
        for part in PARTS[1:]:
            row = {name: cleaned.get(f"{name}_{part}") for name in NAMES}
            for name, value in row.items():
                if any(row.values()) and not value and f"{name}_{part}" not in self.errors:
                    self.add_error(f"{name}_{part}", "Ghi đủ tên, tên gọi tắt và mã.")
        return cleaned

    @property
    def founded(self):
        """The names of the new units; their seat is that of the old one until it is changed."""
        rows = [{name: self.cleaned_data[f"{name}_{part}"] for name in NAMES} for part in PARTS]
        return [row | {"seat": self.unit.seat} for row in rows if row["name"]]

    @property
    def arguments(self):
        """The unit, the new ones, and what every act asks."""
        each = ("on", "decision", "decided_on", "version")
        data = {name: self.cleaned_data[name] for name in each}
        return data | {"unit": self.unit, "founded": self.founded}

    @property
    def change(self):
        """The change as its preview counts it."""
        kind = self.unit.kind
        new = [Unit(name=row["name"], kind=kind) for row in self.founded]
        return splitting(self.unit, new, *self.since)


class CloseForm(Decided):
    """The end of a unit."""

    on = EffectiveDayField(label="Kết thúc từ ngày", help_text="Ngày này tổ chức không còn")
    into = forms.ModelChoiceField(
        Unit.unscoped.none(), required=False, empty_label="Không còn ai để chuyển"
    )
    field_order = ["into", "on", "decision", "decided_on"]

    def choices_for(self, user, unit):
        units = Unit.visible_to(user, Permission.MANAGE_UNITS).open(timezone.localdate())
        units = units.filter(kind__is_cell=unit.kind.is_cell).select_related("kind")
        return {"into": units.exclude(path__startswith=unit.path)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        what = "Đảng viên chuyển" if self.unit.kind.is_cell else "Tổ chức trực thuộc chuyển"
        self.fields["into"].label = f"{what} về"

    @property
    def change(self):
        """The change as its preview counts it."""
        return dissolving(self.unit, self.cleaned_data["into"], *self.since)
