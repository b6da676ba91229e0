"""Who goes where after a cell was split: one sheet for the whole cell, as of the day of the act."""

from dataclasses import dataclass

from django.db.models import F, Q

from chibo.models.reorganisation import Act, Role
from members.models import Affiliation, Member


@dataclass(frozen=True)
class Place:
    """A member of the old cell, the stay there, and the stay in a new one (None: they stayed)."""

    member: Member
    stay: Affiliation
    after: Affiliation | None

    @property
    def unit_id(self):
        """The cell in which the member is by now."""
        return (self.after or self.stay).unit_id


def split_of(act):
    """(the old cell, the new ones that are still there) of a split that stands, or None."""
    if act.kind != Act.SPLIT or act.undone_at:
        return None
    (source,) = act.units(Role.SUBJECT)
    founded = [unit for unit in act.units(Role.FOUNDED) if unit.closed_on is None]
    return (source, founded) if source.kind.is_cell and founded else None


def split_roll(act):
    """Everybody who was in the old cell on the day before and may still be assigned, by name.

    Whoever has left since, from the old cell or from a new one, is no longer on the sheet.
    """
    source, founded = split_of(act)
    stays = Affiliation.unscoped.filter(unit=source, valid__startswith__lt=act.on)
    stays = stays.filter(Q(valid__upper_inf=True) | Q(valid__endswith=act.on))
    stays = stays.select_related("member").order_by("member__sort_key", "member")
    went = Affiliation.unscoped.filter(
        unit__in=founded, valid__startswith=act.on, valid__upper_inf=True
    )
    after = {stay.member_id: stay for stay in went.filter(member__unit=F("unit"))}
    return [
        Place(stay.member, stay, after.get(stay.member_id))
        for stay in stays
        if stay.valid.upper is None or stay.member_id in after
    ]
