"""The form of one task."""

from chibo.forms import LineField, ScopedForm
from resolutions.forms.resolutions import day_field


class TaskForm(ScopedForm):
    """Who, until when."""

    charged = LineField(
        label="Phân công cho",
        max_length=200,
        help_text="Đồng chí, tổ hoặc bộ phận chịu trách nhiệm.",
    )
    due_on = day_field("Hoàn thành trước ngày", required=False)
