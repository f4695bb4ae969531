"""The languages' phrases made ready for lookup: sets, and one compiled pattern per category."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from playlist_service.domain.extraction.languages import DUOS, LANGUAGES
from playlist_service.domain.text import fold

_EDGES = " \t:：.-–—*#_()[]=|>•·…"
_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@lru_cache(maxsize=64)
def phrases(category: str, language: str | None = None) -> frozenset[str]:
    """Return the phrases of a category, casefolded; of all languages unless one is named."""
    chosen = LANGUAGES.values() if language is None else [LANGUAGES.get(language, {})]
    found = (phrase for words in chosen for phrase in words.get(category, "").split(";"))
    return frozenset(phrase.strip().casefold() for phrase in found if phrase.strip())


@lru_cache(maxsize=64)
def alternatives(*categories: str) -> str:
    """Return a regular expression alternative of all phrases of the categories, longest first."""
    found = sorted({p for category in categories for p in phrases(category)}, key=lambda p: (-len(p), p))
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in found)


@lru_cache(maxsize=64)
def pattern(*categories: str) -> re.Pattern[str]:
    """Return a pattern that finds any phrase of the categories as a whole word (anywhere in CJK text)."""
    found = {phrase for category in categories for phrase in phrases(category)}
    spaced = {phrase for phrase in found if not _NO_SPACES.search(phrase)}
    dense = found - spaced
    first = "".join(sorted({re.escape(c) for phrase in spaced for c in {phrase[0], phrase[0].upper()}}))
    parts = [rf"(?<!\w)(?=[{first}]){_tree(spaced)}(?!\w)"] if spaced else []
    return re.compile("|".join([*parts, _tree(dense)] if dense else parts) or r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=64)
def small_pattern(*categories: str) -> re.Pattern[str]:
    """Return what `pattern` does, for text in small letters, which is read about twice as fast."""
    found = {phrase for category in categories for phrase in phrases(category)}
    dense = {phrase for phrase in found if _NO_SPACES.search(phrase)}
    branches = [whole_words(found - dense)] if found - dense else []
    return re.compile("|".join([*branches, _tree(dense)] if dense else branches) or r"(?!)")


@lru_cache(maxsize=32)
def places_of(category: str, small: str) -> tuple[tuple[int, int], ...]:
    """Return where phrases of a category stand in a text in small letters; several ask so of the same text."""
    return tuple(found.span() for found in small_pattern(category).finditer(small))


def whole_words(words: set[str]) -> str:
    """Return an expression for any of the words as a whole word, as they are written.

    Every branch begins with its letter, so that a search passes quickly over what no word begins with.
    """
    begun = [(re.escape(initial), _tree(rest)) for initial, rest in _by_initial(words).items()]
    return "|".join(rf"{initial}(?<!\w{initial}){rest}(?!\w)" for initial, rest in begun)


def _by_initial(words: set[str]) -> dict[str, set[str]]:
    """Return what follows each first letter of the words."""
    return {i: {word[1:] for word in words if word[:1] == i} for i in sorted({word[:1] for word in words})}


def _tree(words: set[str]) -> str:
    """Return an expression for any of the words, the longest first, that looks at each letter once."""
    rest = _by_initial(words)
    ends = rest.pop("", None) is not None
    branches = [re.escape(initial) + _tree(tails) for initial, tails in rest.items()]
    if not branches:
        return ""
    whole = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{whole}?" if ends else whole


def bare(text: str) -> str:
    """Return the text without its decoration, casefolded."""
    return text.strip(_EDGES).casefold()


def says(category: str, text: str) -> bool:
    """Return whether the text as a whole, its decoration aside, is a phrase of the category."""
    return bare(text) in phrases(category)


@lru_cache(maxsize=1)
def duos() -> frozenset[str]:
    """Return the folded names of acts whose name holds a conjunction or a comma."""
    return frozenset(fold(name) for name in DUOS.split(";"))


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return the function words of all languages."""
    return phrases("common") | phrases("and") | phrases("by")


_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)
_SAMPLE = 6000


def language_of(text: str) -> str | None:
    """Return the code of the language that most of the text's function words belong to, or None."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) / letters > (0.08 if code == "ja" else 0.2):
            return code
    words = Counter(_WORD.findall(sample.casefold()))
    counts = {code: sum(words[word] for word in words.keys() & phrases("common", code)) for code in LANGUAGES}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= max(2, words.total() // 50) else None
