"""Which name of a sentence a title or a score goes to, in several languages; all names are invented."""

import pytest

from playlist_service.domain.article import Article
from playlist_service.domain.extraction import extract
from playlist_service.domain.mentions import Extraction

HEADS = {
    "en": "“Lanterns”: the soundtrack\n\nThe soundtrack of the film “Lanterns” is out now. ",
    "de": "Die Filmmusik zu „Laternen“\n\nDer Soundtrack zum Film ist da und das hört man. ",
    "fr": "La bande originale du film « Lanternes »\n\nLa bande originale est sortie. ",
    "es": "La banda sonora de la película «Faroles»\n\nLa banda sonora ya está a la venta. ",
    "it": "La colonna sonora del film «Lanterne»\n\nLa colonna sonora è uscita. ",
    "ru": "Саундтрек фильма «Фонари»\n\nСаундтрек фильма уже вышел и это хорошо. ",
}


def about(language: str, sentence: str) -> Extraction:
    return extract(Article(text=HEADS[language] + sentence, source="test"))


@pytest.mark.parametrize(
    ("language", "sentence", "wanted"),
    [
        ("en", "Next is “Salt” by a quartet from Cardiff called The Moths.", {"Salt": "The Moths"}),
        ("en", "Then comes “Winter”, from Toronto duo Glass Choir.", {"Winter": "Glass Choir"}),
        ("en", "On “Ferry”, London rapper Kel Osei tells a story.", {"Ferry": "Kel Osei"}),
        ("en", "The Moths play “Salt”, written for the film by Ida Ferns.", {"Salt": "The Moths"}),
        ("en", "Nora Quinn, best known for fronting Glass Choir, sings “Low Tide”.", {"Low Tide": "Nora Quinn"}),
        ("en", "Nora Quinn’s take on the Low Harbour classic “River” ends it.", {"River": "Nora Quinn"}),
        ("en", "Then Earl “Moss” Quinn sings “Ebb”.", {"Ebb": "Earl “Moss” Quinn"}),
        ("de", "„Sommer“ von der Kölner Band Glaschor läuft im Abspann.", {"Sommer": "Glaschor"}),
        ("de", "Und „Regen“, das hier nicht Glaschor singt, sondern Nora Quell.", {"Regen": "Nora Quell"}),
        ("fr", "On y entend une reprise de « Nuit » de Port Bas par Claire Vence.", {"Nuit": "Claire Vence"}),
        ("es", "En la escena final suena «Puerto», del grupo Niebla.", {"Puerto": "Niebla"}),
        ("it", "I Lampioni, che rifanno «Vento» di Anna Porto, sono bravi.", {"Vento": "Lampioni"}),
        ("it", "Il brano «Vento» è cantato da Lia Monti.", {"Vento": "Lia Monti"}),
        ("ru", "В клубе играет «Ночь» группы «Фонарь».", {"Ночь": "Фонарь"}),
    ],
)
def test_a_title_goes_to_who_sings_it(language: str, sentence: str, wanted: dict[str, str]) -> None:
    assert {track.title: ", ".join(track.artists) for track in about(language, sentence).tracks} == wanted


@pytest.mark.parametrize(
    ("language", "sentence", "composer"),
    [
        ("en", "The producers asked Tom Ash, who plays in Glass Choir, to write the score.", "Tom Ash"),
        ("en", "The score has been left to Tom Ash.", "Tom Ash"),
        ("de", "Die Filmmusik stammt von Karl Weber.", "Karl Weber"),
        ("fr", "Elle a confié la musique à Paul Maret.", "Paul Maret"),
        ("es", "El compositor argentino Leo Paz firma la partitura.", "Leo Paz"),
        ("ru", "Музыку к фильму написал Иван Речкин.", "Иван Речкин"),
    ],
)
def test_a_sentence_says_who_wrote_the_score(language: str, sentence: str, composer: str) -> None:
    assert [(c.name, c.role) for c in about(language, sentence).credits] == [(composer, "composer")]


def test_songs_named_beside_a_score_are_not_their_composers() -> None:
    found = about("en", "Tom Ash's score is joined by songs from Glass Choir, Nora Quinn and The Moths.")
    assert {c.name: c.role for c in found.credits} == {
        "Tom Ash": "composer",
        "Glass Choir": "performer",
        "Nora Quinn": "performer",
        "The Moths": "performer",
    }


@pytest.mark.parametrize(
    "text",
    [
        (
            "Marta Coles joins “Harbour”\n\nMarta Coles (“Glass Kin”, “The Shore”) will star opposite Ben Ottley "
            "(“Cold”) in “Harbour”, Nia Price's second film. The screenplay is by Tom Reed, author of “Marrow”."
        ),
        (
            "Winners of the Meridian prizes\n\nRecord of the year went to “Grass” by Una Merrow, who beat “Copper” by "
            "The Lamps and Idris Vane's “Low Sun”. The score prize went to Hal Brandt. So ended the awards."
        ),
        (
            "Una Merrow stays at number one\n\nUna Merrow's “Grass” tops the singles chart again. “Copper” by The "
            "Lamps climbs to No. 2, and Idris Vane's “Low Sun” enters the top ten at No. 9 of the album chart."
        ),
    ],
)
def test_pairs_of_names_and_titles_without_a_soundtrack_give_nothing(text: str) -> None:
    found = extract(Article(text=text, source="test"))
    assert (found.tracks, found.credits) == ((), ())
