"""Whether a list is one of tracks, and what it says if it is."""

from __future__ import annotations

import re
from itertools import pairwise

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.claims import ORIGINAL, Claims, CreditClaim, LeftClaim, Strength, TrackClaim
from playlist_service.domain.extraction.likeness import act_likeness
from playlist_service.domain.extraction.lists import Found
from playlist_service.domain.extraction.rows import Row, is_dated, is_sentence, role_of
from playlist_service.domain.extraction.runs import is_disc
from playlist_service.domain.extraction.vocabulary import says
from playlist_service.domain.text import fold

_LONG = 8
_LEAST_SURE = 6
"""From so many entries on, a list that names its acts is rarely something else."""
_COUNTED = 0.5
"""A counted list with acts needs so much weight: albums and charts are counted as well."""


def claims_of(text: str, found: Found, maker: tuple[Span, ...], composed: bool) -> Claims:
    """Return what a list says; `maker` made the entries that name nobody."""
    tracks: list[TrackClaim] = []
    credits: list[CreditClaim] = []
    left: list[LeftClaim] = []
    ordered = found.kind in ("numbered", "table", "run-on") or found.told == "tracks"
    entries = found.entries
    if found.kind == "headed" and sum(bool(e.acts) for e in entries) >= 0.8 * len(entries):
        entries = tuple(entry for entry in entries if entry.acts)
    if lists_acts(found):
        return Claims(
            (),
            tuple(
                CreditClaim(act, "performer", "listed among the acts", "strong")
                for entry in entries
                for act in acts_in(text, entry.row.body)
            ),
            (),
        )
    signal = f"{found.kind} list of {len(found.entries)}, {found.layout}"
    nobody = sum(not entry.acts for entry in found.entries) >= 0.8 * len(found.entries)
    for place, entry in enumerate(entries, 1):
        number = entry.row.number if entry.row.number is not None else place if ordered else None
        made = entry.acts or (found.maker or (maker if nobody else ()))
        acts = (*made, *(voice for voice in entry.voices if voice not in made))
        composers = entry.composers or (not entry.acts and (found.composed if found.maker else composed))
        for title in entry.titles:
            long = len(entries) >= _LEAST_SURE and found.share > 0.75
            strength: Strength = "weak" if not acts else "strong" if long else "fair"
            tracks.append(TrackClaim(title, acts, signal, strength, number, listed=True, group=found.indexes[0]))
        if composers:
            credits.extend(CreditClaim(act, "composer", "wrote the listed pieces", "strong") for act in made)
        credits.extend(
            CreditClaim(name, "other", "named beside an entry", "fair") for name in entry.others if name not in acts
        )
        left.extend(LeftClaim(name, ORIGINAL) for name in entry.original)
    if found.composed:
        credits.extend(CreditClaim(act, "composer", "credited over the list", "strong") for act in found.maker)
    return Claims(tuple(tracks), tuple(credits), tuple(left))


_ACTS = re.compile(
    r"\b(?:(?:artists?|bands?|acts?|musicians|performers|line-?up|künstler|interpreten|artistas|artistes|artisti|bandas|"
    r"grupos|groupes|gruppi)\b[^.:]{0,40}|(?:featuring|music (?:by|from)|songs (?:by|from)|sounds (?:of|from)|"
    r"tracks (?:by|from)|musiques? de|música de|musiche di|musik von))\s*:?\s*$",
    re.IGNORECASE,
)
_ENOUGH_FOR_ACTS, _LEAST_ACTS, _MOST_WORDS = 1.6, 3, 5


def lists_acts(found: Found) -> bool:
    """Return whether a list names acts alone, as the line over it says: "with songs by:"."""
    entries = found.entries
    if found.layout != "titles alone" or len(entries) < _LEAST_ACTS or not _ACTS.search(found.head):
        return False
    if any(entry.acts or entry.row.quotes or entry.row.timed for entry in entries):
        return False
    words = [entry.row.words for entry in entries]
    short = sum(len(each.split()) <= _MOST_WORDS and not each[:1].islower() for each in words)
    return short >= 0.9 * len(words) and sum(map(act_likeness, words)) > 0


def is_track_list(text: str, found: Found, weight: float) -> bool:
    """Return whether a list is one of tracks: by its heading, its layout, its rows, and what the article is about."""
    entries = found.entries
    if lists_acts(found):
        return weight >= _ENOUGH_FOR_ACTS
    if (found.told == "elsewhere" and found.kind != "headed") or _is_something_else(text, found):
        return False
    acted = sum(bool(entry.acts) for entry in entries) / len(entries)
    many, told = len(entries), found.told == "tracks"
    if found.kind in ("table", "labelled", "stacked", "outline"):
        return weight >= 1.0 or told
    if found.kind == "headed":
        return _is_headed(found, acted, weight, told=told)
    if acted < 0.4:
        return _are_titles(text, found, weight, told=told)
    if told:
        return weight >= 1.0 or many >= 4
    counted = found.kind == "numbered" and entries[0].row.number == 1
    sure = acted >= 0.8 and found.share >= 0.75
    if sure and many >= 5 and counted and weight >= _COUNTED:
        return True
    return weight >= (0.5 if sure and many >= 6 else 1.0 if sure and many >= 3 else 1.5 if many >= 5 else 2.0)


def _is_something_else(text: str, found: Found) -> bool:
    """Return whether the rows say themselves that they are no tracks: dates, sentences, links, years, remarks."""
    entries = found.entries
    counted = _is_counted(found)
    if sum(is_dated(text, e.row.line.body if counted else e.row.line.span) for e in entries) >= 0.4 * len(entries):
        return True
    quoted = found.layout == "quoted titles"
    if sum(
        (is_sentence(text, e.row.body) and not (quoted and e.acts)) or _is_link(text, e.row) for e in entries
    ) > 0.3 * len(entries):
        return True
    if _are_remarks(found) or _are_of_the_page(text, found) or _are_credits(text, found) or _are_wrapped(found):
        return True
    if found.told != "tracks" and found.layout != "quoted titles" and _share_of_years(text, found) >= 0.7:
        return True
    if sum(not any(map(str.isalpha, t.of(text))) for e in entries for t in e.titles) > 0.4 * len(entries):
        return True
    if sum(says("various", act.of(text)) for e in entries for act in e.acts) >= 2:
        return True
    return len(entries) >= 3 and len({fold(t.of(text)) for e in entries for t in e.titles}) == 1


_LABELLED = re.compile(r"[^\W\d_][\w ]{1,24}?(?=\s*[:：#])")


def _are_of_the_page(text: str, found: Found) -> bool:
    """Return whether plain rows are facts of a page or a record: "Posted: ...", "Format CD"."""
    if found.kind not in ("plain", "table"):
        return False
    told = 0
    for entry in found.entries:
        words = entry.row.line.body.of(text).strip("| *").replace(" | ", ": ")
        label = _LABELLED.match(words)
        first = words.split()
        leads = {label[0]} if label else {" ".join(first[:size]) for size in (1, 2, 3)}
        told += len(first) > 1 and any(says("page_label", lead) for lead in leads)
    return told >= max(2, 0.4 * len(found.entries))


def _are_credits(text: str, found: Found) -> bool:
    """Return whether most rows say who did what ("Music by: X", "Lyrics ~ Y"), or on which tracks."""
    named = [[one.of(text) for one in (*e.titles, *e.acts)] for e in found.entries]
    labels = sum(any(role_of(one) in _CREDITED for one in names) for names in named)
    tracks = sum(bool(_ON_TRACK.search(e.row.words)) for e in found.entries)
    return max(labels, tracks) >= max(2, 0.4 * len(found.entries))


_CREDITED = ("artist", "writer", "composer", "other", "note")
_ON_TRACK = re.compile(r"\((?:(?:on )?tracks?\s\d|\d{1,2}(?:[\s,;&eyu]+\d{1,2})+\))", re.IGNORECASE)


def _is_counted(found: Found) -> bool:
    """Return whether the numbers of a list count on by one, as days of a month do not."""
    numbers = [entry.row.number for entry in found.entries]
    steps = [b - a for a, b in pairwise(numbers) if a is not None and b is not None]
    return found.kind == "numbered" and steps.count(1) >= 0.8 * max(1, len(numbers) - 1)


def _is_headed(found: Found, acted: float, weight: float, *, told: bool) -> bool:
    """Return whether rows that only a heading puts together are tracks."""
    entries, many = found.entries, len(found.entries)
    head = found.head.strip(" :*_#()[]–—-")
    whole = sum(_is_whole(entry.row) for entry in entries) >= 0.8 * many and many >= 4 and weight >= 2.0
    return (
        whole
        or (many >= 4 and weight >= 1.5 and sum(e.row.timed for e in entries) >= 0.6 * many)
        or (told and weight >= 1.0 and found.layout == "quoted titles")
        or (found.layout == "titles alone" and weight >= 1.0 and (is_disc(head) or says("tracklist", head)))
        or (acted >= 0.8 and many >= 4 and found.share >= 0.8 and weight >= 2.0)
        or (acted >= 0.8 and many >= 3 and found.layout == "quoted titles" and weight >= 2.0)
    )


def _share_of_years(text: str, found: Found) -> float:
    return sum(bool(_YEAR_END.search(e.row.body.of(text))) for e in found.entries) / len(found.entries)


def _is_whole(row: Row) -> bool:
    """Return whether a row is one quoted title and nothing else."""
    return len(row.quotes) == 1 and row.quotes[0].outer == row.body


def _are_wrapped(found: Found) -> bool:
    """Tell the lines of a paragraph from entries: some begin small, in the middle of a sentence."""
    if found.kind != "plain" or found.layout == "quoted titles":
        return False
    small = sum(entry.row.line.bullet == "" and entry.row.words[:1].islower() for entry in found.entries)
    return 0.2 * len(found.entries) <= small <= 0.8 * len(found.entries)


def _are_remarks(found: Found) -> bool:
    """Tell "Pros: light, cheap" and the like from acts and titles: small letters or figures follow the colon."""
    if found.kind != "plain" or not found.layout.startswith("colon"):
        return False
    after = [entry.row.words.partition(":")[2].strip()[:1] for entry in found.entries]
    return sum(not (letter.isupper() or letter in '"“«„「') for letter in after) >= 0.5 * len(after)


_YEAR_END = re.compile(r"\((?:19|20)\d\d\)$")


def _is_link(text: str, row: Row) -> bool:
    words = row.body.of(text)
    return bool(re.search(r"https?://|www\.|^\[[^\]]+\]\(", words)) or bool(
        re.search(r" (?:on|at) (?:Apple Music|Spotify|YouTube|Deezer|Discogs|AllMusic|Bandcamp|Tidal)$", words)
    )


def _are_titles(text: str, found: Found, weight: float, *, told: bool) -> bool:
    """Judge a list that names nobody: it must be counted or timed, or be called a track list."""
    entries = found.entries
    timed = sum(entry.row.timed for entry in entries) / len(entries)
    quoted = sum(bool(entry.row.quotes) for entry in entries) / len(entries)
    if found.kind == "plain":
        if sum(role_of(e.row.body.of(text)) is not None for e in entries) >= 2:
            return False
        if sum(bool(re.search(r"[:：]\s?\S", e.row.body.of(text))) for e in entries) >= 0.5 * len(entries):
            return False
        return weight >= 2.0 and (timed >= 0.6 or (told and len(entries) >= 3))
    counted = found.kind == "numbered" and len(entries) >= 3
    if counted and len(entries) >= _LONG and weight >= 1.0:
        return True
    return weight >= 1.5 and (
        told
        or timed >= 0.6
        or (counted and weight >= (2.0 if len(entries) >= 6 else 2.5))
        or (quoted >= 0.6 and len(entries) >= 2 and weight >= 2.0)
    )
