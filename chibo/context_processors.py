"""What every page needs: the rail, the unit in hand, and whether an asked-for file is there."""

from .queries.jobs import WAITS_FOR_FILES, new_files
from .registry import findable, menu_for


def shell(request):
    """`menu`, `unit` and what the search finds, for the frame around a page; not for strangers.

    `new_files` is counted only for those whose files were not there yet when they last looked.
    """
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "menu": menu_for(user),
        "unit": request.unit,
        "roles": user.assignments_today,
        "search_hint": f"Tìm {', '.join(findable(user))}".strip(),
        "new_files": new_files(user) if request.session.get(WAITS_FOR_FILES) else 0,
    }
