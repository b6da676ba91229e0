"""The two commands: JSON alone on standard output, or a sentence and exit status 2."""

import io
import json
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from tests.resolutions.reading import papers

_KEYS = [
    "title", "ordinal", "term", "adopted_on", "place", "unit", "sections", "targets", "left_out",
]  # fmt: skip
_TARGET_KEYS = [
    "text", "measure", "comparator", "value", "value_max", "grade", "unit", "population",
    "period", "indicator", "section",
]  # fmt: skip


def _run(*arguments) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_read_resolution_prints_one_object_with_the_promised_keys(tmp_path):
    path = tmp_path / "nghị quyết.txt"
    path.write_text(papers.text("official"), "utf-8")
    printed = json.loads(_run("read_resolution", str(path)))
    assert list(printed)[: len(_KEYS)] == _KEYS
    assert printed["term"] == {"start": 2025, "end": 2030}
    assert printed["adopted_on"] == "2025-03-14"
    assert list(printed["sections"][0]) == ["label", "heading", "depth", "paragraphs"]
    assert list(printed["targets"][0])[: len(_TARGET_KEYS)] == _TARGET_KEYS
    assert printed["targets"][2]["value"] == printed["targets"][2]["grade"] == "HTTNV"


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02" * 500, None], ids=["empty", "noise", "missing"]
)
def test_read_resolution_refuses_with_a_sentence_and_status_two(tmp_path, content, capsys):
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_bytes(content)
    err = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("read_resolution", str(path), stderr=err)
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""
    assert err.getvalue().count("\n") == 1


def test_read_resolution_says_that_a_file_is_too_big(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * (50 * 1024 * 1024))
    err = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("read_resolution", str(path), stderr=err)
    assert (ended.value.code, "quá lớn" in err.getvalue()) == (2, True)


def test_read_targets_prints_one_object_a_line(monkeypatch):
    lines = "Kết nạp 02 đảng viên/năm\n\nChi bộ vững mạnh; 95% hộ đủ nước sạch\n"
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(lines.encode())))
    printed = [json.loads(line) for line in _run("read_targets").splitlines()]
    assert [(p["text"], len(p["targets"])) for p in printed] == [
        ("Kết nạp 02 đảng viên/năm", 1),
        ("", 0),
        ("Chi bộ vững mạnh; 95% hộ đủ nước sạch", 2),
    ]
    assert list(printed[0]["targets"][0])[: len(_TARGET_KEYS) - 1] == _TARGET_KEYS[:-1]


def test_read_targets_refuses_noise_with_status_two(monkeypatch):
    noise = SimpleNamespace(buffer=io.BytesIO(bytes(range(256)) * 40))
    monkeypatch.setattr("sys.stdin", noise)
    err, out = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("read_targets", stdout=out, stderr=err)
    assert (ended.value.code, out.getvalue(), err.getvalue().count("\n")) == (2, "", 1)
