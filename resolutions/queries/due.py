"""What of the targets waits, and what stands on a unit's page."""

from dataclasses import dataclass
from datetime import date

from chibo.access import Permission
from chibo.once import once
from resolutions.queries.reports import reportable, standings

SHOWN = 5
LAST_CALL = (12, 15)
"""Typed figures are wanted by 15 December, so that the year's report can be written."""
LATE_UNTIL_MONTH = 3


@dataclass(frozen=True)
class Wanted:
    """Figures of one resolution and year that somebody has to type."""

    resolution: object
    year: int
    missing: int

    @property
    def due(self):
        """The day by which."""
        return date(self.year, *LAST_CALL)


def wanted_results(user, unit, today):
    """The resolutions whose typed figures are missing; those of last year until March."""
    years = [today.year - 1, today.year] if today.month <= LATE_UNTIL_MONTH else [today.year]
    for year in years:
        for standing in _standings(user, unit, year, today):
            may = user.may(Permission.ENTER_RESULTS, standing.resolution.unit)
            if may and standing.missing:
                yield Wanted(standing.resolution, year, standing.missing)


def target_panel(user, unit, today):
    """What the panel of a cell shows of its resolutions this year, or None."""
    if not unit.kind.is_cell or not user.may(Permission.READ_ISSUED, unit):
        return None
    found = _standings(user, unit, today.year, today)
    lines = [line for standing in found for line in standing.answered]
    if not lines:
        return None
    return {
        "year": today.year,
        "standings": found,
        "lines": sorted(lines, key=_known_first)[:SHOWN],
        "total": len(lines),
    }


@once
def _standings(user, unit, year, today):
    """The tasks and the panel of one page tell of the same lines."""
    return standings(reportable(user, unit, year), year, today)


def _known_first(line):
    """Figures before targets that wait."""
    return line.now.actual is None
