"""Reads a PDF file: its text page by page, line by line."""

from __future__ import annotations

import io
import logging
import re
from datetime import UTC, datetime

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from playlist_service.adapters.article_line import composed
from playlist_service.domain.article import Article
from playlist_service.errors import InvalidInput

_MOST_PAGES = 300
_MOST_LETTERS = 3_000_000
_BROKEN = (
    PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, AssertionError, OSError,
    NotImplementedError, OverflowError,
)  # fmt: skip
"""What pypdf raises at files that are damaged in ways it did not foresee."""
_LOST_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])")

logging.getLogger("pypdf").setLevel(logging.ERROR)


def read_pdf(body: bytes, source: str, *, address: str | None = None) -> Article:
    """Return the article in a PDF. Raises InvalidInput where it is broken, locked or holds pictures of pages only."""
    try:
        reader = PdfReader(io.BytesIO(body), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InvalidInput(f"{source} is locked with a password: paste its text.")
        text, notice = _text(reader)
        title, author, made_at = _head(reader)
    except _BROKEN as error:
        raise InvalidInput(f"{source} is a broken PDF ({type(error).__name__}): paste its text.") from None
    if not text.strip():
        raise InvalidInput(f"{source} holds pictures of pages, no text: paste its text.")
    return Article(
        text=text, source=source, address=address, title=title, author=author, published_at=made_at, notice=notice
    )


def _text(reader: PdfReader) -> tuple[str, str | None]:
    pages: list[str] = []
    length = 0
    for number, page in enumerate(reader.pages):
        if number >= _MOST_PAGES or length > _MOST_LETTERS:
            return "\n\n".join(pages), f"The PDF is long: only its first {number} pages were read."
        lines = [line.rstrip() for line in page.extract_text().splitlines()]
        pages.append(_LOST_HYPHEN.sub("", composed("\n".join(lines)).strip("\n")))
        length += len(pages[-1])
    return "\n\n".join(page for page in pages if page), None


def _head(reader: PdfReader) -> tuple[str | None, str | None, datetime | None]:
    head = reader.metadata
    if head is None:
        return None, None, None
    made_at = head.creation_date
    if made_at is not None:
        made_at = (made_at if made_at.tzinfo else made_at.replace(tzinfo=UTC)).astimezone(UTC)
    return (head.title or "").strip() or None, (head.author or "").strip() or None, made_at
