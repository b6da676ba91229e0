"""The check-list of a dossier, written as a whole."""

from django.utils import timezone

from chibo.history import action
from chibo.regulations import Conflict, Finding, Refused, enforce
from chibo.secrecy import check_said_secret
from members.models import Dossier, DossierPaper
from members.queries import papers_listed

from .given_up import lock_member

WORDS = ("number", "note")


@action("đối chiếu thành phần hồ sơ")
def check(*, member, papers, checked_on=None, version=None, by):
    """`papers` is {code: {present, number, dated_on, note}} for each kind of the list.

    The first check copies the list of its day: what was asked then is asked of this dossier on.
    A paper that is said to be MẬT is refused, its number and note as well (117/2025/QH15).
    """
    dossier = _begun(lock_member(member))
    if version is not None and version != dossier.version:
        raise Conflict(dossier)
    rows = {row.code: row for row in dossier.papers.all()}
    if papers.keys() != rows.keys():
        raise Refused(Finding("", "Danh mục vừa thay đổi. Chưa lưu; hãy mở lại trang."))
    enforce([*_day(checked_on), *(found for code in rows for found in _line(rows[code], papers))])
    for code, row in rows.items():
        for name, value in papers[code].items():
            setattr(row, name, value)
    fields = ["present", "number", "dated_on", "note"]
    DossierPaper.unscoped.bulk_update(rows.values(), fields)
    dossier.checked_on = checked_on
    dossier.version += 1
    dossier.save(update_fields=["checked_on", "version"])
    return dossier


def _begun(member):
    papers, basis = papers_listed(timezone.localdate())
    dossier, begun = Dossier.unscoped.select_for_update().get_or_create(
        member=member, defaults={"basis": basis}
    )
    if begun:
        DossierPaper.unscoped.bulk_create(
            DossierPaper(dossier=dossier, order=order, code=code, name=name)
            for order, (code, name) in enumerate(papers)
        )
    return dossier


def _day(checked_on):
    if checked_on and checked_on > timezone.localdate():
        yield Finding("", "Ngày đối chiếu chưa đến. Hãy xem lại.", field="checked_on")


def _line(row, papers):
    paper = papers[row.code]
    for name in WORDS:
        yield from check_said_secret(paper[name], field=f"{row.code}-{name}")
    if paper["dated_on"] and paper["dated_on"] > timezone.localdate():
        yield Finding("", f"“{row.name}”: ngày này chưa đến.", field=f"{row.code}-dated_on")
