"""Pieces of a page as the walker finds them, and how the chosen ones become one text with offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from lxml.html import HtmlElement

from playlist_service.adapters.article_line import LocalEmbed, LocalMark
from playlist_service.adapters.article_listing import reads_as_lines
from playlist_service.domain.article import Block, BlockKind, Embed, Mark, Span

_CLOSE_KINDS = frozenset({"list_item", "table_row", "term", "definition"})
"""Blocks that stand line under line, without a blank one between."""
_LONGEST_LINE = 160


@dataclass(frozen=True, slots=True)
class Style:
    """What a block is, whatever it says."""

    kind: BlockKind = "paragraph"
    level: int = 0
    ordinal: int | None = None
    group: int | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row, by offsets into the text of `owner` (a row above, where the cell spans rows), else its own."""

    start: int
    end: int
    owner: Piece | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One block with offsets of its own; without text it only carries embedded players."""

    element: HtmlElement
    style: Style
    text: str
    marks: tuple[LocalMark, ...] = ()
    embeds: tuple[LocalEmbed, ...] = ()
    cells: tuple[Cell, ...] = ()
    linked: int = 0
    """Letters that stand in links."""


@dataclass(slots=True)
class Printed:
    """The pieces put together."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    embeds: list[Embed] = field(default_factory=list)


def assemble(pieces: Sequence[Piece]) -> Printed:
    """Return the text of `pieces` with blocks, marks and players at their offsets."""
    printed = Printed()
    lines: list[str] = []
    length = 0
    starts: dict[int, int] = {}
    before: Piece | None = None
    for piece in pieces:
        if piece.text:
            gap = _gap(before, piece)
            lines += [gap, piece.text]
            length += len(gap)
            starts[id(piece)] = length
            _place(printed, piece, length, starts)
            length += len(piece.text)
            before = piece
        printed.embeds += [replace(embed, at=length) for _, embed in piece.embeds if not piece.text]
    printed.text = "".join(lines)
    return printed


def lines_joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with the rows of a track list put together that a page sets as paragraphs of their own."""
    joined: list[Piece] = []
    for key, run in groupby(pieces, key=_line_of):
        members = list(run)
        lines = [piece.text for piece in members]
        if key is not None and reads_as_lines(lines):
            joined.append(_joined(members))
        else:
            joined += members
    return joined


def _line_of(piece: Piece) -> tuple[int, str] | None:
    """What a line has in common with its neighbours; None where the piece is no single short line."""
    short = 0 < len(piece.text) <= _LONGEST_LINE and "\n" not in piece.text
    if piece.style.kind != "paragraph" or not short or piece.element.tag not in ("p", "div"):
        return None
    return id(piece.element.getparent()), str(piece.element.tag)


def _joined(members: Sequence[Piece]) -> Piece:
    first, start = members[0], 0
    marks: list[LocalMark] = []
    embeds: list[LocalEmbed] = []
    for piece in members:
        marks += [(kind, start + a, start + b, href) for kind, a, b, href in piece.marks]
        embeds += [(start + at, embed) for at, embed in piece.embeds]
        start += len(piece.text) + 1
    text = "\n".join(piece.text for piece in members)
    return replace(first, text=text, marks=tuple(marks), embeds=tuple(embeds), linked=sum(p.linked for p in members))


def _gap(before: Piece | None, piece: Piece) -> str:
    if before is None:
        return ""
    close = before.style.kind in _CLOSE_KINDS and piece.style.kind in _CLOSE_KINDS
    return "\n" if close and before.style.group == piece.style.group else "\n\n"


def _place(printed: Printed, piece: Piece, start: int, starts: dict[int, int]) -> None:
    style = piece.style
    cells = tuple(_cell_span(cell, start, starts) for cell in piece.cells)
    span = Span(start, start + len(piece.text))
    printed.blocks.append(Block(style.kind, span, style.level, style.ordinal, style.group, cells, style.header))
    printed.marks += [Mark(kind, Span(start + a, start + b), href) for kind, a, b, href in piece.marks]
    printed.embeds += [replace(embed, at=start + at) for at, embed in piece.embeds]


def _cell_span(cell: Cell, start: int, starts: dict[int, int]) -> Span:
    if cell.owner is not None:
        start = starts.get(id(cell.owner), start)
        if id(cell.owner) not in starts:
            return Span(start, start)
    return Span(start + cell.start, start + cell.end)
