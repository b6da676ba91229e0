"""Whose rating a clause speaks of, and so which indicator counts it."""

from .grades import Grade

_MEMBERS = {4: "members_rated_excellent", 3: "members_rated_good", 2: "members_rated_satisfactory"}
_SCALES = {
    "union": "trade union",
    "mass": "mass organisation",
    "agency": "agency",
    "members": "member rating",
    "staff": "staff rating",
}


def indicator(grade: Grade, kinds: tuple[str, ...], measure: str) -> str | None:
    """The indicator of a rating, by the group rated; the first group named decides,
    but "cán bộ, đảng viên, công chức" are read as the members among them."""
    if "members" in kinds and kinds[0] in ("members", "staff"):
        return _MEMBERS.get(grade.rank)
    first = kinds[0] if kinds else "bodies"
    if first == "bodies":
        return "unit_rating" if measure == "grade" else "subunit_ratings"
    return {
        "union": "trade_union_rating",
        "mass": "mass_organisation_rating",
        "agency": "agency_rating",
        "staff": "staff_rated_good" if grade.rank >= 3 else None,
    }.get(first)


def scale(grade: Grade, kinds: tuple[str, ...]) -> str:
    """The named scale on which the grade lies."""
    if grade.scale == "tsvm":
        return "trong sạch vững mạnh"
    return _SCALES.get(kinds[0] if kinds else "bodies", "unit rating")
