"""What the register can count; each function says what that is."""

from . import distributions, dues, movements, ratings, register, year_sheets

INDICATORS = (
    *register.INDICATORS,
    *movements.INDICATORS,
    *distributions.INDICATORS,
    *year_sheets.INDICATORS,
    *dues.INDICATORS,
    *ratings.INDICATORS,
)

__all__ = ["INDICATORS"]
