"""`bin/run`: comes up, says so, and leaves nothing behind however it ends."""

import signal
import socket
import urllib.request

import pytest

from chibo.server.keeper import somebody_keeps
from chibo.server.places import Places
from tests.chibo.server import processes
from tests.chibo.server.conftest import Chibo


def test_the_real_program_answers_at_the_address_it_prints(real):
    said = real.run("--empty")
    address = f"http://127.0.0.1:{real.port}"
    assert f"Chibo đang chạy tại {address}\n" in said
    with urllib.request.urlopen(address) as page:
        assert (page.status, page.url) == (200, f"{address}/dang-nhap/?next=/")
    assert real.end(signal.SIGTERM) == ("\nĐã dừng.\n", 0)


def test_second_run_on_a_folder_names_the_address_of_the_first(chibo):
    chibo.run()
    second = Chibo(chibo.data, chibo.root).begin()
    said, _ = second.communicate(timeout=90)
    expected = f"Chibo đang chạy với thư mục này rồi, tại http://127.0.0.1:{chibo.port}.\n"
    assert (said, second.returncode) == (expected, 1)


def test_manage_beside_a_running_chibo_uses_its_database_and_leaves_it(chibo):
    chibo.run()
    assert chibo.manage("who", input="").stdout == "chibo_web\n"
    assert somebody_keeps(Places(chibo.data))


@pytest.mark.parametrize(
    "number",
    [signal.SIGINT, signal.SIGTERM, signal.SIGHUP],
)
def test_run_when_told_to_end_ends_everything_it_started(chibo, number):
    chibo.run()
    assert chibo.end(number) == ("\nĐã dừng.\n", 0)
    assert processes.of(chibo.data) == {}


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("chibo.server.keeper", "Cơ sở dữ liệu đã dừng đột ngột"),
        ("bin/postgres", "Cơ sở dữ liệu đã dừng đột ngột"),
        ("gunicorn", "Máy chủ web đã dừng đột ngột"),
    ],
)
def test_run_when_a_part_is_killed_says_so_and_leaves_nothing_running(chibo, part, sentence):
    chibo.run()
    chibo.killed(part)
    said, status = chibo.end()
    assert (said.partition(";")[0].strip(), status) == (sentence, 1)
    assert processes.gone(chibo.data) == {}


def test_run_when_itself_killed_leaves_nothing_running_and_starts_again(chibo):
    chibo.run()
    chibo.killed("chibo.server.launch")
    chibo.running.wait()
    again = Chibo(chibo.data, chibo.root)
    assert "Chibo đang chạy tại" in again.run()  # at once, while the old database still ends
    again.end(signal.SIGTERM)
    assert processes.gone(chibo.data) == {}


def test_run_when_the_port_is_busy_says_so_and_starts_nothing(chibo):
    with socket.socket() as other:
        other.bind(("127.0.0.1", chibo.port))
        other.listen()
        refused = chibo.begin()
        said, _ = refused.communicate(timeout=90)
    assert said.startswith(f"Cổng {chibo.port} đang có chương trình khác dùng")
    assert (said.count("\n"), refused.returncode) == (1, 1)


@pytest.mark.parametrize(
    ("words", "more", "sentence"),
    [
        ([], {"PORT": "abc"}, "PORT phải là một số từ 1 đến 65535, không phải “abc”.\n"),
        ([], {"PORT": "70000"}, "PORT phải là một số từ 1 đến 65535, không phải “70000”.\n"),
        (["--what"], {}, "Cách dùng: bin/run [--empty]"),
        ([], {"DATABASE_URL": "postgresql://x@/none?host=/nowhere"}, "Không kết nối được tới"),
    ],
)
def test_run_when_asked_wrongly_says_one_sentence(chibo, words, more, sentence):
    refused = chibo.begin(*words, **more)
    said, _ = refused.communicate(timeout=90)
    assert said.startswith(sentence)
    assert (said.count("\n"), refused.returncode) == (1, 1)
