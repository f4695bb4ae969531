"""Folding titles and names for comparison: what is left when spelling fashion is taken away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^a-z0-9\s]")
_SPACE = re.compile(r"\s+")
_LETTER = r"[^\W\d_]"
_DOLLAR = re.compile(rf"(?<={_LETTER})\$|\$(?={_LETTER})")
_BANG = re.compile(rf"(?<={_LETTER})!(?={_LETTER})")
# Accents, Hebrew points and Arabic vowel signs are fashion; Indic, Thai and kana marks are letters, and stay.
_FASHION = ((0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05C7), (0x064B, 0x065F), (0x0670, 0x0670))
_ODD_SMALL = (("İ", "i"), ("ı", "i"), ("ſ", "s"))
_MARKS = frozenset({"Mn", "Mc"})


@lru_cache(maxsize=262144)
def fold(text: str) -> str:
    """Return `text` without case, accents, punctuation and doubled space; "&" and "+" read "and", "A$AP" "asap"."""
    if "$" in text or "!" in text:
        text = _BANG.sub("i", _DOLLAR.sub("s", text))
    spelled = text.lower() if text.isascii() else _without_accents(text)
    spelled = spelled.replace("&", " and ").replace("+", " and ")
    kept = _NOT_WORD.sub("", spelled) if spelled.isascii() else "".join(filter(_is_word_or_space, spelled))
    return _SPACE.sub(" ", kept).strip() or _SPACE.sub(" ", spelled).strip()


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """Return an artist's name folded, a leading "the" dropped."""
    return fold(name).removeprefix("the ")


def lowered(text: str) -> str:
    """Return `text` in small letters, each character in its place, as a pattern that ignores case reads it."""
    for letter, small in _ODD_SMALL:
        text = text.replace(letter, small)
    return text.lower()


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not _is_accent(c)))


def _is_accent(character: str) -> bool:
    point = ord(character)
    return any(first <= point <= last for first, last in _FASHION)


def _is_word_or_space(character: str) -> bool:
    return character.isalnum() or character.isspace() or unicodedata.category(character) in _MARKS
