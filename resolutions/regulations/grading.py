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
    "class": (
        (("yếu kém",), ("đạt",), ("khá",), ("tốt",), ("xuất sắc",)),
        (("loại C",), ("loại B",), ("loại A",)),
    ),
}
"""Steps from the worst up. Titles on one step are different titles: none stands for another."""
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


def choices(scale, wanted):
    """The grades a person may choose as a result, best first."""
    known = [grade for step in reversed(_ladder(scale, wanted)) for grade in step]
    return known if scale == "rating" else [*known, NOT_REACHED]


def name(grade):
    """A grade as people write it."""
    return NAMES.get(grade, grade)


def _ladder(scale, grade):
    for ladder in LADDERS.get(scale, ()):
        if any(grade in step for step in ladder):
            return ladder
    return ((grade,),)


def _step(scale, wanted, grade):
    for height, step in enumerate(_ladder(scale, wanted)):
        if grade in step:
            return height
    return -1
