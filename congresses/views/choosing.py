"""What a list of gatherings shows, and whose books are written in."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from chibo.access import Permission
from chibo.models import Unit
from chibo.vietnamese.numbers import whole
from chibo.vietnamese.text import clean_line
from congresses.enums import MeetingKind, MeetingState
from congresses.queries import found_by


def cells_shown(request):
    """The open cells of the working unit whose gatherings the person may see."""
    if request.unit is None:
        return []
    return list(
        Unit.visible_to(request.user, Permission.READ_GATHERINGS)
        .below(request.unit)
        .open(timezone.localdate())
        .cells()
        .select_related("kind")
    )


def cell_to_write(request):
    """The cell whose books the person keeps: the working unit, else their first; or None."""
    mine = (
        Unit.visible_to(request.user, Permission.EDIT_GATHERINGS)
        .open(timezone.localdate())
        .cells()
        .select_related("kind")
    )
    if request.unit is None:
        return None
    return mine.filter(pk=request.unit.pk).first() or mine.first()


def required_cell(request):
    """The same, where there is nothing to show without one."""
    cell = cell_to_write(request)
    if cell is None:
        raise PermissionDenied
    return cell


def chosen_year(request, today):
    """The year of `nam`, this year where that is none."""
    wanted = whole(request.GET.get("nam"))
    return wanted if wanted and 1930 <= wanted <= 2100 else today.year


def matching(meetings, wanted):
    """The meetings that a list's filters (`loai`, `tt`, `tim`) leave."""
    if wanted.get("loai") in MeetingKind.values:
        meetings = meetings.filter(kind=wanted["loai"])
    if wanted.get("tt") in MeetingState.values:
        meetings = meetings.filter(state=wanted["tt"])
    return found_by(meetings, clean_line(wanted.get("tim", ""))[:100])
