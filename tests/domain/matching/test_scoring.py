"""What surrounds a track is weighed for what it says, not for how it is dressed."""

from playlist_service.domain.matching import Candidate, Query, score


def test_a_soundtrack_is_one_album_however_its_title_is_dressed() -> None:
    query = Query("Slow Bus", ("The Owls",), album="Night Rain: Original Motion Picture Soundtrack")
    candidate = Candidate("a", "Slow Bus", ("The Owls",), album="Night Rain (Original Motion Picture Soundtrack)")
    notes = {comparison.name: comparison.note for comparison in score(query, candidate).comparisons}
    assert notes["album"] == "the same album"
