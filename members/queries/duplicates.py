"""Records that may be of one person: found, and laid side by side."""

from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import or_

from django.db.models import CharField, Exists, ExpressionWrapper, OuterRef, Q

from chibo.access import Permission
from chibo.encryption import EncryptedTextField
from chibo.queries.wording import worded
from chibo.vietnamese.text import search_key
from members.enums import BirthPrecision
from members.models import SEALED, Distinct, Member
from members.regulations import may_be_born, near_names

SAME_NAME = "cùng họ tên, ngày sinh"
SAME_YEAR = "cùng họ tên, năm sinh (một bên không ghi đủ ngày)"
SAME_OLD_CARD = "cùng số thẻ đảng viên cũ"
DAY = BirthPrecision.DAY
LOCKED = {"id", "birth_date", "birth_precision"}
SHOWN = 5


@dataclass(frozen=True)
class Pair:
    """Two records, the older row first, and why they look alike."""

    first: Member
    second: Member
    grounds: tuple


@dataclass(frozen=True)
class Beside:
    """One field of two records in words; masked ones are compared and not shown.

    `likely` is the side that stays unless somebody says otherwise: the one that is filled.
    """

    name: str
    label: str
    keep: str
    gone: str
    differs: bool
    likely: str


# --- Finding --------------------------------------------------------------------------------------


def likely_pairs(user, unit):
    """Pairs among those whose records this person keeps, one of the two in `unit` or below.

    The numbers that the database keeps apart (card, identity, record number) cannot be the same
    twice, so a name with a birth date and the old card are the grounds. One query for each.
    """
    mine = Member.visible_to(user, Permission.EDIT_MEMBERS)
    grounds = {}
    for first, second in _named_alike(mine):
        exact = first.birth_precision == second.birth_precision
        grounds[first, second] = (SAME_NAME if exact else SAME_YEAR,)
    for pair in _same_old_card(mine):
        grounds[pair] = (*grounds.get(pair, ()), SAME_OLD_CARD)
    apart = _said_to_be_two(grounds)
    pairs = [Pair(*two, why) for two, why in grounds.items() if (two[0].pk, two[1].pk) not in apart]
    there = [
        pair
        for pair in pairs
        if any(one.unit.path.startswith(unit.path) for one in (pair.first, pair.second))
    ]
    return sorted(there, key=lambda pair: (pair.first.sort_key, pair.first.pk, pair.second.pk))


def said_to_be_two(user, unit):
    """The pairs that somebody looked at and found to be two people."""
    here = Q(first__unit__path__startswith=unit.path) | Q(second__unit__path__startswith=unit.path)
    mine = Distinct.visible_to(user, Permission.EDIT_MEMBERS).standing()
    return mine.filter(here).select_related("first__unit", "second__unit")


def lookalikes(full_name, born, within):
    """A few of the records `within` that may be of somebody about to be entered.

    `born` is (day, precision). Of those born on that very day a name that is near is enough.
    """
    (day, precision), name = born, search_key(full_name)
    wanted = Q(search_key=name, birth_date__year=day.year)
    if precision == DAY:
        wanted |= Q(birth_date=day, birth_precision=DAY) & _all_words_but_one(name)
    found = within.standing().filter(wanted).select_related("unit").defer(*SEALED)
    alike = [
        one for one in found if may_be_born(born, _born(one)) and near_names(one.search_key, name)
    ]
    return alike[:SHOWN]


def _all_words_but_one(name):
    """What near names have in common. Many a record is of 1 January, and the database reads on."""
    words = name.split(" ")
    near = [
        Q(*(Q(search_key__contains=word) for word in most))
        for most in combinations(words, len(words) - 1)
    ]
    return reduce(or_, near)


def _named_alike(mine):
    year, born = OuterRef("birth_date__year"), OuterRef("birth_date")
    precision = ExpressionWrapper(OuterRef("birth_precision"), CharField())
    twins = mine.filter(search_key=OuterRef("search_key"), birth_date__year=year)
    coarse = ~Q(birth_precision=DAY) | ~Q(precision=DAY)
    twins = twins.alias(precision=precision).filter(Q(birth_date=born) | coarse)
    for first, second in _pairs(mine, twins, lambda m: (m.search_key, m.birth_date.year)):
        if may_be_born(_born(first), _born(second)):
            yield first, second


def _same_old_card(mine):
    twins = mine.filter(old_card_blind=OuterRef("old_card_blind"))
    carded = mine.filter(old_card_blind__isnull=False)
    yield from _pairs(carded, twins, lambda m: m.old_card_blind)


def _pairs(mine, twins, key):
    """Two by two those of the same key, of whom `twins` say that there are others."""
    alike = mine.standing().filter(Exists(twins.exclude(pk=OuterRef("pk"))))
    groups = {}
    for member in alike.select_related("unit").defer(*SEALED).order_by("pk"):
        groups.setdefault(key(member), []).append(member)
    for group in groups.values():
        yield from combinations(group, 2)


def _said_to_be_two(pairs):
    if not pairs:
        return set()
    firsts = [first.pk for first, _ in pairs]
    standing = Distinct.unscoped.standing().filter(first__in=firsts)
    return set(standing.values_list("first", "second"))


def _born(member):
    return member.birth_date, member.birth_precision


# --- Side by side ---------------------------------------------------------------------------------


def mergeable_fields():
    """The fields of a record in which a merge chooses; birth date, cell and post have own acts."""
    return [f for f in Member._meta.concrete_fields if f.editable and f.name not in LOCKED]


def both_standing(*two):
    """Whether both records stand: neither was annulled, neither was given up for another."""
    return Member.unscoped.standing().filter(pk__in=[one.pk for one in two]).count() == len(two)


def side_by_side(keep, gone):
    """Every field in which one of the two says something."""
    rows = [_beside(field, keep, gone) for field in mergeable_fields()]
    return [row for row in rows if row is not None]


def bare(member, field):
    """The value itself, a masked one opened: for comparing and for writing, never for a page."""
    value = getattr(member, field.name)
    return value.reveal() if isinstance(field, EncryptedTextField) and value else value


def _beside(field, keep, gone):
    mine, theirs = (bare(one, field) or None for one in (keep, gone))
    if mine is None and theirs is None:
        return None
    label = SEALED.get(field.name, field.verbose_name)
    words = [_shown(field, value) for value in (mine, theirs)]
    likely = "gone" if mine is None else "keep"
    return Beside(field.name, label, *words, differs=mine != theirs, likely=likely)


def _shown(field, value):
    if isinstance(field, EncryptedTextField) and value:
        return "đã ghi, đang che"
    return worded(field, value)
