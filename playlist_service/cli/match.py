"""`playlist-service match`: queries with their candidates in, decisions out, a line each; no database, no network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any, Final

import click

from playlist_service.domain.identifiers import Isrc, parse_isrc
from playlist_service.domain.matching import Candidate, Decision, Policy, Query, Score, decide
from playlist_service.domain.matching.values import Level, Pressing, Wording
from playlist_service.errors import InvalidInput

_LEVELS: Final = ("strict", "normal", "generous")


@click.command()
@click.option(
    "--jsonl", "source", type=click.File("r", encoding="utf-8"), required=True, help="One query a line; - is stdin."
)
@click.option(
    "--policy", "level", type=click.Choice(_LEVELS), default="normal", show_default=True, help="How sure to be."
)
@click.option("--wording", type=click.Choice(("explicit", "clean")), help="Which of two equal tracks to take.")
@click.option("--pressing", type=click.Choice(("original", "remaster")), help="Which of two equal tracks to take.")
def match(source: IO[str], level: Level, wording: Wording | None, pressing: Pressing | None) -> None:
    """Decide for each query which of its candidates is the recording it names."""
    for line in _decided(source, Policy(level, wording, pressing)):
        click.echo(line)


def _decided(source: IO[str], policy: Policy) -> Iterator[str]:
    for number, line in enumerate(source, start=1):
        if line.strip():
            identifier, query, candidates = _read(line, number)
            yield json.dumps(_shown(identifier, decide(query, candidates, policy)), ensure_ascii=False)


def _read(line: str, number: int) -> tuple[Any, Query, list[Candidate]]:
    try:
        record = json.loads(line)
        return record["id"], _query(record["query"]), [_candidate(one) for one in record["candidates"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidInput(f"Line {number} is no query with candidates: {error!r}.") from error


def _query(record: dict[str, Any]) -> Query:
    isrc = _isrc(record.get("isrc"))
    return Query(
        title=_text(record["title"]),
        artists=tuple(map(_text, record["artists"])),
        album=record.get("album"),
        duration_ms=record.get("duration_ms"),
        isrcs=(isrc,) if isrc else (),
        release_year=record.get("release_year"),
    )


def _candidate(record: dict[str, Any]) -> Candidate:
    get = record.get
    return Candidate(
        id=record["id"],
        title=_text(record["title"]),
        artists=tuple(map(_text, record["artists"])),
        album=get("album"),
        album_artists=tuple(get("album_artists") or ()),
        album_type=get("album_type"),
        duration_ms=get("duration_ms"),
        isrc=_isrc(get("isrc")),
        release_year=get("release_year"),
        explicit=get("explicit"),
        popularity=get("popularity"),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _isrc(text: Any) -> Isrc | None:
    """Return the code, or None for what is none: catalogues hold broken ones, and a missing code is no evidence."""
    try:
        return parse_isrc(text) if isinstance(text, str) else None
    except InvalidInput:
        return None


def _shown(identifier: Any, decision: Decision) -> dict[str, Any]:
    best = decision.best
    return {
        "id": identifier,
        "decision": decision.outcome,
        "best": best.candidate_id if best else None,
        "score": round(best.probability, 6) if best else 0.0,
        "reason": decision.reason,
        "ranking": [_shown_score(one) for one in decision.ranking],
    }


def _shown_score(one: Score) -> dict[str, Any]:
    parts = {comparison.name: round(comparison.value, 3) for comparison in one.comparisons}
    return {"id": one.candidate_id, "score": round(one.probability, 6), "parts": parts, "reasons": list(one.reasons)}
