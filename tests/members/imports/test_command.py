"""`import_members` for whole folders: prints what a file would do, writes only with --apply."""

import json

import pytest
from django.core.management import CommandError, call_command

from members.models import ListImport, Member

from .files import ANH, BINH, HEAD, people


@pytest.fixture
def run(cast, tmp_path, capsys):
    """run(content, …) -> the JSON that was printed."""

    def call(content, *more, by="an", name="danh-sach.xlsx"):
        file = tmp_path / name
        file.write_bytes(content)
        call_command("import_members", str(file), "--unit", "A1", "--by", by, *more)
        return json.loads(capsys.readouterr().out)

    return call


def test_it_prints_the_preview_and_writes_nothing(run):
    told = run(people(ANH, BINH))
    assert (told["new"], told["changed"], told["unchanged"], told["errors"]) == (2, 0, 0, [])
    assert told["columns"]["Họ và tên"] == "full_name"
    assert set(told) == {"new", "changed", "unchanged", "errors", "columns"}
    assert not Member.unscoped.exists()
    assert not ListImport.unscoped.exists()


def test_it_writes_when_told_and_a_second_run_changes_nothing(run):
    run(people(ANH, BINH), "--apply")
    assert Member.unscoped.count() == 2
    again = run(people(ANH, BINH), "--apply")
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 2)
    assert ListImport.unscoped.count() == 1


def test_it_tells_every_mistake_and_writes_nothing_then(run, capsys):
    content = people(ANH, ["Lê C", "hôm qua", "Nữ", "Sao Hỏa", "19/05/2010"])
    told = run(content)
    assert [(e["sheet"], e["row"], e["column"]) for e in told["errors"]] == [
        ("Sheet", 3, "Ngày sinh"),
        ("Sheet", 3, "Dân tộc"),
    ]
    assert "Hãy" in told["errors"][0]["problem"]
    with pytest.raises(CommandError, match="1 dòng lỗi"):
        run(content, "--apply")
    assert not Member.unscoped.exists()


def test_what_is_not_read_is_said_beside(run, capsys, cast, tmp_path):
    file = tmp_path / "a.xlsx"
    file.write_bytes(people([*ANH, "x"], head=[*HEAD, "Ghi chú"]))
    call_command("import_members", str(file), "--unit", "A1", "--by", "an")
    assert "Không đọc các cột: Ghi chú." in capsys.readouterr().err


def test_who_may_not_edit_there_writes_nothing(run):
    with pytest.raises(CommandError, match="không có quyền"):
        run(people(ANH), "--apply", by="dung")


def test_a_hopeless_file_ends_in_one_sentence(run, capsys):
    with pytest.raises(SystemExit) as ended:
        run(b"PK nothing")
    assert ended.value.code == 2
    assert "bị hỏng" in capsys.readouterr().err
