"""The numbers that an ordered list shows (HTML Standard, 4.4.5 and 4.4.8: start, reversed, value)."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_INTEGER = re.compile(r"\s*[+-]?\d{1,6}")
_NO_NUMBERS = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)


class Ordinals:
    """Counts through one list."""

    def __init__(self, element: HtmlElement) -> None:
        """`element` is the list; only ordered ones have numbers, unless their style hides them."""
        self._counts = element.tag == "ol" and not _NO_NUMBERS.search(element.get("style") or "")
        self._step = -1 if element.get("reversed") is not None else 1
        first = len(element.findall("li")) if self._step < 0 else 1
        self._next = _integer(element.get("start"), first)

    def next(self, entry: HtmlElement) -> int | None:
        """Return the number of the next item; an item may set it."""
        number = _integer(entry.get("value"), self._next)
        self._next = number + self._step
        return number if self._counts else None


def _integer(text: str | None, default: int) -> int:
    found = _INTEGER.match(text or "")
    return int(found[0]) if found else default
