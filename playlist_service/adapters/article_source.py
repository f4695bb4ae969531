"""Reads an article from standard input (`-`), a file or an address, whatever form it has."""

from __future__ import annotations

import sys
from pathlib import Path

from playlist_service.adapters.article_charset import decode
from playlist_service.adapters.article_kind import kind_of
from playlist_service.domain.article import Article
from playlist_service.errors import InvalidInput

LARGEST_FILE = 50_000_000
"""Bytes; a longer file is no article."""


def read_article(source: str) -> Article:
    """Return the article at `source`: `-`, a path, or an http(s) address.

    Raises InvalidInput, which says what is wrong, where nothing readable is there.
    """
    if source == "-":
        return _article(sys.stdin.buffer.read(LARGEST_FILE + 1), "-")
    return _article(_file(source), source)


def _file(source: str) -> bytes:
    path = Path(source)
    try:
        if path.is_dir():
            raise InvalidInput(f"{source} is a directory: name the files in it.")
        with path.open("rb") as opened:
            body = opened.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise InvalidInput(f"There is no file {source}.") from None
    except (OSError, ValueError) as error:
        raise InvalidInput(f"{source} cannot be read: {error}.") from None
    return body


def _article(body: bytes, source: str) -> Article:
    if len(body) > LARGEST_FILE:
        raise InvalidInput(f"{source} is longer than {LARGEST_FILE // 1_000_000} MB: no article is.")
    kind = kind_of(body, name="" if source == "-" else source)
    if kind != "text":
        raise InvalidInput(f"{source} is {kind}: give it as text.")
    return Article(text=decode(body), source=source)
