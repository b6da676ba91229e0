"""The rating of a cell's members, written as a whole: what the sheet shows is what is kept."""

from datetime import date

from django.utils import timezone

from chibo.history import action
from chibo.regulations import Conflict, Finding, Refused, Weight, enforce
from chibo.vietnamese.dates import short_date
from members.models import Rating, RatingSheet
from members.models.rating import VOTES, WRITTEN
from members.queries import disciplined_in, rating_lines, rating_rule
from members.regulations import (
    bands,
    left_out_consistently,
    not_after_discipline,
    not_to_come,
    not_too_many,
    votes,
)


@action("ghi bảng xếp loại đảng viên")
def fill(*, unit, year, lines, as_proposed=False, version=None, confirmed=False, by, **head):
    """`lines` holds {member id: {field: value}} of everybody on the roll of 31 December.

    `head` are the sheet's own fields: day and base of the vote, number, day and body of the
    decision. With `as_proposed`, whoever has no decided level gets the one the cell proposes.
    `version` is that of the sheet the person saw, 0 while there was none; `Conflict` when it moved.
    """
    if year > timezone.localdate().year:
        raise Refused(Finding("", f"Năm {year} chưa đến. Hãy chọn năm khác."))
    sheet, _ = RatingSheet.unscoped.select_for_update().get_or_create(unit=unit, year=year)
    if version is not None and version != sheet.version:
        raise Conflict(sheet)
    for name, value in head.items():
        setattr(sheet, name, value)
    drafts = _drafts(sheet, lines, as_proposed and sheet.decided_on)
    findings = list(_findings(sheet, drafts))
    enforce(findings, confirmed=confirmed)
    sheet.confirmations = sorted({f.code for f in findings if f.weight is Weight.WARNS})
    sheet.version += 1
    sheet.save()
    _write(sheet, [rating for _, rating in drafts])
    return sheet


def _drafts(sheet, lines, as_proposed):
    """(line of the roll, its rating as it shall be) for everybody; nobody else, nobody missing."""
    roll = rating_lines(sheet.unit, sheet.year)
    if {line.spell.member_id for line in roll} != lines.keys():
        sentence = "Danh sách đảng viên vừa thay đổi. Chưa lưu; hãy mở lại trang rồi ghi lại."
        raise Refused(Finding("", sentence))
    drafts = []
    for line in roll:
        rating = line.rating or Rating(sheet=sheet, member=line.member)
        for name, value in lines[line.spell.member_id].items():
            setattr(rating, name, value)
        if as_proposed and not rating.decided:
            rating.decided = rating.proposed
        drafts.append((line, rating))
    return drafts


def _findings(sheet, drafts):
    """Everything the rule of the year's last day says of the sheet."""
    rule = rating_rule(sheet.year)
    penal = disciplined_in(sheet.year, [rating.member_id for _, rating in drafts])
    for line, rating in drafts:
        who, cast = line.member.full_name, [getattr(rating, name) for name in VOTES]
        rated = bool(rating.proposed or rating.decided or any(n is not None for n in cast))
        yield from left_out_consistently(
            who, line.by_register, rating.left_out, rating.note, rated=rated
        )
        yield from bands(who, rating.self_points, rating.self_level, rule)
        yield from votes(who, cast, rating.proposed, sheet.vote_base, rule)
        best = {"đề nghị": rating.proposed, "quyết định": rating.decided}
        for what, level in best.items():
            guilty = rating.member_id in penal
            yield from not_after_discipline(who, level, guilty, rule, what=what)
    rated = [rating for _, rating in drafts if not rating.left_out]
    yield from _days(sheet)
    yield from _decision(sheet, rated)
    yield from not_too_many([r.proposed for r in rated], rule, what="Chi bộ đề nghị")
    yield from not_too_many([r.decided for r in rated], rule, what="Cấp trên quyết định")


def _days(sheet):
    """The vote and the decision have happened, within the year or after it, in this order."""
    today, opened = timezone.localdate(), date(sheet.year, 1, 1)
    for name, day in (("voted_on", sheet.voted_on), ("decided_on", sheet.decided_on)):
        if day:
            yield from not_to_come(day, today, field=name)
        if day and day < opened:
            sentence = f"Ngày này trước năm {sheet.year}. Hãy xem lại ngày."
            yield Finding("", sentence, field=name)
    if sheet.voted_on and sheet.decided_on and sheet.decided_on < sheet.voted_on:
        sentence = (
            f"Quyết định không thể trước ngày chi bộ bỏ phiếu ({short_date(sheet.voted_on)})."
        )
        yield Finding("", sentence, field="decided_on")


def _decision(sheet, rated):
    """One decision for the sheet: with its number and day, and for everybody who is rated."""
    without = [rating.member.full_name for rating in rated if not rating.decided]
    if bool(sheet.decision) != bool(sheet.decided_on):
        missing = "decision" if sheet.decided_on else "decided_on"
        yield Finding("", "Quyết định phải có cả số và ngày.", field=missing)
    elif not sheet.decision and len(without) < len(rated):
        sentence = "Đã chọn mức quyết định. Hãy ghi số, ngày quyết định."
        yield Finding("", sentence, field="decision")
    elif sheet.decision and without:
        names = ", ".join(without[:5]) + ("…" if len(without) > 5 else "")
        sentence = (
            f"Còn {len(without)} đồng chí chưa có mức quyết định: {names}. "
            "Hãy chọn mức, hoặc đánh dấu lấy mức chi bộ đề nghị."
        )
        yield Finding("", sentence, field="as_proposed")


def _write(sheet, ratings):
    """The lines as they are now; of somebody no longer on the roll only the history tells."""
    there = [rating.member_id for rating in ratings]
    sheet.ratings.exclude(member__in=there).once().delete()
    Rating.unscoped.bulk_create(rating for rating in ratings if rating.pk is None)
    Rating.unscoped.bulk_update([rating for rating in ratings if rating.pk], WRITTEN)
