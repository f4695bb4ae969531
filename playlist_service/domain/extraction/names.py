"""Names in running text: stretches of capitalised words, with the small words that names hold."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.languages import (
    COMPOUND_ENDS,
    COUNTED_WORDS,
    DUOS,
    NAME_PARTICLES,
    NAME_PREPOSITIONS,
    NAME_SMALL,
    NO_NAMES,
    ROLE_NOUNS,
)
from playlist_service.domain.extraction.vocabulary import duos, phrases, whole_words
from playlist_service.domain.text import fold

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\.?[^\W_](?:[\w$*]|[!?](?=[\w$]))*(?:[-.&/’'+](?:[\w$*]|[!](?=\w))+)*\$*|[^\w\s]"
)
_SMALL = frozenset(NAME_SMALL.split(";"))
_TITLES = frozenset(["st", "mr", "mrs", "ms", "dr", "jr", "sr", "mc", "vol", "pt", "feat", "op"])
_ORDINAL = re.compile(r"\d+(?:s|st|nd|rd|th|er|ère|e|º|ª|['’]s)?$")
_GENITIVE = re.compile(r"['’]s$")
_MAX_TOKENS = 9


class Token(NamedTuple):
    """A word or mark of the text."""

    start: int
    end: int
    text: str
    capital: bool
    """Whether the word looks like a part of a name."""


def _is_capital(word: str, nouns: frozenset[str]) -> bool:
    if nouns and (word.casefold() in nouns or word.casefold().endswith(COMPOUND_ENDS)):
        return False
    first = word.lstrip(".")[:1]
    if first.isupper():
        return True
    if first.isdigit():
        return any(map(str.isalpha, word)) and not _ORDINAL.match(word)
    return (first.isalpha() and not word.islower() and _inner_capital(word)) or (
        word.count(".") >= 2 and _inner_capital(word)
    )


_CAPITAL_INSIDE = re.compile(r"[a-zà-ÿ][-.]?[A-Z]")
_PARTED = re.compile(r"[a-z]+(?:\.[a-z]+){2,}")


def _inner_capital(word: str) -> bool:
    """Tell alt-J, deadmau5 no, will.i.am yes: a capital inside, or letters parted by full stops."""
    return bool(_CAPITAL_INSIDE.search(word)) or bool(_PARTED.fullmatch(word))


def tokens_of(text: str, start: int, end: int, nouns: frozenset[str] = frozenset()) -> list[Token]:
    """Return the words and marks between two offsets, abbreviating stops kept with their word."""
    out: list[Token] = []
    at = start
    for found in _TOKEN.finditer(text, start, end):
        first, stop = found.span()
        word = found[0]
        if stop < end and text[stop] == "." and _abbreviates(word) and not _sentence_after(text, stop, end):
            stop += 1
            word += "."
        if first >= at:
            out.append(Token(first, stop, word, _is_capital(word, nouns)))
            at = stop
    return out


_NEXT_WORD = re.compile(r"\.\s+([A-Z][a-z']*)(?=\s)")


def _sentence_after(text: str, stop: int, end: int) -> bool:
    """Tell "Karol G. The game" from "Squeak E. Clean": a sentence's usual first word follows."""
    found = _NEXT_WORD.match(text, stop, end)
    return found is not None and found[1].casefold() in phrases("starters")


def _abbreviates(word: str) -> bool:
    bare = word.casefold()
    return bare in _TITLES or (len(word) == 1 and word.isupper() and word != "I")


def names_in(text: str, start: int, end: int, *, opens: bool, ordinary: frozenset[str]) -> list[Span]:
    """Return the names between two offsets; `opens` says that a sentence begins there.

    `ordinary` are words that the article also writes small: such a word is no name where a sentence begins with it.
    """
    found = _names_in(text, start, end, opens=opens, ordinary=ordinary)
    known = [Span(*whole.span()) for whole in _joint_names().finditer(text, start, end)]
    if not known:
        return found
    apart = [name for name in found if all(name.end <= k.start or k.end <= name.start for k in known)]
    return sorted([*apart, *known])


@lru_cache(maxsize=1)
def _joint_names() -> re.Pattern[str]:
    """Return a pattern of acts whose names hold a conjunction, however it is written."""
    names = set(DUOS.split(";"))
    return re.compile(
        whole_words(
            {name.replace(f" {a} ", f" {b} ") for name in names for a, b in (("&", "and"), ("and", "&"))} | names
        )
    )


def _names_in(text: str, start: int, end: int, *, opens: bool, ordinary: frozenset[str]) -> list[Span]:
    german = "\0nouns" in ordinary
    tokens = tokens_of(text, start, end, phrases("nouns") if german else frozenset())
    names: list[Span] = []
    at, first = 0, opens
    while at < len(tokens):
        token = tokens[at]
        if not token.capital:
            first = first and not token.text[0].isalnum() if token.text not in ".!?…:" else True
            at += 1
            continue
        last = _with_number(text, tokens, _extend(text, tokens, at))
        if not (german and last == at + 1 and (_is_noun(text, start, token) or _of_town(tokens, at))):
            names.extend(_trimmed(tokens[at:last], begins=first, ordinary=ordinary))
        first = False
        at = last
    return names


_DETERMINER = re.compile(
    r"\b(?:das|im|zum|zur|vom|am|beim|(?:k?ein|sein|ihr|dies|jed|welch|manch)(?:e[mnrs]?)?)\s+(?:[a-zäöüß-]+e[mnrs]?\s+){0,2}$"
)
_ARTICLE_BEFORE = re.compile(r"\b(?:der|die|den|dem|des)\s+(?:[a-zäöüß-]+\s+)?$")
_OPENING = re.compile(r"\s*[„»«“\"]")


def _of_town(tokens: list[Token], at: int) -> bool:
    """Tell "Kölner" before a noun from a name."""
    after = tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
    return tokens[at].text.endswith("er") and after.text[:1].isupper() and not after.capital


def _is_noun(text: str, start: int, token: Token) -> bool:
    """Tell a German noun from a name: its determiner, or an article before it and a title behind it."""
    before = text[max(start, token.start - 40) : token.start]
    if token.text.isupper() or not token.text[1:].islower():
        return bool(_DETERMINER.search(before)) and "-" in token.text
    return bool(_DETERMINER.search(before)) or (
        bool(_ARTICLE_BEFORE.search(before)) and bool(_OPENING.match(text, token.end))
    )


def _extend(text: str, tokens: list[Token], at: int) -> int:
    """Return the index after the last token of the name that begins at `at`."""
    last = at + 1
    while last < len(tokens) and last - at < _MAX_TOKENS:
        if _GENITIVE.search(tokens[last - 1].text) or not _touch(text, tokens[last - 1], tokens[last]):
            break
        if tokens[last].capital:
            last += 1
            continue
        reach = _over_small(text, tokens, at, last)
        if reach == last:
            break
        last = reach
    return last


_NUMBER = re.compile(r"(?!(?:19|20)\d\d)\d{1,4}(?:['’]s)?$")
_COUNTED = frozenset(COUNTED_WORDS.split(";"))


def _with_number(text: str, tokens: list[Token], last: int) -> int:
    """Return the index after a number that ends a name ("Sum 41"): no day, part or count of what follows."""
    if last >= len(tokens) or not _NUMBER.match(tokens[last].text) or not _touch(text, tokens[last - 1], tokens[last]):
        return last
    after = tokens[last + 1].text if last + 1 < len(tokens) else "."
    counts = after[0].isalnum() and after.casefold() not in _JOINS and not after[0].isupper()
    return last if counts or tokens[last - 1].text.casefold() in _COUNTED else last + 1


_WRAPPED = 36
"""A name goes on in the next line only where lines are so long that they are broken anywhere."""


def _touch(text: str, left: Token, right: Token) -> bool:
    between = text[left.end : right.start]
    if "\n" in between and left.end - text.rfind("\n", 0, left.end) < _WRAPPED:
        return False
    return (between.isspace() and "\n\n" not in between and len(between) < 4) or (
        between == "" and right.text[0] == "."
    )


def _over_small(text: str, tokens: list[Token], at: int, last: int) -> int:
    """Pass over "of the", "de la", "& the" and the like where a capital follows; else return `last`."""
    word = tokens[last].text.casefold()
    solid = [t for t in tokens[at:last] if t.text not in ("The", "A")]
    reach = last + 1
    after = tokens[reach].text.casefold() if reach < len(tokens) else ""
    if word in _JOINS:
        duo = _duo(text, tokens, at, last)
        if duo:
            return duo
        if word == "&" and _is_pair(tokens, at, last):
            return reach + 1
        if not (word == "&" and tokens[at].text == "The" and len(solid) == 1):
            if after not in _ARTICLES:
                return last
            reach += 1
            if (reach + 1 < len(tokens) and tokens[reach + 1].text.casefold() in _ROLES) or (
                tokens[last + 1].text == "The" and at > 1 and tokens[at - 1].text == "," and tokens[at - 2].capital
            ):
                return last
    elif word == "the":
        if tokens[last - 1].text.casefold() not in _PREPOSITIONS:
            return last
    elif word not in _SMALL or not _binds(word, solid, after):
        return last
    elif after in ("the", "la", "los", "las", "my", "der", "den"):
        reach += 1
    if reach < len(tokens) and tokens[reach].capital and _all_touch(text, tokens[last - 1 : reach + 1]):
        return reach + 1
    return last


def _is_pair(tokens: list[Token], at: int, last: int) -> bool:
    """Return whether two single names and "&" between them are one act, not the end of a list ("A, B & C").

    Of such pairs in the sample documents three in four are one act's name.
    """
    if last != at + 1 or last + 1 >= len(tokens) or not tokens[last + 1].capital or not tokens[at].text[0].isalpha():
        return False
    listed = at > 0 and (tokens[at - 1].text in (",", "/", "&") or tokens[at - 1].text.casefold() in _JOINS)
    longer = last + 2 < len(tokens) and (tokens[last + 2].capital or tokens[last + 2].text == "&")
    return not listed and not longer and not tokens[last + 1].text.startswith("The")


_ROLES = frozenset(ROLE_NOUNS.split(";"))
_KEPT = frozenset(("the", "los", "las", "les", "os"))
"""Articles that a name may begin with, also where a sentence does."""
_LED = _ROLES - {"dj", "mc", "act", "star", "choir", "diva", "project", "sisters", "brothers", "legend", "legends"}
_PARTICLES = frozenset(NAME_PARTICLES.split(";"))
_JOINS = frozenset(("and", "&", "+", "y", "und", "et"))
_ARTICLES = frozenset(("the", "his", "her", "their", "los", "las", "die", "les"))
_PREPOSITIONS = frozenset(NAME_PREPOSITIONS.split(";"))


def _duo(text: str, tokens: list[Token], at: int, last: int) -> int:
    """Return where a known act such as Simon and Garfunkel ends, or 0."""
    left = text[tokens[at].start : tokens[last - 1].end]
    for reach in range(last + 2, min(len(tokens), last + 4) + 1):
        if fold(f"{left} and {text[tokens[last + 1].start : tokens[reach - 1].end]}") in duos():
            return reach
    return 0


def _binds(word: str, solid: list[Token], after: str) -> bool:
    """Tell House of Pain from Jim James of My Morning Jacket: after two names "of" says membership."""
    if word in ("with", "to", "as", "at", "a"):
        return (after == "the" and len(solid) <= 2) or (word == "at" and len(solid) == 1)
    if word == "for":
        return len(solid) <= 2
    if word in ("of", "in", "on", "en", "da", "di", "de", "von", "my", "n"):
        return len(solid) <= (2 if word in ("de", "da", "di", "von") else 1)
    return word in _PARTICLES and len(solid) <= 3


def _all_touch(text: str, tokens: list[Token]) -> bool:
    return all(_touch(text, a, b) for a, b in pairwise(tokens))


def _trimmed(tokens: list[Token], *, begins: bool, ordinary: frozenset[str]) -> list[Span]:
    """Drop what a sentence's first capital adds, and role words before a name; return no name or one."""
    starters, people = phrases("starters"), phrases("people")
    while tokens:
        word = _GENITIVE.sub("", tokens[0].text).casefold()
        alone = len(tokens) == 1
        if (
            word in ("i", "i'm", "i’m", "i'd", "i'll", "i've")
            or (word in people and begins and (alone or tokens[1].capital))
            or (word in _LED and begins and not alone and tokens[1].capital)
            or (begins and word in starters and not (word in _KEPT and not alone and tokens[1].capital))
        ):
            tokens = tokens[1:]
        elif (begins and alone and word in ordinary) or (alone and (word in ("the", "a", "an") or word in _NEVER)):
            return []
        else:
            break
        while tokens and not tokens[0].capital:
            tokens = tokens[1:]
    if not tokens or _LIKENED.search(tokens[-1].text):
        return []
    end = tokens[-1].end
    shape = _GENITIVE.search(tokens[-1].text)
    return [Span(tokens[0].start, end - 2 if shape else end)]


_LIKENED = re.compile(r"-(?:y|ish|esque|like|ian|style|era|inspired|tinged|influenced)$|esque$", re.IGNORECASE)
_NEVER = frozenset(NO_NAMES.split(";"))
