"""Long work: asked for, taken once, told step by step, stopped, taken up again, cleared away."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from chibo.actions import accounts, jobs, work
from chibo.models import Disclosure, Job, JobState, StoredFile
from chibo.registry import Produced
from chibo.regulations import Finding, Refused
from tests.cast import ENDED
from tests.chibo.work import KIND, PAPER, another_worker_holds, declare

S = JobState


@pytest.fixture
def kind(monkeypatch):
    """kind(run, **more) lets an app give this work; without `run` it makes a small paper."""
    return lambda run=lambda job, progress: PAPER, **more: declare(monkeypatch, run, **more)


@pytest.fixture
def ask(cast):
    """ask(**arguments) -> a job that An asked for in her cell."""
    return lambda **arguments: jobs.start(kind=KIND, unit=cast.a1, arguments=arguments, by=cast.an)


def state_of(job):
    job.refresh_from_db()
    return job.state


# --- Asking -------------------------------------------------------------------------------------


def test_work_waits_until_a_worker_takes_it_and_leaves_its_file(cast, kind, ask):
    kind()
    job = ask()
    assert (job.state, job.title) == (S.WAITING, "Việc thử")
    done = work.run_next()
    assert (done.pk, done.state, done.message) == (job.pk, S.DONE, "")
    file = done.file
    assert (file.owner, file.name, bytes(file.content)) == (cast.an, "thu.txt", PAPER.content)
    assert (file.size, len(file.sha256)) == (len(PAPER.content), 64)
    assert work.run_next() is None


def test_the_same_work_asked_for_twice_is_one_job(kind, ask):
    kind()
    assert ask(year=2025) == ask(year=2025) != ask(year=2024)
    work.run_next()
    assert ask(year=2025).state == S.WAITING, "the first is finished, so this is a new one"


@pytest.mark.parametrize("who", ["dung", "giang", "ended"])
def test_nobody_asks_for_what_they_may_not_have(cast, kind, who):
    kind()
    with pytest.raises(PermissionDenied):
        jobs.start(kind=KIND, unit=cast.a1, by=getattr(cast, who))


def test_work_of_no_app_is_not_started(cast):
    with pytest.raises(PermissionDenied):
        jobs.start(kind="none", unit=cast.a1, by=cast.an)


def test_one_person_does_not_fill_the_queue(kind, ask):
    kind()
    for number in range(jobs.MOST_OPEN):
        ask(number=number)
    with pytest.raises(Refused, match="Đang có 10 việc"):
        ask(number=-1)


# --- Running ------------------------------------------------------------------------------------


def test_progress_is_seen_while_the_work_runs(kind, ask):
    seen = []

    def run(job, progress):
        for number in (1, 2):
            progress(number, 2, "Đang làm")
            seen.append(Job.unscoped.values_list("state", "done", "total", "message").get())

    kind(run)
    ask()
    assert work.run_next().state == S.DONE, "work without a file is done too"
    assert seen == [(S.RUNNING, 1, 2, "Đang làm"), (S.RUNNING, 2, 2, "Đang làm")]


def test_oldest_work_comes_first(kind, ask):
    kind()
    asked = [ask(number=number).pk for number in range(3)]
    assert [work.run_next().pk for _ in asked] == asked


def test_work_in_the_hands_of_another_worker_is_passed_over(kind, ask):
    kind()
    first, second = ask(number=1), ask(number=2)
    with another_worker_holds(first):
        assert work.run_next() == second
        assert work.run_next() is None
    assert work.run_next() == first


def test_work_whose_worker_died_is_done_again_from_the_start(kind, ask):
    kind()
    job = ask()
    work._unlock(work.take().pk)  # as the database does when a connection ends
    assert state_of(job) == S.RUNNING
    done = work.run_next()
    assert (done, done.state, done.interrupted) == (job, S.DONE, 1)


def test_work_that_kills_its_workers_is_given_up(kind, ask):
    kind()
    job = ask()
    for _ in range(work.MOST_INTERRUPTED):
        work._unlock(work.take().pk)
    assert work.run_next() is None
    assert (state_of(job), job.message) == (S.FAILED, work.CUT_SHORT)


def test_work_that_must_not_run_twice_is_told_as_cut_short(kind, ask):
    kind(repeatable=False)
    job = ask()
    work._unlock(work.take().pk)
    assert work.run_next() is None
    assert (state_of(job), job.message) == (S.FAILED, work.CUT_SHORT)


def test_a_worker_that_lost_its_work_writes_nothing_into_the_next_run(kind, ask):
    kind()
    job = ask()
    lost = work.take()
    Job.unscoped.filter(pk=job.pk).update(started_at=timezone.now())  # the next run
    with pytest.raises(work.Lost):
        work.Progress(lost)(1, 1)
    work.carry_out(lost)
    assert state_of(job) == S.RUNNING
    assert not StoredFile.unscoped.exists()


def test_work_of_a_worker_that_is_told_to_end_goes_back_to_the_queue(kind, ask):
    def run(job, progress):
        progress(1, 2, "Đang làm")
        raise work.Stopped

    kind(run)
    job = ask()
    with pytest.raises(work.Stopped):
        work.run_next()
    assert (state_of(job), job.done, job.message, job.interrupted) == (S.WAITING, 0, "", 0)


def test_what_the_work_refuses_is_told_in_its_words(kind, ask):
    def run(job, progress):
        raise Refused(Finding("", "Không có gì để in."))

    kind(run)
    job = ask()
    work.run_next()
    assert (state_of(job), job.message) == (S.FAILED, "Không có gì để in.")


def test_a_fault_is_told_and_logged_and_the_next_work_runs(kind, ask, caplog):
    def run(job, progress):
        return PAPER if job.arguments["number"] else 1 / 0

    kind(run)
    wrong, right = ask(number=0), ask(number=1)
    work.run_next(), work.run_next()
    assert (state_of(wrong), wrong.message, state_of(right)) == (S.FAILED, work.FAULT, S.DONE)
    assert "ZeroDivisionError" in caplog.text


def test_right_that_ended_meanwhile_ends_the_work(cast, kind, ask):
    kind()
    job = ask()
    end_role_of(cast.an)
    assert work.run_next() is None
    assert (state_of(job), job.message) == (S.FAILED, work.LOST_RIGHT)


def end_role_of(user):
    accounts.end(assignment=user.assignments.get(), on=ENDED, by=None)
    vars(user).pop("assignments_today", None)


# --- Stopping, throwing away --------------------------------------------------------------------


def test_waiting_work_stops_at_once(cast, kind, ask):
    kind()
    job = jobs.cancel(job=ask(), by=cast.an)
    assert job.state == S.CANCELLED
    assert work.run_next() is None


def test_running_work_stops_at_its_next_step(cast, kind, ask):
    def run(job, progress):
        progress(1, 3)
        jobs.cancel(job=job, by=cast.an)
        progress(2, 3)
        raise AssertionError("went on")

    kind(run)
    job = ask()
    work.run_next()
    assert (state_of(job), job.done, job.file) == (S.CANCELLED, 1, None)


def test_work_stopped_and_then_orphaned_does_not_begin_again(cast, kind, ask):
    kind()
    job = ask()
    work._unlock(work.take().pk)
    jobs.cancel(job=job, by=cast.an)
    assert work.run_next() is None
    assert state_of(job) == S.CANCELLED


def test_finished_work_is_not_stopped_and_open_work_not_removed(cast, kind, ask):
    kind()
    job = ask()
    with pytest.raises(Refused, match="dừng rồi mới xóa"):
        jobs.remove(job=job, by=cast.an)
    work.run_next()
    with pytest.raises(Refused, match="xong rồi"):
        jobs.cancel(job=job, by=cast.an)
    jobs.remove(job=job, by=cast.an)
    assert not Job.unscoped.exists()
    assert not StoredFile.unscoped.exists()


def test_old_files_are_cleared_away_and_young_ones_and_open_work_stay(kind, ask):
    kind()
    old, young, waiting = ask(number=1), ask(number=2), ask(number=3)
    work.run_next(), work.run_next()
    long_ago = timezone.now() - work.KEPT - timedelta(minutes=1)
    Job.unscoped.filter(pk=old.pk).update(ended_at=long_ago)
    Job.unscoped.filter(pk=waiting.pk).update(created_at=long_ago)
    assert work.expire() == 1
    assert set(Job.unscoped.all()) == {young, waiting}
    assert StoredFile.unscoped.get() == Job.unscoped.get(pk=young.pk).file


# --- The database keeps it true -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"state": S.FAILED}, "job_ended_when_over"),
        ({"ended_at": "2026-01-01T00:00Z"}, "job_ended_when_over"),
        ({"state": S.RUNNING}, "job_started_when_running"),
        ({"done": 2, "total": 1}, "job_done_within_total"),
        ({"file": "some"}, "job_file_when_done"),
    ],
)
def test_the_database_refuses_a_job_that_cannot_be(cast, kind, ask, wrong, constraint):
    kind()
    job = ask()
    if "file" in wrong:
        wrong = {"file": StoredFile.unscoped.create(owner=cast.an, name="a", content=b"a")}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Job.unscoped.filter(pk=job.pk).update(**wrong)


def test_the_database_refuses_the_same_open_work_twice(kind, ask):
    kind()
    job = ask()
    job.pk = None
    with pytest.raises(IntegrityError, match="job_asked_once"), transaction.atomic():
        job.save(force_insert=True)


def test_the_database_refuses_an_empty_file(cast):
    with pytest.raises(IntegrityError, match="stored_file_not_empty"), transaction.atomic():
        StoredFile.unscoped.create(owner=cast.an, name="a", content=b"")


# --- The page -----------------------------------------------------------------------------------


@pytest.fixture
def finished(kind, ask):
    """A job of An's with its file."""
    kind()
    ask()
    return work.run_next()


def test_page_tells_what_waits_runs_and_is_ready(cast, kind, ask, sign_in):
    kind(lambda job, progress: PAPER if job.arguments["number"] == 1 else 1 / 0)
    ask(number=1), ask(number=2), ask(number=3), ask(number=4)
    work.run_next(), work.run_next()
    work.Progress(work.take())(2, 5, "Đang trình bày")
    page = sign_in(cast.an).get(reverse("jobs")).content.decode()
    work._unlock(Job.unscoped.get(state=S.RUNNING).pk)
    for said in (
        "Đang chờ đến lượt",
        "Đang trình bày: 2/5",
        '<progress max="5" value="2"',
        "tệp mới",
        work.FAULT,
        "every 2s",
    ):
        assert said in page


def test_page_rests_when_nothing_is_under_way(cast, finished, sign_in):
    assert "every 2s" not in sign_in(cast.an).get(reverse("jobs")).content.decode()


def test_page_answers_htmx_with_the_list_alone(cast, finished, sign_in):
    answer = sign_in(cast.an).get(reverse("jobs"), headers={"HX-Request": "true"})
    assert answer.content.decode().lstrip().startswith('<section class="card" id="jobs"')


def test_list_costs_the_same_queries_for_one_job_and_three(
    cast, finished, ask, sign_in, django_assert_num_queries
):
    client = sign_in(cast.an)
    client.get(reverse("jobs"))
    with django_assert_num_queries(QUERIES):
        client.get(reverse("jobs"))
    ask(number=1), ask(number=2)
    work.run_next(), work.run_next()
    with django_assert_num_queries(QUERIES):
        assert len(client.get(reverse("jobs")).context["page"]) == 3


QUERIES = 6


def test_other_pages_count_new_files_only_for_who_waits(cast, kind, ask, sign_in):
    kind()
    ask()
    client, elsewhere = sign_in(cast.an), reverse("who_may")
    assert client.get(elsewhere).context["new_files"] == 0
    client.get(reverse("jobs"))
    work.run_next()
    page = client.get(elsewhere)
    assert page.context["new_files"] == 1
    assert "1 mới" in page.content.decode()
    client.get(reverse("job_file", args=[Job.unscoped.get().pk]))
    client.get(reverse("jobs"))
    assert client.get(elsewhere).context["new_files"] == 0


def test_file_is_handed_to_its_owner(cast, finished, sign_in):
    answer = sign_in(cast.an).get(reverse("job_file", args=[finished.pk]))
    assert (answer.content, answer["Content-Type"]) == (PAPER.content, "text/plain")
    assert answer["Content-Disposition"] == 'attachment; filename="thu.txt"'
    finished.refresh_from_db()
    assert finished.fetched_at is not None
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize("name", ["job_file", "job_cancel", "job_remove"])
@pytest.mark.parametrize("who", ["binh", "chi", "dung", "giang", "ended"])
def test_file_of_somebody_else_does_not_exist(cast, finished, sign_in, who, name):
    """Bình may read every record of An's cell, and still the file is An's."""
    path, client = reverse(name, args=[finished.pk]), sign_in(getattr(cast, who))
    answer = client.get(path) if name == "job_file" else client.post(path)
    assert answer.status_code == 404


def test_file_is_kept_back_when_the_role_has_ended(cast, finished, sign_in):
    end_role_of(cast.an)
    answer = sign_in(cast.an).get(reverse("job_file", args=[finished.pk]))
    assert (answer.status_code, PAPER.content in answer.content) == (403, False)


def test_work_without_file_has_none_to_fetch(cast, kind, ask, sign_in):
    kind(lambda job, progress: None)
    ask()
    path = reverse("job_file", args=[work.run_next().pk])
    assert sign_in(cast.an).get(path).status_code == 404


def test_personal_data_taken_away_leaves_a_trace_each_time(cast, kind, ask, sign_in):
    kind(personal=True)
    ask()
    path = reverse("job_file", args=[work.run_next().pk])
    client = sign_in(cast.an)
    client.get(path), client.get(path)
    told = set(Disclosure.objects.values_list("user", "subject", "field", "reason"))
    assert told == {(cast.an.pk, "Tệp thu.txt", "tải về", "Việc thử")}
    assert Disclosure.objects.count() == 2


def test_stop_and_remove_are_buttons_without_script(cast, kind, ask, sign_in):
    kind()
    job, client = ask(), sign_in(cast.an)
    assert client.post(reverse("job_cancel", args=[job.pk])).url == reverse("jobs")
    assert state_of(job) == S.CANCELLED
    client.post(reverse("job_remove", args=[job.pk]))
    assert not Job.unscoped.exists()


def test_pdf_opens_in_the_browser(cast, kind, ask, sign_in):
    kind(lambda job, progress: Produced("thu.pdf", "application/pdf", b"%PDF-1.7"))
    ask()
    answer = sign_in(cast.an).get(reverse("job_file", args=[work.run_next().pk]))
    assert answer["Content-Disposition"] == 'inline; filename="thu.pdf"'
