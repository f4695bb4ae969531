"""`mbindex`: the optional offline index of MusicBrainz' canonical recordings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC

import click

from playlist_service.adapters.pacing import SystemClock
from playlist_service.bootstrap import opened
from playlist_service.config import Settings
from playlist_service.services.recording_index import BuildReport, IndexBuilding, IndexState, Progress

_LABELS = {"rows": "Reading the dump", "indexes": "Making the indexes"}


@click.group()
def mbindex() -> None:
    """Find recordings without asking MusicBrainz: an index of its canonical dump."""


@mbindex.command()
@click.argument("csv", metavar="CSV")
@click.option("--afresh", is_flag=True, help="Begin at the first row, whatever an earlier build left or made.")
def build(csv: str, afresh: bool) -> None:
    """Build the index from canonical_musicbrainz_data.csv (plain or packed by gzip; - is standard input).

    A build that was killed goes on where it was; the index that was there answers until the new one is whole.
    """
    with _building() as building, ExitStack() as stack:
        report = building.build(csv, afresh=afresh, report=_bars(stack))
    _tell(report)


@mbindex.command()
def status() -> None:
    """Say which dump the index was built from, what it holds, and what it takes."""
    with _building() as building:
        live, unfinished = building.states()
    click.echo(f"Index: {_described(live)}" if live else "There is no recording index.")
    if unfinished:
        click.echo(f"Unfinished build: {_described(unfinished)}")


@mbindex.command()
def drop() -> None:
    """Remove the index, and what an unfinished build left."""
    with _building() as building:
        dropped = building.drop()
    click.echo("The recording index is removed." if dropped else "There is no recording index.")


@contextmanager
def _building() -> Iterator[IndexBuilding]:
    with opened(Settings.from_environment()) as running:
        yield IndexBuilding(running.database, SystemClock())


def _bars(stack: ExitStack) -> Callable[[Progress], None]:
    """Return what draws a bar for each step on a terminal, and nothing elsewhere; `stack` ends the last one."""
    moves: dict[str, Callable[[int], None]] = {}
    places: dict[str, int] = {}

    def draw(progress: Progress) -> None:
        step, shown = progress.step, sys.stderr.isatty()
        if progress.total is None:
            click.echo(f"\r{_LABELS[step]}: {progress.done / 1e6:,.0f} MB ", nl=False, err=True) if shown else None
            return
        if step not in moves:
            stack.close()
            bar = click.progressbar(length=progress.total, label=_LABELS[step], file=sys.stderr, hidden=not shown)
            moves[step] = stack.enter_context(bar).update
        moves[step](progress.done - places.get(step, 0))
        places[step] = progress.done

    return draw


def _tell(report: BuildReport) -> None:
    if report.unchanged:
        click.echo(f"The index is built from this dump already: {report.recordings:,} recordings.")
        return
    if report.resumed_from:
        click.echo(f"Went on from byte {report.resumed_from:,} of the dump.", err=True)
    for complaint in report.complaints:
        click.echo(f"Left out the row {complaint}.", err=True)
    left_out = f", {report.bad_rows:,} bad rows left out" if report.bad_rows else ""
    click.echo(f"{report.recordings:,} recordings{left_out}.")


def _described(state: IndexState) -> str:
    bad = f", {state.bad_rows:,} bad rows left out" if state.bad_rows else ""
    at, verb = (state.finished_at, "built") if state.finished_at else (state.started_at, "begun")
    dated = f"{verb} at {at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return f"{state.recordings:,} recordings{bad}, {state.size_bytes / 1e6:,.0f} MB, {dated} from {state.source}."
