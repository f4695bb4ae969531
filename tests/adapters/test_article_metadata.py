"""What a page says about itself."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from playlist_service.adapters.article_html import read_html
from playlist_service.adapters.article_metadata import moment_of
from playlist_service.domain.article import Article

BODY = "<p>The film was shot in a harbour at night, and its music was recorded there some weeks later.</p>"


def page(head: str, body: str = BODY, *, address: str | None = None, root: str = "") -> Article:
    markup = f"<!doctype html><html {root}><head>{head}</head><body>{body}</body></html>"
    return read_html(markup.encode(), "page.html", address=address)


def test_open_graph_says_title_site_date_and_language() -> None:
    article = page(
        "<title>x</title><meta property='og:title' content='Night  Ferry: the music'>"
        "<meta property='og:site_name' content='Harbour News'><meta name=author content='by Bo Lind'>"
        "<meta property='article:published_time' content='2010-09-04T10:00:00+02:00'>"
        "<meta property='og:locale' content='de_DE'>"
    )
    assert article.title == "Night Ferry: the music"
    assert (article.site, article.author, article.language) == ("Harbour News", "Bo Lind", "de")
    assert article.published_at == datetime(2010, 9, 4, 8, tzinfo=UTC)


def test_json_ld_says_headline_authors_date_and_publisher() -> None:
    script = """<script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "x"},
        {"@type": "BlogPosting", "headline": "Night Ferry", "author": [{"name": "Bo"}, {"name": "Mia"}],
        "datePublished": "2012-05-01", "publisher": {"name": "Harbour News"}, "inLanguage": "fr-FR"}]}</script>"""
    article = page(script)
    assert (article.title, article.site, article.author, article.language) == (
        "Night Ferry",
        "Harbour News",
        "Bo, Mia",
        "fr",
    )
    assert article.published_at == datetime(2012, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Night Ferry | Harbour News</title>", BODY, "Night Ferry | Harbour News"[:11]),
        ("<title>Night Ferry – die Musik « Hafen</title>", BODY, "Night Ferry – die Musik"),
        ("<title>Short - Long enough name</title>", BODY, "Short - Long enough name"),
        ("<title>Night Ferry - Harbour News</title>", f"<h1>Night Ferry</h1>{BODY}", "Night Ferry"),
        ("<title>Harbour News</title>", f"<h1>The music of Night Ferry</h1>{BODY}", "The music of Night Ferry"),
        ("", BODY, None),
    ],
)
def test_a_title_without_its_site(head: str, body: str, title: str | None) -> None:
    assert page(head, body).title == title


def test_the_address_is_the_one_the_page_prefers_on_its_own_site() -> None:
    canonical = "<link rel=canonical href='/night-ferry'>"
    assert page(canonical, address="https://www.site.example/?p=1").address == "https://www.site.example/night-ferry"
    foreign = "<link rel=canonical href='https://other.example/x'>"
    assert page(foreign, address="https://site.example/x").address == "https://site.example/x"
    assert page("<meta property='og:url' content='https://site.example/y'>").address == "https://site.example/y"
    assert page("<link rel=canonical href='http://[bad'>", address="https://site.example/x").site == "site.example"


def test_language_is_the_root_elements_first() -> None:
    assert page("<meta property='og:locale' content='de_DE'>", root="lang=en-GB").language == "en"
    assert page("<meta http-equiv='Content-Language' content='ja'>").language == "ja"
    assert page("").language is None


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2010-09-04", datetime(2010, 9, 4, tzinfo=UTC)),
        ("2010-09-04T10:00:00Z", datetime(2010, 9, 4, 10, tzinfo=UTC)),
        ("2010-09-04T10:00:00", datetime(2010, 9, 4, 10, tzinfo=UTC)),
        ("2010-09-04 around noon", datetime(2010, 9, 4, tzinfo=UTC)),
        ("Sat, 04 Sep 2010 10:00:00 GMT", datetime(2010, 9, 4, 10, tzinfo=UTC)),
        ("yesterday", None),
        ("", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_dates_are_moments_in_utc(said: str, moment: datetime | None) -> None:
    assert moment_of(said) == moment


def test_a_time_element_dates_the_page_where_nothing_else_does() -> None:
    assert page("", f"<time datetime='2011-02-03'>3 Feb</time>{BODY}").published_at == datetime(2011, 2, 3, tzinfo=UTC)


def test_an_author_that_is_an_address_is_no_name() -> None:
    head = "<meta property='article:author' content='https://social.example/bo'>"
    assert page(head, f"{BODY}<a rel=author href=/bo>Bo Lind</a>").author == "Bo Lind"
