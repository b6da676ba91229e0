"""What of gatherings goes along when one record of a person is given up for another.

A closed roll stays as it was decided: who came, as what. Only the record that the line leads to is
another one of the same person.
"""

from congresses.models import Attendance, CongressSeat, Meeting
from members.queries import Belonging

HELD = "ngày {:%d/%m/%Y}"

BELONGINGS = (
    Belonging(Attendance, "buổi sinh hoạt", ("meeting",), tell=("meeting__held_on", HELD)),
    Belonging(
        CongressSeat,
        "lần trong đoàn chủ tịch, đoàn thư ký đại hội",
        ("congress", "body"),
        tell=("congress__meeting__held_on", HELD),
    ),
    Belonging(Meeting, "cuộc họp đã chủ trì", column="chair", named=True),
    Belonging(Meeting, "cuộc họp đã làm thư ký", column="secretary", named=True),
)
