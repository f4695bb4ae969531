"""`cover`: a person's picture on the Spotify playlist."""

from __future__ import annotations

from pathlib import Path

import click

from playlist_service.bootstrap import opened
from playlist_service.config import Settings


@click.command()
@click.argument("slug")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def cover(slug: str, file: Path) -> None:
    """Set the Spotify playlist's cover to a JPEG; no sync ever touches it."""
    with opened(Settings.from_environment()) as running:
        run_id = running.services.syncing.set_cover(slug, file.read_bytes(), None)
        click.echo(f"{slug}: the cover was sent (run {run_id}).")
