"""`bin/manage backup` and `restore`: all comes back on another machine, or nothing changes."""

import shutil
import stat

import psycopg
import pytest

from chibo.server import archive, dump, keys, lease, roles
from chibo.server.places import Places
from chibo.server.trouble import Trouble
from tests.chibo.server.conftest import Chibo

NAMES = "from chibo.models import User; print(*User.objects.values_list('full_name', flat=True))"


@pytest.fixture(scope="module")
def backup(real, tmp_path_factory):
    """A backup of the real program, with one file in it."""
    file = tmp_path_factory.mktemp("sao luu") / "chibo.backup"
    places = Places(real.data)
    (places.files / "a").mkdir(parents=True, exist_ok=True)
    (places.files / "a" / "b.txt").write_text("kèm theo")
    done = real.manage("backup", str(file))
    assert (done.stdout, done.stderr, done.returncode) == ("", f"Đã sao lưu vào {file}.\n", 0)
    return file


def test_backup_restores_on_an_empty_machine_and_not_over_data(backup, real, tmp_path):
    fresh = Chibo(tmp_path / "new data")
    try:
        done = fresh.manage("restore", str(backup))
        assert (done.stdout, done.returncode) == ("", 0), done.stderr
        assert fresh.manage("shell", "-v0", "-c", NAMES).stdout == "Nguyễn Thị An\n"
        again = fresh.manage("restore", str(backup))
    finally:
        shutil.rmtree(Places(fresh.data).sockets, ignore_errors=True)
    new, old = Places(fresh.data), Places(real.data)
    assert (new.files / "a" / "b.txt").read_text() == "kèm theo"
    assert [(new.secrets / name).read_text() for name in archive.SECRETS] == [
        (old.secrets / name).read_text() for name in archive.SECRETS
    ]
    expected = "Cơ sở dữ liệu đang có dữ liệu: thêm --replace để thay hẳn bằng bản sao.\n"
    assert (again.stdout, again.stderr, again.returncode) == ("", expected, 1)


def test_backup_is_closed_to_others_and_never_overwrites(tmp_path):
    part, target = tmp_path / "part", tmp_path / "backup"
    part.write_text("one")
    archive.write(target, {"part": part})
    before = target.read_bytes()
    with pytest.raises(Trouble, match="đã có, không ghi đè"):
        archive.write(target, {})
    assert target.read_bytes() == before
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup", "part"]


@pytest.mark.parametrize(("with_key", "names"), [(True, [archive.KEY]), (False, [])])
def test_backup_without_key_holds_none(tmp_path, with_key, names):
    places = Places(tmp_path)
    places.make()
    keys.encryption_key(places)
    found = archive.contents(places, tmp_path / "dump", with_key=with_key)
    assert list(found) == [archive.DUMP, *names]


def cut_short(data):
    return data[: len(data) // 2]


def one_byte_other(data):
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def something_else(data):
    return b"xin chao" * 1000


@pytest.mark.parametrize("harm", [cut_short, one_byte_other, something_else])
def test_broken_backup_is_told_in_one_sentence(backup, tmp_path, harm):
    broken = tmp_path / "broken"
    broken.write_bytes(harm(backup.read_bytes()))
    with pytest.raises(Trouble) as told:
        archive.unpack(broken, tmp_path / "unpacked")
    expected = f"Tệp {broken} không phải bản sao lưu của Chibo hoặc đã hỏng; chưa có gì thay đổi."
    assert str(told.value) == expected


def test_reading_a_dump_that_breaks_midway_changes_nothing(places, tmp_path):
    """Restored whole or not at all: also what came after the dump is still there."""
    dumped, url = tmp_path / "database.dump", roles.address(places, roles.OWNER)
    held = lease.take(places, "--hasty")
    try:
        roles.ensure(places)
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE many AS SELECT generate_series(1, 20000) AS n")
        dump.write(places, url, dumped)
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE later AS SELECT 1 AS n")
        whole = dumped.read_bytes()
        dumped.write_bytes(cut_short(whole))
        with pytest.raises(Trouble):
            dump.read(places, url, dumped)
        assert tables(url) == ["later", "many"]
        dumped.write_bytes(whole)
        dump.read(places, url, dumped)
        assert tables(url) == ["many"]
    finally:
        held.give_back()


def tables(url):
    """The names of all tables of ours, in order."""
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        )
        return [name for (name,) in rows]
