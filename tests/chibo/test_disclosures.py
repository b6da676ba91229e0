"""A file with personal data leaves a line that stays."""

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from chibo.actions.disclosures import record_download
from chibo.models import Disclosure
from chibo.regulations import Refused


def test_a_download_says_who_took_what_of_whom(cast):
    record_download(
        subject=cast.a1, what="Danh sách đảng viên, PDF", reason="38 đảng viên", by=cast.an
    )
    kept = Disclosure.objects.get()
    assert (kept.user, kept.subject, kept.field, kept.reason) == (
        cast.an,
        f"unit:{cast.a1.pk}",
        "Danh sách đảng viên, PDF",
        "38 đảng viên",
    )


def test_long_words_are_cut_rather_than_lost(cast):
    record_download(subject=cast.a1, what="x" * 99, reason="y" * 999, by=cast.an)
    kept = Disclosure.objects.get()
    assert (len(kept.field), len(kept.reason)) == (60, 300)


def test_a_download_without_a_word_on_what_is_in_it_is_refused(cast):
    with pytest.raises(Refused, match="lý do"):
        record_download(subject=cast.a1, what="Danh sách", reason="", by=cast.an)


def test_the_line_is_never_changed(cast):
    record_download(subject=cast.a1, what="Danh sách", reason="38", by=cast.an)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Disclosure.objects.update(reason="khác")
