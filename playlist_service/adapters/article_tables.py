"""Tables: which of them are data, which rows are headers, and where cells that span others belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from playlist_service.adapters.article_pieces import Cell, Piece

_LONGEST_CELL = 400
_WIDEST = 30
_TALLEST = 500
_NUMBER = re.compile(r"\d{1,3}")
_LAYOUT_CONTENT = ("table", "article", "section", "h1", "h2", "h3", "blockquote", "form")


def is_for_layout(table: HtmlElement) -> bool:
    """Return whether a table only places things: it holds blocks, long texts, or but one column."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return True
    rows = [row for row, _ in rows_of(table)]
    if max((len(_cells(row)) for row in rows), default=0) < 2:
        return True
    for row in rows:
        for cell in _cells(row):
            if any(cell.find(f".//{tag}") is not None for tag in _LAYOUT_CONTENT):
                return True
            if sum(len(str(text)) for text in cell.itertext()) > _LONGEST_CELL:
                return True
    return False


def rows_of(table: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """Yield the table's own rows, each with whether it is a header: in thead, or of header cells alone."""
    first = True
    for row in _own_rows(table):
        parent = row.getparent()
        cells = _cells(row)
        heads = bool(cells) and all(cell.tag == "th" for cell in cells) and (len(cells) > 1 or first)
        yield row, heads or (parent is not None and parent.tag == "thead")
        first = False


def _own_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return list(row.iterchildren("td", "th"))


class Grid:
    """Keeps which columns of the coming rows are taken by cells from above."""

    def __init__(self) -> None:
        self._carried: dict[int, tuple[int, Piece, Cell]] = {}

    def skip_row(self) -> None:
        """Pass a row without text: cells from above are one row shorter."""
        self._carried = {column: (left - 1, p, c) for column, (left, p, c) in self._carried.items() if left > 1}

    def filled(self, piece: Piece, cells: Sequence[tuple[HtmlElement, Cell]]) -> Piece:
        """Return the row with every column filled: its own cells, those from above, and none where a cell is wide."""
        columns: list[Cell] = []
        own: list[tuple[int, int, Cell]] = []
        for element, cell in cells:
            self._take_from_above(columns)
            own.append((len(columns), _span(element, "rowspan", _TALLEST), cell))
            columns.append(cell)
            columns += [Cell(cell.end, cell.end)] * (_span(element, "colspan", _WIDEST) - 1)
        self._take_from_above(columns)
        self.skip_row()
        whole = replace(piece, cells=tuple(columns))
        for column, rows, cell in own:
            if rows > 1:
                self._carried[column] = (rows - 1, whole, replace(cell, owner=whole))
        return whole

    def _take_from_above(self, columns: list[Cell]) -> None:
        while len(columns) in self._carried:
            columns.append(self._carried[len(columns)][2])


def _span(cell: HtmlElement, name: str, most: int) -> int:
    found = _NUMBER.match(cell.get(name) or "")
    return min(max(int(found[0]), 1), most) if found else 1
