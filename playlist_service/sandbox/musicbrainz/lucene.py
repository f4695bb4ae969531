"""The part of Lucene's query language that MusicBrainz clients use, parsed to a tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

_SPECIAL = set('()":^~[]{}')


class BadQuery(ValueError):
    """The query cannot be parsed: a bracket or a quote is left open, or a field has no value."""


class Occur(Enum):
    """What a clause means for the documents around it."""

    SHOULD = "should"
    MUST = "must"
    MUST_NOT = "must not"


@dataclass(frozen=True, slots=True)
class Words:
    """A bare word or a quoted phrase, in a field or in the default ones."""

    text: str
    quoted: bool = False
    field: str | None = None
    boost: float = 1.0
    fuzzy: bool = False
    wildcard: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """Values from `low` to `high`; None is open."""

    low: str | None
    high: str | None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses with what each of them means."""

    clauses: tuple[tuple[Occur, Node], ...]
    boost: float = 1.0


Node = Words | Range | Group


def parse(query: str) -> Group:
    """Return the tree of a query. Raises BadQuery."""
    reader = _Reader(query)
    tree = reader.group(None)
    if not reader.at_end():
        raise BadQuery("A closing bracket has no opening one.")
    return tree


class _Reader:
    """Reads a query from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0

    def at_end(self) -> bool:
        self._skip_space()
        return self.place >= len(self.text)

    def group(self, field: str | None) -> Group:
        clauses: list[tuple[Occur, Node]] = []
        while not self.at_end() and self.text[self.place] != ")":
            both = self._conjunction()
            occur = self._modifier()
            if both and clauses and clauses[-1][0] is Occur.SHOULD:
                clauses[-1] = (Occur.MUST, clauses[-1][1])
            if both and occur is Occur.SHOULD:
                occur = Occur.MUST
            clauses.append((occur, self._clause(field)))
        return Group(tuple(clauses))

    def _conjunction(self) -> bool:
        """Return true where AND stands before the next clause."""
        both = False
        while True:
            word = next((w for w in ("AND", "OR", "&&", "||") if self._stands(w)), None)
            if word is None:
                return both
            both = word in ("AND", "&&")
            self.place += len(word)
            self._skip_space()

    def _modifier(self) -> Occur:
        if self._stands("NOT"):
            self.place += 3
            self._skip_space()
            return Occur.MUST_NOT
        sign = self._take_any("+-!")
        return {"": Occur.SHOULD, "+": Occur.MUST}.get(sign, Occur.MUST_NOT)

    def _clause(self, field: str | None) -> Node:
        if self.at_end():
            raise BadQuery("The query ends where a word was due.")
        start = self.text[self.place]
        if start == "(":
            return self._bracketed(field)
        if start == '"':
            return self._ended(Words(self._quoted(), quoted=True, field=field))
        if start in "[{":
            return self._range(field)
        return self._word(field)

    def _word(self, field: str | None) -> Node:
        start = self.place
        word, wildcard = self._bare()
        if self.text[start : self.place] in ("AND", "OR", "NOT"):
            raise BadQuery(f"{word} stands where a word was due.")
        if self.place < len(self.text) and self.text[self.place] == ":" and word:
            self.place += 1
            return self._clause(word)
        if not word:
            raise BadQuery(f"{self.text[self.place]!r} at {self.place} needs a backslash before it.")
        return self._ended(Words(word, field=field, wildcard=wildcard))

    def _bracketed(self, field: str | None) -> Group:
        self.place += 1
        inner = self.group(field)
        if self.at_end() or not self._take_any(")"):
            raise BadQuery("A bracket is left open.")
        return replace(inner, boost=self._number_after("^"))

    def _quoted(self) -> str:
        self.place += 1
        letters = []
        while self.place < len(self.text) and self.text[self.place] != '"':
            if self.text[self.place] == "\\":
                self.place += 1
            letters.append(self.text[self.place : self.place + 1])
            self.place += 1
        if self.place >= len(self.text):
            raise BadQuery("A quotation is left open.")
        self.place += 1
        return "".join(letters)

    def _bare(self) -> tuple[str, bool]:
        letters, wildcard = [], False
        while self.place < len(self.text):
            letter = self.text[self.place]
            if letter.isspace() or letter in _SPECIAL:
                break
            if letter == "\\":
                self.place += 1
                letter = self.text[self.place : self.place + 1]
            elif letter in "*?":
                wildcard = True
            letters.append(letter)
            self.place += 1
        return "".join(letters), wildcard

    def _range(self, field: str | None) -> Range:
        closes = min((i for i in (self.text.find(c, self.place) for c in "]}") if i > 0), default=-1)
        low, to, high = self.text[self.place + 1 : closes].partition(" TO ")
        if closes < 0 or not to:
            raise BadQuery("A range is written [from TO to].")
        self.place = closes + 1
        return Range(_bound(low), _bound(high), field)

    def _ended(self, words: Words) -> Words:
        fuzzy = self.place < len(self.text) and self.text[self.place] == "~"
        if fuzzy:
            self._number_after("~")
        return replace(words, fuzzy=fuzzy and not words.quoted, boost=self._number_after("^"))

    def _number_after(self, sign: str) -> float:
        if not self._take_any(sign):
            return 1.0
        start = self.place
        while self.place < len(self.text) and (self.text[self.place].isdigit() or self.text[self.place] == "."):
            self.place += 1
        try:
            return float(self.text[start : self.place] or 1)
        except ValueError:
            raise BadQuery(f"{self.text[start : self.place]!r} after {sign} is no number.") from None

    def _take_any(self, letters: str) -> str:
        found = self.text[self.place : self.place + 1]
        if not found or found not in letters:
            return ""
        self.place += 1
        return found

    def _stands(self, word: str) -> bool:
        after = self.text[self.place + len(word) : self.place + len(word) + 1]
        return self.text.startswith(word, self.place) and (not word.isalpha() or after in ("", " ", "(", "\t", "\n"))

    def _skip_space(self) -> None:
        while self.place < len(self.text) and self.text[self.place].isspace():
            self.place += 1


def _bound(text: str) -> str | None:
    return None if text.strip() in ("", "*") else text.strip().strip('"')
