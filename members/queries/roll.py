"""Who is on the roll, and what lies ahead of them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from chibo.access import Permission
from chibo.encryption import EncryptedTextField
from chibo.models import Unit
from chibo.once import once
from chibo.queries import holidays, kept_numbers, rule_reader
from chibo.queries.wording import worded
from chibo.vietnamese.names import sort_key
from chibo.vietnamese.text import search_key, single_spaced
from members.enums import Gender, Status
from members.models import Member, Office, Spell, TemporaryStay
from members.regulations import Probation, expected_official_date, recognition_due

from .lives import last_readmission

ADDRESSED = re.compile(r"^\s*(?:đ/c|đ\.c|đồng chí|ông|bà)[.:]?\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Ahead:
    """What lies ahead of somebody on probation: its end, the last day to act, and by which rule."""

    ends_on: date
    due_on: date
    rule: Probation

    @property
    def clause(self):
        """The document that says so."""
        return self.rule.clause


def listed(user, unit, today, *, q="", trang_thai="", gioi_tinh="", chi_bo=None):
    """The members this person may see in a unit's subtree, with their state, as a list asks."""
    cells = _cells_seen(user, chi_bo or unit)
    members = Member.unscoped.filter(unit__in=cells).with_state(today)
    members = members.off_roll().standing() if trang_thai == "left" else members.on_roll()
    members = _in_state(members, trang_thai)
    if gioi_tinh:
        members = members.filter(gender=gioi_tinh)
    return members.matching(q) if q else members


def listed_keys(user, unit, today, **asked):
    """The keys of that list in its order, read from the roll alone as far as that is possible."""
    if asked.get("trang_thai") == "left":
        return listed(user, unit, today, **asked).walked().values_list("pk", flat=True)
    return _keys_on_roll(user, unit, today, **asked)


def _keys_on_roll(user, unit, today, *, q="", trang_thai="", gioi_tinh="", chi_bo=None):
    roll = Spell.unscoped.on(today).filter(unit__in=_cells_seen(user, chi_bo or unit))
    roll = _in_state(roll, trang_thai)
    if gioi_tinh:
        roll = roll.filter(member__gender=gioi_tinh)
    if q:
        roll = roll.filter(member__in=Member.unscoped.matching(q))
    return roll.walked().values_list("member", flat=True)


def _in_state(rows, state):
    """Spells, or members with the state of a day: those who are what the filter asks for."""
    if state in Status.values:
        return rows.filter(status=state)
    return rows.filter(exempt=True) if state == "exempt" else rows


@once
def _cells_seen(user, unit):
    """By number: behind a join with the tree the planner guesses how many members are in them, and
    sorts the whole list for a page far down."""
    return list(Unit.visible_to(user, Permission.READ_MEMBERS, below=unit).cells())


def roster(units, on):
    """The roll of these units on a day: spells with their members, by given name."""
    return Spell.unscoped.on(on).filter(unit__in=units).select_related("member").walked()


def away_from(unit, on):
    """Members of the cell who live with another cell that day, as {member id: stay}."""
    stays = TemporaryStay.unscoped.on(on).out().filter(unit=unit)
    return {stay.member_id: stay for stay in stays.select_related("host")}


def temporarily_here(unit, on):
    """Those whose home is another cell and who live with this one that day, by name."""
    stays = TemporaryStay.unscoped.on(on).into().filter(host=unit)
    return sorted(stays.select_related("member", "unit"), key=lambda stay: sort_key(stay.full_name))


def temporary_stays_seen(user, unit, on):
    """(members who are elsewhere, people from elsewhere) of a subtree on a day, as seen by `user`.

    A host sees the name of a member of another cell and nothing more of the record.
    """
    paths = user.paths(Permission.READ_MEMBERS, unit)
    today = TemporaryStay.unscoped.on(on).select_related("member", "unit", "host")
    out = today.out().within(paths)
    here = today.into().filter(host__in=Unit.unscoped.within(paths))
    by_name = [sorted(stays, key=lambda stay: sort_key(stay.full_name)) for stays in (out, here)]
    return tuple(by_name)


def guests_gone(user, unit, on):
    """Guests from elsewhere whose stay with a cell of the subtree ended within the year before."""
    mine = TemporaryStay.visible_to(user, below=unit).filter(member=None, continued_by=None)
    ended = mine.filter(valid__endswith__range=(on - timedelta(days=365), on))
    return ended.select_related("host").order_by("-valid")


def roll_under(unit, on):
    """The roll of a unit and everything below it, by today's tree."""
    return Spell.unscoped.on(on).within([unit.path])


def roll_seen(user, unit, on):
    """That roll, as far as this person may see files there."""
    return Spell.unscoped.on(on).within(user.paths(Permission.READ_MEMBERS, unit))


def openable(user, keys):
    """Those of these keys of members whose file this person may open."""
    return set(Member.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))


def official_members(user, unit, on):
    """Those of the cell who may vouch for others, as far as this person may see them."""
    there = Spell.unscoped.on(on).filter(unit=unit).official()
    return Member.visible_to(user).filter(pk__in=there.values("member")).walked()


def named_on(unit, on, full_name):
    """Those on the cell's roll of a day who bear this name, as spells.

    Capitals and a "đồng chí" before it aside; a name typed without diacritics is anybody's who has
    it with some.
    """
    name = ADDRESSED.sub("", full_name)
    there = Spell.unscoped.on(on).filter(unit=unit).select_related("member")
    bare = search_key(name)
    if bare == single_spaced(name.lower()):
        return list(there.filter(member__search_key=bare))
    return list(there.filter(sort_key=sort_key(name)))


def status_on(member, on):
    """Whether the member was official or on probation on a day; "" for somebody on no roll."""
    return (
        Spell.unscoped.on(on).filter(member=member).values_list("status", flat=True).first() or ""
    )


def in_post(units, posts, on):
    """Members who held one of the posts in these units on the day."""
    held = Office.unscoped.on(on).filter(unit__in=units, post__in=posts)
    return Member.unscoped.filter(pk__in=held.values("member")).walked()


def posts_on(unit, on):
    """{member id: post} of the cell on the day."""
    return dict(Office.unscoped.on(on).filter(unit=unit).values_list("member", "post"))


def head_count_seen(user, unit, today):
    """`head_count` of what this person sees of a unit today: as kept, where that still holds."""
    if user.paths(Permission.READ_MEMBERS, unit) == [unit.path]:
        kept = kept_numbers(unit, today, ("members", "probationary", "women", "exempt"))
        if kept:
            numbers = {key: count.numerator for key, count in kept.items()}
            return numbers | {"official": numbers["members"] - numbers["probationary"]}
    return head_count(roll_seen(user, unit, today))


def head_count(spells):
    """How many members, official, probationary, women, exempt among spells, in one query."""
    return spells.aggregate(
        members=Count("pk"),
        official=Count("pk", filter=Q(status=Status.OFFICIAL)),
        probationary=Count("pk", filter=Q(status=Status.PROBATIONARY)),
        women=Count("pk", filter=Q(member__gender=Gender.FEMALE)),
        exempt=Count("pk", filter=Q(exempt=True)),
    )


def probation_rule(ceremony_on):
    """The rule a probation is judged by: that of its ceremony, or today's for older ones.

    Returns the rule and whether one is on record for the day.
    """
    return probation_reader()(ceremony_on)


def probation_rules(ceremonies):
    """{ceremony: the rule its probation is judged by}, in one query however many."""
    rule_of = probation_reader()
    return {day: rule_of(day)[0] for day in ceremonies}


def probation_reader():
    """`probation_rule` for many ceremonies: a function that asks the database no more."""
    held = rule_reader("probation")

    def rule_of(ceremony_on):
        rule = held(ceremony_on)
        return _as_probation(rule), rule is not None and ceremony_on in rule.valid

    return rule_of


def _as_probation(rule):
    if rule is None:
        return Probation()
    parameters = rule.parameters
    return Probation(parameters["months"], parameters["working_days_to_act"], rule.clause)


def probation(member):
    """What lies ahead of a member on probation; None for others and for those who have left."""
    spell = member.spells.filter(valid__upper_inf=True).first()
    if spell is None or spell.status != Status.PROBATIONARY:
        return None
    since = last_readmission(member) or member.ceremony_on
    return ahead(since, probation_rule(since)[0], holidays())


def ahead(ceremony_on, rule, rest=frozenset()):
    """The dates that follow from a ceremony; `rest` are the days of rest."""
    ends_on = expected_official_date(ceremony_on, rule)
    return Ahead(ends_on, recognition_due(ceremony_on, rule, rest), rule)


def differences(current, typed):
    """(label, as saved by another, as typed here) for each field in which the two differ.

    Masked fields are not compared: neither side may be shown.
    """
    found = []
    for field in Member._meta.concrete_fields:
        told = field.editable and not isinstance(field, EncryptedTextField)
        if field.name not in typed or not told:
            continue
        theirs, mine = getattr(current, field.name), typed[field.name]
        if (theirs or None) != (mine or None):
            found.append((field.verbose_name, worded(field, theirs), worded(field, mine)))
    return found
