"""Reads MusicBrainz' canonical dump (canonical_musicbrainz_data.csv): a row at a time, from any place in it."""

from __future__ import annotations

import csv
import gzip
import hashlib
import os
import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Final, cast

from playlist_service.errors import InvalidInput

COLUMNS: Final = ("artist_mbids", "artist_credit_name", "recording_mbid", "recording_name", "score")
"""What the index needs of the dump's columns (metabrainz.org/datasets/derived-dumps); their order does not matter."""
_ENDS_BYTES: Final = 65_536
_SKIP_BYTES: Final = 1_048_576
_GZIP: Final = b"\x1f\x8b"
_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_MBID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SCORE_LIMIT: Final = 2**31


@dataclass(frozen=True, slots=True)
class CanonicalRow:
    """One recording of the dump; a lower `score` is the one that most people mean, `end` is the row's last byte."""

    recording_mbid: str
    artist_mbids: tuple[str, ...]
    credit: str
    title: str
    score: int
    end: int


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be used, and why; `end` is its last byte."""

    reason: str
    end: int


@dataclass(frozen=True, slots=True)
class _Opened:
    """An opened source: its text, as far as it was read to know it, and the file that holds it, where one does."""

    text: IO[bytes]
    head: bytes
    file: IO[bytes] | None = None
    ends: bytes = b""
    """Both ends of the file, which with its size tell two files apart."""

    @property
    def size(self) -> int | None:
        return os.fstat(self.file.fileno()).st_size if self.file else None


class CanonicalDump:
    """An open dump. `identity` tells whether two dumps are one; `size` in bytes, None where it cannot be known."""

    def __init__(self, opened: _Opened) -> None:
        """Read the header of an opened source. Raises InvalidInput where it is no dump's."""
        self._opened = opened
        self._start, self._places = _header(opened.head)
        self._position = self._start
        self.size = opened.size
        self.identity = hashlib.sha256(f"{self.size}:".encode() + (opened.ends or opened.head)).hexdigest()

    def rows(self, start: int = 0) -> Iterator[CanonicalRow | BadRow]:
        """Yield the rows behind byte `start` of the text, once; 0 is the first row.

        Raises InvalidInput where the file breaks off.
        """
        self._position = max(start, self._start)
        parsed = csv.reader(self._lines())
        while True:
            try:
                cells = next(parsed)
            except StopIteration:
                return
            except csv.Error as error:
                yield BadRow(f"no CSV ({error})", self._position)
                continue
            if cells:
                yield self._row(cells)

    def bytes_read(self) -> int:
        """Return how much of the file is read (of a packed file: packed)."""
        packed = self._opened.file is not None and self._opened.file is not self._opened.text
        return self._opened.file.tell() if packed and self._opened.file else self._position

    def _lines(self) -> Iterator[str]:
        """Yield the lines behind the position, and move it along; what is no UTF-8 is kept as surrogates."""
        head, text = BytesIO(self._skip()), self._opened.text
        try:
            while line := head.readline() or text.readline():
                # The part that was read to know the source may end within a line.
                whole = line if line.endswith(b"\n") else line + text.readline()
                self._position += len(whole)
                yield whole.decode("utf-8", "surrogateescape")
        except (OSError, EOFError, zlib.error) as error:
            raise InvalidInput(f"The dump cannot be read on: {error}. What was read is kept.") from error

    def _skip(self) -> bytes:
        """Move the text to the position; return what was read already and lies behind it."""
        opened = self._opened
        if self._position <= len(opened.head):
            return opened.head[self._position :]
        if opened.file is opened.text:
            opened.text.seek(self._position)
            return b""
        missing = self._position - len(opened.head)
        while missing and (skipped := len(opened.text.read(min(missing, _SKIP_BYTES)))):
            missing -= skipped
        return b""

    def _row(self, cells: Sequence[str]) -> CanonicalRow | BadRow:
        try:
            artists, credit, recording_mbid, title, score = (cells[place] for place in self._places)
        except IndexError:
            return BadRow(f"only {len(cells)} cells", self._position)
        artist_mbids = tuple(artists.strip("{}").split(","))
        if not (_MBID.fullmatch(recording_mbid) and all(map(_MBID.fullmatch, artist_mbids))):
            return BadRow("an MBID that is none", self._position)
        if not (score.isascii() and score.isdigit() and int(score) < _SCORE_LIMIT):
            return BadRow(f"the score {score[:20]!r}", self._position)
        if wrong := _wrong_names(credit, title):
            return BadRow(wrong, self._position)
        return CanonicalRow(recording_mbid, artist_mbids, credit, title, int(score), self._position)


@contextmanager
def opened_dump(source: str) -> Iterator[CanonicalDump]:
    """Open a dump: a file, plain or packed by gzip, or "-" for standard input. Raises InvalidInput."""
    if source == "-":
        yield CanonicalDump(_stream(sys.stdin.buffer))
        return
    try:
        file = Path(source).open("rb", buffering=_SKIP_BYTES)  # noqa: SIM115 - closed below; only opening may fail here
    except OSError as error:
        raise InvalidInput(f"{source} cannot be read: {error.strerror}.") from error
    with file:
        yield CanonicalDump(_file(file))


def _stream(stream: IO[bytes]) -> _Opened:
    head = stream.read(_ENDS_BYTES)
    if head.startswith((_GZIP, _ZSTD)):
        raise InvalidInput("Standard input is packed: unpack it on the way (`gzip -dc FILE | … build -`).")
    return _Opened(stream, head)


def _file(file: IO[bytes]) -> _Opened:
    head = file.read(_ENDS_BYTES)
    if head.startswith(_ZSTD):
        raise InvalidInput("The dump is packed by zstd: unpack it on the way (`zstd -dc FILE | … build -`).")
    file.seek(max(0, os.fstat(file.fileno()).st_size - _ENDS_BYTES))
    ends = head + file.read()
    if not head.startswith(_GZIP):
        file.seek(len(head))
        return _Opened(file, head, file, ends)
    file.seek(0)
    unpacked = cast("IO[bytes]", gzip.GzipFile(fileobj=file, mode="rb"))
    try:
        return _Opened(unpacked, unpacked.read(_ENDS_BYTES), file, ends)
    except (OSError, EOFError, zlib.error) as error:
        raise InvalidInput(f"The dump is no whole gzip file: {error}.") from error


def _header(head: bytes) -> tuple[int, tuple[int, ...]]:
    """Return where the first row starts and where in a row each of COLUMNS stands. Raises InvalidInput."""
    line, found, _ = head.partition(b"\n")
    names = next(csv.reader([line.decode("utf-8-sig", "replace").rstrip("\r")]), [])
    missing = [column for column in COLUMNS if column not in names]
    if missing:
        columns = "columns" if len(missing) > 1 else "column"
        raise InvalidInput(
            f"This is no canonical_musicbrainz_data.csv: its first line lacks the {columns} {', '.join(missing)}."
        )
    return len(line) + len(found), tuple(names.index(column) for column in COLUMNS)


def _wrong_names(credit: str, title: str) -> str | None:
    if not credit.strip() or not title.strip():
        return "an empty name"
    try:
        return "a name with a zero byte" if b"\0" in f"{credit}{title}".encode() else None
    except UnicodeEncodeError:
        return "a name that is no UTF-8"
