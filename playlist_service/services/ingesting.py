"""Ingest and extract: an article is read, kept once, and what it says is kept beside it."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from anyascii import anyascii
from sqlmodel import Session

from playlist_service.database import Database
from playlist_service.domain.article import Article, Block, Embed, Mark, StructuredRecord
from playlist_service.domain.extraction import extract
from playlist_service.domain.mentions import Extraction, Subject
from playlist_service.domain.second_opinion import with_second_opinion
from playlist_service.domain.text import fold
from playlist_service.errors import InvalidInput, NotFound, Remote
from playlist_service.models import Playlist, PlaylistArticle, StoredArticle
from playlist_service.ports import ArticleSource, Clock, JobQueue, SecondReader
from playlist_service.queries import articles as article_queries
from playlist_service.queries import playlists as playlist_queries
from playlist_service.services.documents import from_document, to_document
from playlist_service.services.queueing import request_advance

_log = logging.getLogger(__name__)
_MAX_TEXT = 5_000_000
ENGINE = "1"
"""The extraction engine's version as articles remember it: a change of its rules that matters raises it."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of one article: the playlist it counts for (None: for none), and what was found, in sentences."""

    article_title: str
    slug: str | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Structure:
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    embeds: tuple[Embed, ...] = ()
    records: tuple[StructuredRecord, ...] = ()


class Ingesting:
    """Takes articles in. The same text is kept once, however often it comes."""

    def __init__(
        self,
        database: Database,
        source: ArticleSource,
        queue: JobQueue,
        clock: Clock,
        second_reader: SecondReader | None = None,
    ) -> None:
        """Read articles from `source`, put the next steps on `queue`; `clock` dates what is written.

        A `second_reader` is asked about every article that has a subject; where it fails, the first reading stands.
        """
        self._second_reader = second_reader
        self._database = database
        self._source = source
        self._queue = queue
        self._clock = clock

    def ingest(self, source: str, slug: str | None = None) -> IngestReport:
        """Read the article at `source`, extract it and count it for its subject's playlist (or for `slug`).

        Raises InvalidInput (nothing readable there), NotFound (no playlist `slug`) and Remote errors; nothing is
        kept then.
        """
        self._require(slug)
        return self._take(self._source.read(source), slug)

    def ingest_text(self, text: str, title: str, slug: str | None = None) -> IngestReport:
        """Take an article that somebody pasted. Raises InvalidInput and NotFound."""
        self._require(slug)
        if not text.strip():
            raise InvalidInput("There is no text: paste the article's words.")
        name = title.strip() or text.strip().splitlines()[0][:80]
        return self._take(Article(text=text.replace("\r\n", "\n"), source="pasted text", title=name), slug)

    def extract_due(self) -> int:
        """Extract every article that this version of the engine has not read; return how many there were."""
        with self._database.read() as session:
            due = article_queries.articles_due_for_extraction(session, ENGINE)
        for article_id in due:
            self._extract(article_id)
            with self._database.write() as session:
                self._assign(session, article_id, None)
        return len(due)

    def _require(self, slug: str | None) -> None:
        if slug is None:
            return
        with self._database.read() as session:
            if playlist_queries.playlist_with_slug(session, slug) is None:
                raise NotFound(f"There is no playlist {slug!r}: `playlist-service status` lists those there are.")

    def _take(self, article: Article, slug: str | None) -> IngestReport:
        if len(article.text) > _MAX_TEXT:
            raise InvalidInput(f"The article has over {_MAX_TEXT:,} characters: give the part about the music.")
        article_id, fresh = self._store(article)
        extraction = self._extract(article_id)
        with self._database.write() as session:
            joined = self._assign(session, article_id, slug)
            request_advance(session, self._queue)
        told = () if fresh else ("The same text was here already.",)
        notice = (article.notice,) if article.notice else ()
        return IngestReport(
            article.title or _plain_source(article), joined, (*told, *notice, *_findings(extraction, joined))
        )

    def _store(self, article: Article) -> tuple[int, bool]:
        content_hash = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        with self._database.write() as session:
            article_queries.one_at_a_time(session)
            kept = article_queries.article_with_hash(session, content_hash)
            fresh = kept is None
            if kept is None:
                structure = _Structure(article.blocks, article.marks, article.embeds, article.records)
                kept = StoredArticle(
                    content_hash=content_hash,
                    source=_plain_source(article),
                    address=article.address,
                    title=article.title,
                    site=article.site,
                    author=article.author,
                    language=article.language,
                    notice=article.notice,
                    text=article.text.replace("\x00", "\ufffd"),
                    structure=to_document(structure),
                    published_at=article.published_at,
                    ingested_at=self._clock.now(),
                )
                session.add(kept)
                session.flush()
            return _id_of(kept), fresh

    def _extract(self, article_id: int) -> Extraction:
        with self._database.read() as session:
            stored = session.get_one(StoredArticle, article_id)
        if stored.extracted_with == ENGINE and stored.extraction is not None:
            return from_document(Extraction, stored.extraction)
        extraction = self._with_second_opinion(extract(_article(stored)), stored.text)
        with self._database.write() as session:
            stored = session.get_one(StoredArticle, article_id)
            stored.extraction = to_document(extraction)
            stored.extracted_with = ENGINE
            stored.subject_title = extraction.subject.title if extraction.subject else None
            stored.subject_type = extraction.subject.type if extraction.subject else None
            stored.title = stored.title or extraction.title
            stored.language = stored.language or extraction.language
        return extraction

    def _with_second_opinion(self, extraction: Extraction, text: str) -> Extraction:
        if self._second_reader is None or extraction.subject is None:
            return extraction
        try:
            proposals = self._second_reader.propose(text, extraction.subject)
        except Remote as error:
            _log.warning("The first reading stands: %s", error)
            return extraction
        return with_second_opinion(extraction, proposals, text)

    def _assign(self, session: Session, article_id: int, slug: str | None) -> str | None:
        """Count the article for a playlist: the one asked for, else its subject's, made where there is none."""
        article_queries.one_at_a_time(session)
        stored = session.get_one(StoredArticle, article_id)
        extraction = from_document(Extraction, stored.extraction or {})
        if slug is not None:
            playlist = playlist_queries.playlist_with_slug(session, slug)
        elif extraction.subject and (extraction.tracks or extraction.credits):
            playlist = self._playlist_about(session, extraction.subject)
        else:
            return None
        if playlist is None or playlist.id is None:
            return None
        if not article_queries.is_linked(session, playlist.id, article_id):
            session.add(PlaylistArticle(playlist_id=playlist.id, article_id=article_id, added_at=self._clock.now()))
        return playlist.slug

    def _playlist_about(self, session: Session, subject: Subject) -> Playlist:
        """The subject's playlist. Two subjects of one title and different kinds are told apart by the slug."""
        plain = slug_of(subject.title)
        typed = f"{plain}-{subject.type}"
        found = {playlist.slug: playlist for playlist in playlist_queries.playlist_about(session, (plain, typed))}
        for playlist in found.values():
            same = fold(playlist.subject_title) == fold(subject.title)
            if same and (playlist.subject_type == subject.type or "other" in (playlist.subject_type, subject.type)):
                return playlist
        playlist = Playlist(
            slug=typed if plain in found else plain,
            title=subject.title,
            subject_title=subject.title,
            subject_type=subject.type,
            created_at=self._clock.now(),
        )
        session.add(playlist)
        session.flush()
        return playlist


def slug_of(title: str) -> str:
    """Return a title as a word for addresses: ASCII letters, digits and hyphens."""
    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", anyascii(title)).lower()).strip("-")
    return plain[:100].strip("-") or "playlist"


def _plain_source(article: Article) -> str:
    """Where an article came from, as anyone may see it: an address, or a file's name without its folders."""
    return article.address or PurePath(article.source).name or article.source


def _article(stored: StoredArticle) -> Article:
    structure = from_document(_Structure, stored.structure)
    return Article(
        text=stored.text,
        source=stored.source,
        title=stored.title,
        address=stored.address,
        site=stored.site,
        author=stored.author,
        published_at=stored.published_at,
        language=stored.language,
        blocks=structure.blocks,
        marks=structure.marks,
        embeds=structure.embeds,
        records=structure.records,
        notice=stored.notice,
    )


def _findings(extraction: Extraction, slug: str | None) -> Sequence[str]:
    if slug is None:
        left_out = f" {len(extraction.mentioned)} names were seen and left out." if extraction.mentioned else ""
        return (f"It puts no music on any list.{left_out}",)
    subject = f"about “{extraction.subject.title}”" if extraction.subject else "without a subject of its own"
    return (f"It is {subject}: {len(extraction.tracks)} tracks and {len(extraction.credits)} credits.",)


def _id_of(stored: StoredArticle) -> int:
    if stored.id is None:
        raise ValueError("the article was not stored")
    return stored.id
