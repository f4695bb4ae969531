"""Whether a string by itself looks like the name of an act or like a title: letters, words, capitals weigh in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from playlist_service.domain.extraction.languages import SURNAMES
from playlist_service.domain.extraction.weights import shipped

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NOTE = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]?")
_GUESTS = re.compile(r"\s*\b(?:feat(?:uring)?|ft)\b.*$", re.IGNORECASE)
_MOST_WORDS = 8
_LEAST, _MOST = -3.0, 3.0
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PERSON = 4
"""A name in these scripts that begins with a surname has so many characters at most."""


def act_signs(value: str) -> Iterator[str]:
    """Yield what a string shows of itself."""
    words = _WORD.findall(value)[:_MOST_WORDS]
    small = [word.casefold() for word in words]
    yield f"words {min(len(words), 6)}"
    yield f"case {_case(words)}"
    yield f"ends {value[-1:] if not value[-1:].isalnum() else 'word'}"
    for place, word in enumerate(small):
        yield f"word {word}"
        yield f"{'first' if not place else 'last' if place == len(small) - 1 else 'mid'} {word}"
        yield f"end {word[-3:]}"
        yield f"head {word[:3]}"
        if not word.isascii():
            yield f"letter {word[-1]}"
    for first, second in pairwise(small):
        yield f"pair {first[-2:]} {second[:2]}"
    for sign in "&',.!?-/$0123456789":
        if sign in value:
            yield f"has {'digit' if sign.isdigit() else sign}"


def _case(words: list[str]) -> str:
    shapes = [
        "A" if w.isupper() and len(w) > 1 else "a" if w.islower() else "d" if w.isdigit() else "Aa" for w in words
    ]
    return " ".join(dict.fromkeys(shapes[1:])) + f" after {shapes[0]}" if shapes else "none"


@lru_cache(maxsize=4096)
def act_likeness(value: str) -> float:
    """Return how much a string looks like an act's name (above 0) rather than a title (below), in nats, -3 to 3.

    Guests and notes in brackets are not looked at.
    """
    if _DENSE.search(value):
        return _dense_likeness(value)
    bare = _NOTE.sub("", _GUESTS.sub("", value)).strip() or value
    return max(_LEAST, min(_MOST, shipped()["act"].sum(act_signs(bare))))


def _dense_likeness(value: str) -> float:
    """Chinese, Japanese and Korean: acts are short, people begin with a surname, titles hold particles and blanks."""
    bare = _NOTE.sub("", _GUESTS.sub("", value)).strip() or value
    person = len(bare) <= _PERSON and bare[0] in SURNAMES
    foreign = bool(_FOREIGN.search(bare))
    slope = 0.05 if _KANA.search(bare) else 0.2
    told = 1.0 - slope * len(bare) + 1.5 * person + 0.8 * foreign - 0.8 * len(_PARTICLE.findall(bare))
    return max(_LEAST, min(_MOST, told))


_KANA = re.compile(r"[\u3040-\u30ff]")
_FOREIGN = re.compile(r"(?<=[ァ-ヺー])・(?=[ァ-ヺー])")
"""Between two words in katakana stands the dot of a foreign name."""


_PARTICLE = re.compile(r"[はをにがのでもへ](?=\S)|[的了在是]|[은는을를이가의에](?=\s)|\s(?=[\uac00-\ud7af])|[?!？！]")
