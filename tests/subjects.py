"""One of everything in a cell, made the way the program makes it, for the access matrix."""

from datetime import date

from chibo.access import Role
from chibo.models import RoleAssignment, User
from congresses.actions import congresses
from members.actions import imports
from members.reading import Grid, Sheet
from resolutions.actions import readings, targets, tasks
from resolutions.models import Paragraph, Section, Target
from resolutions.reading import read_text
from tests.congresses.people import DAY, open_regular
from tests.members.people import certify, enlist, enter, enter_probationary
from tests.resolutions import factory

CLAUSES = factory.TARGETS[:1]
SECRET = "Bí Mật Của"  # every member's name begins so; none may stand on a page of another unit


def unit(cell):
    return cell


def secretary(cell):
    """The account of the cell's secretary."""
    return User.objects.get(pk=role(cell).user_id)


def role(cell):
    """The assignment of the cell's secretary."""
    return RoleAssignment.unscoped.today().get(unit=cell, role=Role.SECRETARY)


def member(cell):
    return enter(cell, full_name=f"{SECRET} {cell.code}")


def probationary(cell):
    return enter_probationary(cell, date(2025, 11, 20), full_name=f"{SECRET} {cell.code}")


def candidate(cell):
    return enlist(cell, full_name=f"{SECRET} {cell.code}")


def step(cell):
    """A step that may be amended and annulled."""
    return certify(candidate(cell))


def list_import(cell):
    """A list that waits for its owner, the cell's secretary."""
    headings = ["Họ và tên", "Ngày sinh"]
    grid = Grid([Sheet("Danh sách", 1, headings, [(2, [f"{SECRET} {cell.code}", "1970"])])])
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
