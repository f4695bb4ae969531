"""Which candidate is the recording that an entry names: parsed titles, compared credits, a calibrated decision."""

from playlist_service.domain.matching.decision import decide
from playlist_service.domain.matching.scoring import explain, score
from playlist_service.domain.matching.values import Candidate, Comparison, Decision, Policy, Query, Score

__all__ = ["Candidate", "Comparison", "Decision", "Policy", "Query", "Score", "decide", "explain", "score"]
