"""The signs by which a title is weighed to be on the list, and a name to perform or to compose."""

from __future__ import annotations

from collections.abc import Iterator

from playlist_service.domain.extraction.likeness import act_likeness, act_signs
from playlist_service.domain.extraction.weighed.nearby import around, telling
from playlist_service.domain.extraction.weighed.scene import Row, Scene
from playlist_service.domain.text import fold, fold_name

_AND = frozenset([",", "and", "&", "+", "und", "et", "y", "e", "ed", "и", "with", "plus", "or"])


def title_signs(scene: Scene, places: list[tuple[int, int]], best: float) -> Iterator[str]:
    """Yield what speaks for or against a title being on the subject's list; `best`: its surest link's probability."""
    inner = scene.rows[places[0][0]].title(places[0][1]).inner
    words = inner.of(scene.text)
    yield f"link {round(best * 5)}"
    yield from (f"article {sign}" for sign in scene.signs)
    yield f"words {min(len(words.split()), 8)}"
    yield f"places {min(len(places), 3)}"
    if fold_name(words) == scene.subject:
        yield "the subject"
    if words[:1].islower():
        yield f"small {'?' in words or '!' in words}"
    if sum(word[:1].islower() for word in words.split()) > 0.6 * len(words.split()):
        yield "mostly small"
    key = fold(words)
    for claim in scene.ruled.tracks.get(key, ()):
        yield f"pattern {claim.strength}"
        yield f"pattern {claim.signal}"
    for left in scene.ruled.left_titles.get(key, ()):
        yield f"left: {left.why}"
    for index, at in places[:4]:
        yield from _title_place(scene.rows[index], at)


def _title_place(row: Row, at: int) -> Iterator[str]:
    yield f"mark {row.title(at).mark}"
    yield f"musical {row.musical}"
    if row.of_other_work:
        yield "in a sentence of another work"
    yield f"names {min(len(row.names), 4)} titles {min(len(row.titles), 4)}"
    yield from telling(row, at)
    yield from around(row, at)
    yield from row.beside


def performing_sign(best: float) -> str:
    """Return the sign of a name that performs a title on the list as surely as `best`."""
    return f"performs {round(best * 5)}"


def name_signs(scene: Scene, key: str, places: list[tuple[int, int]]) -> Iterator[str]:
    """Yield what speaks for each role of a name, whatever it performs."""
    yield from (f"article {sign}" for sign in scene.signs)
    yield f"places {min(len(places), 4)}"
    if key in scene.no_acts:
        yield "no act"
    if key == scene.subject:
        yield "the subject"
    shown = scene.rows[places[0][0]].name(places[0][1]).of(scene.text)
    words = shown.split()
    yield f"words {min(len(words), 5)}"
    yield from (f"own {sign}" for sign in act_signs(shown))
    yield f"likeness {round(act_likeness(shown))}"
    yield f"row {min(places[0][0], 2)}"
    if scene.subject and (key in scene.subject or scene.subject in key):
        yield "of the subject's words"
    for credit in scene.ruled.credits.get(key, ()):
        yield f"pattern {credit.role} {credit.strength}"
        yield f"pattern {credit.signal}"
    for left in scene.ruled.left_names.get(key, ()):
        yield f"left: {left.why}"
    for claim in scene.ruled.acts.get(key, ()):
        yield f"titled {claim.strength}"
    for index, at in places[:4]:
        yield from _name_place(scene.rows[index], at)


def _name_place(row: Row, at: int) -> Iterator[str]:
    yield f"musical {row.musical} titles {min(len(row.titles), 2)}"
    if row.of_other_work:
        yield "in a sentence of another work"
    listed = [
        near
        for near in row.names
        if near != at and abs(near - at) <= 3 and set(row.words(min(at, near) + 1, max(at, near))) <= _AND
    ]
    yield f"in a list {min(len(listed), 2)}"
    yield f"of {min(len(row.names), 6)}"
    yield f"first {at <= 1}"
    yield from telling(row, at)
    yield from around(row, at)
    yield from row.beside
