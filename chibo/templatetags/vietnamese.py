"""Vietnamese dates, numbers and names in templates."""

from django import template

from chibo.vietnamese import dates, numbers

register = template.Library()

register.filter("percent", numbers.percent)
register.filter("number", numbers.number)
register.filter("padded", numbers.padded)
register.filter("roman", numbers.roman)


@register.filter
def signed(value):
    """ "+11", "−3", "0": a change beside a number."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + numbers.number(abs(value))


@register.filter
def long_date(day):
    """ "ngày 03 tháng 02 năm 2026"; nothing for a day that is not known."""
    return dates.long_date(day) if day else ""


@register.filter
def short_date(day):
    """ "03/02/2026"; nothing for a day that is not known."""
    return dates.short_date(day) if day else ""
