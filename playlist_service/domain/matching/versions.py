"""A title read as base title, typed version words, guests and context; what is not understood is kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from playlist_service.domain.matching import words
from playlist_service.domain.matching.phrases import Phrases
from playlist_service.domain.matching.version_words import PHRASES, SILENT
from playlist_service.domain.text import fold

_DASHED = re.compile(r"\s+[-–—―~]\s*|\s*[-–—―~]\s+")
_PIECES = re.compile(r"\s*[;/|]\s*|,\s+|\s+[-–—]\s+")
_POSSESSIVE = re.compile(r"['’`´]s\b|(?<=s)['’](?=\s)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BRACKETS: Final[dict[str, str]] = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "［": "］"}
_NAMES = re.compile(
    r"\s*(?:,|;|&|\+|/|\bx\b|\bvs\.?\s|\band\b|\bund\b|\bet\b|\by\b|\bfeat\.?|\bft\.?)\s*", re.IGNORECASE
)


def _start_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    spelled = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\s*(?:{spelled})(?!\w)[.:/]*\s*", re.IGNORECASE)


_MEANING: Final[dict[str, tuple[str, str]]] = {
    fold(phrase): (kind, detail)
    for kind, details in PHRASES.items()
    for detail, phrases in details.items()
    for phrase in phrases.split("|")
}
_KIND = Phrases(_MEANING)
_COMPOUND_MIX = re.compile(r"\b\w{3,}(?:re)?mix\b")
_SILENT_MEANING: Final[dict[str, str]] = {fold(p): kind for kind, phrases in SILENT.items() for p in phrases.split("|")}
_SILENT = Phrases(_SILENT_MEANING)
_GUESTS = _start_pattern(words.GUEST_WORDS)
_COMPANY = _start_pattern(words.COMPANY_WORDS)
_PRODUCERS = _start_pattern(words.PRODUCER_WORDS)
_INLINE_GUESTS = re.compile(r"\s(?:feat\b\.?|ft\b\.?|featuring\b)\s*(?=\S)", re.IGNORECASE)
_FROM = _start_pattern(words.FROM_WORDS)
_FROM_ANYWHERE = Phrases(words.FROM_ANYWHERE)
_FROM_NOT = Phrases(words.FROM_NOT)
_WORK = Phrases(words.WORK_WORDS)
_QUOTED = re.compile(r"[\"“”«»„]|(?:^|\s)['‘]")
_SIGNS = re.compile(r"[(\[{（【［–—―~]|\s-|-\s|\bf(?:ea)?t", re.IGNORECASE)
"""Without any of these a title is all base."""
_ROMAN_TAIL = frozenset(words.ROMAN) - {"i", "v", "x"}


@dataclass(frozen=True, slots=True)
class ParsedTitle:
    """A title taken apart. All texts are folded; `kinds` empty means the plain recording."""

    base: str
    kinds: frozenset[str] = frozenset()
    details: frozenset[str] = frozenset()
    """Who, where, when and what of the version words: remixer, place, radio ..."""
    extras: tuple[str, ...] = ()
    """Trailing brackets and tails that no word list knows: a subtitle, or a version nobody foresaw."""
    guests: tuple[str, ...] = ()
    """Names that the title announces, as spelled."""
    silent: frozenset[str] = frozenset()
    contexts: tuple[str, ...] = ()
    """The works that "from ..." names."""
    flat: str = ""
    """Everything but guests, silent words and context, in order."""
    tail: str = ""
    """What `flat` says behind `base`."""


@dataclass(slots=True)
class _Parts:
    kinds: set[str]
    details: set[str]
    extras: list[str]
    guests: list[str]
    silent: set[str]
    contexts: list[str]
    kept: list[str]
    numbered: list[str]
    trade: bool
    """The title speaks of films, soundtracks and the like."""


@lru_cache(maxsize=262144)
def parse_title(title: str) -> ParsedTitle:
    """Return what `title` says, taken apart; the same for the same text, whatever brackets or dashes it uses."""
    if not _SIGNS.search(title):
        return _plain(title)
    parts = _Parts(set(), set(), [], [], set(), [], [], [], _WORK.holds(fold(title)))
    bare, brackets = _take_brackets(title)
    head, *tails = [piece for piece in _DASHED.split(bare) if piece.strip()] or [title]
    announced = _INLINE_GUESTS.search(head)
    if announced and head[: announced.start()].strip():
        parts.guests += split_names(head[announced.end() :])
        head = head[: announced.start()]
    for segment in [*brackets, *tails] if len(brackets) < 2 or not tails else _in_order(title, brackets, tails):
        _read_segment(segment, parts)
    tokens = _numbered(fold(head).split() + parts.numbered)
    base = " ".join(tokens)
    extras = tuple(dict.fromkeys(extra for extra in parts.extras if extra and extra != base))
    return ParsedTitle(
        base=base,
        kinds=frozenset(parts.kinds),
        details=frozenset(parts.details),
        extras=extras,
        guests=tuple(dict.fromkeys(parts.guests)),
        silent=frozenset(parts.silent),
        contexts=tuple(parts.contexts),
        flat=" ".join([base, *parts.kept]),
        tail=" ".join(parts.kept),
    )


def _plain(title: str) -> ParsedTitle:
    base = " ".join(_numbered(fold(title).split()))
    return ParsedTitle(base, flat=base)


def split_names(text: str) -> list[str]:
    """Return the names that an announcement joins by commas, "and", "&", "x" and the like, as spelled."""
    return [name.strip(" .()[]") for name in _NAMES.split(text) if name.strip(" .()[]")]


def _take_brackets(title: str) -> tuple[str, list[str]]:
    """Return the title without the brackets that say something apart, and what those say."""
    kept, said, at = "", [], 0
    while at < len(title):
        closing = _BRACKETS.get(title[at])
        end = _matching(title, at, closing) if closing else -1
        if end < 0:
            kept, at = kept + title[at], at + 1
            continue
        inner, rest = title[at + 1 : end], title[end + 1 :]
        if kept.strip() and (_stands_apart(rest) or _is_known(inner)):
            said.append(inner)
        else:
            kept += " " + inner + " "
        at = end + 1
    return kept, said


def _matching(title: str, at: int, closing: str | None) -> int:
    depth = 0
    for index in range(at, len(title)):
        if title[index] == title[at]:
            depth += 1
        elif title[index] == closing:
            depth -= 1
            if depth == 0:
                return index
    return -1


def _stands_apart(rest: str) -> bool:
    left = rest.lstrip()
    return not left or left[0] in "([{（【［-–—―;" or bool(_GUESTS.match(left))


def _is_known(inner: str) -> bool:
    folded = fold(inner)
    return bool(_KIND.holds(folded) or _SILENT.holds(folded) or _GUESTS.match(inner) or _FROM.match(inner))


def _in_order(title: str, brackets: list[str], tails: list[str]) -> list[str]:
    return sorted([*brackets, *tails], key=lambda segment: max(title.find(segment.strip()), 0))


def _read_segment(segment: str, parts: _Parts) -> None:
    text = segment.strip().strip("()[]")
    folded = fold(text)
    if not folded:
        return
    if _FROM.match(text) and _reads_as_context(text, folded, parts):
        parts.contexts.append(fold(_FROM.sub("", text, count=1)))
        return
    if (announced := _GUESTS.match(text)) and not _KIND.holds(folded):
        parts.guests += split_names(text[announced.end() :])
        return
    pieces = [piece for piece in _PIECES.split(text) if not _is_silent(piece, parts)]
    versions = [piece for piece in pieces if not _is_announcement(piece, parts)]
    if versions:
        _read_version(", ".join(versions), parts)


def _is_announcement(piece: str, parts: _Parts) -> bool:
    """Say whether a piece names guests, producers, the work it is from, or a year of remastering, and note it."""
    if guests := _GUESTS.match(piece):
        parts.guests += split_names(piece[guests.end() :])
        return True
    if _PRODUCERS.match(piece):
        return True
    if _reads_as_context(piece, fold(piece), parts):
        parts.contexts.append(fold(_FROM.sub("", piece, count=1)))
        return True
    return "remaster" in parts.silent and bool(_YEAR.fullmatch(piece.strip()))


def _reads_as_context(text: str, folded: str, parts: _Parts) -> bool:
    """Say whether a piece names the work it is from; a bare "from" may as well be a place, and needs more."""
    if _FROM_NOT.holds(folded):
        return False
    if _FROM_ANYWHERE.holds(folded):
        return True
    return bool(_FROM.match(text)) and (parts.trade or bool(_QUOTED.search(text)))


def _is_silent(piece: str, parts: _Parts) -> bool:
    """Say whether a piece holds silent words alone (years and fillers apart), and note which."""
    folded = fold(piece)
    found, others = _SILENT.scan(folded)
    if not found:
        return not folded
    kinds = {_SILENT_MEANING[phrase] for phrase in found}
    left = [t for t in others if t not in words.FILLERS and not _YEAR.fullmatch(t)]
    if left and ("remaster" not in kinds or _KIND.holds(" ".join(left))):
        return False
    parts.silent |= kinds
    return True


def _read_version(text: str, parts: _Parts) -> None:
    """Sort what is left of a segment into kinds and details, or keep it as a part number or an extra."""
    announced = _INLINE_GUESTS.search(text)
    if announced:
        parts.guests += split_names(text[announced.end() :])
        text = text[: announced.start()]
    folded = _without_silent(fold(_POSSESSIVE.sub("", text)), parts)
    tokens = folded.split()
    found, left = _KIND.scan(folded)
    if not found and 1 < len(tokens) <= 3 and tokens[0] in words.PART_WORDS and _is_numeral(tokens[1]):
        parts.numbered += tokens
        return
    compounds = _COMPOUND_MIX.findall(folded)
    if not found and not compounds:
        if folded:
            company = _COMPANY.match(text)
            named = " and ".join(map(fold, split_names(text[company.end() :]))) if company else ""
            parts.extras.append(named or " ".join(_numbered(tokens)))
            parts.kept.append(folded)
        return
    parts.kept.append(folded)
    _note_kinds(found, compounds, parts)
    parts.details |= {token for token in left if token not in words.FILLERS}


def _note_kinds(found: list[str], compounds: list[str], parts: _Parts) -> None:
    meanings = [_MEANING.get(phrase, ("remix", "")) for phrase in found]
    kinds = {kind for kind, _ in meanings} | ({"remix"} if compounds else set())
    if len(kinds) > 1:
        kinds.discard("version")
    parts.kinds |= kinds
    parts.details |= {detail for _, detail in meanings if detail}


def _without_silent(folded: str, parts: _Parts) -> str:
    found, left = _SILENT.scan(folded)
    if not found or not left:
        return folded
    cleaned = " ".join(left)
    parts.silent |= {_SILENT_MEANING[phrase] for phrase in found}
    return cleaned


def _is_numeral(token: str) -> bool:
    return token.isdigit() or token in words.ROMAN or token in words.SPELLED


def _numbered(tokens: list[str]) -> list[str]:
    """Return the tokens with numerals after part words, and Roman ones at the end, as digits."""
    out: list[str] = []
    for index, token in enumerate(tokens):
        after = out[-1] if out else ""
        spelled = words.PART_SYNONYMS.get(token, token) if 0 < index < len(tokens) - 1 else token
        if after in words.PART_WORDS:
            spelled = words.ROMAN.get(token) or words.SPELLED.get(token) or token
        elif index and index + 1 == len(tokens) and token in _ROMAN_TAIL:
            spelled = words.ROMAN[token]
        out.append(spelled)
    return out
