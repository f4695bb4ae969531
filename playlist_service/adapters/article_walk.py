"""Walks a page's tree and finds its pieces: headings, paragraphs, numbered list items, table rows with their cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import urljoin

from lxml.html import HtmlElement

from playlist_service.adapters.article_embeds import TAGS as PLAYER_TAGS
from playlist_service.adapters.article_embeds import player_at, player_of
from playlist_service.adapters.article_line import LineBuffer
from playlist_service.adapters.article_marks import marks_of
from playlist_service.adapters.article_ordinals import Ordinals
from playlist_service.adapters.article_pieces import Cell, Piece, Style
from playlist_service.adapters.article_tables import Fields, Grid, is_for_layout, rows_of

_STYLES: Mapping[str, Style] = {
    **{f"h{level}": Style("heading", level) for level in range(1, 7)},
    "figcaption": Style("caption"),
    "caption": Style("caption"),
    "blockquote": Style("quote"),
}
_BLOCKS = frozenset(
    """
    address article body center dd details div dl dt fieldset figure footer form header hgroup html legend li main
    noscript option p section summary table tbody td th thead tfoot tr search aside optgroup
    """.split()  # noqa: SIM905 - a list to read
)
_DEEPEST = 200
"""Elements deeper than that are read as plain text: no article nests so, and the stack stays small."""


def walk(body: HtmlElement, base: str = "") -> list[Piece]:
    """Return the pieces of the (pruned) tree in order; `base` is what relative links are relative to."""
    walker = _Walker(base, body)
    walker.inside(body, 0)
    walker.flush()
    return walker.pieces


class _Walker:
    """The state of one walk: the line in the making, what it is going to be, and how many lists there were."""

    def __init__(self, base: str, body: HtmlElement) -> None:
        self.pieces: list[Piece] = []
        self._base = base
        self._holder = body
        """The innermost block that is open: the line in the making stands in it."""
        self._line = LineBuffer()
        self._style = Style()
        self._joined = False
        """Inside a list item, a cell or a definition: blocks are lines of it, no blocks of their own."""
        self._in_row = False
        """Inside a cell: lists and tables are lines of it, too."""
        self._linked = 0
        self._in_link = False
        self._preformatted = False
        self._groups = 0
        self._list_depth = 0
        self._fields = Fields()
        self._field_groups: dict[HtmlElement | None, int] = {}
        self._readers: Mapping[str, Callable[[HtmlElement, int], None]] = {
            "br": self._break,
            "hr": self._rule,
            "table": self._table,
            "dl": self._definitions,
            **dict.fromkeys(PLAYER_TAGS, self._player),
            **dict.fromkeys(("ul", "ol", "menu", "dir"), self._list),
            **dict.fromkeys(("pre", "listing", "xmp"), self._as_typed),
        }

    def inside(self, element: HtmlElement, depth: int) -> None:
        """Walk what an element holds."""
        self._write(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, depth + 1)
            self._write(child.tail)

    def flush(self) -> None:
        """Make a piece of the line in the making."""
        if self._line.is_empty:
            self._line.take()
            return
        text, marks, embeds = self._line.take()
        self.pieces.append(Piece(self._holder, self._style, text, marks, embeds, linked=self._linked))
        self._linked = 0
        if self._style.kind == "list_item":
            self._style = replace(self._style, kind="paragraph", ordinal=None, group=None, level=0)

    def _element(self, element: HtmlElement, depth: int) -> None:
        tag = str(element.tag)
        if depth > _DEEPEST:
            self._write(" ".join(str(text) for text in element.itertext()))
        elif read := self._readers.get(tag):
            read(element, depth)
        elif tag in ("div", "a", "article", "section") and not self._joined and self._fields.is_row(element):
            self._field_row(element, depth, Style("table_row"))
        elif style := _STYLES.get(tag):
            self._block(element, depth, style)
        elif tag in _BLOCKS:
            self._block(element, depth, None)
        else:
            self._inline(element, depth)

    def _break(self, _element: HtmlElement, _depth: int) -> None:
        self._line.break_line()

    def _rule(self, _element: HtmlElement, _depth: int) -> None:
        self._edge()

    def _block(self, element: HtmlElement, depth: int, style: Style | None) -> None:
        """A block of its own, or, inside a list item or a cell, a line of it."""
        self._edge()
        before, holder = self._style, self._holder
        if not self._joined:
            self._holder = element
            if style is not None and (before.kind != "quote" or style.kind == "heading"):
                self._style = style
        self.inside(element, depth)
        self._edge()
        if not self._joined:
            self._holder = holder
            self._style = before if style is not None else self._style

    def _edge(self) -> None:
        if self._joined:
            self._line.edge()
        else:
            self.flush()

    def _inline(self, element: HtmlElement, depth: int) -> None:
        self._keep_apart(element)
        tag, start, linked = str(element.tag), self._line.offset, self._in_link
        href = self._href(element) if tag == "a" else None
        self._in_link = linked or (href is not None and player_at(href) is None)
        if tag == "q":
            self._write("“")
        self.inside(element, depth)
        if tag == "q":
            self._write("”")
        self._in_link = linked
        for kind in marks_of(element, href):
            self._line.mark(kind, start, href if kind == "link" else None)

    def _keep_apart(self, element: HtmlElement) -> None:
        """Fields side by side (`<span class=title>`, `<span class=artist>`) are words apart, with nothing between."""
        before = element.getprevious()
        if before is None or before.tail or before.tag != element.tag or not self._line.ends_in_word:
            return
        named = before.get("class") and element.get("class")
        if named and all(len(said) > 1 or said.isdigit() for said in (_first_text(before), _first_text(element))):
            self._line.space()

    def _href(self, element: HtmlElement) -> str | None:
        href = (element.get("href") or "").strip()
        if not href or href.startswith(("#", "javascript:", "mailto:", "data:")):
            return None
        try:
            return str(urljoin(self._base, href))
        except ValueError:
            return None

    def _player(self, element: HtmlElement, _depth: int) -> None:
        if player := player_of(element, self._base):
            self._line.embed(player)
        elif element.tag == "object":
            for inner in element.iter("embed", "iframe"):
                if found := player_of(inner, self._base):
                    self._line.embed(found)
                    break

    def _field_row(self, element: HtmlElement, depth: int, style: Style) -> None:
        """One of many like elements that hold named fields side by side: a row without a table."""
        self.flush()
        before, joined = self._style, self._joined
        parent = element.getparent()
        if parent not in self._field_groups:
            self._groups += 1
            self._field_groups[parent] = self._groups
        self._row(element, depth, replace(style, group=self._field_groups[parent]), Grid())
        self._style, self._joined = before, joined

    def _as_typed(self, element: HtmlElement, depth: int) -> None:
        self._preformatted, before = True, self._preformatted
        self._block(element, depth, Style("preformatted"))
        self._preformatted = before

    def _list(self, element: HtmlElement, depth: int) -> None:
        if self._in_row:
            self._block(element, depth, None)
            return
        self.flush()
        before, joined = self._style, self._joined
        self._groups += 1
        self._list_depth += 1
        group, ordinals = self._groups, Ordinals(element)
        for child in element:
            if isinstance(child.tag, str):
                ordinal = ordinals.next(child) if child.tag == "li" else None
                style = Style("list_item", self._list_depth, ordinal, group)
                if child.tag == "li" and self._fields.is_row(child):
                    self._row(child, depth, replace(style, kind="table_row"), Grid())
                else:
                    self._entry(child, depth, style if child.tag == "li" else before)
            if child.tail and child.tail.strip():
                self._style = before
                self._write(child.tail)
                self.flush()
        self._list_depth -= 1
        self._style, self._joined = before, joined

    def _entry(self, element: HtmlElement, depth: int, style: Style) -> None:
        """One item, term or definition: all its lines are one piece, lists inside it stand on their own."""
        holder, self._holder = self._holder, element
        self._style, self._joined = style, True
        if element.tag in ("li", "dt", "dd"):
            self.inside(element, depth + 1)
        else:
            self._element(element, depth + 1)
        self._joined = False
        self.flush()
        self._holder = holder

    def _definitions(self, element: HtmlElement, depth: int) -> None:
        if self._in_row:
            self._block(element, depth, None)
            return
        self.flush()
        before, joined = self._style, self._joined
        self._groups += 1
        group = self._groups
        for child in element.iter("dt", "dd"):
            if child.getparent() is element or child.getparent().tag == "div":
                kind = Style("term", group=group) if child.tag == "dt" else Style("definition", group=group)
                self._entry(child, depth, kind)
        self._style, self._joined = before, joined

    def _table(self, element: HtmlElement, depth: int) -> None:
        if self._in_row or is_for_layout(element):
            self._joined, joined = self._in_row, self._joined
            self._block(element, depth, None)
            self._joined = joined
            return
        self.flush()
        before, joined = self._style, self._joined
        self._groups += 1
        for caption in element.iterchildren("caption"):
            self._joined = False
            self._block(caption, depth, Style("caption"))
        grid = Grid()
        for row, header in rows_of(element):
            self._row(row, depth, Style("table_row", group=self._groups, header=header), grid)
        self._style, self._joined = before, joined

    def _row(self, row: HtmlElement, depth: int, style: Style, grid: Grid) -> None:
        """One row: the cells parted by tabs; a cell that spans rows belongs to each of them."""
        self._joined = self._in_row = True
        bounds: list[tuple[HtmlElement, int, int]] = []
        for cell in grid.cells_of(row):
            self._line.next_cell()
            start = self._line.offset
            self.inside(cell, depth + 2)
            bounds.append((cell, start, self._line.offset))
        text, marks, embeds = self._line.take()
        self._joined = self._in_row = False
        if not text:
            grid.skip_row()
        cells = [(cell, Cell(*_bare(text, start, end))) for cell, start, end in bounds]
        if text or embeds:
            piece = Piece(row, style, text, marks, embeds, linked=self._linked)
            self.pieces.append(grid.filled(piece, cells) if text else piece)
        self._linked = 0

    def _write(self, text: str | None) -> None:
        if text:
            before = self._line.offset
            self._line.write(text, preformatted=self._preformatted)
            if self._in_link:
                self._linked += max(self._line.offset - before, 0)


def _first_text(element: HtmlElement) -> str:
    return "".join(str(text) for text in element.itertext()).strip()[:2]


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of a cell without white space at its ends, inside its row's trimmed text."""
    end = min(end, len(text))
    start = min(start, end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
