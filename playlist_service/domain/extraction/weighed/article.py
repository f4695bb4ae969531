"""How surely an article tells what is on its subject's list: its words and what was found in it, weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playlist_service.domain.extraction.lists import Found
from playlist_service.domain.extraction.reading import is_musical
from playlist_service.domain.extraction.sentences import Sentence
from playlist_service.domain.extraction.subject import Topic
from playlist_service.domain.extraction.weights import shipped

_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAD = 1_500
"""What an article is about stands in its first so many characters."""
EVEN = 1.5
"""The weight of an article that is as likely to tell as not."""


def article_signs(text: str, topic: Topic, found: list[Found], sentences: list[Sentence]) -> Iterator[str]:
    """Yield what speaks for or against an article that tells what is on a list."""
    for name, value in topic.values.items():
        if value:
            yield f"{name} {round(value * 2) / 2:+}"
    for word in sorted(set(_WORD.findall(text[:_LEAD].casefold()))):
        yield f"word {word}"
    acted = max((sum(bool(e.acts) for e in f.entries) for f in found if f.share >= 0.75), default=0)
    yield f"list with acts {min(acted, 6)}"
    yield f"longest list {min(6, max((len(f.entries) for f in found), default=0) // 3)}"
    yield f"called a track list {any(f.told == 'tracks' for f in found)}"
    yield f"titles {min(6, sum(len(one.titles) for one in sentences))}"
    yield f"names {min(5, sum(len(one.names) for one in sentences) // 3)}"
    if sentences:
        for kind, share in _shares(text, sentences).items():
            yield f"{kind} {min(5, round(share * 10))}"


def _shares(text: str, sentences: list[Sentence]) -> dict[str, float]:
    """Return how much of the running text speaks of music, has titles, and how many of its quotes are speech."""
    quotes = [quoted.inner.of(text) for one in sentences for quoted in one.titles.values()]
    speech = [q for q in quotes if len(q.split()) > 8 or q[:1].islower() or q[-1:] in "?.,"]
    return {
        "of music": sum(is_musical(one.code) for one in sentences) / len(sentences),
        "with titles": sum(bool(one.titles) for one in sentences) / len(sentences),
        "speech": len(speech) / len(quotes) if quotes else 0.0,
    }


def article_weight(text: str, topic: Topic, found: list[Found], sentences: list[Sentence]) -> float:
    """Return the weight, in nats, that it tells: above 1.5 it is likelier than not."""
    return EVEN + shipped()["article"].sum(article_signs(text, topic, found, sentences))
