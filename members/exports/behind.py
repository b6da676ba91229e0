"""A long list is written to its file behind the pages."""

from django.utils import timezone

from chibo.access import Permission
from chibo.actions import jobs
from chibo.models import Disclosure, Unit
from chibo.registry import Produced
from chibo.regulations import Finding, Refused
from members.models import SEALED
from members.queries import listed

from .lists import PRINTERS, file_name

LIST = "members.list"
AT_ONCE = 2000
"""So many members are written while the person waits: in about a second."""


def ask(*, unit, wanted, columns, kind, recorded, by):
    """The job that writes the list as filtered, against lines that are already on record."""
    cell = wanted.get("chi_bo")
    arguments = {
        "wanted": wanted | ({"chi_bo": cell.pk} if cell else {}),
        "columns": list(columns),
        "kind": kind,
        "recorded": [line.pk for line in recorded],
    }
    title = f"Danh sách đảng viên ({kind.upper()})"
    return jobs.start(kind=LIST, unit=unit, title=title, arguments=arguments, by=by)


def run(job, progress):
    """The list as it is now, by the rights that its owner has now."""
    user, asked = job.asked_by, job.arguments
    if set(asked["columns"]) & set(SEALED) and not user.may(Permission.REVEAL_MEMBERS, job.unit):
        raise Refused(Finding("", "Đồng chí không còn quyền mở phần được che. Hãy chọn cột khác."))
    today = timezone.localdate()
    members = listed(user, job.unit, today, **_wanted(user, asked["wanted"])).walked()
    recorded = Disclosure.objects.filter(pk__in=asked["recorded"], user=user)
    total = members.count()
    progress(0, total, "Đang ghi")
    write, media_type = PRINTERS[asked["kind"]]
    content = write(
        members, asked["columns"], recorded, lambda done: progress(done, total, "Đang ghi")
    )
    return Produced(file_name(today, asked["kind"]), media_type, content)


def _wanted(user, wanted):
    if "chi_bo" not in wanted:
        return wanted
    cell = Unit.visible_to(user, Permission.READ_MEMBERS).filter(pk=wanted["chi_bo"]).first()
    if cell is None:
        raise Refused(Finding("", "Đồng chí không còn quyền xem chi bộ này. Hãy lọc lại."))
    return wanted | {"chi_bo": cell}
