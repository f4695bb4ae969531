"""Whether a string alone looks like an act or like a title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playlist_service.domain.extraction.likeness import act_likeness, act_signs

ACTS = [
    "Ida Holm",
    "Petra Lindqvist",
    "Omar Khalil Trio",
    "DJ Polder",
    "MC Sluice",
    "Harbour Symphony Orchestra",
    "The Reed Brothers",
    "Ida Holm & The Weirs",
]
TITLES = [
    "Don't Leave Me at the Harbour",
    "I Will Wait for You Tonight",
    "Where Is My Coat?",
    "You and Me and the Sea",
    "Let's Go Home",
    "Song for My Mother",
    "Never Again",
]
DENSE = {
    "Korean": (["서하준", "이물결", "김하온"], ["등대지기의 노래", "아무도 잠들지 않아", "같은 바다를 보며"]),
    "Chinese": (["周一帆", "林小舟", "王海"], ["我在海边等你", "你是我的海", "潮水的声音"]),
    "Japanese": (["森田波子", "林ハル"], ["海のうた", "夜の港で君を待つ"]),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_obvious_act_looks_like_one(act: str) -> None:
    assert act_likeness(act) > 0


@pytest.mark.parametrize("title", TITLES)
def test_an_obvious_title_looks_like_one(title: str) -> None:
    assert act_likeness(title) < 0


@pytest.mark.parametrize("language", DENSE)
def test_names_in_other_scripts_look_more_like_acts_than_titles_do(language: str) -> None:
    acts, titles = DENSE[language]
    assert min(map(act_likeness, acts)) > max(map(act_likeness, titles))


@pytest.mark.parametrize("person", ["서하준", "周一帆"])
def test_a_surname_in_front_makes_a_short_name_a_person(person: str) -> None:
    assert act_likeness(person) > act_likeness("물" + person[1:] if person == "서하준" else "水" + person[1:])


@pytest.mark.parametrize("value", ["Ida Holm", "Never Again", "서하준", "周一帆"])
@pytest.mark.parametrize(
    "more", [" (Live)", " [Brine Records]", " feat. Omar Khalil", " ft. Omar", " (feat. Omar Khalil)"]
)
def test_guests_and_notes_in_brackets_are_not_looked_at(value: str, more: str) -> None:
    assert act_likeness(value + more) == act_likeness(value)


@given(st.text(max_size=80))
def test_the_likeness_of_anything_is_bounded(value: str) -> None:
    assert -3.0 <= act_likeness(value) <= 3.0


@given(st.text(alphabet="서이물결은 를周一帆的在波のでガー・?!() ", min_size=1, max_size=40))
def test_the_likeness_of_anything_in_other_scripts_is_bounded(value: str) -> None:
    assert -3.0 <= act_likeness(value) <= 3.0


@pytest.mark.parametrize("value", ["a" * 50_000, "Ida " * 20_000, "서" * 50_000, "(" * 20_000])
def test_a_long_string_is_judged_as_well(value: str) -> None:
    assert -3.0 <= act_likeness(value) <= 3.0


def test_the_signs_tell_words_capitals_and_marks() -> None:
    assert {"words 2", "first salt", "last sand", "has &", "ends word"} <= set(act_signs("Salt & Sand"))
    assert "has digit" in set(act_signs("Pier 12"))
    assert {"words 0", "case none"} <= set(act_signs("!!"))
