"""One of everything in a cell, made the way the program makes it, for the access matrix."""

from datetime import date

from chibo.access import Role
from chibo.actions import jobs, work
from chibo.models import Job, RoleAssignment, User
from congresses.actions import congresses
from members.actions import dues, dues_account, dues_standing, events, temporary_stays
from members.enums import Step
from members.models import DuesPayment
from resolutions.actions import readings, targets, tasks
from resolutions.exports.reports import YEAR_REPORTS
from resolutions.models import Paragraph, Section, Target
from resolutions.reading import read_text
from tests.congresses.people import DAY, open_regular
from tests.members.people import certify, enlist, enter, enter_probationary, rate
from tests.resolutions import factory

CLAUSES = factory.TARGETS[:1]
SECRET = "Bí Mật Của"  # every member's name begins so; none may stand on a page of another unit


def unit(cell):
    return cell


def rated(cell):
    """A cell whose members of 2025 stand on a sheet."""
    rate(cell, 2025)
    return cell


def secretary(cell):
    """The account of the cell's secretary."""
    return User.objects.get(pk=role(cell).user_id)


def role(cell):
    """The assignment of the cell's secretary."""
    return RoleAssignment.unscoped.today().get(unit=cell, role=Role.SECRETARY)


def job(cell):
    """Long work that the cell's secretary asked for, still waiting."""
    return jobs.start(
        kind=YEAR_REPORTS, unit=cell, arguments={"year": 2025, "kind": "docx"}, by=secretary(cell)
    )


def finished_job(cell):
    """The same, with its file."""
    issued(cell)
    asked = job(cell)
    work.run_next()
    return Job.unscoped.get(pk=asked.pk)


def member(cell):
    return enter(cell, full_name=f"{SECRET} {cell.code}")


def probationary(cell):
    return enter_probationary(cell, date(2025, 11, 20), full_name=f"{SECRET} {cell.code}")


def candidate(cell):
    return enlist(cell, full_name=f"{SECRET} {cell.code}")


def step(cell):
    """A step that may be amended and annulled."""
    return certify(candidate(cell))


def praise(cell):
    """A step of a member's life that may be amended and annulled."""
    shown = member(cell)
    events.record(member=shown, kind=Step.REWARDED, on=DAY, form="praised", by=None)
    return shown.events.get(kind=Step.REWARDED)


def guest(cell):
    return temporary_stays.receive(
        unit=cell,
        guest_name=f"{SECRET} {cell.code}",
        elsewhere="Chi bộ nơi khác",
        on=DAY,
        until=date(2027, 6, 1),
        purpose="work",
        by=None,
    )


def relief(cell):
    """Dues let off for a member of the cell."""
    return dues_standing.relieve(
        member=member(cell),
        ground="allowance",
        percent=100,
        first=date(2026, 1, 1),
        decision="Đơn ngày 02/01/2026",
        by=None,
    )


def payment(cell):
    """Dues of October 2026, paid."""
    owing, month = member(cell), date(2026, 10, 1)
    changed = {(owing.pk, month): 50000}
    dues.fill(unit=cell, changed=changed, paid_on=None, channel="cash", by=None)
    return DuesPayment.unscoped.get(member=owing)


def remittance(cell):
    """Dues sent up."""
    return dues_account.remit(unit=cell, on=DAY, amount=50000, confirmed=True, by=None)


def meeting(cell):
    return open_regular(cell, DAY)


def congress(cell):
    return congresses.hold(
        unit=cell, ordinal=1, term=(2025, 2030), held_on=DAY, confirmed=True, by=None
    )


def draft(cell):
    return factory.drafted(cell, wanted=CLAUSES)


def issued(cell):
    return factory.issued(cell, wanted=CLAUSES)


def section(cell):
    return Section.unscoped.filter(resolution=draft(cell)).first()


def paragraph(cell):
    return Paragraph.unscoped.filter(section__resolution=draft(cell)).first()


def untaken(cell):
    """A paragraph that speaks of a target nobody has recorded."""
    removed = target(cell)
    targets.remove(target=removed, by=None)
    return Paragraph.unscoped.get(pk=removed.paragraph_id)


def target(cell):
    return Target.unscoped.filter(paragraph__section__resolution=draft(cell)).first()


def counted(cell):
    """A target on an issued paper whose figure the records give."""
    return Target.unscoped.filter(paragraph__section__resolution=issued(cell)).first()


def task(cell):
    return tasks.charge(paragraph=paragraph(cell), charged="Chi ủy", by=None)


def reading(cell):
    text = "NGHỊ QUYẾT\n1. Phương hướng\nKết nạp 02 đảng viên mỗi năm."
    reader = secretary(cell)
    return readings.keep(unit=cell, draft=read_text(text), source_name="dán", by=reader)
