"""Forms of reading a text: bringing it in, and checking what was read."""

from django import forms

from chibo.forms import DayField, LineField, ScopedForm
from resolutions.enums import Kind

LARGEST = 10 * 1024 * 1024
EITHER = "Hãy dán văn bản vào ô, hoặc chọn một tệp .docx hay .txt."


class TextForm(ScopedForm):
    """A pasted text or a file."""

    text = forms.CharField(
        label="Dán toàn văn nghị quyết",
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Chép cả trang cũng được: phần thừa của trang web sẽ được để riêng.",
    )
    file = forms.FileField(
        label="Hoặc chọn tệp",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx,.txt,.doc"}),
        help_text="Tệp Word (.docx) hoặc văn bản (.txt), không quá 10 MB.",
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(
                "Tệp lớn hơn 10 MB. Nghị quyết chỉ có chữ nhỏ hơn nhiều: hãy bỏ ảnh rồi lưu lại."
            )
        return file

    def clean(self):
        data = super().clean()
        if not self.errors and not data.get("text", "").strip() and not data.get("file"):
            raise forms.ValidationError(EITHER)
        return data


class CheckForm(ScopedForm):
    """What was read of the head, to be corrected before saving."""

    kind = forms.ChoiceField(label="Loại nghị quyết", choices=Kind)
    title = LineField(label="Tên gọi trong sổ", max_length=300)
    summary = LineField(label="Trích yếu", max_length=500, help_text="In dưới chữ NGHỊ QUYẾT.")
    ordinal = forms.IntegerField(
        label="Đại hội lần thứ", required=False, min_value=1, max_value=399
    )
    term_start = forms.IntegerField(label="Nhiệm kỳ từ năm", min_value=1930, max_value=2100)
    term_end = forms.IntegerField(label="Nhiệm kỳ đến năm", min_value=1930, max_value=2100)
    held_on = DayField(
        label="Ngày họp",
        help_text="Cũng là ngày ghi trên văn bản. Kết quả thông qua ghi nhận sau, ở dự thảo.",
    )
    place = LineField(label="Nơi họp", max_length=200, required=False)

    def clean(self):
        data = super().clean()
        if data.get("kind") == Kind.CONGRESS and not data.get("ordinal"):
            self.add_error("ordinal", "Nghị quyết đại hội cần biết đại hội lần thứ mấy.")
        if data.get("term_start") and data.get("term_end", 0) < data["term_start"]:
            self.add_error("term_end", "Năm kết thúc phải từ năm bắt đầu trở đi.")
        return data
