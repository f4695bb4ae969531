"""Answers questions from the recording index: to the letter first, then nearly, decided as any candidates are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from rapidfuzz.fuzz import ratio
from sqlmodel import Session

from playlist_service.database import Database
from playlist_service.domain.identifiers import Mbid
from playlist_service.domain.matching import Candidate, Query, decide
from playlist_service.domain.music import CreditedArtist, Recording
from playlist_service.queries import recording_index as queries
from playlist_service.queries.recording_index import FoundRow
from playlist_service.services.recording_index.keys import (
    NEAR_KINDS,
    exact_questions,
    folded,
    folded_act,
    near_questions,
)

Question = tuple[str, Sequence[str]]
"""A title and the artists of its credit, as an article names them."""

_QUESTIONS_A_QUERY: Final = 500
_ROWS_A_KEY: Final = 40
"""The most canonical rows of a key; a key with more belongs to a title that is recorded over and over."""
_JUDGED: Final = 25
"""How many of the rows that are alike to the letter are compared in earnest."""
_BEST_SCORE: Final = 2**31 - 1
_MBID_BYTES: Final = 16
_SPLITS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(\s+(?:feat\.?|ft\.?|featuring|with)\s+)",
        r"(\s+(?:feat\.?|ft\.?|featuring|with|&|and|\+|x|×|vs\.?|/)\s+)",
        r"(\s+(?:feat\.?|ft\.?|featuring|with|&|and|\+|x|×|vs\.?|/)\s+|\s*[,;]\s+)",
    )
)
"""How a credit may join its artists, the surest joins first; the first that gives a name for each MBID is it."""


class RecordingIndex:
    """MusicBrainz' canonical recordings, asked without a request to MusicBrainz."""

    def __init__(self, database: Database) -> None:
        """Ask the index of `database`; where none was built, nothing is found."""
        self._database = database

    def find(self, questions: Sequence[Question]) -> dict[int, list[Recording]]:
        """Return for each question that is certain (by its place) its recordings, the right one first.

        A question without an artist, in doubt or unknown is absent.
        """
        asked = {number: question for number, question in enumerate(questions) if any(map(str.strip, question[1]))}
        found: dict[int, list[Recording]] = {}
        numbers = list(asked)
        for start in range(0, len(numbers), _QUESTIONS_A_QUERY):
            with self._database.read() as session:
                if not queries.is_live(session):
                    return found
                part = {number: asked[number] for number in numbers[start : start + _QUESTIONS_A_QUERY]}
                found |= _answered(session, part)
        return found


def _answered(session: Session, asked: dict[int, Question]) -> dict[int, list[Recording]]:
    exact = _exact(session, asked)
    found = _decided(asked, exact)
    left = {number: question for number, question in asked.items() if number not in found}
    near = _near(session, left) if left else {}
    return found | _decided(left, {number: near.get(number, []) + exact.get(number, []) for number in left})


def _exact(session: Session, asked: dict[int, Question]) -> dict[int, list[FoundRow]]:
    keys = [(number, key) for number, question in asked.items() for key in exact_questions(*question)]
    return _by_number(queries.exact_rows(session, [n for n, _ in keys], [key for _, key in keys], _ROWS_A_KEY))


def _near(session: Session, asked: dict[int, Question]) -> dict[int, list[FoundRow]]:
    keys = [(kind, number, key) for number, question in asked.items() for kind, key in near_questions(*question)]
    rows: list[FoundRow] = []
    for kind in range(NEAR_KINDS):
        numbers, of_kind = [n for k, n, _ in keys if k == kind], [key for k, _, key in keys if k == kind]
        rows += queries.near_rows(session, kind, numbers, of_kind, _ROWS_A_KEY)
    return _by_number(rows)


def _by_number(rows: Iterable[FoundRow]) -> dict[int, list[FoundRow]]:
    grouped: dict[int, dict[UUID, FoundRow]] = {}
    for row in rows:
        grouped.setdefault(row.number, {})[row.recording_mbid] = row
    return {number: list(found.values()) for number, found in grouped.items()}


def _decided(asked: dict[int, Question], rows: dict[int, list[FoundRow]]) -> dict[int, list[Recording]]:
    """Return the recordings, best first, of the questions for which one is accepted."""
    found: dict[int, list[Recording]] = {}
    for number, (title, artists) in asked.items():
        offered = {str(row.recording_mbid): row for row in _likeliest(title, artists, rows.get(number, []))}
        decision = decide(Query(title, tuple(artists)), [_offer(mbid, row, artists) for mbid, row in offered.items()])
        if decision.outcome == "accept":
            found[number] = [_recording(offered[score.candidate_id]) for score in decision.ranking]
    return found


def _likeliest(title: str, artists: Sequence[str], rows: list[FoundRow]) -> list[FoundRow]:
    if len(rows) <= _JUDGED:
        return rows
    wanted = folded(title) + folded(" ".join(artists))
    rows.sort(key=lambda row: (-ratio(wanted, folded(row.title) + folded(row.credit)), row.score))
    return rows[:_JUDGED]


def _offer(recording_mbid: str, row: FoundRow, wanted: Sequence[str]) -> Candidate:
    credit = _credit(row)
    names = tuple(artist.name for artist in credit)
    if len(credit) > 1 and len(wanted) == 1 and folded_act(wanted[0]) == folded_act(row.credit):
        names = (row.credit,)  # the question spells the whole credit as one name: it is not for us to tell apart
    # Among equals the decision takes the more popular; the canonical order is the nearest that MusicBrainz has to it.
    return Candidate(id=recording_mbid, title=row.title, artists=names, popularity=_BEST_SCORE - row.score)


def _recording(row: FoundRow) -> Recording:
    return Recording(Mbid(str(row.recording_mbid)), row.title, _credit(row))


def _credit(row: FoundRow) -> tuple[CreditedArtist, ...]:
    """Return the credit's artists with their MBIDs, or the credit as one name where it cannot be told apart."""
    starts = range(0, len(row.artists), _MBID_BYTES)
    mbids = [Mbid(str(UUID(bytes=row.artists[start : start + _MBID_BYTES]))) for start in starts]
    if len(mbids) > 1:
        for split in _SPLITS:
            names = split.split(row.credit)
            if len(names) == 2 * len(mbids) - 1:
                joins = (*names[1::2], "")
                return tuple(
                    CreditedArtist(name=name, artist_mbid=mbid, join_phrase=join)
                    for name, mbid, join in zip(names[::2], mbids, joins, strict=True)
                )
    # The first MBID is the first act's, whatever the credit's name.
    return (CreditedArtist(name=row.credit, artist_mbid=mbids[0]),)
