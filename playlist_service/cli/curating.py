"""The journey by hand: `ingest`, `enrich`, `rematch`, `publish`, `sync`, `status`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import click

from playlist_service.bootstrap import opened
from playlist_service.config import Settings
from playlist_service.errors import PlaylistServiceError
from playlist_service.services.directory import Services
from playlist_service.services.overview import Status

slug_argument = click.argument("slug", required=False)


@contextmanager
def _services() -> Iterator[Services]:
    with opened(Settings.from_environment()) as running:
        yield running.services


def _slugs(services: Services, slug: str | None) -> list[str]:
    return [slug] if slug else [line.slug for line in services.reviewing.desk()]


def _progress(slugs: list[str], label: str) -> Iterable[str]:
    """Yield the slugs, with a bar on stderr where it is a terminal."""
    with click.progressbar(slugs, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield from bar


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--playlist", "slug", help="Count the articles for this playlist, whatever they are about.")
def ingest(sources: tuple[str, ...], slug: str | None) -> None:
    """Take articles in (files, addresses, - for standard input), and go on with what they say."""
    failed = 0
    with _services() as services:
        for source in sources:
            try:
                report = services.ingesting.ingest(source, slug)
            except PlaylistServiceError as error:
                failed += 1
                click.echo(f"{source}: {error}", err=True)
                continue
            where = f"playlist {report.slug}" if report.slug else "no playlist"
            click.echo(f"{report.article_title}: {where}. {' '.join(report.sentences)}")
        services.composing.fuse_due()
    if failed:
        kept = "; the others were" if failed < len(sources) else ""
        raise PlaylistServiceError(f"{failed} of {len(sources)} articles could not be taken{kept}.")


@click.command()
@slug_argument
@click.option("--release", help="Pin this MusicBrainz release (an MBID or its address).")
@click.option("--curator", help="Who pins it; needed with --release.")
def enrich(slug: str | None, release: str | None, curator: str | None) -> None:
    """Find the release in MusicBrainz and complete the list (one playlist, or all)."""
    with _services() as services:
        services.composing.fuse_due()
        if release and slug:
            reports = [services.enriching.choose(slug, release, _curator(services, curator))]
        elif release:
            raise click.UsageError("--release needs the playlist's SLUG.")
        else:
            reports = [services.enriching.enrich(each) for each in _progress(_slugs(services, slug), "enrich")]
        for report in reports:
            click.echo(f"{report.slug}: {report.outcome}, {report.entries} entries. {report.reason}")


@click.command()
@slug_argument
def rematch(slug: str | None) -> None:
    """Look every undecided entry up on Spotify again (one playlist, or all)."""
    with _services() as services:
        for each in _progress(_slugs(services, slug), "rematch"):
            report = services.matching.match(each, again=True)
            click.echo(f"{each}: {report.accepted} accepted, {report.review} to review, {report.none} not found.")


@click.command("set")
@click.argument("slug")
@click.option("--title", help="What listeners see; and the Spotify playlist's name.")
@click.option("--description", help="One paragraph; an empty one is written from what the playlist rests on.")
@click.option("--level", help="How sure matches must be: strict, normal or generous.")
@click.option("--wording", help="Which to prefer where both are there: explicit, clean or any.")
@click.option("--pressing", help="Which to prefer where both are there: original, remaster or any.")
@click.option("--sync-time", help="When it is synced each day, HH:MM.")
@click.option("--time-zone", help="In which time zone, such as Europe/Berlin.")
@click.option("--drift-policy", help="Other people's edits: ours, adopt, hold, or any for the default.")
def change(slug: str, **given: str | None) -> None:
    """Change what a playlist is called, how it is matched and when it is synced."""
    changes: dict[str, Any] = {
        name: None if value == "any" else value for name, value in given.items() if value is not None
    }
    if not changes:
        raise click.UsageError("Nothing to change: name at least one option.")
    with _services() as services:
        services.tuning.change(slug, replace(services.tuning.settings(slug), **changes))
        click.echo(f"{slug}: {services.tuning.settings(slug)}")


@click.command()
@click.argument("slug")
@click.option("--curator", help="Who publishes; the program itself where nobody is named.")
def publish(slug: str, curator: str | None) -> None:
    """Publish what is decided as a new revision; nothing happens where nothing changed."""
    with _services() as services:
        report = services.publishing.publish_report(slug, _curator(services, curator) if curator else None)
        verb = "published" if report.fresh else "is up to date"
        click.echo(f"{slug}: revision {report.number} {verb}, {report.tracks} tracks, {report.waiting} entries wait.")


@click.command()
@slug_argument
@click.option("--dry-run", is_flag=True, help="Print the plan and its price; write nothing.")
@click.option("--approve", metavar="CHECKSUM", help="Apply exactly this refused plan.")
def sync(slug: str | None, dry_run: bool, approve: str | None) -> None:
    """Make the Spotify playlist equal to the newest revision (one playlist, or all published ones)."""
    if approve and not slug:
        raise click.UsageError("--approve needs the playlist's SLUG.")
    with _services() as services:
        wanted = [slug] if slug else [card.slug for card in services.pages.front()]
        failed = 0
        for each in _progress(wanted, "sync"):
            if dry_run:
                preview = services.syncing.preview(each)
                _print_plan(each, preview.state, preview.reason, preview.sentences, preview.checksum)
                continue
            outcome = services.syncing.run(each, started_by="command line", approved_checksum=approve)
            _print_plan(each, outcome.state, outcome.reason, outcome.sentences, outcome.checksum)
            failed += outcome.state not in ("verified", "nothing")
    if failed:
        raise PlaylistServiceError(f"{failed} of {len(wanted)} playlists are not in sync.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def status(as_json: bool) -> None:
    """Tell what is there, what was synced last, and what waits for a person."""
    with _services() as services:
        now = services.overview.status()
    click.echo(json.dumps(_status_document(now), indent=2) if as_json else "\n".join(_status_lines(now)))


def _curator(services: Services, name: str | None) -> int:
    if not name:
        raise click.UsageError("--curator is needed: a decision names who made it.")
    return services.curators.named(name).id


def _print_plan(slug: str, state: str, reason: str | None, sentences: Iterable[str], checksum: str | None) -> None:
    click.echo(f"{slug}: {state}{'. ' + reason if reason else ''}")
    for sentence in sentences:
        click.echo(f"  {sentence}")
    if checksum and state in ("held", "unsafe"):
        click.echo(f"  To apply it all the same: playlist-service sync {slug} --approve {checksum}")


def _status_document(now: Status) -> dict[str, object]:
    return {
        "articles": now.articles,
        "revisions": now.revisions,
        "waiting": now.waiting,
        "playlists": [
            {
                "slug": line.slug,
                "entries": line.entries,
                "waiting": line.waiting,
                "revision": line.revision,
                "remote": line.remote_state,
                "synced_at": _moment(now, line.slug),
            }
            for line in now.playlists
        ],
        "spotify_account": now.account.state,
        "calls_in_24_hours": {line.remote: line.calls for line in now.usage},
        "failed_jobs": [
            {
                "job": job.job_id,
                "task": job.task,
                "slug": job.slug,
                "failed_at": job.failed_at.isoformat(timespec="seconds") if job.failed_at else None,
                "reason": job.reason,
            }
            for job in now.failures
        ],
    }


def _status_lines(now: Status) -> Iterator[str]:
    yield f"{now.articles} articles, {len(now.playlists)} playlists, {now.revisions} revisions."
    yield f"{now.waiting} entries wait for a person."
    for line in now.playlists:
        revision = f"revision {line.revision}" if line.revision else "not published"
        synced = _moment(now, line.slug)
        yield (
            f"  {line.slug}: {line.entries} entries, {line.waiting} waiting, {revision}, Spotify {line.remote_state}"
            f"{f', verified {synced}' if synced else ''}"
        )
    yield f"Spotify account: {now.account.state}{'. ' + now.account.warning if now.account.warning else ''}"
    for usage in now.usage:
        yield f"Calls to {usage.remote} in 24 hours: {usage.calls}{f' of {usage.budget}' if usage.budget else ''}"
    for job in now.failures:
        when = job.failed_at.isoformat(timespec="seconds") if job.failed_at else "at an unknown time"
        yield f"Job {job.job_id} failed: {job.task}{f' of {job.slug}' if job.slug else ''}, {when}. {job.reason}"
    if now.failures:
        yield "Try them again with `playlist-service failed --retry`, or let them go with `--dismiss`."


def _moment(now: Status, slug: str) -> str | None:
    synced = now.last_synced_at.get(slug)
    return synced.isoformat(timespec="seconds") if synced else None
