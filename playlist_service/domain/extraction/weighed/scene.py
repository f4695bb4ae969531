"""The sentences of an article as rows of tokens, with its names and titles grouped by what they spell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.claims import Claims, CreditClaim, LeftClaim, TrackClaim
from playlist_service.domain.extraction.likeness import act_likeness, act_signs
from playlist_service.domain.extraction.prose import is_of_other_work
from playlist_service.domain.extraction.quotes import Quoted
from playlist_service.domain.extraction.reading import is_musical
from playlist_service.domain.extraction.sentences import Sentence
from playlist_service.domain.extraction.vocabulary import phrases
from playlist_service.domain.text import fold, fold_name

_TOKEN = re.compile(r"[\ue000-\uf8ff]|[^\W_]+(?:['’.-][^\W_]+)*|[^\w\s]")
_SURNAMES = 3
"""Names of so many words at most are called by their last word."""


_JOINING = frozenset([",", "and", "&", "und", "et", "y", "e", "и", "/"])
_OWN = ("word", "first", "last", "case", "ends")
"""So begin the signs of a name that say something of who performs a title."""
_LEAST_CHAIN, _MOST_BETWEEN = 3, 4
_EDGE = 8
"""So far over a sentence's edges is looked at most."""
_TELLING = {
    "scoring": phrases("score") | phrases("composer_label") | phrases("composing"),
    "music": phrases("soundtrack") | phrases("song") | phrases("playlist") | phrases("music"),
    "trade": phrases("people"),
    "screen": phrases("film") | phrases("series") | phrases("game"),
}
"""Words that say what the people beside them do."""
_OWNS = re.compile(r"['’] ?s N|['’] N|s N")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence: its words, and what the reader knows of it before it looks at its names and titles."""

    sentence: Sentence
    tokens: list[str]
    """The words and marks as they stand in the sentence's code."""
    names: tuple[int, ...]
    titles: tuple[int, ...]
    musical: bool
    of_other_work: bool
    edged: list[str]
    """Words in small letters, `N` for a name, `T` for a title; before and behind them the edges, `^` and `$`."""
    beside: tuple[str, ...]
    """Each word once, as a sign for whatever stands in the sentence."""
    telling: Mapping[str, list[int]]
    """The places of the words that say what the people beside them do, by what they tell of."""

    def words(self, start: int, end: int) -> list[str]:
        """Return the words from one place to another, the sentence's edges as `^` and `$`."""
        return self.edged[start + _EDGE : end + _EDGE]

    def chains(self) -> Iterator[list[int]]:
        """Yield the places of names that are told together, three and more: "A, B and the singer C"."""
        chain: list[int] = []
        for at in self.names:
            between = self.words(chain[-1] + 1, at) if chain else []
            if chain and not (
                between and between[0] in _JOINING and len(between) <= _MOST_BETWEEN and "T" not in between
            ):
                if len(chain) >= _LEAST_CHAIN:
                    yield chain
                chain = []
            chain = [*chain, at]
        if len(chain) >= _LEAST_CHAIN:
            yield chain

    def acting(self) -> list[int]:
        """Return the places of the names that may act here: no band that only says whose member the other name is."""
        owners = {at for at in self.names if _OWNS.match(" ".join(self.words(at + 1, at + 4)))}
        of = {at for at in self.names if self.words(at - 2, at) == ["N", "of"]}
        return [at for at in self.names if at not in owners | of]

    def title(self, at: int) -> Quoted:
        """Return the title that the token at a place stands for."""
        return self.sentence.titles[self.tokens[at]]

    def name(self, at: int) -> Span:
        """Return where the name stands that the token at a place stands for."""
        return self.sentence.names[self.tokens[at]]


@dataclass(slots=True)
class Ruled:
    """What the patterns said, by the folded names and titles that they said it of."""

    tracks: dict[str, list[TrackClaim]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[Span, list[TrackClaim]] = field(default_factory=lambda: defaultdict(list))
    """By where the title stands."""
    acts: dict[str, list[TrackClaim]] = field(default_factory=lambda: defaultdict(list))
    credits: dict[str, list[CreditClaim]] = field(default_factory=lambda: defaultdict(list))
    """Without those that only tell another name of somebody."""
    left_names: dict[str, list[LeftClaim]] = field(default_factory=lambda: defaultdict(list))
    left_titles: dict[str, list[LeftClaim]] = field(default_factory=lambda: defaultdict(list))


def _ruled(text: str, claims: Claims) -> Ruled:
    ruled = Ruled()
    for claim in claims.tracks:
        ruled.tracks[fold(claim.title.of(text))].append(claim)
        ruled.titles[claim.title].append(claim)
        for key in {fold_name(act.of(text)) for act in claim.artists}:
            ruled.acts[key].append(claim)
    for credit in claims.credits:
        if credit.alias is None:
            ruled.credits[fold_name(credit.name.of(text))].append(credit)
    for left in claims.left:
        ruled.left_names[fold_name(left.name.of(text))].append(left)
        ruled.left_titles[fold(left.name.of(text))].append(left)
    return ruled


@dataclass(slots=True)
class Scene:
    """All rows of an article, where each name and each title stands in them, and what the patterns said of both."""

    text: str
    rows: list[Row]
    claims: Claims
    ruled: Ruled
    no_acts: frozenset[str]
    names: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    """Folded name -> (row, token) of its places; a surname alone counts for the full name."""
    titles: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    most_named: str = ""
    """The folded name that stands in most places."""
    subject: str = ""
    signs: tuple[str, ...] = ()
    """What is known of the whole article."""

    def own_signs(self, place: tuple[int, int]) -> tuple[str, ...]:
        """Return what the name at a place shows of itself: its words, its case, how much it looks like an act's."""
        key = self.keys[place]
        if key not in self.own:
            shown = self.rows[place[0]].name(place[1]).of(self.text)
            self.own[key] = (
                *(f"own {sign}" for sign in act_signs(shown) if sign.startswith(_OWN)),
                f"own likeness {round(act_likeness(shown))}",
            )
        return self.own[key]

    own: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Folded name -> what it shows of itself, kept for the next time."""

    def key_of_name(self, row: int, at: int) -> str:
        """Return the folded name at a place, the full one where only a surname stands there."""
        return self.keys[row, at]

    keys: dict[tuple[int, int], str] = field(default_factory=dict)
    """Place of a name -> the folded name, the full one where only a surname stands there."""


def scene_of(
    text: str, sentences: list[Sentence], claims: Claims, subject: str | None, signs: tuple[str, ...] = ()
) -> Scene:
    """Return the scene of an article's sentences."""
    rows = [_row(sentence) for sentence in sentences]
    scene = Scene(text, rows, claims, _ruled(text, claims), claims.no_acts, signs=signs)
    scene.subject = fold_name(subject) if subject else ""
    folded = {(i, at): fold_name(row.name(at).of(text)) for i, row in enumerate(scene.rows) for at in row.names}
    full: dict[str, str] = {}
    for name in folded.values():
        words = name.split()
        if 2 <= len(words) <= _SURNAMES and len(words[-1]) > 2:
            full.setdefault(words[-1], name)
    scene.keys = {place: full.get(name, name) for place, name in folded.items()}
    for place, name in scene.keys.items():
        scene.names[name].append(place)
    for index, row in enumerate(scene.rows):
        for at in row.titles:
            scene.titles[fold(row.title(at).inner.of(text))].append((index, at))
    often = [key for key in scene.names if key not in scene.no_acts and key != scene.subject]
    scene.most_named = max(often, key=lambda key: len(scene.names[key]), default="")
    return scene


def _row(sentence: Sentence) -> Row:
    tokens: list[str] = _TOKEN.findall(sentence.code)
    words = [_word(token, sentence) for token in tokens]
    distinct = dict.fromkeys(words)
    return Row(
        sentence,
        tokens,
        tuple(i for i, word in enumerate(words) if word == "N"),
        tuple(i for i, word in enumerate(words) if word == "T"),
        is_musical(sentence.code),
        is_of_other_work(sentence.code),
        ["^"] * _EDGE + words + ["$"] * _EDGE,
        tuple(f"beside {word}" for word in distinct),
        {
            kind: [] if told.isdisjoint(distinct) else [i for i, word in enumerate(words) if word in told]
            for kind, told in _TELLING.items()
        },
    )


def _word(word: str, sentence: Sentence) -> str:
    if word < "\ue000" or word > "\uf8ff":
        return word.casefold()
    return "N" if word in sentence.names else "T" if word in sentence.titles else "x"
