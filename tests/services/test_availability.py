"""Tracks that cannot be played any more are found night by night, and others of the same recording offered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import col, select, text

from jobs import worker
from playlist_service.bootstrap import Running, build_services
from playlist_service.config import Settings
from playlist_service.database import Database, libpq_address
from playlist_service.errors import Conflict
from playlist_service.models import Playlist, StoredDecision, TrackCheck
from playlist_service.samples import sample_articles
from playlist_service.sandbox import Sandbox
from playlist_service.sandbox.catalogue import SAMPLE
from playlist_service.services.availability import AvailabilityReport
from playlist_service.services.curators import Curators
from playlist_service.services.directory import Services
from playlist_service.services.syncing import ProposalLine
from tests.conftest import MovedClock

SLUG = "im-here"
MACHINES = "SANDBOX000000000000103"
WORDS = "SANDBOX000000000000105"
TWIN = "SANDBOX000000000000903"
AWAY = "SANDBOX000000000000108"
"""Not played in any market, in the sample catalogue."""


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Sandbox]:
    """The sample catalogue, in which A/B Machines stands on a second album as well, under the same ISRC."""
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    [track] = [one for one in map(json.loads, lines) if one.get("id") == MACHINES]
    twin = {**track, "id": TWIN, "album": "SANDBOXALBUM0000000611", "position": 9, "popularity": 1}
    catalogue = tmp_path / "catalogue.jsonl"
    catalogue.write_text("\n".join([*lines, json.dumps(twin)]), encoding="utf-8")
    with Sandbox.start(catalogue) as sandbox:
        sandbox.track(AWAY, "available")
        yield sandbox


@pytest.fixture
def published(services: Services) -> Services:
    """The sample playlist, published and synced."""
    for article in sample_articles():
        services.ingesting.ingest(str(article))
    services.journey.advance()
    services.publishing.publish(SLUG, None)
    assert services.syncing.run(SLUG, started_by="Ada").state == "verified"
    return services


def _rows(sandbox: Sandbox, database: Database) -> list[str]:
    with database.read() as session:
        remote_id = session.connection().execute(text("SELECT remote_id FROM remote_playlist")).scalar_one()
    return [row["uri"] for row in sandbox.rows(str(remote_id))]


def _checks(database: Database) -> dict[str, str | None]:
    with database.read() as session:
        noted = session.exec(select(TrackCheck).where(col(TrackCheck.unavailable_since).is_not(None)))
        return {check.track_uri.split(":")[-1]: check.reason for check in noted}


def _offers(services: Services) -> list[ProposalLine]:
    return [line for line in services.syncing.proposals(SLUG) if line.kind == "unavailable"]


def _curator(database: Database, clock: MovedClock) -> int:
    Curators(database, clock).add("Ada", "a long enough password")
    with database.read() as session:
        return int(session.connection().execute(text("SELECT id FROM curator")).scalar_one())


def test_a_track_that_is_not_played_any_more_stays_and_its_twin_is_offered_taken_and_synced(
    published: Services, sandbox: Sandbox, database: Database, moved_clock: MovedClock
) -> None:
    before = _rows(sandbox, database)
    sandbox.track(MACHINES, "unplayable")
    moved_clock.move(days=8)
    report = published.availability.check()
    assert (report.unavailable, report.offered, report.stopped) == (1, 1, None)
    assert _checks(database) == {MACHINES: "Spotify does not play it in our market."}
    [offer] = _offers(published)
    assert offer.sentence == (
        "“A/B Machines” by Sleigh Bells is no longer playable; "
        "“A/B Machines” by Sleigh Bells on “Night Drive Mix” is the same recording: take it?"
    )
    published.syncing.run(SLUG, started_by="Ada")
    assert _rows(sandbox, database) == before, "nothing is exchanged without a person"

    curator = _curator(database, moved_clock)
    published.syncing.settle(SLUG, offer.proposal_id, True, curator)
    with database.read() as session:
        newest = session.exec(select(StoredDecision).order_by(col(StoredDecision.id).desc())).first()
        assert newest is not None
        assert (newest.outcome, newest.track_uri, newest.decided_by) == ("accept", f"spotify:track:{TWIN}", curator)
    with pytest.raises(Conflict):
        published.syncing.settle(SLUG, offer.proposal_id, True, curator)
    published.publishing.publish(SLUG, curator)
    assert published.syncing.run(SLUG, started_by="Ada").state == "verified"
    wanted = [f"spotify:track:{TWIN}" if uri.endswith(MACHINES) else uri for uri in before]
    assert _rows(sandbox, database) == wanted
    moved_clock.move(days=8)
    assert published.availability.check().unavailable == 0


def test_a_refused_offer_is_not_made_again_and_tombstones_nothing(
    published: Services, sandbox: Sandbox, database: Database, moved_clock: MovedClock
) -> None:
    before = _rows(sandbox, database)
    sandbox.track(MACHINES, "unplayable")
    moved_clock.move(days=8)
    published.availability.check()
    [offer] = _offers(published)
    published.syncing.settle(SLUG, offer.proposal_id, False, _curator(database, moved_clock))
    moved_clock.move(days=8)
    assert published.availability.check().unavailable == 1
    [next_best] = _offers(published)
    assert "Night Drive Mix" not in next_best.sentence
    published.syncing.run(SLUG, started_by="Ada")
    assert _rows(sandbox, database) == before


def test_an_open_offer_survives_syncs_and_goes_when_the_track_comes_back(
    published: Services, sandbox: Sandbox, database: Database, moved_clock: MovedClock
) -> None:
    sandbox.track(MACHINES, "unplayable")
    moved_clock.move(days=8)
    published.availability.check()
    with database.write() as session:
        playlist = session.exec(select(Playlist).where(Playlist.slug == SLUG)).one()
        playlist.description = "Another text."
    published.publishing.publish(SLUG, None)
    published.syncing.run(SLUG, started_by="Ada")
    assert len(_offers(published)) == 1
    moved_clock.move(days=8)
    assert published.availability.check().offered == 0, "what is offered is not looked for again"
    assert len(_offers(published)) == 1
    sandbox.track(MACHINES, "available")
    moved_clock.move(days=8)
    published.availability.check()
    assert (_offers(published), _checks(database)) == ([], {})


def test_an_offer_goes_when_a_sync_reads_that_its_track_is_played_again(
    published: Services, sandbox: Sandbox, database: Database, moved_clock: MovedClock
) -> None:
    sandbox.track(MACHINES, "unplayable")
    moved_clock.move(days=8)
    published.availability.check()
    sandbox.track(MACHINES, "available")
    with database.write() as session:
        playlist = session.exec(select(Playlist).where(Playlist.slug == SLUG)).one()
        playlist.description = "Another text."
    published.publishing.publish(SLUG, None)
    published.syncing.run(SLUG, started_by="Ada")
    assert published.availability.check().checked == 0, "the rows told everything"
    assert _offers(published) == []


def test_for_a_track_that_is_gone_another_pressing_is_offered_and_not_an_edit_under_its_code(
    published: Services, sandbox: Sandbox, database: Database, moved_clock: MovedClock
) -> None:
    sandbox.track(WORDS, "gone")
    moved_clock.move(days=8)
    report = published.availability.check()
    assert (report.unavailable, report.offered) == (1, 1)
    assert _checks(database) == {WORDS: "Spotify has it no longer."}
    [offer] = _offers(published)
    assert offer.sentence.endswith("by Animal Collective on “Feels” matches it, under another ISRC: take it?")


def test_rows_that_a_sync_read_are_not_asked_for_again_but_those_that_looked_wrong_come_first(
    published: Services, sandbox: Sandbox, database: Database, moved_clock: MovedClock
) -> None:
    sandbox.clear_requests()
    assert published.availability.check() == AvailabilityReport(), "the sync has just read every row"
    assert sandbox.requests("spotify") == []
    sandbox.track(MACHINES, "unplayable")
    with database.write() as session:
        playlist = session.exec(select(Playlist).where(Playlist.slug == SLUG)).one()
        playlist.description = "Another text."
    moved_clock.move(days=1)
    published.publishing.publish(SLUG, None)
    published.syncing.run(SLUG, started_by="Ada")
    report = published.availability.check()
    assert (report.checked, report.unavailable, report.offered) == (1, 1, 1)


def test_without_budget_for_checks_the_rest_waits(
    published: Services, settings: Settings, database: Database, moved_clock: MovedClock, sandbox: Sandbox
) -> None:
    moved_clock.move(days=8)
    poor = build_services(replace(settings, spotify_daily_budget=10), database, clock=moved_clock)
    sandbox.clear_requests()
    report = poor.availability.check()
    assert 0 < report.checked <= 7, "seven tenths of ten calls"
    assert report.stopped
    assert "used up" in report.stopped
    moved_clock.move(days=2)
    checked = report.checked + poor.availability.check().checked
    asked = [one.path for one in sandbox.requests("spotify") if "/tracks/" in one.path and one.status == 200]
    assert len(set(asked)) == checked > report.checked, "each has its turn"


def test_the_clock_queues_the_check_and_a_worker_makes_it(
    published: Services, settings: Settings, database: Database, sandbox: Sandbox, moved_clock: MovedClock
) -> None:
    sandbox.track(MACHINES, "unplayable")
    moved_clock.move(days=8)
    published.availability.nightly()
    published.availability.nightly()
    worker.work(Running(settings, published, database, libpq_address(settings.database_url or "")), until_empty=True)
    assert len(_offers(published)) == 1
