"""One search box for everything the apps can find."""

from itertools import groupby

from django.shortcuts import render
from django.views.decorators.http import require_GET

from chibo.access import signed_in
from chibo.registry import gather
from chibo.vietnamese.text import clean_line

SHORTEST, LONGEST = 2, 100


@signed_in
@require_GET
def search(request):
    """What the apps find for `q` in the working unit, by kind."""
    wanted = clean_line(request.GET.get("q", ""))[:LONGEST]
    found = []
    if len(wanted) >= SHORTEST and request.unit is not None:
        found = list(gather("search", request.user, request.unit, wanted))
    return render(
        request,
        "chibo/search/search.html",
        {
            "wanted": wanted,
            "shortest": SHORTEST,
            "total": len(found),
            "groups": [(kind, list(hits)) for kind, hits in groupby(found, key=lambda hit: hit[0])],
        },
    )
