"""A copy of the database in one file, and back: PostgreSQL's own tools, as the wheel ships them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from sqlalchemy.engine import make_url

from playlist_service.database.embedded import TOOLS
from playlist_service.errors import Conflict, InvalidInput, PlaylistServiceError

_DERIVED = ("--exclude-schema=recording_index", "--exclude-schema=recording_index_new")
"""The index of MusicBrainz' dump is large, and is built again from the dump."""


def dump(address: str, path: Path) -> int:
    """Write the database at a libpq `address` to a fresh file and return its size in bytes.

    The file appears whole or not at all. Raises Conflict where there is one of this name already.
    """
    if path.exists():
        raise Conflict(f"{path} is there already: name another file.")
    part = path.with_name(f".{path.name}.part")
    try:
        _call("pg_dump", address, "--format=custom", "--no-owner", *_DERIVED, f"--file={part}")
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)
    return path.stat().st_size


def restore(address: str, path: Path) -> None:
    """Put a dump in place of what the database holds, in one transaction. Raises InvalidInput for another file."""
    if not path.is_file():
        raise InvalidInput(f"{path} is no file.")
    with path.open("rb") as file:
        if file.read(5) != b"PGDMP":
            raise InvalidInput(f"{path} is no backup of this service: make one with `playlist-service backup FILE`.")
    _call("pg_restore", address, "--clean", "--if-exists", "--no-owner", "--single-transaction", str(path))


def _call(tool: str, address: str, *arguments: str) -> None:
    """Run a tool; the password travels in the environment, because a command line is for all to see."""
    url = make_url(address)
    password = {"PGPASSWORD": str(url.password)} if url.password else {}
    plain = url.set(password=None).render_as_string(hide_password=False)
    command = [str(TOOLS / tool), f"--dbname={plain}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **password}, check=False)
    if done.returncode:
        raise PlaylistServiceError(f"{tool} failed: {done.stderr.strip()[-400:]}")
