"""Who goes where after a cell was split, on one sheet with names."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from chibo.access import Permission, requires, scoped_or_404
from chibo.models import Reorganisation, Unit
from chibo.regulations import Conflict, Refused
from chibo.vietnamese.numbers import whole
from members.actions import splits as actions
from members.queries import split_of, split_roll

P = Permission
TAKEN = (
    "Có người vừa phân trước. Các dòng dưới đây là của đồng chí, chưa lưu; nếu đúng thì bấm lưu "
    "lần nữa để thay bản kia."
)


@requires(P.EDIT_MEMBERS)
def split_members(request, pk):
    """For those who keep the books of the old cell: the new ones have no books yet."""
    act = scoped_or_404(Reorganisation, request, P.EDIT_MEMBERS, pk=pk)
    if split_of(act) is None:
        raise Http404
    source, founded = split_of(act)
    scoped_or_404(Unit, request, P.EDIT_MEMBERS, pk=source.pk)
    roll, error, version, status = split_roll(act), "", act.version, 200
    places = {place.member.pk: place.unit_id for place in roll}
    if request.method == "POST":
        places |= _sent(request.POST, places)
        try:
            seen = whole(request.POST.get("version", ""))
            actions.assign(act=act, places=places, version=seen or 0, by=request.user)
        except Refused as refused:
            error, status = " ".join(map(str, refused.findings)), 422
        except Conflict as conflict:
            error, version, status = TAKEN, conflict.current.version, 409
        else:
            messages.success(request, "Đã lưu phân đảng viên.")
            return redirect("split_members", pk=pk)
    return render(
        request,
        "members/splits/split_members.html",
        {
            "section": "members",
            "act": act,
            "source": source,
            "units": [source, *founded],
            "lines": [(place.member, places[place.member.pk]) for place in roll],
            "version": version,
            "error": error,
        },
        status=status,
    )


def _sent(sent, places):
    """{member id: unit id} of the lines on the sheet; anything else is passed over."""
    chosen = {member: whole(sent.get(f"noi-{member}", "")) for member in places}
    return {member: unit for member, unit in chosen.items() if unit}
