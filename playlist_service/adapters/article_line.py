"""A line of text in the making, as a browser would set it, with marks and players by offset."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from playlist_service.domain.article import Embed, MarkKind

LocalMark = tuple[MarkKind, int, int, str | None]
"""Kind, start, end and address of a stretch, by offsets into its block."""
LocalEmbed = tuple[int, Embed]
"""A player and the offset in its block where it stands."""

_WHITE = re.compile(r"[ \t\n\r\f]+")
_UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0xFEFF, 0x0000))
_SPACED = {0x00A0: " ", 0x2028: "\n", 0x2029: "\n"}
_OPEN_ENDS = ("", " ", "\n", "\t")


class LineBuffer:
    """Collects text: runs of white space become one space, line breaks and non-breaking spaces stay."""

    def __init__(self) -> None:
        self._start_anew()

    def _start_anew(self) -> None:
        self._parts: list[str] = []
        self._last = ""
        self._space = False
        self._breaks = 0
        self._length = 0
        self._marks: list[LocalMark] = []
        self._embeds: list[LocalEmbed] = []

    def write(self, text: str, *, preformatted: bool = False) -> None:
        """Append text; what is not seen (soft hyphens, zero-width spaces) is left out."""
        clean = composed(text)
        if not preformatted:
            clean = _WHITE.sub(" ", clean)
            if clean.startswith(" "):
                self._space, clean = True, clean[1:]
        if not clean:
            return
        behind = not preformatted and clean.endswith(" ")
        self._append(self._gap() + (clean[:-1] if behind else clean).translate(_SPACED))
        self._space = behind

    def break_line(self) -> None:
        """Start a new line before what comes; two breaks leave a blank one."""
        self._breaks = min(self._breaks + 1, 2)

    def edge(self) -> None:
        """Be on a new line, as at the edge of a block."""
        self._breaks = max(self._breaks, 1)

    def next_cell(self) -> None:
        """Part what comes from what stands there by a tab."""
        self._breaks, self._space = 0, False
        if self._length:
            self._append("\t")

    def space(self) -> None:
        """Keep what follows apart from what stands there."""
        self._space = True

    def mark(self, kind: MarkKind, start: int, href: str | None) -> None:
        """Mark everything from offset `start` to here."""
        self._marks.append((kind, start, self._length, href))

    def embed(self, player: Embed) -> None:
        """Put a player here."""
        self._embeds.append((self._length, player))

    @property
    def ends_in_word(self) -> bool:
        """Whether a letter or digit was written last, with nothing behind it."""
        return self._last.isalnum() and not self._space and not self._breaks

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written or put here."""
        return not self._length and not self._embeds

    @property
    def offset(self) -> int:
        """Where the next word will start."""
        return self._length + len(self._gap())

    def take(self) -> tuple[str, tuple[LocalMark, ...], tuple[LocalEmbed, ...]]:
        """Return what was collected, without white space at its ends, and start anew."""
        whole = "".join(self._parts)
        bare = whole.lstrip("\n")
        lost = len(whole) - len(bare)
        text = bare.rstrip()
        marks = tuple(_trimmed(self._marks, text, lost))
        embeds = tuple((min(max(at - lost, 0), len(text)), player) for at, player in self._embeds)
        self._start_anew()
        return text, marks, embeds

    def _gap(self) -> str:
        """What parts the next word from the last."""
        if self._last in _OPEN_ENDS and not (self._breaks and self._last == " "):
            return ""
        return "\n" * self._breaks or (" " if self._space else "")

    def _append(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._last = text[-1]
        self._space, self._breaks = False, 0


def composed(text: str) -> str:
    """Return `text` with composed letters and without what is not seen."""
    if text.isascii():
        return text.translate({0: None}) if "\x00" in text else text
    return unicodedata.normalize("NFC", text).translate(_UNSEEN)


def _trimmed(marks: Iterable[LocalMark], text: str, lost: int) -> list[LocalMark]:
    kept: list[LocalMark] = []
    for kind, start, end, href in marks:
        first, last = max(start - lost, 0), min(end - lost, len(text))
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            kept.append((kind, first, last, href))
    return sorted(kept, key=lambda mark: (mark[1], -mark[2], mark[0], mark[3] or ""))
