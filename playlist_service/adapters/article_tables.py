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
_LEAST_ROWS = 3
_FEWEST_FIELDS = 2
_MOST_FIELDS = 8
_LONGEST_FIELD = 120
_NOT_IN_FIELDS = ("br", "p", "ul", "ol", "dl", "table", "blockquote", "h1", "h2", "h3", "h4", "iframe")
_FIELD_TAGS = frozenset({"span", "div", "a", "b", "strong", "em", "i", "cite", "p", "time", "small"})
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
    """Yield the table's own rows, each with whether it is a header: in thead, of header cells, or alone in bold."""
    rows = list(_own_rows(table))
    bold_first = len(rows) > 2 and _is_bold(rows[0]) and not any(_is_bold(row) for row in rows[1:3])
    for number, row in enumerate(rows):
        parent = row.getparent()
        cells = _cells(row)
        heads = bool(cells) and all(cell.tag == "th" for cell in cells) and (len(cells) > 1 or number == 0)
        yield row, heads or (parent is not None and parent.tag == "thead") or (bold_first and number == 0)


def _is_bold(row: HtmlElement) -> bool:
    """Whether all that the row says stands in bold."""
    said = [cell for cell in _cells(row) if cell.text_content().strip()]
    return len(said) > 1 and all(_bold_text(cell) == cell.text_content().strip() for cell in said)


def _bold_text(cell: HtmlElement) -> str:
    return next((bold.text_content().strip() for bold in cell.iter("b", "strong")), "")


def _own_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return list(row.iterchildren("td", "th"))


class Fields:
    """Finds rows without a table: elements in a row of likes, each holding the same named fields and nothing else."""

    def __init__(self) -> None:
        self._rows: dict[HtmlElement, frozenset[HtmlElement]] = {}

    def is_row(self, element: HtmlElement) -> bool:
        """Whether the element is one of at least three neighbours that are built alike."""
        parent = element.getparent()
        if parent is None or not len(element):
            return False
        if parent not in self._rows:
            self._rows[parent] = _like_rows(parent)
        return element in self._rows[parent]


def _like_rows(parent: HtmlElement) -> frozenset[HtmlElement]:
    builds: dict[tuple[object, ...], list[HtmlElement]] = {}
    for child in parent:
        if build := _build(child):
            builds.setdefault(build, []).append(child)
    return frozenset(row for rows in builds.values() if len(rows) >= _LEAST_ROWS for row in rows)


def _build(element: HtmlElement) -> tuple[object, ...] | None:
    """The tags and classes of an element's fields; None where they are not fields side by side."""
    fields = [child for child in element if isinstance(child.tag, str)]
    if not _FEWEST_FIELDS <= len(fields) <= _MOST_FIELDS or (element.text or "").strip():
        return None
    if any((field.tail or "").strip() or field.tag not in _FIELD_TAGS for field in fields):
        return None
    if any(field.find(f".//{tag}") is not None for field in fields for tag in _NOT_IN_FIELDS):
        return None
    names = [field.get("class") or field.get("itemprop") for field in fields]
    if None in names or len(set(names)) < len(names):
        return None
    texts = ["".join(str(text) for text in field.itertext()).strip() for field in fields]
    if max(map(len, texts)) > _LONGEST_FIELD or sum(map(bool, texts)) < _FEWEST_FIELDS:
        return None
    return (element.tag, *((field.tag, name) for field, name in zip(fields, names, strict=True)))


class Grid:
    """Keeps which columns of the coming rows are taken by cells from above."""

    def __init__(self) -> None:
        self._carried: dict[int, tuple[int, Piece, Cell]] = {}

    def cells_of(self, row: HtmlElement) -> list[HtmlElement]:
        """Return a table row's cells, or the fields of a row without a table."""
        return _cells(row) if row.tag == "tr" else [child for child in row if isinstance(child.tag, str)]

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
