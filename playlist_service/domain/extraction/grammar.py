"""The table of prose patterns: each row is a pattern over coded sentences, with the sentence that is its test.

In a pattern, N is a name, T a quoted title, NL one name or several ("N, N and N"), TL the same of titles, ADJn up to
n words.
Group `a` holds the acts, `t` the titles, `o` names that are not on the list (a cover's original, a comparison), `b` a
band, `m`
its members, `x` an alias. Rows stand in order of trust: the first that explains a title decides it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from playlist_service.domain.extraction.composer_patterns import COMPOSERS
from playlist_service.domain.extraction.patterns import Kind, Pattern, cues, words_of
from playlist_service.domain.extraction.people_patterns import (
    ALIASES,
    COMPARISONS,
    HELPERS,
    MEMBERS,
    PEOPLE,
    PERFORMERS,
    WORKS_BY_NAME,
)
from playlist_service.domain.extraction.title_patterns import OTHER_WORK, TRACKS, UNQUOTED

TABLE: tuple[Pattern, ...] = (
    *OTHER_WORK,
    *TRACKS,
    *UNQUOTED,
    *PERFORMERS,
    *COMPOSERS,
    *MEMBERS,
    *ALIASES,
    *COMPARISONS,
    *PEOPLE,
    *WORKS_BY_NAME,
    *HELPERS,
)


def rows(kind: Kind, code: str) -> tuple[Pattern, ...]:
    """Return the rows of one kind that may read a coded sentence, in order of trust.

    A row whose form asks for words that the sentence has not is left out: most rows are, in most sentences.
    """
    return _reading(code).get(kind, ())


@lru_cache(maxsize=16)
def _reading(code: str) -> dict[str, tuple[Pattern, ...]]:
    places = _BY_CUE[""].union(*map(_cued_by, words_of(code)))
    found: dict[str, list[Pattern]] = defaultdict(list)
    for place in sorted(places):
        found[TABLE[place].kind].append(TABLE[place])
    return {kind: tuple(patterns) for kind, patterns in found.items()}


@lru_cache(maxsize=65536)
def _cued_by(word: str) -> frozenset[int]:
    """Return the places in the table of the rows that ask for a word or for its beginning."""
    begun = (word[:size] for size in range(1, len(word) + 1))
    return frozenset().union(*(_BY_CUE.get(cue, ()) for cue in (*begun, word + " ")))


_BY_CUE: dict[str, set[int]] = {"": set()}
for _place, _row in enumerate(TABLE):
    for _cue in cues(_row.form):
        _BY_CUE.setdefault(_cue, set()).add(_place)
