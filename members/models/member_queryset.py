"""How members are asked for, in the words of the field."""

import re

from django.db.models import F, FilteredRelation, Q

from chibo.encryption import blind
from chibo.models import ScopedQuerySet
from chibo.vietnamese.text import search_key
from members.enums import Ending

DIGITS = re.compile(r"\d{8}|\d{12}")


class MemberQuerySet(ScopedQuerySet):
    def with_state(self, on):
        """Each row with what it was that day, None off the roll; `roll_unit` is the cell."""
        return self.annotate(
            spell=FilteredRelation("spells", condition=Q(spells__valid__contains=on))
        ).annotate(
            status=F("spell__status"),
            exempt=F("spell__exempt"),
            suspended=F("spell__suspended"),
            roll_unit=F("spell__unit_id"),
        )

    def standing(self):
        """All but those whose entry was annulled: they never were members of a cell here."""
        return self.exclude(affiliations__ending=Ending.ANNULLED)

    def on_roll(self):
        """Those who are members of a cell on the day given to `with_state`."""
        return self.filter(status__isnull=False)

    def off_roll(self):
        """Those who have left, or whose admission is still to come."""
        return self.filter(status__isnull=True)

    def named(self, text):
        """Names in which every word of `text` begins some word, diacritics aside."""
        found = self
        for word in search_key(text).split():
            found = found.filter(search_key__regex=r"\m" + re.escape(word))
        return found

    def numbered(self, text):
        """The holder of a card, identity or record number, written with or without spaces."""
        packed = "".join(text.split()).upper()
        if DIGITS.fullmatch(packed):
            digest = blind(packed)
            return self.filter(
                Q(card_blind=digest) | Q(identity_blind=digest) | Q(old_card_blind=digest)
            )
        return self.filter(record_number=f"{packed[:6]} {packed[6:]}")

    def matching(self, text):
        """By number where `text` begins with one, else by name."""
        return self.numbered(text) if re.match(r"(\s*\d){6}", text) else self.named(text)

    def walked(self):
        """In the order of a Vietnamese roll: given name first."""
        return self.order_by("sort_key", "pk")

    def neighbours(self, member):
        """(before, after) in that order; None at the ends."""
        here = {"sort_key": member.sort_key}
        before = Q(sort_key__lt=member.sort_key) | Q(**here, pk__lt=member.pk)
        after = Q(sort_key__gt=member.sort_key) | Q(**here, pk__gt=member.pk)
        return (
            self.filter(before).order_by("-sort_key", "-pk").first(),
            self.filter(after).walked().first(),
        )
