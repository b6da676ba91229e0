"""Files in: a workbook or a CSV file, opened safely and handed on as a grid of cells."""

from .opening import Unreadable, read_file

__all__ = ["Unreadable", "read_file"]
