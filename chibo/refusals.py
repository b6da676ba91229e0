"""What the database or a model refuses, in the words of a finding.

An action looks before it writes; between look and write somebody else may have written, and a value
may not fit its column. The last word is the database's, and it is told like any other refusal.
"""

from contextlib import contextmanager

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DataError, IntegrityError, OperationalError
from psycopg import errors

from .regulations import Finding, Refused

TOO_LARGE = "Có ô dài quá hoặc con số lớn quá. Chưa ghi gì; hãy rút gọn rồi lưu lại."
QUICKER = "Vừa có người ghi điều này trước. Chưa ghi gì; hãy mở lại trang để xem bản mới nhất."
TAKEN = (errors.UniqueViolation, errors.ExclusionViolation, errors.ForeignKeyViolation)


@contextmanager
def in_words():
    """Turn what model and database refuse into `Refused`; faults of the program stay faults."""
    try:
        yield
    except ValidationError as error:
        raise Refused(*_invalid(error)) from error
    except DataError as error:
        raise Refused(Finding("", TOO_LARGE)) from error
    except IntegrityError as error:
        sentence = _broken(error.__cause__)
        if sentence is None:
            raise
        raise Refused(Finding("", sentence)) from error
    except OperationalError as error:
        if not isinstance(error.__cause__, errors.DeadlockDetected):
            raise
        raise Refused(Finding("", QUICKER)) from error


def _invalid(error):
    """A finding for each sentence, beside its field where it is about one."""
    if not hasattr(error, "error_dict"):
        return [Finding("", sentence) for sentence in error.messages]
    return [
        Finding("", sentence, field=None if name == NON_FIELD_ERRORS else name)
        for name, sentences in error.message_dict.items()
        for sentence in sentences
    ]


def _broken(cause):
    """The sentence of the constraint that was violated; None when no person can have caused it."""
    name = cause.diag.constraint_name
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.violation_error_message)
    return QUICKER if isinstance(cause, TAKEN) else None
