"""The table of prose patterns: each row is a pattern over coded sentences, with the sentence that is its test.

In a pattern, N is a name, T a quoted title, NL one name or several ("N, N and N"), TL the same of titles, ADJn up to
n words.
Group `a` holds the acts, `t` the titles, `o` names that are not on the list (a cover's original, a comparison), `b` a
band, `m`
its members, `x` an alias. Rows stand in order of trust: the first that explains a title decides it.
"""

from __future__ import annotations

from playlist_service.domain.extraction.composer_patterns import COMPOSERS
from playlist_service.domain.extraction.patterns import Kind, Pattern
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


def rows(kind: Kind) -> tuple[Pattern, ...]:
    """Return the rows of one kind, in order of trust."""
    return _BY_KIND[kind]


_BY_KIND: dict[str, tuple[Pattern, ...]] = {
    kind: tuple(row for row in TABLE if row.kind == kind) for kind in dict.fromkeys(row.kind for row in TABLE)
}
