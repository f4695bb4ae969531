"""What of a page is no article is left out, and no track list is."""

from __future__ import annotations

import pytest
from lxml.html import fragment_fromstring

from playlist_service.adapters.article_chrome import ends_article, prune
from playlist_service.adapters.article_html import read_html
from playlist_service.adapters.article_listing import lists_tracks, reads_as_lines

LEAD = (
    "<p>" + "The film was shot in a harbour at night, and its music was recorded there some weeks later. " * 3 + "</p>"
)


def text(inside: str) -> str:
    return read_html(f"<!doctype html><html><body>{inside}</body></html>".encode(), "page.html").text


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><ul><li><a href=/x>UNWANTED</a></ul></nav>",
        "<div role=navigation><a href=/x>UNWANTED</a></div>",
        "<header><p>UNWANTED</p></header>",
        "<footer><p>UNWANTED</p></footer>",
        "<aside><p>UNWANTED words about something else</p></aside>",
        "<div class='post-navigation'><p>UNWANTED</p></div>",
        "<div id=comments><ol><li><p>bo: you forgot UNWANTED – “Creep”</p></li></ol></div>",
        "<section class='comment-list'><p>UNWANTED</p></section>",
        "<div id=disqus_thread><p>UNWANTED</p></div>",
        "<div class='related-posts'><ul><li><a href=/1>UNWANTED – “Song”</a></ul></div>",
        "<div class='c-newsletter-signup newsletter'><p>UNWANTED</p></div>",
        "<div class='ad-container'><p>UNWANTED</p></div>",
        "<div class='sharedaddy'><ul><li>UNWANTED</ul></div>",
        "<form action=/s><label>UNWANTED</label><input><button>UNWANTED</button></form>",
        "<div class='breadcrumbs'><a href=/>UNWANTED</a></div>",
        "<div class='cookie-consent cookie'><p>UNWANTED</p></div>",
        "<h3>Related articles</h3><ul><li><a href=/1>UNWANTED – “Song”</a></ul>",
        "<h3>You may also like</h3><p>UNWANTED</p>",
        "<p><strong>Lesen Sie auch</strong></p><h3>Ähnliche Artikel</h3><p>UNWANTED</p>",
        "<h2>12 Comments</h2><p>UNWANTED – “Creep”</p>",
        "<h3>関連記事</h3><p>UNWANTED</p>",
        "<h2>Our Latest Stories</h2><p>UNWANTED</p>",
        "<p>READ MORE: <a href=/1>UNWANTED – “Song” is out now</a></p>",
        "<div class=card><h3><a href=/1>UNWANTED is back</a></h3><p>And the UNWANTED record is good.</p></div>",
        "<figure><img src=x><figcaption>UNWANTED on stage</figcaption></figure>",
        "<script>UNWANTED</script><style>UNWANTED</style><template><p>UNWANTED</p></template>",
    ],
)  # fmt: skip
def test_furniture_is_left_out(furniture: str) -> None:
    inside = (
        f"<div class=page><article><h1>Night Ferry</h1>{LEAD}<p>Mona Velde sings Salt.</p></article>{furniture}</div>"
    )
    found = text(inside)
    assert "UNWANTED" not in found
    assert "Mona Velde sings Salt." in found


def test_the_article_goes_on_behind_a_related_box_with_a_heading_of_its_own() -> None:
    related = "<h3>Read more</h3><ul><li><a href=/1>UNWANTED</a></ul>"
    found = text(f"<article><h1>Night Ferry</h1>{LEAD}{related}<h2>Tracklist</h2><p>Salt.</p></article>")
    assert "UNWANTED" not in found
    assert "Salt." in found


@pytest.mark.parametrize(
    "box",
    [
        "<ol><li>Mona – Salt<li>Tam – Sand<li>Bo – Kelp</ol>",
        "<table><tr><td>1<td>Salt<td>3:02<tr><td>2<td>Sand<td>4:10<tr><td>3<td>Kelp<td>2:22</table>",
        "<p>“Salt” by Mona<br>“Sand” by Tam<br>“Kelp” by Bo</p>",
        "<aside><ul><li>Mona – Salt<li>Tam – Sand<li>Bo – Kelp</ul></aside>",
    ],
)
def test_a_track_list_is_kept_wherever_it_stands(box: str) -> None:
    found = text(f"<div><div class=story><h1>Night Ferry</h1>{LEAD * 4}</div><div class=extra>{box}</div></div>")
    assert all(title in found for title in ("Salt", "Sand", "Kelp"))


def test_a_header_that_holds_the_headline_is_kept() -> None:
    assert text(f"<article><header><h1>Night Ferry</h1></header>{LEAD}</article>").startswith("Night Ferry\n")


def test_a_menu_of_links_inside_a_layout_table_is_left_out() -> None:
    menu = "<td><a href=a>Home</a><br><a href=b>Links</a><br><a href=c>About me</a></td>"
    assert "Links" not in text(f"<table><tr>{menu}<td><h1>Night Ferry</h1>{LEAD}</td></tr></table>")


def test_a_heading_with_nothing_behind_it_is_left_out() -> None:
    assert not text(f"<article><h1>Night Ferry</h1>{LEAD}<h2>References</h2></article>").endswith("References")


@pytest.mark.parametrize(
    "heading", ["Comments", "3 Comments", "Leave a Reply", "Related", "Articles similaires", "コメント"]
)
def test_headings_that_end_an_article(heading: str) -> None:
    assert ends_article(heading)


@pytest.mark.parametrize("heading", ["Tracklist", "The comments he made", "Relatedness", "Songs", "More than this"])
def test_headings_that_do_not(heading: str) -> None:
    assert not ends_article(heading)


def test_what_looks_like_a_track_list() -> None:
    assert lists_tracks(["1. Salt", "2. Sand", "3. Kelp"])
    assert lists_tracks(["Mona – Salt", "Tam – Sand", "and one more", "Bo – Kelp"])
    assert lists_tracks(["Salt 3:02", "Sand 4:10", "Kelp 2:22"])
    assert not lists_tracks(["Salt", "Sand", "Kelp"])
    assert not lists_tracks(["1. Salt", "2. Sand"])
    assert not lists_tracks(["It was a long night – and a cold one, " * 6] * 5)


def test_what_reads_as_lines_and_not_as_paragraphs() -> None:
    assert reads_as_lines(["Salt", "Mona Velde", "Sand", "Tam Olin", "Kelp"])
    assert not reads_as_lines(["It was late.", "Nobody sang.", "Rain fell.", "Then it stopped.", "The end."])
    assert not reads_as_lines(["Salt", "Sand"])


def test_comments_are_left_out_even_where_they_are_most_of_the_page() -> None:
    talk = "".join(f"<li><p>bo{n}: and I would add UNWANTED – “Creep”, as ever.</p></li>" for n in range(200))
    found = text(f"<article><h1>Night Ferry</h1>{LEAD}<p>Salt.</p></article><div id=comments><ol>{talk}</ol></div>")
    assert "UNWANTED" not in found
    assert found.endswith("Salt.")


def left_of(markup: str) -> str:
    body = fragment_fromstring(f"<div>{markup}<p>{'x' * 900}</p></div>")
    prune(body)
    return str(body.text_content())


@pytest.mark.parametrize("name", ["content with-sidebar", "has-comments page", "no-ads wrap", "main is-sponsored"])
def test_a_name_that_only_says_what_is_there_is_no_reason(name: str) -> None:
    assert "Salt." in left_of(f"<div class='{name}'><p>Salt.</p></div>")


def test_what_holds_the_headline_is_kept_whatever_it_is_called() -> None:
    assert "Salt." in left_of("<div class=banner><h1>Night Ferry</h1><p>Salt.</p></div>")
    assert "Salt." not in left_of("<div class=banner><p>Salt.</p></div>")
