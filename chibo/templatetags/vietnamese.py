"""Vietnamese dates, numbers and names in templates."""

from django import template

from chibo.vietnamese import dates, numbers

register = template.Library()

register.filter("long_date", dates.long_date)
register.filter("short_date", dates.short_date)
register.filter("percent", numbers.percent)
register.filter("number", numbers.number)
register.filter("padded", numbers.padded)
register.filter("roman", numbers.roman)


@register.filter
def signed(value):
    """ "+11", "−3", "0": a change beside a number."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + numbers.number(abs(value))
