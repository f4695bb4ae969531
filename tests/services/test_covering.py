"""A cover is set by a person on purpose, is on record, and survives every sync."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from playlist_service.cli.covering import cover
from playlist_service.config import Settings
from playlist_service.database import Database
from playlist_service.errors import Conflict, InvalidInput, NotFound, QuotaExceeded, RemoteRejected, RemoteUnavailable
from playlist_service.samples import sample_articles
from playlist_service.sandbox import Sandbox
from playlist_service.services.curators import Curators
from playlist_service.services.directory import Services
from playlist_service.services.syncing.claiming import alone
from tests.conftest import MovedClock
from tests.services.syncing_stage import SLUG, Stage

PICTURE = b"\xff\xd8\xff\xe0" + b"a picture" * 50 + b"\xff\xd9"


@pytest.fixture
def stage(database: Database, moved_clock: MovedClock) -> Iterator[Stage]:
    with Sandbox.start() as sandbox:
        stage = Stage(database, sandbox, moved_clock)
        stage.publish(stage.tracks[:5])
        yield stage


def _shown(stage: Stage) -> bytes:
    with stage.sandbox.world.lock:
        return base64.b64decode(stage.sandbox.world.playlists.playlists[stage.playlist_id].cover or "")


def test_a_cover_is_sent_recorded_and_left_alone_by_every_sync_after(stage: Stage) -> None:
    stage.run()
    rows = stage.uris()
    Curators(stage.database, stage.clock).add("Ada", "a long enough password")
    run_id = stage.syncing.set_cover(SLUG, PICTURE, 1)
    assert _shown(stage) == PICTURE
    page = stage.syncing.run_page(SLUG, run_id)
    assert (page.run.state, page.run.started_by, page.run.writes) == ("sent", "Ada", 1)
    assert page.calls == (f"set the cover (a JPEG of {len(PICTURE)} bytes): done",)
    assert stage.syncing.is_current(SLUG), "a cover changes nothing about rows"

    other = PICTURE.replace(b"picture", b"drawing")
    stage.host().upload_cover(stage.link()["remote_id"], other)
    for days in (1, 1):
        stage.clock.move(days=days)
        assert stage.run(started_by="clock").state == "nothing"
    stage.publish(stage.tracks[1:7])
    assert stage.run().state == "verified"
    assert _shown(stage) == other, "a person's cover wins"
    assert stage.uris() != rows


def test_what_is_no_cover_is_refused_without_a_call(stage: Stage) -> None:
    with pytest.raises(Conflict, match="not on Spotify yet"):
        stage.syncing.set_cover(SLUG, PICTURE, None)
    stage.run()
    stage.sandbox.clear_requests()
    with pytest.raises(InvalidInput, match="no JPEG"):
        stage.syncing.set_cover(SLUG, b"\x89PNG", None)
    with pytest.raises(InvalidInput, match=r"262,148 bytes as base64, 262,144"):
        stage.syncing.set_cover(SLUG, b"\xff\xd8\xff" + bytes(196_608 - 2), None)
    with pytest.raises(NotFound):
        stage.syncing.set_cover("another", PICTURE, None)
    assert stage.requests() == []


def test_the_largest_cover_that_is_allowed_is_taken(stage: Stage) -> None:
    stage.run()
    largest = b"\xff\xd8\xff" + bytes(196_608 - 5) + b"\xff\xd9"
    stage.syncing.set_cover(SLUG, largest, None)
    assert _shown(stage) == largest


def test_a_cover_waits_for_no_run_and_a_run_for_no_cover(stage: Stage) -> None:
    stage.run()
    with alone(stage.database, stage.link()["playlist_id"]) as taken:
        assert taken
        with pytest.raises(Conflict, match="try again"):
            stage.syncing.set_cover(SLUG, PICTURE, None)


@pytest.mark.parametrize(
    ("fault", "error", "outcome"),
    [
        ({"kind": "quota", "retry_after": 60}, QuotaExceeded, "refused"),
        ({"kind": "drop"}, RemoteUnavailable, "no answer came; set it again to be sure"),
    ],
)
def test_a_cover_that_failed_is_on_record_and_disturbs_no_sync(
    stage: Stage, fault: dict[str, Any], error: type[Exception], outcome: str
) -> None:
    stage.run()
    stage.sandbox.fault(nth=1, **fault)
    with pytest.raises(error):
        stage.syncing.set_cover(SLUG, PICTURE, None)
    line = stage.syncing.runs(SLUG)[0]
    assert (line.state, line.started_by) == ("failed", "a curator")
    assert stage.syncing.run_page(SLUG, line.run_id).calls[0].endswith(outcome)
    stage.clock.move(days=1)
    assert stage.run().state == "nothing"
    stage.syncing.set_cover(SLUG, PICTURE, None)
    assert _shown(stage) == PICTURE


def test_the_command_says_what_is_wrong_with_a_file(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Settings, "from_environment", lambda: settings)
    picture = tmp_path / "cover.jpg"
    picture.write_text(json.dumps("no picture"))
    answer = CliRunner().invoke(cover, ["nowhere", str(picture)])
    assert isinstance(answer.exception, InvalidInput)
    picture.write_bytes(PICTURE)
    answer = CliRunner().invoke(cover, ["nowhere", str(picture)])
    assert isinstance(answer.exception, NotFound)
    assert CliRunner().invoke(cover, ["nowhere", str(tmp_path / "none.jpg")]).exit_code == 2


def test_the_command_puts_the_picture_on_the_playlist_and_says_under_which_run(
    services: Services, settings: Settings, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Settings, "from_environment", lambda: settings)
    picture = tmp_path / "cover.jpg"
    picture.write_bytes(PICTURE)
    for article in sample_articles():
        services.ingesting.ingest(str(article))
    services.journey.advance()
    services.publishing.publish("im-here", None)
    early = CliRunner().invoke(cover, ["im-here", str(picture)])
    assert isinstance(early.exception, Conflict)
    services.syncing.run("im-here", started_by="Ada")

    answer = CliRunner().invoke(cover, ["im-here", str(picture)])
    run = services.syncing.runs("im-here")[0]
    assert (answer.exit_code, answer.output) == (0, f"im-here: the cover was sent (run {run.run_id}).\n")
    assert (run.state, run.writes) == ("sent", 1)
    [held] = [playlist["id"] for playlist in sandbox.playlists() if playlist["owner"] == "sandbox-curator"]
    with sandbox.world.lock:
        assert base64.b64decode(sandbox.world.playlists.playlists[held].cover or "") == PICTURE

    sandbox.fault("error", method="PUT", path="/v1/playlists/*/images", status=400)
    refused = CliRunner().invoke(cover, ["im-here", str(picture)])
    assert isinstance(refused.exception, RemoteRejected)
    assert services.syncing.runs("im-here")[0].state == "failed"
