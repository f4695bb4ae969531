"""What holds for every name and title: a copy is accepted, a live word never is, and nothing depends on order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from playlist_service.domain.matching import Candidate, Policy, Query, decide, score
from playlist_service.domain.matching.names import is_rare, name_likeness, text_likeness
from playlist_service.domain.matching.words import DECOY_ARTIST
from playlist_service.domain.text import fold, fold_name

SYLLABLES = ("ka", "ro", "min", "del", "ta", "vis", "or", "lun", "é", "she", "ø", "гра", "そら", "zu", "bel")
WORD = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=4).map(lambda parts: "".join(parts).capitalize())
NAME = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
TITLE = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
TAIL = st.sampled_from(("", "", " - Live", " (Kasbo Remix)", " - Radio Edit", " (feat. Dunya)", " - Remastered 2011"))
CREDIT = st.lists(NAME, min_size=1, max_size=4, unique_by=fold_name).map(tuple)
LIVE = st.sampled_from(
    (" - Live", " (Live)", " [Live at Dunya Hall]", " - En Vivo", " (Ao Vivo)", " - ライブ", " - Live, 1999")
)


@st.composite
def offers(draw: st.DrawFn) -> list[Candidate]:
    """Candidates that share titles and artists in all mixtures."""
    titles, names = draw(st.lists(TITLE, min_size=1, max_size=3)), draw(st.lists(NAME, min_size=1, max_size=3))
    shapes = st.tuples(st.sampled_from(titles), TAIL, st.sampled_from(names), st.none() | st.integers(1000, 600_000))
    drawn = draw(st.lists(shapes, min_size=1, max_size=6))
    return [Candidate(f"c{i}", t + tail, (n,), duration_ms=ms) for i, (t, tail, n, ms) in enumerate(drawn)]


@given(TITLE, TAIL, CREDIT)
def test_an_exact_copy_is_accepted(title: str, tail: str, credit: tuple[str, ...]) -> None:
    assume(not any(fold(word) in fold(" ".join(credit)) for word in DECOY_ARTIST))
    assert decide(Query(title + tail, credit), [Candidate("c", title + tail, credit)]).outcome == "accept"


@given(TITLE, CREDIT, LIVE)
def test_a_live_word_that_only_one_side_has_is_never_accepted(title: str, credit: tuple[str, ...], live: str) -> None:
    assert decide(Query(title, credit), [Candidate("c", title + live, credit)]).outcome != "accept"
    assert decide(Query(title + live, credit), [Candidate("c", title, credit)]).outcome != "accept"


@given(TITLE, CREDIT)
def test_a_title_without_an_artist_is_never_accepted(title: str, credit: tuple[str, ...]) -> None:
    assert decide(Query(title, ()), [Candidate("c", title, credit)], Policy.GENEROUS).outcome != "accept"


@given(TITLE, NAME, NAME)
def test_another_artist_is_never_accepted(title: str, name: str, other: str) -> None:
    assume(name_likeness(name, other) == 0.0)
    decision = decide(Query(title, (name,)), [Candidate("c", title, (other,))], Policy.GENEROUS)
    assert decision.outcome != "accept"


@given(TITLE, CREDIT)
def test_the_order_of_a_credit_does_not_matter(title: str, credit: tuple[str, ...]) -> None:
    turned = tuple(reversed(credit))
    assert decide(Query(title, turned), [Candidate("c", title, credit)]).outcome == "accept"


@given(offers(), TITLE, NAME)
def test_the_order_of_the_candidates_does_not_matter(offered: list[Candidate], title: str, name: str) -> None:
    query = Query(offered[0].title, offered[0].artists) if len(offered) % 2 else Query(title, (name,))
    there, back = decide(query, offered), decide(query, offered[::-1])
    assert there == back
    assert decide(query, offered) == there


@given(offers())
def test_a_stricter_policy_accepts_no_more(offered: list[Candidate]) -> None:
    query = Query(offered[0].title, offered[0].artists)
    outcomes = [decide(query, offered, policy).outcome for policy in (Policy.STRICT, Policy.NORMAL, Policy.GENEROUS)]
    accepted = [outcome == "accept" for outcome in outcomes]
    assert accepted == sorted(accepted)


@given(offers())
def test_probabilities_are_probabilities_and_ranked(offered: list[Candidate]) -> None:
    decision = decide(Query(offered[0].title, offered[0].artists), offered)
    assert all(0.0 <= one.probability <= 1.0 for one in decision.ranking)
    assert all(0.0 <= part.value <= 1.0 for one in decision.ranking for part in one.comparisons)
    assert {one.candidate_id for one in decision.ranking} == {one.id for one in offered}
    rounded = [round(one.probability, 3) for one in decision.ranking]
    assert rounded == sorted(rounded, reverse=True)


@given(offers())
def test_what_is_capped_is_never_accepted(offered: list[Candidate]) -> None:
    decision = decide(Query(offered[0].title, offered[0].artists), offered, Policy.GENEROUS)
    assert not (decision.outcome == "accept" and decision.best and decision.best.caps)


@given(TITLE, CREDIT, st.integers(30_000, 900_000), st.integers(0, 1_000))
def test_an_equal_length_never_lowers_a_score(title: str, credit: tuple[str, ...], length: int, apart: int) -> None:
    bare = Candidate("c", title, credit)
    known = replace(bare, duration_ms=length)
    assert (
        score(Query(title, credit, duration_ms=length + apart), known).probability
        >= score(Query(title, credit), bare).probability
    )


@given(NAME, NAME)
def test_likeness_is_symmetric_and_whole(one: str, other: str) -> None:
    assert name_likeness(one, other) == name_likeness(other, one)
    assert text_likeness(fold(one), fold(other)) == text_likeness(fold(other), fold(one))
    assert name_likeness(one, one) == 1.0
    assert 0.0 <= name_likeness(one, other) <= 1.0
    assert 0.0 <= is_rare(fold(one)) <= 1.0


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
