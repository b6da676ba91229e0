"""Personal data that leaves the program: each file leaves a line in the record of disclosures."""

from chibo.history import action
from chibo.models import Disclosure


@action("lấy dữ liệu cá nhân ra tệp")
def record_download(*, subject, what, reason, by):
    """`by` takes a file away. `subject` is the unit or person it is about, `what` names the file.

    `reason` says in words what is in it, "38 đảng viên, tính đến 22/11/2026". Call it in the
    action that makes the file: what cannot be recorded is then not handed out either.
    """
    return Disclosure.objects.create(
        user=by,
        subject=f"{subject._meta.model_name}:{subject.pk}",
        field=what[:60],
        reason=reason[:300],
    )
