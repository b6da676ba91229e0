"""A long list: read and written by the worker, while the page tells how far it is."""

import pytest
from django.urls import reverse

from chibo.actions import jobs, work
from chibo.models import Disclosure, Job, JobState
from chibo.regulations import Refused
from members import exports
from members.actions import imports
from members.actions.imports import behind
from members.enums import ImportState
from members.models import ListImport, Member
from tests.members.people import enter

from .files import ANH, BINH, people, upload

ITSELF = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def every_list_is_long(monkeypatch):
    monkeypatch.setattr(behind, "AT_ONCE", 1)


@pytest.fixture
def an(cast, sign_in):
    return sign_in(cast.an)


@pytest.fixture
def brought(an):
    """The address of a file of two that waits to be read."""
    content = people(ANH, BINH)
    response = an.post(reverse("members_import"), {"file": upload(content, "dài.xlsx")})
    assert response.status_code == 302
    return response.url


@pytest.fixture
def read(brought):
    """The same, read."""
    assert work.run_next().state == JobState.DONE
    return brought


def text_of(client, address):
    return client.get(address).content.decode()


def press(client, address, step="", **more):
    record = ListImport.unscoped.get()
    answer = client.post(f"{address}{step}", {"version": record.version, **more}, follow=True)
    return answer.content.decode()


def test_a_long_list_is_read_and_written_behind(an, brought):
    assert "Đang chờ đến lượt" in text_of(an, brought)
    assert ListImport.unscoped.get().preview is None
    assert work.run_next().state == JobState.DONE
    assert "Ghi 2 đồng chí mới" in text_of(an, brought)
    assert "Ghi danh sách từ dài.xlsx" in press(an, brought, "ghi/")
    assert not Member.unscoped.exists()
    assert work.run_next().state == JobState.DONE
    assert Member.unscoped.count() == 2
    assert "Hoàn tác cả lần nhập" in text_of(an, brought)


def test_the_page_comes_by_itself_to_what_was_read(an, brought):
    waiting = an.get(brought, headers=ITSELF)
    assert "<html" not in waiting.content.decode() and "HX-Refresh" not in waiting
    work.run_next()
    assert an.get(brought, headers=ITSELF)["HX-Refresh"] == "true"


def test_how_far_the_reading_is_is_told(monkeypatch, brought):
    told = []
    monkeypatch.setattr(work.Progress, "__call__", lambda self, *step: told.append(step))
    work.run_next()
    assert told[-1] == (2, 2, "Đang lập bản xem trước")


def test_what_was_written_meanwhile_stops_the_writing(cast, an, read):
    press(an, read, "ghi/")
    enter(cast.a1, full_name="Nguyễn Thị Ánh")
    assert work.run_next().state == JobState.FAILED
    assert Member.unscoped.count() == 1
    assert "Sổ vừa thay đổi sau khi xem trước. Chưa ghi gì" in text_of(an, read)


def test_a_stopped_reading_may_be_begun_again(cast, an, brought):
    jobs.cancel(job=Job.unscoped.get(), by=cast.an)
    assert "Việc đọc tệp đã dừng" in text_of(an, brought)
    press(an, brought)
    work.run_next()
    assert "Ghi 2 đồng chí mới" in text_of(an, brought)


def test_other_columns_are_read_behind_too(cast, an, read):
    record = ListImport.unscoped.get()
    behind.ask_to_read(record=record, mapping=record.mapping, version=record.version, by=cast.an)
    record.refresh_from_db()
    assert (record.preview, record.counts) == (None, {})
    assert "Đang chờ đến lượt" in text_of(an, read)


def test_columns_chosen_meanwhile_are_not_overwritten(cast, monkeypatch, brought):
    look = behind.look

    def interrupted(record, by, progress):
        monkeypatch.undo()
        behind.ask_to_read(record=record, mapping={"Họ và tên": "full_name"}, by=cast.an)
        return look(record, by, progress)

    monkeypatch.setattr(behind, "look", interrupted)
    assert work.run_next().state == JobState.DONE
    record = ListImport.unscoped.get()
    assert (record.preview, record.mapping) == (None, {"Họ và tên": "full_name"})
    assert work.run_next().state == JobState.DONE
    assert ListImport.unscoped.get().preview is not None


def test_a_worker_that_ended_after_the_last_write_is_not_told_as_failed(cast, an, read):
    press(an, read, "ghi/")
    imports.apply(record=ListImport.unscoped.get(), by=cast.an)
    job = Job.unscoped.open().get()
    behind.write(job, lambda *step: None)
    assert ListImport.unscoped.get().state == ImportState.APPLIED
    assert Member.unscoped.count() == 2


# --- And out again ------------------------------------------------------------------------------


@pytest.fixture
def out(cast, monkeypatch, an):
    """out(columns, **more) asks for the list of A1, which is long here, and follows."""
    monkeypatch.setattr(exports, "AT_ONCE", 0)
    enter(cast.a1, identity_number="099000000001")
    enter(cast.a1, full_name="Trần Văn Hai", gender="male")

    def run(*columns, query="", **more):
        sent = {"columns": columns, "kind": "csv", **more}
        return an.post(f"/dang-vien/xuat/?{query}", sent, follow=True).content.decode()

    return run


def test_a_long_list_is_written_behind_and_taken_on_record(cast, an, out):
    assert "Đã xếp việc" in out("full_name", query="gioi_tinh=male")
    job = work.run_next()
    assert job.state == JobState.DONE
    assert bytes(job.file.content).decode("utf-8-sig").split("\r\n") == [
        "Họ và tên",
        "Trần Văn Hai",
        "",
    ]
    assert job.file.personal
    assert set(Disclosure.objects.values_list("field", flat=True)) == {"danh sách"}
    an.get(reverse("job_file", args=[job.pk]))
    assert Disclosure.objects.filter(field="tải về").count() == 1


def test_masked_columns_leave_behind_only_with_the_right_of_the_moment(cast, out):
    out("full_name", sealed=["identity_number"], reason="Đối chiếu thẻ")
    cast.an.assignments.update(role="observer")
    work.run_next()
    job = Job.unscoped.get()
    assert (job.state, job.file) == (JobState.FAILED, None)
    with pytest.raises(Refused, match="không còn quyền mở phần được che"):
        exports.run(job, lambda *step: None)


def test_a_list_that_is_not_on_record_is_not_written(cast, out):
    out("full_name")
    job = Job.unscoped.get()
    job.arguments["recorded"] = []
    with pytest.raises(exports.Unrecorded):
        exports.run(job, lambda *step: None)
