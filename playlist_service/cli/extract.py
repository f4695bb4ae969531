"""`playlist-service extract`: what an article says, as a table or as JSON; pure, without a database."""

from __future__ import annotations

import json
from typing import Any

import click

from playlist_service.adapters.article_source import read_article
from playlist_service.domain.article import Article, Evidence
from playlist_service.domain.extraction import extract as extract_mentions
from playlist_service.domain.mentions import Extraction
from playlist_service.errors import InvalidInput, PlaylistServiceError


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a source, one a line for several.")
@click.option("--explain", is_flag=True, help="Say for every mention which signals speak for it.")
@click.pass_context
def extract(context: click.Context, sources: tuple[str, ...], as_json: bool, explain: bool) -> None:
    """Read articles (files, URLs, or - for standard input) and print the tracks and the people they name."""
    failed: list[PlaylistServiceError] = []
    for source in sources:
        try:
            article = read_article(source)
        except PlaylistServiceError as error:
            click.echo(f"Error: {source}: {error}", err=True)
            failed.append(error)
            continue
        found = extract_mentions(article)
        if as_json:
            printed = as_record(article, found, explain=explain)
            click.echo(json.dumps(printed, ensure_ascii=False, indent=None if len(sources) > 1 else 1))
        else:
            click.echo(as_text(article, found, explain=explain))
    if failed:
        context.exit(2 if all(isinstance(error, InvalidInput) for error in failed) else 1)


def as_record(article: Article, found: Extraction, *, explain: bool) -> dict[str, Any]:
    """Return the extraction in the shape of EXTRACTION_JSON; with `explain` each entry also lists its signals."""
    record: dict[str, Any] = {
        "source": article.source,
        "title": found.title,
        "language": found.language,
        "subject": {"title": found.subject.title, "type": found.subject.type} if found.subject else None,
        "tracks": [
            {
                "title": t.title,
                "artists": list(t.artists),
                "position": t.position,
                "confidence": t.confidence,
                "evidence": _evidence(t.evidence),
                "listed": t.listed,
            }
            | ({"signals": list(t.signals)} if explain else {})
            for t in found.tracks
        ],
        "artists": [
            {
                "name": c.name,
                "role": c.role,
                "also": list(c.also),
                "aliases": list(c.aliases),
                "member_of": c.member_of,
                "confidence": c.confidence,
                "evidence": _evidence(c.evidence),
            }
            | ({"signals": list(c.signals)} if explain else {})
            for c in found.credits
        ],
        "mentioned": [{"name": m.name, "why": m.why, "evidence": _evidence(m.evidence)} for m in found.mentioned],
    }
    if article.notice:
        record["notice"] = article.notice
    return record


def _evidence(evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [{"start": e.start, "end": e.end, "quote": e.quote} for e in evidence]


def as_text(article: Article, found: Extraction, *, explain: bool) -> str:
    """Return the extraction for a person to read: subject, tracks, people, and what was left out with its reason."""
    subject = (
        f"{found.subject.title} ({found.subject.type})" if found.subject else "no soundtrack, playlist or mix found"
    )
    out = [f"{article.source}: {subject}"]
    out += [f"Note: {article.notice}"] if article.notice else []
    for t in found.tracks:
        place = f"{t.position:>3}." if t.position is not None else "   -"
        out.append(f"{place} {t.title} / {', '.join(t.artists) or '?'}  [{t.confidence:.2f}]")
        out += [f'       because: {"; ".join(t.signals)}; "{_short(t.evidence)}"'] if explain else []
    for c in found.credits:
        roles = " and ".join((c.role, *c.also))
        alias = f" (also {', '.join(c.aliases)})" if c.aliases else ""
        band = f" of {c.member_of}" if c.member_of else ""
        out.append(f"   * {c.name}{alias}: {roles}{band}  [{c.confidence:.2f}]")
        out += [f'       because: {"; ".join(c.signals)}; "{_short(c.evidence)}"'] if explain else []
    out += [f"   x {m.name}: left out, {m.why}" for m in found.mentioned]
    return "\n".join(out)


def _short(evidence: tuple[Evidence, ...]) -> str:
    quote = " ".join(evidence[0].quote.split()) if evidence else ""
    return quote if len(quote) <= 80 else quote[:79] + "…"
