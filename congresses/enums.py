"""Words for gatherings: their kinds, their states, and where each member was."""

from django.db.models import TextChoices


class MeetingKind(TextChoices):
    """What sort of gathering it is (42-HD/BTCTW 2025; a congress is a meeting with more to it)."""

    REGULAR = "regular", "Sinh hoạt thường kỳ"
    THEMATIC = "thematic", "Sinh hoạt chuyên đề"
    EXTRAORDINARY = "extraordinary", "Sinh hoạt bất thường"
    COMMITTEE = "committee", "Họp chi ủy"
    CONGRESS = "congress", "Đại hội"


# What a person opens as a meeting; a congress is held through its own page.
OPENED_AS_MEETINGS = [kind for kind in MeetingKind if kind != MeetingKind.CONGRESS]
# Gatherings of the whole cell that the attendance of the year is made of.
ATTENDANCE_KINDS = [MeetingKind.REGULAR, MeetingKind.THEMATIC, MeetingKind.EXTRAORDINARY]


class MeetingState(TextChoices):
    """Open: still being written. Closed: the roll is frozen."""

    OPEN = "open", "đang ghi"
    CLOSED = "closed", "đã khóa"


class Presence(TextChoices):
    """Where a member of the roll was. The last three are not summoned that day."""

    PRESENT = "present", "có mặt"
    EXCUSED = "excused", "vắng có lý do"
    UNEXCUSED = "unexcused", "vắng không lý do"
    EXEMPT = "exempt", "miễn sinh hoạt"
    AWAY = "away", "sinh hoạt tạm thời nơi khác"
    SUSPENDED = "suspended", "đình chỉ sinh hoạt"


SUMMONED = [Presence.PRESENT, Presence.EXCUSED, Presence.UNEXCUSED]
NOT_SUMMONED = [Presence.EXEMPT, Presence.AWAY, Presence.SUSPENDED]
# What a member is until somebody says otherwise: carried from one meeting to the next.
LASTING = [Presence.AWAY, Presence.SUSPENDED]


class Body(TextChoices):
    """Who leads a congress."""

    PRESIDIUM = "presidium", "Đoàn chủ tịch"
    SECRETARIAT = "secretariat", "Đoàn thư ký"
