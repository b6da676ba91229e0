"""What the register can count; each function says what that is."""

from . import (
    admissions,
    distributions,
    dues,
    inspections,
    lives,
    movements,
    ratings,
    register,
    religion,
    studies,
    training,
    year_sheets,
)

CHAPTERS = (
    register,
    religion,
    admissions,
    movements,
    lives,
    training,
    year_sheets,
    inspections,
    studies,
    dues,
    ratings,
    distributions,
)
INDICATORS = tuple(one for chapter in CHAPTERS for one in chapter.INDICATORS)

__all__ = ["INDICATORS"]
