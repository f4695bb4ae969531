"""Text that carries HTML, wikitext or Markdown: the words are read, the evidence stands in the text as it was given."""

import re
import time
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playlist_service.domain.article import Article, Evidence, Span
from playlist_service.domain.extraction import extract
from playlist_service.domain.extraction.markup import made_plain
from playlist_service.domain.extraction.markup.traced import Traced
from playlist_service.domain.mentions import Extraction

IDA, LOCKS, ANCHOR, OMAR = ("Ida Holm",), ("The Low Locks",), ("Small Anchor",), ("Omar Khalil",)
FOUR = {"Ebb": IDA, "Sluice": LOCKS, "Neap": ANCHOR, "Hold": IDA}

HTML: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "an ordered list that starts elsewhere": (
        """<h2>Tides: the soundtrack</h2>
<ol start="3">
<li>Ida Holm &ndash; &ldquo;Ebb&rdquo;</li>
<li>The Low Locks &ndash; &ldquo;Sluice&rdquo;</li>
<li value="9">Small Anchor &ndash; &ldquo;Neap&rdquo;</li>
<li>Ida Holm &ndash; &ldquo;Hold&rdquo;</li>
</ol>
""",
        FOUR,
    ),
    "a table with labels": (
        """<h1>Low Harbour: songs from the film</h1>
<table class="tracks">
<tr><th>No.</th><th>Title</th><th>Artist</th></tr>
<tr><td>1</td><td>Ebb</td><td>Ida Holm</td></tr>
<tr><td>2</td><td>Salt &amp; Sand</td><td><a href="/locks">The Low Locks</a></td></tr>
<tr><td>3</td><td>Neap</td><td>Small Anchor</td></tr>
</table>
""",
        {"Ebb": IDA, "Salt & Sand": LOCKS, "Neap": ANCHOR},
    ),
    "a table with its head and body apart": (
        """<h2>Tides soundtrack</h2><table><thead>
<tr><th>Artist</th><th>Title</th></tr>
</thead>
<tbody>
<tr><td>Ida Holm</td><td>Ebb</td></tr><tr><td>The Low Locks</td><td>Sluice</td></tr>
<tr><td>Small Anchor</td><td>Neap</td></tr><tr><td>Ida Holm</td><td>Hold</td></tr></tbody></table>
""",
        FOUR,
    ),
    "terms and definitions": (
        """<h2>Tides soundtrack: the tracklist</h2><dl><dt>Ebb</dt><dd>Ida Holm</dd>
<dt>Sluice</dt><dd>The Low Locks</dd><dt>Neap</dt><dd>Small Anchor</dd><dt>Hold</dt><dd>Ida Holm</dd></dl>""",
        FOUR,
    ),
    "what is struck out": (
        """<h2>Soundtrack of Low Harbour</h2><ul><li>Ida Holm - Ebb</li><li><s>Gull - Cut Song</s></li>
<li>The Low Locks - Sluice</li><li><del>Gull - Two</del></li><li>Small Anchor - Neap</li>
<li>Ida Holm - Hold</li></ul>""",
        FOUR,
    ),
    "a table without labels": (
        """<p>Soundtrack of Low Harbour</p><table>
<tr><td>1</td><td>Ida Holm</td><td>Ebb</td><td>3:01</td></tr>
<tr><td>2</td><td>The Low Locks</td><td>Sluice</td><td>2:44</td></tr>
<tr><td>3</td><td>Small Anchor</td><td>Neap</td><td>4:10</td></tr>
<tr><td>4</td><td>Ida Holm</td><td>Hold</td><td>3:33</td></tr>
</table>
""",
        FOUR,
    ),
    "line breaks": (
        """<p>Tracklist of the Night Ferry mix</p><p>Ida Holm - Ebb<br>The Low Locks - Sluice<br/>
Small Anchor - Neap<br />Ida Holm - Hold</p>""",
        FOUR,
    ),
    "entities": (
        """<p>Soundtrack of Low Harbour</p>
<ul><li>Ida Holm&nbsp;&#8211; Ebb</li><li>The Low Locks &#x2013; Don&#39;t Wait</li>
<li>Tom &amp; Sons &mdash; Neap</li><li>Ida Holm &ndash; Caf&eacute;</li></ul>""",
        {"Ebb": IDA, "Don't Wait": LOCKS, "Neap": ("Tom & Sons",), "Café": IDA},
    ),
    "scripts, menus and footers around it": (
        """<head><title>Low Harbour</title></head><script>var next = "Gull - Ad Song";</script>
<nav><ul><li>Gull - Home</li><li>Gull - Shows</li><li>Gull - News</li></ul></nav>
<h1>Soundtrack of Low Harbour</h1>
<ul><li>Ida Holm - Ebb</li><li>The Low Locks - Sluice</li><li>Small Anchor - Neap</li><li>Ida Holm - Hold</li></ul>
<footer><ol><li>Gull - Terms</li><li>Gull - Privacy</li><li>Gull - Imprint</li></ol></footer>
""",
        FOUR,
    ),
    "lists in a list": (
        """<h2>Tides soundtrack, disc by disc</h2>
<ul><li>Disc 1<ol><li>Ida Holm - Ebb</li><li>The Low Locks - Sluice</li><li>Small Anchor - Neap</li></ol></li>
<li>Disc 2<ol><li>Ida Holm - Hold</li><li>Omar Khalil - Keel</li><li>Small Anchor - Dew</li></ol></li></ul>
""",
        FOUR | {"Keel": OMAR, "Dew": ANCHOR},
    ),
}

WIKITEXT: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "a track-list template": (
        """{{Infobox album | name = Low Harbour | artist = Gull | cover = harbour.jpg | length = {{Duration|m=10}} }}
'''''Low Harbour''''' is the soundtrack of the [[film]] of that name.<ref>The Tern</ref>

== Track listing ==
{{Track listing
| headline = Side one
| extra_column = Artist
| title1 = Ebb
| extra1 = [[Ida Holm]]
| length1 = 3:01
| title2 = [[Sluice (song)|Sluice]]
| extra2 = The Low Locks
| length2 = 2:44
| title3 = Neap
| extra3 = [[Small Anchor (band)|Small Anchor]]
| length3 = 4:10
}}
[[Category:Soundtracks]]
""",
        {"Ebb": IDA, "Sluice": LOCKS, "Neap": ANCHOR},
    ),
    "an Italian template": (
        """== Colonna sonora ==
'''Porto basso''' è la colonna sonora del film.

== Tracce ==
{{Tracce
|Visualizza durata totale = sì
|Titolo1 = Marea
|Artista1 = [[Ida Ferri]]
|Durata1 = 3:01
|Titolo2 = Sale
|Artista2 = I Sassi
|Titolo3 = Alba
|Artista3 = [[Ida Ferri]]
}}
""",
        {"Marea": ("Ida Ferri",), "Sale": ("I Sassi",), "Alba": ("Ida Ferri",)},
    ),
    "a German template": (
        """== Titelliste ==
Der Soundtrack zum Film ''Hafen''.
{{Titelliste
| Zusatzspalte = Interpret
| Titel1 = Ebbe
| Zusatz1 = [[Ida Holm]]
| Titel2 = Schleuse
| Zusatz2 = Die Deiche
| Titel3 = Flut
| Zusatz3 = [[Ida Holm]]
}}
""",
        {"Ebbe": IDA, "Schleuse": ("Die Deiche",), "Flut": IDA},
    ),
    "a table": (
        """== Soundtrack ==
The soundtrack of ''Low Harbour''.
{| class="wikitable"
|-
! No. !! Title !! Artist
|-
| 1 || ''Ebb'' || [[Ida Holm]]
|-
| 2 || ''Sluice'' || [[The Low Locks]]
|-
| 3 || ''Neap'' || style="width:2em" | [[Small Anchor (band)|Small Anchor]]
|}
""",
        {"Ebb": IDA, "Sluice": LOCKS, "Neap": ANCHOR},
    ),
    "a counted list with references": (
        """== Soundtrack ==
Songs of the film ''Low Harbour'':<ref name="tern" />
# "Ebb" – [[Ida Holm]]<ref>{{cite web|title=Gull|url=http://tern.example}}</ref>
# "[[Sluice (song)|Sluice]]" – The Low Locks
# "Neap" – [[Small Anchor (band)|Small Anchor]]
# "Hold" – [[Ida Holm]]
""",
        FOUR,
    ),
}

MARKDOWN: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "front matter, links and notes": (
        """---
title: "Low Harbour: the soundtrack"
date: 2020-01-01
tags: [gull, tern]
---

1. [Ida Holm](https://harbour.example/ida) - Ebb
2. [The Low Locks - Sluice](https://harbour.example/locks_(band))
3. Small Anchor - [Neap](/neap "Gull")
4. Ida Holm - Hold[^1]

[^1]: Gull - Not in every country
""",
        FOUR,
    ),
    "images": (
        """# Soundtrack of Low Harbour

![Cover - Gull](cover.png)

- **Ida Holm** – *Ebb* ![Gull](ebb.png)
- **The Low Locks** – *Sluice*
- **Small Anchor** – *Neap*
- **Ida Holm** – *Hold*
""",
        FOUR,
    ),
    "links by reference": (
        """# Soundtrack of Low Harbour

1. [Ida Holm][ida] - Ebb
2. The Low Locks - [Sluice][2]
3. Small Anchor - Neap
4. [Ida Holm][ida] - Hold

[ida]: https://harbour.example/ida "Gull"
[2]: https://harbour.example/2
""",
        FOUR,
    ),
    "an entry struck out": (
        """# Soundtrack of Low Harbour

1. Ida Holm - Ebb
2. ~~Gull - Lost Reel~~
3. The Low Locks - Sluice
4. Small Anchor - Neap
5. Ida Holm - Hold
""",
        FOUR,
    ),
    "short codes": (
        """+++
title = "Songs from the film Low Harbour"
+++

The soundtrack opens quietly.

{{< track title="Ebb" artist="Ida Holm" >}}
{{< track title="Sluice" artist="The Low Locks" >}}
{{< track title="Neap" artist="Small Anchor" >}}
{{< video id="gull" >}}
{{% song name="Hold" by="Ida Holm" %}}
""",
        FOUR,
    ),
}
DOCUMENTS = HTML | WIKITEXT | MARKDOWN


def found_in(text: str) -> Extraction:
    """Return what the text says."""
    return extract(Article(text=text, source="test"))


def evidence_of(found: Extraction) -> list[Evidence]:
    """Return the evidence of every track, credit and left-out name."""
    return [e for mention in (*found.tracks, *found.credits, *found.mentioned) for e in mention.evidence]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_tracks_are_read_through_the_markup(name: str) -> None:
    text, wanted = DOCUMENTS[name]
    assert {track.title: track.artists for track in found_in(text).tracks} == wanted


@pytest.mark.parametrize("name", DOCUMENTS)
def test_all_evidence_stands_in_the_text_as_it_was_given(name: str) -> None:
    text, _ = DOCUMENTS[name]
    found = found_in(text)
    for evidence in evidence_of(found):
        assert text[evidence.start : evidence.end] == evidence.quote
    for track in found.tracks:
        assert track.evidence
        assert any(track.title in unescape(evidence.quote) for evidence in track.evidence)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_the_page_drops_is_named_nowhere(name: str) -> None:
    found = found_in(DOCUMENTS[name][0])
    names = {name for track in found.tracks for name in (track.title, *track.artists)}
    names |= {credit.name for credit in found.credits}
    assert not [name for name in names if "Gull" in name or "Tern" in name]


def test_a_short_code_may_name_the_act_first() -> None:
    codes = "\n".join(f'{{{{< track artist="{act[0]}" title="{title}" >}}}}' for title, act in FOUR.items())
    found = found_in(f"# Songs from the film Low Harbour\n\nThe soundtrack opens quietly.\n\n{codes}\n")
    assert {track.title: track.artists for track in found.tracks} == FOUR
    for track in found.tracks:
        assert any(track.title in evidence.quote for evidence in track.evidence)


def test_italics_at_the_start_of_a_line_are_no_item() -> None:
    plain = made_plain("''Ebb'' by [[Ida Holm]] and [[The Low Locks]]")
    assert plain is not None
    assert plain.text == "*Ebb* by Ida Holm and The Low Locks"


def test_left_out_names_stand_in_the_text_as_well() -> None:
    text = (
        "<p>The soundtrack of <em>Low Harbour</em> has &ldquo;Ebb&rdquo; by <a href='/ida'>Ida&nbsp;Holm</a>. The "
        "director is known from <cite>Night&nbsp;Ferry</cite>. It also has &ldquo;Sluice&rdquo; by The Low Locks.</p>"
    )
    found = found_in(text)
    assert {track.title: track.artists for track in found.tracks} == {"Ebb": IDA, "Sluice": LOCKS}
    assert found.mentioned
    assert all(text[e.start : e.end] == e.quote for e in evidence_of(found))


@pytest.mark.parametrize(("form", "number"), [('<ol start="4">', 4), ("<ol start=7>", 7), ("<ol>", 1), ("<ul>", None)])
def test_items_show_the_numbers_that_the_page_shows(form: str, number: int | None) -> None:
    plain = made_plain(f"{form}<li>Ebb</li><li>Sluice</li><li value='20'>Neap</li><li>Hold</li></{form[1:3]}>")
    assert plain is not None
    lead = ["- "] * 4 if number is None else [f"{n}. " for n in (number, number + 1, 20, 21)]
    rows = [line.strip() for line in plain.text.splitlines() if line.strip()]
    assert rows == [mark + word for mark, word in zip(lead, ("Ebb", "Sluice", "Neap", "Hold"), strict=True)]


@pytest.mark.parametrize("element", ["script", "style", "nav", "footer", "aside", "form", "noscript", "svg"])
def test_elements_that_are_no_part_of_the_article_are_dropped(element: str) -> None:
    plain = made_plain(f"<p>Ebb by Ida Holm</p><{element} class='x'><b>Gull</b> - Tern</{element}><p>Neap</p>")
    assert plain is not None
    assert plain.text.split() == ["Ebb", "by", "Ida", "Holm", "Neap"]


@pytest.mark.parametrize("rule", [("---", ": "), ("+++", " = ")])
def test_front_matter_gives_its_title_alone(rule: tuple[str, str]) -> None:
    mark, sign = rule
    plain = made_plain(f'{mark}\ntitle{sign}"Low Harbour"\nauthor{sign}"Gull"\n{mark}\n\nEbb by Ida Holm.\n')
    assert plain is not None
    assert plain.title == "Low Harbour"
    assert plain.text == "# Low Harbour\n\nEbb by Ida Holm.\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ida Holm - Ebb",
        "1. Ida Holm – “Ebb” (3:01)\n2. The Low Locks – “Sluice” [Brine]\n",
        "# Low Harbour\n\n- **Ida Holm** – *Ebb*\n\n| Title | Artist |\n|---|---|\n| Ebb | Ida Holm |\n",
        "Salt & Sand <3 Neap > Ebb, AT&T; {Hold} [Dew] ''Keel",
        "---\nEbb\n---\nNeap\n",
    ],
)
def test_a_text_without_markup_stays_as_it_is(text: str) -> None:
    assert made_plain(text) is None


@given(st.text(alphabet=st.characters(categories=("L", "N", "Zs"), include_characters="\n,.;–“”()!?'-"), max_size=200))
def test_words_and_stops_are_no_markup(text: str) -> None:
    assert made_plain(text) is None


FORM = re.compile(r"b+|c(?P<in>[a-e]?)c|\d")
ALPHABET = st.text("abcde 1\n", max_size=60)


def consistent(traced: Traced, text: str) -> bool:
    """Return whether each character has its place in the text, and the places go on from left to right."""
    size = len(traced.text)
    if not len(traced.starts) == len(traced.ends) == size:
        return False
    inside = all(0 <= start <= end <= len(text) for start, end in zip(traced.starts, traced.ends, strict=True))
    onward = all(a <= b for places in (traced.starts, traced.ends) for a, b in pairwise(places))
    return inside and onward


def sources_inside(traced: Traced, text: str) -> bool:
    """Return whether every short stretch came from a stretch of the text."""
    for start in range(len(traced.text)):
        for end in range(start, min(start + 4, len(traced.text)) + 1):
            source = traced.source(start, end)
            if not 0 <= source.start <= source.end <= len(text):
                return False
    return True


@given(ALPHABET, st.lists(st.sampled_from(["rewrite", "drop", "replaced", "longer"]), max_size=4))
def test_rewriting_keeps_the_way_back(text: str, steps: list[str]) -> None:
    traced = Traced.of(text)
    for step in steps:
        if step == "rewrite":
            traced = traced.rewrite(FORM, lambda found: ["<", Span(*found.span("in"))] if found["in"] else [])
        elif step == "drop":
            traced = traced.rewrite(FORM, lambda _: [])
        elif step == "replaced":
            traced = traced.replaced(FORM, lambda found: found[0].upper()[:1])
        else:
            traced = traced.replaced(FORM, lambda found: found[0].upper() * 2)
        assert consistent(traced, text)
        assert sources_inside(traced, text)


@given(st.text("abc", max_size=30), st.lists(st.integers(0, 30), max_size=8))
def test_stretches_put_together_with_own_words_keep_the_way_back(text: str, cuts: list[int]) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    pieces: list[str | Span] = []
    for start, end in pairwise(places):
        pieces += ["+", Span(start, end), "--"]
    traced = Traced.of(text).assembled(pieces)
    assert traced.text == "".join(f"+{text[start:end]}--" for start, end in pairwise(places))
    assert consistent(traced, text)
    assert sources_inside(traced, text)
    kept = [i for i, character in enumerate(traced.text) if character not in "+-"]
    assert all(traced.source(i, i + 1).of(text) == traced.text[i] for i in kept)


def test_letters_spelled_otherwise_stand_for_all_that_was_replaced() -> None:
    traced = Traced.of("Salt &amp; Sand").replaced(re.compile("&amp;"), lambda _: "&")
    assert traced.text == "Salt & Sand"
    assert traced.source(5, 6) == Span(5, 10)
    assert traced.source(0, 11) == Span(0, 15)
    assert traced.source(4, 4) == Span(0, 0)


PIECES = st.sampled_from(
    ["<li>", "</li>", "<ol start=3>", "</ol>", "<p>", "<br>", "<td>", "<tr>", "&amp;", "[[Ebb|Neap]]",
     "== Hold ==\n", "{|\n", "|-\n", "| a || b\n", "|}\n", "{{Track listing|title1=Ebb|title2=Neap}}", "''", "'''",
     "[Ebb](x)", "![a](b)", "[^1]", '{{< t title="Ebb" artist="Ida" >}}', "Ida Holm", " - ", "Ebb", "\n", "# ", "* ",
     "~~", "<ref>x</ref>"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_mixture_of_markup_keeps_its_evidence_in_the_text(text: str) -> None:
    plain = made_plain(text)
    if plain is not None:
        assert len(plain.traced.starts) == len(plain.traced.ends) == len(plain.text)
        assert all(0 <= place <= len(text) for place in (*plain.traced.starts, *plain.traced.ends))
    assert all(text[e.start : e.end] == e.quote for e in evidence_of(found_in(text)))


@pytest.mark.parametrize("sign", ["<", "[", "{{", "''", "[[", "&", "~~"])
def test_a_megabyte_of_signs_is_read_in_time(sign: str) -> None:
    began = time.process_time()
    found_in(sign * (1_000_000 // len(sign)))
    assert time.process_time() - began < 5.0


@pytest.mark.parametrize("sign", ["<sup>", "<s>", "<!--", "<ref>", "{%", "{{<", "[[File:", "<script>"])
def test_half_a_megabyte_of_openings_never_closed_is_made_plain_in_time(sign: str) -> None:
    text = "<p>[[Ebb|Neap]] by [[Ida Holm]]</p>\n" + sign * (500_000 // len(sign))
    began = time.process_time()
    made_plain(text)
    assert time.process_time() - began < 5.0
