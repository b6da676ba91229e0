"""A form whose action may ask back."""


class Warned:
    """What is unusual but allowed stands in `warnings`, beside a button that says yes."""

    warnings = ()

    def attempt(self, act, **arguments):
        """The action's answer, or None with the reasons in the form."""
        return super().attempt(act, confirmed="confirmed" in self.data, **arguments)

    def add_findings(self, refused):
        """Nothing is wrong when every finding only asks."""
        if refused.confirmable:
            self.warnings = refused.findings
        else:
            super().add_findings(refused)
