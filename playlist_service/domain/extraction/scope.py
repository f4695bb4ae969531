"""Who made all of a list: credit lines over or under it, and the footnotes that its stars and daggers point to."""

from __future__ import annotations

import re
from dataclasses import replace

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.blocks import credit_of
from playlist_service.domain.extraction.entries import Entry
from playlist_service.domain.extraction.languages import CREDIT_PARTICLES
from playlist_service.domain.extraction.rows import is_sentence, label_of
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.vocabulary import alternatives, pattern

_OVER, _UNDER, _NOTES = 14, 4, 12
"""So many lines over, under and (for footnotes) after a list are looked at."""
_MUSIC_LEAD = re.compile(rf"(?<!\w)(?:{alternatives('composer_label', 'score', 'composing')})", re.IGNORECASE)
_TRACKS_LEAD = re.compile(rf"(?<!\w)(?:{alternatives('song', 'music')})(?!\w)", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"(?:^|[:–—|]\s+)(?P<name>[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]*){1,3}) "
    r"(?:on (?:scoring|composing|(?:writing|making|recording) the (?:score|music))|"
    r"on (?:the|his|her|their) (?:score|music)|"
    r"(?:talks|walks|takes) (?:us|you|me) through (?:the|his|her|their) (?:score|music)|"
    r"über (?:die|seine|ihre) (?:Musik|Filmmusik)|(?:raconte|parle de|commente) (?:la|sa) (?:musique|partition)|"
    r"racconta (?:le musiche|la colonna sonora)|(?:habla de|cuenta|explica) (?:la|su) (?:música|banda sonora))"
)
_PLAYED_LEAD = re.compile(
    r"(?<!\w)(?:orchestr|orquest|orkestr|arrang|arreg|conduct|perform|interpr|record|gespielt|eingespielt|arrangier|"
    r"dirig|оркестр|исполн|編曲|编曲|편곡)",
    re.IGNORECASE,
)
"""Who wrote and also played, arranged or conducted something wrote music, not the screenplay."""
_EVERY_LEAD = re.compile(
    rf"(?<!\w)(?:{alternatives('every')})\s+(?:[\w'’]+\s+){{0,2}}?"
    rf"(?:{alternatives('song', 'score', 'tracklist', 'music')})\s+"
    rf"(?:(?:[\w]+\s+){{0,3}}?(?:{'|'.join(map(re.escape, CREDIT_PARTICLES.split(';')))})\s+|(?:sont|è|sono)\s+d['’])"
    r"(?=(?-i:[^\W\d_a-zà-ÿ]))|(?<!\w)"
    r"(?:the tracks|le tracce|die stücke|alle stücke|les morceaux|les titres|los temas|as faixas)"
    r"(?: [\w]+){0,4}? (?:sono di|are by|sind von|stammen von|sont de|son de|são de)\s+(?=(?-i:[^\W\d_a-zà-ÿ]))",
    re.IGNORECASE,
)
_BY_NAME = re.compile(rf"(?:{'|'.join(map(re.escape, CREDIT_PARTICLES.split(';')))})\s+(?=[A-ZÀ-ÞА-Я])")
_OF = re.compile(r"\b(?:of|di|del|de|du|von|do|från)\W*$", re.IGNORECASE)
_NOTE = re.compile(r"[(\[]?(\*{1,3}|[†‡]{1,2})[)\]]?\s*[:=–—-]?\s*(?=\S)")
_NEXT_FIELD = re.compile(
    r"\s+[(\[]?(?:unless|except|excluding|where not|if not|other than|außer|sofern nicht|soweit nicht|wenn nicht|"
    r"wo nicht|sauf|hormis|excepté|salvo|excepto|a menos|eccetto|tranne|se non|exceto|a não ser|tenzij|behalve|om inte|"
    r"utom|oprócz|chyba że|кроме|если не)\b|"
    r"[\s、,／/]+(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,6}[:：])|"
    r"(?<=[^\s.]{3})[.;]\s+(?=[^\W\d_][\w ]{2,30}[:：])|\s+[|·•]\s+|,\s+(?=[a-zà-ÿ]+ (?:by|von|par|por|da)\b)"
)


_WROTE_MUSIC = (_MUSIC_LEAD, _TRACKS_LEAD, _PLAYED_LEAD)


def composers_of(text: str, line: Line) -> tuple[Span, ...]:
    """Return whom a credit line such as "Music by X" or "音楽：X" names as the composer; nobody where it is none."""
    if line.kind == "table" or line.numbered:
        return ()
    every = _EVERY_LEAD.search(text, line.body.start, min(line.body.end, line.body.start + 300))
    if every:
        return acts_in(text, first_field(text, Span(every.end(), _sentence_end(text, every.end(), line.body.end))))
    if is_sentence(text, line.body):
        return ()
    for role, value in credit_of(text, line.body):
        lead = text[line.body.start : value.start]
        if _names_the_work(text, line, lead) or pattern("film", "series", "game", "soundtrack").search(value.of(text)):
            continue
        if role == "composer" or (role == "writer" and any(form.search(lead) for form in _WROTE_MUSIC)):
            return acts_in(text, first_field(text, value))
    return ()


def _sentence_end(text: str, start: int, end: int) -> int:
    stop = _STOP.search(text, start, end)
    return stop.start() if stop else end


_STOP = re.compile(r"(?<=[^\W\d_]{2})[.!](?=\s|$)|,\s+(?=[a-zà-ÿ])")


def _names_the_work(text: str, line: Line, lead: str) -> bool:
    """Tell the headline "The music of TITLE" from a credit."""
    return (line.kind == "heading" or not text[: line.span.start].strip()) and bool(_OF.search(lead))


def first_field(text: str, value: Span) -> Span:
    """Return the names of a credit without the exceptions and the further credits after them."""
    found = _NEXT_FIELD.search(text, value.start, value.end)
    return Span(value.start, found.start()) if found else value


def composers_beside(text: str, lines: tuple[Line, ...], indexes: list[int], taken: set[int]) -> tuple[Span, ...]:
    """Return whom a credit line over the list, or else one close under it, names as the composer of its pieces."""
    over = range(indexes[0] - 1, max(-1, indexes[0] - 1 - _OVER), -1)
    under = range(indexes[-1] + 1, min(len(lines), indexes[-1] + 1 + _UNDER))
    for look in (*(i for i in over if i not in taken or label_of(text, lines[i].body)), *under):
        if not lines[look].bullet and (acts := composers_of(text, lines[look])):
            return acts
    return _told_by(text, lines[0])


_ALL_BY = re.compile(
    r"[(\[]?(?:all|tous|tutti|tutte|todos|todas|все|alle(?=\s+von))\s+(?:by|von|par|da|di|por|de)?\s*"
    r"(?P<a>[^()\[\]]{2,60})[)\]]?$",
    re.IGNORECASE,
)


def act_under(text: str, lines: tuple[Line, ...], indexes: list[int]) -> tuple[Span, ...]:
    """Return whom a line over or under a list says to perform all of it ("all by X")."""
    for look in (indexes[-1] + 1, indexes[0] - 1):
        if 0 <= look < len(lines):
            found = _ALL_BY.match(text, lines[look].body.start, lines[look].body.end)
            if found and text[found.start("a")].isupper():
                return acts_in(text, Span(*found.span("a")))
    return ()


def _told_by(text: str, line: Line) -> tuple[Span, ...]:
    """Return the composer whose own account of the pieces the headline announces: "Track by track: X on scoring Y"."""
    found = _ACCOUNT.search(text, line.body.start, min(line.body.end, line.body.start + 200))
    return acts_in(text, Span(*found.span("name"))) if found else ()


def footnoted(text: str, lines: tuple[Line, ...], entries: list[Entry], last: int) -> list[Entry]:
    """Return the entries, those with a star or dagger by whom the footnote of that mark names."""
    marks = {entry.row.mark for entry in entries} - {""}
    notes = _notes(text, lines[last + 1 : last + 1 + _NOTES]) if marks else {}
    return [_noted(entry, notes) for entry in entries]


def _noted(entry: Entry, notes: dict[str, tuple[str, tuple[Span, ...]]]) -> Entry:
    role, acts = notes.get(entry.row.mark, ("", ()))
    if role in ("composer", "writer") and not entry.acts:
        return replace(entry, acts=acts, composers=True)
    return replace(entry, acts=entry.acts or acts) if role == "artist" else entry


def _notes(text: str, lines: tuple[Line, ...]) -> dict[str, tuple[str, tuple[Span, ...]]]:
    notes: dict[str, tuple[str, tuple[Span, ...]]] = {}
    for line in lines:
        mark = _NOTE.match(text, line.span.start, line.span.end)
        credits = credit_of(text, Span(mark.end(), line.span.end)) if mark else []
        alone = _BY_NAME.match(text, mark.end(), line.span.end) if mark else None
        if mark and alone:
            notes.setdefault(mark[1], ("composer", acts_in(text, first_field(text, Span(alone.end(), line.span.end)))))
        elif mark and credits:
            role, value = next((credit for credit in credits if credit[0] == "artist"), credits[0])
            notes.setdefault(mark[1], (role, acts_in(text, first_field(text, value))))
    return notes
