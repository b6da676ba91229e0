"""What members give to the frame around all apps."""

from django.urls import reverse

from chibo.access import Permission
from chibo.registry import Contribution, JobKind, MenuEntry, UnitChanges
from members import exports
from members.actions import unit_changes
from members.actions.imports import behind
from members.documents import STATISTICS
from members.forms import paper_forms
from members.indicators import INDICATORS
from members.models import Candidate, Member, TemporaryStay
from members.queries import BELONGINGS
from members.queries import unit_changes as touched

from . import candidates, dues, duplicates, inspections, lives, ratings, splits

READ, EDIT = Permission.READ_MEMBERS, Permission.EDIT_MEMBERS
SHOWN = 20


def tasks(user, unit, today):
    """What is late or due within ninety days."""
    for noun in (lives, candidates, inspections, dues, ratings, splits, duplicates):
        yield from noun.tasks(user, unit, today)


def search(user, unit, text):
    """Members by name without diacritics, or by card, identity or record number."""
    mine = Member.visible_to(user, READ).standing()
    found = mine.matching(text).select_related("unit").walked()
    for member in found[:SHOWN]:
        label = f"{member.full_name} · sinh {member.birth_text} · {member.unit.short_name}"
        yield "Đảng viên", label, reverse("member", args=[member.pk])


def open_work(unit):
    """Nobody may be left in a unit that ends."""
    left = Member.unscoped.filter(affiliations__unit=unit, affiliations__valid__upper_inf=True)
    if count := left.count():
        yield f"còn {count} đảng viên"
    if count := Candidate.unscoped.under_way().filter(unit=unit).count():
        yield f"còn {count} người đang theo dõi kết nạp"
    lodgers = TemporaryStay.unscoped.into().filter(host=unit, valid__upper_inf=True)
    if count := lodgers.count():
        yield f"còn {count} người sinh hoạt tạm thời ở đó"


def panels(user, unit, today):
    """The ratings of the year, and the forms of figures for those who have no page of members."""
    yield from ratings.panels(user, unit, today)
    if user.may(Permission.READ_FIGURES, unit) and not user.may(READ, unit):
        forms = paper_forms(STATISTICS, user=user, unit=unit)
        yield "members/papers/_panel.html", {"of": unit, "statistics": forms}


contribution = Contribution(
    menu=(
        MenuEntry(20, "Đảng viên", "members", "users", (READ,)),
        MenuEntry(25, "Phát triển Đảng", "candidates", "user-plus", (READ,)),
        MenuEntry(27, "Xếp loại", "ratings", "award", (EDIT,)),
        MenuEntry(28, "Kiểm tra", "inspections", "clipboard-check", (READ,)),
        MenuEntry(29, "Học nghị quyết", "studies", "book-open", (READ,)),
    ),
    jobs=(
        JobKind(behind.READ, "Đọc tệp danh sách", (EDIT,), behind.read),
        JobKind(behind.WRITE, "Ghi danh sách từ tệp", (EDIT,), behind.write),
        JobKind(exports.LIST, "Danh sách đảng viên", (READ,), exports.run, personal=True),
    ),
    indicators=INDICATORS,
    belongings=BELONGINGS,
    tasks=tasks,
    finds=((10, "đảng viên", READ),),
    search=search,
    panels=panels,
    open_work=open_work,
    unit_changes=UnitChanges(
        preview=touched.preview,
        apply=unit_changes.apply,
        revert=unit_changes.revert,
        built_on=touched.built_on,
    ),
)
