"""What the register can count; each function says what that is."""

from . import distributions, movements, register

INDICATORS = (*register.INDICATORS, *movements.INDICATORS, *distributions.INDICATORS)

__all__ = ["INDICATORS"]
