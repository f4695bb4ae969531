"""A track that somebody added on Spotify and that a curator takes over is an entry like any other, and stays one."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from playlist_service.database import Database
from playlist_service.models import DriftProposal, Entry, StoredCandidate
from playlist_service.samples import sample_articles
from playlist_service.sandbox import Sandbox
from playlist_service.services.directory import Services
from playlist_service.services.reviewing import EntryLine
from tests.conftest import MovedClock
from tests.services.syncing_stage import many_uris

SLUG = "im-here"
ONE, OTHER = many_uris(2, start=900)
TITLE = "Placeholder 900"


@pytest.fixture
def curator(services: Services) -> int:
    return services.curators.add("Ada", "a long password").id


@pytest.fixture
def published(services: Services, curator: int, moved_clock: MovedClock) -> Services:
    """The sample playlist, decided, published and synced a day ago."""
    for article in sample_articles():
        services.ingesting.ingest(str(article))
    services.journey.advance()
    for entry in services.reviewing.page(SLUG).entries:
        if entry.outcome != "accept":
            services.reviewing.accept(SLUG, entry.entry_id, entry.candidates[0].track_uri, curator)
    services.publishing.publish(SLUG, curator)
    assert services.syncing.run(SLUG, started_by="Ada").state == "verified"
    moved_clock.move(days=1)
    return services


def _remote_id(services: Services) -> str:
    return str(services.pages.playlist(SLUG).card.spotify_url).rpartition("/")[2]


def _rows(services: Services, sandbox: Sandbox) -> list[str]:
    return [row["uri"] for row in sandbox.rows(_remote_id(services))]


def _added(services: Services, sandbox: Sandbox, *uris: str, position: int = 3) -> None:
    """Let somebody add tracks on Spotify, and a sync find them."""
    sandbox.foreign_edit(_remote_id(services), "add", uris=list(uris), position=position)
    services.syncing.run(SLUG, started_by="Ada")


def _answer(services: Services, curator: int, *, take: bool = True, which: int = 0) -> None:
    services.syncing.settle(SLUG, services.syncing.proposals(SLUG)[which].proposal_id, take, curator)


def _synced(services: Services) -> str:
    return str(services.syncing.run(SLUG, started_by="Ada").state)


def _titles(services: Services) -> list[str]:
    return [entry.title for entry in services.reviewing.page(SLUG).entries]


def _entry(services: Services, title: str = TITLE) -> EntryLine:
    [entry] = [entry for entry in services.reviewing.page(SLUG).entries if entry.title == title]
    return entry


def test_it_is_an_entry_at_its_place_with_what_spotify_says_of_it(
    published: Services, sandbox: Sandbox, curator: int
) -> None:
    before = _titles(published)
    _added(published, sandbox, ONE)
    _answer(published, curator)
    assert _titles(published) == [*before[:3], TITLE, *before[3:]]
    entry = _entry(published)
    assert (entry.position, entry.artists, entry.origin) == (4, ("Placeholder Artist",), "curator")
    assert (entry.outcome, entry.decided_by, entry.undoable) == ("accept", "Ada", True)
    [candidate] = entry.candidates
    assert (candidate.track_uri, candidate.chosen, candidate.duration_ms) == (ONE, True, entry.length_ms)
    assert entry.length_ms
    [proof] = entry.proofs
    said = f"{proof.before}{proof.quote}{proof.after}"
    assert said == "Ada took it over from the playlist on Spotify on 22 November 2026, where somebody had added it."
    assert proof.source_address == f"https://open.spotify.com/playlist/{_remote_id(published)}"


def test_it_is_desired_before_the_next_revision_and_stands_in_it_once(
    published: Services, sandbox: Sandbox, curator: int
) -> None:
    _added(published, sandbox, ONE)
    _answer(published, curator)
    rows = _rows(published, sandbox)
    assert (_synced(published), _rows(published, sandbox)) == ("nothing", rows)
    assert published.reviewing.page(SLUG).publishable
    assert published.publishing.publish(SLUG, curator) == 2
    page = published.pages.playlist(SLUG)
    assert [track.title for track in page.tracks] == _titles(published)
    [track] = [track for track in page.tracks if track.title == TITLE]
    assert track.spotify_url == f"https://open.spotify.com/track/{ONE.rpartition(':')[2]}"
    assert track.length_ms
    assert track.proofs[0].before == "A curator took it over from ", "who it was is not for everybody"
    assert (_synced(published), _rows(published, sandbox)) == ("nothing", rows)
    assert rows.count(ONE) == 1


def test_it_survives_new_articles_enrichment_and_a_new_match(
    published: Services, sandbox: Sandbox, curator: int, moved_clock: MovedClock
) -> None:
    _added(published, sandbox, ONE)
    _answer(published, curator)
    before, titles = _entry(published), _titles(published)
    published.ingesting.ingest_text(
        "Soundtrack: I’m Here\n\nThe film I’m Here has Sleigh Bells’ “A/B Machines” on its soundtrack.", "One more"
    )
    published.journey.advance()
    published.enriching.enrich(SLUG)
    published.matching.match(SLUG, again=True)
    moved_clock.move(days=40)
    published.journey.advance()
    assert _entry(published) == before
    assert _titles(published) == titles


def test_rejecting_it_takes_it_off_and_it_does_not_come_back(
    published: Services, sandbox: Sandbox, curator: int, moved_clock: MovedClock
) -> None:
    ours = _rows(published, sandbox)
    _added(published, sandbox, ONE)
    _answer(published, curator)
    published.publishing.publish(SLUG, curator)
    _synced(published)
    published.reviewing.reject(SLUG, _entry(published).entry_id, curator)
    assert _synced(published) == "nothing"
    assert ONE in _rows(published, sandbox), "what is published stays until the next revision"
    moved_clock.move(hours=1)
    published.publishing.publish(SLUG, curator)
    assert _synced(published) == "verified"
    assert _rows(published, sandbox) == ours
    _added(published, sandbox, ONE)
    assert _rows(published, sandbox) == ours
    assert published.syncing.proposals(SLUG) == ()
    published.reviewing.undo(SLUG, _entry(published).entry_id, curator)
    moved_clock.move(hours=1)
    published.publishing.publish(SLUG, curator)
    _synced(published)
    assert _rows(published, sandbox)[3] == ONE, "who accepts it again has it again"


@pytest.mark.parametrize("synced_between", [False, True])
def test_rejecting_it_before_it_was_published_takes_it_off_as_well(
    published: Services, sandbox: Sandbox, curator: int, synced_between: bool
) -> None:
    ours = _rows(published, sandbox)
    _added(published, sandbox, ONE)
    _answer(published, curator)
    if synced_between:
        _synced(published)
    published.reviewing.reject(SLUG, _entry(published).entry_id, curator)
    assert _synced(published) == "verified"
    assert _rows(published, sandbox) == ours
    assert published.syncing.proposals(SLUG) == ()


def test_undoing_the_answer_leaves_an_entry_that_waits_and_no_program_decides(
    published: Services, sandbox: Sandbox, curator: int, moved_clock: MovedClock
) -> None:
    _added(published, sandbox, ONE)
    _answer(published, curator)
    published.reviewing.undo(SLUG, _entry(published).entry_id, curator)
    moved_clock.move(days=40)
    published.journey.advance()
    published.matching.match(SLUG, again=True)
    entry = _entry(published)
    assert (entry.outcome, entry.undoable, len(entry.candidates)) == ("new", False, 1)
    _synced(published)
    assert ONE in _rows(published, sandbox), "the row stays while nobody has decided"
    published.reviewing.accept(SLUG, entry.entry_id, ONE, curator)
    published.publishing.publish(SLUG, curator)
    assert TITLE in [track.title for track in published.pages.playlist(SLUG).tracks]


def test_an_entry_that_is_there_already_is_used(published: Services, sandbox: Sandbox, curator: int) -> None:
    machines = _entry(published, "A/B Machines")
    [uri] = [candidate.track_uri for candidate in machines.candidates if candidate.chosen]
    published.reviewing.reject(SLUG, machines.entry_id, curator)
    published.publishing.publish(SLUG, curator)
    _synced(published)
    before = _titles(published)
    _added(published, sandbox, uri, position=0)
    _answer(published, curator)
    used = _entry(published, "A/B Machines")
    assert (used.entry_id, used.outcome, used.decided_by, used.position) == (machines.entry_id, "accept", "Ada", 1)
    assert sorted(_titles(published)) == sorted(before)
    assert len(used.proofs) == len(machines.proofs) + 1
    published.publishing.publish(SLUG, curator)
    _synced(published)
    assert _rows(published, sandbox)[0] == uri
    assert _rows(published, sandbox).count(uri) == 1


def test_an_entry_with_another_track_keeps_it(
    published: Services, sandbox: Sandbox, curator: int, database: Database
) -> None:
    machines = _entry(published, "A/B Machines")
    with database.write() as session:
        offered = session.exec(select(StoredCandidate).where(StoredCandidate.entry_id == machines.entry_id)).first()
        assert offered is not None
        session.add(StoredCandidate(**{**offered.model_dump(exclude={"id"}), "track_uri": ONE, "probability": 0.9}))
    _added(published, sandbox, ONE)
    _answer(published, curator)
    published.publishing.publish(SLUG, curator)
    titles = [track.title for track in published.pages.playlist(SLUG).tracks]
    assert (len(titles), titles[3]) == (10, TITLE)
    assert _entry(published, "A/B Machines").outcome == "accept"


def test_an_article_that_names_it_later_makes_no_second_entry_and_its_going_takes_none_away(
    published: Services, sandbox: Sandbox, curator: int, database: Database
) -> None:
    _added(published, sandbox, ONE)
    _answer(published, curator)
    taken = _entry(published)
    report = published.ingesting.ingest_text(
        f"Soundtrack: I’m Here\n\nTrack list of the soundtrack of the film I’m Here:\n\n"
        f"1. Placeholder Artist – {TITLE}\n2. Sleigh Bells – A/B Machines\n",
        "One more",
        SLUG,
    )
    assert report.slug == SLUG
    published.journey.advance()
    named = _entry(published)
    assert (named.entry_id, named.origin, named.decided_by) == (taken.entry_id, "article", "Ada")
    assert {proof.kind for proof in named.proofs} == {"article", "playlist"}
    with database.write() as session:
        session.connection().exec_driver_sql(
            "DELETE FROM playlist_article WHERE article_id = (SELECT max(id) FROM article)"
        )
    published.journey.advance()
    alone = _entry(published)
    assert (alone.entry_id, alone.origin, alone.proofs) == (taken.entry_id, "curator", taken.proofs)


def test_several_in_a_row_keep_their_order_whichever_is_taken_first(
    published: Services, sandbox: Sandbox, curator: int
) -> None:
    before = _titles(published)
    _added(published, sandbox, ONE, OTHER)
    rows = _rows(published, sandbox)
    _answer(published, curator, which=1)
    _answer(published, curator)
    assert _titles(published) == [*before[:3], TITLE, "Placeholder 901", *before[3:]]
    assert (_synced(published), _rows(published, sandbox)) == ("nothing", rows)
    published.publishing.publish(SLUG, curator)
    assert (_synced(published), _rows(published, sandbox)) == ("nothing", rows)


def test_a_removal_that_is_taken_over_before_the_next_revision_rejects_the_entry(
    published: Services, sandbox: Sandbox, curator: int, moved_clock: MovedClock
) -> None:
    ours = _rows(published, sandbox)
    _added(published, sandbox, ONE)
    _answer(published, curator)
    _synced(published)
    moved_clock.move(hours=1)
    sandbox.foreign_edit(_remote_id(published), "remove", uris=[ONE])
    _synced(published)
    _answer(published, curator)
    assert _entry(published).outcome == "none"
    published.publishing.publish(SLUG, curator)
    _synced(published)
    assert _rows(published, sandbox) == ours


def test_going_back_restores_the_lists_with_it_and_without_it(
    published: Services, sandbox: Sandbox, curator: int, moved_clock: MovedClock
) -> None:
    ours = _rows(published, sandbox)
    for step in ("without it", "with it"):
        if step == "with it":
            _added(published, sandbox, ONE)
            _answer(published, curator)
        published.reviewing.reject(SLUG, published.reviewing.page(SLUG).entries[-1].entry_id, curator)
        published.reviewing.move(SLUG, published.reviewing.page(SLUG).entries[0].entry_id, 2, curator)
        moved_clock.move(hours=1)
        published.publishing.publish(SLUG, curator)
        assert _synced(published) == "verified"
    last, *_, first = [run for run in published.syncing.runs(SLUG) if run.writes][:-1]
    assert f"{TITLE} by Placeholder Artist" in published.syncing.run_page(SLUG, last.run_id).before
    published.syncing.restore(SLUG, first.run_id, curator)
    assert (_synced(published), _rows(published, sandbox)) == ("verified", ours)
    moved_clock.move(hours=1)
    published.syncing.restore(SLUG, last.run_id, curator)
    assert _synced(published) == "verified"
    assert _rows(published, sandbox).count(ONE) == 1


def test_an_episode_that_is_taken_over_stays_on_the_list_and_is_no_entry(
    published: Services, sandbox: Sandbox, curator: int, database: Database
) -> None:
    before = _titles(published)
    _added(published, sandbox, ONE)
    with database.write() as session:
        session.exec(select(DriftProposal)).one().track = None  # as an episode or a local file has none
    _answer(published, curator)
    assert _titles(published) == before
    published.publishing.publish(SLUG, curator)
    _synced(published)
    assert ONE in _rows(published, sandbox)


def test_what_waits_is_kept_as_it_was_seen_last(published: Services, sandbox: Sandbox, database: Database) -> None:
    _added(published, sandbox, ONE)
    sandbox.foreign_edit(_remote_id(published), "move", range_start=3, insert_before=1)
    _synced(published)
    with database.read() as session:
        proposal = session.exec(select(DriftProposal)).one()
        assert (proposal.position, proposal.entry_id) == (1, None)
        assert proposal.track is not None
        assert proposal.track["title"] == TITLE
        assert session.exec(select(Entry).where(col(Entry.origin) == "curator")).all() == []
