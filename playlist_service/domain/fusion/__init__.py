"""Fusion: what several articles say about one subject becomes one ordered list, every claim with its evidence."""

from playlist_service.domain.fusion.fusing import fuse
from playlist_service.domain.fusion.names import cluster_names
from playlist_service.domain.fusion.values import (
    Conflict,
    Fused,
    FusedCredit,
    FusedEntry,
    Side,
    SourcedEvidence,
    SourceMentions,
)

__all__ = [
    "Conflict",
    "Fused",
    "FusedCredit",
    "FusedEntry",
    "Side",
    "SourceMentions",
    "SourcedEvidence",
    "cluster_names",
    "fuse",
]
