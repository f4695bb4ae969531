"""A second reader is believed only as far as the text bears it out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from playlist_service.domain.article import Evidence
from playlist_service.domain.mentions import CreditMention, Extraction, LeftOut, Subject, TrackMention
from playlist_service.domain.second_opinion import SIGNAL, Proposal, with_second_opinion

TEXT = (
    "On the Night Rain soundtrack, The Owls play “Slow Bus” and Mira Vale sings “Harbour”, much like The Crows would."
)
READ = Extraction(
    subject=Subject("Night Rain", "film"),
    tracks=(TrackMention("Slow Bus", ("The Owls",), None, 0.9, (Evidence(30, 53, "The Owls play “Slow Bus"),)),),
    credits=(CreditMention("The Owls", "performer", (), 0.9, (Evidence(30, 38, "The Owls"),)),),
    mentioned=(LeftOut("The Crows", "comparison", (Evidence(100, 109, "The Crows"),)),),
)


def test_what_the_text_says_is_added_and_marked() -> None:
    quote = "Mira Vale sings “Harbour”"
    read = with_second_opinion(
        READ, [Proposal(quote, title="Harbour", artists=("Mira Vale",)), Proposal(quote, name="Mira Vale")], TEXT
    )
    track, credit = read.tracks[-1], read.credits[-1]
    assert (track.title, track.artists, track.signals) == ("Harbour", ("Mira Vale",), (SIGNAL,))
    assert TEXT[track.evidence[0].start : track.evidence[0].end] == quote
    assert (credit.name, credit.confidence <= 0.5) == ("Mira Vale", True)


def test_what_the_text_does_not_say_is_refused() -> None:
    invented = [
        Proposal("Mira Vale sings “Lighthouse”", title="Lighthouse"),
        Proposal("Mira Vale sings", title="Harbour"),
        Proposal("", name="Mira Vale"),
        Proposal("Mira Vale sings", name="Mira Vale", role="queen"),
    ]
    assert with_second_opinion(READ, invented, TEXT) == READ


def test_what_is_known_or_was_left_out_for_a_reason_is_not_added() -> None:
    known = [
        Proposal("The Owls play “Slow Bus”", title="Slow Bus"),
        Proposal("much like The Crows would", name="The Crows"),
    ]
    assert with_second_opinion(READ, known, TEXT) == READ


def test_an_article_without_a_subject_stays_without_music() -> None:
    nothing = Extraction(subject=None)
    assert with_second_opinion(nothing, [Proposal("Mira Vale", name="Mira Vale")], TEXT) == nothing


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_every_quote_stands_in_the_text(quote: str, title: str, artist: str) -> None:
    read = with_second_opinion(READ, [Proposal(quote, title=title, artists=(artist,))], TEXT)
    for track in read.tracks[1:]:
        for evidence in track.evidence:
            assert TEXT[evidence.start : evidence.end] == evidence.quote
