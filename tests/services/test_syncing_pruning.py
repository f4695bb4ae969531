"""Runs of the clock that found nothing are forgotten after a month; whatever wrote or asked a person stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from playlist_service.database import Database
from playlist_service.models import SyncRun
from playlist_service.sandbox import Sandbox
from tests.conftest import MovedClock
from tests.services.syncing_stage import Stage, many_uris


@pytest.fixture
def stage(database: Database, moved_clock: MovedClock) -> Iterator[Stage]:
    with Sandbox.start() as sandbox:
        yield Stage(database, sandbox, moved_clock)


def _kept(stage: Stage) -> list[tuple[str, str]]:
    return [(run["started_by"], run["state"]) for run in stage.runs()]


def test_the_clocks_old_looks_go_and_the_newest_and_all_others_stay(stage: Stage) -> None:
    stage.publish(stage.tracks[:5])
    stage.run(started_by="clock")
    for _ in range(3):
        stage.clock.move(days=1)
        stage.run(started_by="clock")
    stage.run(started_by="Ada")
    stage.sandbox.fault(kind="quota", retry_after=60, nth=1)
    stage.clock.move(days=1)
    stage.run(started_by="clock")
    assert stage.syncing.prune() == 0, "nothing is a month old"
    stage.clock.move(days=31)
    stage.run(started_by="clock")
    assert stage.syncing.prune() == 4
    assert _kept(stage) == [("clock", "verified"), ("Ada", "nothing"), ("clock", "nothing")]
    stage.clock.move(days=31)
    assert stage.syncing.prune() == 0, "the newest stays, however old"
    assert stage.run(started_by="clock").state == "nothing"


def test_a_run_that_waited_for_a_person_or_verified_the_base_stays(stage: Stage) -> None:
    stage.publish(many_uris(20))
    stage.run()
    stage.sandbox.foreign_edit(stage.playlist_id, "add", uris=stage.tracks[:1], position=0)
    stage.sandbox.foreign_edit(stage.playlist_id, "remove", uris=stage.tracks[:1])
    stage.clock.move(days=1)
    assert stage.run(started_by="clock").state == "nothing"
    base_run_id = stage.link()["base_run_id"]
    stage.clock.move(days=1)
    stage.publish(many_uris(2))
    assert stage.run(started_by="clock").state == "unsafe"
    assert stage.run(started_by="clock").state == "unsafe"
    stage.clock.move(days=40)
    assert stage.syncing.prune() == 0
    assert base_run_id in [run["id"] for run in stage.runs()]


def test_a_run_that_found_nothing_keeps_no_copy_of_the_list(stage: Stage) -> None:
    stage.publish(stage.tracks[:5])
    stage.run()
    stage.clock.move(days=1)
    stage.run(started_by="clock")
    wrote, looked = stage.runs()
    assert (wrote["desired_uris"], looked["desired_uris"]) == (stage.tracks[:5], [])


def test_a_running_run_is_never_forgotten(stage: Stage) -> None:
    stage.publish(stage.tracks[:5])
    stage.run()
    playlist_id = stage.link()["playlist_id"]
    with stage.database.write() as session:
        for state in ("running", "interrupted", "failed"):
            session.add(
                SyncRun(
                    playlist_id=playlist_id,
                    revision_number=1,
                    started_by="clock",
                    started_at=stage.clock.now() - timedelta(days=90),
                    finished_at=None if state == "running" else stage.clock.now() - timedelta(days=90),
                    state=state,
                )
            )
    assert stage.syncing.prune() == 0
