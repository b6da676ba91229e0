"""The days a resolution binds: from the congress that resolved it to the one that came after."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery

from congresses.models import Congress
from resolutions.enums import State
from resolutions.models import Resolution
from resolutions.regulations.periods import Term

AFTER = Congress.unscoped.filter(
    unit=OuterRef("unit"), meeting__held_on__gt=OuterRef("congress__meeting__held_on")
).order_by("meeting__held_on")
"""The later congresses of the same unit, as far as they are on record; none without a congress."""


def terms_of(resolutions):
    """{resolution id: Term}, one query however many."""
    found = Resolution.unscoped.filter(pk__in=[resolution.pk for resolution in resolutions])
    rows = found.annotate(
        begins=F("congress__meeting__held_on"),
        next_on=Subquery(AFTER.values("meeting__held_on")[:1]),
    ).values_list("pk", "term_start", "term_end", "begins", "next_on")
    return {
        pk: Term.between(first, last, begins, next_on)
        for pk, first, last, begins, next_on in rows.order_by()
    }


def term_of(resolution):
    """The term of one resolution."""
    return terms_of([resolution])[resolution.pk]


def followed_by(day):
    """The condition on a resolution that another congress had met before or on `day`."""
    return Exists(AFTER.filter(meeting__held_on__lte=day))


def with_lapse(resolutions, on):
    """Each with `lapsed`: issued, and its years over or another congress held by the day.

    Derived and never written: neither is an act that somebody signs.
    """
    over = Q(state=State.ISSUED) & (Q(term_end__lt=on.year) | followed_by(on))
    return resolutions.annotate(lapsed=ExpressionWrapper(over, BooleanField()))


def has_lapsed(resolution, on):
    """The same of one."""
    return with_lapse(Resolution.unscoped.filter(pk=resolution.pk), on).get().lapsed
