"""The wire to Spotify, against a server that answers as badly as the real one was seen to."""

from __future__ import annotations

import io
import logging
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import requests
import spotipy

from playlist_service.adapters.spotify import SpotifyPlaylistHost, SpotifyTrackCatalog
from playlist_service.adapters.spotify_auth import FixedToken
from playlist_service.adapters.spotify_wire import SpotifyWire
from playlist_service.domain.identifiers import PlaylistId, TrackUri
from playlist_service.errors import (
    InvalidInput,
    QuotaExceeded,
    Remote,
    RemoteAuthorization,
    RemoteRejected,
    RemoteUnavailable,
)

SECRET = "token-that-nobody-may-see"
PLAYLIST = PlaylistId("p" * 22)
TRACK = TrackUri(f"spotify:track:{'t' * 22}")
TIMEOUT = (1.0, 0.8)


class Tokens:
    """A token source that renews once for every refusal."""

    def __init__(self) -> None:
        self.stale: list[str] = []

    def access_token(self) -> str:
        return f"{SECRET}-{len(self.stale)}"

    def refreshed(self, stale: str) -> str:
        self.stale.append(stale)
        return self.access_token()


class Ledger:
    """A RequestLedger in memory."""

    def __init__(self) -> None:
        self.priorities: list[int] = []
        self.calls: list[tuple[str, str, int | None]] = []
        self.tripped: list[tuple[str, datetime, str]] = []
        self.refuses: Remote | None = None

    def allow(self, remote: str, *, priority: int) -> None:
        assert remote == "spotify"
        self.priorities.append(priority)
        if self.refuses:
            raise self.refuses

    def record(self, remote: str, endpoint: str, status: int | None) -> None:
        self.calls.append((remote, endpoint, status))

    def trip(self, remote: str, until: datetime, reason: str) -> None:
        self.tripped.append((remote, until, reason))


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def tokens() -> Tokens:
    return Tokens()


@pytest.fixture
def wire(server: Any, moved_time: Any, ledger: Ledger, tokens: Tokens) -> SpotifyWire:
    return SpotifyWire(server.url, tokens, ledger=ledger, clock=moved_time, priority=2, timeout=TIMEOUT)


@pytest.fixture
def host(wire: SpotifyWire) -> SpotifyPlaylistHost:
    return SpotifyPlaylistHost(wire)


@pytest.fixture
def catalog(wire: SpotifyWire) -> SpotifyTrackCatalog:
    return SpotifyTrackCatalog(wire)


READS: list[Callable[[SpotifyPlaylistHost], object]] = [
    lambda host: host.details(PLAYLIST),
    lambda host: host.read(PLAYLIST),
    lambda host: host.account_id(),
]
WRITES: list[Callable[[SpotifyPlaylistHost], object]] = [
    lambda host: host.create("Mix"),
    lambda host: host.replace(PLAYLIST, [TRACK]),
    lambda host: host.add(PLAYLIST, [TRACK], 0),
    lambda host: host.remove(PLAYLIST, [TRACK]),
    lambda host: host.reorder(PLAYLIST, 0, 1, 2),
    lambda host: host.change_details(PLAYLIST, name="Mix"),
    lambda host: host.upload_cover(PLAYLIST, b"\xff\xd8small"),
    lambda host: host.unfollow(PLAYLIST),
]


def error_body(status: int, message: str, **more: str) -> dict[str, Any]:
    return {"error": {"status": status, "message": message, **more}}


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_failed_write_has_an_unknown_outcome_and_is_not_repeated(
    server: Any, host: SpotifyPlaylistHost, write: Callable[[SpotifyPlaylistHost], object], status: int
) -> None:
    server.will_say(error_body(status, "Server error"), status=status)
    with pytest.raises(RemoteUnavailable) as raised:
        write(host)
    assert raised.value.outcome_unknown
    assert len(server.received) == 1


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("instead", ["hang", "reset"])
def test_a_write_without_answer_has_an_unknown_outcome(
    server: Any, host: SpotifyPlaylistHost, reply: Any, write: Callable[[SpotifyPlaylistHost], object], instead: str
) -> None:
    server.will(reply(instead=instead))
    with pytest.raises(RemoteUnavailable) as raised:
        write(host)
    assert raised.value.outcome_unknown
    assert len(server.received) == 1


@pytest.mark.parametrize("read", READS)
@pytest.mark.parametrize("instead", ["hang", "reset", ""])
def test_a_failed_read_is_worth_a_retry_and_leaves_nothing_unknown(
    server: Any, host: SpotifyPlaylistHost, reply: Any, read: Callable[[SpotifyPlaylistHost], object], instead: str
) -> None:
    server.will(reply(502, instead=instead))
    with pytest.raises(RemoteUnavailable) as raised:
        read(host)
    assert not raised.value.outcome_unknown
    assert len(server.received) == 1


@pytest.mark.parametrize("write", WRITES)
def test_a_write_that_never_left_has_a_known_outcome(
    server: Any, host: SpotifyPlaylistHost, write: Callable[[SpotifyPlaylistHost], object]
) -> None:
    server.close()
    with pytest.raises(RemoteUnavailable) as raised:
        write(host)
    assert not raised.value.outcome_unknown


def test_a_plain_429_names_the_time_and_leaves_the_breaker_alone(
    server: Any, host: SpotifyPlaylistHost, ledger: Ledger, moved_time: Any
) -> None:
    server.will_say(error_body(429, "API rate limit exceeded"), status=429, Retry_After="17")
    with pytest.raises(RemoteUnavailable, match="API rate limit exceeded") as raised:
        host.add(PLAYLIST, [TRACK], 0)
    assert raised.value.retry_at == moved_time.now() + timedelta(seconds=17)
    assert not raised.value.outcome_unknown
    assert ledger.tripped == []


def test_a_spent_quota_stops_everybody(server: Any, host: SpotifyPlaylistHost, ledger: Ledger, moved_time: Any) -> None:
    body = error_body(429, "Too many requests", reason="QUOTA_EXCEEDED")
    server.will_say(body, status=429, Retry_After="48925")
    until = moved_time.now() + timedelta(seconds=48925)
    with pytest.raises(QuotaExceeded) as raised:
        host.details(PLAYLIST)
    assert raised.value.retry_at == until
    assert ledger.tripped == [("spotify", until, "QUOTA_EXCEEDED")]


def test_a_spent_quota_is_known_by_its_length_or_by_its_reason_alone(
    server: Any, host: SpotifyPlaylistHost, ledger: Ledger, moved_time: Any
) -> None:
    server.will_say(error_body(429, "Too many requests"), status=429, Retry_After="79892")
    with pytest.raises(QuotaExceeded):
        host.details(PLAYLIST)
    server.replies.clear()
    server.will_say(error_body(429, "Too many requests", reason="QUOTA_EXCEEDED"), status=429)
    with pytest.raises(QuotaExceeded) as raised:
        host.details(PLAYLIST)
    assert raised.value.retry_at == moved_time.now() + timedelta(hours=1)
    assert [reason for _, _, reason in ledger.tripped] == ["Retry-After", "QUOTA_EXCEEDED"]


def test_no_call_is_made_that_the_ledger_does_not_allow(
    server: Any, host: SpotifyPlaylistHost, ledger: Ledger, moved_time: Any
) -> None:
    ledger.refuses = QuotaExceeded("Used up.", retry_at=moved_time.now())
    for call in (*READS, *WRITES):
        with pytest.raises(QuotaExceeded):
            call(host)
    assert server.received == []
    assert ledger.calls == []
    assert set(ledger.priorities) == {2}


def test_the_ledger_counts_calls_by_endpoint_without_identifiers(
    server: Any, host: SpotifyPlaylistHost, ledger: Ledger, reply: Any
) -> None:
    server.will_say({"snapshot_id": "s1"})
    host.add(PLAYLIST, [TRACK], 3)
    server.replies.clear()
    server.will(reply(instead="reset"))
    with pytest.raises(RemoteUnavailable):
        host.details(PLAYLIST)
    assert ledger.calls == [
        ("spotify", "POST playlists/{id}/items", 200),
        ("spotify", "GET playlists/{id}", None),
    ]


def test_a_refused_token_is_renewed_once_and_the_call_repeated(
    server: Any, host: SpotifyPlaylistHost, tokens: Tokens
) -> None:
    server.will_say(error_body(401, "The access token expired"), status=401)
    server.will_say({"snapshot_id": "s1"})
    assert host.add(PLAYLIST, [TRACK], 0) == "s1"
    assert tokens.stale == [f"{SECRET}-0"]
    assert [request.headers["Authorization"] for request in server.received] == [
        f"Bearer {SECRET}-0",
        f"Bearer {SECRET}-1",
    ]


def test_a_token_that_is_refused_twice_needs_a_person(server: Any, host: SpotifyPlaylistHost) -> None:
    server.will_say(error_body(401, "Invalid access token"), status=401)
    with pytest.raises(RemoteAuthorization, match="sign in again"):
        host.details(PLAYLIST)
    assert len(server.received) == 2


@pytest.mark.parametrize(
    "message",
    ["Forbidden", "Active premium subscription required for the owner of the app.", "Insufficient client scope"],
)
def test_a_403_keeps_its_message_and_is_not_taken_for_a_dead_token(
    server: Any, host: SpotifyPlaylistHost, tokens: Tokens, message: str
) -> None:
    server.will_say(error_body(403, message), status=403)
    with pytest.raises(RemoteRejected, match=message) as raised:
        host.read(PLAYLIST)
    assert raised.value.status == 403
    assert tokens.stale == []


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b'{"error": "not an object"}', "application/json", "not an object"),
        (b'{"error": {"status": 403}}', "application/json", "HTTP 403"),
        (b"[1, 2]", "application/json", "HTTP 403"),
        (b"User not registered in the Developer Dashboard", "text/plain", "not registered"),
        (b"<html><h1>Blocked</h1></html>", "text/html", "HTTP 403"),
        (b"", "", "HTTP 403"),
    ],
)
def test_error_bodies_of_every_shape_are_survived(
    server: Any, host: SpotifyPlaylistHost, reply: Any, body: bytes, kind: str, said: str
) -> None:
    server.will(reply(403, body, {"Content-Type": kind}))
    with pytest.raises(RemoteRejected, match=said) as raised:
        host.details(PLAYLIST)
    assert "<html" not in str(raised.value)


@pytest.mark.parametrize("body", [b"", b"<html>all is well</html>", b"[]", b'"yes"'])
def test_an_answer_that_cannot_be_read_is_no_success(
    server: Any, host: SpotifyPlaylistHost, reply: Any, body: bytes
) -> None:
    server.will(reply(200, body))
    with pytest.raises(RemoteUnavailable) as read:
        host.details(PLAYLIST)
    assert not read.value.outcome_unknown
    with pytest.raises(RemoteUnavailable) as write:
        host.add(PLAYLIST, [TRACK], 0)
    assert write.value.outcome_unknown


def test_a_write_that_names_no_snapshot_has_to_be_read_back(server: Any, host: SpotifyPlaylistHost) -> None:
    server.will_say({})
    with pytest.raises(RemoteUnavailable) as raised:
        host.replace(PLAYLIST, [])
    assert raised.value.outcome_unknown
    with pytest.raises(RemoteUnavailable) as created:
        host.create("Mix")
    assert created.value.outcome_unknown


def test_writes_without_a_body_in_the_answer_are_done(server: Any, host: SpotifyPlaylistHost, reply: Any) -> None:
    server.will(reply(200))
    host.change_details(PLAYLIST, name="A\nname", description="See <b>https://example.org</b> & listen")
    host.unfollow(PLAYLIST)
    host.upload_cover(PLAYLIST, b"\xff\xd8small")
    change, unfollow, cover = server.received
    assert change.json == {"name": "A name", "description": "See & listen"}
    assert (unfollow.method, unfollow.target) == ("DELETE", f"/v1/me/library?uris=spotify%3Aplaylist%3A{PLAYLIST}")
    assert (cover.headers["Content-Type"], cover.body) == ("image/jpeg", b"/9hzbWFsbA==")


def test_nothing_to_change_is_no_call(server: Any, host: SpotifyPlaylistHost) -> None:
    host.change_details(PLAYLIST)
    assert server.received == []


def test_adding_sends_the_documented_body(server: Any, host: SpotifyPlaylistHost) -> None:
    server.will_say({"snapshot_id": "s1"}, status=201)
    host.add(PLAYLIST, [TRACK], 5)
    assert server.received[0].json == {"uris": [TRACK], "position": 5}
    assert server.received[0].target == f"/v1/playlists/{PLAYLIST}/items"


def test_creating_sends_the_name_alone(server: Any, host: SpotifyPlaylistHost) -> None:
    server.will_say({"id": PLAYLIST}, status=201)
    assert host.create("Paper Moons") == PLAYLIST
    assert server.received[0].json == {"name": "Paper Moons"}


@pytest.mark.parametrize(
    "call",
    [
        lambda host: host.add(PLAYLIST, [TRACK] * 101, 0),
        lambda host: host.replace(PLAYLIST, [TRACK] * 101),
        lambda host: host.remove(PLAYLIST, [TRACK] * 101),
        lambda host: host.remove(PLAYLIST, ["spotify:local:a:b:c:1"]),
        lambda host: host.upload_cover(PLAYLIST, b"GIF89a"),
        lambda host: host.upload_cover(PLAYLIST, b"\xff\xd8" + b"x" * 200_000),
    ],
)
def test_what_spotify_cannot_take_is_said_before_any_call(
    server: Any, host: SpotifyPlaylistHost, call: Callable[[SpotifyPlaylistHost], object]
) -> None:
    with pytest.raises(InvalidInput):
        call(host)
    assert server.received == []


def test_the_token_goes_to_no_other_host(server: Any, wire: SpotifyWire) -> None:
    for address in ("http://127.0.0.1:1/v1/me", f"{server.url}/other", "https://api.spotify.com/v1/me"):
        with pytest.raises(RemoteRejected):
            wire.read(wire.client._get, address)
    assert server.received == []


def test_a_redirect_is_not_followed(server: Any, host: SpotifyPlaylistHost, reply: Any) -> None:
    server.will(reply(302, headers={"Location": "http://127.0.0.1:1/elsewhere"}))
    with pytest.raises(RemoteRejected, match="HTTP 302"):
        host.details(PLAYLIST)


@pytest.fixture
def everything_logged() -> Iterator[io.StringIO]:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    for name in ("spotipy", "spotipy.client", "urllib3"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(before)
    for name in ("spotipy", "spotipy.client", "urllib3"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def test_no_token_in_logs_exceptions_or_addresses(
    server: Any, host: SpotifyPlaylistHost, reply: Any, everything_logged: io.StringIO, ledger: Ledger
) -> None:
    server.will_say({"snapshot_id": "s1"})
    host.add(PLAYLIST, [TRACK], 0)
    server.replies.clear()
    server.will(reply(401), reply(500), reply(instead="reset"), reply(instead="hang"), reply(403, SECRET.encode()[:5]))
    shown = []
    for call in (*READS, *WRITES):
        with pytest.raises(Remote) as raised:
            call(host)
        shown.append("".join(traceback.format_exception(raised.value)))
    assert "Sending POST" in everything_logged.getvalue()
    for text in (everything_logged.getvalue(), *shown, repr(ledger.calls)):
        assert SECRET not in text
    assert not any(SECRET in request.target for request in server.received)


def test_spotipy_has_no_retries_and_no_token_of_its_own(wire: SpotifyWire) -> None:
    client = wire.client
    assert isinstance(client, spotipy.Spotify)
    assert client._auth_headers() == {}
    adapter = client._session.get_adapter("http://127.0.0.1")
    assert isinstance(adapter, requests.adapters.HTTPAdapter)
    assert adapter.max_retries.total == 0


def test_a_fixed_token_cannot_be_renewed(server: Any) -> None:
    server.will_say(error_body(401, "The access token expired"), status=401)
    with pytest.raises(RemoteAuthorization, match="nothing to renew"):
        SpotifyPlaylistHost(SpotifyWire(server.url, FixedToken("t"))).account_id()


def paging(rows: list[Any], total: int | None, next_offset: int | None = None) -> dict[str, Any]:
    address = None if next_offset is None else f"https://elsewhere.example/v1/x?offset={next_offset}&limit=100"
    return {"items": rows, "total": total, "next": address, "limit": 50}


def line(number: int) -> dict[str, Any]:
    return {"item": {"uri": f"spotify:track:{number:022d}", "name": f"T{number}", "track": True}}


def uris(playlist: Any) -> list[str | None]:
    return [row.uri and row.uri[-2:] for row in playlist.rows]


def test_a_short_playlist_is_read_in_one_request(server: Any, host: SpotifyPlaylistHost) -> None:
    server.will_say({"id": PLAYLIST, "name": "N", "snapshot_id": "s", "items": paging([line(1), line(2)], 2)})
    found = host.read(PLAYLIST)
    assert found is not None
    assert uris(found) == ["01", "02"]
    assert found.complete
    assert len(server.received) == 1


def test_pages_are_read_by_next_and_nulls_keep_their_place(server: Any, host: SpotifyPlaylistHost) -> None:
    server.will_say(
        {"id": PLAYLIST, "name": "N", "items": paging([line(1), {"item": None}], 5, next_offset=2)},
        paging([line(3), None], 5, next_offset=4),
        paging([line(5)], 5),
    )
    found = host.read(PLAYLIST)
    assert found is not None
    assert uris(found) == ["01", None, "03", None, "05"]
    assert found.complete
    assert ["offset=2" in server.received[1].target, "offset=4" in server.received[2].target] == [True, True]
    assert all("limit=50" in request.target for request in server.received[1:])


def test_rows_that_come_apart_from_the_details_are_read(server: Any, host: SpotifyPlaylistHost) -> None:
    older = {"track": line(2)["item"]}
    server.will_say({"id": PLAYLIST, "name": "N", "tracks": {"total": 2}}, paging([line(1), older], 2))
    found = host.read(PLAYLIST)
    assert found is not None
    assert uris(found) == ["01", "02"]
    assert found.details.total == 2


@pytest.mark.parametrize(
    "pages",
    [
        [paging([line(1)], 3)],
        [paging([line(1)], 3, next_offset=1), paging([], 3, next_offset=2)],
        [paging([line(1)], 2, next_offset=1), paging([line(2)], 3)],
        [paging([line(1)], 9, next_offset=1), paging([line(2)], 9, next_offset=1)],
    ],
)
def test_missing_pages_make_an_incomplete_list(server: Any, host: SpotifyPlaylistHost, pages: list[Any]) -> None:
    server.will_say({"id": PLAYLIST, "name": "N", "items": pages[0]}, *pages[1:])
    found = host.read(PLAYLIST)
    assert found is not None
    assert not found.complete
    assert len(server.received) == len(pages)


def test_a_page_that_fails_fails_the_reading(server: Any, host: SpotifyPlaylistHost) -> None:
    server.will_say({"id": PLAYLIST, "name": "N", "items": paging([line(1)], 2, next_offset=1)})
    server.will_say(error_body(500, "no"), status=500)
    with pytest.raises(RemoteUnavailable):
        host.read(PLAYLIST)


def test_a_row_is_read_in_all_its_shapes(server: Any, host: SpotifyPlaylistHost) -> None:
    rows = [
        {
            "added_at": "2026-11-01T10:00:00Z",
            "added_by": {"id": "someone"},
            "item": {
                "uri": f"spotify:track:{'b' * 22}",
                "linked_from": {"uri": f"spotify:track:{'a' * 22}"},
                "external_ids": {"isrc": "qz-aaa-10-00001"},
                "artists": [{"name": "One"}, None, {"name": "Two"}],
                "name": "Relinked",
                "is_playable": True,
            },
        },
        {"added_at": None, "added_by": None, "is_local": True, "item": {"uri": "spotify:local:x:y:z:1", "id": None}},
        {
            "item": {
                "uri": f"spotify:episode:{'e' * 22}",
                "id": "e" * 22,
                "name": "Talk",
                "external_ids": {"isrc": "no"},
            }
        },
        {"item": None, "track": True},
    ]
    server.will_say({"id": PLAYLIST, "name": "N", "items": paging(rows, 4)})
    found = host.read(PLAYLIST)
    assert found is not None
    relinked, local, episode, hidden = found.rows
    assert relinked.uri == f"spotify:track:{'a' * 22}"
    assert (relinked.isrc, relinked.artists, relinked.is_playable) == ("QZAAA1000001", ("One", "Two"), True)
    assert relinked.track is not None
    assert (relinked.track.track_uri, relinked.track.title) == (relinked.uri, "Relinked")
    assert relinked.added_at is not None
    assert relinked.added_at.utcoffset() == timedelta(0)
    assert relinked.added_by == "someone"
    assert local.uri == "spotify:local:x:y:z:1"
    assert (episode.uri, episode.isrc) == (f"spotify:episode:{'e' * 22}", None)
    assert (local.track, episode.track, hidden.track) == (None, None, None)
    assert (hidden.uri, hidden.title) == (None, None)


def test_a_description_is_unescaped_and_may_be_missing(server: Any, host: SpotifyPlaylistHost) -> None:
    body = {"id": PLAYLIST, "name": "N", "description": "I&#x27;m &quot;here&quot; &amp; there", "public": True}
    server.will_say({**body, "owner": {"id": "me"}, "snapshot_id": "s1"}, {**body, "description": None})
    first, second = host.details(PLAYLIST), host.details(PLAYLIST)
    assert first is not None
    assert second is not None
    assert (first.description, first.owner_id, first.snapshot_id, first.public) == (
        'I\'m "here" & there',
        "me",
        "s1",
        True,
    )
    assert second.description is None


def test_what_is_gone_is_none(server: Any, host: SpotifyPlaylistHost, catalog: SpotifyTrackCatalog) -> None:
    server.will_say(error_body(404, "Resource not found"), status=404)
    assert host.details(PLAYLIST) is None
    assert host.read(PLAYLIST) is None
    assert catalog.track(TRACK) is None
    assert catalog.album_tracks("a" * 22) == []
    with pytest.raises(RemoteRejected) as raised:
        host.add(PLAYLIST, [TRACK], 0)
    assert raised.value.status == 404


def test_a_search_keeps_to_ten_rows_and_a_hundred_characters(server: Any, catalog: SpotifyTrackCatalog) -> None:
    server.will_say({"tracks": {"items": [None, {"id": "t" * 22, "name": "T"}, {"name": "no id"}]}})
    found = catalog.search_tracks("word " * 40, limit=50)
    assert [track.track_uri for track in found] == [TRACK]
    target = server.received[0].target
    assert "limit=10&" in target
    assert "type=track" in target
    assert target.partition("q=")[2].partition("&")[0] == "+".join(["word"] * 20)


def test_an_empty_search_is_no_call(server: Any, catalog: SpotifyTrackCatalog) -> None:
    assert catalog.search_tracks("  ") == []
    assert catalog.search_albums("") == []
    assert server.received == []


def test_the_market_is_sent_where_there_is_one(server: Any, wire: SpotifyWire) -> None:
    server.will_say({"tracks": {"items": []}})
    SpotifyTrackCatalog(wire, market="DE").search_tracks("x")
    SpotifyTrackCatalog(wire).search_tracks("x")
    assert ["market=DE" in request.target for request in server.received] == [True, False]


def test_a_track_of_an_album_carries_the_album(server: Any, catalog: SpotifyTrackCatalog) -> None:
    def short(number: int) -> dict[str, Any]:
        return {"id": f"{number:022d}", "name": f"T{number}", "artists": [{"name": "A"}], "track_number": number}

    album = {"id": "a" * 22, "name": "Moons", "artists": [{"name": "Various Artists"}], "release_date": "2010-10-05"}
    server.will_say(
        {**album, "album_type": "compilation", "tracks": paging([short(1)], 2, next_offset=1)}, paging([short(2)], 2)
    )
    found = catalog.album_tracks("a" * 22)
    assert [(track.title, track.position, track.album, track.release_year) for track in found] == [
        ("T1", 1, "Moons", 2010),
        ("T2", 2, "Moons", 2010),
    ]
    assert found[0].album_artists == ("Various Artists",)
    assert found[0].album_type == "compilation"
    assert found[0].isrc is None
    assert found[0].popularity is None


def test_albums_are_found_with_their_size(server: Any, catalog: SpotifyTrackCatalog) -> None:
    row = {"id": "a" * 22, "name": "Moons", "artists": [{"name": "A"}], "total_tracks": 9}
    server.will_say({"albums": {"items": [row, None]}})
    assert catalog.search_albums("album:moons") == [("a" * 22, "Moons", ("A",), 9)]


def test_a_lost_create_is_found_among_the_newest_own_playlists(server: Any, host: SpotifyPlaylistHost) -> None:
    def owned(number: int, name: str, owner: str) -> dict[str, Any]:
        return {"id": f"{number:022d}", "name": name, "owner": {"id": owner}}

    server.will_say({"id": "me", "account_id": "stable", "display_name": "Me"})
    page = [owned(1, "Mix", "me"), owned(2, "Mix", "you"), None, owned(3, "Mix 2", "me"), owned(4, "Mix", "me")]
    server.will_say(*(paging(page, 500, next_offset=50 * n) for n in range(1, 9)))
    assert host.account_id() == "stable"
    found = host.find_created("Mix")
    assert found[:2] == ["0" * 21 + "1", "0" * 21 + "4"]
    assert len(server.received) == 5
