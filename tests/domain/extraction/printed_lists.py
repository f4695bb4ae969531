"""What the tests of lists share: five invented pairs of act and title, and what is read out of a text."""

from playlist_service.domain.article import Article
from playlist_service.domain.extraction import extract

Found = dict[str, tuple[str, ...]]
PAIRS = [
    ("Ida Holm", "Ebb Tide"),
    ("The Low Locks", "Sluice"),
    ("Small Anchor", "Neap Again"),
    ("Ida Holm", "Hold"),
    ("Omar Khalil", "Blue Dike"),
]
WANTED: Found = {title: (act,) for act, title in PAIRS}


def read(text: str) -> Found:
    """Return the titles with their acts."""
    return {track.title: track.artists for track in extract(Article(text=text, source="test")).tracks}


def roles(text: str) -> dict[str, str]:
    """Return the names with their roles."""
    return {credit.name: credit.role for credit in extract(Article(text=text, source="test")).credits}
