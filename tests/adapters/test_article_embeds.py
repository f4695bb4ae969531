"""Players, by their addresses."""

from __future__ import annotations

import pytest
from lxml.html import fragment_fromstring

from playlist_service.adapters.article_embeds import player_at, player_of

SPOTIFY = "4aawyAB9vmqN3uQ7FjRGTy"
CLOUD = "https://w.soundcloud.com/player/?url="


@pytest.mark.parametrize(
    ("address", "provider", "kind", "identifier"),
    [
        (f"https://open.spotify.com/embed/track/{SPOTIFY}?utm=1", "spotify", "track", SPOTIFY),
        (f"https://open.spotify.com/intl-de/album/{SPOTIFY}", "spotify", "album", SPOTIFY),
        (f"https://embed.spotify.com/?uri=spotify%3Auser%3Abo%3Aplaylist%3A{SPOTIFY}", "spotify", "playlist", SPOTIFY),
        ("https://www.youtube.com/embed/abcdefghijk?rel=0", "youtube", "video", "abcdefghijk"),
        ("https://www.youtube.com/embed/videoseries?list=PLabcdefgh", "youtube", "playlist", "PLabcdefgh"),
        ("https://www.youtube.com/watch?t=1&v=abcdefghijk", "youtube", "video", "abcdefghijk"),
        ("https://youtu.be/abcdefghijk", "youtube", "video", "abcdefghijk"),
        ("https://bandcamp.com/EmbeddedPlayer/album=12345/size=large/", "bandcamp", "album", "12345"),
        ("https://bandcamp.com/EmbeddedPlayer/v=2/track=678/size=large/", "bandcamp", "track", "678"),
        (f"{CLOUD}https%3A//api.soundcloud.com/tracks/42&color=1", "soundcloud", "track", "42"),
        (f"{CLOUD}https%3A%2F%2Fapi.soundcloud.com%2Fplaylists%2F42", "soundcloud", "playlist", "42"),
        ("https://embed.music.apple.com/us/album/night-ferry/99?i=77", "apple", "track", "77"),
        ("https://embed.music.apple.com/us/album/night-ferry/99", "apple", "album", "99"),
        ("https://widget.deezer.com/widget/dark/playlist/123", "deezer", "playlist", "123"),
        ("https://embed.tidal.com/tracks/123?layout=x", "tidal", "track", "123"),
        ("https://player.vimeo.com/video/123", "vimeo", "video", "123"),
        ("https://www.mixcloud.com/widget/iframe/?hide=1&feed=%2Fbo%2Fmix%2F", "mixcloud", "mix", "/bo/mix/"),
    ],
)  # fmt: skip
def test_services_are_known_by_their_addresses(address: str, provider: str, kind: str, identifier: str) -> None:
    player = player_at(address)
    assert player is not None
    assert (player.provider, player.kind, player.identifier) == (provider, kind, identifier)


@pytest.mark.parametrize("address", ["", "https://maps.example/embed?x=1", "https://www.youtube.com/", "about:blank"])
def test_other_frames_are_no_players(address: str) -> None:
    assert player_at(address) is None


@pytest.mark.parametrize(
    "markup",
    [
        "<iframe src='//www.youtube.com/embed/abcdefghijk'></iframe>",
        "<iframe src='about:blank' data-src='https://www.youtube.com/embed/abcdefghijk'></iframe>",
        "<iframe data-lazy-src='https://www.youtube.com/embed/abcdefghijk'></iframe>",
        "<iframe srcdoc='&lt;a href=x>&lt;iframe src=\"https://www.youtube.com/embed/abcdefghijk\">'></iframe>",
        "<lite-youtube videoid=abcdefghijk></lite-youtube>",
        "<amp-youtube data-videoid=abcdefghijk></amp-youtube>",
        "<object data='https://www.youtube.com/v/abcdefghijk'></object>",
        "<object><param name=movie value='https://www.youtube.com/v/abcdefghijk'></object>",
        "<embed src='https://www.youtube.com/v/abcdefghijk'>",
    ],
)
def test_players_are_found_however_they_are_loaded(markup: str) -> None:
    player = player_of(fragment_fromstring(markup))
    assert player is not None
    assert (player.provider, player.identifier) == ("youtube", "abcdefghijk")


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("YouTube video player", None),
        ("Spotify Embed: Night Ferry", "Night Ferry"),
        ("Mona Velde - Salt (Official)", "Mona Velde - Salt (Official)"),
        ("", None),
    ],
)
def test_a_title_is_a_label_where_it_says_more_than_that_here_is_a_player(title: str, label: str | None) -> None:
    element = fragment_fromstring("<iframe src='https://youtu.be/abcdefghijk'></iframe>")
    element.set("title", title)
    player = player_of(element)
    assert player is not None
    assert player.label == label
