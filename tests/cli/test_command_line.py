"""Every command is there, says what it does, and ends with the right code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from playlist_service.cli import COMMANDS, main_group


def _run(*words: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "playlist_service", *words],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "PLAYLIST_SERVICE_INSTANCE": str(folder), "HOME": str(folder), **environment},
        check=False,
    )


@pytest.mark.parametrize("name", list(COMMANDS))
def test_a_command_of_the_table_is_there_and_has_help(name: str) -> None:
    command = main_group.get_command(click.Context(main_group), name)
    assert command is not None
    assert command.get_short_help_str()


def test_an_unknown_command_is_wrong_usage(instance: Path) -> None:
    done = _run("sing", folder=instance)
    assert done.returncode == 2
    assert "No such command" in done.stderr


def test_a_database_that_is_behind_is_refused_until_it_is_brought_up(instance: Path) -> None:
    refused = _run("status", folder=instance)
    assert refused.returncode == 1
    assert "playlist-service database upgrade" in refused.stderr
    assert _run("database", "upgrade", folder=instance).returncode == 0
    accepted = _run("status", folder=instance)
    assert accepted.returncode == 0
    assert "0 articles" in accepted.stdout


def test_a_wrong_setting_is_named(instance: Path) -> None:
    done = _run("status", folder=instance, MUSICBRAINZ_URL="not an address")
    assert done.returncode == 2
    assert "MUSICBRAINZ_URL" in done.stderr


def test_a_database_of_its_own_needs_keys(instance: Path, database_url: str) -> None:
    done = _run("status", folder=instance, DATABASE_URL=database_url)
    assert done.returncode == 2
    assert "PLAYLIST_SERVICE_SECRET_KEY" in done.stderr
