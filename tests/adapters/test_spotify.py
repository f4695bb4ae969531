"""Spotify over HTTP: the real spotipy against the sandbox."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from playlist_service.adapters.spotify import SpotifyPlaylistHost, SpotifyTrackCatalog, plain_description
from playlist_service.adapters.spotify_auth import FixedToken
from playlist_service.adapters.spotify_wire import SpotifyWire
from playlist_service.domain.identifiers import AlbumId, PlaylistId, TrackUri
from playlist_service.errors import QuotaExceeded, RemoteAuthorization, RemoteRejected, RemoteUnavailable
from playlist_service.ports import RemotePlaylist
from playlist_service.sandbox import Sandbox

SOUNDTRACK = AlbumId("SANDBOXALBUM0000000101")
TRACKS = [TrackUri(f"spotify:track:SANDBOX0000000000001{number:02d}") for number in (1, 2, 3, 4, 5, 7, 8, 9)]
A, B, C, D = TRACKS[:4]
JPEG = b"\xff\xd8\xff\xe0" + b"picture" * 10 + b"\xff\xd9"


@pytest.fixture(scope="module")
def shared_sandbox() -> Iterator[Sandbox]:
    with Sandbox.start() as running:
        yield running


@pytest.fixture
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    shared_sandbox.clear_faults()
    for uri in TRACKS:
        shared_sandbox.track(uri, "available")
    shared_sandbox.clear_requests()
    return shared_sandbox


@pytest.fixture
def wire(sandbox: Sandbox) -> SpotifyWire:
    return SpotifyWire(sandbox.spotify_api_url, FixedToken(sandbox.grant()["access_token"]))


@pytest.fixture
def catalog(wire: SpotifyWire) -> SpotifyTrackCatalog:
    return SpotifyTrackCatalog(wire)


@pytest.fixture
def host(wire: SpotifyWire) -> SpotifyPlaylistHost:
    return SpotifyPlaylistHost(wire)


@pytest.fixture
def playlist_id(host: SpotifyPlaylistHost, sandbox: Sandbox) -> PlaylistId:
    created = host.create("Test mix")
    sandbox.clear_requests()
    return created


def read(host: SpotifyPlaylistHost, playlist_id: PlaylistId) -> RemotePlaylist:
    found = host.read(playlist_id)
    assert found is not None
    return found


def uris(host: SpotifyPlaylistHost, playlist_id: PlaylistId) -> list[str | None]:
    return [row.uri for row in read(host, playlist_id).rows]


def test_a_track_is_read_with_its_code_and_album(catalog: SpotifyTrackCatalog) -> None:
    track = catalog.track(A)
    assert track is not None
    assert (track.track_uri, track.title, track.artists) == (A, "There Are Many Of Us", ("Aska", "The Lost Trees"))
    assert (track.isrc, track.album_id, track.release_year) == ("QZSBX2600101", SOUNDTRACK, 2010)
    assert track.duration_ms == 245120
    assert catalog.track(TrackUri(f"spotify:track:{'z' * 22}")) is None


def test_a_relinked_track_shows_the_track_that_is_played(sandbox: Sandbox, catalog: SpotifyTrackCatalog) -> None:
    sandbox.track(A, "relinked", relinked_to=B)
    track = catalog.track(A)
    assert track is not None
    assert track.track_uri == B


def test_an_unplayable_track_says_so_in_a_market(sandbox: Sandbox, wire: SpotifyWire) -> None:
    sandbox.track(A, "unplayable")
    track = SpotifyTrackCatalog(wire, market="DE").track(A)
    assert track is not None
    assert track.is_playable is False


def test_an_album_is_read_in_one_request(sandbox: Sandbox, catalog: SpotifyTrackCatalog) -> None:
    tracks = catalog.album_tracks(SOUNDTRACK)
    assert [track.track_uri for track in tracks] == TRACKS
    assert {track.album_artists for track in tracks} == {("Various Artists",)}
    assert len(sandbox.requests("spotify")) == 1


def test_an_album_is_found_by_its_title(catalog: SpotifyTrackCatalog) -> None:
    found = catalog.search_albums(catalog.album_query("I’m Here (Original Motion Picture Soundtrack)"))
    assert (SOUNDTRACK, "I'm Here (Original Motion Picture Soundtrack)", ("Various Artists",), 9) in found


def test_the_ladder_finds_the_track_by_code_and_by_words(catalog: SpotifyTrackCatalog) -> None:
    wanted = catalog.track(TRACKS[-1])
    assert wanted is not None
    for query in catalog.queries(wanted.title, wanted.artists, isrc=wanted.isrc):
        assert wanted.track_uri in {track.track_uri for track in catalog.search_tracks(query)}, query


@pytest.mark.parametrize("title", ["A/B Machines", "Y.O.U.", "I’m Here", "OR", '"', "track:x", "*", "", "x" * 300])
def test_no_title_breaks_a_search(catalog: SpotifyTrackCatalog, title: str) -> None:
    for query in [*catalog.queries(title, [title]), title]:
        assert len(catalog.search_tracks(query, limit=50)) <= 10
        assert len(catalog.search_albums(query)) <= 10


def test_who_is_connected_is_asked_once_and_owns_what_it_creates(
    sandbox: Sandbox, host: SpotifyPlaylistHost, playlist_id: PlaylistId
) -> None:
    details = host.details(playlist_id)
    assert details is not None
    assert host.owns(details)
    assert host.account_id() == host.account_id() != details.owner_id
    assert [request.path for request in sandbox.requests("spotify")].count("/v1/me") == 1


def test_a_playlist_is_created_filled_moved_and_emptied_with_one_call_each(
    sandbox: Sandbox, host: SpotifyPlaylistHost, playlist_id: PlaylistId
) -> None:
    snapshots = [
        host.add(playlist_id, [A, B], 0),
        host.add(playlist_id, [C, A], 1),
        host.reorder(playlist_id, 0, 2, 4),
        host.remove(playlist_id, [A]),
        host.replace(playlist_id, [D, C]),
    ]
    assert len(set(snapshots)) == 5
    assert len(sandbox.requests("spotify")) == 5
    assert uris(host, playlist_id) == [D, C]
    host.replace(playlist_id, [])
    assert uris(host, playlist_id) == []


def test_the_order_after_a_move_is_the_one_that_was_asked_for(
    host: SpotifyPlaylistHost, playlist_id: PlaylistId
) -> None:
    host.replace(playlist_id, [A, B, C, D])
    host.reorder(playlist_id, 2, 2, 0)
    assert uris(host, playlist_id) == [C, D, A, B]


def test_a_removal_takes_every_copy(host: SpotifyPlaylistHost, playlist_id: PlaylistId) -> None:
    host.replace(playlist_id, [A, B, A])
    host.remove(playlist_id, [A])
    assert uris(host, playlist_id) == [B]


def test_a_long_playlist_is_read_whole(sandbox: Sandbox, host: SpotifyPlaylistHost, playlist_id: PlaylistId) -> None:
    wanted = [TRACKS[number % len(TRACKS)] for number in range(230)]
    for start in range(0, len(wanted), 100):
        host.add(playlist_id, wanted[start : start + 100], start)
    sandbox.clear_requests()
    found = read(host, playlist_id)
    assert [row.uri for row in found.rows] == wanted
    assert found.complete
    assert found.details.total == 230
    assert len(sandbox.requests("spotify")) == 5


def test_rows_say_when_by_whom_and_what(host: SpotifyPlaylistHost, playlist_id: PlaylistId) -> None:
    host.add(playlist_id, [A], 0)
    (row,) = read(host, playlist_id).rows
    assert (row.isrc, row.title, row.artists) == ("QZSBX2600101", "There Are Many Of Us", ("Aska", "The Lost Trees"))
    assert row.added_at is not None
    assert row.added_by == host.account().user_id


def test_a_track_that_is_gone_keeps_its_place(
    sandbox: Sandbox, host: SpotifyPlaylistHost, playlist_id: PlaylistId
) -> None:
    host.replace(playlist_id, [A, B, C])
    sandbox.track(B, "gone")
    assert uris(host, playlist_id) == [A, None, C]
    assert read(host, playlist_id).complete


def test_details_cost_one_request_and_carry_no_rows(
    sandbox: Sandbox, host: SpotifyPlaylistHost, playlist_id: PlaylistId
) -> None:
    snapshot = host.add(playlist_id, [A, B], 0)
    sandbox.clear_requests()
    details = host.details(playlist_id)
    assert details is not None
    assert (details.name, details.snapshot_id, details.total) == ("Test mix", snapshot, 2)
    assert len(sandbox.requests("spotify")) == 1


def test_a_description_comes_back_as_it_was_written(host: SpotifyPlaylistHost, playlist_id: PlaylistId) -> None:
    host.change_details(
        playlist_id, name="Moons & Owls", description='Songs of "I\'m Here" & more\nsee https://x.example'
    )
    details = host.details(playlist_id)
    assert details is not None
    assert (details.name, details.description) == ("Moons & Owls", 'Songs of "I\'m Here" & more see')


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("Two\n\nlines", "Two lines"),
        ("<b>Bold</b> & 1 < 2", "Bold & 1 < 2"),
        ("From www.example.org/x and http://y.example", "From and"),
        ("word " * 100, f"{' '.join(['word'] * 59)}…"),
    ],
)
def test_a_description_is_made_what_spotify_takes(text: str, stored: str) -> None:
    assert plain_description(text) == stored
    assert plain_description(stored) == stored


def test_a_cover_is_taken(host: SpotifyPlaylistHost, playlist_id: PlaylistId) -> None:
    host.upload_cover(playlist_id, JPEG)


def test_an_unfollowed_playlist_is_in_no_library_but_can_still_be_read(
    host: SpotifyPlaylistHost, playlist_id: PlaylistId
) -> None:
    assert playlist_id in host.find_created("Test mix")
    host.unfollow(playlist_id)
    assert playlist_id not in host.find_created("Test mix")
    assert host.details(playlist_id) is not None


def test_a_lost_create_is_found_by_its_name(sandbox: Sandbox, host: SpotifyPlaylistHost) -> None:
    sandbox.fault("drop", method="POST", path="/v1/me/playlists", when="after")
    with pytest.raises(RemoteUnavailable) as raised:
        host.create("Lost & found")
    assert raised.value.outcome_unknown
    assert len(host.find_created("Lost & found")) == 1
    assert host.find_created("Lost") == []


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("kind", ["error", "drop"])
def test_a_write_that_broke_is_settled_by_reading(
    sandbox: Sandbox, host: SpotifyPlaylistHost, playlist_id: PlaylistId, kind: str, when: str
) -> None:
    sandbox.fault(kind, method="POST", when=when)
    with pytest.raises(RemoteUnavailable) as raised:
        host.add(playlist_id, [A], 0)
    assert raised.value.outcome_unknown
    assert uris(host, playlist_id) == ([A] if when == "after" else [])


def test_a_stranger_s_playlist_is_readable_in_name_only(sandbox: Sandbox, host: SpotifyPlaylistHost) -> None:
    foreign = PlaylistId(next(p["id"] for p in sandbox.playlists() if p["owner"] == "another-listener"))
    details = host.details(foreign)
    assert details is not None
    assert not host.owns(details)
    with pytest.raises(RemoteRejected) as raised:
        host.read(foreign)
    assert raised.value.status == 403
    with pytest.raises(RemoteRejected):
        host.add(foreign, [A], 0)


def test_what_does_not_exist_is_none(host: SpotifyPlaylistHost) -> None:
    nowhere = PlaylistId("z" * 22)
    assert host.details(nowhere) is None
    assert host.read(nowhere) is None


def test_the_quota_and_the_rate_limit_are_told_apart(
    sandbox: Sandbox, host: SpotifyPlaylistHost, playlist_id: PlaylistId
) -> None:
    sandbox.fault("rate_limit", retry_after=3)
    with pytest.raises(RemoteUnavailable) as slow:
        host.details(playlist_id)
    assert slow.value.retry_at is not None
    sandbox.fault("quota", retry_after=40000)
    with pytest.raises(QuotaExceeded) as spent:
        host.add(playlist_id, [A], 0)
    assert (spent.value.retry_at - slow.value.retry_at).total_seconds() > 39000


def test_a_revoked_grant_needs_a_person(sandbox: Sandbox, host: SpotifyPlaylistHost, playlist_id: PlaylistId) -> None:
    sandbox.revoke()
    with pytest.raises(RemoteAuthorization):
        host.details(playlist_id)


@pytest.mark.parametrize("kind", ["not_allow_listed", "premium_lapsed"])
def test_a_refusal_about_the_app_says_what_is_wrong(sandbox: Sandbox, host: SpotifyPlaylistHost, kind: str) -> None:
    sandbox.fault(kind, times=0)
    with pytest.raises(RemoteRejected, match=r"HTTP 403, \w+"):
        host.account_id()


def test_a_stale_read_is_only_what_spotify_says(
    sandbox: Sandbox, host: SpotifyPlaylistHost, playlist_id: PlaylistId
) -> None:
    host.replace(playlist_id, [A])
    snapshot = host.add(playlist_id, [B], 1)
    sandbox.fault("stale", what="snapshot", times=1)
    found = read(host, playlist_id)
    assert [row.uri for row in found.rows] == [A, B]
    assert found.details.snapshot_id != snapshot
