"""A text that remembers, through every rewriting, which stretch of the first text each character stands for."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from playlist_service.domain.article import Span

Piece = str | Span
"""What a rewriting puts in a place: characters of its own, or a stretch of the text as it is."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A rewritten text; `starts` and `ends` say for each character where it stood in the first one."""

    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, text: str) -> Traced:
        """Return a text that was not rewritten yet."""
        return cls(text, array("L", range(len(text))), array("L", range(1, len(text) + 1)))

    def source(self, start: int, end: int) -> Span:
        """Return the stretch of the first text that a stretch of this one came from."""
        return Span(min(self.starts[start:end]), max(self.ends[start:end])) if end > start else Span(0, 0)

    def rewrite(self, form: re.Pattern[str], made: Callable[[re.Match[str]], Iterable[Piece]]) -> Traced:
        """Return the text with every match of `form` replaced by the pieces made of it."""
        pieces: list[Piece | tuple[int, str]] = []
        at = 0
        for found in form.finditer(self.text):
            pieces.append(Span(at, found.start()))
            pieces.extend(_placed(found.start(), made(found)))
            at = found.end()
        return self.assembled([*pieces, Span(at, len(self.text))]) if at else self

    def without(self, opening: re.Pattern[str], closing: re.Pattern[str]) -> Traced:
        """Return the text without all from an opening to its closing; one never closed stays. Takes linear time."""
        pieces: list[Piece] = []
        at = 0
        opened = opening.search(self.text)
        while opened and (closed := closing.search(self.text, opened.end())):
            pieces.append(Span(at, opened.start()))
            at = closed.end()
            opened = opening.search(self.text, at)
        return self.assembled([*pieces, Span(at, len(self.text))]) if at else self

    def assembled(self, pieces: Iterable[Piece | tuple[int, str]]) -> Traced:
        """Return the text put together anew; own characters stand where the stretch before them ended."""
        text: list[str] = []
        starts, ends = array("L"), array("L")
        at = 0
        for piece in pieces:
            if isinstance(piece, Span):
                text.append(piece.of(self.text))
                starts.extend(self.starts[piece.start : piece.end])
                ends.extend(self.ends[piece.start : piece.end])
                at = piece.end
                continue
            at, own = piece if isinstance(piece, tuple) else (at, piece)
            whole = self.source(at, at + 1) if at < len(self.text) else Span(self._last(), self._last())
            text.append(own)
            starts.extend([whole.start] * len(own))
            ends.extend([whole.start] * len(own))
        return Traced("".join(text), starts, ends)

    def replaced(self, form: re.Pattern[str], own: Callable[[re.Match[str]], str]) -> Traced:
        """Return the text with every match spelled otherwise; the new characters stand for all of the match."""
        text: list[str] = []
        starts, ends = array("L"), array("L")
        at = 0
        for found in form.finditer(self.text):
            spelled = own(found)
            text += [self.text[at : found.start()], spelled]
            starts.extend(self.starts[at : found.start()])
            ends.extend(self.ends[at : found.start()])
            whole = self.source(found.start(), found.end())
            starts.extend([whole.start] * len(spelled))
            ends.extend([whole.end] * len(spelled))
            at = found.end()
        if not at:
            return self
        starts.extend(self.starts[at:])
        ends.extend(self.ends[at:])
        return Traced("".join([*text, self.text[at:]]), starts, ends)

    def _last(self) -> int:
        return self.ends[-1] if self.ends else 0


def _placed(at: int, pieces: Iterable[Piece]) -> Iterator[Piece | tuple[int, str]]:
    """Yield the pieces; own characters stand where the match begins, or where the stretch before them ended."""
    for piece in pieces:
        yield piece if isinstance(piece, Span) else (at, piece)
        at = piece.end if isinstance(piece, Span) else at
