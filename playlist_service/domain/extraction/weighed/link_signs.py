"""The signs by which the link of a name to a title is weighed: plain strings, so that a weight can be argued with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from playlist_service.domain.extraction.claims import ORIGINAL
from playlist_service.domain.extraction.weighed.nearby import skeleton
from playlist_service.domain.extraction.weighed.scene import Row, Scene
from playlist_service.domain.text import fold_name

_AND = frozenset([",", "and", "&", "+", "und", "et", "y", "e", "ed", "и", "with", "plus", "or"])
_SHORT_FOR = (
    "he she they it his her their its hers theirs who whose band pair duo trio group singer latter former ihr "
    "ihre sein seine elle il ils elles leur sa son ses ella él su sus ela ele seu sua lei lui suo он она они "
    "его её их"
)
_PRONOUNS = frozenset(_SHORT_FOR.split())
_COVER = re.compile(
    r"cover|version|versión|versão|reprise|rendition|remake|take|original|rilettura|fassung|кавер|reading",
    re.IGNORECASE,
)
_WINDOW = 5
_NEAR = 8
"""Words further apart than this are not looked at one by one."""
_SEQUENCE = 6


def link_signs(scene: Scene, index: int, title: int, place: tuple[int, int]) -> Iterator[str]:
    """Yield what speaks for or against the name at `place` performing the title at (`index`, `title`)."""
    row, name = scene.rows[index], place[1]
    yield from _ruled_link(scene, index, title, place)
    key = scene.key_of_name(*place)
    if key in scene.no_acts:
        yield "no act"
    if key == scene.subject:
        yield "the subject"
    yield f"named {min(len(scene.names[key]), 5)} times"
    yield from scene.own_signs(place)
    if place[0] != index:
        yield from _from_before(scene, index, title, place)
        return
    side = "L" if name < title else "R"
    low, high = min(name, title), max(name, title)
    between = row.words(low + 1, high)
    names, titles = between.count("N"), between.count("T")
    yield side
    yield f"{side} names {min(names, 3)} titles {min(titles, 3)}"
    yield f"{side} far {min(len(between) // 3, 6)}"
    yield f"{side} rank {_rank(row, name, title)}"
    built = skeleton(between)
    if len(between) <= _SEQUENCE:
        yield f"{side} = {' '.join(between)}"
    yield f"{side} ~ {built}"
    yield f"{side} ~ {built} ~ {row.words(high + 1, high + 2)[0]}"
    yield f"{side} {row.words(low - 1, low)[0]} ~ {built}"
    for word in dict.fromkeys(between if len(between) <= _NEAR else [*between[:4], *between[-4:]]):
        yield f"{side} {word}"
    for first, second in pairwise(between):
        yield f"{side} {first} {second}" if len(between) <= _NEAR else f"{side} far {first} {second}"
    yield f"{side} edges {' '.join(between[:1])} .. {' '.join(between[-1:])}"
    yield f"{side} name +3 {' '.join(row.words(name + 1, name + 4))}"
    for offset in (1, 2):
        yield f"{side} name {-offset} {' '.join(row.words(name - offset, name))}"
        yield f"{side} name +{offset} {' '.join(row.words(name + 1, name + 1 + offset))}"
        yield f"{side} title {-offset} {' '.join(row.words(title - offset, title))}"
        yield f"{side} title +{offset} {' '.join(row.words(title + 1, title + 1 + offset))}"
    yield from _neighbours(row, name, title, side)


def _neighbours(row: Row, name: int, title: int, side: str) -> Iterator[str]:
    """How the name stands to the other names, and the title to the other titles."""
    low, high = min(name, title), max(name, title)
    chain = row.words(low + 1, high)
    if chain.count("N") and all(word in _AND or word == "N" or i > 8 for i, word in enumerate(_upto(chain, side))):
        yield f"{side} in one list with the nearest name"
    other_titles = [at for at in row.titles if at != title]
    nearer = [at for at in other_titles if abs(at - name) < abs(title - name)]
    yield f"{side} nearer titles {min(len(nearer), 2)}"
    if nearer:
        near = min(nearer, key=lambda at: abs(at - name))
        yield f"{side} nearer title {'same' if (near < name) == (title < name) else 'other'} side"
        yield f"{side} nearer title after {' '.join(row.words(min(near, name) + 1, max(near, name))[:3])}"
    nearest = [at for at in row.names if abs(at - title) < abs(name - title)]
    yield f"{side} nearer names {min(len(nearest), 3)}"
    if nearest:
        near = min(nearest, key=lambda at: abs(at - title))
        yield f"{side} nearest name {'same' if (near < title) == (name < title) else 'other'} side"
        yield f"{side} nearest name by {' '.join(row.words(min(near, title) + 1, max(near, title))[:3])}"
    if _COVER.search(" ".join(row.words(max(0, low - 4), min(len(row.tokens), high + 5)))):
        yield f"{side} cover {row.words(name - 1, name)[0]} _ {row.words(name + 1, name + 2)[0]}"
        yield f"{side} cover names {min(len(row.names), 4)} nearer {min(len(nearest), 2)}"
    if len(row.names) == len(row.titles) > 1:
        yield f"{side} as many, {row.names.index(name) == row.titles.index(title)}"
    if "respectively" in row.words(0, len(row.tokens)):
        yield f"respectively {row.names.index(name) - (len(row.names) - len(row.titles)) == row.titles.index(title)}"


def _upto(chain: list[str], side: str) -> list[str]:
    """Return the words from the name to the next name toward the title."""
    words = chain if side == "L" else chain[::-1]
    return words[: words.index("N") + 1]


def _rank(row: Row, name: int, title: int) -> int:
    same = [at for at in row.names if (at < title) == (name < title)]
    return min(sorted(same, key=lambda at: abs(at - title)).index(name), 4)


def _from_before(scene: Scene, index: int, title: int, place: tuple[int, int]) -> Iterator[str]:
    """Signs for a name of a sentence before."""
    row, before = scene.rows[index], scene.rows[place[0]]
    lead = row.words(0, title)
    ranked = before.names.index(place[1])
    away = min(index - place[0], 3)
    yield f"B {away}"
    key = scene.key_of_name(*place)
    yield f"B {away} most named {scene.most_named == key} names here {min(len(row.names), 2)}"
    yield f"B {away} named {min(len(scene.names[key]), 5)} times, names here {min(len(row.names), 1)}"
    yield f"B place {min(ranked, 2)} of {min(len(before.names), 4)}"
    yield f"B titles there {min(len(before.titles), 2)} names here {min(len(row.names), 2)}"
    yield f"B pronoun {any(word in _PRONOUNS for word in lead)} names here {min(len(row.names), 1)}"
    yield f"B starts {' '.join(row.words(0, 2))}"
    yield f"B title -2 {' '.join(row.words(title - 2, title))}"
    yield f"B name -1 {' '.join(before.words(place[1] - 1, place[1]))} names here {min(len(row.names), 1)}"
    yield f"B name +1 {' '.join(before.words(place[1] + 1, place[1] + 2))}"
    for word in lead[:_WINDOW]:
        yield f"B lead {word}"


def pair_signs(
    first: float, rivals: list[float], titles: list[float], roles: tuple[float, float], away: int
) -> Iterator[str]:
    """Yield how a link stands among the others, all seen once: its own probability, those of the title's other names
    and of the name's other titles, and the name's roles; `away`: in how many sentences before the name stands."""
    best, other = max(rivals, default=0.0), max(titles, default=0.0)
    own, performer = round(first * 10), round(roles[0] * 5)
    yield f"first {own}"
    yield f"away {min(away, 3)} first {round(first * 5)}"
    yield f"rivals {min(len(rivals), 4)} best {round(best * 5)} first {round(first * 5)}"
    yield f"ahead {round((first - best) * 10)}"
    yield f"ahead {round((first - best) * 5)} performer {performer}"
    yield f"other title {round(other * 5)} first {round(first * 5)}"
    yield f"titles beside {min(len(titles), 3)}"
    yield f"performer {performer} first {round(first * 5)}"
    yield f"composer {round(roles[1] * 5)}"
    yield f"rank {min(sum(rival > first for rival in rivals), 4)}"
    yield f"rank {min(sum(rival > first for rival in rivals), 4)} of {min(len(rivals), 4)} first {round(first * 5)}"
    yield f"sure rivals {min(sum(rival >= 0.5 for rival in rivals), 3)} first {round(first * 5)}"


def _ruled_link(scene: Scene, index: int, title: int, place: tuple[int, int]) -> Iterator[str]:
    """What the patterns say of the pair."""
    inner = scene.rows[index].title(title).inner
    key = scene.key_of_name(*place)
    claims = scene.ruled.titles.get(inner, ())
    if any(left.why == ORIGINAL for left in scene.ruled.left_names.get(key, ())):
        yield "an original"
    if not claims:
        yield "no pattern"
    for claim in claims:
        linked = any(fold_name(act.of(scene.text)) in (key, key.split()[-1]) for act in claim.artists)
        yield f"{'linked' if linked else 'another linked'} {claim.strength}"
        yield f"{'linked' if linked else 'another linked'} by {claim.signal}"
