"""A query made ready: parsed and folded once, for all its candidates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from playlist_service.domain.matching.credits import Credit, credit_names
from playlist_service.domain.matching.names import is_rare
from playlist_service.domain.matching.values import Query
from playlist_service.domain.matching.versions import ParsedTitle, parse_title
from playlist_service.domain.text import fold_name


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query with its title parsed and its names folded, once for all its candidates."""

    query: Query
    title: ParsedTitle
    credit: Credit
    names: frozenset[str]
    common: float
    """0..1: how little the title says by itself."""


@lru_cache(maxsize=4096)
def prepare(query: Query) -> Prepared:
    """Return the query, ready to be compared."""
    title = parse_title(query.title)
    names = credit_names(query.artists)
    aliases = query.aliases if isinstance(query.aliases, tuple) else ()
    credit = Credit(names, title.guests, aliases)
    return Prepared(
        query=query,
        title=title,
        credit=credit,
        names=folded_names(names + title.guests),
        common=1.0 - is_rare(title.base),
    )


@lru_cache(maxsize=131072)
def folded_names(names: tuple[str, ...]) -> frozenset[str]:
    """Return the names folded, in no order."""
    return frozenset(fold_name(name) for name in names)
