"""A session of study, and its roll in plain radio groups."""

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError

from chibo.forms import DayField, LineField, ScopedModelForm
from chibo.models import Unit
from chibo.vietnamese.numbers import whole
from members.enums import Studied, StudyMode
from members.models import StudySession

from .layout import part, row
from .members import cells


class StudyForm(ScopedModelForm):
    """Which document, when, how, by whom; and how many who are not members."""

    class Meta:
        model = StudySession
        fields = [
            *["document", "held_on", "mode", "organiser", "outsiders_due", "outsiders_came"],
        ]
        field_classes = {"document": LineField, "held_on": DayField, "organiser": LineField}
        widgets = {
            "document": forms.Textarea(attrs={"rows": 2, "data-grow": True}),
            "mode": forms.RadioSelect,
        }
        error_messages = {
            "document": {"required": "Hãy ghi văn bản đã học."},
            "mode": {"required": "Hãy chọn trực tiếp hoặc trực tuyến."},
        }
        help_texts = {
            "document": "Số, ký hiệu và tên, ví dụ: Nghị quyết số 57-NQ/TW về phát triển khoa học, "
            "công nghệ.",
            "organiser": "Ví dụ: Đảng ủy phường. Để trống nếu chi bộ tự tổ chức.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = StudyMode.choices
        self.helper.layout = self.laid_out()

    def laid_out(self, *where):
        """The document, then what the page adds."""
        return Layout(
            *where,
            part("Văn bản", "document", row("held_on", "organiser"), InlineRadios("mode")),
            part(
                "Người ngoài Đảng",
                row("outsiders_due", "outsiders_came"),
                help_text="Cán bộ, quần chúng cùng học. Không có thì để trống.",
            ),
        )

    def _post_clean(self):
        """Rules and constraints speak in the action."""


class HoldStudyForm(StudyForm):
    """A session of a cell."""

    unit = forms.ModelChoiceField(Unit.unscoped.none(), label="Chi bộ", empty_label="Chọn chi bộ")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = list(self.fields["unit"].queryset[:2])
        if len(offered) == 1:
            self.fields["unit"].empty_label = None
            self.initial["unit"] = offered[0].pk
        self.helper.layout = self.laid_out(part("Chi bộ học", "unit"))

    def choices_for(self, user, unit):
        return {"unit": cells(user).below(unit)}


class CorrectStudyForm(StudyForm):
    """Other words about it."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        self.helper.layout = self.laid_out("version")


class StudyRollForm:
    """The marks of a whole roll. `lines` are those of `queries.study_lines`, with what was sent."""

    def __init__(self, session, lines, data=None):
        self.lines, self.data = list(lines), data
        self.version, self.error = session.version, ""
        if data is not None:
            for line in self.lines:
                self._read(line)

    def _read(self, line):
        sent = self.data.get(f"s-{line.member.pk}", line.studied)
        line.studied = sent if sent in Studied.values else line.studied
        try:
            line.on = DayField(required=False).clean(self.data.get(f"d-{line.member.pk}", ""))
        except ValidationError:
            line.on = None

    def given(self):
        """The arguments of the action."""
        sent = whole(self.data.get("version"))
        return {
            "marks": {line.member.pk: (line.studied, line.on) for line in self.lines},
            "version": -1 if sent is None else sent,
        }
