"""What markup a text carries, and the text without it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.markup.html import has_tags, without_tags
from playlist_service.domain.extraction.markup.markdown import has_markdown, without_front_matter, without_markdown
from playlist_service.domain.extraction.markup.traced import Traced
from playlist_service.domain.extraction.markup.wikitext import has_wikitext, without_wikitext

_EMPTY_ITEM = re.compile(r"^[ ]{0,12}(?:-|[0-9]{1,3}\.)[ ]{1,4}(?:\n|\Z)", re.MULTILINE)
"""What is left of a list's item that the page does not print."""
_BLANKS = re.compile(r"\n[ \t]*(?:\n[ \t]*){2,}")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as it reads on the page: only Markdown's signs for lists, headings, tables and emphasis are left."""

    traced: Traced
    title: str | None = None
    """What the text's front matter says it is called."""

    @property
    def text(self) -> str:
        """Return the plain text."""
        return self.traced.text

    def source(self, start: int, end: int) -> Span:
        """Return the stretch of the text with its markup that a stretch of the plain text came from."""
        return self.traced.source(start, end)


def made_plain(text: str) -> Plain | None:
    """Return the text without its markup, or None where it carries none; time is linear in its length."""
    traced, title = without_front_matter(Traced.of(text))
    if has_wikitext(traced.text):
        traced = without_wikitext(traced)
    if has_tags(traced.text):
        traced = without_tags(traced)
    if has_markdown(traced.text):
        traced = without_markdown(traced)
    if traced.text == text:
        return None
    traced = traced.rewrite(_EMPTY_ITEM, lambda _: [])
    return Plain(traced.rewrite(_BLANKS, lambda _: ["\n\n"]), title)
