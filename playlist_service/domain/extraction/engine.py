"""Article to mentions: structure first, then prose, weighed against what the article is about."""

from __future__ import annotations

import re

from playlist_service.domain.article import Article
from playlist_service.domain.extraction.assembly import assemble
from playlist_service.domain.extraction.claims import Claims
from playlist_service.domain.extraction.prose import read_prose
from playlist_service.domain.extraction.sentences import Sentence, encode, paragraphs
from playlist_service.domain.extraction.structure import Line, lines_of
from playlist_service.domain.extraction.subject import topic_of
from playlist_service.domain.extraction.vocabulary import language_of
from playlist_service.domain.mentions import Extraction

ENOUGH = 2.0
"""From this weight on an article is taken to tell of its subject's music."""

_SMALL_WORD = re.compile(r"(?<![\w'’])[a-zà-öø-ÿ][\w'’]*")


def extract(article: Article) -> Extraction:
    """Return what the article says is on its subject's music, and who makes it; nothing that its text does not say."""
    lines = lines_of(article)
    topic = topic_of(article, lines)
    language = article.language or language_of(article.text)
    title = article.title or (lines[0].body.of(article.text) if lines else None)
    subject = topic.subject
    claims = Claims()
    if topic.weight >= ENOUGH:
        claims = claims.plus(
            read_prose(article.text, _sentences(article, list(lines)), subject.title if subject else None)
        )
    tracks, credits, left = assemble(article.text, claims)
    return Extraction(
        subject if tracks or credits else None,
        tracks=tracks,
        credits=credits,
        mentioned=left,
        language=language,
        title=title,
    )


def _sentences(article: Article, lines: list[Line]) -> list[Sentence]:
    ordinary = frozenset(_SMALL_WORD.findall(article.text))
    spans = [span for span in paragraphs(article.text, lines) if not _all_capitals(span.of(article.text))]
    return [sentence for span in spans for sentence in encode(article.text, span, ordinary)]


def _all_capitals(line: str) -> bool:
    """Tell a heading in title case, where capitals mean nothing, from a sentence."""
    words = [word for word in line.split() if word[:1].isalpha()]
    return len(line) < 160 and len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)
