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
from playlist_service.domain.extraction.patterns import Kind, Pattern, beginnings, cue
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
    places = sorted({place for begun in beginnings(code) for place in _BY_CUE.get(begun, ())})
    found: dict[str, list[Pattern]] = defaultdict(list)
    for place in places:
        found[TABLE[place].kind].append(TABLE[place])
    return {kind: tuple(patterns) for kind, patterns in found.items()}


_BY_CUE: dict[str, list[int]] = defaultdict(list)
for _place, _row in enumerate(TABLE):
    for _begun in cue(_row.form):
        _BY_CUE[_begun].append(_place)
