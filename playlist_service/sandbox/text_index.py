"""An inverted index in memory: words with positions for text, whole values for keywords; BM25 as the measure."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

Scores = dict[int, float]
"""Document number -> how well it answers."""

Fields = Mapping[str, Sequence[str]]
"""One document: field name -> its values."""

_WORD = re.compile(r"[^\W_]+")
_GAP = 100
_K, _B = 1.2, 0.75


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Return `text` in lower case without accents."""
    spelled = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in spelled if not unicodedata.combining(c))


def chunk_words(chunk: str) -> tuple[str, ...]:
    """Return the words inside one chunk between spaces: "A/B" holds two, "Y.O.U." three."""
    return tuple(_WORD.findall(folded(chunk)))


class FieldIndex:
    """The words of one field in all documents."""

    def __init__(self) -> None:
        self.postings: dict[str, dict[int, tuple[int, ...]]] = {}
        self.lengths: dict[int, int] = {}
        self.total_length = 0

    def add_text(self, document: int, values: Sequence[str]) -> None:
        """Index words with positions; chunks like "Y.O.U." also as one word at their last place."""
        position = 0
        for value in values:
            for chunk in value.split():
                words = chunk_words(chunk)
                for word in words:
                    self._post(document, word, position)
                    position += 1
                if len(words) > 1:
                    self._post(document, "".join(words), position - 1)
            position += _GAP
        self._measure(document, max(1, position - _GAP * len(values)))

    def add_keywords(self, document: int, values: Iterable[str]) -> None:
        """Index whole values, case apart."""
        for value in values:
            self._post(document, folded(value), 0)
        self._measure(document, 1)

    def term(self, word: str) -> Scores:
        """Return the documents that hold `word`."""
        posting = self.postings.get(word, {})
        return {document: self._weigh(len(posting), len(places), document) for document, places in posting.items()}

    def phrase(self, words: Sequence[str]) -> Scores:
        """Return the documents that hold `words` side by side, in order."""
        if len(words) == 1:
            return self.term(words[0])
        postings = [self.postings.get(word, {}) for word in words]
        rarest = min(postings, key=len)
        found = [d for d in rarest if all(d in posting for posting in postings) and _adjacent(d, postings)]
        return {d: sum(self._weigh(len(p), 1, d) for p in postings) for d in found}

    def _post(self, document: int, word: str, position: int) -> None:
        posting = self.postings.setdefault(word, {})
        # Tuples of numbers, unlike lists, are no burden to the garbage collector: loading takes half the time.
        posting[document] = (*posting.get(document, ()), position)

    def _weigh(self, documents: int, frequency: int, document: int) -> float:
        total = len(self.lengths)
        rarity = math.log(1 + (total - documents + 0.5) / (documents + 0.5))
        length = self.lengths[document] * total / self.total_length
        return rarity * frequency * (_K + 1) / (frequency + _K * (1 - _B + _B * length))

    def _measure(self, document: int, length: int) -> None:
        self.lengths[document] = length
        self.total_length += length


class TextIndex:
    """Documents of several fields; those named in `keywords` are matched whole."""

    def __init__(self, documents: Sequence[Fields], keywords: frozenset[str]) -> None:
        self.size = len(documents)
        self.keywords = keywords
        self.fields: dict[str, FieldIndex] = {}
        for number, document in enumerate(documents):
            for name, values in document.items():
                self._add(number, name, [value for value in values if value])

    def all(self) -> Scores:
        """Return every document, equal."""
        return dict.fromkeys(range(self.size), 1.0)

    def _add(self, number: int, name: str, values: list[str]) -> None:
        if not values:
            return
        field = self.fields.setdefault(name, FieldIndex())
        if name in self.keywords:
            field.add_keywords(number, values)
        else:
            field.add_text(number, values)


def _adjacent(document: int, postings: Sequence[Mapping[int, tuple[int, ...]]]) -> bool:
    starts = set(postings[0][document])
    for offset, posting in enumerate(postings[1:], start=1):
        starts &= {place - offset for place in posting[document]}
        if not starts:
            return False
    return True
