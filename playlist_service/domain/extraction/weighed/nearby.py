"""What stands around a place of a sentence: nearest words, words that tell a trade, the frame of a phrase."""

from __future__ import annotations

from collections.abc import Iterator

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


def skeleton(words: list[str]) -> str:
    """Return the words that build sentences in their order, a star for whatever stands between them."""
    kept = [word if word in _SKELETON or word in "NT" else "*" for word in words[:14]]
    return " ".join(word for at, word in enumerate(kept) if word != "*" or at == 0 or kept[at - 1] != "*")


def around(row: Row, at: int) -> Iterator[str]:
    """Yield the words before and behind a place: the nearest in their order, the others as they come."""
    third, second, first = row.words(at - 3, at)
    next_, then, last = row.words(at + 1, at + 4)
    yield f"-1 {first}"
    yield f"+1 {next_}"
    yield f"-2 {second} {first}"
    yield f"+2 {next_} {then}"
    yield f"-3 {third} {second} {first}"
    yield f"+3 {next_} {then} {last}"
    yield f"± {first} _ {next_}"
    for word in dict.fromkeys(row.words(max(0, at - _WINDOW - 2), at)):
        yield f"< {word}"
    for word in dict.fromkeys(row.words(at + 1, min(len(row.tokens), at + _WINDOW + 3))):
        yield f"> {word}"


def telling(row: Row, at: int) -> Iterator[str]:
    """Yield the nearest words of music, making and trades before and behind a name, and what stands between."""
    for kind, places in row.telling.items():
        before = [place for place in places if at - _REACH < place < at][-1:]
        after = [place for place in places if at < place < at + _REACH][:1]
        for side, found in (("<", before), (">", after)):
            for place in found:
                low, high = min(at, place), max(at, place)
                between = row.words(low + 1, high)
                yield f"{kind} {side} {row.words(place, place + 1)[0]}"
                yield f"{kind} {side} ~ {skeleton(between)}"
                yield f"{kind} {side} far {min((high - low) // 3, 4)} names between {min(between.count('N'), 2)}"
