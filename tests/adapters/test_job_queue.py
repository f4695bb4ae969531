"""Jobs live and die with the transaction that they were put on the queue in."""

from sqlalchemy import text

from playlist_service.adapters.job_queue import ProcrastinateQueue
from playlist_service.database import Database


def _jobs(database: Database) -> list[tuple[str, str]]:
    with database.read() as session:
        rows = session.connection().execute(text("SELECT task_name, args->>'slug' FROM procrastinate_jobs ORDER BY id"))
        return [(row[0], row[1]) for row in rows]


def test_a_committed_job_is_there_once_however_often_it_is_put(database: Database) -> None:
    queue = ProcrastinateQueue()
    with database.write() as session:
        assert queue.enqueue(session, "sync", lock="playlist:1", queueing_lock="sync:1", slug="one")
        assert not queue.enqueue(session, "sync", lock="playlist:1", queueing_lock="sync:1", slug="one")
        assert queue.enqueue(session, "sync", lock="playlist:2", queueing_lock="sync:2", slug="two")
    assert _jobs(database) == [("sync", "one"), ("sync", "two")]


def test_a_job_of_a_transaction_that_is_rolled_back_is_gone(database: Database) -> None:
    with database.read() as session:
        assert ProcrastinateQueue().enqueue(session, "sync", lock="a", queueing_lock="a", slug="one")
    assert _jobs(database) == []
