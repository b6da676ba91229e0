"""The words of resolutions and targets. Codes are English, what a person reads is Vietnamese."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """Kinds of resolution a cell adopts."""

    CONGRESS = "congress", "Nghị quyết đại hội"
    ANNUAL = "annual", "Nghị quyết năm"
    MONTHLY = "monthly", "Nghị quyết tháng"
    THEMATIC = "thematic", "Nghị quyết chuyên đề"


class State(TextChoices):
    """The life of a paper. From `issued` on its content is frozen."""

    DRAFT = "draft", "Dự thảo"
    ADOPTED = "adopted", "Đã thông qua"
    ISSUED = "issued", "Đã ban hành"
    REPLACED = "replaced", "Đã được thay thế"
    WITHDRAWN = "withdrawn", "Đã thu hồi"


TRANSITIONS = {
    State.DRAFT: {State.ADOPTED, State.ISSUED},
    State.ADOPTED: {State.DRAFT, State.ISSUED},
    State.ISSUED: {State.REPLACED, State.WITHDRAWN},
    State.REPLACED: set(),
    State.WITHDRAWN: set(),
}
EDITABLE = (State.DRAFT, State.ADOPTED)  # in order: constraints are written from it
PUBLIC = (State.ISSUED, State.REPLACED, State.WITHDRAWN)


class Measure(TextChoices):
    """What sort of thing a target asks for."""

    COUNT = "count", "số lượng"
    PERCENT = "percent", "tỷ lệ phần trăm"
    AMOUNT = "amount", "số tiền, khối lượng"
    RANK = "rank", "thứ hạng"
    GRADE = "grade", "mức xếp loại, danh hiệu"
    BOOLEAN = "boolean", "có hoặc không"


class Comparator(TextChoices):
    """How the sentence compares, as written. How it is judged is another field."""

    EQ = "eq", "đúng bằng"
    GTE = "gte", "trở lên"
    GT = "gt", "trên"
    LTE = "lte", "không quá"
    LT = "lt", "dưới"
    BETWEEN = "between", "trong khoảng"
    BETWEEN_OR_MORE = "between_or_more", "trong khoảng trở lên"
    AT_LEAST_GRADE = "at_least_grade", "đạt mức trở lên"
    IS = "is", "là"
    MAINTAIN = "maintain", "giữ vững"
    MEETS_ASSIGNED = "meets_assigned", "đạt chỉ tiêu được giao"
    TO_BE_ASSIGNED = "to_be_assigned", "chờ được giao"


class Base(TextChoices):
    """The denominator of a percentage."""

    LIVE = "live", "thời điểm tính"
    START_OF_YEAR = "start_of_year", "đầu năm"
    END_OF_PREVIOUS_YEAR = "end_of_previous_year", "cuối năm trước"
    START_OF_TERM = "start_of_term", "đầu nhiệm kỳ"
    FIXED = "fixed", "con số cố định"


class SetBy(TextChoices):
    """Who set the value: one indicator may carry both, 127 against 120 and against 157."""

    OWN = "own", "chi bộ tự đặt"
    ASSIGNED = "assigned", "cấp trên giao"


class Relation(TextChoices):
    """What a target is to the one it stands under."""

    OF_WHICH = "of_which", "trong đó"
    DISTRIBUTION = "distribution", "cơ cấu"
    YEARLY_OF_TERM = "yearly_of_term", "phần của từng năm"


class Source(TextChoices):
    """Where the figure comes from; a record wins over a tick."""

    RECORDS = "records", "tự tính từ hồ sơ"
    CHECKLIST = "checklist", "danh sách theo từng người"
    TYPED = "typed", "nhập tay, có minh chứng"


class Verdict(TextChoices):
    """What became of a target."""

    EXCEEDED = "exceeded", "vượt"
    MET = "met", "đạt"
    NOT_MET = "not_met", "chưa đạt"
    NOT_DUE = "not_due", "chưa đến hạn"
    NOT_COUNTED = "not_counted", "không tính"
    NO_DATA = "no_data", "chưa có số liệu"
