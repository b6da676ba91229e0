"""What the cell keeps, owes and sent up; the book on paper. Today is 22 November 2026."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo import docx, pdf
from chibo.history import acting
from chibo.regulations import Conflict, Refused
from members.actions import dues_account as actions
from members.documents.dues import document
from members.models import DuesBook, DuesRemittance, DuesRetention
from members.queries import dues_account
from tests.cast import TODAY

from .dues import MONTHS, assess, pay, relieve
from .people import enter


@pytest.fixture
def kept(cast):
    """A1 keeps 70 % since 2026 began. One of three is let off; one is behind since September."""
    names = ("Nguyễn Thị Một", "Trần Văn Hai", "Lê Văn Ba")
    one, other, old = [enter(cast.a1, full_name=name) for name in names]
    assess(cast.a1, one, other, old, amount=55_000)
    relieve(old, ground="allowance", percent=100, last=None)
    for number in range(1, 11):
        pay(cast.a1, one, number, amount=55_000, paid_on=date(2026, number, 5))
    pay(cast.a1, other, *range(1, 9), amount=55_000)  # nobody remembers the days
    actions.retain(unit=cast.a1, month=MONTHS[1], percent=70, by=cast.an)
    return cast.a1


def line(account, name):
    found = next(line for line in account.lines if line.name == name)
    return (
        (found.members, found.exempt, found.unpaid),
        (found.collected, found.kept, found.to_send, found.sent, found.balance),
    )


def test_counted_by_hand(cast, kept):
    actions.remit(unit=kept, on=date(2026, 4, 10), amount=99_000, by=cast.an)
    account = dues_account(kept, 2026, TODAY)
    assert line(account, "Tháng 1") == ((3, 1, 0), (110_000, 77_000, 33_000, 0, 33_000))
    assert line(account, "Quý I") == ((3, 1, 0), (330_000, 231_000, 99_000, 0, 99_000))
    assert line(account, "Tháng 4") == ((3, 1, 0), (110_000, 77_000, 33_000, 99_000, 33_000))
    # 70 % of 55.000 is 38.500, rounded to 39.000.
    assert line(account, "Tháng 9") == ((3, 1, 1), (55_000, 39_000, 16_000, 0, 181_000))
    assert line(account, "Tháng 12") == ((None, None, None), (0, 0, 0, 0, 197_000))
    whole = ((3, 1, 2), (990_000, 694_000, 296_000, 99_000, 197_000))
    assert line(account, "Năm 2026") == whole
    assert dues_account(kept, 2027, TODAY).opening == 197_000


def test_the_parts_of_a_year_add_up(cast, kept):
    actions.remit(unit=kept, on=date(2026, 7, 1), amount=50_000, by=cast.an)
    account = dues_account(kept, 2026, TODAY)
    for part in ("collected", "kept", "to_send", "sent"):
        for kind in ("Tháng", "Quý"):
            lines = [line for line in account.lines if line.name.startswith(kind)]
            assert sum(getattr(line, part) for line in lines) == getattr(account.year, part)
    year = account.year
    assert account.opening + year.to_send - year.sent == year.balance


def test_money_counts_on_the_day_it_came(cast, kept):
    pay(kept, enter(kept, full_name="Hồ Thị Tư"), 1, amount=1000, paid_on=date(2026, 6, 30))
    account = dues_account(kept, 2026, TODAY)
    assert line(account, "Tháng 1")[1][0] == 110_000
    assert line(account, "Tháng 6")[1][0] == 111_000


def test_what_depends_on_an_unknown_share_is_not_known(cast):
    member = enter(cast.a1)
    pay(cast.a1, member, 1)
    actions.retain(unit=cast.a1, month=MONTHS[2], percent=50, by=cast.an)
    pay(cast.a1, member, 3)
    account = dues_account(cast.a1, 2026, TODAY)
    assert line(account, "Tháng 1")[1] == (50_000, None, None, 0, None)
    assert line(account, "Tháng 3")[1] == (50_000, 25_000, 25_000, 0, None)
    assert dues_account(cast.a1, 2027, TODAY).opening is None


def test_a_share_of_nothing_is_a_share(cast, kept):
    actions.retain(unit=kept, month=MONTHS[10], percent=0, decision="HD 12", by=cast.an)
    actions.retain(unit=kept, month=MONTHS[5], percent=50, by=cast.an)
    actions.retain(unit=kept, month=MONTHS[5], percent=60, by=cast.an)
    rows = DuesRetention.unscoped.values_list("percent", "valid")
    assert list(rows) == [
        (70, DateRange(MONTHS[1], MONTHS[5])),
        (60, DateRange(MONTHS[5], MONTHS[10])),
        (0, DateRange(MONTHS[10], None)),
    ]
    account = dues_account(kept, 2026, TODAY)
    assert line(account, "Tháng 10")[1][:3] == (55_000, 0, 55_000)


def test_sending_more_than_is_owed_is_asked_about(cast, kept):
    asked = {"unit": kept, "on": TODAY, "amount": 900_000, "by": cast.an}
    with pytest.raises(Refused, match=r"chỉ còn phải nộp 296\.000 đ") as refused:
        actions.remit(**asked)
    assert refused.value.confirmable
    with pytest.raises(Refused, match="chưa đến"):
        actions.remit(**asked | {"on": date(2026, 11, 23)}, confirmed=True)
    version = DuesBook.unscoped.get().version
    actions.remit(**asked, version=version, confirmed=True)
    with pytest.raises(Conflict):
        actions.remit(**asked, version=version, confirmed=True)


def test_a_remittance_written_by_mistake_counts_no_more(cast, kept):
    row = actions.remit(unit=kept, on=TODAY, amount=10_000, by=cast.an)
    assert dues_account(kept, 2026, TODAY).year.sent == 10_000
    actions.annul(remittance=row, reason="nhầm chi bộ", by=cast.an)
    assert dues_account(kept, 2026, TODAY).year.sent == 0
    with pytest.raises(Refused, match="đã bỏ rồi"):
        actions.annul(remittance=row, reason="nhầm chi bộ", by=cast.an)


def test_the_database_keeps_its_promises(cast, kept):
    def refused(name, write):
        with acting(None, "thử"), pytest.raises(IntegrityError, match=name), transaction.atomic():
            write()

    row = {"unit": kept, "percent": 70}
    create = DuesRetention.unscoped.create
    span = DateRange(MONTHS[6], None)
    refused("dues_retention_one_at_a_time", lambda: create(**row, valid=span))
    span = DateRange(date(2020, 1, 2), MONTHS[1])
    refused("dues_retention_whole_months", lambda: create(**row, valid=span))
    early = {"valid": DateRange(date(2020, 1, 1), MONTHS[1]), "percent": 101}
    refused("dues_retention_sensible_percent", lambda: create(**row | early))
    book = DuesBook.unscoped.get()
    nothing = {"book": book, "on": TODAY, "amount": 0}
    refused("dues_remittance_of_something", lambda: DuesRemittance.unscoped.create(**nothing))


# --- The book on paper --------------------------------------------------------------------------


def test_the_book_says_what_the_screen_says(cast, kept):
    paper = document(kept, 2026, today=TODAY)
    first, second, account = [block for block in paper.blocks if block.kind == "table"]
    by_name = {row[1]: row for row in second.rows}
    assert by_name["Lê Văn Ba"][3:] == ("miễn",) * 6 + ("0", "0")
    assert by_name["Trần Văn Hai"][2:] == (
        *("55.000", "55.000", "55.000", "", "", "", ""),
        *("110.000", "110.000"),
    )
    assert first.rows[0][:4] == ("1", "Lê Văn Ba", "55.000", "miễn")
    assert {row[1]: row[3] for row in first.rows}["Nguyễn Thị Một"] == "55.000\n05/01"
    assert account.footer == (
        *("Năm 2026", "3", "1", "2"),
        *("990.000", "694.000", "296.000", "0", "296.000"),
    )
    told = [block.text for block in paper.blocks if block.kind == "paragraph"]
    assert "Lê Văn Ba: miễn, tháng 1 đến 12; hưởng trợ cấp hưu trí xã hội." in told


def test_the_book_is_printed_both_ways(cast, kept):
    paper = document(kept, 2026, today=TODAY)
    assert paper.orientation == "landscape"
    assert pdf.render(paper).startswith(b"%PDF")
    assert docx.render(paper).startswith(b"PK")
