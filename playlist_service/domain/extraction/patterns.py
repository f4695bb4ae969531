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
def cue(form: str) -> frozenset[str]:
    """Return the beginnings of the words of the longest group that a form cannot do without; "" where it has none."""
    groups, depth, start = [], 0, 0
    at = 0
    while at < len(form):
        character = form[at]
        if character == "\\":
            at += 2
            continue
        if character == "[":
            at = form.index("]", at + 2)
        elif character == "(":
            start = at if depth == 0 else start
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0 and form[at + 1 : at + 2] not in ("?", "*", "{"):
                groups.append(form[start : at + 1])
        elif character == "|" and depth == 0:
            return _ANY
        at += 1
    plain = [group for group in groups if group.startswith("(?:") and "(?P" not in group and not _HOLDS.search(group)]
    longest = max(plain, key=len, default="")
    words = [word.casefold() for word in _LETTERS.findall(re.sub(r"\\.|\(\?:|\[[^\]]*\]", " ", longest))]
    begun_words = {
        begun[:_BEGINNING] for word in words for begun in (word, word[:-1] if len(word) <= _BEGINNING else word)
    }
    return frozenset(begun_words - {""}) if len(longest) > _SHORT_CUE else _ANY


@lru_cache(maxsize=16)
def beginnings(code: str) -> frozenset[str]:
    """Return the first one to four letters of every word of a coded sentence, and ""."""
    words = {word.casefold()[:_BEGINNING] for word in _LETTERS.findall(code)}
    return frozenset(word[:size] for word in words for size in range(_BEGINNING + 1)) | _ANY


_ANY = frozenset([""])
_BEGINNING = 4
_LETTERS = re.compile(r"[^\W\d_\ue000-\uf8ff]+")


_HOLDS = re.compile(rf"(?<![A-Za-z\\])(?:NL|TL|NB|WORD|N|T)(?![A-Za-z])|ADJ\d|{NAME[1]}|{TITLE[1]}")
_SHORT_CUE = 12


@lru_cache(maxsize=512)
def compiled(form: str) -> re.Pattern[str]:
    """Return a row's form as a regular expression over coded sentences."""
    table = dict(_SUBSTITUTES)
    spelled = _ADJ.sub(lambda m: rf"(?:{_WORD},? ){{0,{m[1]}}}", form)
    return re.compile(_TOKEN.sub(lambda m: table[m[0]], spelled), re.IGNORECASE)
