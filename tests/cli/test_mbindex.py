"""The mbindex commands: build, status, drop, and what they say where."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography.fernet import Fernet

from playlist_service.cli.mbindex import mbindex
from playlist_service.errors import InvalidInput
from tests.services.recording_index.dumps import dump_text, many


@pytest.fixture
def environment(database_url: str, tmp_path: Path) -> dict[str, str]:
    return {
        "DATABASE_URL": database_url,
        "PLAYLIST_SERVICE_INSTANCE": str(tmp_path),
        "PLAYLIST_SERVICE_SECRET_KEY": "only-for-tests",
        "PLAYLIST_SERVICE_TOKEN_KEYS": Fernet.generate_key().decode(),
    }


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "canonical.csv"
    path.write_text(dump_text(many(300)) + "1,2,3\n", encoding="utf-8")
    return path


def run(environment: dict[str, str], *words: str, given: bytes | None = None) -> Result:
    return CliRunner(env=environment).invoke(mbindex, words, input=given, catch_exceptions=False)


def test_an_index_is_built_described_and_dropped(environment: dict[str, str], dump: Path) -> None:
    assert "There is no recording index." in run(environment, "status").stdout
    built = run(environment, "build", str(dump))
    assert built.stdout == "300 recordings, 1 bad rows left out.\n"
    assert built.stderr.startswith("Left out the row before byte ")
    assert "only 3 cells" in built.stderr
    assert "built from this dump already" in run(environment, "build", str(dump)).stdout
    assert "Index: 300 recordings, 1 bad rows left out, " in run(environment, "status").stdout
    assert run(environment, "drop").stdout == "The recording index is removed.\n"
    assert run(environment, "drop").stdout == "There is no recording index.\n"


def test_standard_input_is_read(environment: dict[str, str], dump: Path) -> None:
    built = run(environment, "build", "-", given=dump.read_bytes())
    assert built.stdout.startswith("300 recordings")


def test_a_wrong_file_is_refused(environment: dict[str, str], tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("id,name\n1,2\n")
    with pytest.raises(InvalidInput, match="lacks the columns artist_mbids"):
        run(environment, "build", str(wrong))


def test_bars_are_drawn_on_a_terminal_and_nowhere_else(
    environment: dict[str, str], dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    drawn = {}
    for is_terminal in (True, False):
        monkeypatch.setattr(sys, "stderr", _Screen(is_terminal))
        mbindex.main(["build", "--afresh", str(dump)], standalone_mode=False)
        drawn[is_terminal] = sys.stderr.getvalue()
    assert drawn[True].index("Reading the dump") < drawn[True].index("Making the indexes")
    assert drawn[True].count("100%") == 2
    assert drawn[False].startswith("Left out the row before byte ")


class _Screen(io.StringIO):
    """Standard error, on a terminal or not."""

    def __init__(self, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal
