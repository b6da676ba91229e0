"""Papers with names leave the program: drawn and recorded in one act."""

from django.utils import timezone

from chibo.actions.disclosures import record_download
from chibo.history import action
from members.documents import REGISTERS, dues, rating, sheet, slip
from members.queries import slip_of

from .members import reveal

WORD = {"pdf": "PDF", "docx": "Word"}
COVERED = "Số thẻ, số căn cước và tôn giáo được che trên bản in."
UNCARDED = "Số thẻ không in, để viết tay từ thẻ."


@action("in sổ đảng viên")
def hand_out(*, paper, unit, kind, by, **asked):
    """The register `paper` of a unit as a document; `asked` is its day or period."""
    register = REGISTERS[paper]
    drawn = register.draw(unit, by=by, today=timezone.localdate(), **asked)
    record_download(subject=unit, what=f"{register.title}, {WORD[kind]}", reason=drawn.title, by=by)
    return drawn


@action("in sổ thu, nộp đảng phí")
def hand_out_dues(*, unit, year, kind, by):
    """The dues book of a cell's year."""
    drawn = dues.document(unit, year, today=timezone.localdate())
    what = f"Sổ thu, nộp đảng phí {year}, {WORD[kind]}"
    record_download(subject=unit, what=what, reason=drawn.title, by=by)
    return drawn


@action("in biên bản xếp loại")
def hand_out_minutes(*, sheet, kind, by):
    """The minutes of a cell's rating."""
    drawn = rating.minutes(sheet, today=timezone.localdate())
    what = f"Biên bản xếp loại {sheet.year}, {WORD[kind]}"
    record_download(subject=sheet.unit, what=what, reason=drawn.title, by=by)
    return drawn


@action("in phiếu đảng viên")
def hand_out_sheet(*, member, kind, reason="", by):
    """Form 2-HSĐV of a member; a reason opens what is masked, each field on record.

    Whoever gives one must hold the right to open: the form has no such field for others.
    """
    opened = {}
    if reason:
        opened = {
            field: reveal(member=member, field=field, reason=reason, by=by)
            for field in sheet.masked(member)
        }
    drawn = sheet.document(member, opened=opened, by=by, today=timezone.localdate())
    record_download(
        subject=member, what=f"Phiếu đảng viên, {WORD[kind]}", reason=reason or COVERED, by=by
    )
    return drawn


@action("in phiếu thông tin chuyển sinh hoạt đảng")
def hand_out_slip(*, member, kind, on=None, goes_to="", event=None, by):
    """The data for a slip of transfer: of a transfer recorded (`event`), or of one ahead."""
    today = timezone.localdate()
    data = slip_of(member, on=on, today=today, goes_to=goes_to, event=event)
    drawn = slip.document(data, by=by, today=today)
    what = f"Phiếu thông tin chuyển sinh hoạt đảng, {WORD[kind]}"
    record_download(subject=member, what=what, reason=UNCARDED, by=by)
    return drawn
