"""Two records that look alike: what is said of them, and which of two values stays."""

from django import forms

from chibo.forms import LineField, ScopedForm

from .confirming import Confirming
from .fields import BirthField

SIDES = [("keep", "hồ sơ giữ lại"), ("gone", "hồ sơ gộp đi")]


def _reason(help_text):
    return LineField(
        label="Lý do",
        max_length=300,
        help_text=help_text,
        error_messages={"required": "Hãy ghi lý do."},
    )


class ApartForm(ScopedForm):
    """Why these are two people."""

    reason = _reason("Ví dụ: Đã hỏi, hai đồng chí khác quê quán.")


class MergeForm(Confirming, ScopedForm):
    """A choice for each field in which the two differ; `rows` are what stands side by side."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    gone_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = _reason("Ví dụ: Một người, nhập hai lần khi chuyển chi bộ.")

    def __init__(self, *args, rows, keep, gone, **kwargs):
        self.seen = {"version": keep.version, "gone_version": gone.version}
        super().__init__(*args, initial=self.seen, **kwargs)
        self.differing = [row for row in rows if row.differs]
        for row in self.differing:
            self.fields[f"chon-{row.name}"] = forms.ChoiceField(
                label=row.label, choices=SIDES, initial=row.likely
            )

    @property
    def chosen(self):
        """The fields whose value the record given up lends, as the page shows them now."""
        sides = {row.name: self[f"chon-{row.name}"].value() for row in self.differing}
        return {name for name, side in sides.items() if side == "gone"}

    def add_conflict(self, conflict):
        """The page shows both as they are now."""
        super().add_conflict(conflict)
        self.data.update({name: str(version) for name, version in self.seen.items()})
        self.add_error(None, "Có người vừa sửa một trong hai hồ sơ. Hãy xem lại rồi gộp.")

    def for_action(self):
        """What `actions.duplicates.merge` asks for."""
        values = dict(self.cleaned_data)
        choose = {row.name: values.pop(f"chon-{row.name}") for row in self.differing}
        return values | {"choose": choose}


class LookalikeForm(ScopedForm):
    """The name and birth date that somebody is typing."""

    full_name = LineField(max_length=100)
    birth = BirthField()
