"""What we ask MusicBrainz: questions spelled by musicbrainzngs, and the Lucene words that it cannot spell."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import musicbrainzngs

from playlist_service.domain.identifiers import Mbid

MAX_QUERY = 5000
"""Characters of one query, once encoded: a request line of 8 KB is what front ends commonly take."""

_LONGEST_KEY = 300
_VENDOR = musicbrainzngs.musicbrainz
_spelling = threading.Lock()
_SPECIAL = re.compile(_VENDOR.LUCENE_SPECIAL)
_LONG = re.compile(r"[A-Za-z]{5,}")
_OPERATOR = re.compile(r"\b(?:AND|OR|NOT|TO)\b")


@dataclass(frozen=True, slots=True)
class Question:
    """One GET below /ws/2: its path and its arguments in canonical order."""

    path: str
    arguments: tuple[tuple[str, str], ...]

    @property
    def target(self) -> str:
        """Return path and query; colon and slash stay readable, which keeps a hundred addresses in one request line."""
        return f"/ws/2/{self.path}?{urlencode(self.arguments, safe=':/', quote_via=quote)}"

    def key(self, host: str) -> str:
        """Return the name under which an answer is kept; a long one is a digest, since index rows are small."""
        name = f"musicbrainz:{host}{self.target}"
        if len(name) <= _LONGEST_KEY:
            return name
        return f"musicbrainz:{host}/ws/2/{self.path}#{hashlib.sha256(name.encode()).hexdigest()}"


def spelled(ask: Callable[..., Any], *args: Any, **options: Any) -> Question:
    """Return the question that a function of musicbrainzngs would send, without sending it.

    The library has no seam for a transport: its HTTP has no timeout, sleeps up to 56 s inside a global lock and counts
    one host per process. All of its functions end in `return _mb_request(path, args=...)`, so for the moment of the
    call that name notes the question down instead of asking it. The library checks includes, filters and paging; its
    host, agent, limiter and lock are never touched; the moment lasts microseconds, under our lock, without I/O.
    musicbrainzngs 0.7.1 is the last release (2020), so the private name stays; a test holds it.
    """
    with _spelling:
        real = _VENDOR._mb_request  # noqa: SLF001 - the seam described above
        _VENDOR._mb_request = _note_down  # noqa: SLF001 - put back below
        try:
            question: Question = ask(*args, **options)
        finally:
            _VENDOR._mb_request = real  # noqa: SLF001 - as it was
    return question


def _note_down(path: str, *_: Any, args: Mapping[str, str], **__: Any) -> Question:
    return Question(path.strip("/"), tuple(sorted((name, str(value)) for name, value in args.items())))


def url_question(addresses: Sequence[str]) -> Question:
    """Return the look-up of up to 100 addresses at once, which musicbrainzngs cannot spell (one address only)."""
    return Question("url", (("inc", "recording-rels"), *(("resource", address) for address in addresses)))


def phrase(text: str) -> str:
    """Return `text` as a Lucene phrase: these words, in this order."""
    return f'"{_escaped(text)}"'


def words(text: str) -> str:
    """Return `text` as loose Lucene words in brackets: any of them will do, more are better."""
    return f"({_escaped(text)})"


def all_words(text: str) -> str:
    """Return `text` as Lucene words in brackets that all have to be there, in any order; lone signs do not count."""
    return f"({' AND '.join(_escaped(word) for word in _words(text))})"


def near_words(text: str) -> str:
    """Return `text` as loose Lucene words in brackets, the longer ones with room for a slip of the pen."""
    return f"({' '.join(f'{word}~' if _LONG.fullmatch(word) else _escaped(word) for word in _words(text))})"


def _words(text: str) -> list[str]:
    every = _lowered(text).split()
    return [word for word in every if any(letter.isalnum() for letter in word)] or every


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _lowered(text))


def _lowered(text: str) -> str:
    """Return `text` on one line with Lucene's operators in lower case, where they are words like any other."""
    return _OPERATOR.sub(lambda found: found[0].lower(), " ".join(text.split()))


def release_group_query(title: str, artists: Sequence[str] = (), prefer_type: str | None = None) -> str:
    """Return the query for release groups of this title; clauses that say more of a group only move it forward.

    A short title has hundreds of groups, and the whole name of a soundtrack is longer than it: without the preferred
    type the one that is looked for may stand behind the first hundred.
    """
    titled = f"(releasegroup:{phrase(title)} OR release:{phrase(title)} OR releasegroup:{words(title)})"
    named = [f"artist:{phrase(name)} OR creditname:{phrase(name)}" for name in artists if name.strip()]
    preferred = [f"({titled} AND ({' OR '.join(named)}))"] if named else []
    if prefer_type:
        preferred.append(f"(releasegroup:{phrase(title)} AND secondarytype:{phrase(prefer_type.lower())})^2")
    return " OR ".join([*preferred, titled])


def artist_query(names: Iterable[str]) -> str:
    """Return the query for artists that go by any of the names; words catch what a slip of the pen leaves right."""
    asked = (
        f"artist:{phrase(name)} OR alias:{phrase(name)} OR sortname:{phrase(name)} OR artist:{near_words(name)}"
        for name in names
    )
    return " OR ".join(asked)


def recording_clause(title: str, artist: str) -> str:
    """Return the clause for one recording: its title in order, and all words of the artist somewhere in the credit."""
    titled = f"recording:{phrase(title)}"
    if not artist.strip():
        return f"({titled})"
    return f"({titled} AND (artist:{all_words(artist)} OR creditname:{all_words(artist)}))"


def recording_queries(questions: Sequence[tuple[str, str]], artist_mbids: Sequence[Mbid]) -> list[str]:
    """Return the queries that ask for all of the (title, artist) questions: one, or more where one would be too long.

    With artists known, their names no longer count: any title by any of them is asked for, slips included.
    """
    asked = [(title, artist) for title, artist in questions if title.strip()]
    if artist_mbids:
        by = f" AND arid:({' OR '.join(artist_mbids)})"
        clauses = [f"recording:{phrase(title)} OR recording:{words(title)}" for title, _ in asked]
    else:
        by = ""
        clauses = [recording_clause(title, artist) for title, artist in asked]
    return [f"({joined}){by} AND NOT video:true" for joined in _joined(list(dict.fromkeys(clauses)), spare=len(by))]


def _joined(clauses: Sequence[str], spare: int) -> list[str]:
    batches: list[str] = []
    for clause in clauses:
        longer = f"{batches[-1]} OR {clause}" if batches else clause
        if batches and len(quote(longer)) + spare <= MAX_QUERY:
            batches[-1] = longer
        else:
            batches.append(clause)
    return batches
