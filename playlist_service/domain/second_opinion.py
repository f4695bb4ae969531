"""What a second reader proposes for an article, taken only where its words stand in the text, and marked as its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from playlist_service.domain.article import Evidence
from playlist_service.domain.mentions import CreditMention, Extraction, Role, TrackMention
from playlist_service.domain.text import fold, fold_name

SIGNAL = "second reader"
_CONFIDENCE = 0.5
"""A proposal is worth a look, never more: what it says goes to a curator."""
_ROLES: tuple[Role, ...] = ("performer", "composer", "member", "other")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One claim of the second reader; `quote` is what it says the text says, letter by letter.

    A track has a `title` and its `artists`; a credit has a `name` and its `role`.
    """

    quote: str
    title: str | None = None
    artists: tuple[str, ...] = ()
    name: str | None = None
    role: str = "performer"


def with_second_opinion(extraction: Extraction, proposals: Sequence[Proposal], text: str) -> Extraction:
    """Return the extraction with the proposals that the text bears out and that it does not have already.

    An article that puts nothing on a list keeps doing so: without a subject nothing is added.
    """
    if extraction.subject is None:
        return extraction
    tracks = [*extraction.tracks, *_tracks(extraction, proposals, text)]
    credits = [*extraction.credits, *_credits(extraction, proposals, text)]
    return replace(extraction, tracks=tuple(tracks), credits=tuple(credits))


def _tracks(extraction: Extraction, proposals: Iterable[Proposal], text: str) -> list[TrackMention]:
    known = {fold(track.title) for track in extraction.tracks} | {fold(left.name) for left in extraction.mentioned}
    found: list[TrackMention] = []
    for proposal in proposals:
        if proposal.title is None or fold(proposal.title) in known:
            continue
        evidence = _evidence(proposal.quote, (proposal.title, *proposal.artists), text)
        if evidence is not None:
            known.add(fold(proposal.title))
            found.append(TrackMention(proposal.title, proposal.artists, None, _CONFIDENCE, (evidence,), (SIGNAL,)))
    return found


def _credits(extraction: Extraction, proposals: Iterable[Proposal], text: str) -> list[CreditMention]:
    known = {fold_name(name) for credit in extraction.credits for name in (credit.name, *credit.aliases)}
    known |= {fold_name(left.name) for left in extraction.mentioned}
    found: list[CreditMention] = []
    for proposal in proposals:
        role = next((role for role in _ROLES if role == proposal.role), None)
        if proposal.name is None or role is None or fold_name(proposal.name) in known:
            continue
        evidence = _evidence(proposal.quote, (proposal.name,), text)
        if evidence is not None:
            known.add(fold_name(proposal.name))
            found.append(CreditMention(proposal.name, role, (), _CONFIDENCE, (evidence,), (SIGNAL,)))
    return found


def _evidence(quote: str, words: Sequence[str], text: str) -> Evidence | None:
    """Return where the quote stands, if it stands there letter by letter and holds every word that is claimed."""
    start = text.find(quote) if quote.strip() else -1
    if start < 0 or not all(word.strip() and word in quote for word in words):
        return None
    return Evidence(start, start + len(quote), quote)
