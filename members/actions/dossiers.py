"""The check-list of a dossier, written as a whole."""

from django.utils import timezone

from chibo.history import action
from chibo.regulations import Conflict, Finding, Refused, enforce
from chibo.secrecy import check_said_secret
from members.models import Candidate
from members.queries import dossier_model, papers_listed

from .given_up import lock_member
from .under_way import lock_candidate

WORDS = ("number", "note")
WRITTEN = ("state", *WORDS, "dated_on")
NO_LIST = (
    "Hôm nay chưa có danh mục giấy tờ nào có hiệu lực, nên chưa đối chiếu được. Hãy báo người quản "
    "trị bổ sung danh mục ở trang Quy định."
)


@action("đối chiếu thành phần hồ sơ")
def check(*, owner, papers, checked_on=None, version=None, by):
    """`papers` is {code: {state, number, dated_on, note}} for each kind of the list of a member,
    or of a candidate.

    The first check copies the list of its day: what was asked then is asked of this dossier on.
    A paper that is said to be MẬT is refused, its number and note as well (117/2025/QH15).
    """
    lock = lock_candidate if isinstance(owner, Candidate) else lock_member
    dossier = _begun(lock(owner))
    if dossier is None:
        raise Refused(Finding("", NO_LIST))
    if version is not None and version != dossier.version:
        raise Conflict(dossier)
    rows = {row.code: row for row in dossier.papers.all()}
    if papers.keys() != rows.keys():
        raise Refused(Finding("", "Danh mục vừa thay đổi. Chưa lưu; hãy mở lại trang."))
    enforce([*_day(checked_on), *(found for code in rows for found in _line(rows[code], papers))])
    _write(dossier, rows.values(), papers, checked_on)
    return dossier


def hand_over(candidate, member):
    """The ceremony is over: what was checked of a candidate stands in the new member's dossier.

    Papers of the one list that the other does not ask for stay with the candidate; so do all while
    no list of a member's dossier is in force.
    """
    checked = dossier_model(candidate).unscoped.filter(candidate=candidate).first()
    dossier = checked and _begun(member)
    if dossier is None:
        return
    papers = {row.code: vars(row) for row in checked.papers.all()}
    rows = [row for row in dossier.papers.all() if row.code in papers]
    _write(dossier, rows, papers, checked.checked_on)


def _begun(owner):
    """The check-list of this person, begun with the list of the day; None where there is neither:
    begun without a list it would stay empty for good."""
    model = dossier_model(owner)
    listed, basis = papers_listed(model.papers_rule, timezone.localdate())
    if not listed:
        return model.unscoped.select_for_update().filter(**{model.whose: owner}).first()
    dossier, begun = model.unscoped.select_for_update().get_or_create(
        **{model.whose: owner}, defaults={"basis": basis}
    )
    if begun:
        dossier.papers.bulk_create(
            dossier.papers.model(dossier=dossier, order=order, code=code, name=name)
            for order, (code, name) in enumerate(listed)
        )
    return dossier


def _write(dossier, rows, papers, checked_on):
    for row in rows:
        for name in WRITTEN:
            setattr(row, name, papers[row.code][name])
    dossier.papers.bulk_update(rows, WRITTEN)
    dossier.checked_on = checked_on
    dossier.version += 1
    dossier.save(update_fields=["checked_on", "version"])


def _day(checked_on):
    if checked_on and checked_on > timezone.localdate():
        yield Finding("", "Ngày đối chiếu chưa đến. Hãy xem lại.", field="checked_on")


def _line(row, papers):
    paper = papers[row.code]
    for name in WORDS:
        yield from check_said_secret(paper[name], field=f"{row.code}-{name}")
    if paper["dated_on"] and paper["dated_on"] > timezone.localdate():
        yield Finding("", f"“{row.name}”: ngày này chưa đến.", field=f"{row.code}-dated_on")
