"""Members of the last day by what they are: how many of each, out of all of the cell."""

from collections import Counter

from django.db.models import Count as SqlCount

from chibo.indicators import Count, Indicator, Kind
from chibo.tallies import ids
from members.enums import Gender, ProfessionalLevel, TheoryLevel
from members.models import Member, Spell
from members.regulations import statistics
from members.regulations.statistics import UNKNOWN


def distribution(key, label, categories, fields, category_of):
    """Members by `category_of(*fields, day)`, which answers the key of one of `categories`."""
    columns = [f"member__{name}" for name in fields]

    def count(units, period):
        found = {unit: Counter() for unit in ids(units)}
        roll = Spell.unscoped.on(period.end).filter(unit__in=found).order_by()
        alike = roll.values("unit", *columns).annotate(n=SqlCount("pk"))
        for unit, *values, n in alike.values_list("unit", *columns, "n"):
            found[unit][category_of(*values, period.end)] += n
        return {
            unit: {name: Count(tally[name], tally.total()) for name, _ in categories}
            for unit, tally in found.items()
        }

    def rows(unit, period, category=None):
        roll = Spell.unscoped.on(period.end).within([unit.path]).order_by()
        behind = [
            member
            for member, *values in roll.values_list("member", *columns)
            if category in (None, category_of(*values, period.end))
        ]
        return Member.unscoped.filter(pk__in=behind).walked()

    return Indicator(key, label, Kind.STOCK, "đảng viên", count, rows, categories=tuple(categories))


def listed(choices):
    """The words of a list, and a place for those of whom nothing is recorded."""
    return (*choices.choices, UNKNOWN)


def as_recorded(word, day):
    """The recorded word is the category."""
    return word or UNKNOWN[0]


def by_schooling(general_education, day):
    """Statistics ask for the school, records hold the class."""
    return statistics.schooling_band(general_education)


def by_era(ceremony_on, day):
    """The era does not depend on the day that is asked about."""
    return statistics.admission_era(ceremony_on)


INDICATORS = (
    distribution("by_sex", "Giới tính", Gender.choices, ["gender"], as_recorded),
    distribution("by_age", "Tuổi đời", statistics.AGES, ["birth_date"], statistics.age_band),
    distribution("by_admission", "Thời kỳ vào Đảng", statistics.ADMITTED, ["ceremony_on"], by_era),
    distribution(
        "by_party_age",
        "Tuổi đảng",
        statistics.PARTY_AGES,
        ["decided_on", "ceremony_on"],
        statistics.party_age_band,
    ),
    distribution(
        "by_general_education",
        "Giáo dục phổ thông",
        statistics.GENERAL_EDUCATION,
        ["general_education"],
        by_schooling,
    ),
    distribution(
        "by_professional_level",
        "Trình độ chuyên môn",
        listed(ProfessionalLevel),
        ["professional_level"],
        as_recorded,
    ),
    distribution(
        "by_theory_level",
        "Lý luận chính trị",
        listed(TheoryLevel),
        ["theory_level"],
        as_recorded,
    ),
)
