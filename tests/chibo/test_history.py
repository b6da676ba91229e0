"""History is written by the database, signed, and sealed."""

import pytest
from django.apps import apps
from django.db import (
    IntegrityError,
    InternalError,
    NotSupportedError,
    ProgrammingError,
    connection,
    transaction,
)
from pghistory.models import Context, Event

from chibo.actions import accounts
from chibo.models import Disclosure, FrozenPaper, User, UserEvent

SEALED = sorted(
    model._meta.db_table
    for model in apps.get_models()
    if issubclass(model, Event) or model in (Disclosure, FrozenPaper)
)


def test_a_write_is_signed_with_who_and_what(cast):
    accounts.correct_account(
        account=cast.an, full_name="Nguyễn Thị Ân", is_active=True, by=cast.giang
    )
    event = UserEvent.objects.filter(pgh_obj=cast.an).latest("pgh_id")
    assert event.full_name == "Nguyễn Thị Ân"
    assert event.pgh_context["user"] == cast.giang.pk
    assert event.pgh_context["action"] == "sửa tài khoản"


def test_an_unsigned_write_is_refused(cast):
    with pytest.raises(IntegrityError, match="pgh_context"), transaction.atomic():
        User.objects.filter(pk=cast.an.pk).update(full_name="Không ai ký")


def test_the_web_role_cannot_go_past_the_triggers(cast):
    """django-pgtrigger reads from a setting, which any role may set, what to ignore."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pgtrigger.ignore', array_agg(tgname)::text, TRUE) FROM pg_trigger"
            " WHERE tgrelid = 'chibo_user'::regclass"
        )
    with pytest.raises(IntegrityError, match="pgh_context"), transaction.atomic():
        User.objects.filter(pk=cast.an.pk).update(full_name="Không ai ký")


def test_bulk_writes_are_recorded_row_by_row(cast):
    from chibo.history import acting

    before = UserEvent.objects.count()
    with acting(cast.giang, "thử"):
        changed = User.objects.update(full_name="Đổi hết")
    assert UserEvent.objects.count() - before == changed


@pytest.mark.parametrize("table", SEALED)
def test_the_web_role_only_adds_to_history(db, table):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege('chibo_web', %s, 'INSERT'),"
            " has_table_privilege('chibo_web', %s, 'UPDATE, DELETE, TRUNCATE, TRIGGER')",
            [table, table],
        )
        assert cursor.fetchone() == (True, False)


@pytest.mark.as_owner
@pytest.mark.parametrize("verb", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
def test_even_the_owner_alters_no_history(cast, verb):
    with pytest.raises((InternalError, NotSupportedError, ProgrammingError)), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(verb.format("chibo_userevent"))


def test_the_web_role_owns_nothing(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = 'chibo_web'::regrole")
        assert cursor.fetchone() == (0,)


def test_the_web_role_alters_no_table(db):
    with pytest.raises(ProgrammingError, match="must be owner"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE chibo_userevent DISABLE TRIGGER ALL")


def test_the_shared_context_table_stays_empty(cast):
    assert Context.objects.count() == 0
