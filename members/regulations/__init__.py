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
from .record import (
    CARD,
    RECORD,
    RECORD_NUMBER,
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

__all__ = [
    "CARD",
    "RECORD",
    "RECORD_NUMBER",
    "STATUTES",
    "Admission",
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
    "introductions",
    "official_date",
    "old_card_number",
    "order_of_dates",
    "order_of_steps",
    "party_age",
    "recognition_due",
    "record_number",
    "spells",
    "tidy_record_number",
]
