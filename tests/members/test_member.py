"""What the database promises of every row of members, whatever path wrote it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from chibo.encryption import blind
from chibo.history import acting
from chibo.vietnamese.names import sort_key
from chibo.vietnamese.text import search_key
from members.models import Member

from .people import enter

BROKEN = [
    ("member_has_name", {"full_name": ""}),
    ("member_has_name", {"full_name": "  "}),
    ("member_has_name", {"full_name": "Nguye\u0302\u0303n Thị Ánh"}),
    ("member_birth_date_as_precise_as_said", {"birth_precision": "year"}),
    ("member_birth_date_as_precise_as_said", {"birth_precision": "hour"}),
    (
        "member_birth_date_as_precise_as_said",
        {"birth_precision": "month", "birth_date": date(1970, 3, 2)},
    ),
    ("member_dates_in_order", {"birth_date": date(2010, 5, 19)}),
    ("member_dates_in_order", {"decided_on": date(2010, 5, 20)}),
    ("member_dates_in_order", {"official_on": date(2010, 5, 19)}),
    ("member_exempt_after_admission", {"exempt_on": date(2010, 5, 18)}),
    ("member_record_number_shape", {"record_number": "00001 HN"}),
    ("member_record_number_shape", {"record_number": "000001HN"}),
    ("member_phone_shape", {"phone": "0123 456"}),
    ("member_card_number_beside_its_index", {"card_number": "099170000001"}),
    ("member_card_number_beside_its_index", {"card_blind": "x"}),
    ("member_old_card_number_beside_its_index", {"old_card_number": "12345678"}),
    ("member_identity_number_beside_its_index", {"identity_blind": "x"}),
    ("member_general_education_shape", {"general_education": "13/12"}),
    ("member_known_gender", {"gender": ""}),
    ("member_known_ethnicity", {"ethnicity": "kinh"}),
    ("member_known_party_post", {"party_post": "king"}),
    ("member_known_professional_level", {"professional_level": "x"}),
    ("member_known_degree", {"degree": "x"}),
    ("member_known_academic_title", {"academic_title": "x"}),
    ("member_known_theory_level", {"theory_level": "x"}),
    ("member_known_theory_mode", {"theory_mode": "x"}),
    ("member_service_in_order", {"discharged_on": date(1993, 1, 1)}),
    ("member_service_in_order", {"reenlisted_on": date(1993, 1, 1)}),
    (
        "member_service_in_order",
        {"enlisted_on": date(1993, 1, 2), "discharged_on": date(1993, 1, 1)},
    ),
    ("member_background_after_birth", {"youth_union_on": date(1970, 3, 15)}),
    ("member_background_after_birth", {"recruited_on": date(1970, 3, 15)}),
]


@pytest.mark.parametrize(("constraint", "columns"), BROKEN)
def test_a_wrong_row_is_refused(cast, constraint, columns):
    member = enter(cast.a1)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        with acting(cast.an, "thử"):
            Member.unscoped.filter(pk=member.pk).update(**columns)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("member_record_number_once", {"record_number": "000001 HN"}),
        (
            "member_card_number_once",
            {"card_number": "099170000001", "card_blind": blind("099170000001")},
        ),
        (
            "member_identity_number_once",
            {"identity_number": "099170000001", "identity_blind": blind("099170000001")},
        ),
    ],
)
def test_a_number_stands_once(cast, constraint, columns):
    rows = [enter(cast.a1), enter(cast.b1, full_name="Trần Văn Ba", gender="male")]
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        with acting(cast.an, "thử"):
            for row in rows:
                Member.unscoped.filter(pk=row.pk).update(**columns)


def test_every_constraint_is_violated_here_and_speaks_vietnamese():
    tried = {name for name, _ in BROKEN} | {
        "member_record_number_once",
        "member_card_number_once",
        "member_identity_number_once",
    }
    assert tried == {constraint.name for constraint in Member._meta.constraints}
    default = Member._meta.constraints[0].default_violation_error_message
    assert default not in {c.violation_error_message for c in Member._meta.constraints}


def test_keys_are_the_databases_business(cast):
    member = enter(cast.a1, full_name="Đặng Thị Ý")
    with acting(cast.an, "thử"):
        Member.unscoped.filter(pk=member.pk).update(full_name="Hồ Văn Ớt")
    member.refresh_from_db()
    assert member.search_key == search_key("Hồ Văn Ớt")
    assert member.sort_key == sort_key("Hồ Văn Ớt")


def test_the_roll_is_sorted_by_given_name(cast):
    for name in ("Nguyễn Văn Ý", "Trần Thị Ánh", "Lê Văn An", "Phạm Thị Ân", "Bùi Văn An"):
        enter(cast.a1, full_name=name)
    names = [member.full_name for member in Member.unscoped.walked()]
    assert names == ["Bùi Văn An", "Lê Văn An", "Trần Thị Ánh", "Phạm Thị Ân", "Nguyễn Văn Ý"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nguyen anh", ["Nguyễn Thị Ánh"]),
        ("NGUYỄN  thị", ["Nguyễn Thị Ánh", "Nguyễn Thị Khanh"]),
        ("anh", ["Nguyễn Thị Ánh"]),
        ("kha", ["Nguyễn Thị Khanh"]),
        ("(x", []),
        ("099170000001", ["Nguyễn Thị Ánh"]),
        ("0991 7000 0001", ["Nguyễn Thị Ánh"]),
        ("099170000002", []),
        ("000007hn", ["Nguyễn Thị Khanh"]),
        ("12345678", ["Nguyễn Thị Khanh"]),
    ],
)
def test_search_minds_neither_diacritics_nor_spaces(cast, text, found):
    enter(cast.a1, card_number="099170000001")
    enter(
        cast.a1,
        full_name="Nguyễn Thị Khanh",
        record_number="000007 HN",
        old_card_number="12345678",
    )
    assert [m.full_name for m in Member.unscoped.matching(text).walked()] == found


@pytest.mark.parametrize(
    ("precision", "born", "text"),
    [
        ("day", date(1970, 3, 5), "05/03/1970"),
        ("month", date(1970, 3, 1), "03/1970"),
        ("year", date(1970, 1, 1), "1970"),
    ],
)
def test_a_birth_date_shows_what_is_known(precision, born, text):
    assert Member(birth_date=born, birth_precision=precision).birth_text == text


def test_sealed_columns_hold_no_plain_text(cast):
    from django.db import connection

    member = enter(cast.a1, card_number="099170000001", religion="Phật giáo")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM members_member WHERE id = %s", [member.pk])
        live = repr([bytes(c) if isinstance(c, memoryview) else c for c in cursor.fetchone()])
        cursor.execute("SELECT * FROM members_memberevent WHERE pgh_obj_id = %s", [member.pk])
        past = repr([[bytes(c) if isinstance(c, memoryview) else c for c in r] for r in cursor])
    assert "Nguyễn Thị Ánh" in live and "Nguyễn Thị Ánh" in past
    for secret in ("099170000001", "Phật giáo"):
        assert secret not in live + past
    assert str(Member.unscoped.get().card_number) == "••••••"
