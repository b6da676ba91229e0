"""The life of a resolution: drafted, adopted, issued (frozen), replaced or withdrawn."""

import hashlib

from chibo import docx, pdf
from chibo.documents import to_json
from chibo.history import action
from chibo.models import FrozenPaper
from chibo.regulations import Conflict, Finding, Refused, enforce, expect_version
from congresses.queries import register, vote_figures
from resolutions.actions.drafts import require_draft
from resolutions.documents.resolution import document
from resolutions.enums import TRANSITIONS, Kind, State
from resolutions.models import Resolution
from resolutions.queries.resolutions import (
    doubtful_targets,
    majority,
    names_in_post,
    numbers_taken,
    paper_types,
    post_to_sign,
    series_of,
    whole_version,
)
from resolutions.regulations import adopting
from resolutions.regulations import numbering as numbers

CONGRESS_AUTHORITY = "T/M ĐOÀN CHỦ TỊCH"


@action("soạn nghị quyết")
def draft(*, unit, kind, title, summary, term_start, term_end, by, **fields):
    """A new draft. A congress's paper is signed for its presidium (05-HD/VPTW)."""
    if kind == Kind.CONGRESS:
        fields.setdefault("authority", CONGRESS_AUTHORITY)
        fields.setdefault("position", "")
    resolution = Resolution(
        unit=unit,
        kind=kind,
        title=title,
        summary=summary,
        term_start=term_start,
        term_end=term_end,
        **fields,
    )
    resolution.full_clean()
    resolution.save()
    return resolution


@action("sửa phần đầu và phần ký")
def correct_head(*, resolution, version=None, by, **fields):
    """Title, summary, grounds, recipients, place, signatory: everything around the body."""
    resolution = expect_version(resolution, version)
    require_draft(resolution, "phần đầu và phần ký")
    for name, value in fields.items():
        setattr(resolution, name, value)
    resolution.version += 1
    resolution.full_clean()
    resolution.save()
    return resolution


@action("ghi nhận thông qua")
def adopt(*, resolution, version=None, by, **adoption):
    """Adopted by a meeting or congress; `adoption` as `_record_adoption` takes it."""
    resolution = _hold(resolution, State.ADOPTED, version)
    resolution.state = State.ADOPTED
    return _record_adoption(resolution, **adoption)


@action("sửa ghi nhận thông qua")
def correct_adoption(*, resolution, version=None, by, **adoption):
    """Another day, meeting or vote, also of an issued paper: none of them is printed on it."""
    resolution = _expect_whole(resolution, version)
    sentence = "Dự thảo này chưa ghi nhận thông qua. Hãy mở lại trang nghị quyết."
    _require(resolution.state != State.DRAFT, sentence)
    return _record_adoption(resolution, **adoption)


@action("ban hành nghị quyết")
def issue(*, resolution, number, dated_on, confirmed=False, version=None, by):
    """Give it its number and freeze it: from now on printing serves these very bytes.

    Checks V1 (number, type) block; V2 (signatory in post) asks for a confirmation, and so do a
    paper nobody recorded as adopted and targets that somebody is still to look at.
    """
    resolution = _hold(resolution, State.ISSUED, version)
    by_congress = resolution.kind == Kind.CONGRESS
    series = series_of(resolution, dated_on)
    enforce(
        [
            *numbers.check_number(number, numbers_taken(resolution.unit, series), series=series),
            *numbers.check_type("NQ", paper_types(dated_on), by_congress=by_congress),
            *adopting.check_adopted(resolution.adopted_on),
            *adopting.check_signatory(
                resolution.signatory,
                names_in_post(resolution, dated_on),
                on=dated_on,
                post=post_to_sign(resolution),
            ),
            *adopting.check_doubts(
                [(t.said, str(t.paragraph.section)) for t in doubtful_targets(resolution)]
            ),
        ],
        confirmed=confirmed,
    )
    resolution.series, resolution.number, resolution.dated_on = series, number, dated_on
    resolution.code = numbers.code(
        paper_type="NQ", by_congress=by_congress, issuer_code=resolution.unit.kind.paper_code
    )
    resolution.issued_on = dated_on
    resolution.state = State.ISSUED
    resolution.paper = freeze(document(resolution))
    resolution.version += 1
    resolution.save()
    return resolution


@action("thay thế nghị quyết")
def replace(*, resolution, replacement, on, reason, version=None, by):
    """Another issued resolution takes its place; this one stays readable, marked."""
    resolution = _hold(resolution, State.REPLACED, version)
    _require_replacing(replacement, resolution)
    resolution.replaced_by = replacement
    mark = f"ĐÃ ĐƯỢC THAY THẾ bởi {replacement.full_number} ngày {on:%d/%m/%Y}"
    return _end(resolution, State.REPLACED, on, reason, mark)


@action("thu hồi nghị quyết")
def withdraw(*, resolution, on, reason, version=None, by):
    """No longer in force; stays readable, marked."""
    resolution = _hold(resolution, State.WITHDRAWN, version)
    return _end(resolution, State.WITHDRAWN, on, reason, f"ĐÃ THU HỒI ngày {on:%d/%m/%Y}")


def freeze(paper):
    """Print `paper` as PDF and DOCX and keep both, with its content, under the PDF's digest."""
    printed = pdf.render(paper)
    frozen, _ = FrozenPaper.objects.get_or_create(
        sha256=hashlib.sha256(printed).hexdigest(),
        defaults={"content": to_json(paper), "pdf": printed, "docx": docx.render(paper)},
    )
    return frozen


def _end(resolution, state, on, reason, mark):
    _require(bool(reason.strip()), "Hãy ghi lý do.", field="reason")
    sentence = f"Nghị quyết ký ngày {resolution.dated_on:%d/%m/%Y}. Hãy chọn ngày đó hoặc sau đó."
    _require(on >= resolution.dated_on, sentence, field="on")
    resolution.state, resolution.ended_on, resolution.ended_reason = state, on, reason
    resolution.marked_paper = freeze(document(resolution, stamp_mark=mark))
    resolution.version += 1
    resolution.save()
    return resolution


def _record_adoption(resolution, *, on, meeting=None, votes=(None, None, None), confirmed=False):
    """`votes` are for, against, other; None: "không ghi"."""
    gathering = meeting or (resolution.congress and resolution.congress.meeting)
    present, base = _voters(resolution, gathering)
    cast = sum(filter(None, votes))
    found = [
        *adopting.check_votes(cast=cast, present=present),
        *adopting.check_majority(majority(on), votes_for=votes[0], base=base),
    ]
    if present is None:
        members = sum(line.official for line in register(resolution.unit, on))
        found += adopting.check_roll(cast=cast, members=members, on=on)
    enforce(found, confirmed=confirmed)
    resolution.votes_for, resolution.votes_against, resolution.votes_other = votes
    resolution.adopted_on = on
    resolution.meeting = meeting
    resolution.version += 1
    resolution.save()
    return resolution


def _hold(resolution, state, version):
    """The resolution, locked, if it may take the step and is as the person saw it."""
    current = expect_version(resolution, None)
    _require_transition(current, state)
    return _expect_whole(current, version)


def _expect_whole(resolution, version):
    """The resolution, locked, as the person saw it.

    `version` is the `whole_version` that came with the form; `Conflict` when the paper, its
    words or its targets are different by now. None: there was no form.
    """
    current = expect_version(resolution, None)
    if version not in (None, whole_version(current)):
        raise Conflict(current)
    return current


def _voters(resolution, gathering):
    """(official members present, base of the vote), as far as the records know.

    Of an old congress only figures are known: those present are the least its base can have been.
    """
    present, base = vote_figures(gathering) if gathering else (None, None)
    if present is None and resolution.congress and gathering == resolution.congress.meeting:
        return resolution.congress.present, resolution.congress.present
    return present, base


def _require_transition(resolution, state):
    _require(
        state in TRANSITIONS[State(resolution.state)],
        f"Nghị quyết đang “{resolution.get_state_display()}” nên không làm việc này được. "
        "Hãy mở lại trang nghị quyết để xem việc nào còn làm được.",
    )


def _require_replacing(replacement, resolution):
    chosen = {"field": "replacement"}
    sentence = "Nghị quyết thay thế phải được ban hành trước. Hãy ban hành rồi ghi thay thế."
    _require(replacement.state == State.ISSUED, sentence, **chosen)
    sentence = "Nghị quyết không thay thế chính nó. Hãy chọn nghị quyết khác."
    _require(replacement.pk != resolution.pk, sentence, **chosen)
    sentence = "Hai nghị quyết phải của cùng một chi bộ. Hãy chọn nghị quyết của chi bộ này."
    _require(replacement.unit_id == resolution.unit_id, sentence, **chosen)


def _require(holds, sentence, field=None):
    if not holds:
        raise Refused(Finding("", sentence, field=field))
