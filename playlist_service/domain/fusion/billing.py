"""The fused credits: everyone who contributes, in each role that a source gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from playlist_service.domain.fusion.cast import Cast
from playlist_service.domain.fusion.values import FusedCredit, SourcedEvidence, SourceMentions
from playlist_service.domain.fusion.weighing import best_spelling, combined, credit_weight, track_weight
from playlist_service.domain.mentions import Role

_ROLES: tuple[Role, ...] = ("performer", "composer", "member", "other")


@dataclass(frozen=True, slots=True)
class _Claim:
    source_id: str
    spelling: str
    confidence: float
    weight: float
    member_of: str | None
    evidence: tuple[SourcedEvidence, ...]
    aliases: tuple[str, ...] = ()


def fused_credits(sources: Sequence[SourceMentions], cast: Cast) -> tuple[FusedCredit, ...]:
    """Return one credit per act and role: performers first, the best attested first within a role."""
    claims: dict[tuple[Role, str], list[_Claim]] = defaultdict(list)
    for source in sources:
        for role, claim in _claims(source, cast):
            claims[role, cast.act(claim.spelling)].append(claim)
    fused = [_credit(act, role, found, cast) for (role, act), found in claims.items()]
    return tuple(
        sorted(fused, key=lambda c: (_ROLES.index(c.role), -c.confidence, -len(c.evidence), c.name, c.spellings))
    )


def _claims(source: SourceMentions, cast: Cast) -> list[tuple[Role, _Claim]]:
    """What the source says in so many words, joint credits split, and that a track's artist performs."""
    found: list[tuple[Role, _Claim]] = []
    for credit in source.extraction.credits:
        evidence = tuple(SourcedEvidence(source.source_id, e.start, e.end, e.quote) for e in credit.evidence)
        parts = cast.split(credit.name)
        for name in parts:
            aliases = credit.aliases if len(parts) == 1 else ()
            weight = credit_weight(source)
            claim = _Claim(source.source_id, name, credit.confidence, weight, credit.member_of, evidence, aliases)
            found.append((credit.role, claim))
    for track in source.extraction.tracks:
        evidence = tuple(SourcedEvidence(source.source_id, e.start, e.end, e.quote) for e in track.evidence)
        for name in (part for joint in track.artists for part in cast.split(joint)):
            weight = track_weight(source, track)
            found.append(("performer", _Claim(source.source_id, name, track.confidence, weight, None, evidence)))
    return found


def _credit(act: str, role: Role, claims: Sequence[_Claim], cast: Cast) -> FusedCredit:
    shown = cast.spelling(act)
    read = {claim.spelling for claim in claims} | {alias for claim in claims for alias in claim.aliases}
    bands = [(cast.spelling(cast.act(claim.member_of)), claim.weight) for claim in claims if claim.member_of]
    strongest: dict[str, tuple[float, float]] = {}
    for claim in claims:
        best = (claim.confidence, claim.weight)
        strongest[claim.source_id] = max(best, strongest.get(claim.source_id, best))
    return FusedCredit(
        name=shown,
        role=role,
        aliases=cast.other_names(act, read, shown),
        member_of=best_spelling(bands) if bands else None,
        confidence=combined(strongest[source] for source in sorted(strongest)),
        evidence=tuple(sorted({evidence for claim in claims for evidence in claim.evidence})),
        spellings=tuple(sorted(read)),
    )
