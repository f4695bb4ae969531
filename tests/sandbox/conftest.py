"""A running sandbox for the tests of this folder, and the real client libraries pointed at it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import musicbrainzngs
import pytest
import requests
import spotipy

from playlist_service.sandbox import Sandbox


@pytest.fixture(scope="session")
def shared() -> Iterator[Sandbox]:
    """One sandbox for all tests that change nothing."""
    with Sandbox.start() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox of its own for a test that changes playlists, grants or faults."""
    with Sandbox.start() as sandbox:
        yield sandbox


@pytest.fixture
def brainz(shared: Sandbox) -> Any:
    """The real musicbrainzngs, pointed at the sandbox."""
    musicbrainzngs.set_useragent("playlist-service-tests", "1", "https://example.org")
    musicbrainzngs.set_rate_limit(False)
    musicbrainzngs.set_hostname(shared.musicbrainz_url.removeprefix("http://"), use_https=False)
    return musicbrainzngs


@pytest.fixture
def spotify(sandbox: Sandbox) -> Iterator[spotipy.Spotify]:
    """The real spotipy, signed in as the sample curator."""
    with requests.Session() as session:
        client = spotipy.Spotify(auth=sandbox.grant()["access_token"], requests_session=session)
        client.prefix = f"{sandbox.spotify_api_url}/v1/"
        yield client
