"""Meetings, who came to them, and congresses."""

from .attendance import Attendance
from .congress import Congress, CongressSeat
from .guest import Guest
from .meeting import Meeting

__all__ = ["Attendance", "Congress", "CongressSeat", "Guest", "Meeting"]
