"""Links by which a person sets a password: handed over in person, no mail server anywhere."""

from django.contrib.auth.tokens import PasswordResetTokenGenerator


class InvitationTokens(PasswordResetTokenGenerator):
    """Django's tokens, good for one use and a week; a newer link makes the older ones void."""

    key_salt = "chibo.invitations.InvitationTokens"

    def _make_hash_value(self, user, timestamp):
        return f"{super()._make_hash_value(user, timestamp)}{user.version}"


invitations = InvitationTokens()
