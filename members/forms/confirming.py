"""Warnings that a person may answer, and two people saving at once."""

from chibo.regulations import Conflict, Refused


class Confirming:
    """A form whose action may warn: `warnings` are shown beside a button that says yes.

    After a `Conflict` the row as it is now stands in `current`, nothing was overwritten, and the
    form carries the new version: what was typed can be saved knowingly.
    """

    warnings = ()
    current = None

    def attempt(self, act, **arguments):
        """The action's answer, or None with the reasons in the form."""
        try:
            return act(confirmed="confirmed" in self.data, **arguments)
        except Refused as refused:
            if refused.confirmable:
                self.warnings = refused.findings
            else:
                self.add_findings(refused)
        except Conflict as conflict:
            self.current = conflict.current
            self.data = self.data.copy()
            self.data["version"] = conflict.current.version
        return None
