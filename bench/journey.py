"""Count the requests that a nine-track soundtrack costs, from cold and from warm, on the sandbox."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from playlist_service.bootstrap import opened
from playlist_service.config import Settings
from playlist_service.samples import sample_articles
from playlist_service.sandbox import Sandbox


def main() -> None:
    """Walk the journey twice and print what it asked of the remotes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="not needed here; every bench takes it")
    parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Sandbox.start() as sandbox:
        settings = Settings.from_environment(
            {
                "PLAYLIST_SERVICE_INSTANCE": folder,
                "MUSICBRAINZ_URL": sandbox.musicbrainz_url,
                "MUSICBRAINZ_SECONDS_PER_REQUEST": "0",
                "SPOTIFY_API_URL": sandbox.spotify_api_url,
                "SPOTIFY_ACCOUNTS_URL": sandbox.spotify_accounts_url,
                "SPOTIFY_CLIENT_ID": "sandbox-client",
                "SPOTIFY_CLIENT_SECRET": "sandbox-secret",
            }
        )
        with opened(settings, upgrade=True) as running:
            services = running.services
            for article in sample_articles():
                services.ingesting.ingest(str(article))
            services.composing.fuse_due()
            for label in ("cold", "warm"):
                sandbox.clear_requests()
                started = time.perf_counter()
                services.enriching.enrich("im-here")
                services.matching.match("im-here")
                seconds = time.perf_counter() - started
                asked = Counter(r.server for r in sandbox.requests() if r.path.startswith(("/ws/2", "/v1")))
                print(
                    f"journey, {label}: {asked['musicbrainz']} requests to MusicBrainz, "
                    f"{asked['spotify']} to Spotify, {seconds:.2f} s"
                )


if __name__ == "__main__":
    main()
