"""Vietnamese text, names, dates and numbers. Pure Python: no Django, no locale, no ICU."""
