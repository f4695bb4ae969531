"""The sample articles that ship with the package."""

from __future__ import annotations

from playlist_service.adapters.article_source import read_article
from playlist_service.samples import sample_articles


def test_every_sample_is_there_and_says_that_it_is_one() -> None:
    paths = sample_articles()
    assert [path.name for path in paths] == ["im-here-listing.md", "im-here-review.txt", "director-interview.txt"]
    for path in paths:
        article = read_article(str(path))
        assert "Sample article" in article.text.splitlines()[0]
        assert "sample" in article.text.split("\n\n")[1]


def test_the_listing_carries_the_slips_that_fusion_is_to_mend() -> None:
    text = sample_articles()[0].read_text(encoding="utf-8")
    assert all(slip in text for slip in ("Gui Borratto", "Hellhole Rat Race", "Nick Zimmer"))
