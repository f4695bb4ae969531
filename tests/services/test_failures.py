"""Jobs that failed are shown with their reason, and are tried again or dismissed in one step."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from jobs import worker
from playlist_service.adapters.job_queue import ProcrastinateQueue
from playlist_service.bootstrap import Running
from playlist_service.cli.curating import status
from playlist_service.cli.operating import failed
from playlist_service.config import Settings
from playlist_service.database import Database, libpq_address
from playlist_service.errors import NotFound
from playlist_service.samples import sample_articles
from playlist_service.services.directory import Services
from playlist_service.services.syncing import Syncing

SLUG = "im-here"


@pytest.fixture
def running(settings: Settings, services: Services, database: Database) -> Running:
    return Running(settings, services, database, libpq_address(settings.database_url or ""))


@pytest.fixture
def unpublished(running: Running) -> Running:
    """A playlist whose sync failed, because nothing of it is published."""
    for article in sample_articles():
        running.services.ingesting.ingest(str(article))
    worker.work(running, until_empty=True)
    running.services.syncing.request(SLUG, "Ada")
    worker.work(running, until_empty=True)
    return running


def _waiting(database: Database) -> list[str]:
    with database.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT task_name FROM procrastinate_jobs WHERE status = 'todo'")
        return [row[0] for row in rows]


def test_a_job_that_failed_says_which_it_was_for_which_playlist_when_and_why(unpublished: Running) -> None:
    [job] = unpublished.services.failures.jobs()
    assert (job.task, job.slug) == ("sync", SLUG)
    assert job.reason == f"Nothing of '{SLUG}' is published yet: publish it, then sync."
    assert job.failed_at is not None
    assert job.failed_at.tzinfo is not None


def test_trying_it_again_after_the_cause_is_gone_leaves_no_failure(unpublished: Running) -> None:
    services = unpublished.services
    for entry in services.reviewing.page(SLUG).entries:
        if entry.outcome != "accept":
            services.reviewing.reject(SLUG, entry.entry_id, services.curators.add(entry.title, "a long password").id)
    services.publishing.publish(SLUG, None)
    assert services.failures.retry([job.job_id for job in services.failures.jobs()]) == 1
    assert services.failures.jobs() == ()
    worker.work(unpublished, until_empty=True)
    assert services.failures.jobs() == ()
    assert [run.state for run in services.syncing.runs(SLUG)] == ["verified"]


def test_what_waits_already_is_not_doubled(unpublished: Running, database: Database) -> None:
    unpublished.services.syncing.request(SLUG, "Ada")
    assert unpublished.services.failures.retry() == 1
    assert _waiting(database) == ["sync"]
    assert unpublished.services.failures.jobs() == ()


def test_what_is_dismissed_is_gone_with_its_reason(unpublished: Running, database: Database) -> None:
    [job] = unpublished.services.failures.jobs()
    assert unpublished.services.failures.dismiss([job.job_id]) == 1
    assert (unpublished.services.failures.jobs(), _waiting(database)) == ((), [])
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM job_failure").scalar_one() == 0
    with pytest.raises(NotFound, match="answered already"):
        unpublished.services.failures.retry([job.job_id])


def test_the_words_of_an_error_that_nobody_foresaw_are_not_shown(
    unpublished: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("postgresql://service:secret@host")

    monkeypatch.setattr(Syncing, "run", fails)
    unpublished.services.failures.retry()
    worker.work(unpublished, until_empty=True)
    [job] = unpublished.services.failures.jobs()
    assert job.reason == "An error that nobody foresaw (RuntimeError); the worker's log has the rest."


def test_a_job_whose_reason_was_not_kept_is_shown_all_the_same(services: Services, database: Database) -> None:
    with database.write() as session:
        ProcrastinateQueue().enqueue(session, "advance", queueing_lock="advance")
        session.connection().exec_driver_sql("UPDATE procrastinate_jobs SET status = 'doing'")
        session.connection().exec_driver_sql("UPDATE procrastinate_jobs SET status = 'failed'")
    [job] = services.failures.jobs()
    assert (job.task, job.slug, job.reason) == ("advance", None, "No reason was kept; the worker's log has it.")


def test_the_commands_show_failures_and_answer_them(
    unpublished: Running, settings: Settings, monkeypatch: pytest.MonkeyPatch, database: Database
) -> None:
    monkeypatch.setattr(Settings, "from_environment", lambda: settings)
    run = CliRunner().invoke
    [job] = json.loads(run(status, ["--json"]).output)["failed_jobs"]
    assert (job["task"], job["slug"], "published" in job["reason"]) == ("sync", SLUG, True)
    told = run(status).output
    assert f"Job {job['job']} failed: sync of {SLUG}, " in told
    assert "playlist-service failed --retry" in told
    assert run(failed).exit_code == 2
    assert run(failed, [str(job["job"]), "--retry"]).output == "1 on the queue again.\n"
    assert _waiting(database) == ["sync"]
    worker.work(unpublished, until_empty=True)
    assert run(failed, ["--dismiss"]).output == "1 dismissed.\n"
    assert json.loads(run(status, ["--json"]).output)["failed_jobs"] == []
