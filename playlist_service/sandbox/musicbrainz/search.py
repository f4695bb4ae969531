"""Answering a Lucene query from the index; scores are relative, so the best hit is always 100, as on the real one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from playlist_service.sandbox.musicbrainz.lucene import Group, Node, Occur, Range, Words, parse
from playlist_service.sandbox.text_index import Scores, TextIndex, chunk_words, folded

_PHRASE_BONUS = 2.0


@dataclass(frozen=True, slots=True)
class Searcher:
    """The index of one entity type with the weights of the fields that unfielded words are looked up in."""

    index: TextIndex
    weights: Mapping[str, float]
    popularity: Sequence[float] = ()

    def search(self, query: str) -> list[tuple[int, int]]:
        """Return (document number, score 0..100) of every hit, best first. Raises BadQuery."""
        tree = parse(query)
        found = self._group(self._with_phrase(tree))
        fame = self.popularity or [1.0] * self.index.size
        weighed = {document: score * fame[document] for document, score in found.items()}
        best = max(weighed.values(), default=0.0)
        ranked = sorted(weighed.items(), key=lambda hit: (-hit[1], hit[0]))
        return [(document, _relative(score, best)) for document, score in ranked]

    def _with_phrase(self, tree: Group) -> Group:
        bare = [n.text for o, n in tree.clauses if o is not Occur.MUST_NOT and isinstance(n, Words) and _is_bare(n)]
        if len(bare) < 2:
            return tree
        phrase = Words(" ".join(bare), quoted=True, boost=_PHRASE_BONUS)
        return replace(tree, clauses=(*tree.clauses, (Occur.SHOULD, phrase)))

    def _group(self, group: Group) -> Scores:
        answers = [(occur, self._node(node)) for occur, node in group.clauses if _says_something(node)]
        musts = [scores for occur, scores in answers if occur is Occur.MUST]
        shoulds = [scores for occur, scores in answers if occur is Occur.SHOULD]
        found = _intersected(musts) if musts else _added(shoulds)
        if musts:
            found = {d: score + sum(s.get(d, 0.0) for s in shoulds) for d, score in found.items()}
        if answers and not musts and not shoulds:
            found = self.index.all()
        for occur, scores in answers:
            if occur is Occur.MUST_NOT:
                found = {d: score for d, score in found.items() if d not in scores}
        return {d: score * group.boost for d, score in found.items()}

    def _node(self, node: Node) -> Scores:
        if isinstance(node, Group):
            return self._group(node)
        if isinstance(node, Range):
            return self._range(node)
        # The server's "…accent" fields hold the same words unfolded; here both are one.
        field = (node.field or "").removesuffix("accent")
        if field not in self.index.fields and field not in self.weights and field not in self.index.keywords:
            return self._default(node)
        return self._field(node, field)

    def _default(self, words: Words) -> Scores:
        """Look words up in every weighted field and keep each document's best, as Solr's dismax does."""
        text = words.text if words.field is None else f"{words.field}:{words.text}"
        best: Scores = {}
        for field, weight in self.weights.items():
            for document, score in self._field(replace(words, text=text), field).items():
                best[document] = max(best.get(document, 0.0), score * weight)
        return best

    def _field(self, words: Words, name: str) -> Scores:
        field = self.index.fields.get(name)
        if field is None:
            return {}
        if words.wildcard or words.fuzzy:
            found = _added([field.term(word) for word in field.postings if _like(words, word)])
        elif name in self.index.keywords:
            found = field.term(folded(words.text))
        else:
            found = self._text(words.text, name)
        return {document: score * words.boost for document, score in found.items()}

    def _text(self, text: str, name: str) -> Scores:
        field = self.index.fields[name]
        parts = tuple(word for chunk in text.split() for word in chunk_words(chunk))
        if not parts:
            return {}
        joined = "".join(parts)
        if len(parts) > 1 and " " not in text.strip():
            return _best(field.phrase(parts), field.term(joined))
        return field.phrase(parts)

    def _range(self, node: Range) -> Scores:
        field = self.index.fields.get(node.field or "")
        if field is None:
            return {}
        return _added([field.term(value) for value in field.postings if _within(value, node)])


def _says_something(node: Node) -> bool:
    """Return false for words like "&" of which the analysis leaves nothing; Lucene drops such clauses."""
    return not isinstance(node, Words) or node.wildcard or any(letter.isalnum() for letter in node.text)


def _is_bare(words: Words) -> bool:
    return words.field is None and not words.quoted and not words.wildcard and not words.fuzzy


def _relative(score: float, best: float) -> int:
    return max(1, round(100 * score / best)) if best else 100


def _added(answers: list[Scores]) -> Scores:
    total: Scores = {}
    for scores in answers:
        for document, score in scores.items():
            total[document] = total.get(document, 0.0) + score
    return total


def _best(*answers: Scores) -> Scores:
    best: Scores = {}
    for scores in answers:
        for document, score in scores.items():
            best[document] = max(best.get(document, 0.0), score)
    return best


def _intersected(answers: list[Scores]) -> Scores:
    fewest = min(answers, key=len)
    kept = [d for d in fewest if all(d in scores for scores in answers)]
    return {d: sum(scores[d] for scores in answers) for d in kept}


def _like(words: Words, word: str) -> bool:
    asked = folded(words.text)
    if words.wildcard:
        pattern = "".join({"*": ".*", "?": "."}.get(letter) or re.escape(letter) for letter in asked)
        return re.fullmatch(pattern, word) is not None
    return abs(len(asked) - len(word)) <= 2 and _distance(asked, word) <= 2


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def _within(value: str, node: Range) -> bool:
    low, high = node.low, node.high
    if value.isdigit() and all(bound is None or bound.isdigit() for bound in (low, high)):
        return (low is None or int(low) <= int(value)) and (high is None or int(value) <= int(high))
    return (low is None or folded(low) <= value) and (high is None or value <= folded(high) + "\uffff")
