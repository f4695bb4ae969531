"""A decision accepts what is certain, asks about what is doubtful, and lets go of the rest."""

from __future__ import annotations

from playlist_service.domain.matching import Candidate, Policy, Query, decide, explain


def test_an_exact_copy_is_accepted() -> None:
    decision = decide(Query("Hydroplane Summer", ("Mira Vall",)), [Candidate("a", "Hydroplane Summer", ("Mira Vall",))])
    assert decision.outcome == "accept"
    assert decision.best is not None
    assert "sure: the same title" in explain(decision.best)


def test_no_candidate_is_no_match() -> None:
    decision = decide(Query("Hydroplane Summer", ("Mira Vall",)), [], Policy.STRICT)
    assert (decision.outcome, decision.best) == ("none", None)
