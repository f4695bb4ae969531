"""Reads an article from standard input (`-`), a file or an address, whatever form it has."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playlist_service.adapters.article_charset import decode
from playlist_service.adapters.article_html import read_html
from playlist_service.adapters.article_http import USER_AGENT, USUAL_LIMITS, Fetched, Fetcher, Limits, fetch, gate_for
from playlist_service.adapters.article_kind import kind_of
from playlist_service.adapters.article_pdf import read_pdf
from playlist_service.domain.article import Article
from playlist_service.errors import InvalidInput

Fetch = Callable[[str], Fetched]

LARGEST_FILE = 20_000_000
"""Bytes; a longer file is no article."""
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://|[a-zA-Z]+:(?=//)")


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with what lets its next reading be cheap: the validators that its site gave."""

    article: Article
    etag: str | None = None
    last_modified: str | None = None


class ArticleSourceAdapter:
    """Fulfils the port ArticleSource."""

    def __init__(
        self,
        *,
        user_agent: str = USER_AGENT,
        limits: Limits = USUAL_LIMITS,
        allow_private: bool = False,
    ) -> None:
        """`allow_private` opens loopback and private addresses too: for the sandbox and for tests."""
        self._fetcher = Fetcher(user_agent=user_agent, limits=limits, gate=gate_for(allow_private=allow_private))

    def read(self, source: str) -> Article:
        """Return the article at `source`; raises what `read_article` raises."""
        return read_article(source, fetch=self._fetcher.fetch)

    def read_again(self, address: str, *, etag: str | None = None, last_modified: str | None = None) -> Reading | None:
        """Return the article at an address with its validators, None where it is unchanged since those given."""
        page = self._fetcher.fetch(address, etag, last_modified)
        if page.not_modified:
            return None
        return Reading(_from_page(page, address), page.etag, page.last_modified)


def read_article(source: str, *, fetch: Fetch = fetch) -> Article:
    """Return the article at `source`: `-` for standard input, a path, or an http(s) address.

    Raises InvalidInput, which says what is wrong, where nothing readable is there, RemoteUnavailable and
    RemoteRejected where a site does not answer or refuses.
    """
    if source == "-":
        return _from_bytes(sys.stdin.buffer.read(LARGEST_FILE + 1), "-")
    if _ADDRESS.match(source):
        return _from_page(fetch(source), source)
    return _from_bytes(_file(source), source)


def _from_page(page: Fetched, source: str) -> Article:
    kind = kind_of(page.body, name=page.address, content_type=page.content_type)
    if kind == "html":
        return read_html(page.body, source, address=page.address, charset=page.charset)
    if kind == "pdf":
        return read_pdf(page.body, source, address=page.address)
    return _plain(page.body, source, address=page.address, charset=page.charset)


def _from_bytes(body: bytes, source: str) -> Article:
    if len(body) > LARGEST_FILE:
        raise InvalidInput(f"{_shown(source)} is longer than {LARGEST_FILE // 1_000_000} MB: no article is.")
    kind = kind_of(body, name="" if source == "-" else source)
    if kind == "html":
        return read_html(body, source)
    return read_pdf(body, source) if kind == "pdf" else _plain(body, source)


def _plain(body: bytes, source: str, *, address: str | None = None, charset: str | None = None) -> Article:
    """Text as decoded, untouched: offsets count in the file's own text."""
    text = decode(body, declared=charset)
    if not text.strip():
        raise InvalidInput(f"{_shown(source)} is empty: there is nothing to read.")
    return Article(text=text, source=source, address=address)


def _file(source: str) -> bytes:
    path = Path(source)
    try:
        if path.is_dir():
            raise InvalidInput(f"{source} is a directory: name the files in it.")
        with path.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise InvalidInput(f"There is no file {source}.") from None
    except (OSError, ValueError) as error:
        raise InvalidInput(f"{source} cannot be read: {error}.") from None


def _shown(source: str) -> str:
    return "Standard input" if source == "-" else source
