"""`demo`: the whole journey on the sandbox, from articles to a synced playlist page, told step by step."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import click
import requests

from playlist_service.adapters.spotify_auth import Grant
from playlist_service.bootstrap import Running, opened
from playlist_service.cli.serving import Parts
from playlist_service.config import Settings
from playlist_service.domain.identifiers import parse_playlist_id
from playlist_service.errors import PlaylistServiceError
from playlist_service.samples import sample_articles
from playlist_service.sandbox import Sandbox
from playlist_service.services.directory import Services
from playlist_service.services.pages import PlaylistPage
from playlist_service.services.reviewing import EntryLine

CURATOR, PASSWORD = "sample-curator", "sandbox-only"
_PATIENCE_SECONDS = 150
"""A worker that was killed is missed after half a minute, and its job given back at the next sweep."""

T = TypeVar("T")


@click.command()
@click.option("--once", is_flag=True, help="Stop at the end, exit 0 only where everything is as it should be.")
@click.option("--articles", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of articles.")
@click.option("--bind", default="127.0.0.1:8000", show_default=True, help="Address and port of the site.")
def demo(once: bool, articles: Path | None, bind: str) -> None:
    """Show the whole journey on the sandbox: no account, no internet."""
    instance = (Settings.from_environment().instance / "demo").resolve()
    with ExitStack() as stack:
        sandbox = stack.enter_context(Sandbox.start(state=instance / "sandbox.json"))
        environment = _environment(sandbox, instance, bind)
        running = stack.enter_context(opened(Settings.from_environment(environment), upgrade=True))
        parts = Parts([["web", "--bind", bind], ["worker"], ["clock"]], environment, logs=instance / "logs")
        stack.callback(parts.stop)
        journey = Demonstration(running, sandbox, parts, f"http://{bind}")
        journey.tell(_sources(articles))
        if journey.failures:
            raise PlaylistServiceError(f"{journey.failures} of {journey.checks} checks failed.")
        click.echo(f"\nAll {journey.checks} checks passed.")
        if not once:
            click.echo(f"\nThe site: http://{bind}/   The playlist: {journey.page_address}")
            click.echo(f"Sign in at http://{bind}/sign-in as {CURATOR} with the password {PASSWORD}")
            click.echo("Ctrl-C stops everything; what was made stays for the next time.")
            sys.stdout.flush()
            parts.wait()


class Demonstration:
    """One walk through the journey. Every step may have been made before: then it finds nothing left to be made."""

    def __init__(self, running: Running, sandbox: Sandbox, parts: Parts, site: str) -> None:
        """Tell about `running`, whose remotes are `sandbox` and whose pages are at `site`."""
        self._services: Services = running.services
        self._sandbox = sandbox
        self._parts = parts
        self._site = site
        self.checks = 0
        self.failures = 0
        self.page_address = site

    def tell(self, sources: Sequence[Path]) -> None:
        """Make every step and say what it came to."""
        slug = self._ingest(sources)
        self._connect()
        self._enrich(slug)
        self._review(slug)
        page = self._publish(slug)
        self._sync(slug, page)
        self._tonight(slug)
        self._look(slug, page)
        self._count()

    def _ingest(self, sources: Sequence[Path]) -> str:
        _heading("Ingest and extract")
        slugs = set()
        for source in sources:
            report = self._services.ingesting.ingest(str(source))
            slugs.add(report.slug)
            click.echo(f"  {source.name}: {report.slug or 'nothing for any list'}. {' '.join(report.sentences)}")
        found = sorted(slug for slug in slugs if slug)
        self._check(len(found) == 1, f"the articles make one playlist ({', '.join(found) or 'none'})")
        if not found:
            raise PlaylistServiceError("No article put a track on a list: the journey ends here.")
        return found[0]

    def _connect(self) -> None:
        if self._services.accounts.state().state != "connected":
            token = self._sandbox.grant()
            now = datetime.now(UTC)
            self._services.accounts.connect_with(
                Grant(
                    access_token=token["access_token"],
                    refresh_token=token["refresh_token"],
                    scopes=tuple(token["scope"].split()),
                    expires_at=now + timedelta(seconds=token["expires_in"]),
                    authorized_at=now,
                )
            )

    def _enrich(self, slug: str) -> None:
        _heading("Fuse, find the release, match (the worker)")
        self._await("the worker has matched every entry", lambda: self._all_matched(slug))
        review = self._services.reviewing.page(slug)
        click.echo(f"  Release: {review.release_outcome}. {review.release_reason}")
        for entry in review.entries:
            click.echo(f"  {entry.position}. {_name(entry)}: {entry.outcome}. {entry.reason}")

    def _all_matched(self, slug: str) -> bool:
        entries = self._services.reviewing.page(slug).entries
        return bool(entries) and all(entry.outcome != "new" for entry in entries)

    def _review(self, slug: str) -> None:
        _heading(f"Review ({CURATOR})")
        curator = self._curator()
        for entry in self._services.reviewing.page(slug).entries:
            if entry.outcome == "accept" or entry.decided_by:
                continue
            self._decide(slug, entry, curator)
        self._check(self._services.reviewing.page(slug).desk.waiting == 0, "nothing waits for a person")

    def _curator(self) -> int:
        if CURATOR not in self._services.curators.names():
            self._services.curators.add(CURATOR, PASSWORD)
        return self._services.curators.named(CURATOR).id

    def _decide(self, slug: str, entry: EntryLine, curator: int) -> None:
        """The sample curator's rule: take the best candidate, else keep the entry without a track."""
        best = next(iter(entry.candidates), None)
        if best is None:
            self._services.reviewing.keep(slug, entry.entry_id, curator)
            click.echo(f"  {_name(entry)}: kept without a track, Spotify has none.")
            return
        self._services.reviewing.accept(slug, entry.entry_id, best.track_uri, curator)
        click.echo(f"  {_name(entry)}: “{best.title}” by {', '.join(best.artists)} accepted. {best.explanation}")

    def _publish(self, slug: str) -> PlaylistPage:
        _heading("Publish")
        number = self._services.publishing.publish(slug, self._curator())
        page = self._services.pages.playlist(slug)
        click.echo(f"  Revision {number}: {page.card.track_count} tracks.")
        for track in page.tracks:
            proof = track.proofs[0] if track.proofs else None
            said = f"“{proof.before}[{proof.quote}]{proof.after}”" if proof else "no evidence"
            click.echo(f"  {track.position}. {', '.join(track.artists)} – {track.title}\n     {said}")
        self._check(page.card.track_count == 9, "the page has nine tracks")
        self._check(all(track.proofs for track in page.tracks), "every track has its evidence")
        return page

    def _sync(self, slug: str, page: PlaylistPage) -> None:
        _heading("Sync (the worker)")
        if not self._verified(slug):
            # Publishing has queued it; where an earlier walk was killed on the way, its sync was put off until later.
            self._services.syncing.request(slug, started_by="demonstration")
        self._await("the Spotify playlist is verified", lambda: self._verified(slug))
        for run in reversed(self._services.reviewing.page(slug).runs):
            click.echo(f"  Run {run.run_id}, by {run.started_by}: {run.state}, {run.writes} writes.")
        wanted = [address.rpartition("/")[2] for track in page.tracks if (address := track.spotify_url)]
        self._check(self._remote_rows(slug) == wanted, f"Spotify holds the {len(wanted)} tracks in this order")
        twins = [playlist for playlist in self._sandbox.playlists() if playlist["name"] == page.card.title]
        self._check(len(twins) == 1, "there is one playlist on Spotify, no twin")

    def _verified(self, slug: str) -> bool:
        return self._services.syncing.is_current(slug)

    def _remote_rows(self, slug: str) -> list[str]:
        address = self._services.pages.playlist(slug).card.spotify_url
        if address is None:
            return []
        rows = self._sandbox.rows(parse_playlist_id(address))
        return [str(row["uri"]).rpartition(":")[2] for row in rows]

    def _tonight(self, slug: str) -> None:
        _heading("Tonight")
        before = len(self._sandbox.requests())
        outcome = self._services.syncing.run(slug, started_by="clock")
        asked = len(self._sandbox.requests()) - before
        click.echo(f"  The nightly pass: {outcome.state}, {asked} requests, {outcome.writes} writes.")
        self._check(outcome.writes == 0 and outcome.state in ("nothing", "verified"), "the night needs no write")

    def _look(self, slug: str, page: PlaylistPage) -> None:
        _heading("The pages")
        self.page_address = f"{self._site}/playlists/{slug}"
        front = self._await("the site answers", lambda: _fetched(f"{self._site}/"))
        self._check(page.card.title in front, f"the front page names the playlist ({self._site}/)")
        shown = _fetched(self.page_address)
        self._check(bool(shown) and "<mark>" in shown, f"the playlist's page shows evidence ({self.page_address})")
        status = self._services.overview.status()
        click.echo(f"  {status.articles} articles, {status.revisions} revisions, {status.waiting} waiting.")

    def _count(self) -> None:
        asked = [request.server for request in self._sandbox.requests()]
        click.echo(f"\nRequests: {asked.count('musicbrainz')} to MusicBrainz, {asked.count('spotify')} to Spotify.")

    def _check(self, passed: bool, what: str) -> None:
        self.checks += 1
        self.failures += not passed
        click.echo(f"  {'ok' if passed else 'FAILED'}: {what}")

    def _await(self, what: str, look: Callable[[], T]) -> T:
        """Look until there is something to see. Raises PlaylistServiceError where it takes too long."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not (seen := look()):
            self._parts.require_all()
            if time.monotonic() > deadline:
                raise PlaylistServiceError(f"Waited {_PATIENCE_SECONDS} seconds in vain: {what}.")
            time.sleep(0.2)
        return seen


def _environment(sandbox: Sandbox, instance: Path, bind: str) -> dict[str, str]:
    """The environment of every part: the sandbox as the remotes, and nothing of the operator's own remotes."""
    return {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "PLAYLIST_SERVICE_INSTANCE": str(instance),
        "PLAYLIST_SERVICE_PUBLIC_URL": f"http://{bind}",
        "MUSICBRAINZ_URL": sandbox.musicbrainz_url,
        "MUSICBRAINZ_SECONDS_PER_REQUEST": "0.1",
        "SPOTIFY_API_URL": sandbox.spotify_api_url,
        "SPOTIFY_ACCOUNTS_URL": sandbox.spotify_accounts_url,
        "SPOTIFY_CLIENT_ID": "sandbox-client",
        "SPOTIFY_CLIENT_SECRET": "sandbox-secret",
    }


def _sources(folder: Path | None) -> list[Path]:
    found = (
        sorted(
            path
            for path in folder.iterdir()
            if path.suffix in (".txt", ".md", ".html", ".pdf") and path.stem != "README"
        )
        if folder
        else []
    )
    return found or sample_articles()


def _fetched(address: str) -> str:
    """Return the page, or nothing where the site is not up yet."""
    try:
        answer = requests.get(address, timeout=10)
    except requests.ConnectionError:
        return ""
    return answer.text if answer.ok else ""


def _heading(text: str) -> None:
    click.echo(f"\n{text}")


def _name(entry: EntryLine) -> str:
    return f"{', '.join(entry.artists)} – {entry.title}"
