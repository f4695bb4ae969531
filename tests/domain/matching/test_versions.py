"""Titles come apart into base, version words, guests and context, in any brackets and many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playlist_service.domain.matching.version_words import PHRASES
from playlist_service.domain.matching.versions import parse_title
from playlist_service.domain.text import fold


@pytest.mark.parametrize(
    ("title", "base", "kinds", "details"),
    [
        ("Happier - Kasbo Remix", "happier", {"remix"}, {"kasbo"}),
        ("So Sick (feat. blackbear) [Martin Jensen Remix]", "so sick", {"remix"}, {"martin", "jensen"}),
        ("Fever - (Synth Peter Remix)", "fever", {"remix"}, {"synth", "peter"}),
        ("Flyboy - Chillmix", "flyboy", {"remix"}, {"chill"}),
        ("Once in a Lifetime - Live at Harbour Hall, Oslo / 1984", "once in a lifetime", {"live"}, {"harbour", "hall"}),
        ("Passport - シングル版", "passport", {"edit"}, {"single"}),
        ("Missing - Todd Remix / Radio Edit", "missing", {"remix", "edit"}, {"todd", "radio"}),
        ("Oh! - Japanese Ver.", "oh", {"language"}, {"japanese"}),
        ("Белая ночь (Live)", "белая ночь", {"live"}, set()),
        ("Nocturne II - Julia Kent Rework", "nocturne 2", {"remix"}, {"julia", "kent"}),
        ("Bye Bye Baby (Taylor’s Version)", "bye bye baby", {"version"}, {"taylor"}),
        ("(I Can't Get No) Satisfaction - Mono Version", "i cant get no satisfaction", set(), set()),
        ("Take Me (And Go) Home", "take me and go home", set(), set()),
        ("Memphis, Pt. 2 (feat. Ferg)", "memphis part 2", set(), set()),
        ("Demo", "demo", set(), set()),
        ("-", "-", set(), set()),
        ("((((", "((((", set(), set()),
    ],
)
def test_a_title_is_read(title: str, base: str, kinds: set[str], details: set[str]) -> None:
    parsed = parse_title(title)
    assert (parsed.base, parsed.kinds) == (base, kinds)
    assert details <= parsed.details


def test_guests_are_names_and_no_version() -> None:
    parsed = parse_title("White Walls (feat. ScHoolboy Q & Hollis) - Remastered")
    assert parsed.guests == ("ScHoolboy Q", "Hollis")
    assert parsed.silent == {"remaster"}
    assert not parsed.kinds
    assert parse_title("Summer Feat. Keelan Donovan").guests == ("Keelan Donovan",)


def test_the_work_it_is_from_is_context() -> None:
    assert parse_title('Night Fever - From "Saturday Night Fever" Soundtrack').contexts
    assert parse_title("This Way - From SUPERFLY - Original Soundtrack").base == "this way"
    dancing = parse_title('Dancing - Edit / From "Some Film" Soundtrack')
    assert (dancing.kinds, bool(dancing.contexts)) == ({"edit"}, True)


def test_a_vault_is_no_film() -> None:
    assert parse_title("Bye Bye (From The Vault)").extras == ("from the vault",)


def test_what_no_list_knows_is_kept_apart() -> None:
    assert parse_title("Blue (Da Ba Dee)").extras == ("da ba dee",)
    assert parse_title("Blue - Made in a Kitchen").extras == ("made in a kitchen",)


def test_brackets_and_dashes_say_the_same() -> None:
    one, other = parse_title("Roses (Imanbek Remix)"), parse_title("Roses - Imanbek Remix")
    assert one == other


@pytest.mark.parametrize("kind", sorted(PHRASES))
def test_every_phrase_makes_another_recording(kind: str) -> None:
    for phrases in PHRASES[kind].values():
        for phrase in phrases.split("|"):
            assert phrase == fold(phrase)
            for title in (f"Some Title ({phrase})", f"Some Title - {phrase}", f"Some Title [{phrase.upper()}]"):
                parsed = parse_title(title)
                assert parsed.base == "some title"
                assert parsed.kinds or parsed.extras, title


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(title: str) -> None:
    parsed = parse_title(title)
    assert parsed.flat.startswith(parsed.base)
    assert parse_title(title) == parsed
