"""A form whose action may ask back."""

from chibo.regulations import Refused


class Warned:
    """What is unusual but allowed stands in `warnings`, beside a button that says yes."""

    warnings = ()

    def attempt(self, act, **arguments):
        """The action's answer, or None with the reasons in the form."""

        def asking(**given):
            try:
                return act(confirmed="confirmed" in self.data, **given)
            except Refused as refused:
                if not refused.confirmable:
                    raise
                self.warnings = refused.findings
                return None

        return super().attempt(asking, **arguments)
