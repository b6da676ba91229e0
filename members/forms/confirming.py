"""Warnings that a person may answer, and two people saving at once."""

from chibo.forms import Warned


class Confirming(Warned):
    """A form whose action may warn, and that can be sent again after a `Conflict`.

    The row as it is now then stands in `current`, nothing was overwritten, and the form carries the
    new version: what was typed can be saved knowingly.
    """

    current = None

    def add_conflict(self, conflict):
        """Show the other's row, and let this one be sent again."""
        self.current = conflict.current
        self.take_version(conflict.current.version)
