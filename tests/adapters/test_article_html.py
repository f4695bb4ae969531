"""A web page becomes text with blocks, marks and players at their offsets."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playlist_service.adapters.article_html import read_html
from playlist_service.domain.article import Article, Block
from playlist_service.errors import InvalidInput, PlaylistServiceError, RemoteRejected

LEAD = (
    "<p>The film was shot in a harbour at night, and its music was recorded in the same place some weeks later, "
    "on a boat that was no longer allowed to leave. Here is all that can be heard in it.</p>"
)


def page(inside: str, head: str = "") -> Article:
    return read_html(f"<!doctype html><html><head>{head}</head><body>{inside}</body></html>".encode(), "page.html")


def main(inside: str, head: str = "") -> Article:
    return page(f"<main><article><h1>Night Ferry</h1>{LEAD}{inside}</article></main>", head)


def blocks(article: Article, kind: str) -> list[Block]:
    return [block for block in article.blocks if block.kind == kind]


def said(article: Article, kind: str) -> list[str]:
    return [block.span.of(article.text) for block in blocks(article, kind)]


def marked(article: Article, kind: str) -> list[str]:
    return [mark.span.of(article.text) for mark in article.marks if mark.kind == kind]


def test_headings_keep_their_level() -> None:
    article = main("<h2>Tracks</h2><p>One.</p><h4>More <b>of</b> it</h4><p>Two.</p>")
    assert [(b.level, b.span.of(article.text)) for b in blocks(article, "heading")] == [
        (1, "Night Ferry"),
        (2, "Tracks"),
        (4, "More of it"),
    ]


@pytest.mark.parametrize(
    ("markup", "numbers"),
    [
        ("<ol><li>Aa<li>Bb<li>Cc</ol>", [1, 2, 3]),
        ("<ol start=3><li>Aa</li><li value=7>Bb</li><li>Cc</li></ol>", [3, 7, 8]),
        ("<ol reversed><li>Aa<li>Bb<li>Cc</ol>", [3, 2, 1]),
        ("<ol reversed start=10><li>Aa<li value=5>Bb<li>Cc</ol>", [10, 5, 4]),
        ("<ol start=x><li value=>Aa<li>Bb<li>Cc</ol>", [1, 2, 3]),
        ("<ol style='list-style: none'><li>Aa<li>Bb<li>Cc</ol>", [None, None, None]),
        ("<ul><li>Aa<li>Bb<li>Cc</ul>", [None, None, None]),
    ],
)
def test_an_ordered_list_keeps_the_numbers_it_shows(markup: str, numbers: list[int | None]) -> None:
    article = main(markup)
    assert [block.ordinal for block in blocks(article, "list_item")] == numbers
    assert said(article, "list_item") == ["Aa", "Bb", "Cc"]
    assert len({block.group for block in blocks(article, "list_item")}) == 1


def test_a_nested_list_is_deeper_and_a_list_of_its_own() -> None:
    article = main("<ol><li>Disc one<ol><li>Salt</li><li>Sand</li></ol></li><li>Disc two</li></ol>")
    found = [(b.span.of(article.text), b.level, b.ordinal) for b in blocks(article, "list_item")]
    assert found == [("Disc one", 1, 1), ("Salt", 2, 1), ("Sand", 2, 2), ("Disc two", 1, 2)]
    groups = [block.group for block in blocks(article, "list_item")]
    assert groups[0] == groups[3] != groups[1] == groups[2]


def test_the_paragraphs_of_an_item_are_lines_of_it() -> None:
    article = main("<ol><li><p>“Salt”</p><p>Mona Velde</p></li><li><div>“Sand”<br>Tam Olin</div></li></ol>")
    assert said(article, "list_item") == ["“Salt”\nMona Velde", "“Sand”\nTam Olin"]


def test_a_table_keeps_header_rows_and_cells() -> None:
    article = main(
        "<table><caption>Side A</caption><thead><tr><th>No.<th>Title<th>By</tr></thead>"
        "<tr><td>1<td>Salt<td>Mona Velde</tr><tr><td>2<td> <i>Sand</i> <td>Tam<br>Olin</tr></table>"
    )
    rows = blocks(article, "table_row")
    assert [row.header for row in rows] == [True, False, False]
    assert [[cell.of(article.text) for cell in row.cells] for row in rows] == [
        ["No.", "Title", "By"],
        ["1", "Salt", "Mona Velde"],
        ["2", "Sand", "Tam\nOlin"],
    ]
    assert said(article, "caption") == ["Side A"]


def test_cells_that_span_rows_and_columns_fill_them() -> None:
    article = main(
        "<table><tr><th>A<th>B<th>C</tr><tr><td rowspan=2>x<td>1<td>2</tr><tr><td>3<td>4</tr>"
        "<tr><td colspan=2>wide<td>5</tr><tr><td>y<td>6<td>7</tr></table>"
    )
    assert [[cell.of(article.text) for cell in row.cells] for row in blocks(article, "table_row")] == [
        ["A", "B", "C"],
        ["x", "1", "2"],
        ["x", "3", "4"],
        ["wide", "", "5"],
        ["y", "6", "7"],
    ]


def test_a_first_row_in_bold_is_a_header_and_lists_inside_cells_are_lines() -> None:
    article = main(
        "<table><tr><td><b>Title</b><td><b>By</b></tr><tr><td>Salt<td><ul><li>Mona<li>Tam</ul></tr>"
        "<tr><td>Sand<td>Bo</tr></table>"
    )
    assert [row.header for row in blocks(article, "table_row")] == [True, False, False]
    assert article.blocks[-2].cells[1].of(article.text) == "Mona\nTam"


def test_a_table_for_layout_is_no_table() -> None:
    article = page(f"<table><tr><td><h1>Night Ferry</h1>{LEAD}</td><td><p>Salt, by Mona Velde.</p></td></tr></table>")
    assert blocks(article, "table_row") == []
    assert "Salt, by Mona Velde." in said(article, "paragraph")


def test_named_fields_side_by_side_are_rows_without_a_table() -> None:
    rows = "".join(
        f"<div class=row><span class=n>{n}</span><span class=t>{t}</span><span class=a>{a}</span></div>"
        for n, t, a in ((1, "Salt", "Mona"), (2, "Sand", "Tam"), (3, "Kelp", "Bo"))
    )
    article = main(f"<div>{rows}</div><p>Bye.</p>")
    assert [[cell.of(article.text) for cell in row.cells] for row in blocks(article, "table_row")] == [
        ["1", "Salt", "Mona"],
        ["2", "Sand", "Tam"],
        ["3", "Kelp", "Bo"],
    ]
    assert len({row.group for row in blocks(article, "table_row")}) == 1


def test_named_fields_in_list_items_keep_the_numbers() -> None:
    rows = "".join(f"<li><span class=t>Title {n}</span><span class=a>Act {n}</span></li>" for n in "abc")
    article = main(f"<ol start=4>{rows}</ol>")
    assert [(row.ordinal, len(row.cells)) for row in blocks(article, "table_row")] == [(4, 2), (5, 2), (6, 2)]


def test_words_set_side_by_side_are_kept_apart_but_letters_are_not() -> None:
    article = main(
        "<p><span class=t>Salt</span><span class=a>Mona</span> and <span class=x>K</span><span class=y>elp</span></p>"
    )
    assert "Salt Mona and Kelp" in article.text


def test_definitions_quotes_captions_and_preformatted_lines() -> None:
    article = main(
        "<dl><dt>Producer</dt><dd>Sam <b>Olin</b></dd></dl><blockquote><p>It hums.</p><ul><li>twice</ul></blockquote>"
        "<figure><iframe src=x></iframe><figcaption>On deck</figcaption></figure>"
        "<pre>\n1  Salt   3:02\n2  Sand   4:10\n</pre>"
    )
    assert said(article, "term") == ["Producer"]
    assert said(article, "definition") == ["Sam Olin"]
    assert said(article, "quote") == ["It hums."]
    assert said(article, "list_item") == ["twice"]
    assert said(article, "caption") == ["On deck"]
    assert said(article, "preformatted") == ["1  Salt   3:02\n2  Sand   4:10"]


def test_line_breaks_are_kept_and_two_of_them_leave_a_blank_line() -> None:
    article = main("<p>01. Salt<br>02. Sand<br/>\n<br>Kelp</p>")
    assert "01. Salt\n02. Sand\n\nKelp" in article.text


def test_rows_that_are_paragraphs_of_their_own_become_lines_of_one() -> None:
    article = main(
        "<p>1. Mona – Salt</p><p>2. Tam – Sand</p><p>3. Bo – Kelp</p><p>And that was all that they played.</p>"
    )
    assert "1. Mona – Salt\n2. Tam – Sand\n3. Bo – Kelp" in said(article, "paragraph")[-1]


def test_marks_cover_what_was_set_apart() -> None:
    article = main(
        "<p>It has <i>Salt</i>, <em> Sand </em>, <cite>Kelp</cite>, <b>Tam <i>Olin</i></b>, <q>Hum</q> and "
        "<span style='font-style:italic'>Tide</span> by <a href='/mona?x=1'>Mona</a>, <a href='#top'>top</a>.</p>",
        "<base href='https://site.example/x/'>",
    )
    assert marked(article, "italic") == ["Salt", "Sand", "Olin", "Tide"]
    assert marked(article, "cite") == ["Kelp"]
    assert marked(article, "bold") == ["Tam Olin"]
    assert [(m.span.of(article.text), m.href) for m in article.marks if m.kind == "link"] == [
        ("Mona", "https://site.example/mona?x=1")
    ]
    assert "“Hum”" in article.text
    assert "Salt, Sand , Kelp" in article.text


def test_white_space_is_set_as_a_browser_sets_it() -> None:
    article = main("<p>  Mona&nbsp;Velde \n\t sings\u00ad\u200b   <b> Salt </b>  .</p><p>曲名\u3000歌手</p>")
    assert "Mona Velde sings Salt ." in article.text
    assert "曲名\u3000歌手" in article.text


def test_ruby_scripts_hidden_parts_and_footnote_marks_are_not_read() -> None:
    article = main(
        "<p>The <ruby>塩<rt>しお</rt></ruby> of it<sup class=reference>[1]</sup>.<script>no()</script>"
        "<span style='display:none'>never</span><span hidden>nowhere</span></p>"
    )
    assert "The 塩 of it." in article.text
    assert not any(word in article.text for word in ("しお", "[1]", "no()", "never", "nowhere"))


def test_players_stand_where_the_page_has_them_lazy_ones_too() -> None:
    article = main(
        "<p>Listen.</p><iframe title='Mona - Salt' data-src='https://www.youtube-nocookie.com/embed/abcdefghijk?x=1'>"
        "</iframe><p>More.</p><noscript><iframe src='https://open.spotify.com/embed/album/4aawyAB9vmqN3uQ7FjRGTy'>"
        "</iframe></noscript>"
    )
    youtube, spotify = article.embeds
    assert (youtube.provider, youtube.kind, youtube.identifier, youtube.label) == (
        "youtube",
        "video",
        "abcdefghijk",
        "Mona - Salt",
    )
    assert article.text[: youtube.at].endswith("Listen.")
    assert (spotify.provider, spotify.kind, spotify.at) == ("spotify", "album", len(article.text))


def test_a_page_of_players_named_in_its_head_tells_them() -> None:
    article = main("", "<meta property='music:song' content='https://open.spotify.com/track/4aawyAB9vmqN3uQ7FjRGTy'>")
    assert [(embed.provider, embed.kind) for embed in article.embeds] == [("spotify", "track")]


def test_broken_markup_is_read_as_browsers_read_it() -> None:
    article = page(f"{LEAD}<ol><li>Salt<li><b>Sand</ol><p>Mo<i>na</p><td>Kelp")
    assert said(article, "list_item") == ["Salt", "Sand"]
    assert "Kelp" in article.text


def test_a_script_only_page_is_told_from_an_empty_one() -> None:
    with pytest.raises(InvalidInput, match="shows nothing without scripts"):
        page("<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script>x</script>")
    with pytest.raises(InvalidInput, match="its text is empty"):
        page("<div></div>")
    with pytest.raises(InvalidInput, match="shows nothing without scripts"):
        page("<h1>Just a moment...</h1><p>Checking your browser before you go on.</p>")


def test_a_page_that_only_sends_its_reader_on_names_the_other_address() -> None:
    head = "<meta http-equiv=refresh content='0; url=https://site.example/new'>"
    with pytest.raises(InvalidInput, match=r"https://site\.example/new"):
        page("", head)


def test_a_paywall_is_noticed_and_its_own_words_are_left_out() -> None:
    paid = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    article = main("<div class='paywall'><p>Subscribe to continue reading</p></div>", paid)
    assert article.notice is not None
    assert "paywall" in article.notice
    assert "Subscribe" not in article.text
    assert main("<p>This article is for subscribers only.</p>").notice is not None
    assert main("").notice is None


def test_a_script_only_page_with_declared_text_is_read_from_it() -> None:
    body = "Night Ferry has Salt by Mona Velde. " * 10
    script = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    article = page("<div id=root></div>", script)
    assert article.text.startswith("Night Ferry has Salt")
    assert article.notice is not None
    assert article.blocks == ()


def test_a_script_only_page_with_declared_tracks_lists_them() -> None:
    script = """<script type="application/ld+json">{"@type": "MusicPlaylist", "name": "Night", "track": [
        {"@type": "MusicRecording", "name": "Salt", "byArtist": {"name": "Mona"}, "position": 1},
        {"@type": "MusicRecording", "name": "Sand"}]}</script>"""
    article = page("<div id=__next></div>", script)
    assert article.text == "Mona – “Salt”\n“Sand”"
    assert [(b.ordinal, b.span.of(article.text)) for b in article.blocks] == [(1, "Mona – “Salt”"), (None, "“Sand”")]


def test_a_page_that_wants_no_machines_is_respected() -> None:
    with pytest.raises(RemoteRejected, match="asks programs not to read"):
        main("", "<meta name=robots content='index, noai'>")


def test_a_page_whose_names_mislead_is_read_all_the_same() -> None:
    rows = "".join(
        f"<div class='sidebar'>Mona – Salt, take {n}, as it was played on the boat.</div>" for n in range(40)
    )
    assert "take 39" in page(rows).text


@pytest.mark.parametrize(
    "markup",
    [
        "<ol>" + "<li>Mona – “Salt”" * 5000 + "</ol>",
        "<table>" + "<tr><td>Mona<td>Salt" * 5000 + "</table>",
        "<p>" + "“(" * 200_000,
        "<p>" + "<b>" * 50_000 + "deep",
        "<p " + " ".join(f"a{n}=x" for n in range(50_000)) + ">wide",
        "<div>" * 30_000 + "deep",
        "<p>" + "\u200b\u202e\ufeff" * 50_000 + "x",
    ],
    ids=["items", "rows", "brackets", "nesting", "attributes", "boxes", "unseen"],
)
def test_adversarial_pages_are_read_or_refused_in_time(markup: str) -> None:
    started = time.process_time()
    with suppress(InvalidInput):
        assert page(markup).text
    assert time.process_time() - started < 5


def test_too_many_elements_are_refused() -> None:
    with pytest.raises(InvalidInput, match="more than 200000 elements"):
        page("<i>x</i>" * 200_001)


NAMES = ("p", "ol", "li", "table", "tr", "td", "b", "i", "a", "dl", "dt", "dd", "pre", "h2", "blockquote", "div", "q")
RICHER = [
    "<th rowspan=2>", "<td colspan=3>", "<a href=/x>", "<div class=row>", "<span class=a>", "<span class=b>", "<br>",
    "<iframe src=https://youtu.be/abcdefghijk></iframe>", "Mona – “Salt”", "1. ", "\n", "é\u0301", "Salt", "  ", "<hr>",
]  # fmt: skip
TAGS = [f"<{name}>" for name in NAMES] + [f"</{name}>" for name in NAMES]
MARKUP = st.lists(st.sampled_from(TAGS + RICHER), max_size=40)


@settings(max_examples=150, deadline=None)
@given(MARKUP)
def test_offsets_always_fit_the_text(parts: list[str]) -> None:
    try:
        article = page("".join(parts))
    except PlaylistServiceError:
        return
    end = 0
    for block in article.blocks:
        assert end <= block.span.start < block.span.end <= len(article.text)
        assert block.span.of(article.text).strip()
        assert all(0 <= cell.start <= cell.end <= len(article.text) for cell in block.cells)
        end = block.span.end
    for mark in article.marks:
        covered = mark.span.of(article.text)
        assert covered == covered.strip() != ""
    assert all(0 <= embed.at <= len(article.text) for embed in article.embeds)


def test_posts_of_a_forum_are_no_rows() -> None:
    said_in_it = "<div class=said>Here you go:<br>1. Mona – Salt<br>2. Tam – Sand</div>"
    assert blocks(main(f"<div class=post><div class=who>bo</div>{said_in_it}</div>" * 3), "table_row") == []


@pytest.mark.parametrize("tail", ["\x0b\x01 tail", "&#1;&#xB; tail", "&#xFFFE; tail", "&#55296; tail", "\x00 tail"])
def test_control_characters_behind_what_is_left_out_do_no_harm(tail: str) -> None:
    assert "tail" in page(f"<div>{LEAD}<script>x</script>{tail}<nav>y</nav>{tail}</div>").text
