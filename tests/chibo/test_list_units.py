"""`list_units`: JSON lines and nothing else."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from chibo.actions import units
from chibo.models import Unit


def listed(capsys, *arguments):
    call_command("list_units", *arguments)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_open_unit_is_one_line_parents_first(cast, capsys):
    lines = listed(capsys)
    assert [line["code"] for line in lines] == ["P", "A", "A1", "A2", "B", "B1"]
    assert lines[0] == {
        "id": cast.province.pk,
        "code": "P",
        "name": "Đảng bộ tỉnh Bình Sơn",
        "kind": "province",
        "parent": None,
    }
    assert lines[2]["parent"] == cast.a.pk


@pytest.mark.parametrize(
    ("username", "codes"),
    [
        ("an", ["A1"]),
        ("binh", ["A", "A1", "A2"]),
        ("hai_vai", ["A2", "B", "B1"]),
        ("het_vai", []),
        ("chi", ["P", "A", "A1", "A2", "B", "B1"]),
    ],
)
def test_of_a_person_shows_their_units_alone(cast, capsys, username, codes):
    assert [line["code"] for line in listed(capsys, "--of", username)] == codes


def test_names_stay_readable(cast, capsys):
    call_command("list_units")
    assert "Đảng bộ phường An Lạc" in capsys.readouterr().out


def test_a_closed_unit_is_not_listed(cast, capsys):
    units.close(unit=cast.a2, on=date(2026, 1, 1), by=cast.giang)
    assert "A2" not in {line["code"] for line in listed(capsys)}
    assert Unit.unscoped.filter(code="A2").exists()


def test_an_unknown_name_is_a_sentence(cast):
    with pytest.raises(CommandError, match="Không có tài khoản “ai”"):
        call_command("list_units", "--of", "ai")
