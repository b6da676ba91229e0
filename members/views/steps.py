"""What the pages of steps share, whoever the step belongs to."""

from django.utils import timezone

from members.enums import Step
from members.forms import StepForm
from members.queries import vote_base


def in_words(step):
    """The step inside a sentence: only its first letter is small, "Đảng" is not."""
    label = Step(step).label
    return label[0].lower() + label[1:]


def sent(request, form, act, **arguments):
    """What the action answers to a form that was sent and understood; None otherwise."""
    if request.method != "POST" or not form.is_valid():
        return None
    return form.attempt(act, by=request.user, **arguments, **form.cleaned_data)


def act_form(form, request, shown):
    """The form of an act on a row, carrying the version that the person saw."""
    return form(
        request.POST or None,
        user=request.user,
        unit=shown.unit,
        initial={"version": shown.version},
    )


def step_form(request, shown, step, event=None):
    """The step's form, filled with what was recorded, or with what is likely."""
    if event:
        names = set(StepForm.base_fields) - {"version", "unit"}
        initial = {name: getattr(event, name) for name in names}
        initial["person_name"] = "" if event.person_id else event.person_name
        initial["unit"] = event.host or event.unit
    else:
        initial = {"votes_base": vote_base(shown.unit, timezone.localdate())}
    return StepForm(
        request.POST or None,
        kind=step,
        user=request.user,
        unit=shown.unit,
        initial=initial | {"version": shown.version},
    )
