"""The form of one task."""

from chibo.forms import DayField, LineField, ScopedForm


class TaskForm(ScopedForm):
    """Who, until when."""

    charged = LineField(
        label="Phân công cho",
        max_length=200,
        help_text="Đồng chí, tổ hoặc bộ phận chịu trách nhiệm.",
    )
    due_on = DayField(label="Hoàn thành trước ngày", required=False)
