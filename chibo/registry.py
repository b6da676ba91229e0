"""The one registry through which an app gives the kernel what it has.

An app lists itself in `settings.CONTRIBUTIONS` and its module holds `contribution`, an instance of
`Contribution`. There is no other upward string.
"""

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from django.conf import settings

from .access import Permission


@dataclass(frozen=True)
class MenuEntry:
    """A line of the rail: shown to those who hold one of the permissions."""

    order: int
    label: str
    url_name: str
    icon: str
    permissions: tuple[Permission, ...]


@dataclass(frozen=True)
class Task:
    """Something that waits in "Việc cần làm". `url` is where it is done.

    `outside` says it without a name, for calendars that leave the program; nobody may forget it.
    """

    due: object  # datetime.date
    title: str
    reason: str
    url: str
    button: str
    unit: object
    outside: str


@dataclass(frozen=True)
class Produced:
    """A file that some work made."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class JobKind:
    """A kind of long work, run behind the pages for whoever holds one of the permissions.

    run(job, progress) returns `Produced` or None. It reads with the rights of `job.asked_by` and
    calls `progress(done, total, message)` after every step, outside any transaction: that is what
    the page shows, and where a wish to stop is noticed. It may be cut short at any moment and then
    runs again from the start, unless it is not `repeatable`: then it is told as failed. `personal`:
    the file holds personal data, and taking it away is recorded.
    """

    key: str
    title: str
    permissions: tuple[Permission, ...]
    run: object
    personal: bool = False
    repeatable: bool = True

    def allowed(self, user, unit):
        """Whether this person may have it for this unit, today."""
        return user.is_active and user.may_any(self.permissions, unit)


@dataclass(frozen=True)
class UnitChange:
    """An act on units, as the apps see it whose rows hang from them.

    `units` are those it is about; for a name or a place everything below them as well, since papers
    print the names above. `ends` end on the day `on`, the first of the new state; `into` takes what
    moves (None: nothing moves), `founded` are new, `above` is the new parent. While the act is only
    previewed a unit to be founded has no key.
    """

    kind: str
    on: object  # datetime.date
    decision: str
    units: tuple
    ends: tuple = ()
    into: object = None
    founded: tuple = ()
    above: object = None

    @property
    def gainers(self):
        """Units in which later rows rest on the act: what is moved back would leave them behind."""
        apart = self.into is not None and self.into not in self.founded
        return (*self.founded, self.into) if apart else self.founded


@dataclass(frozen=True)
class Consequence:
    """A line of the preview: how many of what, and what becomes of them; never a name.

    One that `warns` is something to finish first; what stands against the act refuses it.
    """

    what: str
    number: int
    becomes: str
    warns: bool = False


@dataclass(frozen=True)
class UnitChanges:
    """What an app does when units change; each part is a function or None.

    preview(change) yields `Consequence`; apply(change) moves the rows and answers what it did, as
    JSON; revert(change, done) takes exactly that back; built_on(change, done) yields sentences
    about later rows that rest on it.
    """

    preview: object = None
    apply: object = None
    revert: object = None
    built_on: object = None


@dataclass(frozen=True)
class Contribution:
    """What one app gives: entries are tuples, the rest are functions or None.

    `finds` names what its search finds and who may, in order: (10, "đảng viên", permission, …);
    `belongings` say which of its rows go along when a record of a person is given up for another;

    tasks(user, unit, today) yields `Task`; search(user, unit, text) yields (kind, label, url);
    panels(user, unit, today) yields (template, context) for the unit's page;
    related(user, thing) yields (label, url) for the page of a row of another app's;
    open_work(unit) yields sentences that stand against closing the unit; unit_changes is what the
    app does when units are renamed, moved, merged, split or end.
    """

    menu: tuple[MenuEntry, ...] = ()
    finds: tuple = ()
    indicators: tuple = ()
    belongings: tuple = ()
    tasks: object = None
    search: object = None
    panels: object = None
    related: object = None
    open_work: object = None
    jobs: tuple[JobKind, ...] = ()
    unit_changes: UnitChanges = UnitChanges()


@cache
def contributions():
    """What every app gives, in the order of the settings."""
    return tuple(import_module(path).contribution for path in settings.CONTRIBUTIONS)


def gather(part, *arguments):
    """All items that the apps' functions named `part` yield for these arguments."""
    for contribution in contributions():
        function = getattr(contribution, part)
        if function is not None:
            yield from function(*arguments)


def unit_changes(part):
    """(app, function) of every app that has this part of `UnitChanges`, in the order of the apps.

    The name of the app is the key under which an act keeps what the app did.
    """
    for path, contribution in zip(settings.CONTRIBUTIONS, contributions(), strict=True):
        function = getattr(contribution.unit_changes, part)
        if function is not None:
            yield path.split(".")[0], function


def menu_for(user):
    """The lines of the rail for this person, in order."""
    entries = [entry for contribution in contributions() for entry in contribution.menu]
    mine = [entry for entry in entries if any(user.holds(p) for p in entry.permissions)]
    return sorted(mine, key=lambda entry: entry.order)


def findable(user):
    """What the search box finds for this person, in words."""
    named = sorted(entry for contribution in contributions() for entry in contribution.finds)
    return [word for _, word, *permissions in named if any(user.holds(p) for p in permissions)]


def indicators():
    """Every indicator that some app declares and that gives one number, by key."""
    return {i.key: i for i in _declared() if not i.categories}


def distributions():
    """Those that give a number for each of their categories, by key."""
    return {i.key: i for i in _declared() if i.categories}


def _declared():
    return [i for contribution in contributions() for i in contribution.indicators]


def belongings():
    """What hangs from the record of a person, in every app."""
    return [one for contribution in contributions() for one in contribution.belongings]


def job_kind(key):
    """The kind of long work of this name; None when no app of this version gives it."""
    kinds = (kind for contribution in contributions() for kind in contribution.jobs)
    return next((kind for kind in kinds if kind.key == key), None)
