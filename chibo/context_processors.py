"""What every page needs: the rail and the unit in hand."""

from .registry import findable, menu_for


def shell(request):
    """`menu`, `unit` and what the search finds, for the frame around a page; not for strangers."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "menu": menu_for(user),
        "unit": request.unit,
        "roles": user.assignments_today,
        "search_hint": f"Tìm {', '.join(findable(user))}".strip(),
    }
