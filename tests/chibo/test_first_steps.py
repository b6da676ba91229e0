"""`first_steps`: from an empty database to a secretary with a link."""

import re

import pytest
from django.core.management import CommandError, call_command

from chibo.access import Role
from chibo.history import acting
from chibo.models import RoleAssignment, Unit, UnitName, UnitPlace, User

PASSWORD = "một câu dễ nhớ"


@pytest.fixture
def empty(db):
    """A database with its rules, and nobody in it."""
    with acting(None, "thử"):
        for model in (RoleAssignment, UnitName, UnitPlace, User, Unit):
            model._base_manager.all()._raw_delete("default")


@pytest.fixture
def answering(monkeypatch):
    """answering(line, …): what the person types; questions beyond them end the input."""

    def run(*lines, passwords=(PASSWORD, PASSWORD)):
        typed, secret = iter(lines), iter(passwords)

        def answer(_):
            try:
                return next(typed)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", answer)
        monkeypatch.setattr("getpass.getpass", lambda _: next(secret))

    return run


def held():
    rows = RoleAssignment.unscoped.select_related("unit", "user").order_by("pk")
    return [(a.user.username, a.role, a.unit.name) for a in rows]


ADMINISTRATOR = ("Lê Quản Trị", "quantri1")
COMMUNE = ("2", "Đảng bộ phường Mới", "Mới")
CELL = ("1", "Chi bộ Tổ dân phố 1", "", "Trần Bí Thư", "bithu1")


def test_the_whole_way(empty, answering, capsys, client):
    answering(*ADMINISTRATOR, *COMMUNE, *CELL)
    call_command("first_steps")
    assert held() == [
        ("quantri1", Role.ADMINISTRATOR, "Đảng bộ phường Mới"),
        ("bithu1", Role.SECRETARY, "Chi bộ Tổ dân phố 1"),
    ]
    assert Unit.unscoped.cells().get().seat == "Mới"
    assert User.objects.get(username="quantri1").check_password(PASSWORD)
    link = re.search(r"http://[^/]+(/moi/\S+)", capsys.readouterr().out)[1]
    assert client.get(link).status_code == 200


def test_wrong_answers_are_asked_again(empty, answering, capsys):
    answering(
        "", "Lê Quản Trị", "Có Dấu", "quantri1", "9", "2", "Đảng bộ phường Mới", "Mới", *CELL,
        passwords=("ngan", PASSWORD, "khác hẳn câu kia", PASSWORD, PASSWORD),
    )  # fmt: skip
    call_command("first_steps")
    said = capsys.readouterr().out
    assert len(held()) == 2
    assert [words in said for words in ("Hãy trả lời", "Tên đăng nhập dài", "Hai lần gõ")] == (
        [True] * 3
    )


def test_a_province_gets_a_committee_between(empty, answering):
    answering(*ADMINISTRATOR, "1", "Đảng bộ tỉnh Mới", "Mới", *COMMUNE, *CELL)
    call_command("first_steps")
    assert [unit.name for unit in Unit.unscoped.order_by("path")] == [
        "Đảng bộ tỉnh Mới",
        "Đảng bộ phường Mới",
        "Chi bộ Tổ dân phố 1",
    ]


def test_stopping_half_way_writes_nothing_of_that_step_and_goes_on_later(empty, answering):
    answering(*ADMINISTRATOR, *COMMUNE[:2])
    with pytest.raises(CommandError, match="chạy lại"):
        call_command("first_steps")
    assert not Unit.unscoped.exists() and not User.objects.exists()
    answering(*ADMINISTRATOR, *COMMUNE)
    with pytest.raises(CommandError, match="chạy lại"):
        call_command("first_steps")
    assert len(held()) == 1
    answering(*CELL)
    call_command("first_steps")
    assert len(held()) == 2


def test_when_all_is_there_nothing_is_asked(cast, answering):
    before = held()
    answering()
    call_command("first_steps")
    assert held() == before


def test_without_a_terminal_it_is_a_sentence(db, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    with pytest.raises(CommandError, match="cửa sổ dòng lệnh"):
        call_command("first_steps")
