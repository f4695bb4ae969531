"""A policy says how sure to be, and which of equal pressings to take."""

from __future__ import annotations

from dataclasses import replace

import pytest

from playlist_service.domain.matching import Candidate, Policy, Query, conclude, decide, explain, score

QUERY = Query("Beast Of Burden", ("The Rolling Stones",))
PLAIN = Candidate("plain", "Beast Of Burden", ("The Rolling Stones",), duration_ms=265_000, explicit=False)
REMASTER = Candidate("remaster", "Beast Of Burden - Remastered", ("The Rolling Stones",), duration_ms=265_000)


def _best(policy: Policy, *offered: Candidate) -> str | None:
    best = decide(QUERY, offered, policy).best
    return best.candidate_id if best else None


def test_the_pressing_is_a_matter_of_taste() -> None:
    assert _best(Policy(pressing="original"), REMASTER, PLAIN) == "plain"
    assert _best(Policy(pressing="remaster"), REMASTER, PLAIN) == "remaster"
    assert _best(Policy.NORMAL, REMASTER, PLAIN) == "plain"


def test_so_is_the_wording() -> None:
    dirty = replace(PLAIN, id="dirty", explicit=True)
    assert _best(Policy(wording="explicit"), PLAIN, dirty) == "dirty"
    assert _best(Policy(wording="clean"), PLAIN, dirty) == "plain"


def test_albums_come_before_singles_and_compilations() -> None:
    kinds = [replace(PLAIN, id=kind, album_type=kind) for kind in ("compilation", "single", "album")]
    assert _best(Policy.NORMAL, *kinds) == "album"


def test_a_slip_satisfies_the_normal_policy_and_not_the_strict_one() -> None:
    offered = [Candidate("c", "Fix You Tomorrow", ("Coldplay",))]
    slipped = Query("Fix You Tomorrow", ("Colplay",))
    assert decide(slipped, offered, Policy.NORMAL).outcome == "accept"
    assert decide(slipped, offered, Policy.STRICT).outcome == "review"


@pytest.mark.parametrize("policy", [Policy.STRICT, Policy.NORMAL, Policy.GENEROUS])
def test_a_score_alone_concludes_as_the_decision_does(policy: Policy) -> None:
    for offered in (
        PLAIN,
        REMASTER,
        replace(PLAIN, title="Beast Of Burden - Live"),
        replace(PLAIN, artists=("Nobody",)),
    ):
        assert conclude(score(QUERY, offered), policy) == decide(QUERY, [offered], policy).outcome


def test_every_decision_is_explained_in_one_sentence() -> None:
    live = replace(PLAIN, title="Beast Of Burden - Live")
    for offered in ([PLAIN], [live], [replace(PLAIN, title="Something Else")], []):
        reason = decide(QUERY, offered).reason
        assert reason.endswith(".")
        assert reason[0].isupper()
    assert explain(score(QUERY, live)).endswith("the version differs.")
