"""One run of a sync, over real HTTP: created, filled, verified, and quiet when nothing changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from playlist_service.database import Database
from playlist_service.errors import Conflict, NotFound
from playlist_service.models import Playlist
from playlist_service.sandbox import Sandbox
from playlist_service.services.syncing import SyncRules
from tests.conftest import MovedClock
from tests.services.syncing_stage import SLUG, Stage, many_uris


@pytest.fixture
def stage(database: Database, moved_clock: MovedClock) -> Iterator[Stage]:
    with Sandbox.start() as sandbox:
        yield Stage(database, sandbox, moved_clock)


def test_the_first_run_creates_and_fills_the_playlist(stage: Stage) -> None:
    desired = stage.tracks[:8]
    stage.publish(desired, title="I'm a film", description="All of it.\nSee https://example.org/x for more.")
    outcome = stage.run()
    assert (outcome.state, outcome.reason) == ("verified", None)
    assert stage.uris() == desired
    [playlist] = stage.own_playlists()
    assert (playlist["name"], playlist["description"]) == ("I'm a film", "All of it. See for more.")
    assert stage.link()["state"] == "synced"
    assert outcome.writes == 3, "create, texts, rows"


def test_a_second_run_makes_one_cheap_request(stage: Stage) -> None:
    stage.publish(stage.tracks[:8])
    stage.run()
    stage.sandbox.clear_requests()
    outcome = stage.run()
    assert (outcome.state, outcome.writes, outcome.reads) == ("nothing", 0, 1)
    assert stage.requests() == [f"GET /v1/playlists/{stage.playlist_id}"]


def test_the_clock_asks_nothing_where_the_list_was_looked_at_recently(stage: Stage) -> None:
    stage.publish(stage.tracks[:8])
    stage.run()
    stage.sandbox.clear_requests()
    assert stage.run("clock").run_id is None
    assert stage.requests() == []
    stage.clock.move(hours=24)
    assert stage.run("clock").state == "nothing"
    assert len(stage.requests()) == 1
    stage.publish(stage.tracks[1:8])
    assert stage.run("clock").state == "verified", "a new revision is no reason to be quiet"


def test_a_new_revision_keeps_the_rows_that_stay(stage: Stage) -> None:
    stage.publish(many_uris(120))
    stage.run()
    before = stage.serials()
    desired = [*many_uris(119)[10:], *stage.tracks[:3], *many_uris(10)]
    stage.publish(desired)
    outcome = stage.run()
    assert outcome.state == "verified"
    assert stage.uris() == desired
    assert all(stage.serials()[uri] == before[uri] for uri in many_uris(119))


def test_nothing_published_is_a_conflict_and_no_playlist_is_not_found(stage: Stage) -> None:
    with pytest.raises(NotFound):
        stage.run()
    with stage.database.write() as session:
        playlist = Playlist(slug=SLUG, title="x", subject_title="x", subject_type="film", created_at=stage.clock.now())
        session.add(playlist)
    with pytest.raises(Conflict, match="publish it, then sync"):
        stage.run()


def test_a_dangerous_plan_waits_for_a_yes_to_exactly_this_plan(stage: Stage) -> None:
    stage.publish(many_uris(20))
    stage.run()
    stage.publish(many_uris(8))
    refused = stage.run()
    assert refused.state == "unsafe"
    assert "12 of 20 rows" in (refused.reason or "")
    assert len(stage.uris()) == 20
    assert stage.link()["state"] == "unsafe"
    assert stage.run(approved_checksum="0" * 64).state == "unsafe"
    assert stage.run(approved_checksum=refused.checksum).state == "verified"
    assert stage.uris() == many_uris(8)


def test_an_unpublished_list_never_empties_the_playlist(stage: Stage) -> None:
    stage.publish(stage.tracks[:3])
    stage.run()
    stage.publish([])
    assert stage.run().state == "unsafe"
    assert stage.uris() == stage.tracks[:3]


def test_every_run_records_its_calls_and_lists(stage: Stage) -> None:
    stage.publish(stage.tracks[:3])
    stage.run()
    stage.publish(stage.tracks[1:4])
    stage.run("the curator")
    first, second = stage.runs()
    assert (first["state"], second["state"]) == ("verified", "verified")
    assert second["before_uris"] == stage.tracks[:3]
    assert second["after_uris"] == stage.tracks[1:4]
    assert second["writes"] == 1
    assert second["revision_number"] == 2
    assert [call["outcome"] for call in stage.calls()] == ["ok"] * 4
    assert [call["call"]["op"] for call in stage.calls()] == ["create", "details", "add", "replace"]


def test_a_relinked_track_is_no_difference(stage: Stage) -> None:
    desired = stage.tracks[:4]
    stage.sandbox.track(desired[1], "relinked", many_uris(1)[0])
    stage.publish(desired)
    assert stage.run().state == "verified"
    assert stage.link()["aliases"] == {many_uris(1)[0]: desired[1]}
    stage.clock.move(days=1)
    stage.sandbox.clear_requests()
    assert stage.run().state == "nothing"
    stage.publish([*desired, stage.tracks[5]])
    assert stage.run().state == "verified"
    assert stage.uris() == [*desired, stage.tracks[5]]
    assert stage.runs()[-1]["writes"] == 1


def test_a_track_that_becomes_unavailable_keeps_its_row(stage: Stage) -> None:
    desired = stage.tracks[:6]
    stage.publish(desired)
    stage.run()
    stage.sandbox.track(desired[2], "gone")
    stage.publish([desired[1], *desired[2:], desired[0]])
    outcome = stage.run()
    assert outcome.state == "verified"
    assert stage.uris() == [desired[1], *desired[2:], desired[0]]


def test_a_playlist_that_is_gone_is_not_made_again_by_itself(stage: Stage) -> None:
    stage.publish(stage.tracks[:3])
    stage.run()
    stage.clock.move(hours=1)
    stage.sandbox.foreign_edit(stage.playlist_id, "delete")
    outcome = stage.run()
    assert outcome.state == "held"
    assert stage.link()["state"] == "gone"
    assert stage.own_playlists() == []


def test_a_long_list_moves_one_row_with_one_call(stage: Stage) -> None:
    stage.publish(many_uris(1000))
    assert stage.run().state == "verified"
    desired = many_uris(1000)
    desired.insert(500, desired.pop(3))
    stage.publish(desired)
    outcome = stage.run()
    assert (outcome.state, outcome.writes) == ("verified", 1)
    assert stage.uris() == desired


def test_an_eager_clock_asks_every_time_where_it_is_told_to(stage: Stage) -> None:
    stage.publish(stage.tracks[:3])
    stage.run()
    stage.syncing = stage.new_syncing(SyncRules(fresh_for=timedelta(0)))
    stage.sandbox.clear_requests()
    stage.run("clock")
    assert len(stage.requests()) == 1
