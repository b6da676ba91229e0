"""What an administrator does to the rules: another version from a day on, taken back, checked.

A version is never changed in its parameters: another one begins. So each record is judged by what
was in force on its day, and the loader of `rules.toml` finds every day taken and adds nothing.
"""

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from chibo.history import action
from chibo.models import LegalBasis, Rule
from chibo.models.legal_basis import Certainty
from chibo.parameters import words_of
from chibo.regulations import Conflict, Finding, Refused, Weight, enforce
from chibo.vietnamese.dates import short_date


@action("đặt quy định mới")
def begin(*, key, since, basis, article, certainty, parameters, seen=None, confirmed=False, by):
    """A version from `since` to the day before the next one, or without end.

    `basis` is a LegalBasis, or the fields of a document that is not on the list yet. `seen`: the
    number of the latest version when the form was opened; Conflict when there is another by now.
    """
    versions = _locked(key, seen)
    if any(rule.valid.lower == since for rule in versions):
        sentence = f"Đã có bản từ ngày {short_date(since)}. Hãy bỏ bản ấy hoặc chọn ngày khác."
        raise Refused(Finding("", sentence, field="since"))
    enforce(_about_the_past(since), confirmed=confirmed)
    if isinstance(basis, dict):
        basis = _found(since, **basis)
    before = next((rule for rule in versions if since in rule.valid), None)
    after = min((r.valid.lower for r in versions if r.valid.lower > since), default=None)
    if before:
        _span(before, since)
    return Rule.objects.create(
        key=key,
        basis=basis,
        article=article,
        certainty=certainty,
        valid=DateRange(since, after),
        parameters=parameters,
    )


@action("bỏ bản quy định cuối cùng")
def take_back(*, key, seen, by):
    """The latest version goes, and the one before runs on. Refused when it is the only one."""
    versions = _locked(key, seen)
    if len(versions) < 2:
        name = words_of(key).name
        raise Refused(Finding("", f"“{name}” chỉ có một bản, không bỏ được. Hãy đặt bản khác."))
    last, before = versions[-1], versions[-2]
    until = last.valid.upper
    last.delete()
    _span(before, until)
    return before


@action("ghi đã đọc nguyên văn của quy định")
def check(*, key, number, by):
    """Somebody read the document itself and found the version with that number right."""
    rule = next((rule for rule in _locked(key) if rule.pk == number), None)
    if rule is None:
        raise Refused(Finding("", "Bản này vừa được bỏ. Chưa ghi gì; hãy mở lại trang."))
    rule.certainty = Certainty.READ
    rule.save(update_fields=["certainty"])
    return rule


def _locked(key, seen=None):
    """The versions from the first to the last, held against whoever writes at the same time."""
    versions = list(Rule.objects.select_for_update().filter(key=key).order_by("valid"))
    if not versions:
        raise Refused(Finding("", "Chương trình chưa có quy định này. Chưa ghi gì."))
    if seen is not None and versions[-1].pk != seen:
        raise Conflict(versions[-1])
    return versions


def _span(rule, until):
    rule.valid = DateRange(rule.valid.lower, until)
    rule.save(update_fields=["valid"])


def _about_the_past(since):
    if since < timezone.localdate():
        sentence = (
            f"Ngày {short_date(since)} đã qua. Những việc đã ghi từ ngày ấy sẽ được xét theo bản "
            "mới này."
        )
        yield Finding("", sentence, weight=Weight.WARNS, field="since")


def _found(since, *, code, title, issuer, issued_on):
    """A document that is not on the list yet."""
    if LegalBasis.objects.filter(code=code).exists():
        sentence = "Văn bản này đã có trong danh sách. Hãy chọn ở ô “Căn cứ”."
        raise Refused(Finding("", sentence, field="code"))
    return LegalBasis.objects.create(
        code=code, title=title, issuer=issuer, issued_on=issued_on, valid=DateRange(since, None)
    )
