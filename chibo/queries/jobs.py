"""The long work of a person."""

from chibo.models import Job

WAITS_FOR_FILES = "waits for files"
"""In the session while something is under way or unfetched: only then do other pages count."""


def jobs_of(user):
    """What the person asked for, the latest first, without the bytes of the files."""
    return Job.visible_to(user).select_related("file", "unit").defer("file__content")


def new_files(user):
    """How many finished files wait to be fetched."""
    return Job.visible_to(user).new().count()
