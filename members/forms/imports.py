"""A file to bring, the columns it has, and the columns to take away."""

from django import forms

from chibo.forms import LineField, ScopedForm
from members.models import SEALED
from members.reading import COLUMNS
from members.reading.columns import WRITTEN

XLSX, CSV = "xlsx", "csv"


class ListFileForm(ScopedForm):
    """A list of members as a file."""

    file = forms.FileField(
        label="Tệp danh sách",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.csv"}),
        help_text="Excel (.xlsx) hoặc CSV, nhỏ hơn 20 MB, không quá 20.000 dòng. Chưa ghi gì cho "
        "tới khi đồng chí xem lại và xác nhận.",
        error_messages={"required": "Hãy chọn tệp.", "empty": "Tệp rỗng. Hãy chọn tệp khác."},
    )


class MappingForm(ScopedForm):
    """What each column of the file is; the person may change the guess."""

    def __init__(self, *args, headings, mapping, samples, **kwargs):
        super().__init__(*args, **kwargs)
        self.headings = {f"c{place}": heading for place, heading in enumerate(headings)}
        choices = [("", "Không đọc cột này"), *((c.field, c.label) for c in COLUMNS)]
        for name, heading in self.headings.items():
            guess = mapping.get(heading, "")
            self.fields[name] = forms.ChoiceField(
                label=heading,
                required=False,
                choices=choices,
                initial=guess,
                help_text="" if guess in SEALED else samples.get(heading, ""),
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def mapping(self):
        """{heading: field} of the columns to read."""
        return {
            heading: self.cleaned_data[name]
            for name, heading in self.headings.items()
            if self.cleaned_data[name]
        }


class ExportForm(ScopedForm):
    """Which columns, as what kind of file. Masked columns only for those who may open them."""

    columns = forms.MultipleChoiceField(
        label="Các cột",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một cột."},
    )
    sealed = forms.MultipleChoiceField(
        label="Phần được che",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ chọn khi thật cần. Lần tải được ghi lại cùng tên đồng chí và lý do.",
    )
    reason = LineField(
        label="Lý do tải phần được che",
        required=False,
        max_length=300,
        help_text="Ví dụ: Đối chiếu thẻ đảng viên cuối năm.",
    )
    kind = forms.ChoiceField(
        label="Loại tệp",
        choices=[(XLSX, "Excel (.xlsx)"), (CSV, "CSV (UTF-8)")],
        initial=XLSX,
        widget=forms.RadioSelect,
        help_text="CSV dành cho phần mềm khác; mở bằng Excel thì chọn .xlsx để giữ số 0 ở đầu.",
    )

    def __init__(self, *args, may_reveal, **kwargs):
        super().__init__(*args, **kwargs)
        plain = [(c.field, c.label) for c in WRITTEN if not c.sealed]
        self.fields["columns"].choices = plain
        self.fields["columns"].initial = [name for name, _ in plain]
        self.fields["sealed"].choices = [(c.field, c.label) for c in WRITTEN if c.sealed]
        if not may_reveal:
            del self.fields["sealed"], self.fields["reason"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("sealed") and not cleaned.get("reason"):
            self.add_error("reason", "Hãy ghi lý do tải phần được che.")
        return cleaned

    def chosen(self):
        """The fields of the columns, in the order of the list."""
        wanted = {*self.cleaned_data["columns"], *self.cleaned_data.get("sealed", ())}
        return [column.field for column in WRITTEN if column.field in wanted]
