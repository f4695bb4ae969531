"""Chooses the pieces that are the article: an extractor points at the place, and nothing of a track list is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from playlist_service.adapters.article_chrome import ends_article
from playlist_service.adapters.article_listing import lists_tracks
from playlist_service.adapters.article_pieces import Piece
from playlist_service.adapters.article_words import FURNITURE, LEADS_ELSEWHERE

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_SHARE_KNOWN = 0.6
_SHARE_HELD = 0.85
"""The article's place is the smallest element that holds so much of what the extractor found."""
_MOSTLY_LINKS = 0.8
_LEAST_FOUND = 140
"""Letters; with less, the extractor found nothing to go by."""
_LONGEST_FURNITURE = 250
_LEADS_ELSEWHERE = re.compile(rf"(?:{'|'.join(LEADS_ELSEWHERE)})\s*[:：|–—-]", re.IGNORECASE)
_FURNITURE = re.compile(rf"\W*(?:{'|'.join(FURNITURE)})\W*", re.IGNORECASE)
_ROW_PARTS = frozenset({"ul", "ol", "menu", "li", "dl", "table", "thead", "tbody", "tfoot", "tr", "figure"})
_LARGEST_TREE = 2_000_000
_STUMBLES = (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What the extractor may raise at markup that nobody foresaw; the page is then read without it."""


def main_text(body: HtmlElement) -> str:
    """Return what trafilatura takes for the article's text, "" where it finds none. Opens no socket."""
    markup = etree.tostring(body, encoding="unicode", method="html")
    if len(markup) > _LARGEST_TREE:
        return ""
    try:
        found = trafilatura.extract(
            f"<html>{markup}</html>",
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
    except _STUMBLES:
        return ""
    return found or ""


def chosen(pieces: Sequence[Piece], found: str) -> list[Piece]:
    """Return the pieces of the article among all pieces of a page, given the text that the extractor `found`.

    What the extractor found is the article, and so is what stands between or beside it in the same place, but for
    link lists and teasers; the headline, and whatever looks like a track list. Behind a heading such as "Related" the
    article ends.
    """
    wanted = _Shingles(found)
    known = [bool(piece.text) and wanted.has(piece.text) for piece in pieces]
    place = _place(pieces, known) if len(found) >= _LEAST_FOUND else None
    inside = [place is None or _holds(place, piece.element) for piece in pieces]
    beside = _beside(pieces, known) if place is not None else [True] * len(pieces)
    listed = _listed(pieces, inside)
    elsewhere = _leading_elsewhere(pieces, known)
    kept = [
        (known[i] and not _is_menu(piece) and not _is_furniture(piece))
        or listed[i]
        or _is_headline(piece)
        or (inside[i] and beside[i] and not elsewhere[i])
        for i, piece in enumerate(pieces)
    ]
    first = next((i for i in range(len(pieces)) if kept[i] and (known[i] or inside[i])), 0)
    article = [p for i, p in enumerate(_without_tails(pieces, kept)) if p and (i >= first or _early(p))]
    while len(article) > 1 and article[-1].style.kind == "heading":
        article.pop()
    return article


def _beside(pieces: Sequence[Piece], known: Sequence[bool]) -> list[bool]:
    """Whether each piece stands between pieces that the extractor found, or in the same element as one of them."""
    numbers = [number for number, is_known in enumerate(known) if is_known]
    if not numbers:
        return [True] * len(pieces)
    holders = {_holder(pieces[number]) for number in numbers}
    span = range(numbers[0], numbers[-1] + 1)
    return [number in span or _holder(piece) in holders for number, piece in enumerate(pieces)]


def _holder(piece: Piece) -> HtmlElement | None:
    """The element that a block stands in; for rows and items the one that their whole table or list stands in."""
    holder = piece.element.getparent()
    while holder is not None and holder.tag in _ROW_PARTS:
        holder = holder.getparent()
    return holder


def _leading_elsewhere(pieces: Sequence[Piece], known: Sequence[bool]) -> list[bool]:
    """Whether each piece is a link and no more, stands under a headline that is one, or captions a picture."""
    teasers = [not known[n] and _is_teaser(piece) for n, piece in enumerate(pieces)]
    cards = {piece.element.getparent() for n, piece in enumerate(pieces) if teasers[n]}
    return [
        teasers[n]
        or _is_link_list(piece)
        or _is_furniture(piece)
        or (bool(piece.text) and not known[n] and (_is_of(piece, cards) or _captions_a_picture(piece)))
        for n, piece in enumerate(pieces)
    ]


def _is_teaser(piece: Piece) -> bool:
    """The headline of another page: a heading that is a link, without a number."""
    if piece.style.kind != "heading" or piece.style.level == 1 or not piece.text:
        return False
    return piece.linked >= len(piece.text) * _MOSTLY_LINKS and not piece.text[0].isdigit()


def _is_of(piece: Piece, cards: set[HtmlElement | None]) -> bool:
    return piece.style.kind == "paragraph" and piece.element.getparent() in cards


def _captions_a_picture(piece: Piece) -> bool:
    """A caption under a photograph; under a player or a table it belongs to the matter."""
    if piece.style.kind != "caption" or piece.element.tag != "figcaption":
        return False
    figure = piece.element.getparent()
    return figure is not None and figure.find(".//img") is not None and figure.find(".//iframe") is None


def _early(piece: Piece) -> bool:
    """Of what stands before the article, only headings are worth having."""
    return piece.style.kind == "heading" or not piece.text


def _without_tails(pieces: Sequence[Piece], kept: Sequence[bool]) -> Iterator[Piece | None]:
    """Leave out what stands behind a closing heading, up to the next heading of its rank."""
    closed_at: int | None = None
    for piece, keep in zip(pieces, kept, strict=True):
        level = _heading_level(piece)
        if level is not None:
            if ends_article(piece.text):
                closed_at = level if closed_at is None else min(level, closed_at)
            elif closed_at is not None and level <= closed_at and piece.style.kind == "heading":
                closed_at = None
        yield piece if keep and closed_at is None else None


def _heading_level(piece: Piece) -> int | None:
    """The rank of a heading; a short line in bold alone ranks below all of them."""
    if piece.style.kind == "heading":
        return piece.style.level
    if piece.style.kind != "paragraph" or len(piece.text) > 80:
        return None
    bold = any(kind == "bold" and start == 0 and end >= len(piece.text) - 1 for kind, start, end, _ in piece.marks)
    return 7 if bold else None


def _is_headline(piece: Piece) -> bool:
    return piece.style.kind == "heading" and piece.style.level == 1


def _is_furniture(piece: Piece) -> bool:
    """A line such as "Advertisement", or one that is for the most part a link and says that it leads elsewhere."""
    if len(piece.text) > _LONGEST_FURNITURE:
        return False
    leads = piece.linked * 2 >= len(piece.text) and _LEADS_ELSEWHERE.match(piece.text)
    return bool(leads or _FURNITURE.fullmatch(piece.text))


def _is_menu(piece: Piece) -> bool:
    """Three lines or more that are links from end to end."""
    return _is_link_list(piece) and piece.text.count("\n") >= 2


def _is_link_list(piece: Piece) -> bool:
    """A line that is nothing but a link, with no sign of a track; such lines lead elsewhere."""
    if not piece.text or piece.style.kind in ("heading", "table_row"):
        return False
    return piece.linked >= len(piece.text) * _MOSTLY_LINKS and len(piece.text) < 300


def _listed(pieces: Sequence[Piece], inside: Sequence[bool]) -> list[bool]:
    """Whether each piece stands in a list, a table or a run of lines that looks like a track list.

    Outside the article's place, links from end to end are headlines of other pages, whatever they look like.
    """
    marks: list[bool] = []
    for _, run in groupby(pieces, key=_run_key):
        members = list(run)
        within = inside[len(marks)]
        lines = [_with_number(piece, line) for piece in members for line in piece.text.split("\n")]
        looks = lists_tracks(lines) and (within or not _all_lead_elsewhere(members))
        marks += [looks and bool(piece.text) for piece in members]
    return marks


def _run_key(piece: Piece) -> tuple[object, ...]:
    if piece.style.group is not None:
        return ("group", piece.style.group)
    return (piece.style.kind, id(piece.element.getparent()) if piece.style.kind == "paragraph" else 0)


def _with_number(piece: Piece, line: str) -> str:
    return f"{piece.style.ordinal}. {line}" if piece.style.ordinal is not None else line


def _all_lead_elsewhere(members: Sequence[Piece]) -> bool:
    """Headlines of other pages: links from end to end, without numbers."""
    said = [piece for piece in members if piece.text]
    return all(_is_link_list(piece) and piece.style.ordinal is None for piece in said)


def _place(pieces: Sequence[Piece], known: Sequence[bool]) -> HtmlElement | None:
    """The smallest element around its blocks that holds most of the letters that the extractor found."""
    weights: Counter[HtmlElement] = Counter()
    depths: dict[HtmlElement, int] = {}
    total = 0
    for piece, is_known in zip(pieces, known, strict=True):
        if is_known:
            total += len(piece.text)
            for depth, element in enumerate(reversed([*piece.element.iterancestors()])):
                weights[element] += len(piece.text)
                depths[element] = depth
    if not total:
        return None
    holding = [element for element, weight in weights.items() if weight >= total * _SHARE_HELD]
    return max(holding, key=lambda element: depths[element])


def _holds(place: HtmlElement, element: HtmlElement) -> bool:
    return element is place or any(ancestor is place for ancestor in element.iterancestors())


class _Shingles:
    """Knows a text by its runs of four words, and its short lines as they are."""

    def __init__(self, text: str) -> None:
        self._runs: set[tuple[str, ...]] = set()
        self._lines: set[tuple[str, ...]] = set()
        for line in text.split("\n"):
            words = _words(line)
            self._lines.add(words)
            self._runs.update(_runs(words))

    def has(self, text: str) -> bool:
        """Whether most of `text` stands in the known text."""
        words = _words(text)
        if words in self._lines:
            return bool(words)
        runs = list(_runs(words))
        return bool(runs) and sum(run in self._runs for run in runs) >= len(runs) * _SHARE_KNOWN


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))
