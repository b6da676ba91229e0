"""A form whose action may ask back."""

from hashlib import sha256

from chibo.regulations import Refused


class Warned:
    """What is unusual but allowed stands in `warnings`, beside a button that says yes.

    The button carries a print of the sentences it stands beside (`asked`): a yes to these is none
    to others, which come up where something was typed anew before it was pressed.
    """

    warnings = ()

    @property
    def asked(self):
        """What a yes is to be sent with."""
        return sha256("\n".join(map(str, self.warnings)).encode()).hexdigest()[:16]

    def attempt(self, act, **arguments):
        """The action's answer, or None with the reasons in the form."""

        def asking(**given):
            try:
                return act(confirmed=False, **given)
            except Refused as refused:
                if not refused.confirmable:
                    raise
                self.warnings = refused.findings
            if self.data.get("confirmed") != self.asked:
                return None
            done = act(confirmed=True, **given)
            self.warnings = ()
            return done

        return super().attempt(asking, **arguments)
