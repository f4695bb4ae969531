"""Search, tracks, albums and artists, with spotipy where it can and raw requests where it cannot."""

from __future__ import annotations

from typing import Any

import pytest
import requests
from spotipy import Spotify, SpotifyException

from playlist_service.domain.identifiers import parse_album_id, parse_playlist_id, parse_track_uri
from playlist_service.sandbox import Sandbox

ALBUM = "SANDBOXALBUM0000000101"
FIRST = "SANDBOX000000000000101"


@pytest.fixture
def headers(shared: Sandbox) -> dict[str, str]:
    return {"Authorization": f"Bearer {shared.grant()['access_token']}"}


def names(shared: Sandbox, headers: dict[str, str], query: str, kind: str = "track", **more: Any) -> list[str]:
    asked = {"q": query, "type": kind, "limit": 10, **more}
    answer = requests.get(f"{shared.spotify_api_url}/v1/search", params=asked, headers=headers, timeout=5)
    assert answer.status_code == 200, answer.text
    return [hit["name"] for hit in answer.json()[f"{kind}s"]["items"]]


def test_the_album_has_eight_of_its_nine_tracks(spotify: Spotify) -> None:
    page = spotify.album_tracks(ALBUM)
    assert [track["track_number"] for track in page["items"]] == [1, 2, 3, 4, 5, 7, 8, 9]
    assert all("external_ids" not in track and "album" not in track for track in page["items"])
    assert spotify.album(ALBUM)["total_tracks"] == 9


def test_a_full_track_has_a_code_and_none_of_the_lost_fields(spotify: Spotify) -> None:
    track = spotify.track(FIRST)
    assert track["external_ids"] == {"isrc": "QZSBX2600101"}
    assert track["album"]["id"] == ALBUM
    assert [artist["name"] for artist in track["artists"]] == ["Aska", "The Lost Trees"]
    assert not {"available_markets", "linked_from", "popularity", "preview_url"} & set(track)
    assert track["is_playable"] is True


def test_an_unplayable_track_says_so(spotify: Spotify) -> None:
    track = spotify.track("SANDBOX000000000000108", market="DE")
    assert track["is_playable"] is False
    assert track["restrictions"] == {"reason": "market"}


def test_addresses_lead_back_to_the_sandbox(sandbox: Sandbox, spotify: Spotify) -> None:
    page = spotify.search("life", limit=2)["tracks"]
    assert page["href"].startswith(f"{sandbox.spotify_api_url}/v1/search?")
    following = requests.get(page["next"], headers=spotify._auth_headers(), timeout=5).json()["tracks"]
    assert following["offset"] == 2
    assert following["previous"]
    first = spotify.album_tracks(ALBUM, limit=3)
    second = spotify.next(first)
    assert [track["track_number"] for track in second["items"]] == [4, 5, 7]


def test_artists_and_their_albums(spotify: Spotify) -> None:
    artist = spotify.artist("SANDBOXARTIST000001007")
    assert artist["name"] == "Girls"
    albums = spotify.artist_albums(artist["id"], limit=10)["items"]
    assert "Album" in [album["name"] for album in albums]
    assert spotify.search("girls", type="artist", limit=10)["artists"]["total"] >= 3


def test_albums_are_found(shared: Sandbox, headers: dict[str, str]) -> None:
    found = names(shared, headers, "I'm Here soundtrack", "album")
    assert "I'm Here (Original Motion Picture Soundtrack)" in found
    assert "Treats" in names(shared, headers, "album:Treats artist:Sleigh Bells", "album")


def test_field_filters_want_whole_words(shared: Sandbox, headers: dict[str, str]) -> None:
    assert "Hellhole Ratrace" in names(shared, headers, "track:Hellhole Ratrace artist:Girls")
    assert names(shared, headers, "track:Hellhol artist:Girls") == []
    assert names(shared, headers, "track:Hellhole artist:Girlz") == []
    assert names(shared, headers, "track:There Are Many artist:Aska feat The Lost Trees") == []
    assert names(shared, headers, 'track:"Hellhole Ratrace" live') == ["Hellhole Ratrace - Live"]


def test_an_apostrophe_in_a_filter_finds_nothing_and_as_free_text_something(
    shared: Sandbox, headers: dict[str, str]
) -> None:
    for mark in "'’":
        assert names(shared, headers, f"track:Tell {mark}Em artist:Sleigh Bells") == []
    assert "Tell 'Em" in names(shared, headers, "Tell 'Em Sleigh Bells")


def test_codes_are_searched_one_by_one(shared: Sandbox, headers: dict[str, str]) -> None:
    assert names(shared, headers, "isrc:QZSBX2600101") == ["There Are Many Of Us"]
    assert names(shared, headers, "isrc:qzsbx2600101") == ["There Are Many Of Us"]
    assert names(shared, headers, "isrc:QZSBX2600101 OR isrc:QZSBX2600103") == []
    assert len(names(shared, headers, "isrc:QZSBX2600105")) == 2


def test_years_are_single_or_from_to(shared: Sandbox, headers: dict[str, str]) -> None:
    assert "There Are Many Of Us" in names(shared, headers, "many of us year:2010")
    assert "There Are Many Of Us" not in names(shared, headers, "many of us year:1950-1999")


def test_free_text_forgives_a_missing_word_and_brings_decoys(shared: Sandbox, headers: dict[str, str]) -> None:
    found = names(shared, headers, "There Are Many of Us Aska Lost Trees")
    assert found[0] == "There Are Many Of Us"
    assert any("Karaoke" in name for name in found)
    assert "Beautiful Life" in names(shared, headers, "Gui Burrato Beautiful Life")[:3]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"q": "life", "type": "track", "limit": 11}, "Invalid limit"),
        ({"q": "life", "type": "track", "limit": 0}, "Invalid limit"),
        ({"q": "life", "type": "track", "offset": 1001}, "Invalid offset"),
        ({"q": "", "type": "track"}, "No search query"),
        ({"q": "life"}, "Missing parameter type"),
        ({"q": "life", "type": "songs"}, "Bad search type field songs"),
        ({"q": "l" * 101, "type": "track"}, "Query exceeds maximum length of 100 characters"),
        ({"q": "life", "type": "track", "market": "Germany"}, "Invalid market code"),
    ],
)
def test_searches_are_refused_with_the_reason(
    shared: Sandbox, headers: dict[str, str], asked: dict[str, Any], message: str
) -> None:
    answer = requests.get(f"{shared.spotify_api_url}/v1/search", params=asked, headers=headers, timeout=5)
    assert (answer.status_code, answer.json()["error"]["message"]) == (400, message)


def test_five_hits_come_unless_more_are_asked_for(shared: Sandbox, headers: dict[str, str]) -> None:
    answer = requests.get(f"{shared.spotify_api_url}/v1/search?q=life&type=track", headers=headers, timeout=5)
    assert answer.json()["tracks"]["limit"] == len(answer.json()["tracks"]["items"]) == 5


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "tracks?ids=SANDBOX000000000000101"),
        ("GET", "albums?ids=SANDBOXALBUM0000000101"),
        ("GET", "artists/SANDBOXARTIST000001007/top-tracks"),
        ("GET", "users/somebody/playlists"),
        ("POST", "users/somebody/playlists"),
        ("GET", "playlists/SANDBOXPLAYLIST9000001/tracks"),
        ("POST", "playlists/SANDBOXPLAYLIST9000001/tracks"),
        ("DELETE", "playlists/SANDBOXPLAYLIST9000001/followers"),
        ("GET", "recommendations"),
        ("GET", "audio-features/SANDBOX000000000000101"),
        ("PUT", "me/tracks"),
        ("GET", "browse/new-releases"),
    ],
)
def test_what_development_mode_lost_is_forbidden(
    shared: Sandbox, headers: dict[str, str], method: str, path: str
) -> None:
    answer = requests.request(method, f"{shared.spotify_api_url}/v1/{path}", headers=headers, timeout=5)
    assert answer.status_code == 403
    assert answer.json() == {"error": {"status": 403, "message": "Forbidden"}}


def test_spotipys_batch_call_is_forbidden_too(spotify: Spotify) -> None:
    with pytest.raises(SpotifyException) as caught:
        spotify.tracks([FIRST])
    assert caught.value.http_status == 403


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("tracks/short", 400),
        ("tracks/SANDBOX000000000099999", 404),
        ("albums/SANDBOXALBUM9999999999", 404),
        ("albums/SANDBOXALBUM9999999999/tracks", 404),
        ("artists/SANDBOXARTIST999999999", 404),
        ("nonsense", 404),
        ("albums/SANDBOXALBUM0000000101/tracks?limit=51", 400),
        ("albums/SANDBOXALBUM0000000101/tracks?offset=x", 400),
        ("albums/SANDBOXALBUM0000000101/tracks?offset=-1", 400),
    ],
)
def test_unknown_and_malformed_things_are_refused(
    shared: Sandbox, headers: dict[str, str], path: str, status: int
) -> None:
    answer = requests.get(f"{shared.spotify_api_url}/v1/{path}", headers=headers, timeout=5)
    assert answer.status_code == answer.json()["error"]["status"] == status


def test_placeholder_tracks_exist_as_soon_as_they_are_named(spotify: Spotify) -> None:
    track = spotify.track("SANDBOX900000000000042")
    assert track["name"] == "Placeholder 42"
    assert track["external_ids"]["isrc"] == "QZSBX0000042"


def test_identifiers_of_the_sample_pass_our_own_parsers(shared: Sandbox) -> None:
    catalogue = shared.world.catalogue
    assert all(parse_track_uri(f"spotify:track:{track}") for track in catalogue.tracks)
    assert all(parse_album_id(album) == album for album in catalogue.albums)
    assert all(parse_playlist_id(playlist) == playlist for playlist in catalogue.playlists)
