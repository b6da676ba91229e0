"""A merge undone: the two records as they were, or the sentence that says why not."""

import json
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from chibo.history import action
from chibo.regulations import Finding, Refused, enforce, expect_version
from members.enums import Ending
from members.models import Affiliation, Merge
from members.queries import bare

from . import belongings
from .duplicates import FIELDS, as_text, at_home, locked, writable
from .members import correct
from .numbers import NUMBERS, check_numbers, seal
from .spells import settle


@action("bỏ gộp hai hồ sơ đảng viên")
def unmerge(*, merge, by):
    """Exactly what the merge took comes back: stays, rows, numbers, the values of before.

    Refused where something was written since that rests on it.
    """
    merge = expect_version(merge, None)
    if merge.undone_at:
        raise Refused(Finding("", "Lần gộp này đã được bỏ. Hãy mở lại trang."))
    keep, gone = locked((merge.keep, None), (merge.gone, None))
    kept = json.loads(merge.kept.reveal())
    enforce([*_changed_since(merge, keep, gone, kept), *_no_home_to_go_to(merge)])
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    belongings.take_back(merge.rows, gone)
    Affiliation.unscoped.filter(pk__in=[copy for _, copy in merge.rows["taken"]]).delete()
    keep = at_home(keep)
    if kept["before"]:
        before = {name: FIELDS[name].to_python(value) for name, value in kept["before"].items()}
        keep = correct(member=keep, confirmed=True, by=by, **writable(before))
        keep.confirmations = kept["confirmations"]
        keep.save(update_fields=["confirmations"])
    _bring_back(gone, merge, kept["numbers"])
    return merge


def _changed_since(merge, keep, gone, kept):
    if Merge.unscoped.standing().filter(gone=keep).exists():
        yield Finding("", "Hồ sơ giữ lại sau đó đã gộp vào hồ sơ khác. Hãy bỏ lần gộp ấy trước.")
    if gone.version != kept["gone_version"]:
        yield Finding("", f"Hồ sơ đã gộp của {gone} được sửa sau khi gộp. {belongings.INSTEAD}")
    after = kept["after"].items()
    now = {name: as_text(bare(keep, FIELDS[name])) for name in kept["after"]}
    changed = [name for name, value in after if (now[name] or None) != (value or None)]
    if changed:
        told = ", ".join(str(FIELDS[name].verbose_name) for name in changed)
        sentence = f"Sau khi gộp đã có người sửa: {told}. Hãy sửa từng mục thay vì bỏ gộp."
        yield Finding("", sentence)
    if _stays_changed(merge):
        yield Finding("", "Nơi sinh hoạt đã thay đổi sau khi gộp. Hãy bỏ bước sau cùng trước.")
    yield from belongings.changed_since(merge.rows, keep, gone)


def _stays_changed(merge):
    """Whether the stays that the merge annulled and made are no longer as it left them."""
    rows = {
        stay.pk: stay for stay in Affiliation.unscoped.filter(member__in=[merge.keep, merge.gone])
    }
    before = {pk: (upper, ending) for pk, upper, ending in merge.rows["stays"]}
    annulled = [pk for pk in before if pk in rows and rows[pk].ending == Ending.ANNULLED]
    if len(annulled) != len(before):
        return True
    copies = [(rows.get(copy), before[stay]) for stay, copy in merge.rows["taken"]]
    return any(
        copy is None or (as_text(copy.valid.upper), copy.ending) != as_was
        for copy, as_was in copies
    )


def _no_home_to_go_to(merge):
    lasting = [pk for pk, upper, _ in merge.rows["stays"] if upper is None]
    stays = Affiliation.unscoped.filter(pk__in=lasting, unit__closed_on__isnull=False)
    for stay in stays.select_related("unit"):
        sentence = f"{stay.unit} đã kết thúc, không còn để trở lại. {belongings.INSTEAD}"
        yield Finding("", sentence)


def _bring_back(gone, merge, numbers):
    stays = {stay.pk: stay for stay in gone.affiliations.all()}
    for pk, upper, ending in merge.rows["stays"]:
        stay = stays[pk]
        stay.valid = DateRange(stay.valid.lower, upper and date.fromisoformat(upper))
        stay.ending = ending
        stay.save(update_fields=["valid", "ending"])
    enforce(check_numbers(gone, numbers), confirmed=True)
    gone.record_number = numbers["record_number"]
    written = seal(gone, {name: numbers[name] or "" for name in NUMBERS})
    settle(gone, "record_number", *written)
