"""What several parts of one page ask is answered once."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps

_answers = ContextVar("answers", default=None)


@contextmanager
def one_page():
    """What is asked inside, for one page that only reads."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def once(question):
    """Decorator: within one page the same question has the same answer, which nobody may change.

    Everywhere else, where something may be written between two questions, it is asked anew.
    """

    @wraps(question)
    def ask(*asked):
        answers = _answers.get()
        if answers is None:
            return question(*asked)
        if (question, asked) not in answers:
            answers[question, asked] = question(*asked)
        return answers[question, asked]

    return ask
