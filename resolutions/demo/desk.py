"""The desk a secretary of the demo writes at: a text is pasted, read, adopted, issued."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from congresses.queries import vote_figures
from resolutions.actions import readings, resolutions, targets
from resolutions.models import Target
from resolutions.queries.resolutions import next_number_of
from resolutions.reading import read_text
from resolutions.reading.proposed import head_of

from . import papers


@dataclass
class Desk:
    """The dice, the day, and by code of cell the names that sign and the accounts that write."""

    rng: Random
    today: date
    leaders: dict
    keepers: dict

    @property
    def year(self):
        """The year whose work is resolved on: the one that has run for two months at least."""
        return (self.today - timedelta(days=60)).year

    def keeper(self, cell):
        """The account that writes for a cell."""
        return self.keepers[cell.unit.code]

    def congress_paper(self, cell, congress):
        """The draft of what a congress resolved."""
        return self._read(cell, papers.of_congress(cell, congress, self._leader(cell), self.rng))

    def year_paper(self, cell, day, year=None):
        """The draft of a resolution on a year's work."""
        year = year or self.year
        text = papers.of_year(cell, year, day, self._leader(cell), self.rng)
        return self._read(cell, text, term=(year, year))

    def theme_paper(self, cell, day, **head):
        """The draft of a resolution on one subject."""
        return self._read(cell, papers.of_theme(cell, self.year, day, self._leader(cell)), **head)

    def adopt(self, cell, paper, day, voters=None, meeting=None):
        """All who could vote were in favour, where it is on record."""
        votes = (voters, 0, 0) if voters else (None, None, None)
        by = self.keeper(cell)
        return resolutions.adopt(resolution=paper, on=day, meeting=meeting, votes=votes, by=by)

    def issue(self, cell, paper, day):
        """With its next number; what the reader was unsure of has been looked at."""
        by = self.keeper(cell)
        unsure = Target.unscoped.filter(paragraph__section__resolution=paper).exclude(unsure=[])
        for target in unsure:
            targets.confirm(target=target, by=by)
        number = next_number_of(paper, day)
        return resolutions.issue(
            resolution=paper, number=number, dated_on=day, confirmed=True, by=by
        )

    def _leader(self, cell):
        return self.leaders[cell.unit.code]

    def _read(self, cell, text, **head):
        by, draft = self.keeper(cell), read_text(text)
        proposed = head_of(draft, cell.unit.name, year=self.today.year) | head
        reading = readings.keep(unit=cell.unit, draft=draft, source_name="Văn bản dán vào", by=by)
        return readings.save(reading=reading, by=by, **proposed)


def voters(meeting):
    """How many voted at a meeting: the official members present, where the roll was taken."""
    return vote_figures(meeting)[0]
