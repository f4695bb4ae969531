"""Identifiers are parsed once, at the border."""

import pytest

from playlist_service.domain.identifiers import parse_isrc, parse_mbid, parse_playlist_id, parse_track_uri
from playlist_service.errors import InvalidInput

TRACK = "spotify:track:0123456789abcdefABCDEF"


@pytest.mark.parametrize(
    "text",
    [
        TRACK,
        "0123456789abcdefABCDEF",
        "https://open.spotify.com/track/0123456789abcdefABCDEF?si=1",
        "https://open.spotify.com/intl-de/track/0123456789abcdefABCDEF",
        "https://open.spotify.com/embed/track/0123456789abcdefABCDEF",
    ],
)
def test_a_track_is_read_from_every_way_of_naming_it(text: str) -> None:
    assert parse_track_uri(text) == TRACK


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no Spotify playlist"):
        parse_playlist_id(TRACK)


def test_an_isrc_loses_its_hyphens() -> None:
    assert parse_isrc("us-s1z-10-00001") == "USS1Z1000001"


@pytest.mark.parametrize("text", ["", "USS1Z1", "12S1Z1000001"])
def test_a_malformed_isrc_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_isrc(text)


def test_an_mbid_is_lower_case() -> None:
    assert parse_mbid(" 7E41EF12-A124-4324-AFDB-FDBAE687A89C") == "7e41ef12-a124-4324-afdb-fdbae687a89c"
