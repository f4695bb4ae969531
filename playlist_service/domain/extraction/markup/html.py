"""HTML that stands in a text: tags become line breaks, list numbers, table bars and emphasis, entities letters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.markup.traced import Piece, Traced

_FLOW = "p|div|section|article|main|blockquote|figure|figcaption|ul|ol|dl|table|hr|header|center|details"
_TAG = re.compile(
    r"<!doctype[^<>]*>"
    r"|<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)\b(?P<more>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>(?P<break>[ \t]*\n)?",
    re.IGNORECASE,
)
_COMMENT = (re.compile("<!--"), re.compile("-->"))
_UNPRINTED = (
    "script|style|noscript|svg|head|nav|footer|aside|form|button|select|iframe|object|video|audio|sup|s|del|strike"
)
_DROPPED = [
    (re.compile(rf"<{name}\b[^<>]*>", re.IGNORECASE), re.compile(rf"</{name}\s*>", re.IGNORECASE))
    for name in _UNPRINTED.split("|")
]
"""What the page does not print, or strikes out."""
_SURE = re.compile(
    rf"</(?:{_FLOW}|li|td|th|tr|h[1-6]|em|i|b|strong|cite|a|span)\s*>|<br\s*/?>|<(?:p|li|td|th|img)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_START = re.compile(r"\b(?:start|value)\s*=\s*[\"']?(\d{1,3})")
_NEWLINE = re.compile(r"[ \t]*\n\s*")
_FLOW_TAGS = frozenset(_FLOW.split("|"))
_HOLDS_LINES = frozenset(
    ["p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "ul", "ol"]
)
_ROWS = frozenset(["tr", "thead", "tbody", "tfoot"])
_EMPHASIS = {"em": "*", "i": "*", "cite": "*", "strong": "**", "b": "**"}


def has_tags(text: str) -> bool:
    """Return whether the text is written with HTML tags or entities."""
    return _SURE.search(text) is not None or _ENTITY.search(text) is not None


def without_tags(traced: Traced) -> Traced:
    """Return the text as it reads on the page."""
    if _SURE.search(traced.text):
        traced = traced.without(*_COMMENT)
        for opening, closing in _DROPPED:
            traced = traced.without(opening, closing)
        traced = _Page(traced).read()
    return traced.replaced(_ENTITY, lambda found: unescape(found[0]).replace("\u00a0", " "))


@dataclass(slots=True)
class _Page:
    """A reading of the tags in order."""

    traced: Traced
    pieces: list[Piece | tuple[int, str]] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    """The open lists: the number of an ordered one's next item, None for the others."""
    open: list[str] = field(default_factory=list)
    """The open elements in which a line break is a blank."""
    labels: bool = False
    cells: int = 0

    def read(self) -> Traced:
        text, at = self.traced.text, 0
        for found in _TAG.finditer(text):
            self._words(at, found.start())
            at = found.end()
            name = (found["name"] or "").casefold()
            if not name:
                continue
            if found["break"] and name != "br" and not self._broken(name):
                at = found.start("break")
            self._tag(name, found, closes=bool(found["close"]))
        self._words(at, len(text))
        return self.traced.assembled(self.pieces)

    def _broken(self, name: str) -> bool:
        """Return whether the line break after a tag says nothing that the tag does not say."""
        return name in _FLOW_TAGS or name in _HOLDS_LINES or name in _ROWS

    def _words(self, start: int, end: int) -> None:
        if not self.open:
            self.pieces.append(Span(start, end))
            return
        at = start
        for found in _NEWLINE.finditer(self.traced.text, start, end):
            self.pieces += [Span(at, found.start()), (found.start(), " ")]
            at = found.end()
        self.pieces.append(Span(at, end))

    def _tag(self, name: str, found: re.Match[str], *, closes: bool) -> None:
        at = found.start()
        if name in _HOLDS_LINES:
            self._hold(name, closes=closes)
        if name in ("ul", "ol"):
            self._list(name, found["more"], closes=closes)
        elif name == "li" and not closes:
            self.pieces.append((at, f"\n{'  ' * max(0, len(self.lists) - 1)}{self._bullet(found['more'])}"))
        elif name in ("tr", "td", "th"):
            self._cell(name, at, closes=closes)
        elif name == "br":
            self.pieces.append((at, " " if self.cells else "\n"))
        elif name in _FLOW_TAGS and not self.cells:
            self.pieces.append((at, "\n" if self.lists and name in ("p", "div") else "\n\n"))
        elif len(name) == 2 and name[0] == "h" and name[1].isdigit():
            self.pieces.append((at, "\n\n" if closes else f"\n\n{'#' * int(name[1])} "))
        elif name in ("dt", "dd"):
            self.pieces += [] if closes else [(at, "\n" if name == "dt" else " – ")]
        elif name in _EMPHASIS:
            self.pieces.append((at, _EMPHASIS[name]))

    def _hold(self, name: str, *, closes: bool) -> None:
        if not closes:
            self.open.append(name)
        elif name in self.open:
            while self.open.pop() != name:
                pass

    def _list(self, name: str, more: str, *, closes: bool) -> None:
        if closes:
            if self.lists:
                self.lists.pop()
            self.pieces.append("\n" if self.lists else "\n\n")
            return
        start = _START.search(more)
        self.lists.append(None if name == "ul" else int(start[1]) if start else 1)
        self.pieces.append("\n" if len(self.lists) > 1 else "\n\n")

    def _bullet(self, more: str) -> str:
        number = self.lists[-1] if self.lists else None
        if number is None:
            return "- "
        value = _START.search(more)
        number = int(value[1]) if value else number
        self.lists[-1] = number + 1
        return f"{number}. "

    def _cell(self, name: str, at: int, *, closes: bool) -> None:
        """Write a table row between bars; a row of labels gets the rule under it that Markdown asks for."""
        if name == "tr":
            if closes and self.cells:
                self.pieces.append((at, f" |{chr(10) + '|---' * self.cells + '|' if self.labels else ''}"))
            elif not closes:
                self.pieces.append((at, "\n"))
            self.labels, self.cells = not closes, 0
        elif not closes:
            self.pieces.append((at, " | " if self.cells else "| "))
            self.labels = self.labels and name == "th"
            self.cells += 1
