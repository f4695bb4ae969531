"""From articles to a published revision, on the sandbox; every step may run again and finds nothing left."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from playlist_service.errors import Conflict, InvalidInput, NotFound
from playlist_service.samples import sample_articles
from playlist_service.sandbox import Sandbox
from playlist_service.services.directory import Services
from playlist_service.services.pages import PlaylistPage
from playlist_service.services.reviewing import EntryLine

TITLES = [
    "There Are Many of Us",
    "Beautiful Life",
    "A/B Machines",
    "The Past Is a Grotesque Animal",
    "Did You See the Words",
    "Hellhole Ratrace",
    "Y.O.U.",
    "Lonesome Robot Theme",
    "There Are Many of Us (Electric Dream Reprise)",
]


@pytest.fixture
def curator(services: Services) -> int:
    return services.curators.add("Mira", "a long password").id


@pytest.fixture
def matched(services: Services) -> Services:
    """The samples, taken as far as they go without a person."""
    for article in sample_articles():
        services.ingesting.ingest(str(article))
    services.journey.advance()
    return services


def _entry(services: Services, title: str) -> EntryLine:
    return next(entry for entry in services.reviewing.page("im-here").entries if entry.title == title)


def _waiting(services: Services) -> list[EntryLine]:
    return [e for e in services.reviewing.page("im-here").entries if e.outcome != "accept" and not e.decided_by]


def _published(services: Services, curator: int) -> PlaylistPage:
    for entry in _waiting(services):
        services.reviewing.accept("im-here", entry.entry_id, entry.candidates[0].track_uri, curator)
    services.publishing.publish("im-here", curator)
    return services.pages.playlist("im-here")


def test_the_samples_make_one_playlist_of_nine_tracks_in_order(matched: Services) -> None:
    assert [line.slug for line in matched.reviewing.desk()] == ["im-here"]
    assert [entry.title for entry in matched.reviewing.page("im-here").entries] == TITLES


def test_what_is_certain_is_accepted_and_the_rest_waits_with_a_reason(matched: Services) -> None:
    waiting = _waiting(matched)
    assert 1 <= len(waiting) <= 3
    assert all(entry.reason for entry in waiting)


def test_no_decoy_is_accepted(matched: Services) -> None:
    albums = {
        candidate.album
        for entry in matched.reviewing.page("im-here").entries
        for candidate in entry.candidates
        if candidate.chosen
    }
    assert albums == {"I'm Here (Original Motion Picture Soundtrack)"}


def test_every_track_of_the_page_has_evidence_and_the_quote_stands_in_an_article(
    matched: Services, curator: int
) -> None:
    page = _published(matched, curator)
    texts = " ".join(" ".join(path.read_text("utf-8").split()) for path in sample_articles())
    assert [track.title for track in page.tracks] == TITLES
    for track in page.tracks:
        quotes = [proof.quote for proof in track.proofs if proof.kind == "article"]
        assert quotes, track.title
        assert all(quote in texts for quote in quotes)


def test_a_soundtrack_of_nine_costs_few_requests_from_cold_and_none_from_warm(
    matched: Services, sandbox: Sandbox
) -> None:
    asked = [request.server for request in sandbox.requests() if request.path.startswith(("/ws/2", "/v1"))]
    assert asked.count("musicbrainz") <= 5
    assert asked.count("spotify") - asked.count("me") <= 6
    sandbox.clear_requests()
    matched.enriching.enrich("im-here")
    assert sandbox.requests() == []


def test_a_second_run_of_every_step_changes_nothing(matched: Services, curator: int, sandbox: Sandbox) -> None:
    before = _published(matched, curator)
    sandbox.clear_requests()
    for article in sample_articles():
        matched.ingesting.ingest(str(article))
    matched.journey.advance()
    assert matched.publishing.publish("im-here", curator) == 1
    assert matched.pages.playlist("im-here") == before
    assert sandbox.requests() == []


def test_a_curators_decision_survives_a_new_article_and_a_new_match(matched: Services, curator: int) -> None:
    entry = _entry(matched, "A/B Machines")
    matched.reviewing.reject("im-here", entry.entry_id, curator)
    matched.ingesting.ingest_text(
        "Soundtrack: I’m Here\n\nThe film I’m Here has Sleigh Bells’ “A/B Machines” on its soundtrack.", "One more"
    )
    matched.journey.advance()
    matched.matching.match("im-here", again=True)
    after = _entry(matched, "A/B Machines")
    assert (after.entry_id, after.outcome, after.decided_by) == (entry.entry_id, "none", "Mira")


def test_an_undone_decision_gives_way_to_the_one_before(matched: Services, curator: int) -> None:
    entry = _entry(matched, "Y.O.U.")
    matched.reviewing.reject("im-here", entry.entry_id, curator)
    matched.reviewing.undo("im-here", entry.entry_id, curator)
    assert _entry(matched, "Y.O.U.").outcome == "accept"
    with pytest.raises(Conflict, match="nothing to undo"):
        matched.reviewing.undo("im-here", entry.entry_id, curator)


def test_a_moved_entry_stays_where_it_was_put(matched: Services, curator: int) -> None:
    matched.reviewing.move("im-here", _entry(matched, "Y.O.U.").entry_id, 2, curator)
    matched.enriching.enrich("im-here")
    titles = [entry.title for entry in matched.reviewing.page("im-here").entries]
    assert titles == [TITLES[0], "Y.O.U.", *TITLES[1:6], *TITLES[7:]]


def test_an_entry_can_be_kept_without_a_track(matched: Services, curator: int) -> None:
    for entry in _waiting(matched):
        matched.reviewing.keep("im-here", entry.entry_id, curator)
    matched.publishing.publish("im-here", curator)
    page = matched.pages.playlist("im-here")
    assert len(page.tracks) == 9
    assert any(track.spotify_url is None for track in page.tracks)


def test_a_pasted_track_is_looked_up_and_an_unknown_one_refused(matched: Services, curator: int) -> None:
    entry = _entry(matched, "Beautiful Life")
    with pytest.raises(NotFound, match="Spotify has no track"):
        matched.reviewing.accept("im-here", entry.entry_id, "spotify:track:0000000000000000000000", curator)
    with pytest.raises(InvalidInput, match="paste its link"):
        matched.reviewing.accept("im-here", entry.entry_id, "not a link", curator)


def test_publishing_nothing_is_refused(services: Services) -> None:
    services.ingesting.ingest(str(sample_articles()[0]))
    services.composing.fuse_due()
    with pytest.raises(Conflict, match="No entry is accepted"):
        services.publishing.publish("im-here", None)
    with pytest.raises(NotFound):
        services.publishing.publish("nowhere", None)


def test_an_interview_joins_no_list(services: Services) -> None:
    report = services.ingesting.ingest(str(sample_articles()[2]))
    assert report.slug is None
    assert services.reviewing.desk() == ()


def test_bad_articles_are_refused_and_nothing_is_kept(services: Services, tmp_path: Path) -> None:
    binary = tmp_path / "noise.bin"
    binary.write_bytes(bytes(range(256)) * 64)
    for source in (str(tmp_path / "missing.txt"), str(binary), str(tmp_path)):
        with pytest.raises(InvalidInput):
            services.ingesting.ingest(source)
    with pytest.raises(InvalidInput, match="no text"):
        services.ingesting.ingest_text("  \n ", "Empty")
    with pytest.raises(NotFound, match="no playlist"):
        services.ingesting.ingest(str(sample_articles()[0]), "nowhere")
    assert services.overview.status().articles == 0


def test_the_soundtrack_article_alone_is_completed_from_the_release(services: Services, shared: Path | None) -> None:
    if shared is None:
        return
    reports = [services.ingesting.ingest(str(path)) for path in sorted((shared / "articles").glob("*.txt"))]
    assert [report.slug for report in reports if report.slug] == ["im-here"]
    services.journey.advance()
    assert [entry.title for entry in services.reviewing.page("im-here").entries] == TITLES


def test_the_same_article_from_many_sides_at_once_is_kept_once(services: Services) -> None:
    start = threading.Barrier(4)

    def ingest(_: int) -> str | None:
        start.wait()
        return services.ingesting.ingest(str(sample_articles()[0])).slug

    with ThreadPoolExecutor(4) as pool:
        slugs = list(pool.map(ingest, range(4)))
    assert slugs == ["im-here"] * 4
    assert services.overview.status().articles == 1
    assert len(services.reviewing.desk()) == 1


def test_matching_from_two_sides_at_once_leaves_each_candidate_once(matched: Services) -> None:
    start = threading.Barrier(2)

    def match(_: int) -> None:
        start.wait()
        matched.matching.match("im-here", again=True)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(match, range(2)))
    for entry in matched.reviewing.page("im-here").entries:
        uris = [candidate.track_uri for candidate in entry.candidates]
        assert len(uris) == len(set(uris))
