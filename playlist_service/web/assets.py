"""The addresses of style sheet, script and icon: each carries its content's hash, so that browsers keep it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import url_for

_STATIC = Path(__file__).parent / "static"


def address(name: str) -> str:
    """Return the address of a static file."""
    return url_for("static", filename=name, v=_version(name))


@cache
def _version(name: str) -> str:
    return hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:10]
