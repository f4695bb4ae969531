"""Weights and what is read by them: signs summed up, and who performs each title of a chain."""

import math
import subprocess
import sys
import time
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playlist_service.domain.extraction import weights
from playlist_service.domain.extraction.claims import Claims
from playlist_service.domain.extraction.engine import read_sentences, signs_of
from playlist_service.domain.extraction.people import no_acts_in
from playlist_service.domain.extraction.prose import read_prose
from playlist_service.domain.extraction.weighed import read_weighed
from playlist_service.domain.extraction.weighed.reader import performing
from playlist_service.domain.extraction.weighed.scene import scene_of
from playlist_service.domain.extraction.weights import Weights, shipped

MEGABYTE = 1_000_000
QUESTIONS = {"link", "pair", "title", "performer", "composer", "article", "act"}
MADE = Weights(0.5, {"sings": 2.0, "directs": -3.0, "plays": 0.25})


def weighed(text: str) -> Claims:
    """Return what is read of the text as of an article that surely tells what is on a soundtrack."""
    sentences = read_sentences(text)
    ruled = read_prose(text, sentences, no_acts_in(text, sentences))
    return read_weighed(text, sentences, ruled, "Salt Road", signs_of(5.0, 0))


def acts_of(text: str) -> dict[str, list[str]]:
    """Return the titles with their acts."""
    return {claim.title.of(text): [act.of(text) for act in claim.artists] for claim in weighed(text).tracks}


@pytest.mark.parametrize(
    ("signs", "wanted"),
    [
        ([], 0.5),
        (["sings"], 2.5),
        (["sings", "sings", "sings"], 2.5),
        (["sings", "plays", "sings"], 2.75),
        (["never seen", "nor this", ""], 0.5),
        (["never seen", "directs"], -2.5),
    ],
)
def test_a_sign_counts_once_and_one_never_seen_weighs_nothing(signs: list[str], wanted: float) -> None:
    assert MADE.sum(signs) == pytest.approx(wanted)
    assert MADE.sum(iter(signs)) == pytest.approx(wanted)


@given(st.lists(st.sampled_from(["sings", "directs", "plays", "never seen"])))
def test_the_order_of_signs_says_nothing(signs: list[str]) -> None:
    assert MADE.sum(signs) == pytest.approx(MADE.sum(signs[::-1]))
    assert MADE.sum(signs) == pytest.approx(MADE.sum([*signs, *signs]))


@given(st.floats(-1e6, 1e6), st.lists(st.sampled_from(["sings", "directs", "plays"])))
def test_a_probability_lies_between_no_and_yes(bias: float, signs: list[str]) -> None:
    made = Weights(bias, MADE.signs)
    assert 0.0 <= made.probability(signs) <= 1.0
    assert (made.probability(signs) > 0.5) == (made.sum(signs) > 0) or math.isclose(made.probability(signs), 0.5)


def test_the_reasons_are_the_signs_that_speak_for_it_the_loudest() -> None:
    assert MADE.reasons(["directs", "plays", "never seen", "sings", "plays"]) == ("sings", "plays")
    assert MADE.reasons(["plays", "sings"], most=1) == ("sings",)
    assert MADE.reasons(["directs", "never seen"]) == ()


def test_the_shipped_weights_answer_every_question() -> None:
    assert set(shipped()) == QUESTIONS
    for question, fitted in shipped().items():
        assert fitted.signs, question
        assert math.isfinite(fitted.bias)
        assert all(map(math.isfinite, fitted.signs.values())), question


def test_the_shipped_weights_load_in_time_and_once() -> None:
    code = (
        "import time\nfrom playlist_service.domain.extraction.weights import shipped\n"
        "began = time.process_time()\nshipped()\nprint(time.process_time() - began)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(run.stdout) < 1.0
    shipped()
    began = time.process_time()
    assert shipped() is shipped()
    assert time.process_time() - began < 0.01


def test_the_packed_weights_are_small() -> None:
    packed = resources.files(weights.__package__).joinpath(weights.FILE)
    assert len(packed.read_bytes()) < 5 * MEGABYTE


CHAINS = [
    "The soundtrack has “Ebb” by Ida Holm, “Sluice” by The Low Locks and “Neap” by Small Anchor.",
    "Ida Holm’s “Ebb” and The Low Locks’ “Sluice” are on the soundtrack.",
    "On the soundtrack Ida Holm sings “Ebb” and The Low Locks play “Sluice”.",
    "The songs are Ida Holm’s “Ebb” and “Sluice” by The Low Locks.",
    "The soundtrack includes Ida Holm (“Ebb”) and The Low Locks (“Sluice”).",
    "We hear Ida Holm with “Ebb” and The Low Locks with “Sluice” in the film.",
]


@pytest.mark.parametrize("sentence", CHAINS)
def test_each_title_of_a_chain_goes_to_its_act(sentence: str) -> None:
    found = acts_of(sentence)
    assert found.pop("Neap", ["Small Anchor"]) == ["Small Anchor"]
    assert found == {"Ebb": ["Ida Holm"], "Sluice": ["The Low Locks"]}


@pytest.mark.parametrize("sentence", CHAINS)
def test_who_performs_a_title_is_credited_so(sentence: str) -> None:
    credits = {(claim.name.of(sentence), claim.role) for claim in weighed(sentence).credits}
    assert {("Ida Holm", "performer"), ("The Low Locks", "performer")} <= credits


def test_who_wrote_the_score_is_the_composer_and_performs_no_title() -> None:
    text = "Petra Lindqvist composed the score. The soundtrack has “Ebb” by Ida Holm, and “Sluice” by The Low Locks."
    assert acts_of(text) == {"Ebb": ["Ida Holm"], "Sluice": ["The Low Locks"]}
    assert ("Petra Lindqvist", "composer") in {(claim.name.of(text), claim.role) for claim in weighed(text).credits}


def test_the_result_is_the_same_every_time() -> None:
    text = " ".join(CHAINS)
    assert weighed(text) == weighed(text)
    assert repr(weighed(text)) == repr(weighed(text))


def test_the_result_does_not_hang_on_the_order_of_hashes() -> None:
    code = (
        "from playlist_service.domain.article import Article\nfrom playlist_service.domain.extraction import extract\n"
        f"print(extract(Article(text={' '.join(CHAINS)!r}, source='test')))\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_environment(seed)
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def _environment(seed: str) -> dict[str, str]:
    return {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONUTF8": "1"}


def test_nothing_is_read_of_nothing() -> None:
    assert weighed("") == Claims()
    assert acts_of("The harbour lay still.") == {}


def test_a_surname_alone_counts_for_the_full_name() -> None:
    text = "Ida Holm opens the soundtrack. Later Holm sings “Ebb”, and The Low Locks play “Sluice”."
    scene = scene_of(text, read_sentences(text), Claims(), None)
    assert {key: len(places) for key, places in scene.names.items()}["ida holm"] == 2
    assert scene.most_named == "ida holm"
    assert set(scene.titles) == {"ebb", "sluice"}


def test_the_names_that_perform_are_all_the_probable_ones_or_the_one_that_stands_out() -> None:
    assert performing({(0, 1): 0.9, (0, 3): 0.5, (0, 5): 0.1}) == [(0, 1), (0, 3)]
    assert performing({(0, 1): 0.3, (0, 3): 0.1}) == [(0, 1)]
    assert performing({(0, 1): 0.1}) == []
    assert performing({}) == []
