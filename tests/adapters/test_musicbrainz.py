"""MusicBrainz over HTTP: the real musicbrainzngs against the sandbox."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from playlist_service.adapters.musicbrainz import MusicBrainzCatalog
from playlist_service.adapters.musicbrainz_wire import Time
from playlist_service.config import Settings
from playlist_service.domain.identifiers import Isrc, Mbid, TrackUri
from playlist_service.sandbox import Sandbox

GROUP = Mbid("00000000-0000-4000-8000-000000002001")
RELEASE = Mbid("00000000-0000-4000-8000-000000003001")
NOBODY = Mbid("00000000-0000-4000-8000-00000000dead")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox.start() as running:
        yield running


@pytest.fixture
def catalog(sandbox: Sandbox) -> MusicBrainzCatalog:
    sandbox.clear_faults()
    sandbox.clear_requests()
    settings = Settings(musicbrainz_url=sandbox.musicbrainz_url, musicbrainz_seconds_per_request=0)
    return MusicBrainzCatalog.from_settings(settings)


def test_the_soundtrack_is_among_the_groups_of_its_title_and_in_front_if_its_type_is_named(
    catalog: MusicBrainzCatalog,
) -> None:
    anything = catalog.search_release_groups("I'm Here")
    soundtrack = catalog.search_release_groups("I'm Here", prefer_type="soundtrack")
    assert GROUP in [group.release_group_mbid for group in anything]
    assert len(soundtrack) == len(anything)
    order = [group.release_group_mbid for group in soundtrack]
    assert order.index(GROUP) <= [group.release_group_mbid for group in anything].index(GROUP)
    found = soundtrack[order.index(GROUP)]
    assert all("Soundtrack" in group.secondary_types for group in soundtrack[: order.index(GROUP)])
    assert (found.primary_type, found.secondary_types, found.first_release_year) == ("Album", ("Soundtrack",), 2010)
    assert found.credit[0].name == "Various Artists"


def test_a_named_artist_brings_a_group_forward(catalog: MusicBrainzCatalog) -> None:
    found = catalog.search_release_groups("I'm Here", artists=["Nova Ridge"], limit=2)
    assert found[0].credit[0].name == "Nova Ridge"
    assert len(found) == 2


def test_one_request_gives_all_releases_with_tracks_and_albums(sandbox: Sandbox, catalog: MusicBrainzCatalog) -> None:
    releases = catalog.releases_of(GROUP)
    assert len(sandbox.requests("musicbrainz")) == 1
    assert [len(release.tracks) for release in releases] == [9, 9]
    best = next(release for release in releases if release.release_mbid == RELEASE)
    assert best.album_ids == ("SANDBOXALBUM0000000101",)
    assert (best.label, best.country, best.date, best.status) == (
        "Chocolate Industries",
        "US",
        "2010-10-05",
        "Official",
    )
    assert best.release_group is not None
    assert best.release_group.release_group_mbid == GROUP


def test_one_request_gives_a_release_with_credits_aliases_codes_and_links(
    sandbox: Sandbox, catalog: MusicBrainzCatalog
) -> None:
    release = catalog.release(RELEASE)
    assert len(sandbox.requests("musicbrainz")) == 1
    assert release is not None
    first, eighth = release.tracks[0].recording, release.tracks[7].recording
    assert [track.position for track in release.tracks] == list(range(1, 10))
    assert [(artist.name, artist.join_phrase) for artist in first.credit] == [("Aska", " & "), ("The Lost Trees", "")]
    assert "Aska Matsumiya" in first.credit[0].aliases
    assert (first.length_ms, first.isrcs) == (245000, ("QZSBX2600101",))
    assert first.track_uris == ("spotify:track:SANDBOX000000000000101",)
    assert "Squeak E. Clean" in eighth.credit[0].aliases
    assert eighth.isrcs == ()


def test_what_does_not_exist_is_empty(catalog: MusicBrainzCatalog) -> None:
    assert catalog.release(NOBODY) is None
    assert catalog.releases_of(NOBODY) == []
    assert catalog.search_release_groups("zyxwvut") == []
    assert catalog.search_recordings([("zyxwvut", "nobody")]) == []
    assert catalog.recordings_by_isrc([Isrc("QZZZZ9999999")]) == []
    assert catalog.recordings_by_track_uri([TrackUri(f"spotify:track:{'z' * 22}")]) == {}


def test_artists_are_found_by_alias_and_with_a_slip_of_the_pen(sandbox: Sandbox, catalog: MusicBrainzCatalog) -> None:
    names = {hit.name for hit in catalog.search_artists(["Squeak E. Clean", "Gui Burrato", "Sleihg Bells"], limit=50)}
    assert {"Sam Spiegel", "Gui Boratto", "Sleigh Bells"} <= names
    assert len(sandbox.requests("musicbrainz")) == 1


def test_many_recordings_are_found_in_one_request(sandbox: Sandbox, catalog: MusicBrainzCatalog) -> None:
    release = catalog.release(RELEASE)
    assert release is not None
    sandbox.clear_requests()
    wanted = {track.recording.recording_mbid for track in release.tracks}
    found = catalog.search_recordings([(t.recording.title, t.recording.artists[-1]) for t in release.tracks])
    assert wanted <= {recording.recording_mbid for recording in found}
    assert len(sandbox.requests("musicbrainz")) == 1


def test_recordings_of_known_artists_are_found_whatever_the_article_calls_them(catalog: MusicBrainzCatalog) -> None:
    (boratto,) = (hit for hit in catalog.search_artists(["Gui Boratto"]) if hit.name == "Gui Boratto")
    found = catalog.search_recordings([("Beautiful Live", "Gui Burrato")], artist_mbids=[boratto.artist_mbid])
    assert "Beautiful Life" in {recording.title for recording in found}
    assert {artist.artist_mbid for recording in found for artist in recording.credit} == {boratto.artist_mbid}


def test_codes_and_addresses_lead_to_recordings_in_one_request_each(
    sandbox: Sandbox, catalog: MusicBrainzCatalog
) -> None:
    by_code = catalog.recordings_by_isrc([Isrc("QZSBX2600101"), Isrc("QZSBX2600103")])
    uris = [TrackUri(f"spotify:track:SANDBOX0000000000001{number:02d}") for number in (1, 2, 3)]
    by_uri = catalog.recordings_by_track_uri(uris)
    assert len(sandbox.requests("musicbrainz")) == 2
    assert {recording.title for recording in by_code} >= {"There Are Many of Us", "A/B Machines"}
    assert by_uri == {
        uris[0]: ["00000000-0000-4000-8000-000000000101"],
        uris[2]: ["00000000-0000-4000-8000-000000000103"],
    }
    assert catalog.recordings_by_track_uri(uris[:1]) == {uris[0]: by_uri[uris[0]]}


@pytest.mark.parametrize(
    "title", ["A/B Machines", "AND", "NOT OR", '"', "\\", "(", "[x TO y]", "a:b", "*", "~", "&&", "!", "C++", "Ünïçødé"]
)
def test_no_title_breaks_a_search(catalog: MusicBrainzCatalog, title: str) -> None:
    catalog.search_release_groups(title, artists=[title])
    catalog.search_artists([title])
    catalog.search_recordings([(title, title)])


@pytest.mark.usefixtures("catalog")
def test_a_server_in_trouble_is_asked_again(sandbox: Sandbox, moved_time: Any) -> None:
    sandbox.fault("rate_limit", server="musicbrainz", retry_after=0)
    sandbox.fault("garbled", server="musicbrainz", nth=2)
    sandbox.fault("drop", server="musicbrainz", nth=3)
    settings = Settings(musicbrainz_url=sandbox.musicbrainz_url, musicbrainz_seconds_per_request=0)
    patient = MusicBrainzCatalog.from_settings(
        settings, timing=Time(moved_time, moved_time.sleep, moved_time.monotonic)
    )
    assert patient.release(RELEASE) is not None
    assert len(sandbox.requests("musicbrainz")) == 4
