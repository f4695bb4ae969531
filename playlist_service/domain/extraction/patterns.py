"""A row of the prose grammar, and how its form becomes a regular expression over coded sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from playlist_service.domain.extraction.claims import Strength
from playlist_service.domain.extraction.sentences import NAME, TITLE

Kind = Literal[
    "track", "other work", "performer", "composer", "member", "alias", "comparison", "person", "helper", "unquoted"
]


_WORD = r"[a-z0-9à-öø-ÿßа-яё$'][\w'’\-./!?]*"


_CONJUNCTION = "and|&|\\+|und|et|y|e|ed|och|en|и|sowie|plus|or|oder|ou|o|as well as|along with|together with"


BETWEEN = rf"(?:,? (?:{_CONJUNCTION}) (?:{_WORD} ){{0,2}}|, (?!(?:{_CONJUNCTION}) )(?:{_WORD} )?|/)"


"""What parts two names of a list; its branches exclude each other, so that no list is tried in two ways."""


_FRONTS = (
    rf"(?:{NAME}(?:['’]s?)? (?:lead )?(?:singer|frontman|frontwoman|drummer|guitarist|bassist|vocalist|leader|"
    rf"keyboardist) )?"
)
_NAMES = (
    rf"(?:(?:{_WORD} ){{0,3}}{_FRONTS}{NAME}(?: \([^()]{{0,80}}\))?"
    rf"(?:{BETWEEN}{NAME}(?: \([^()]{{0,80}}\))?){{0,12}})"
)


_TITLES = (
    rf"(?:{TITLE}(?:(?:[,;]? {TITLE}){{0,6}},? (?:and|&|et|y|e|und|ed|и|plus|as well as) (?:the |a |its |then "
    rf")?{TITLE}|"
    rf" ?/ ?{TITLE})?)"
)


_SUBSTITUTES = (
    ("NL", _NAMES),
    ("TL", _TITLES),
    ("NB", rf"(?:{NAME}(?:{BETWEEN}{NAME}){{0,8}})"),
    ("WORD", _WORD),
    ("N", NAME),
    ("T", TITLE),
)


_ADJ = re.compile(r"ADJ(\d+)")


_TOKEN = re.compile(r"(?<![A-Za-z\\])(?:NL|TL|NB|WORD|N|T)(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of the table."""

    name: str
    kind: Kind
    form: str
    example: str
    """A sentence that the row reads."""
    strength: Strength = "fair"
    why: str = ""
    """For what is left out: the reason."""


@lru_cache(maxsize=512)
def compiled(form: str) -> re.Pattern[str]:
    """Return a row's form as a regular expression over coded sentences."""
    table = dict(_SUBSTITUTES)
    spelled = _ADJ.sub(lambda m: rf"(?:{_WORD},? ){{0,{m[1]}}}", form)
    return re.compile(_TOKEN.sub(lambda m: table[m[0]], spelled), re.IGNORECASE)
