"""What every page needs: the rail and the unit in hand."""

from .registry import menu_for


def shell(request):
    """`menu` and `unit` for the frame around a page; nothing for strangers."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"menu": menu_for(user), "unit": request.unit, "roles": user.assignments_today}
