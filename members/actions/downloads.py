"""Personal data that leaves the program as a file: on record, or it does not leave."""

from chibo.history import action
from chibo.models import Disclosure
from chibo.regulations import Finding, Refused
from members.models import SEALED

LIST = "danh sách"


@action("tải danh sách đảng viên")
def record(*, unit, columns, reason, by):
    """Lines in the record of disclosures: one for the list, one for each masked column in it.

    `members.exports` asks for what this answers. Masked columns need a reason of the person's own.
    """
    sealed = [name for name in SEALED if name in columns]
    if sealed and not reason.strip():
        raise Refused(Finding("", "Hãy ghi lý do tải phần được che.", field="reason"))
    return Disclosure.objects.bulk_create(
        Disclosure(
            user=by,
            subject=f"unit:{unit.pk}",
            field=field,
            reason=reason.strip() or "Tải danh sách, không có phần được che",
        )
        for field in (LIST, *sealed)
    )
