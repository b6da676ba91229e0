"""The first page: what waits."""

from django.shortcuts import render

from chibo.access import signed_in


@signed_in
def home(request):
    """ "Việc cần làm" of the working unit."""
    return render(request, "chibo/home/home.html", {})
