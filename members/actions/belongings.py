"""What hangs from a record goes along to the one that is kept, and comes back."""

from django.db import connection

from chibo.registry import belongings
from chibo.regulations import Finding
from members.enums import SPANS, Step
from members.models import Event
from members.queries.luggage import STEPS

INSTEAD = (
    "Không bỏ gộp được nữa. Nếu đúng là hai người, hãy ghi người kia vào danh sách như một đảng "
    "viên mới rồi sửa từng mục ở hồ sơ giữ lại."
)
"""What to do where a merge cannot be undone."""
COPIED = ", ".join(
    f'"{field.column}"'
    for field in Event._meta.concrete_fields
    if field.name not in ("id", "member")
)


def hand_over(luggage, keep, gone):
    """Rows go along, steps are written over; what was done, as JSON.

    A row that stays is written as it is, so that the unit where it counted is marked.
    """
    moved, left = {}, {}
    for share in luggage.shares:
        one, stays = share.belonging, [row.key for row in share.stays]
        if share.goes:
            one.rows(share.goes).update(**{one.column: keep})
            moved[one.key] = one.prints(share.goes)
        if stays:
            one.rows(stays).update(**{one.column: gone})
            left[one.key] = one.prints(stays)
    return {"moved": moved, "left": left, "steps": _write_over(luggage.steps, keep)}


def changed_since(done, keep, gone):
    """Sentences about what went along or stayed and is no longer as it was then."""
    changed = _not_as_then(done.get("moved", {}), keep)
    steps = done.get("steps", [])
    standing = Event.unscoped.standing().filter(member=keep)
    if standing.filter(pk__in=steps).count() != len(steps):
        changed.append(STEPS)
    if changed:
        told = ", ".join(changed)
        yield Finding("", f"Sau khi gộp đã có người sửa hoặc bỏ: {told}. {INSTEAD}")
    if changed := _not_as_then(done.get("left", {}), gone):
        told = ", ".join(changed)
        sentence = f"Phần còn ở hồ sơ gộp đi đã có người sửa hoặc bỏ: {told}. {INSTEAD}"
        yield Finding("", sentence)
    for begun in standing.filter(pk__in=steps, kind__in=SPANS):
        end = standing.filter(kind=SPANS[begun.kind], on__gte=begun.on).exclude(pk__in=steps)
        if end.exists():
            label = Step(SPANS[begun.kind]).label
            sentence = f"Sau khi gộp đã ghi “{label}” cho một việc gộp sang. Hãy bỏ bước đó trước."
            yield Finding("", sentence)


def take_back(done, gone):
    """Exactly what went along comes back."""
    for one in belongings():
        for part in ("moved", "left"):
            if keys := done.get(part, {}).get(one.key):
                one.rows(list(keys)).update(**{one.column: gone})
    steps = Event.unscoped.filter(pk__in=done.get("steps", []))
    Event.unscoped.bulk_create(step.annulment("bỏ gộp hồ sơ") for step in steps.order_by("pk"))


def _not_as_then(prints_of, record):
    """What the rows are called of which one is gone from the record or says something else.

    Merges of before kept no prints of what stayed, only a list of keys; nothing is known of it.
    """
    return [
        one.words
        for one in belongings()
        if isinstance(then := prints_of.get(one.key), dict) and _prints(one, then, record) != then
    ]


def _prints(one, then, record):
    there = one.rows(list(then)).filter(**{one.column: record}).values_list("pk", flat=True)
    return one.prints(list(there))


def _write_over(steps, keep):
    """The same steps in the life of the kept record; the keys they have there.

    In one statement and past this program: what a discipline says is copied and never read.
    """
    if not steps:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO members_event (member_id, {COPIED}) SELECT %s, {COPIED}"
            " FROM members_event WHERE id = ANY(%s) ORDER BY id RETURNING id",
            [keep.pk, steps],
        )
        return [key for (key,) in cursor.fetchall()]
