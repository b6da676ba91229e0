"""What every change of the words stands on: the draft, held until the change is written."""

from chibo.regulations import Finding, Refused
from resolutions.models import Resolution


def hold_draft(resolution):
    """Lock the resolution and refuse unless its words may still change.

    Locked, so that nobody issues it between the question and the writing.
    """
    current = Resolution.unscoped.select_for_update().get(pk=resolution.pk)
    require_draft(current, "câu chữ và chỉ tiêu")
    return current


def require_draft(resolution, part):
    """Refuse when the paper is frozen; `part` is what somebody wanted to change."""
    if not resolution.is_editable:
        sentence = (
            f"Nghị quyết đã ban hành, {part} không sửa được nữa. "
            "Hãy soạn bản mới, ban hành rồi ghi thay thế."
        )
        raise Refused(Finding("", sentence))
