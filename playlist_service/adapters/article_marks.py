"""What an inline element sets apart: bold, italic, cited, linked."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.html import HtmlElement

from playlist_service.domain.article import MarkKind

_MARKS: Mapping[str, MarkKind] = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "dfn": "italic", "var": "italic", "cite": "cite",
    "a": "link",
}  # fmt: skip
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


def marks_of(element: HtmlElement, href: str | None) -> list[MarkKind]:
    """Return the kinds of mark that an inline element makes; a link only where it leads somewhere (`href`)."""
    tag = str(element.tag)
    kinds: list[MarkKind] = []
    if tag in _MARKS and (tag != "a" or href):
        kinds.append(_MARKS[tag])
    style = element.get("style") or ""
    if style and _ITALIC.search(style):
        kinds.append("italic")
    if style and _BOLD.search(style):
        kinds.append("bold")
    return list(dict.fromkeys(kinds))
