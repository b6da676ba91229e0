"""Grades on their scales: which is better, and which a person may choose. Pure."""

NAMES = {
    "HTXSNV": "hoàn thành xuất sắc nhiệm vụ",
    "HTTNV": "hoàn thành tốt nhiệm vụ",
    "HTNV": "hoàn thành nhiệm vụ",
    "KHTNV": "không hoàn thành nhiệm vụ",
}
"""The four ratings by their codes (366-QĐ/TW); every other grade keeps its printed name."""

LADDERS = {
    "rating": ((("KHTNV",), ("HTNV",), ("HTTNV",), ("HTXSNV",)),),
    "class": (
        (("yếu kém",), ("đạt",), ("khá",), ("tốt",), ("xuất sắc",)),
        (("loại C",), ("loại B",), ("loại A",)),
    ),
    "tsvm": (
        (
            ("yếu kém",),
            ("hoàn thành nhiệm vụ",),
            ("hoàn thành tốt nhiệm vụ",),
            ("trong sạch vững mạnh",),
            ("trong sạch vững mạnh tiêu biểu",),
        ),
    ),
    "vm": (
        (
            ("yếu",),
            ("trung bình",),
            ("khá",),
            ("vững mạnh",),
            ("vững mạnh toàn diện", "vững mạnh tiêu biểu", "vững mạnh xuất sắc"),
        ),
    ),
    "emulation": (
        (
            ("hoàn thành nhiệm vụ",),
            ("tiên tiến", "tập thể lao động tiên tiến", "lao động tiên tiến"),
            (
                "tiên tiến xuất sắc",
                "tập thể lao động xuất sắc",
                "lao động xuất sắc",
                "đơn vị quyết thắng",
            ),
        ),
    ),
}
"""Steps from the worst up. Titles on one step are different titles: none stands for another."""
LADDERS_OF = {
    "unit rating": "rating",
    "trong sạch vững mạnh": "tsvm",
    "trade union": "vm",
    "mass organisation": "vm",
}
"""A sentence names whose scale it means; where words stand on several ladders, this one counts."""
NOT_REACHED = "không đạt"
"""Below every step, on scales whose lower grades nobody names."""


def at_least(scale, reached, wanted):
    """Whether `reached` is the wanted grade or a better one; None when nothing was reached yet."""
    if not reached:
        return None
    return reached == wanted or _step(scale, wanted, reached) > _step(scale, wanted, wanted)


def is_highest(scale, grade):
    """Whether nothing on the scale is better, so that "trở lên" would say nothing."""
    return _step(scale, grade, grade) == len(_ladder(scale, grade)) - 1


def is_rating(grade):
    """Whether it is one of the four ratings, by its code."""
    return grade in NAMES


def rating_in(text):
    """The code of the rating that a sentence names, or ""."""
    longest_first = sorted(NAMES.items(), key=lambda pair: -len(pair[1]))
    said = text.lower()
    return next((code for code, name in longest_first if name in said or code in text), "")


def worst(scale, grades):
    """The least of several grades on one ladder: what was promised for all is judged by it."""
    return min(grades, key=lambda grade: _step(scale, grade, grade))


def choices(scale, wanted):
    """The grades a person may choose as a result, best first."""
    ladder = _ladder(scale, wanted)
    known = [grade for step in reversed(ladder) for grade in step]
    return known if ladder in LADDERS["rating"] else [*known, NOT_REACHED]


def name(grade):
    """A grade as people write it."""
    return NAMES.get(grade, grade)


def _ladder(scale, grade):
    """The first ladder the grade stands on: its scale's own, then any; else it stands alone."""
    names = (scale, LADDERS_OF.get(scale), *LADDERS)
    known = (ladder for name in names for ladder in LADDERS.get(name, ()))
    holding = (ladder for ladder in known if any(grade in step for step in ladder))
    return next(holding, ((grade,),))


def _step(scale, wanted, grade):
    for height, step in enumerate(_ladder(scale, wanted)):
        if grade in step:
            return height
    return -1
