"""The whole demo in order, and its last part: resolutions with their targets and results.

Some papers wait, one is replaced, one withdrawn, figures are missing: every list has something true
to show. The first cell has no resolution of 2020 on purpose: the guide enters it from a text.
"""

import random
from collections import defaultdict
from datetime import date, timedelta

from django.db import transaction

from chibo import demo as kernel
from chibo.actions import jobs, work
from chibo.models import User
from congresses import demo as gatherings
from congresses.enums import MeetingKind
from congresses.models import Congress, Meeting
from members import demo as people
from members.demo.names import invent_name
from members.enums import Gender, PartyPost
from resolutions.actions import resolutions
from resolutions.enums import Kind
from resolutions.exports import reports
from resolutions.models import Resolution

from . import results, sentences
from .desk import Desk, voters

SEED = 2026
OLDER = ("DL-02", "DL-TH", "DL-CA", "KT-DM", "KT-CS", "CQ-KH")
"""Cells whose resolution of the older term is on record."""
STILL_DRAFT, ADOPTED, REPLACED, WITHDRAWN = "DL-CA", "DL-YT", "DL-02", "KT-DM"
OF_THE_YEAR = ("DL-05", REPLACED, ADOPTED, WITHDRAWN, "KT-CS")
"""Cells with a resolution on the year's work."""
SILENT = "BT-CT"
"""Never sends a figure."""
ENTERED = {-1: 0.75, 0: 0.45}
"""How much of last year's and of this year's figures is there; the guide's cell is diligent."""


@transaction.atomic
def load(password, today):
    """Invent everything, all of it or nothing; the same on every machine on the same day."""
    rng = random.Random(SEED)
    cells = kernel.build_units()
    members = _people(cells, today, rng)
    leaders = {m.unit.code: m.full_name for m in members if m.party_post == PartyPost.SECRETARY}
    names = _names(rng, {member.full_name for member in members})
    keepers = kernel.open_accounts(cells, leaders, names, password)
    _gatherings(cells, members, today, rng)
    desk = Desk(rng, today, leaders, keepers)
    for cell in cells:
        _congress_papers(desk, cell)
    for cell in cells:
        if cell.unit.code in OF_THE_YEAR:
            _papers_of_the_year(desk, cell)
    _under_way(desk, cells[0])
    _type_results(desk, cells[0])
    _a_file_of_last_year(desk)


def _people(cells, today, rng):
    work = {cell.unit.pk: sentences.OFFICES.get(cell.sort) for cell in cells}
    occupations = {unit: jobs for unit, jobs in work.items() if jobs}
    return people.build([cell.unit for cell in cells], today, rng, occupations)


def _names(rng, taken):
    while True:
        yield invent_name(rng, rng.choice(list(Gender)), taken)


def _gatherings(cells, members, today, rng):
    units = [cell.unit for cell in cells]
    homes = [cell.unit for cell in cells if cell.sort.is_residence]
    of_cell = defaultdict(list)
    for member in members:
        of_cell[member.unit].append(member)
    gatherings.build(units, of_cell, today, rng, homes=homes, unrecorded=units[:1])


def _congress_papers(desk, cell):
    """What the congresses of a cell resolved, as far as it is on record."""
    code = cell.unit.code
    for congress in Congress.unscoped.filter(unit=cell.unit).order_by("ordinal"):
        older = congress.term_start == gatherings.TERMS[0][0]
        if older and code not in OLDER:
            continue
        paper, day = desk.congress_paper(cell, congress), congress.held_on
        if older or code != STILL_DRAFT:
            desk.adopt(cell, paper, day, congress.present or voters(congress.meeting))
            desk.issue(cell, paper, day)


def _papers_of_the_year(desk, cell):
    """Adopted in January; then one is left lying, one replaced, one withdrawn."""
    code, by = cell.unit.code, desk.keeper(cell)
    meeting = _first_meeting(cell, desk.year)
    day = meeting.held_on if meeting else date(desk.year, 1, 10)
    paper = desk.year_paper(cell, day)
    paper = desk.adopt(cell, paper, day, meeting and voters(meeting), meeting)
    if code == ADOPTED:
        return
    paper = desk.issue(cell, paper, day)
    if code == REPLACED:
        _replace(desk, cell, paper, date(desk.year, 2, 20))
    if code == WITHDRAWN:
        end = {"on": date(desk.year, 2, 25), "reason": "Ban hành nhầm nội dung của năm trước"}
        resolutions.withdraw(resolution=paper, by=by, **end)


def _replace(desk, cell, paper, day):
    better = desk.year_paper(cell, day)
    better = desk.adopt(cell, better, day)
    better = desk.issue(cell, better, day)
    end = {"on": day, "reason": "Điều chỉnh chỉ tiêu theo hướng dẫn của cấp trên"}
    resolutions.replace(resolution=paper, replacement=better, by=desk.keeper(cell), **end)


def _first_meeting(cell, year):
    meetings = Meeting.unscoped.filter(unit=cell.unit, kind=MeetingKind.REGULAR)
    return meetings.filter(held_on__year=year, held_on__month=1).first()


def _under_way(desk, cell):
    """In the cell of the guide: one adopted and late, next year's still being written."""
    day = desk.today - timedelta(days=9)
    paper = desk.theme_paper(cell, day, kind=Kind.THEMATIC, term=gatherings.TERMS[1])
    desk.adopt(cell, paper, day)
    desk.year_paper(cell, desk.today, desk.year + 1)


def _type_results(desk, guide):
    staff = User.objects.get(username="vanphong")
    for resolution in Resolution.unscoped.in_force().select_related("unit").order_by("pk"):
        if resolution.unit.code == SILENT:
            continue
        guided = resolution.unit_id == guide.unit.pk
        for back, share in ENTERED.items():
            year, share = desk.year + back, 1 if guided and back else share
            if resolution.term_start <= year <= resolution.term_end:
                results.enter(resolution, year, share, desk.today, desk.rng, staff)


def _a_file_of_last_year(desk):
    """What the office had made of last year waits in "Tệp của tôi"."""
    staff, year = User.objects.get(username="vanphong"), desk.year - 1
    jobs.start(
        kind=reports.YEAR_REPORTS,
        unit=staff.assignments_today[0].unit,
        title=reports.title(year, "docx"),
        arguments={"year": year, "kind": "docx"},
        by=staff,
    )
    work.run_next()
