"""The two vendor libraries, unchanged, against the running servers."""

from __future__ import annotations

from typing import Any

from spotipy import Spotify

SOUNDTRACK = "00000000-0000-4000-8000-000000003001"


def test_musicbrainzngs_reads_the_soundtrack(brainz: Any) -> None:
    release = brainz.get_release_by_id(SOUNDTRACK, includes=["recordings", "artist-credits", "isrcs"])["release"]
    tracks = release["medium-list"][0]["track-list"]
    assert [track["position"] for track in tracks] == [str(n) for n in range(1, 10)]
    assert tracks[0]["artist-credit-phrase"] == "Aska & The Lost Trees"


def test_spotipy_fills_and_reads_a_playlist(spotify: Spotify) -> None:
    playlist = spotify.current_user_playlist_create("Mine")
    uris = ["spotify:track:SANDBOX000000000000101", "spotify:track:SANDBOX000000000000103"]
    spotify._post(f"playlists/{playlist['id']}/items", payload={"uris": uris, "position": 0})
    assert [row["item"]["uri"] for row in spotify.playlist_items(playlist["id"])["items"]] == uris
