"""Forms that show only what the person may choose, and that never write."""

from .base import DayField, LineField, LinesField, ScopedForm, ScopedModelForm
from .warned import Warned

__all__ = ["DayField", "LineField", "LinesField", "ScopedForm", "ScopedModelForm", "Warned"]
