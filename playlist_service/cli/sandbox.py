"""`playlist-service sandbox`: run the loopback MusicBrainz and Spotify."""

from __future__ import annotations

import signal
import threading
from pathlib import Path

import click

from playlist_service.sandbox import Sandbox
from playlist_service.sandbox.grants import CLIENT_ID, CLIENT_SECRET


@click.group(invoke_without_command=True)
@click.option("--musicbrainz-port", default=5001, show_default=True, help="Port of the MusicBrainz server; 0: any.")
@click.option("--spotify-port", default=5002, show_default=True, help="Port of the Spotify server; 0: any.")
@click.option("--catalogue", type=click.Path(path_type=Path), help="JSON Lines instead of the sample catalogue.")
@click.option("--state", type=click.Path(path_type=Path), help="File that playlists and grants survive in.")
@click.option("--enforce-rate", is_flag=True, help="Decline more than one MusicBrainz request a second.")
@click.pass_context
def sandbox(
    ctx: click.Context,
    musicbrainz_port: int,
    spotify_port: int,
    catalogue: Path | None,
    state: Path | None,
    enforce_rate: bool,
) -> None:
    """Run MusicBrainz and Spotify on loopback, or (with a subcommand) direct a running one."""
    if ctx.invoked_subcommand:
        return
    with Sandbox.start(catalogue, state, musicbrainz_port, spotify_port, enforce_rate) as running:
        for name, value in environment(running).items():
            click.echo(f"export {name}={value}")
        click.echo("The sandbox is running; Ctrl-C stops it.", err=True)
        _wait_for_the_end()


def environment(running: Sandbox) -> dict[str, str]:
    """Return the variables that point the service at a running sandbox."""
    return {
        "MUSICBRAINZ_URL": running.musicbrainz_url,
        "SPOTIFY_API_URL": running.spotify_api_url,
        "SPOTIFY_ACCOUNTS_URL": running.spotify_accounts_url,
        "SPOTIFY_CLIENT_ID": CLIENT_ID,
        "SPOTIFY_CLIENT_SECRET": CLIENT_SECRET,
        "SANDBOX_ADMIN_URL": running.admin_url,
    }


def _wait_for_the_end() -> None:
    end = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: end.set())
    end.wait()
