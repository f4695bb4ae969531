"""Folding titles and names for comparison: what is left when spelling fashion is taken away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^\w\s]|_")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` without case, accents, punctuation and doubled space; "&" and "+" read as "and"."""
    spelled = unicodedata.normalize("NFKD", text).casefold()
    spelled = "".join(c for c in spelled if not unicodedata.combining(c))
    spelled = spelled.replace("&", " and ").replace("+", " and ")
    folded = _SPACE.sub(" ", _NOT_WORD.sub("", spelled)).strip()
    return folded or _SPACE.sub(" ", spelled).strip()


def fold_name(name: str) -> str:
    """Return an artist's name folded, a leading "the" dropped."""
    return fold(name).removeprefix("the ")
