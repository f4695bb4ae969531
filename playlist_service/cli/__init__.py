"""The `playlist-service` command. Each subcommand lives in its own module and is imported only when it is asked for."""

from __future__ import annotations

import importlib
import sys

import click

from playlist_service.errors import InvalidInput, PlaylistServiceError

COMMANDS = {
    "run": "playlist_service.cli.serving:run",
    "web": "playlist_service.cli.serving:web",
    "worker": "playlist_service.cli.serving:worker",
    "clock": "playlist_service.cli.serving:clock",
    "demo": "playlist_service.cli.demo:demo",
    "extract": "playlist_service.cli.extract:extract",
    "match": "playlist_service.cli.match:match",
    "plan": "playlist_service.cli.plan:plan",
    "ingest": "playlist_service.cli.curating:ingest",
    "enrich": "playlist_service.cli.curating:enrich",
    "rematch": "playlist_service.cli.curating:rematch",
    "set": "playlist_service.cli.curating:change",
    "publish": "playlist_service.cli.curating:publish",
    "sync": "playlist_service.cli.curating:sync",
    "cover": "playlist_service.cli.covering:cover",
    "status": "playlist_service.cli.curating:status",
    "failed": "playlist_service.cli.operating:failed",
    "backup": "playlist_service.cli.operating:backup",
    "restore": "playlist_service.cli.operating:restore",
    "user": "playlist_service.cli.operating:user",
    "database": "playlist_service.cli.operating:database",
    "mbindex": "playlist_service.cli.mbindex:mbindex",
    "sandbox": "playlist_service.cli.sandbox:sandbox",
}
"""Command name -> where it is, so that `extract` starts without loading the web site or the database."""


class LazyGroup(click.Group):
    """A group that imports a subcommand's module on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the command of that name, or None."""
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, _, attribute = target.partition(":")
        command = getattr(importlib.import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{target} is no command")
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="playlist-service")
def main_group() -> None:
    """Curate soundtracks and playlists from articles, and keep them in sync on Spotify."""


def main() -> None:
    """Run the command line: exit 0 when the work is done, 1 when it failed, 2 when it was asked wrongly."""
    try:
        main_group.main(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except PlaylistServiceError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2 if isinstance(error, InvalidInput) else 1)
