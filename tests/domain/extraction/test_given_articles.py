"""The five articles that the service began with, where they are at hand: one has a soundtrack, four have none."""

from pathlib import Path

import pytest

from playlist_service.domain.article import Article
from playlist_service.domain.extraction import extract
from playlist_service.domain.mentions import Extraction

ARTICLES = Path(__file__).parents[4] / "shared" / "articles"
WITH = "001_4245efe6758385b6.txt"


def read(name: str) -> Extraction:
    path = ARTICLES / name
    return extract(Article(text=path.read_text("utf-8"), source=name))


@pytest.mark.skipif(not ARTICLES.exists(), reason="the articles are not part of the repository")
def test_the_soundtrack_article_gives_its_acts_its_members_and_its_track() -> None:
    found = read(WITH)
    by_role = {role: {c.name for c in found.credits if c.role == role} for role in ("performer", "composer", "member")}
    acts = {
        "Animal Collective",
        "Of Montreal",
        "Sleigh Bells",
        "Gui Burrato",
        "Girls",
        "Aska Matsumiya",
        "The Lost Trees",
    }
    assert found.subject is not None
    assert found.subject.title == "I’m Here"
    assert by_role == {"performer": acts, "composer": {"Sam Spiegel"}, "member": {"Flea", "Nick Zinner"}}
    assert [(t.title, t.artists) for t in found.tracks] == [("There Are Many of Us", ("The Lost Trees",))]
    spiegel = next(c for c in found.credits if c.name == "Sam Spiegel")
    assert (spiegel.aliases, spiegel.also) == (("Squeak E. Clean",), ("performer",))
    assert {c.member_of for c in found.credits if c.role == "member"} == {"The Lost Trees"}
    assert [m.name for m in found.mentioned if m.why == "comparison"] == ["Karen O and the Kids"]


@pytest.mark.skipif(not ARTICLES.exists(), reason="the articles are not part of the repository")
def test_the_other_articles_give_nothing() -> None:
    for path in sorted(ARTICLES.glob("0*.txt")):
        if path.name != WITH:
            found = read(path.name)
            assert (found.tracks, found.credits) == ((), ()), path.name
