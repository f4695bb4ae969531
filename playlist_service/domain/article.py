"""An article as it was read: its text, and the structure of that text by offsets.

Offsets count Unicode code points in `Article.text`. For a plain text or Markdown file the text is the file's, as
decoded, untouched; for HTML and PDF it is the text that the reader printed, and the blocks carry what printing loses
(list numbers, cells, emphasis).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

BlockKind = Literal[
    "heading", "paragraph", "list_item", "table_row", "term", "definition", "quote", "preformatted", "caption"
]
MarkKind = Literal["bold", "italic", "link", "cite"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The text that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text; `group` numbers the list or table that it is a row of."""

    kind: BlockKind
    span: Span
    level: int = 0
    """Depth of a heading (1 to 6) or of nesting of a list item (1 = outermost)."""
    ordinal: int | None = None
    """The number that an ordered list shows for the item, from start, value and reversed."""
    group: int | None = None
    cells: tuple[Span, ...] = ()
    """The cells of a table row, in order."""
    header: bool = False
    """The row is the header of its table."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that was set apart: emphasis, a link (`href`) or a cited title."""

    kind: MarkKind
    span: Span
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Embed:
    """An embedded player: hard evidence. `at` is where in the text it stands."""

    provider: str
    kind: str
    identifier: str
    address: str
    label: str | None
    at: int


@dataclass(frozen=True, slots=True)
class StructuredRecord:
    """A schema.org thing found in the page (MusicRecording, MusicPlaylist, MusicAlbum, Movie ...)."""

    kind: str
    name: str
    artists: tuple[str, ...] = ()
    position: int | None = None
    duration_ms: int | None = None
    isrc: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article. Without `blocks` it is plain text, and its reader finds the structure itself."""

    text: str
    source: str
    """The address or the file name it was read from."""
    title: str | None = None
    address: str | None = None
    site: str | None = None
    author: str | None = None
    published_at: datetime | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    embeds: tuple[Embed, ...] = ()
    records: tuple[StructuredRecord, ...] = ()
    notice: str | None = None
    """Why the text may be incomplete (a paywall, a script-only page), in a sentence for the curator."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact stretch of an article's text that says so; `quote` is that stretch, letter by letter."""

    start: int
    end: int
    quote: str
