"""What the register can count; each function says what that is."""

from . import (
    distributions,
    dues,
    inspections,
    movements,
    ratings,
    register,
    studies,
    training,
    year_sheets,
)

CHAPTERS = (
    register,
    movements,
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
