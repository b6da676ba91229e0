"""What people type about gatherings: parsing and wording, no writing."""

from .congresses import CongressForm
from .meetings import MeetingForm, ReopenForm
from .rolls import RollForm

__all__ = ["CongressForm", "MeetingForm", "ReopenForm", "RollForm"]
