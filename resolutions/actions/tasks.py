"""Tasks: who carries out what a paragraph says, and until when."""

from chibo.history import action
from resolutions.models import Task


@action("phân công nhiệm vụ")
def charge(*, paragraph, charged, due_on=None, by):
    """Charge somebody with the paragraph; another charge replaces the one before.

    Allowed on an issued paper too: who does it is no part of the words.
    """
    task, _ = Task.unscoped.update_or_create(
        paragraph=paragraph, defaults={"charged": charged, "due_on": due_on}
    )
    return task


@action("thôi phân công nhiệm vụ")
def release(*, task, by):
    """Nobody is charged with the paragraph any more; the history keeps who was."""
    task.delete()
