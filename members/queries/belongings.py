"""What hangs from the record of a person and goes along when another record is kept.

Every app declares its own rows (`Contribution.belongings`); what no list names, no merge may
forget: a test walks all relations to `Member`.
"""

import json
from dataclasses import dataclass
from hashlib import sha256

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F

from members.models import (
    Candidate,
    Career,
    Dossier,
    DuesPayment,
    DuesRelief,
    DuesStanding,
    Inspected,
    Office,
    Rating,
    ResidenceComment,
    ResidenceContact,
    StudyMark,
    TemporaryStay,
    Tick,
    Training,
)
from members.regulations import Held


@dataclass(frozen=True)
class Belonging:
    """Rows that name a person in `column`; `words` is what one of them is called.

    `slot` are the fields by which two rows say something of the same thing, None where any number
    may; with `span`, a range, only where the ranges overlap. `tell` is (field, format) by which a
    row is told. `named`: the row is of something else and only names the person. `unsaid` are
    columns that say nothing of the person: a print of before they were there still holds.
    """

    model: type
    words: str
    slot: tuple | None = None
    span: str = ""
    tell: tuple = ("pk", "")
    column: str = "member"
    named: bool = False
    unsaid: tuple = ()

    @property
    def key(self):
        """The name under which a merge keeps what it moved."""
        return f"{self.model._meta.label_lower}.{self.column}"

    def rows(self, keys):
        """The rows of these keys."""
        return self.model.unscoped.filter(pk__in=keys)

    def held(self, *records):
        """What each of these records has, in one query."""
        slot = self.slot or ()
        told, shape = self.tell
        rows = self.model.unscoped.filter(**{f"{self.column}__in": records}).order_by("pk")
        found = {record.pk: [] for record in records}
        for row in rows.values_list("pk", self.column, *slot, F(self.span or "pk"), F(told)):
            pk, whose, *place, span, said = row
            where = None if self.slot is None else tuple(place)
            span = (span.lower, span.upper) if self.span else None
            found[whose].append(Held(pk, where, span, shape.format(said)))
        return [found[record.pk] for record in records]

    def prints(self, keys, without=("id",)):
        """{key: print of what the row says, of whomever it says it}; "" of one that only names."""
        if self.named:
            return dict.fromkeys(map(str, self.rows(keys).values_list("pk", flat=True)), "")
        left_out = {f"{self.column}_id", *self.unsaid, *without}
        return {str(row["id"]): _print(row, left_out) for row in self.rows(keys).values()}


def _print(row, left_out):
    said = {name: value for name, value in row.items() if name not in left_out}
    words = json.dumps(said, cls=DjangoJSONEncoder, sort_keys=True, default=str)
    return sha256(words.encode()).hexdigest()[:16]


OF_A_GUEST = ("stay_id",)
BELONGINGS = (
    Belonging(Candidate, "quá trình xét kết nạp", ()),
    Belonging(Career, "dòng quá trình công tác", ("since", "until", "work"), tell=("work", "{}")),
    Belonging(
        Training,
        "lần đào tạo, bồi dưỡng",
        ("kind", "level", "field", "sent_on", "since", "certified_on", "dropped_because"),
        tell=("field", "{}"),
    ),
    Belonging(Office, "chức vụ đã giữ", ("unit",), "valid", ("valid", "từ {0.lower:%d/%m/%Y}")),
    Belonging(
        TemporaryStay,
        "lần sinh hoạt tạm thời",
        (),
        "valid",
        ("valid", "từ {0.lower:%d/%m/%Y}"),
        unsaid=("continues_id",),
    ),
    Belonging(Rating, "lần xếp loại", ("sheet__year",), tell=("sheet__year", "năm {}")),
    Belonging(
        Tick, "việc trong sổ theo dõi năm", ("sheet__year", "duty"), tell=("sheet__year", "năm {}")
    ),
    Belonging(
        StudyMark, "lần học nghị quyết", ("session",), tell=("session__held_on", "ngày {:%d/%m/%Y}")
    ),
    Belonging(
        Inspected,
        "lần được kiểm tra, giám sát",
        ("inspection",),
        tell=("inspection__plan__year", "năm {}"),
    ),
    Belonging(
        DuesPayment,
        "tháng đảng phí đã đóng",
        ("month",),
        tell=("month", "tháng {:%m/%Y}"),
        unsaid=OF_A_GUEST,
    ),
    Belonging(
        DuesStanding,
        "mức đóng đảng phí",
        (),
        "valid",
        ("valid", "từ tháng {0.lower:%m/%Y}"),
        unsaid=OF_A_GUEST,
    ),
    Belonging(
        DuesRelief,
        "lần miễn, giảm đảng phí",
        (),
        "valid",
        ("valid", "từ tháng {0.lower:%m/%Y}"),
        unsaid=OF_A_GUEST,
    ),
    Belonging(
        ResidenceContact,
        "giới thiệu về nơi cư trú",
        ("dropped_because",),
        "valid",
        ("valid", "từ {0.lower:%d/%m/%Y}"),
    ),
    Belonging(
        ResidenceComment,
        "nhận xét của nơi cư trú",
        ("year", "dropped_because"),
        tell=("year", "năm {}"),
    ),
    Belonging(Dossier, "danh mục thành phần hồ sơ", ()),
)
"""What of this app goes along."""

STEPS_AND_STAYS = {
    "members.affiliation.member": "written over where the kept record says nothing of its days",
    "members.event.member": "append-only: written over, and annulled when the merge is undone",
}
STAYING = {
    "members.spell.member": "derived from stays and steps",
    "members.event.person": "append-only: whom the paper of that step names",
    "members.birthdatecorrection.member": "append-only: of the birth date that this record had",
    "members.importedrow.member": "append-only: by it an import of this record is undone",
    "members.distinct.first": "said of these two records; the kept one may be another pair",
    "members.distinct.second": "said of these two records; the kept one may be another pair",
    "members.merge.keep": "by it an earlier merge is undone",
    "members.merge.gone": "by it an earlier merge is undone",
}
"""What never goes along, and why: the history of the record itself."""
