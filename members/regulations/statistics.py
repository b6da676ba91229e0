"""How statistics group members, and what must hold of their sums (40-HD/BTCTW 2025, forms 1, 3).

The rows of the 2025 forms were not published; these bands are those of the set in use since 2016.
Every function answers the key of a category; the pairs beside it are (key, label) in the order of
the form.
"""

from datetime import date

from chibo.regulations import Finding

from .record import full_years

FORMS = "40-HD/BTCTW"
UNKNOWN = ("unknown", "Chưa ghi")

AGES = (
    ("18", "Từ 18 đến 30 tuổi"),
    ("31", "Từ 31 đến 40 tuổi"),
    ("41", "Từ 41 đến 50 tuổi"),
    ("51", "Từ 51 đến 60 tuổi"),
    ("61", "Từ 61 tuổi trở lên"),
)
PARTY_AGES = (
    ("0", "Dưới 30 năm"),
    ("30", "Từ 30 đến dưới 40 năm"),
    ("40", "Từ 40 đến dưới 50 năm"),
    ("50", "Từ 50 đến dưới 60 năm"),
    ("60", "Từ 60 đến dưới 70 năm"),
    ("70", "Từ 70 đến dưới 80 năm"),
    ("80", "Từ 80 đến dưới 90 năm"),
    ("90", "Từ 90 năm trở lên"),
)
ADMITTED = (
    ("1930", "Trước 19/8/1945"),
    ("1945", "Từ 19/8/1945 đến 20/7/1954"),
    ("1954", "Từ 21/7/1954 đến 30/4/1975"),
    ("1975", "Từ 01/5/1975 đến nay"),
)
GENERAL_EDUCATION = (
    ("primary", "Tiểu học"),
    ("lower", "Trung học cơ sở"),
    ("upper", "Trung học phổ thông"),
    UNKNOWN,
)
_ERAS = (
    (date(1945, 8, 19), "1930"),
    (date(1954, 7, 21), "1945"),
    (date(1975, 5, 1), "1954"),
    (date.max, "1975"),
)
_LAST_CLASSES = {"10": (4, 7), "12": (5, 9)}
"""The last class of primary and of lower secondary school, in the systems of ten and of twelve."""


def age_band(birth_date, on):
    """The band of somebody's full years of life on a day."""
    return _band(AGES, full_years(birth_date, on))


def party_age_band(decided_on, ceremony_on, on):
    """The band of full years in the Party (M7), in the tens in which badges are awarded."""
    return _band(PARTY_AGES, full_years(decided_on or ceremony_on, on))


def admission_era(ceremony_on):
    """The period of the Party's history in which somebody was admitted."""
    return next(era for before, era in _ERAS if ceremony_on < before)


def schooling_band(general_education):
    """ "7/10" is lower secondary school: the class reached, in a system of ten or twelve."""
    if not general_education:
        return UNKNOWN[0]
    reached, _, system = general_education.partition("/")
    primary, lower = _LAST_CLASSES[system]
    if int(reached) <= primary:
        return "primary"
    return "lower" if int(reached) <= lower else "upper"


def balanced(name, opening, increase, decrease, closing):
    """T1: what there was, plus what came, less what left, is what there is."""
    if opening + increase - decrease != closing:
        sentence = (
            f"{name}: đầu kỳ {opening} cộng tăng {increase} trừ giảm {decrease} không bằng cuối kỳ "
            f"{closing}, nên chưa in. Hãy xem lại ngày đến, ngày rời của các đồng chí trong kỳ."
        )
        yield Finding("T1", sentence, FORMS)


def _band(bands, years):
    """The last band that begins at or below so many years; the first takes the younger too."""
    begun = [key for key, _ in bands if int(key) <= years]
    return begun[-1] if begun else bands[0][0]
