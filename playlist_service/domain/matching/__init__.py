"""Which candidate is the recording that an entry names: parsed titles, compared credits, a calibrated decision."""

from playlist_service.domain.matching.alignment import Aligned, align
from playlist_service.domain.matching.decision import conclude, decide
from playlist_service.domain.matching.releases import ReleaseChoice, ReleaseScore, WantedList, choose_release, line_up
from playlist_service.domain.matching.scoring import explain, score
from playlist_service.domain.matching.values import Candidate, Comparison, Decision, Policy, Query, Score

__all__ = [
    "Aligned",
    "Candidate",
    "Comparison",
    "Decision",
    "Policy",
    "Query",
    "ReleaseChoice",
    "ReleaseScore",
    "Score",
    "WantedList",
    "align",
    "choose_release",
    "conclude",
    "decide",
    "explain",
    "line_up",
    "score",
]
