"""One of everything in a cell, made the way the program makes it, for the access matrix."""

from datetime import date
from itertools import count

from chibo.access import Role
from chibo.actions import calendar_feeds, jobs, reorganisations, units
from chibo.actions import work as worker
from chibo.models import CalendarFeed, Job, Reorganisation, RoleAssignment, User
from congresses.actions import congresses
from members.actions import (
    dues,
    dues_account,
    dues_standing,
    duplicates,
    events,
    imports,
    temporary_stays,
)
from members.enums import Step
from members.models import DuesPayment
from members.reading import Grid, Sheet
from resolutions.actions import readings, targets, tasks
from resolutions.exports.reports import YEAR_REPORTS
from resolutions.models import Paragraph, Resolution, Section, Target
from resolutions.reading import read_text
from tests.congresses.people import DAY, open_regular
from tests.members.people import (
    certify,
    comment_on,
    enlist,
    enter,
    enter_probationary,
    hold_study,
    introduce_home,
    rate,
    schedule,
    train,
    work,
)
from tests.resolutions import factory

CLAUSES = factory.TARGETS[:1]
SECRET = "Bí Mật Của"  # every member's name begins so; none may stand on a page of another unit
NUMBERS = count(1)


def secret_name(cell):
    """Somebody's name that tells the cell it belongs to; nobody else has the same."""
    return f"{SECRET} {cell.code} {next(NUMBERS)}"


def unit(cell):
    return cell


def rated(cell):
    """A cell whose members of 2025 stand on a sheet."""
    rate(cell, 2025)
    return cell


def renamed(cell):
    """The act that gave the cell another name."""
    units.rename(
        unit=cell, name=cell.name, short_name="TDP", seat=cell.seat, on=date(2026, 7, 1), by=None
    )
    return Reorganisation.unscoped.standing().first()


def split(cell):
    """The act that founded a cell beside this one."""
    names = {"code": f"{cell.code}-2", "name": "Chi bộ mới", "short_name": "Mới", "seat": "X"}
    return reorganisations.split(unit=cell, founded=[names], on=date(2026, 7, 1), by=None)


def secretary(cell):
    """The account of the cell's secretary."""
    return User.objects.get(pk=role(cell).user_id)


def role(cell):
    """The assignment of the cell's secretary."""
    return RoleAssignment.unscoped.today().get(unit=cell, role=Role.SECRETARY)


def feed(cell):
    """The address of the secretary's calendar."""
    owner = secretary(cell)
    calendar_feeds.give_out(unit=cell, by=owner)
    return CalendarFeed.visible_to(owner).get()


def job(cell):
    """Long work that the cell's secretary asked for, still waiting."""
    return jobs.start(
        kind=YEAR_REPORTS, unit=cell, arguments={"year": 2025, "kind": "docx"}, by=secretary(cell)
    )


def finished_job(cell):
    """The same, with its file."""
    issued(cell)
    asked = job(cell)
    worker.run_next()
    return Job.unscoped.get(pk=asked.pk)


def member(cell):
    return enter(cell, full_name=secret_name(cell))


def probationary(cell):
    return enter_probationary(cell, date(2025, 11, 20), full_name=secret_name(cell))


def candidate(cell):
    return enlist(cell, full_name=secret_name(cell))


def step(cell):
    """A step that may be amended and annulled."""
    return certify(candidate(cell))


def inspection(cell):
    """One inspection about a member."""
    return schedule(cell, member(cell))


def career(cell):
    """A line of somebody's work."""
    return work(member(cell))


def training(cell):
    """A course of somebody's."""
    return train(member(cell), sent_on=date(2026, 3, 2))


def contact(cell):
    """A slip of introduction of somebody's."""
    return introduce_home(member(cell))


def comment(cell):
    """What the residence said of somebody."""
    return comment_on(member(cell))


def study(cell):
    """A document studied, somebody on its roll."""
    member(cell)
    return hold_study(cell)


def twins(cell):
    """A member whose record was entered twice, and the other record."""
    name = secret_name(cell)
    return enter(cell, full_name=name), enter(cell, full_name=name)


def distinct(cell):
    """Two who were said to be two people."""
    first, second = twins(cell)
    return duplicates.tell_apart(first=first, second=second, reason="Khác quê quán", by=None)


def merge(cell):
    """Two records made into one."""
    keep, gone = twins(cell)
    return duplicates.merge(keep=keep, gone=gone, choose={}, reason="Nhập hai lần", by=None)


def praise(cell):
    """A step of a member's life that may be amended and annulled."""
    shown = member(cell)
    events.record(member=shown, kind=Step.REWARDED, on=DAY, form="praised", by=None)
    return shown.events.get(kind=Step.REWARDED)


def departed(cell):
    """The stay of somebody who went to a cell that is not kept here."""
    return transfer(cell).member.affiliations.get()


def transfer(cell):
    """The step by which a member went to a cell that is not kept here."""
    gone = member(cell)
    events.record(member=gone, kind=Step.TRANSFERRED, on=DAY, place="Đảng bộ nơi khác", by=None)
    return gone.events.get(kind=Step.TRANSFERRED)


def discipline(cell):
    """A discipline, which is masked."""
    shown = member(cell)
    paper = {"form": "reprimand", "number": "4-QĐ/CB", "issuer": "Chi bộ"}
    events.record(member=shown, kind=Step.DISCIPLINED, on=DAY, by=None, **paper)
    return shown.events.get(kind=Step.DISCIPLINED)


def guest(cell):
    return temporary_stays.receive(
        unit=cell,
        guest_name=secret_name(cell),
        elsewhere="Chi bộ nơi khác",
        on=DAY,
        until=date(2027, 6, 1),
        purpose="work",
        by=None,
    )


def relief(cell):
    """Dues let off for a member of the cell."""
    return dues_standing.relieve(
        person=member(cell),
        ground="allowance",
        percent=100,
        first=date(2026, 1, 1),
        decision="Đơn ngày 02/01/2026",
        by=None,
    )


def payment(cell):
    """Dues of October 2026, paid."""
    owing, month = member(cell), date(2026, 10, 1)
    changed = {(owing.dues_key, month): 50000}
    dues.fill(unit=cell, changed=changed, paid_on=None, channel="cash", by=None)
    return DuesPayment.unscoped.get(member=owing)


def remittance(cell):
    """Dues sent up."""
    return dues_account.remit(unit=cell, on=DAY, amount=50000, confirmed=True, by=None)


def list_import(cell):
    """A list that waits for its owner, the cell's secretary."""
    headings = ["Họ và tên", "Ngày sinh"]
    grid = Grid([Sheet("Danh sách", 1, headings, [(2, [secret_name(cell), "1970"])])])
    owner = secretary(cell)
    kept = imports.keep(unit=cell, grid=grid, source_name="danh-sach.xlsx", by=owner)
    return imports.examine(record=kept, by=owner)


def meeting(cell):
    return open_regular(cell, DAY)


def congress(cell):
    return congresses.hold(
        unit=cell, ordinal=1, term=(2025, 2030), held_on=DAY, confirmed=True, by=None
    )


def draft(cell):
    return factory.drafted(cell, wanted=CLAUSES)


def issued(cell):
    before = Resolution.unscoped.public().filter(unit=cell).count()
    return factory.issued(cell, number=before + 1, wanted=CLAUSES)


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
