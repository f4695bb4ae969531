"""What a page says about itself: headline, site, author, date, language, whether it is paid for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from playlist_service.adapters.article_records import kinds_of, text_of

_ARTICLES = re.compile(r"(?:Article|Posting|Review|WebPage|Report)$")
_SITE_SUFFIX = re.compile(r"\s+(?:[|·•»«—–-]|::)\s+[^|·•»«—–]{2,40}$")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """All that the article's head declares; None where it does not."""

    title: str | None = None
    address: str | None = None
    site: str | None = None
    author: str | None = None
    published_at: datetime | None = None
    language: str | None = None
    is_paid: bool = False
    body: str = ""
    """The text that the page declares as its article's (schema.org articleBody)."""
    wants_no_machines: bool = False
    leads_to: str | None = None
    """Where the page sends its reader by itself."""


def metadata_of(root: HtmlElement, objects: Sequence[Mapping[str, Any]], address: str | None) -> Metadata:
    """Return what the page's head, and the JSON-LD `objects` about the article, declare."""
    metas = _metas(root)
    about = next((thing for thing in objects if any(_ARTICLES.search(kind) for kind in kinds_of(dict(thing)))), {})
    own = _own_address(root, metas, address)
    return Metadata(
        title=_title(root, metas, about),
        address=own,
        site=metas.get("og:site_name") or text_of(about.get("publisher")) or _host(own),
        author=_author(root, metas, about),
        published_at=_published(root, metas, about),
        language=_language(root, metas, about),
        is_paid=_is_paid(objects),
        body=str(about.get("articleBody") or "") if isinstance(about.get("articleBody"), str) else "",
        wants_no_machines="noai" in re.split(r"[\s,]+", metas.get("robots", "").lower()),
        leads_to=_refresh(root, address),
    )


def _metas(root: HtmlElement) -> dict[str, str]:
    """Content by property or name, in lower case; the first of each counts."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("http-equiv") or "").strip().lower()
        content = _SPACE.sub(" ", meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name, content)
    return metas


def _title(root: HtmlElement, metas: Mapping[str, str], about: Mapping[str, Any]) -> str | None:
    headings = [_text(h1) for h1 in root.iter("h1")]
    named = metas.get("og:title") or text_of(about.get("headline")) or metas.get("twitter:title")
    if named:
        return _without_site(named, headings)
    said = next((_text(title) for title in root.iterfind(".//head/title")), "") or next(
        (_text(title) for title in root.iter("title") if title.getparent().tag != "svg"), ""
    )
    if len(headings) == 1 and headings[0]:
        return headings[0]
    return _without_site(said, headings) or next((heading for heading in headings if heading), None)


def _without_site(title: str, headings: Sequence[str]) -> str | None:
    """Titles end in the site's name where the headline in the page does not."""
    for heading in headings:
        if heading and title.startswith(heading):
            return heading
    bare = _SITE_SUFFIX.sub("", title)
    return (bare if len(bare) >= 8 else title) or None


def _author(root: HtmlElement, metas: Mapping[str, str], about: Mapping[str, Any]) -> str | None:
    for found in _author_claims(root, metas, about):
        name = re.sub(r"^(?:by|von|par|por|di|da)\s+", "", found, flags=re.IGNORECASE).strip()
        if name and not name.startswith(("http://", "https://")) and len(name) <= 100:
            return name
    return None


def _author_claims(root: HtmlElement, metas: Mapping[str, str], about: Mapping[str, Any]) -> Iterator[str]:
    writers = about.get("author")
    yield ", ".join(filter(None, (text_of(w) for w in (writers if isinstance(writers, list) else [writers]))))
    for name in ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl"):
        yield metas.get(name, "")
    for element in root.iterfind(".//*[@rel='author']"):
        yield _text(element)
    for element in root.iterfind(".//*[@itemprop='author']"):
        yield _text(element)


def _published(root: HtmlElement, metas: Mapping[str, str], about: Mapping[str, Any]) -> datetime | None:
    for name in (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "pubdate",
        "parsely-pub-date",
    ):
        if moment := moment_of(metas.get(name, "")):
            return moment
    if moment := moment_of(text_of(about.get("datePublished"))):
        return moment
    for element in root.iterfind(".//*[@itemprop='datePublished']"):
        if moment := moment_of(element.get("content") or element.get("datetime") or _text(element)):
            return moment
    times = [moment_of(element.get("datetime") or "") for element in root.iter("time")]
    return next((moment for moment in times if moment), None)


def moment_of(text: str) -> datetime | None:
    """Return the moment (UTC) that an ISO 8601 or RFC 5322 date spells, midnight for a bare day, None for no date."""
    said = text.strip()
    if not said:
        return None
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        try:
            day = date.fromisoformat(said[:10])
            moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
        except ValueError:
            try:
                moment = parsedate_to_datetime(said)
            except ValueError:
                return None
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return None


def _language(root: HtmlElement, metas: Mapping[str, str], about: Mapping[str, Any]) -> str | None:
    claims = (
        root.get("lang"),
        root.get("xml:lang"),
        text_of(about.get("inLanguage")),
        metas.get("og:locale"),
        metas.get("content-language"),
    )
    for claim in claims:
        if claim and (found := _LANGUAGE.match(claim.strip())):
            return found[0].replace("_", "-").split("-")[0].lower()
    return None


def _own_address(root: HtmlElement, metas: Mapping[str, str], address: str | None) -> str | None:
    """The address that the page itself prefers, if it is one on its own site."""
    links = [link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for claim in [*links, metas.get("og:url", "")]:
        try:
            preferred = urljoin(address or "", claim.strip()) if claim.strip() else ""
            parts = urlsplit(preferred)
        except ValueError:
            continue
        if (
            parts.scheme in ("http", "https")
            and parts.netloc
            and _host(preferred) == (_host(address) or _host(preferred))
        ):
            return preferred
    return address


def _host(address: str | None) -> str | None:
    return (urlsplit(address).hostname or "").removeprefix("www.") or None if address else None


def _is_paid(objects: Sequence[Mapping[str, Any]]) -> bool:
    return any(str(thing.get("isAccessibleForFree", "")).strip().lower() in ("false", "no", "0") for thing in objects)


def _refresh(root: HtmlElement, address: str | None) -> str | None:
    for meta in root.iter("meta"):
        if (meta.get("http-equiv") or "").lower() == "refresh":
            found = re.match(
                r"\s*(\d+)[^;,]*[;,]\s*url\s*=\s*[\"']?([^\"'>]+)", meta.get("content") or "", re.IGNORECASE
            )
            if found and int(found[1]) <= 10:
                return str(urljoin(address or "", found[2].strip()))
    return None


def _text(element: HtmlElement) -> str:
    return _SPACE.sub(" ", element.text_content()).strip()
