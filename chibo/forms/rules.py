"""A new version of a rule: its first day, the document it rests on, a box for each parameter."""

from textwrap import shorten as shortened

from django import forms

from chibo.models import LegalBasis
from chibo.models.legal_basis import Certainty
from chibo.parameters import flat, misplaced, slots, together

from .base import DayField, LineField, ScopedForm
from .warned import Warned

KNOWN = [
    ("", "hãy chọn"),
    *(choice for choice in Certainty.choices if choice[0] != Certainty.RECALLED),
]
DOCUMENT = ("code", "title", "issuer", "issued_on")
BOX = "p-"
HINTS = {
    "wholes": "Các số cách nhau bằng dấu chấm phẩy.",
    "lines": "Mỗi dòng một mục.",
    "pairs": "Mỗi dòng một mục: mã, dấu hai chấm, tên.",
    "fraction": "Phân số, ví dụ 2/3.",
    "decimal": "Số thập phân ghi dấu phẩy, ví dụ 0,5.",
}


class DocumentField(forms.ModelChoiceField):
    """A document by number and beginning of its title."""

    def label_from_instance(self, basis):
        """ "208-QĐ/TW: Quy định thi hành Điều lệ Đảng"."""
        return f"{basis.code}: {shortened(basis.title, 70, placeholder='…')}"


class RuleForm(Warned, ScopedForm):
    """The version to come, filled in with the present one. `versions`: Rules, the latest first."""

    since = DayField(label="Có hiệu lực từ ngày")
    basis = DocumentField(
        LegalBasis.objects.none(),
        label="Căn cứ",
        required=False,
        empty_label="văn bản chưa có trong danh sách (ghi bên dưới)",
    )
    code = LineField(label="Số, ký hiệu văn bản mới", max_length=40, required=False)
    title = LineField(label="Trích yếu", max_length=300, required=False)
    issuer = LineField(label="Cơ quan ban hành", max_length=100, required=False)
    issued_on = DayField(label="Ngày ban hành", required=False)
    article = LineField(
        label="Điều, khoản", max_length=60, required=False, help_text="Ví dụ: Điều 4, khoản 3"
    )
    certainty = forms.ChoiceField(label="Biết từ đâu", choices=KNOWN)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        self.like = versions[0].parameters
        self.slots = slots(versions[0].key, *(rule.parameters for rule in versions))
        self.key = versions[0].key
        now = flat(self.like)
        for slot in self.slots:
            self.fields[_named(slot.name)] = _box(slot, now.get(slot.name))
        self.fields["basis"].initial = versions[0].basis_id
        self.fields["article"].initial = versions[0].article
        self.fields["seen"].initial = versions[0].pk

    def choices_for(self, user, unit):
        return {"basis": LegalBasis.objects.order_by("-issued_on", "code")}

    @property
    def boxes(self):
        """The bound fields of the parameters."""
        return [field for field in self.visible_fields() if field.name.startswith(BOX)]

    @property
    def document(self):
        """The bound fields of a document that is not on the list."""
        return [self[name] for name in DOCUMENT]

    @property
    def document_written(self):
        """Whether something stands in them, or is missing there."""
        return self.is_bound and any(field.errors or field.value() for field in self.document)

    def clean(self):
        data = super().clean()
        self._read_document(data)
        values = {slot.name: self._read(slot, data) for slot in self.slots}
        if not any(name.startswith(BOX) for name in self.errors):
            for name in misplaced(self.key, values):
                sentence = "Hãy ghi mức của đối tượng này ở đúng một ô: phần trăm hoặc số tiền."
                self.add_error(_named(name), sentence)
        data["parameters"] = together(values, self.like)
        return data

    def _read(self, slot, data):
        name = _named(slot.name)
        if name not in data:
            return None
        try:
            return slot.read(data[name])
        except ValueError as error:
            self.add_error(name, str(error))
            return None

    def _read_document(self, data):
        """A document from the list, or every field of one that is not on it."""
        written = [name for name in DOCUMENT if data.get(name)]
        if data.get("basis") and written:
            self.add_error("basis", "Hãy chọn một văn bản hoặc ghi văn bản mới, không cả hai.")
        if data.get("basis") or "basis" in self.errors:
            return
        for name in DOCUMENT:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, "Hãy ghi ô này, hoặc chọn một văn bản ở ô “Căn cứ”.")

    @property
    def arguments(self):
        """What the action takes."""
        data = self.cleaned_data
        taken = ("since", "article", "certainty", "parameters", "seen")
        new = {name: data[name] for name in DOCUMENT}
        return {name: data[name] for name in taken} | {"basis": data["basis"] or new}


def _named(name):
    return BOX + name.replace(".", "-")


def _box(slot, value):
    """The field of one parameter, with the present value as a person would type it."""
    shared = {"label": slot.label, "required": False, "help_text": HINTS.get(slot.kind, "")}
    if slot.kind == "choice":
        nothing = [] if slot.required else [("", "không ghi")]
        return forms.ChoiceField(choices=[*nothing, *slot.choices], initial=value, **shared)
    if slot.kind in ("lines", "pairs"):
        rows = min(max(len(value or ()), 3), 12)
        widget = forms.Textarea({"rows": rows})
    else:
        widget = forms.TextInput({"autocomplete": "off"})
    return LineField(initial=slot.in_words(value), widget=widget, **shared)
