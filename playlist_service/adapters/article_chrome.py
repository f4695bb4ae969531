"""What of a page is no article: navigation, comments, related links, adverts, forms; and what is merely hidden."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from playlist_service.adapters.article_listing import lists_tracks
from playlist_service.adapters.article_words import ASIDE_NAMES, PAYWALL_NAMES, TAIL_HEADINGS, TALK_NAMES

_NEVER = frozenset(
    """
    script style template svg math canvas audio video select button input textarea nav menuitem dialog datalist meter
    progress map rt rp head link meta title
    """.split()  # noqa: SIM905 - a list to read
)
_CHROME_TAGS = frozenset({"footer", "aside", "form", "header"})
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "toolbar"}
)
_TALK = re.compile(rf"(?:^|[-_ ])(?:{'|'.join(TALK_NAMES)})(?:$|[-_ ])", re.IGNORECASE)
_ASIDE = re.compile(rf"(?:^|[-_ ])(?:{'|'.join(ASIDE_NAMES + PAYWALL_NAMES)})(?:$|[-_ ])", re.IGNORECASE)
_MODIFIER = re.compile(r"(?:^|(?<=\s))(?:with|has|no|without|show|hide|is|js)[-_]\S+", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WHOLE = frozenset({"html", "body", "main", "article"})
_MOST = 0.4
"""An element that holds more than this share of the page's letters is not chrome, whatever it is called."""

_TAIL_HEADING = re.compile(rf"\W*(?:{'|'.join(TAIL_HEADINGS)})\W*", re.IGNORECASE)
_LONGEST_HEADING = 120


def ends_article(heading: str) -> bool:
    """Return whether a heading says that what follows is no article any more (comments, related links)."""
    return len(heading) <= _LONGEST_HEADING and bool(_TAIL_HEADING.fullmatch(heading))


def is_unseen(element: HtmlElement) -> bool:
    """Whether a browser shows nothing of the element."""
    if element.tag in _NEVER or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def prune(body: HtmlElement, *, by_name: bool = True) -> None:
    """Take out of the tree what is not seen, and what is no article: by tag and role, and `by_name` by class."""
    for element in list(body.iter()):
        if not isinstance(element.tag, str) or is_unseen(element) or _is_empty_fallback(element):
            _drop(element)
    whole = _letters(body)
    for element in list(body.iter()):
        if element is not body and _is_chrome(element, whole, by_name):
            _drop(element)


def _is_empty_fallback(element: HtmlElement) -> bool:
    """What a page shows without scripts says nothing new, unless it holds the player that a script would load."""
    return element.tag == "noscript" and element.find(".//iframe") is None


def _is_chrome(element: HtmlElement, whole: int, by_name: bool) -> bool:
    """Comments are, however long they are; the rest only if it is not most of the page."""
    if element.tag in _WHOLE:
        return False
    named = _names(element) if by_name and element.find(".//h1") is None else ""
    if named and _TALK.search(named):
        return True
    if not (_is_marked(element) or (named and _ASIDE.search(named))):
        return False
    if element.tag == "aside" and lists_tracks([*element.itertext()]):
        return False
    return _letters(element) <= whole * _MOST


def _names(element: HtmlElement) -> str:
    """Class and id, without those that only say that something is there ("has-sidebar", "no-comments")."""
    named = " ".join(filter(None, (element.get("class"), element.get("id"))))
    return _MODIFIER.sub(" ", named) if named else ""


def _is_marked(element: HtmlElement) -> bool:
    """Whether tag or role say that it is furniture."""
    if element.tag in _CHROME_TAGS and not _heads_an_article(element):
        return True
    return (element.get("role") or "").lower() in _ROLES


def _heads_an_article(element: HtmlElement) -> bool:
    """The header of an article holds its headline; one inside it may hold its lead."""
    if element.tag != "header":
        return False
    return element.find(".//h1") is not None or any(a.tag in ("article", "main") for a in element.iterancestors())


def _letters(element: HtmlElement) -> int:
    return (
        sum(len(text) for text in element.itertext() if not text.isspace()) if len(element) else len(element.text or "")
    )


def _drop(element: HtmlElement) -> None:
    """Remove the element, the text behind it stays (lxml takes no control characters, which pages do hold)."""
    parent = element.getparent()
    if parent is None:
        return
    tail = _CONTROL.sub("", element.tail or "")
    if tail:
        before = element.getprevious()
        if before is not None:
            before.tail = _CONTROL.sub("", before.tail or "") + tail
        else:
            parent.text = _CONTROL.sub("", parent.text or "") + tail
    element.tail = None
    parent.remove(element)
