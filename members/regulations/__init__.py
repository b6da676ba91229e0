"""The rules a member's life is judged by: pure functions, each with its document and article.

A rule that changes with time comes as a frozen dataclass, loaded by `queries` for the record's day.
"""

from .admission import (
    Admission,
    age_at_vote,
    certificate,
    certificate_ends_on,
    decision_in_time,
    enough_votes,
    introductions,
    order_of_steps,
)
from .inspection import (
    Inspecting,
    inspection_complete,
    inspection_order,
    supervision_in_time,
)
from .record import (
    CARD,
    RECORD,
    STATUTES,
    Probation,
    add_months,
    add_working_days,
    card_number,
    expected_official_date,
    full_years,
    official_date,
    old_card_number,
    order_of_dates,
    party_age,
    recognition_due,
    record_number,
    spells,
    tidy_record_number,
)
from .training import order_of_course, order_of_months, raises_theory, what_is_missing

__all__ = [
    "CARD",
    "RECORD",
    "STATUTES",
    "Admission",
    "Inspecting",
    "Probation",
    "add_months",
    "add_working_days",
    "age_at_vote",
    "card_number",
    "certificate",
    "certificate_ends_on",
    "decision_in_time",
    "enough_votes",
    "expected_official_date",
    "full_years",
    "inspection_complete",
    "inspection_order",
    "introductions",
    "official_date",
    "old_card_number",
    "order_of_course",
    "order_of_dates",
    "order_of_months",
    "order_of_steps",
    "party_age",
    "raises_theory",
    "recognition_due",
    "record_number",
    "spells",
    "supervision_in_time",
    "tidy_record_number",
    "what_is_missing",
]
