"""What kind of album a release is: the songs of a film, its score, an expanded edition, or music it inspired."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from playlist_service.domain.music import Release
from playlist_service.domain.text import fold

Edition = Literal["plain", "score", "expanded", "inspired", "tribute"]

_WORDS: Final[tuple[tuple[Edition, tuple[str, ...]], ...]] = (
    (
        "tribute",
        (
            *("karaoke", "tribute", "tributo", "hommage", "made famous by", "originally performed by", "covers"),
            *("in the style of", "lullaby", "lullabies", "string quartet", "piano covers", "cover versions"),
        ),
    ),
    ("inspired", ("inspired by", "music inspired", "inspire par", "inspiriert", "inspirado", "inspirada", "ispirata")),
    (
        "score",
        (
            *("original score", "original motion picture score", "the score", "original film score", "score from"),
            *("music by", "original series score", "filmmusik komponiert", "partition originale", "score album"),
            *("original game score", "original television score", "motion picture score"),
        ),
    ),
    (
        "expanded",
        (
            *("expanded", "deluxe", "extended", "complete", "anniversary", "special edition", "collectors edition"),
            *("ultimate", "super deluxe", "expanded edition", "volume 2", "vol 2", "part 2", "more music from"),
            *("bonus edition", "edicion especial", "edition speciale", "erweiterte"),
        ),
    ),
)
_WORK: Final = r"motion picture|film|movie|cast|tv|television|series|show|game|video game|netflix|hbo|anime|broadway"
_DRESS: Final = "|".join(
    (
        (
            rf"(?:the |an? )?(?:original |official |complete |deluxe |expanded )*(?:(?:{_WORK}) )*"
            r"(?:soundtracks?|score|recording|ost)(?: album| recording)?"
        ),
        rf"(?:music|songs)(?: from| and| inspired by)+(?: the)?(?: original)?(?: {_WORK})?",
        rf"(?:from|for|inspired by) the (?:{_WORK})",
        r"filmmusik|musik zum film|banda sonora(?: original)?|bande originale(?: du film)?|bof",
        r"colonna sonora(?: originale)?|trilha sonora(?: original)?",
        r"(?:deluxe|expanded|special|collectors|anniversary|extended|complete)(?: edition| version)?",
        r"season \d+",
    )
)
_DRESS_PATTERN = re.compile(rf"\b(?:{_DRESS})\b")
_JOINTS = re.compile(r"[\s:–—-]+$|^[\s:–—-]+")


def edition_of(release: Release) -> Edition:
    """Return what kind of album a release is, by its words and by MusicBrainz' secondary types."""
    group = release.release_group
    said = " ".join((release.title, release.disambiguation, *((group.title, group.disambiguation) if group else ())))
    return _edition(fold(said))


def wanted_edition(title: str) -> Edition:
    """Return what kind of album a subject's title asks for."""
    return _edition(fold(title))


@lru_cache(maxsize=4096)
def work_title(title: str) -> str:
    """Return the folded title of the work that an album's title names, words like "soundtrack" dropped."""
    folded = fold(title)
    bare = " ".join(_DRESS_PATTERN.sub(" ", folded).split())
    return _JOINTS.sub("", bare) or folded


def _edition(folded: str) -> Edition:
    padded = f" {folded} "
    for edition, phrases in _WORDS:
        if any(f" {phrase} " in padded for phrase in phrases):
            return edition
    return "plain"
