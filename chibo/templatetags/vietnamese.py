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
