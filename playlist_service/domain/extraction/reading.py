"""What the reading of sentences shares: what it has gathered, and how the captures of a pattern become names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.claims import Claims, CreditClaim, LeftClaim, TrackClaim
from playlist_service.domain.extraction.sentences import NAME, TITLE, Sentence
from playlist_service.domain.extraction.vocabulary import pattern, small_pattern
from playlist_service.domain.text import lowered

_OF_MUSIC = ("soundtrack", "playlist", "album", "song", "music", "score")
MUSIC = pattern(*_OF_MUSIC)
NAME_MARK = re.compile(NAME)


TITLE_MARK = re.compile(TITLE)


_OWN_TITLE = re.compile(rf"(?:['’]s?|['’]s? [^.{NAME[1:-1]}]{{0,60}}|,?) ?\(?{TITLE}")


@dataclass(slots=True)
class Reading:
    """What a sentence-by-sentence reading gathers."""

    tracks: list[TrackClaim] = field(default_factory=list)
    credits: list[CreditClaim] = field(default_factory=list)
    left: list[LeftClaim] = field(default_factory=list)
    silent: int = 0
    """Sentences since a word of music."""
    no_acts: frozenset[str] = frozenset()
    last: tuple[Span, ...] = ()
    """The act that the sentences before were about."""

    def claims(self) -> Claims:
        """Return what was gathered."""
        return Claims(tuple(self.tracks), tuple(self.credits), tuple(self.left), self.no_acts)


@lru_cache(maxsize=1024)
def is_musical(code: str) -> bool:
    """Return whether a coded sentence has a word of music."""
    return small_pattern(*_OF_MUSIC).search(lowered(code)) is not None


def spans_in(sentence: Sentence, match: re.Match[str], group: str, kind: re.Pattern[str]) -> list[Span]:
    if group not in match.re.groupindex or match[group] is None:
        return []
    table = sentence.names
    return [table[c] for c in kind.findall(match[group]) if c in table]


_OF_BAND = re.compile(
    rf"({NAME})(?:,? (?:of|from) (?:the |)|,? (?:singer|frontman|leader|drummer|bassist|guitarist) of (?:the |))"
    rf"({NAME})"
)


_SINGER_OF = re.compile(
    rf"\b(?:singer|frontman|frontwoman|leader|drummer|bassist|guitarist|member|chanteur|cantante|sänger|leader) "
    rf"(?:of|de|des|di|von) (?:the )?({NAME}), ({NAME})"
)


_FRONTS = re.compile(
    rf"({NAME})(?:['’]s?)? (?:lead )?(?:singer|frontman|frontwoman|drummer|guitarist|bassist|vocalist|leader|"
    rf"keyboardist) "
    rf"({NAME})"
)
_BANDS_OWN = re.compile(rf"({NAME})['’]s? (?:[a-z-]+ ){{0,2}}({NAME})")


def persons(code: str, marks: list[str]) -> list[str]:
    """Read "Tom Ash of Low Harbour" and "Low Harbour's Tom Ash" as the person: the band is not on it by that."""
    person = _links(code)
    return list(dict.fromkeys(person.get(mark, mark) for mark in marks))


@lru_cache(maxsize=8)
def _links(code: str) -> dict[str, str]:
    """Return the person for every band that stands in a sentence only as somebody's band."""
    person = {found[2]: found[1] for found in _OF_BAND.finditer(code)}
    person |= {found[1]: found[2] for found in _SINGER_OF.finditer(code)}
    person |= {found[1]: found[2] for found in _FRONTS.finditer(code)}
    return person | {found[1]: found[2] for found in _BANDS_OWN.finditer(code)}


def own_acts(sentence: Sentence, match: re.Match[str], acts: list[str]) -> list[str]:
    """Leave the last act of a list to the title that follows it: "“T” by A and B's “U”"."""
    titled = "t" in match.re.groupindex
    if (
        len(acts) > 1
        and (not titled or match.end("a") > match.end("t"))
        and _OWN_TITLE.match(sentence.code, match.end("a"))
    ):
        return acts[:-1]
    return acts
