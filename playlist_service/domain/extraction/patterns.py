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
def cues(form: str) -> frozenset[str]:
    """Return beginnings of words; a sentence that the form reads has one of them. "" is any sentence's.

    A whole word ends with a space.
    """
    found: frozenset[str] = frozenset()
    for branch in _branches(form):
        parts = _parts(branch)
        told = [_first(part, "".join(parts[at + 1 :])) for at, part in enumerate(parts) if _is_group(parts, at)]
        found |= max(told, key=lambda words: (min(map(len, words)), -len(words)), default=_ANY)
    return found


def words_of(code: str) -> set[str]:
    """Return the words of a coded sentence, casefolded."""
    return set(_LETTERS.findall(code.casefold()))


_ANY = frozenset([""])
_LETTERS = re.compile(r"[^\W\d_\ue000-\uf8ff]+")
_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\W\d_\ue000-\uf8ff]+|[?*+]|\{[\d,]*\}|[^?*+{]")
_OPTIONAL = ("?", "*", "{")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_PASSED = frozenset(" ,;:^\"'’–—-") | {r"\b", r"\("}
"""What may stand before a word and is no part of it."""


def _parts(form: str) -> list[str]:
    """Return the letters, marks, classes, quantifiers and whole groups that stand in a form one after the other."""
    parts: list[str] = []
    depth = 0
    for part in _PART.findall(form):
        if depth:
            parts[-1] += part
        else:
            parts.append(part)
        depth += (part == "(") - (part == ")")
    return parts


def _branches(form: str) -> list[str]:
    """Return the alternatives of a form."""
    branches = [""]
    for part in _parts(form):
        if part == "|":
            branches.append("")
        else:
            branches[-1] += part
    return branches


def _is_group(parts: list[str], at: int) -> bool:
    """Tell a group of words that a form cannot do without."""
    return parts[at].startswith("(?:") and not "".join(parts[at + 1 : at + 2]).startswith(_OPTIONAL)


def _first(form: str, rest: str) -> frozenset[str]:
    """Return the cues of the words that a form may begin with, `rest` being what comes after it."""
    parts = _parts(form)
    for at, part in enumerate(parts):
        behind = "".join(parts[at + 1 :]) + rest
        optional = behind.startswith(_OPTIONAL)
        if part.startswith(_LOOKS) or (part in _PASSED and not optional):
            continue
        if part.startswith(("(?:", "(?P<")):
            after = behind.lstrip("?*+") if not behind.startswith("{") else behind.partition("}")[2]
            inner = part[3:-1] if part.startswith("(?:") else part.partition(">")[2][:-1]
            found = frozenset[str]().union(*(_first(branch, after) for branch in _branches(inner)))
            return found | _first(after, "") if optional else found
        if not _LETTERS.fullmatch(part) or _TOKEN.match(part) or part == "ADJ":
            return _ANY
        if optional:
            return frozenset([part[:-1].casefold()])
        return frozenset([part.casefold() + (" " if _ends_word(behind) else "")])
    return _ANY


def _ends_word(behind: str) -> bool:
    """Return whether a word must end where `behind` follows."""
    parts = _parts(behind)[:2]
    return bool(parts) and parts[0] in _PASSED and not "".join(parts[1:]).startswith(_OPTIONAL)


@lru_cache(maxsize=512)
def compiled(form: str) -> re.Pattern[str]:
    """Return a row's form as a regular expression over coded sentences."""
    table = dict(_SUBSTITUTES)
    spelled = _ADJ.sub(lambda m: rf"(?:{_WORD},? ){{0,{m[1]}}}", form)
    return re.compile(_TOKEN.sub(lambda m: table[m[0]], spelled), re.IGNORECASE)
