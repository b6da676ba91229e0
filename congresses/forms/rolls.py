"""A roll as it is marked: one choice a member, in plain radio groups."""

from chibo.vietnamese.numbers import whole
from chibo.vietnamese.text import clean_line
from congresses.enums import Presence

from .gatherings import Difference, GuestsField, guest_lines


class RollForm:
    """The marks of a whole roll. `lines` are those of `queries.roll_of`, with what was sent."""

    def __init__(self, meeting, lines, data=None):
        self.meeting, self.lines, self.data = meeting, lines, data
        self.version = meeting.version
        self.error, self.differences = "", []
        self.guests = "\n".join(guest_lines(meeting))
        if data is not None:
            self._read()

    def _read(self):
        everybody = "everybody" in self.data
        for line in self.lines:
            key = line.member.pk
            sent = self.data.get(f"p-{key}", line.presence)
            if everybody and sent not in (Presence.EXEMPT, Presence.AWAY, Presence.SUSPENDED):
                sent = Presence.PRESENT
            line.presence = sent if sent in Presence.values else line.presence
            line.note = clean_line(self.data.get(f"n-{key}", line.note))[:200]
        self.guests = self.data.get("guests", self.guests)

    def given(self):
        """The arguments of the action."""
        return {
            "presences": {line.member.pk: line.presence for line in self.lines},
            "notes": {line.member.pk: line.note for line in self.lines},
            "guests": GuestsField().clean(self.guests),
            "version": self._sent_version(),
        }

    def _sent_version(self):
        sent = whole(self.data.get("version"))
        return -1 if sent is None else sent

    def meet(self, theirs, version):
        """Somebody saved first: where the two rolls differ; sent again, this one is taken."""
        saved = {line.member.pk: line for line in theirs}
        for line in self.lines:
            other = saved.get(line.member.pk)
            if other and (other.presence, other.note) != (line.presence, line.note):
                self.differences.append(Difference(str(line.member), _words(other), _words(line)))
        self.version = version


def _words(line):
    label = Presence(line.presence).label
    return f"{label} ({line.note})" if line.note else label
