"""Forms that show only what the person may choose, and that never write."""

from .base import DayField, LineField, ScopedForm, ScopedModelForm

__all__ = ["DayField", "LineField", "ScopedForm", "ScopedModelForm"]
