"""Two credits compared as sets of acts; a known name that holds an "and" is never torn apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from playlist_service.domain.matching import words
from playlist_service.domain.matching.names import ALIAS, EQUAL, HALF, SURNAME, faintly_alike, name_likeness
from playlist_service.domain.matching.phrases import Phrases
from playlist_service.domain.text import fold, fold_name

JOINT = 0.55
"""One act of two that share a credit: "Bob Marley" for "Bob Marley & The Wailers"; worth a look, never enough."""
FAINT = 0.3
"""A name that looks like another, without being its slip; worth a look."""
_SOME = 0.8
_GUESTS = re.compile(r"\s+\(?(?:feat\b\.?|ft\b\.?|featuring\b)\s*", re.IGNORECASE)
_JOINS = re.compile(
    r"\s*(?:,\s(?!the\s)|;|\s[&+×x/]\s|\s(?:and|und|et|y|e|och|og|en|with|vs\.?|versus|meets|con|mit|avec)\s|／|、|・)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CreditMatch:
    """How one credit answers another, 0..1; `slip` where a name is taken for a misspelling of another."""

    value: float
    note: str
    slip: bool = False


@dataclass(frozen=True, slots=True)
class Credit:
    """The acts of one credit: the lead names, then the guests that a title announces, and their other names."""

    names: tuple[str, ...]
    guests: tuple[str, ...] = ()
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def called(self, name: str) -> tuple[str, ...]:
        """Return every name of one of the acts."""
        return (name, *(also for known, names in self.aliases if known == name for also in names))


@lru_cache(maxsize=131072)
def credit_names(artists: tuple[str, ...]) -> tuple[str, ...]:
    """Return the acts that a credit names, "feat." split off, credits that name nobody left out."""
    found: list[str] = []
    for artist in artists:
        found += [part.strip(" ()[]") for part in _GUESTS.split(artist)]
    return tuple(dict.fromkeys(name for name in found if name and fold(name) not in words.ANONYMOUS))


@lru_cache(maxsize=131072)
def name_parts(name: str) -> tuple[str, ...]:
    """Return what a name falls into at its joins ("A & B": A, B), or itself alone."""
    parts = tuple(part.strip() for part in _JOINS.split(name) if part and part.strip())
    return parts if len(parts) > 1 else (name,)


def compare_credits(wanted: Credit, offered: Credit) -> CreditMatch:
    """Return how well the offered credit answers the wanted one; a credit without names is no answer at all."""
    if not wanted.names:
        return CreditMatch(0.0, "no artist is named")
    if not offered.names:
        return CreditMatch(0.0, "the candidate credits nobody")
    everyone = offered.names + offered.guests
    if wanted.names == offered.names:
        return CreditMatch(1.0, "the same artists")
    likeness = [_best(wanted.called(name), everyone) for name in wanted.names]
    likeness = _joined(wanted.names, everyone, likeness)
    if min(likeness) < EQUAL:
        _split_further(wanted.names, everyone, likeness)
    return _judge(wanted, offered, likeness)


def _best(names: tuple[str, ...], everyone: Sequence[str]) -> float:
    best = 0.0
    for place, name in enumerate(names):
        for other in everyone:
            likeness = name_likeness(name, other)
            # An alias is another name of the same act; a slip within an alias is too far.
            likeness = likeness if place == 0 else min(likeness, ALIAS) if likeness >= EQUAL else 0.0
            best = max(best, likeness)
        if best == EQUAL:
            return best
    return best


def _joined(names: tuple[str, ...], everyone: Sequence[str], likeness: list[float]) -> list[float]:
    """One wanted name holds several acts ("A & B"): it is found where every one of them is, and half where one is."""
    out = list(likeness)
    for place, name in enumerate(names):
        parts = name_parts(name) if out[place] < EQUAL else (name,)
        if len(parts) > 1:
            each = [_best((part,), everyone) for part in parts]
            out[place] = max(out[place], min(each), JOINT if max(each) == EQUAL else 0.0)
    return out


def _split_further(names: tuple[str, ...], everyone: Sequence[str], likeness: list[float]) -> None:
    """One offered name holds several acts: they are found where the wanted names fill it whole, else half."""
    for other in everyone:
        parts = name_parts(other)
        if len(parts) < 2:
            continue
        found = [max(name_likeness(name, part) for name in names) for part in parts]
        for place, name in enumerate(names):
            if any(name_likeness(name, part) == EQUAL for part in parts):
                likeness[place] = max(likeness[place], EQUAL if min(found) == EQUAL else JOINT)


def _judge(wanted: Credit, offered: Credit, likeness: list[float]) -> CreditMatch:
    """Say what the likeness of every wanted name comes to."""
    least, most = min(likeness), max(likeness)
    if most == 0.0:
        return _faintly(wanted, offered)
    if least == 0.0:
        return _partly(wanted, offered, likeness)
    if least in (JOINT, SURNAME):
        if most == EQUAL:
            return CreditMatch(_SOME, "the artists are credited, one by a part of the name")
        note = "only one act of a joint credit is there" if least == JOINT else "only a surname is there"
        return CreditMatch(least, note)
    if least >= ALIAS:
        return CreditMatch(least, _found_note(least, len(offered.names) > len(likeness)))
    value = least if len(likeness) == 1 else max(least, 0.9 * likeness[0] + 0.1 * least)
    return CreditMatch(value, _near_note(value), slip=value < HALF)


def _faintly(wanted: Credit, offered: Credit) -> CreditMatch:
    """Return a match that is worth a look where a name looks like another without being its slip."""
    for name in wanted.names:
        if any(faintly_alike(fold_name(name), fold_name(other)) for other in offered.names):
            return CreditMatch(FAINT, "the artist's name is faintly similar")
    return CreditMatch(0.0, "another artist")


def _partly(wanted: Credit, offered: Credit, likeness: list[float]) -> CreditMatch:
    """Some wanted names are missing: the lead decides, for guests come and go in catalogues."""
    lead = max(likeness[0], _best((wanted.names[0],), offered.names[:1]))
    leads = _best((offered.names[0],), wanted.names)
    share = sum(1 for value in likeness if value) / len(likeness)
    if max(lead, leads) < ALIAS:
        guests = sum(1 for value in likeness if value == EQUAL)
        known = guests > 1 or _share_a_word(wanted.names[0], offered.names[0])
        return CreditMatch((0.65 if known else 0.5) * max(likeness), "only a guest is shared")
    value = (_SOME if lead >= ALIAS else 0.72) + 0.15 * share
    return CreditMatch(value, "some of the artists are missing")


def _share_a_word(one: str, other: str) -> bool:
    """Say whether one name shortens the other ("Dixie", "Dixie Amello"); beside a shared guest, never alone."""
    left, right = fold_name(one).split(), fold_name(other).split()
    return any(a[:4] == b[:4] and len(a) > 3 for a in left for b in right)


def _found_note(value: float, added: bool) -> str:
    known = "the artist is credited" if value == EQUAL else "the artist is credited under another name or spelling"
    return f"{known}, with others" if added else known


def _near_note(value: float) -> str:
    return "the artist's name is almost the same" if value >= 0.75 else "the artist's name is similar"


@lru_cache(maxsize=131072)
def is_decoy_name(name: str) -> bool:
    """Say whether a name is one of those who sell other people's hits."""
    return _DECOYS.holds(fold_name(name))


_DECOYS = Phrases(words.DECOY_ARTIST)
