"""`playlist-service sandbox`: run the loopback MusicBrainz and Spotify, or direct a running one."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import requests

from playlist_service.errors import InvalidInput, NotFound, RemoteUnavailable
from playlist_service.sandbox import Sandbox
from playlist_service.sandbox.faults import KINDS
from playlist_service.sandbox.grants import CLIENT_ID, CLIENT_SECRET
from playlist_service.sandbox.world import TRACK_STATES

_SECONDS = 10
_admin = click.option(
    "--admin-url",
    envvar="SANDBOX_ADMIN_URL",
    default="http://127.0.0.1:5002/_sandbox",
    show_default=True,
    help="Admin endpoint of the running sandbox.",
)


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


def _fault_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(
        (
            click.option("--method", help="Only calls of this method."),
            click.option("--path", help="Only paths like this; * stands for anything."),
            click.option("--server", type=click.Choice(["spotify", "musicbrainz"]), help="Only this remote."),
            click.option("--nth", type=int, help="From the n-th matching call on (1)."),
            click.option("--times", type=int, help="How often (1); 0: until the faults are cleared."),
            click.option("--when", type=click.Choice(["before", "after"]), help="Before or after the work is done."),
            click.option("--status", type=int, help="Status of an error (500)."),
            click.option("--seconds", type=float, help="Delay of latency, or how long reads are stale."),
            click.option("--retry-after", type=int, help="Seconds in the Retry-After header."),
            click.option("--message", help="Message of the refusal."),
            click.option("--what", type=click.Choice(["items", "snapshot", "both"]), help="What is stale."),
            click.option("--order", help="JSON: what a foreign_edit, track_state or revoke is to do."),
            click.option("--versions", type=int, help="How many writes ago stale reads are (1)."),
        )
    ):
        command = option(command)
    return command


@sandbox.command()
@click.argument("kind", type=click.Choice(list(KINDS)))
@_fault_options
@_admin
def fault(kind: str, admin_url: str, **options: Any) -> None:
    """Order a fault: something goes wrong for the calls that match."""
    given = {name: value for name, value in options.items() if value is not None}
    if "order" in given:
        given["order"] = _parsed(given["order"])
    _print(_ask(admin_url, "POST", "faults", {"kind": kind, **given}))


@sandbox.command()
@click.option("--clear", is_flag=True, help="Drop all faults.")
@_admin
def faults(clear: bool, admin_url: str) -> None:
    """List the ordered faults and how often they struck."""
    _print(_ask(admin_url, "DELETE" if clear else "GET", "faults"))


@sandbox.command("requests")
@click.option("--server", type=click.Choice(["spotify", "musicbrainz"]), help="Only this remote.")
@click.option("--clear", is_flag=True, help="Start counting anew.")
@_admin
def received(server: str | None, clear: bool, admin_url: str) -> None:
    """List the requests received, with counts."""
    chosen = f"?server={server}" if server else ""
    _print(_ask(admin_url, "DELETE" if clear else "GET", f"requests{chosen}"))


@sandbox.command()
@_admin
def playlists(admin_url: str) -> None:
    """List all playlists in short."""
    _print(_ask(admin_url, "GET", "playlists"))


@sandbox.command()
@click.argument("playlist_id")
@_admin
def rows(playlist_id: str, admin_url: str) -> None:
    """List the rows of a playlist with their serials."""
    _print(_ask(admin_url, "GET", f"playlists/{playlist_id}/rows"))


@sandbox.command("foreign-edit")
@click.argument("playlist_id")
@click.argument("edit")
@_admin
def foreign_edit(playlist_id: str, edit: str, admin_url: str) -> None:
    """Change a playlist as another account: EDIT is JSON like '{"op": "add", "uris": ["spotify:track:…"]}'."""
    _print(_ask(admin_url, "POST", f"playlists/{playlist_id}/edits", _parsed(edit)))


@sandbox.command()
@click.argument("track_id")
@click.argument("state", type=click.Choice(TRACK_STATES))
@click.option("--relinked-to", default="", help="Track that a relinked one is shown as.")
@_admin
def track(track_id: str, state: str, relinked_to: str, admin_url: str) -> None:
    """Make a track unplayable, gone, relinked or available again."""
    _print(_ask(admin_url, "PUT", f"tracks/{track_id}", {"state": state, "relinked_to": relinked_to}))


@sandbox.command()
@_admin
def grant(admin_url: str) -> None:
    """Give a grant of the sample curator without a browser and print its tokens."""
    _print(_ask(admin_url, "POST", "grants"))


@sandbox.command()
@click.option("--user", help="Only this user's grants.")
@_admin
def revoke(user: str | None, admin_url: str) -> None:
    """Take back all grants."""
    _print(_ask(admin_url, "DELETE", f"grants?user={user}" if user else "grants"))


@sandbox.command()
@click.option("--offset", type=float, help="Set how many seconds the clock is ahead.")
@click.option("--advance", type=float, help="Move the clock by so many seconds.")
@_admin
def clock(offset: float | None, advance: float | None, admin_url: str) -> None:
    """Show or move the sandbox's clock, so that tokens expire."""
    if offset is None and advance is None:
        _print(_ask(admin_url, "GET", "clock"))
    else:
        _print(_ask(admin_url, "PUT", "clock", {"offset_seconds": offset, "advance_seconds": advance}))


@sandbox.command()
@click.option("--rotation", type=click.Choice(["auto", "always", "never"]), help="How refresh tokens rotate.")
@click.option("--enforce-rate/--no-enforce-rate", default=None, help="MusicBrainz' one request a second.")
@_admin
def settings(rotation: str | None, enforce_rate: bool | None, admin_url: str) -> None:
    """Change how the running sandbox behaves."""
    _print(_ask(admin_url, "PUT", "settings", {"rotation": rotation, "enforce_rate": enforce_rate}))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise InvalidInput(f"This is no JSON: {error}.") from None


def _ask(admin_url: str, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """Return the admin endpoint's answer. Raises InvalidInput, NotFound and RemoteUnavailable."""
    try:
        answer = requests.request(method, f"{admin_url.rstrip('/')}/{path}", json=body, timeout=_SECONDS)
    except requests.RequestException:
        raise RemoteUnavailable(
            f"No sandbox answers at {admin_url}; start one with `playlist-service sandbox`."
        ) from None
    if answer.status_code == requests.codes.not_found:
        raise NotFound(_reason(answer))
    if not answer.ok:
        raise InvalidInput(_reason(answer))
    return answer.json() if answer.content else None


def _reason(answer: requests.Response) -> str:
    try:
        return str(answer.json()["error"])
    except (ValueError, KeyError, TypeError):
        return f"The sandbox answered {answer.status_code}."


def _print(answer: Any) -> None:
    if answer is not None:
        click.echo(json.dumps(answer, indent=2, ensure_ascii=False))


def _wait_for_the_end() -> None:
    end = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: end.set())
    end.wait()
