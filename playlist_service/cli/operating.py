"""`database`, `user`, `failed`, `backup` and `restore`: what an operator needs by hand."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from playlist_service.bootstrap import database_address, opened
from playlist_service.config import Settings
from playlist_service.database import Database, libpq_address, schema
from playlist_service.database.backup import dump
from playlist_service.database.backup import restore as restore_dump
from playlist_service.errors import Conflict
from playlist_service.services.overview import holds_playlists


@click.group()
def database() -> None:
    """Look at the database's schema, and bring it up."""


@database.command()
def upgrade() -> None:
    """Bring the schema up to what this version needs."""
    with ExitStack() as stack:
        opened_database = Database.connect(database_address(Settings.from_environment(), stack))
        stack.callback(opened_database.close)
        schema.upgrade(opened_database.engine)
        click.echo(f"The database is at revision {schema.current(opened_database.engine)}.")


@database.command()
def check() -> None:
    """Say whether the schema is the one that this version needs (exit 1 where it is not)."""
    with opened(Settings.from_environment()):
        click.echo("The database is up to date.")


@click.command()
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
def backup(path: Path) -> None:
    """Write everything to one file; the keys under the instance folder are not in it."""
    with opened(Settings.from_environment()) as running:
        size = dump(running.queue_address, path)
        click.echo(f"{path}: {size:,} bytes.")


@click.command()
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Even where playlists are there: they are replaced.")
def restore(path: Path, replace: bool) -> None:
    """Put a backup in place of what the database holds; stop the site, the workers and the clocks first."""
    with ExitStack() as stack:
        target = Database.connect(database_address(Settings.from_environment(), stack))
        stack.callback(target.close)
        if not replace and schema.current(target.engine) and holds_playlists(target):
            raise Conflict("There are playlists in the database: give --replace to put the backup in their place.")
        restore_dump(libpq_address(target.engine.url.render_as_string(hide_password=False)), path)
        schema.upgrade(target.engine)
        click.echo("The backup is in place.")


@click.group()
def user() -> None:
    """Curators: who may sign in and decide."""


password_option = click.password_option(envvar="PLAYLIST_SERVICE_NEW_PASSWORD", help="Asked for where it is not given.")


@user.command("add")
@click.argument("name")
@password_option
def add_user(name: str, password: str) -> None:
    """Make a curator."""
    with opened(Settings.from_environment()) as running:
        running.services.curators.add(name, password)
        click.echo(f"{name} may sign in now.")


@user.command("password")
@click.argument("name")
@password_option
def set_password(name: str, password: str) -> None:
    """Give a curator a new password; whoever is signed in with the old one is signed out."""
    with opened(Settings.from_environment()) as running:
        running.services.curators.set_password(name, password)
        click.echo(f"{name} has a new password.")


@user.command("disable")
@click.argument("name")
def disable_user(name: str) -> None:
    """Let a curator sign in no more; decisions keep the name."""
    with opened(Settings.from_environment()) as running:
        running.services.curators.disable(name)
        click.echo(f"{name} may sign in no more.")


@user.command("list")
def list_users() -> None:
    """Print who may sign in."""
    with opened(Settings.from_environment()) as running:
        for name in running.services.curators.names():
            click.echo(name)


@click.command()
@click.argument("jobs", nargs=-1, type=int, metavar="[JOB]...")
@click.option("--retry", "answer", flag_value="retry", help="Put them on the queue again.")
@click.option("--dismiss", "answer", flag_value="dismiss", help="Delete them.")
def failed(jobs: tuple[int, ...], answer: str | None) -> None:
    """Try failed jobs again or dismiss them: those with these numbers, or all. `status` shows them."""
    if answer is None:
        raise click.UsageError("Say --retry or --dismiss.")
    with opened(Settings.from_environment()) as running:
        known = running.services.failures
        count = known.retry(jobs) if answer == "retry" else known.dismiss(jobs)
        click.echo(f"{count} {'on the queue again' if answer == 'retry' else 'dismissed'}.")
