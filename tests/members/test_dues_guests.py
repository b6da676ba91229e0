"""Guests from elsewhere in the host's dues book: no record here, only a stay. It is 22/11/2026."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.history import acting
from chibo.indicators import Count, Period
from chibo.models import Stale
from chibo.refusals import in_words
from chibo.regulations import Refused
from members.actions import dues, dues_standing, events, temporary_stays
from members.contributions import tasks
from members.documents.dues import document
from members.enums import Step
from members.indicators import INDICATORS
from members.models import DuesPayment, DuesRelief, DuesStanding, TemporaryStay
from members.queries import dues_account, dues_debts, dues_of, dues_sheet
from tests.cast import TODAY

from .dues import MONTHS, assess, pay, receive, relieve
from .people import enter

COUNT = {indicator.key: indicator for indicator in INDICATORS}


@pytest.fixture
def guest(cast):
    """Hồ Văn Khách, with A1 since 2 March 2026."""
    return receive(cast.a1)


@pytest.fixture
def two(cast, guest):
    """A member of A1 and the guest, 50.000 đ a month each."""
    member = enter(cast.a1, full_name="Nguyễn Thị Một")
    assess(cast.a1, member)
    assess(cast.a1, guest, month=MONTHS[3])
    return member, guest


def released(stay, on, **more):
    return temporary_stays.release(stay=stay, on=on, by=None, **more)


def owing(unit, person):
    _, _, boxes = dues_sheet(unit, 2026)
    return [month.month for key, month in sorted(boxes) if key == person.dues_key]


# --- Which months, and how much -----------------------------------------------------------------


def test_a_guest_owes_the_months_on_whose_first_day_they_are_here(cast, guest):
    assert owing(cast.a1, guest) == [4, 5, 6, 7, 8, 9, 10, 11, 12]
    released(guest, date(2026, 9, 1))
    assert owing(cast.a1, guest) == [4, 5, 6, 7, 8]
    assert owing(cast.a2, guest) == []


def test_members_and_guests_are_one_list_by_given_name(cast, two):
    _, people, _ = dues_sheet(cast.a1, 2026)
    assert [person.full_name for person in people] == ["Hồ Văn Khách", "Nguyễn Thị Một"]


def test_a_guest_has_an_amount_and_is_let_off_like_a_member(cast, two):
    _, guest = two
    relieve(guest, percent=30, first=6, last=7)
    relieve(guest, ground="party_age", percent=100, first=8, last=None)
    cells = type(cast.a1).unscoped.all()
    months = dues_of(guest, cells, 2026)
    assert [line.due for line in months] == [50_000, 50_000, 35_000, 35_000, 0, 0, 0, 0, 0]
    assert [line.is_exempt for line in months] == [False] * 4 + [True] * 5
    assert DuesRelief.visible_to(cast.an).count() == 2
    assert DuesRelief.visible_to(cast.dung).count() == 0
    with pytest.raises(Refused, match="đã được miễn, giảm rồi"):
        relieve(guest, first=7, last=9)


@pytest.mark.parametrize(
    ("first", "last", "field"), [(6, 9, "last"), (6, None, "last"), (9, 10, "first")]
)
def test_no_month_after_the_stay_is_let_off(cast, guest, first, last, field):
    released(guest, date(2026, 9, 1))
    told = "hết sinh hoạt ở đây từ ngày 01/09/2026: sau tháng 08/2026 không đóng"
    ground = {} if last else {"ground": "party_age", "percent": 100}
    with pytest.raises(Refused, match=told) as refused:
        relieve(guest, first=first, last=last, **ground)
    assert [finding.field for finding in refused.value.findings] == [field]
    assert relieve(guest, first=6, last=8).last_month == MONTHS[8]


def test_a_relief_that_outlasts_the_stay_is_shortened_and_not_prolonged(cast, guest):
    relieved = relieve(guest, first=6, last=10)
    released(guest, date(2026, 9, 2))
    said = {"ground": "hardship", "percent": 50, "first": MONTHS[6], "decision": "NQ", "by": None}
    with pytest.raises(Refused, match="không sau tháng 09/2026"):
        dues_standing.amend(relieved=relieved, last=MONTHS[11], **said)
    assert dues_standing.amend(relieved=relieved, last=MONTHS[9], **said).valid.upper == MONTHS[10]


def test_what_a_guest_owes_is_not_known_until_it_is_written(cast, guest):
    pay(cast.a1, guest, 4, amount=40_000)
    (line, *_) = dues_of(guest, type(cast.a1).unscoped.all(), 2026)
    assert (line.due, line.paid, line.settled, line.missing) == (None, 40_000, True, 0)
    assert dues_debts([cast.a1], TODAY) == [], "nobody is behind with what nobody wrote"


def test_no_amount_for_the_guest_of_another_cell(cast, guest):
    with pytest.raises(Refused, match="vừa thay đổi"):
        assess(cast.a2, guest)


# --- Paying -------------------------------------------------------------------------------------


@pytest.mark.parametrize("month", [3, 9])
def test_a_month_outside_the_stay_is_refused_in_words(cast, guest, month):
    released(guest, date(2026, 9, 1))
    told = (
        "Đồng chí Hồ Văn Khách sinh hoạt ở đây từ 02/03/2026 đến trước 01/09/2026. Đảng phí "
        f"tháng {month:02}/2026 đóng ở chi bộ giới thiệu đi"
    )
    with pytest.raises(Refused, match=told):
        pay(cast.a1, guest, 5, month)
    assert not DuesPayment.unscoped.exists()


def test_the_guest_of_another_cell_is_not_named(cast, guest):
    with pytest.raises(Refused) as refused:
        pay(cast.a2, guest, 5)
    assert "Khách" not in str(refused.value)


def test_boxes_of_guests_and_members_are_kept_apart(cast, two):
    member, guest = two
    pay(cast.a1, guest, 4, 5, amount=50_000)
    pay(cast.a1, member, 4, amount=10_000)
    pay(cast.a1, guest, 4, amount=None)
    rows = DuesPayment.unscoped.values_list("member", "stay", "month__month", "amount")
    assert set(rows) == {(member.pk, None, 4, 10_000), (None, guest.pk, 5, 50_000)}
    payment = DuesPayment.unscoped.get(stay=guest)
    assert str(payment) == "Hồ Văn Khách, tháng 05/2026"
    dues.correct(payment=payment, amount=45_000, paid_on=TODAY, channel="portal", by=None)
    assert DuesPayment.unscoped.get(stay=guest).amount == 45_000


def test_ending_the_stay_before_a_paid_month_is_asked_about_and_loses_nothing(cast, two):
    _, guest = two
    pay(cast.a1, guest, 8, 9, 10)
    told = r"đã ghi đồng chí Hồ Văn Khách đóng tháng 09/2026, 10/2026"
    with pytest.raises(Refused, match=told) as refused:
        released(guest, date(2026, 9, 1))
    assert refused.value.confirmable
    assert TemporaryStay.unscoped.get().valid.upper is None
    released(guest, date(2026, 9, 1), confirmed=True)
    assert owing(cast.a1, guest) == [4, 5, 6, 7, 8, 9, 10]
    assert dues_account(cast.a1, 2026, TODAY).year.collected == 150_000
    pay(cast.a1, guest, 9, 10, amount=None)
    assert owing(cast.a1, guest) == [4, 5, 6, 7, 8]


def amended(stay, **changes):
    fields = {name: getattr(stay, name) for name in ("guest_name", "elsewhere", "until", "purpose")}
    fields |= {"on": stay.valid.lower, "over_on": stay.valid.upper}
    return temporary_stays.amend(stay=stay, **fields | changes, by=None)


def test_another_day_of_coming_is_asked_about_where_months_are_paid(cast, two):
    _, guest = two
    pay(cast.a1, guest, 4, 5, 6)
    told = "đóng tháng 04/2026, 05/2026, khi không sinh hoạt"
    with pytest.raises(Refused, match=told):
        amended(guest, on=date(2026, 5, 4))
    stay = amended(guest, on=date(2026, 5, 4), guest_name="Hồ Văn Khánh", confirmed=True)
    assert (stay.full_name, stay.version) == ("Hồ Văn Khánh", 1)
    assert owing(cast.a1, guest) == [4, 5, 6, 7, 8, 9, 10, 11, 12]
    _, _, boxes = dues_sheet(cast.a1, 2026)
    outside = [month.month for (_, month), line in boxes.items() if line.stay_id and not line.owes]
    assert sorted(outside) == [4, 5]
    earlier = {"on": date(2026, 1, 5), "until": date(2026, 12, 1)}
    assert amended(stay, **earlier).valid.lower == date(2026, 1, 5)


def test_a_stay_begins_before_it_ends(cast, guest):
    over = released(guest, date(2026, 9, 1))
    with pytest.raises(Refused, match="phải sau ngày bắt đầu") as refused:
        amended(over, on=date(2026, 9, 1))
    assert [finding.field for finding in refused.value.findings] == ["over_on"]
    assert amended(over, number="07").valid.upper == date(2026, 9, 1)


def test_an_end_that_was_written_wrongly_is_put_right(cast, guest):
    """Dates that cannot be are refused before anything is asked."""
    pay(cast.a1, guest, 4)
    with pytest.raises(Refused, match="phải sau ngày bắt đầu") as refused:
        released(guest, date(2026, 2, 1))
    assert not refused.value.confirmable
    over = released(guest, date(2026, 9, 1))
    assert amended(over, over_on=date(2026, 10, 1)).valid.upper == date(2026, 10, 1)
    assert amended(over, over_on=None).valid.upper is None
    with pytest.raises(Refused, match="chưa đến"):
        amended(over, over_on=date(2027, 1, 5))


def test_what_is_outside_already_is_not_asked_about_again(cast, guest):
    pay(cast.a1, guest, 9)
    over = released(guest, date(2026, 9, 1), confirmed=True)
    assert amended(over, number="08").number == "08"


def test_a_guest_written_by_mistake_goes_with_the_amount_and_not_with_money(cast, two):
    _, guest = two
    relieve(guest, first=5, last=6)
    pay(cast.a1, guest, 4)
    with pytest.raises(Refused, match=r"đóng tháng 04/2026\. Hãy xóa các số tiền ấy"):
        temporary_stays.drop(stay=guest, by=None)
    pay(cast.a1, guest, 4, amount=None)
    temporary_stays.drop(stay=guest, by=None)
    assert not TemporaryStay.unscoped.exists()
    assert not DuesStanding.unscoped.exclude(stay=None).exists()
    assert not DuesRelief.unscoped.exists()


# --- Debts, figures, paper ----------------------------------------------------------------------


def test_a_guest_is_behind_while_here_and_no_more_when_gone(cast, two):
    member, guest = two
    pay(cast.a1, member, *range(1, 11))
    (debt,) = dues_debts([cast.a1], TODAY)
    assert (debt.key, debt.full_name, debt.amount) == (guest.dues_key, "Hồ Văn Khách", 350_000)
    (task,) = tasks(cast.an, cast.a1, TODAY)
    assert task.title == "Đảng phí: đồng chí Hồ Văn Khách chưa đóng 3 tháng trở lên"
    assert task.reason.endswith("thì báo về tổ chức đảng nơi giới thiệu")
    assert "Khách" not in task.outside
    released(guest, date(2026, 11, 20))
    assert dues_debts([cast.a1], TODAY) == []


def test_counted_by_hand(cast, two):
    """April to October: the member pays seven months and January to March, the guest two."""
    member, guest = two
    pay(cast.a1, member, *range(1, 11))
    pay(cast.a1, guest, 4, 5, paid_on=date(2026, 5, 4))
    year = Period.year(2026)
    assert COUNT["dues_paid"].count([cast.a1], year)[cast.a1.pk] == Count(12, 17)
    assert COUNT["dues_collected"].count([cast.a1], year)[cast.a1.pk] == Count(600_000, 850_000)
    rows = COUNT["dues_paid"].rows(cast.a, year)
    assert [str(row) for row in rows][-2:] == [
        "Hồ Văn Khách, tháng 04/2026",
        "Hồ Văn Khách, tháng 05/2026",
    ]
    account = dues_account(cast.a1, 2026, TODAY)
    may = next(line for line in account.lines if line.name == "Tháng 5")
    assert (may.members, may.unpaid, may.collected) == (2, 0, 150_000)


def test_what_a_guest_owes_makes_the_figures_stale(cast, guest):
    Stale.objects.all().delete()
    assess(cast.a1, guest, month=MONTHS[4])
    assert Stale.objects.filter(unit=cast.a1).exists()


def test_what_a_member_owes_makes_the_figures_of_home_and_host_stale(cast):
    """Home writes the amount of whoever lives with another cell, and the host collects it."""
    member = enter(cast.a1)
    stay = {"form": "work", "host": cast.a2, "until": date(2026, 12, 1), "by": None}
    events.record(member=member, kind=Step.AWAY, on=date(2026, 5, 12), **stay)
    for write in (lambda: assess(cast.a1, member), lambda: relieve(member, first=6, last=7)):
        Stale.objects.all().delete()
        write()
        marked = Stale.objects.values_list("unit", flat=True)
        assert set(marked) == {cast.a1.pk, cast.a2.pk}


def test_the_book_on_paper_tells_guests_apart(cast, two):
    _, guest = two
    pay(cast.a1, guest, 4, paid_on=date(2026, 4, 6))
    relieve(guest, percent=100, first=5, last=6)
    paper = document(cast.a1, 2026, today=TODAY)
    first, *_ = [block for block in paper.blocks if block.kind == "table"]
    row = first.rows[0]
    assert row[:3] == ("1", "Hồ Văn Khách\n(sinh hoạt tạm thời)", "50.000")
    assert row[3:9] == ("–", "–", "–", "50.000\n06/04", "miễn", "miễn")
    told = [block.text for block in paper.blocks if block.kind == "paragraph"]
    assert "Hồ Văn Khách: miễn, tháng 5 đến 6; hoàn cảnh khó khăn khác." in told


# --- What the database keeps --------------------------------------------------------------------

SPAN = DateRange(MONTHS[4], MONTHS[6])
STANDING = {"payer": "insured", "amount": 1, "valid": SPAN}
RELIEF = {"ground": "hardship", "percent": 50, "decision": "NQ", "valid": SPAN}


def refused(name, write):
    with acting(None, "thử"), pytest.raises(IntegrityError, match=name), transaction.atomic():
        write()


def test_a_payment_is_of_one_person_once_a_month(cast, two):
    member, guest = two
    book = pay(cast.a1, guest, 4)
    row = {"book": book, "amount": 1, "channel": "cash", "month": MONTHS[5]}
    create = DuesPayment.unscoped.create
    refused("dues_payment_of_one_person", lambda: create(**row))
    refused("dues_payment_of_one_person", lambda: create(**row, member=member, stay=guest))
    again = row | {"month": MONTHS[4], "stay": guest}
    refused("dues_payment_of_guest_once", lambda: create(**again))
    with pytest.raises(Refused, match="Tháng này của đồng chí ấy đã ghi rồi"), in_words():
        with acting(None, "thử"), transaction.atomic():
            create(**again)


@pytest.mark.parametrize(
    ("model", "row", "name"),
    [(DuesStanding, STANDING, "dues_standing"), (DuesRelief, RELIEF, "dues_relief")],
)
def test_what_somebody_owes_is_of_one_person_once_a_month(cast, guest, model, row, name):
    create, of_one = model.unscoped.create, f"{name}_of_one_person"
    refused(of_one, lambda: create(**row))
    refused(of_one, lambda: create(**row, member=enter(cast.a1), stay=guest))
    with acting(None, "thử"):
        create(**row, stay=guest)
    refused(f"{name}_one_at_a_time_of_guest", lambda: create(**row, stay=guest))


@pytest.mark.parametrize(
    ("model", "index"),
    [
        (DuesPayment, "dues_payment_of_guest_once"),
        (DuesStanding, "dues_standing_one_at_a_time_of_guest"),
        (DuesRelief, "dues_relief_one_at_a_time_of_guest"),
    ],
)
def test_rows_of_a_guest_are_found_by_the_index_of_guests_alone(guest, model, index):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        asked = "SELECT indexdef FROM pg_indexes WHERE tablename = %s AND indexdef LIKE %s"
        cursor.execute(asked, [model._meta.db_table, "%(stay_id%"])
        (only,) = cursor.fetchall()
    assert only[0].endswith("WHERE (stay_id IS NOT NULL)")
    assert index in model.unscoped.filter(stay=guest).order_by().explain()


def test_the_action_that_assesses_refuses_a_stranger(cast, guest):
    asked = {"unit": cast.a1, "month": MONTHS[4], "changed": {"k0": ("insured", 1)}}
    with pytest.raises(Refused, match="vừa thay đổi"):
        dues_standing.assess(**asked, by=None)
