"""What stands around a place of a sentence: nearest words, words that tell a trade, the frame of a phrase."""

from __future__ import annotations

from collections.abc import Iterator

from playlist_service.domain.extraction.vocabulary import phrases
from playlist_service.domain.extraction.weighed.scene import Row

_FRAME = (
    ", . ; : - – — ( ) ' \" & / and or by of from with for in on to the a an is are was were who which that "
    "whose as at not but while then also both his her their its he she they it this covers cover version "
    "original sings plays performs und von mit der die das ein eine et par de du des le la les avec qui y del "
    "con los el e di da dei il che do em no um"
)
_SKELETON = frozenset(_FRAME.split())
"""Words and marks by which sentences are built; what stands between them is left out of a skeleton."""
_WINDOW = 5
_REACH = 16
_TELLING = {
    "scoring": phrases("score") | phrases("composer_label") | phrases("composing"),
    "music": phrases("soundtrack") | phrases("song") | phrases("playlist") | phrases("music"),
    "trade": phrases("people"),
    "screen": phrases("film") | phrases("series") | phrases("game"),
}
"""Words that say what the people beside them do."""


def skeleton(words: list[str]) -> str:
    """Return the words that build sentences in their order, a star for whatever stands between them."""
    kept = [word if word in _SKELETON or word in "NT" else "*" for word in words[:14]]
    return " ".join(word for at, word in enumerate(kept) if word != "*" or at == 0 or kept[at - 1] != "*")


def around(row: Row, at: int) -> Iterator[str]:
    """Yield the words before and behind a place: the nearest in their order, the others as they come."""
    for reach in (1, 2, 3):
        yield f"-{reach} {' '.join(row.words(at - reach, at))}"
        yield f"+{reach} {' '.join(row.words(at + 1, at + 1 + reach))}"
    yield f"± {' '.join(row.words(at - 1, at))} _ {' '.join(row.words(at + 1, at + 2))}"
    for word in dict.fromkeys(row.words(max(0, at - _WINDOW - 2), at)):
        yield f"< {word}"
    for word in dict.fromkeys(row.words(at + 1, min(len(row.tokens), at + _WINDOW + 3))):
        yield f"> {word}"


def telling(row: Row, at: int) -> Iterator[str]:
    """Yield the nearest words of music, making and trades before and behind a name, and what stands between."""
    for kind, words in _TELLING.items():
        for side, places in (
            ("<", range(at - 1, max(-1, at - _REACH), -1)),
            (">", range(at + 1, min(len(row.tokens), at + _REACH))),
        ):
            place = next((i for i in places if row.tokens[i].word in words), None)
            if place is not None:
                low, high = min(at, place), max(at, place)
                yield f"{kind} {side} {row.tokens[place].word}"
                yield f"{kind} {side} ~ {skeleton(row.words(low + 1, high))}"
                names = min(row.words(low + 1, high).count("N"), 2)
                yield f"{kind} {side} far {min((high - low) // 3, 4)} names between {names}"
