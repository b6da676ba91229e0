"""A day of rest."""

from .base import DayField, LineField, ScopedForm
from .warned import Warned


class HolidayForm(Warned, ScopedForm):
    """One more day of rest."""

    day = DayField(label="Ngày")
    name = LineField(
        label="Nghỉ vì", max_length=100, help_text="Ví dụ: Quốc khánh; nghỉ bù Tết Nguyên đán"
    )
