"""Form fields for numbers typed by hand.

`forms.DecimalField` takes "1.500" for 1.5 unless USE_THOUSAND_SEPARATOR is on, and that setting
would print years as 2.026 and put dots into identifiers. So numbers have a field of their own.
"""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from chibo.vietnamese.numbers import number, parse_number


class NumberField(forms.DecimalField):
    """A decimal number written "1.500" or "133,3"; shown again in the same form."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        try:
            return parse_number(value)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def prepare_value(self, value):
        return number(value) if isinstance(value, int | Decimal) else value

    def widget_attrs(self, widget):
        return {}  # `step`, `min` and `max` belong to number inputs, which know no comma
