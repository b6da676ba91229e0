"""Reading a text into a draft: bring it in, check what was read, save."""

from itertools import zip_longest

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone

from chibo.access import Permission, requires, scoped_or_404
from chibo.queries import working_units
from chibo.regulations import Refused
from chibo.vietnamese.numbers import whole
from chibo.vietnamese.text import search_key
from resolutions.actions import readings as actions
from resolutions.forms.readings import CheckForm, TextForm
from resolutions.models import Reading
from resolutions.queries.resolutions import same_papers
from resolutions.reading import Unreadable, read_file, read_text
from resolutions.reading.proposed import head_of, unused_headline
from resolutions.reading.storage import from_json

EDIT = Permission.EDIT_RESOLUTIONS


@requires(EDIT)
def read(request):
    """Paste a text or choose a file."""
    if not request.unit.kind.is_cell or not request.user.may(EDIT, request.unit):
        raise PermissionDenied
    form = TextForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            draft = (
                read_file(file.read(), file.name) if file else read_text(form.cleaned_data["text"])
            )
        except Unreadable as unreadable:
            form.add_error("file" if file else "text", str(unreadable))
        else:
            name = file.name if file else "văn bản dán vào"
            kept = _kept(form, unit=request.unit, draft=draft, source_name=name, by=request.user)
            if kept:
                return redirect("reading", kept.pk)
    return render(
        request,
        "resolutions/readings/read.html",
        {"form": form},
        status=422 if form.is_bound else 200,
    )


@requires(EDIT)
def reading(request, pk):
    """What was read: correct it, choose the targets, save it as a draft."""
    checked = scoped_or_404(Reading, request, EDIT, pk=pk)
    draft = from_json(checked.draft)
    head = head_of(draft, checked.unit.name, year=timezone.localdate().year)
    form = CheckForm(request.POST or None, initial=_initial(head), user=request.user)
    kept = set(range(len(draft.targets)))
    if request.method == "POST":
        kept = set(map(whole, request.POST.getlist("target")))
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.save(reading=checked, kept=kept, by=request.user, **_fields(form))
        except Refused as refused:
            form.add_findings(refused)
        else:
            messages.success(request, "Đã lập dự thảo. Xem lại từng mục, rồi ban hành.")
            return redirect("resolution_write", saved.pk)
    return render(
        request,
        "resolutions/readings/reading.html",
        {
            "reading": checked,
            "draft": draft,
            "form": form,
            "targets": [(n, target, n in kept) for n, target in enumerate(draft.targets)],
            "sections": _with_targets(draft),
            "headline": unused_headline(draft, head["title"], head["summary"]),
            "same": same_papers(checked.unit, head),
            "other_unit": _other_unit(draft, checked.unit),
            "may_switch": working_units(request.user).count() > 1,
        },
        status=422 if form.is_bound else 200,
    )


def _kept(form, **reading):
    try:
        return actions.keep(**reading)
    except Refused as refused:
        form.add_findings(refused)
        return None


def _initial(head):
    start, end = head["term"]
    return head | {"term_start": start, "term_end": end}


def _fields(form):
    data = dict(form.cleaned_data)
    data["term"] = (data.pop("term_start"), data.pop("term_end"))
    return data


def _other_unit(draft, unit):
    """The cell the text names, when it is not the one it is being saved for."""
    if not draft.unit:
        return None
    named, own = search_key(draft.unit), search_key(unit.name)
    return None if named in own or own in named else draft.unit


def _with_targets(draft):
    """(section, its lines as [(marker, text)], number of targets read in it) in order."""
    counts = [0] * len(draft.sections)
    for target in draft.targets:
        if target.section is not None:
            counts[target.section] += 1
    lines = [list(zip_longest(section.markers, section.paragraphs)) for section in draft.sections]
    return list(zip(draft.sections, lines, counts, strict=True))
