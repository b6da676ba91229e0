"""Who is on the roll, and what lies ahead of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils import timezone

from chibo.access import Permission
from chibo.encryption import EncryptedTextField
from chibo.models import Rule
from chibo.queries import rule_in_force
from chibo.queries.wording import worded
from chibo.vietnamese.names import sort_key
from members.enums import Gender, Status
from members.models import Member, Spell
from members.regulations import Probation, expected_official_date, recognition_due


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
    members = Member.visible_to(user).within([(chi_bo or unit).path]).with_state(today)
    members = members.off_roll().standing() if trang_thai == "left" else members.on_roll()
    if trang_thai in Status.values:
        members = members.filter(status=trang_thai)
    elif trang_thai == "exempt":
        members = members.filter(exempt=True)
    if gioi_tinh:
        members = members.filter(gender=gioi_tinh)
    return members.matching(q) if q else members


def roster(units, on):
    """The roll of these units on a day: spells with their members, by given name."""
    return (
        Spell.unscoped.on(on)
        .filter(unit__in=units)
        .select_related("member")
        .order_by("member__sort_key", "member_id")
    )


def roll_under(unit, on):
    """The roll of a unit and everything below it, by today's tree."""
    return Spell.unscoped.on(on).within([unit.path])


def roll_seen(user, unit, on):
    """That roll, as far as this person may see files there."""
    return roll_under(unit, on).within(user.paths(Permission.READ_MEMBERS))


def official_members(user, unit, on):
    """Those of the cell who may vouch for others, as far as this person may see them."""
    there = Spell.unscoped.on(on).filter(unit=unit).official()
    return Member.visible_to(user).filter(pk__in=there.values("member")).walked()


def in_post(units, posts, on):
    """Members who hold one of the posts and are on the roll of these units on the day.

    Posts are not dated yet: it is today's post of somebody who was there. Whoever left or died
    holds none, though the record of the post stays.
    """
    there = Spell.unscoped.on(on).filter(unit__in=units)
    return Member.unscoped.filter(pk__in=there.values("member"), party_post__in=posts).walked()


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
    parameters, rule = rule_in_force("probation", ceremony_on)
    recorded = rule is not None
    if not recorded:
        parameters, rule = rule_in_force("probation", timezone.localdate())
    if rule is None:
        return Probation(), False
    return (
        Probation(parameters["months"], parameters["working_days_to_act"], rule.basis.code),
        recorded,
    )


def probation_rules():
    """`probation_rule` for many ceremonies: a function that asks the database no more."""
    rules = list(Rule.objects.filter(key="probation").select_related("basis"))

    def read(rule):
        parameters = rule.parameters
        return Probation(parameters["months"], parameters["working_days_to_act"], rule.basis.code)

    def rule_of(ceremony_on):
        of_day = next((rule for rule in rules if ceremony_on in rule.valid), None)
        if of_day:
            return read(of_day), True
        today = timezone.localdate()
        of_today = next((rule for rule in rules if today in rule.valid), None)
        return (read(of_today) if of_today else Probation()), False

    return rule_of


def probation(member):
    """What lies ahead of a member on probation; None for others and for those who have left."""
    if member.official_on or not member.affiliations.filter(valid__upper_inf=True).exists():
        return None
    return ahead(member.ceremony_on, *probation_rule(member.ceremony_on)[:1])


def ahead(ceremony_on, rule):
    """The dates that follow from a ceremony."""
    return Ahead(
        expected_official_date(ceremony_on, rule), recognition_due(ceremony_on, rule), rule
    )


def namesakes(full_name, birth_date, within):
    """Members among `within` with this name (capitals aside) and this day of birth."""
    return within.standing().filter(sort_key=sort_key(full_name), birth_date=birth_date)


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
