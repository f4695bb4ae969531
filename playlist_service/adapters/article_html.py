"""Reads a web page: its text as printed, blocks, marks, players and declared things, without what is no article."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from playlist_service.adapters.article_charset import decode
from playlist_service.adapters.article_chrome import prune
from playlist_service.adapters.article_embeds import player_at
from playlist_service.adapters.article_line import composed
from playlist_service.adapters.article_mask import chosen, main_text
from playlist_service.adapters.article_metadata import Metadata, metadata_of
from playlist_service.adapters.article_pieces import Printed, assemble, lines_joined
from playlist_service.adapters.article_records import Declared, declared
from playlist_service.adapters.article_walk import walk
from playlist_service.adapters.article_words import PAYWALL_NAMES, PAYWALL_SENTENCES, SCRIPT_SENTENCES
from playlist_service.domain.article import Article, Block, Embed, Span, StructuredRecord
from playlist_service.errors import InvalidInput, RemoteRejected

_SWOLLEN_TAG = re.compile(r"<([a-zA-Z]\w*)\b[^<>]{30000,}>")
"""A picture inside an attribute, or ten thousand attributes, which take the parser long; nobody reads either."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_PAYWALL_NAME = re.compile(rf"(?:^|[-_ ])(?:{'|'.join(PAYWALL_NAMES)})(?:$|[-_ ])", re.IGNORECASE)
_PAYWALL_SENTENCE = re.compile("|".join(PAYWALL_SENTENCES), re.IGNORECASE)
_SCRIPT_SENTENCE = re.compile("|".join(SCRIPT_SENTENCES), re.IGNORECASE)
_SILENT = frozenset({"script", "style", "noscript", "template", "title"})
_LITTLE_TEXT = 250
_SHORT_TEXT = 4000
_LEAST_SHARE = 0.2
_MOST_ELEMENTS = 200_000
_PAID = "The page is behind a paywall and was read in part: paste the whole text if you have it."
_DECLARED_ONLY = (
    "The page shows its text only by scripts; it was taken from what the page declares, without its layout."
)


def read_html(body: bytes, source: str, *, address: str | None = None, charset: str | None = None) -> Article:
    """Return the article in a web page; `charset` is the HTTP header's, `address` where the page was found.

    Raises InvalidInput where the page is broken, empty, made by scripts alone, or sends its reader elsewhere, and
    RemoteRejected where it asks programs not to read it.
    """
    markup = decode(body, declared=charset)
    root = _parsed(markup, source)
    things = declared(root)
    meta = metadata_of(root, things.objects, address)
    if meta.wants_no_machines:
        raise RemoteRejected(f"{source} asks programs not to read it: paste its text if you want it read.")
    scripted, paid = _is_scripted(root), meta.is_paid or _has_paywall(root)
    shown = len(_shown(root))
    printed = _printed(root, address or "")
    if len(printed.text) < _LITTLE_TEXT < shown * _LEAST_SHARE:
        printed = _printed(_parsed(markup, source), address or "", by_name=False)
    notice = _PAID if paid and (meta.is_paid or len(printed.text) < _SHORT_TEXT) else None
    if _is_missing(printed.text, scripted):
        printed, notice = _from_declared(things, meta), _DECLARED_ONLY
        if not printed.text:
            raise InvalidInput(_why_empty(source, meta, scripted, paid))
    return Article(
        text=printed.text,
        source=source,
        title=meta.title,
        address=meta.address,
        site=meta.site,
        author=meta.author,
        published_at=meta.published_at,
        language=meta.language,
        blocks=tuple(printed.blocks),
        marks=tuple(printed.marks),
        embeds=(*printed.embeds, *_declared_players(root)),
        records=things.records,
        notice=notice,
    )


def _parsed(text: str, source: str) -> HtmlElement:
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        whole = _SWOLLEN_TAG.sub(r"<\1>", _DECLARATION.sub("", text.replace("\x00", "")))
        root = document_fromstring(whole, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise InvalidInput(f"{source} is broken: it holds no readable HTML.") from None
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise InvalidInput(
            f"{source} has more than {_MOST_ELEMENTS} elements: no article has. Paste the part that matters."
        )
    return root


def _printed(root: HtmlElement, address: str, *, by_name: bool = True) -> Printed:
    """The article in the page; not `by_name` where the names of its elements mislead, and all but nothing was left."""
    body = root.find("body")
    if body is None:
        return Printed()
    bases = [base.get("href") for base in root.iter("base") if base.get("href")]
    prune(body, by_name=by_name)
    pieces = walk(body, bases[0] if bases and bases[0].startswith("http") else address)
    return assemble(lines_joined(chosen(pieces, main_text(body))))


def _is_missing(text: str, scripted: bool) -> bool:
    return not text.strip() or (scripted and len(text) < _LITTLE_TEXT)


def _is_scripted(root: HtmlElement) -> bool:
    """Whether the page says that it needs scripts, or holds an empty place for them to fill."""
    if any(_SCRIPT_SENTENCE.search(_text(element)) for element in root.iter("noscript")):
        return True
    for element in root.iter("div", "app-root", "main"):
        if element.get("id") in ("root", "app", "__next", "__nuxt", "___gatsby", "svelte") and not _text(element):
            return True
    shown = _shown(root)
    return len(shown) < _LITTLE_TEXT and bool(_SCRIPT_SENTENCE.search(shown))


def _has_paywall(root: HtmlElement) -> bool:
    for element in root.iter("div", "section", "aside", "p"):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _PAYWALL_NAME.search(named) and _text(element):
            return True
    return bool(_PAYWALL_SENTENCE.search(_shown(root)))


def _from_declared(things: Declared, meta: Metadata) -> Printed:
    """The text that the page declares as its article's, else its declared recordings, a line each."""
    if meta.body.strip():
        return Printed(text=composed(meta.body).strip())
    printed, lines, length = Printed(), [], 0
    for record in things.records:
        if record.kind == "MusicRecording":
            line = _line(record)
            printed.blocks.append(Block("list_item", Span(length, length + len(line)), 1, record.position, 1))
            lines.append(line)
            length += len(line) + 1
    printed.text = "\n".join(lines)
    return printed


def _line(record: StructuredRecord) -> str:
    return f"{', '.join(record.artists)} – “{record.name}”" if record.artists else f"“{record.name}”"


def _why_empty(source: str, meta: Metadata, scripted: bool, paid: bool) -> str:
    if meta.leads_to:
        return f"{source} only sends its reader on to {meta.leads_to}: give that address."
    if scripted:
        return f"{source} shows nothing without scripts: open it in a browser and paste its text."
    if paid:
        return f"{source} is behind a paywall: paste its text if you have it."
    return f"{source} holds no article: its text is empty. Paste the text, or give another page."


def _declared_players(root: HtmlElement) -> list[Embed]:
    """Recordings and players that the head names (OpenGraph music:song, og:audio)."""
    wanted = ("music:song", "og:audio", "music:song:url", "twitter:player")
    found = [
        player_at(m.get("content") or "") for m in root.iter("meta") if (m.get("property") or m.get("name")) in wanted
    ]
    return list(dict.fromkeys(player for player in found if player))


def _shown(root: HtmlElement) -> str:
    """Roughly what a browser shows, without scripts."""
    shown = []
    for element in root.iter():
        shown.append("" if element.tag in _SILENT else element.text or "")
        shown.append(element.tail or "")
    return " ".join(" ".join(shown).split())


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
