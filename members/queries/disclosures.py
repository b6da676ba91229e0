"""Who opened what of a record is masked."""

from dataclasses import dataclass
from datetime import datetime

from chibo.models import Disclosure
from members.models import Member


@dataclass(frozen=True)
class Opened:
    """One opening: when, by whom, what in words, and why. Never what was seen."""

    at: datetime
    who: str
    what: str
    reason: str


def disclosures_of(member):
    """Every opening of the record's masked parts, the latest first."""
    rows = Disclosure.objects.filter(subject=f"member:{member.pk}").select_related("user")
    return [Opened(row.at, row.user.full_name, _words(row.field), row.reason) for row in rows]


def _words(field):
    name = field.partition(":")[0]
    return "kỷ luật" if name == "discipline" else Member._meta.get_field(name).verbose_name
