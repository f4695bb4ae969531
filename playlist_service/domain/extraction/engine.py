"""Article to mentions: structure first, then prose, weighed against what the article is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from playlist_service.domain.article import Article, Evidence, Span
from playlist_service.domain.extraction.assembly import assemble
from playlist_service.domain.extraction.claims import Claims, LeftClaim
from playlist_service.domain.extraction.dense import read_dense
from playlist_service.domain.extraction.judging import claims_of, is_track_list
from playlist_service.domain.extraction.layout import QUOTED
from playlist_service.domain.extraction.lists import Found, find_lists
from playlist_service.domain.extraction.maker import maker_of
from playlist_service.domain.extraction.markup import made_plain
from playlist_service.domain.extraction.people import no_acts_in
from playlist_service.domain.extraction.prose import read_prose
from playlist_service.domain.extraction.quotes import quoted_in
from playlist_service.domain.extraction.reading import MUSIC
from playlist_service.domain.extraction.records import record_claims
from playlist_service.domain.extraction.rows import is_sentence, remark_in
from playlist_service.domain.extraction.runon import parts_of
from playlist_service.domain.extraction.runs import is_disc, settle_numbers
from playlist_service.domain.extraction.sentences import Sentence, encode, paragraphs
from playlist_service.domain.extraction.structure import Line, lines_of
from playlist_service.domain.extraction.subject import Topic, topic_of
from playlist_service.domain.extraction.vocabulary import language_of, phrases
from playlist_service.domain.extraction.weighed import article_weight, read_weighed
from playlist_service.domain.mentions import Extraction
from playlist_service.domain.text import fold, fold_name

ENOUGH = 1.6
"""From this weight on, a little above even, an article is taken to tell of its subject's music."""
LONG_LIST = 15
"""A track list this long names its acts itself: three names in a row beside it are other people."""
FEW, SHORT, COMPLETE = 4, 6, 8
LEAST_ACTS = 3
CERTAIN = 9.0
"""A weight that leaves no doubt: what a list must pass by its own rows."""

_SMALL_WORD = re.compile(r"(?<![\w'’])[a-zà-öø-ÿ][\w'’]*")


def extract(article: Article) -> Extraction:
    """Return what the article says is on its subject's music, and who makes it; nothing that its text does not say.

    Markup in the text (HTML, wikitext, Markdown's links) is read through; the evidence stands where it stands in it.
    """
    plain = None if article.blocks else made_plain(article.text)
    if plain is None:
        return _read(article)
    found = _read(replace(article, text=plain.text, title=article.title or plain.title, marks=()))
    return found.relocated(lambda evidence: _in_source(article.text, plain.source(evidence.start, evidence.end)))


def _in_source(text: str, span: Span) -> Evidence:
    return Evidence(span.start, span.end, span.of(text))


@dataclass(frozen=True, slots=True)
class Survey:
    """An article looked over: its lines, its lists, its running text, and what it is about."""

    text: str
    lines: tuple[Line, ...]
    language: str | None
    possible: list[Found]
    """Lists that may be of tracks."""
    sentences: list[Sentence]
    """Its running text; none where the language has no capitals."""
    prose: Claims
    topic: Topic
    weight: float
    """How surely the article tells what is on a list; see article_weight."""


def survey(article: Article) -> Survey:
    """Return what stands in an article before it is decided what of that counts."""
    text = article.text
    lines = settle_numbers(text, lines_of(article))
    language = article.language or language_of(text)
    ordinary = frozenset(_SMALL_WORD.findall(text)) | ({"\0nouns"} if language == "de" else frozenset())
    lists = find_lists(text, lines, _known(text, lines))
    possible = [found for found in lists.found if is_track_list(text, found, CERTAIN)]
    listed = {
        index for found in lists.found if found in possible or found.told == "elsewhere" for index in found.indexes
    }
    listed |= _boilerplate(text, lines)
    rest = [line for index, line in enumerate(lines) if index not in listed and line.kind not in ("rule", "table")]
    dense = language in ("ja", "zh", "ko")
    sentences = [] if dense else _sentences(text, rest, ordinary)
    prose = (
        read_dense(text, paragraphs(text, rest), language or "")
        if dense
        else read_prose(text, sentences, no_acts_in(text, sentences))
    )
    topic = topic_of(article, lines, prose, possible)
    weight = article_weight(text, topic, possible, sentences)
    return Survey(text, lines, language, possible, sentences, prose, topic, weight)


def _read(article: Article) -> Extraction:
    found = survey(article)
    text, lines, prose = found.text, found.lines, found.prose
    subject = found.topic.subject
    tracklists = [one for one in found.possible if is_track_list(text, one, found.weight)]
    claims = record_claims(article)
    if found.weight >= ENOUGH or tracklists or claims.tracks:
        if found.sentences:
            prose = read_weighed(
                text,
                found.sentences,
                prose,
                subject.title if subject else None,
                signs_of(found.weight, len(found.possible)),
            )
        maker, composed = maker_of(text, lines, prose)
        for one in _of_tracks(tracklists):
            claims = claims.plus(claims_of(text, one, maker, composed))
        prose = without_subject(text, prose, subject.title if subject else None)
        claims = claims.plus(prose if not _complete(tracklists) else without_tracks(text, prose, claims))
    tracks, credits, left = assemble(text, claims)
    return Extraction(
        subject if tracks or credits else None,
        tracks=tracks,
        credits=credits,
        mentioned=left,
        language=found.language,
        title=article.title or (lines[0].body.of(text) if lines else None),
    )


def _of_tracks(tracklists: list[Found]) -> list[Found]:
    """Leave out plain lines that name nobody, where another list of the article is numbered, timed or names acts."""
    plain = [one for one in tracklists if one.kind == "plain" and one.layout == "titles alone" and not _is_timed(one)]
    plain = [one for one in plain if len(one.entries) < SHORT and not is_disc(one.head.strip(" :*_#()[]–—-"))]
    if any(len(one.entries) >= COMPLETE for one in tracklists):
        plain += [
            one
            for one in tracklists
            if one.kind in ("plain", "quoted") and one.told != "tracks" and len(one.entries) <= FEW
        ]
        plain += [
            one
            for one in tracklists
            if one.kind == "plain" and one.layout.startswith(("comma", "colon")) and len(one.entries) < SHORT
        ]
    if any(one.kind == "noted" for one in tracklists):
        plain += [one for one in tracklists if not any(entry.acts for entry in one.entries)]
    counted = any(one.kind in ("numbered", "table", "timed") and len(one.entries) >= SHORT for one in tracklists)
    if counted or any(sum(bool(entry.acts) for entry in one.entries) >= LEAST_ACTS for one in tracklists):
        plain += [
            one
            for one in tracklists
            if one.kind == "headed" and sum(bool(entry.acts) for entry in one.entries) < 0.5 * len(one.entries)
        ]
    return [one for one in tracklists if one not in plain] or tracklists


def _is_timed(found: Found) -> bool:
    return sum(entry.row.timed for entry in found.entries) >= 0.6 * len(found.entries)


def signs_of(weight: float, lists: int) -> tuple[str, ...]:
    """Return what is known of a whole article, as signs for its parts."""
    return (f"weight {max(-3, min(6, round(weight)))}", f"lists {min(2, lists)}")


_ABOUT = re.compile(r"(?:ABOUT|About|Über|À propos d[eu']|Acerca de|Sobre|Informazioni su)\s?[A-ZÀ-Þ][^.!?:]{1,60}")


def _boilerplate(text: str, lines: tuple[Line, ...]) -> set[int]:
    """Return the indexes of what a press release says of people and firms: from its heading to the end."""
    half = len(lines) // 2
    for index, line in enumerate(lines[half:], half):
        words = line.body.of(text)
        if _ABOUT.fullmatch(words) and not MUSIC.search(words):
            return set(range(index, len(lines)))
    return set()


_OF_THE_SAME_NAME = ("“T” by A", "A (“T”, “T”)", "“T”, a song of A")


_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w'’.&-]*(?:\s(?:of\s|the\s|de\s|&\sthe\s|and\sthe\s)?[A-ZÀ-Þ][\w'’.&-]*)*")


def _known(text: str, lines: tuple[Line, ...]) -> frozenset[str]:
    """Return the folded names that running text seems to hold, and what it quotes: they tell a list's sides."""
    found: set[str] = set()
    titles: set[str] = set()
    for line in lines:
        if line.kind == "rule" or not is_sentence(text, line.body) or parts_of(text, line.body) is not None:
            continue
        at = remark_in(text, line.body) or line.body.start
        for quote in quoted_in(text, at, line.body.end):
            titles.add(QUOTED + fold(quote.inner.of(text)))
            found.update(name.rstrip(".") for name in _CAPITALS.findall(text, at, quote.outer.start))
            at = quote.outer.end
        found.update(name.rstrip(".") for name in _CAPITALS.findall(text, at, line.body.end))
    names = {fold_name(name.removesuffix("'s").removesuffix("’s")) for name in found if len(name) > 2}
    return frozenset(names - phrases("starters")) | titles


def _complete(tracklists: list[Found]) -> bool:
    """Return whether a list tells all of what is on it, so that prose adds no track."""
    return any(
        len(found.entries) >= COMPLETE
        or (
            found.kind in ("numbered", "table", "run-on")
            and len(found.entries) >= 4
            and found.entries[0].row.number == 1
        )
        for found in tracklists
    )


def without_tracks(text: str, prose: Claims, listed: Claims) -> Claims:
    """Return the prose's claims without tracks that a complete list does not have; these are left out."""
    titles = {fold(claim.title.of(text)) for claim in listed.tracks}
    kept = tuple(claim for claim in prose.tracks if fold(claim.title.of(text)) in titles)
    left = tuple(
        LeftClaim(claim.title, "not on the article's track list") for claim in prose.tracks if claim not in kept
    )
    long = len(listed.tracks) >= LONG_LIST
    credits = tuple(c for c in prose.credits if not (long and c.signal == "three names in a row"))
    return Claims(kept, credits, prose.left + left)


def without_subject(text: str, prose: Claims, title: str | None) -> Claims:
    """Return the prose's claims without those that take the subject's own title for a track on little evidence."""
    if title is None:
        return prose
    name = fold_name(title)
    kept = tuple(c for c in prose.tracks if c.signal in _OF_THE_SAME_NAME or fold_name(c.title.of(text)) != name)
    return Claims(kept, tuple(c for c in prose.credits if fold_name(c.name.of(text)) != name), prose.left)


def read_sentences(text: str) -> list[Sentence]:
    """Return the coded sentences of a text as the prose patterns see them."""
    lines = settle_numbers(text, lines_of(Article(text=text, source="")))
    return _sentences(text, list(lines), frozenset(_SMALL_WORD.findall(text)))


def _sentences(text: str, lines: list[Line], ordinary: frozenset[str]) -> list[Sentence]:
    spans = [span for span in paragraphs(text, lines) if not _all_capitals(span.of(text))]
    marks = tuple(mark for line in lines for mark in line.marks)
    starts = [mark.outer.start for mark in marks]
    sentences: list[Sentence] = []
    for span in spans:
        inside = marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        sentences += encode(text, span, ordinary, inside)
    return sentences


def _all_capitals(line: str) -> bool:
    """Tell a heading in title case, where capitals mean nothing, from a sentence."""
    if line.rstrip()[-1:] in ".!?":
        return False
    words = [word for word in line.split() if word[:1].isalpha()]
    return len(line) < 160 and len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)
