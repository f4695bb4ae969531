"""How the rows of a list are laid out, inferred from all of them together: the separator, and which side is the act.

A separator counts only where most rows have it; the side is decided once for the whole list by votes of all rows, so
that one odd row
cannot turn it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.languages import DASHES
from playlist_service.domain.extraction.likeness import act_likeness
from playlist_service.domain.extraction.rows import Row
from playlist_service.domain.extraction.vocabulary import alternatives, says
from playlist_service.domain.text import fold, fold_name


@dataclass(frozen=True, slots=True)
class Separator:
    """A way to part a title from an act: how many rows must have it, its trust, how far it says "act first"."""

    name: str
    form: re.Pattern[str]
    least: float
    trust: float
    act_first: float
    hint: str = ""
    """Without one of these characters a row has not got it."""


def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


CAPITALS = re.compile(
    r"(?=[^a-zà-ÿ]*[A-ZÀ-Þ]{2})(?P<lead>[A-ZÀ-Þ0-9][A-ZÀ-Þ0-9'’.&/!-]*(?:\s+(?:[A-ZÀ-Þ0-9][A-ZÀ-Þ0-9'’.&/!-]+|&|feat\.?|ft\.?|"
    r"[A-ZÀ-Þ](?=\s+[A-ZÀ-Þ]{2})|\([^()a-zà-ÿ]+\)|"
    r"vs\.?))*?)\s+(?=(?:[A-ZÀ-Þ]\s)?(?!(?:feat|ft|vs)\b)\S*[a-zà-ÿ]|\d+[:\d])"
)
"""An act or a title in capitals before what is not: nothing but the letters parts the two."""

SEPARATORS: tuple[Separator, ...] = (
    Separator("double colon", _compiled(r"\s*::+\s*"), 0.6, 0.3, 0.1, ":"),
    Separator("double slash", _compiled(r"\s*//+\s*"), 0.6, 0.3, 0.1, "/"),
    Separator(
        "dash",
        _compiled(rf"\s+[{re.escape(DASHES)}]{{1,3}}\s+|(?<=[\"”»“])\s*[–—-]\s*|\s*[–—-]\s*(?=[\"“«„])"),
        0.55,
        0.25,
        0.25,
        "-‐‑‒–—―−~〜～ー",
    ),
    Separator("bar", _compiled(r"\s*[|｜]\s*"), 0.6, 0.2, 0.0, "|｜"),
    Separator("dots", _compiled(r"\s*\.{3,}\s*|\s*…\s*"), 0.6, 0.15, -0.2, ".…"),
    Separator("middle dot", _compiled(r"\s+[·•・]\s+"), 0.6, 0.15, 0.0, "·•・"),
    Separator("slash", _compiled(r"\s+/\s+"), 0.6, 0.12, 0.0, "/"),
    Separator("wide slash", _compiled(r"\s*／\s*"), 0.6, 0.12, -0.1, "／"),
    Separator("arrow", _compiled(r"\s*(?:-+>|=>|>>|[→➜➔⇒▸▹])\s*"), 0.6, 0.3, 0.0, ">→➜➔⇒▸▹"),
    Separator("equals", _compiled(r"\s+=\s+"), 0.6, 0.05, -0.3, "="),
    Separator("tilde", _compiled(r"\s+[~*]\s+"), 0.6, 0.1, 0.0, "~*"),
    Separator("loose dash", _compiled(r"\s[-–—]+\s?(?=\S)|(?<=\S)\s?[–—]+\s|(?<=[^\W\d])-\s"), 0.7, 0.1, 0.2, "-–—"),
    Separator("colon", _compiled(r"\s*[:：]\s+"), 0.65, 0.05, 0.35, ":："),
    Separator("tight long dash", re.compile(r"\s*—+\s*"), 0.7, 0.05, 0.1, "—"),
    Separator("dense dash", re.compile(r"(?<=[^\W\d_])[-–—](?=[^\W_])"), 0.85, -0.15, 0.2, "-–—"),
    Separator("semicolon", re.compile(r"\s*[;:]\s+"), 0.7, 0.02, 0.0, ";:"),
    Separator("gap", re.compile(r"[ \u00a0]{2,}"), 0.9, -0.1, 0.1, " \u00a0"),
    Separator("full stop", _compiled(r"\s+\.\s+"), 0.7, 0.1, 0.1, "."),
    Separator("loose slash", _compiled(r"\s*/\s*"), 0.7, 0.03, 0.0, "/"),
    Separator("by", re.compile(rf"(?:,|\s+[-–—])?\s+(?:{alternatives('by')}|BY|By)\s+(?=\S)"), 0.7, 0.22, -9.0),
    Separator("comma", _compiled(r",\s+"), 0.65, -0.1, 0.35, ","),
    Separator("dense slash", re.compile(r"(?<=[\w)）])/(?=[\w(（])"), 0.6, 0.05, 0.1, "/"),
    Separator("capitals", CAPITALS, 0.7, -0.05, 1.0),
)
_DASH_BY = Separator("by", _compiled(r"(?:,|\s+[-–—])?\s+(?:by|von|par|por|van|av|от)\s+(?=\S)"), 0.6, 0.22, -9.0)
"""Title – by Act: the word parts them, not the dash."""
_BRACKET_END = re.compile(r"[(\[（]([^()\[\]（）]{1,90}(?:\([^()]*\)[^()]*)?)[)\]）]?$")
_VERSION = re.compile(
    r"\b(?:re-?mix(?:ed|es)?|mix|edit|version|versión|versione|versão|live|demo|acoustic|instrumental|"
    r"remaster(?:ed)?|reprise|extended|radio edit|"
    r"dub|interlude|intro|outro|part|pt\.?|vol\.?|no\.|explicit|clean|bonus|mono|stereo|session|unplugged|karaoke|"
    r"orchestral|solo|duet|"
    r"overture|suite|theme|main title|end title|end credits?|opening|ending|medley|cover|from|take|original|"
    r"single|album|deluxe|"
    r"acapella|a cappella|rework|bootleg|vip|club|new|12\"|7\"|inst|instr|ver|strumentale|instrumentale?)\b|\d{4}|"
    r"인스트루멘탈|버전|반주|リミックス|バージョン|インスト|伴奏|纯音乐|純音樂|минус|версия|инструментал",
    re.IGNORECASE,
)
_FEAT = re.compile(r"\b(?:feat(?:uring)?|ft|part)\b\.?|\bw/", re.IGNORECASE)
_JOINT = re.compile(r"\s(?:&|and|und|et|y|vs\.?|x)\s|,\s", re.IGNORECASE)
_PLAIN_WORD = re.compile(
    r"\b(?:i|i'm|you|you're|your|my|me|we|we're|it|it's|is|are|was|do|don't|can't|won't|let|let's|love|got|get|"
    r"gonna|wanna|never|this|that|"
    r"what|when|where|who|why|how|if|no|not|yes|to|in|on|for|with|from|ich|du|nicht|mein|dein|je|tu|mon|ma|ne|pas|"
    r"yo|mi|te|que|non|"
    r"ti|io|sei|si|se|eu|me)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"^(?:[A-ZÀ-Þ][\w'’.-]+|[A-Z]\.)(?: (?:[A-ZÀ-Þ][\w'’.-]+|[A-Z]\.|de|da|von|van|del|di)){1,2}$")
_ENSEMBLE = re.compile(
    r"\b(?:orchestra|orchester|orchestre|orquesta|band|quartet|quintet|trio|ensemble|choir|chorus|philharmonic|"
    r"symphony orchestra|dj|mc|lil|sisters|brothers|"
    r"boys|cast|crew|collective)\b",
    re.IGNORECASE,
)
_NOTE_END = re.compile(r"(?<=\S)\s*[(\[（][^()\[\]（）]*[)\]）]$")
_MARKS = re.compile(r"[?!]$|[?!]\)?$")


LONGEST_ROW = 800
"""What is longer is no row of title and act, and is not searched for what parts them."""


def split(text: str, row: Row, separator: Separator, *, act_first: bool) -> tuple[Span, Span] | None:
    """Return the two sides of a row, or None; the act never holds the separator where the title may."""
    if row.body.end - row.body.start > LONGEST_ROW:
        return None
    if separator.hint and _letters(separator.hint).isdisjoint(_letters(row.words)):
        return None
    if separator.form is CAPITALS:
        led = CAPITALS.match(text, row.body.start, row.body.end)
        return (Span(*led.span("lead")), Span(led.end(), row.body.end)) if led else None
    found = [m for m in separator.form.finditer(text, row.body.start, row.body.end) if not is_shielded(row, m)]
    found = [m for m in found if m.start() > row.body.start and m.end() < row.body.end]
    if not found:
        return None
    cut = found[0] if act_first else found[-1]
    return Span(row.body.start, cut.start()), Span(cut.end(), row.body.end)


@lru_cache(maxsize=1024)
def _letters(words: str) -> frozenset[str]:
    return frozenset(words)


def is_shielded(row: Row, found: re.Match[str]) -> bool:
    """Tell a separator inside quotes or brackets from one that parts the sides."""
    if any(q.outer.start < found.start() and found.end() < q.outer.end for q in row.quotes):
        return True
    before = found.string[row.body.start : found.start()]
    return before.count("(") > before.count(")") or before.count("[") > before.count("]")


def bracket_of(text: str, row: Row) -> tuple[Span, Span] | None:
    """Return what stands before the last bracket of a row, and what stands in it."""
    found = _BRACKET_END.search(text, max(row.body.start, row.body.end - 200), row.body.end)
    if found is None or found.start() <= row.body.start:
        return None
    end = found.end(1) if text[found.end() - 1] in ")]）" else found.end()
    return Span(row.body.start, found.start()), Span(found.start() + 1, end)


def best_separator(text: str, rows: list[Row]) -> tuple[Separator, float] | None:
    """Return the separator that most rows agree on, and the share of rows that have it."""
    best: tuple[float, Separator, float] | None = None
    for separator in SEPARATORS:
        share = sum(split(text, row, separator, act_first=True) is not None for row in rows) / len(rows)
        if share >= separator.least and (best is None or share + separator.trust > best[0]):
            best = (share + separator.trust, separator, share)
    if best and sum(
        bool(re.search(r"\s[-–—]\s+(?:by|von|par|por|van|av|от)\s", row.words)) for row in rows
    ) >= 0.5 * len(rows):
        return _DASH_BY, best[2]
    return (best[1], best[2]) if best else None


def act_first(text: str, pairs: list[tuple[Span, Span]], prior: float, known: frozenset[str], head: str) -> bool:
    """Return whether the left side is the act: by the heading's words, else by the votes of all rows."""
    told = told_side(head)
    if told is not None:
        return told
    left = [pair[0].of(text) for pair in pairs]
    right = [pair[1].of(text) for pair in pairs]
    return act_votes(left, known) - act_votes(right, known) + prior > 0


def told_side(head: str) -> bool | None:
    """Read a heading such as "Artist - Title" or "Interpreten (Titel):"."""
    sides = re.split(r"\s*[-–—/|(:,·]\s*|\t", head.strip(" :()#*"))
    sides = [side.strip(" ):*") for side in sides if side.strip(" ):*")]
    if len(sides) != 2:
        return None
    if says("artist_label", sides[0]) and says("title_label", sides[1]):
        return True
    return False if says("title_label", sides[0]) and says("artist_label", sides[1]) else None


def act_votes(values: list[str], known: frozenset[str]) -> float:
    """Return how far the values of a side look like acts rather than titles, per row."""
    bare = [_without_note(value) for value in values]
    counts = Counter(map(fold_name, bare))
    repeats = sum(count - 1 for count in counts.values())
    votes = sum(_vote(value, known) for value in values) + 2.0 * repeats
    distinct = {value.casefold() for value in bare if value.strip()}
    opening = Counter(value.split()[0] for value in distinct if value.split()[0] != "the")
    if len(distinct) >= 3 and opening and max(opening.values()) >= 0.6 * len(distinct):
        votes -= 1.5 * len(values)
    if len(values) >= 6 and _alphabetical(values):
        votes += 0.35 * len(values)
    return votes / max(1, len(values))


def _without_note(value: str) -> str:
    """Return the value without a bracket at its end, unless that names a version: then it is another title."""
    found = _NOTE_END.search(value)
    return value if found is None or looks_like_version(found[0]) else value[: found.start()]


_LIKENESS = 0.5
QUOTED = "“"
"""It marks, among what is known of an article, a title that its running text quotes."""


def _vote(value: str, known: frozenset[str]) -> float:
    words = value.split()
    vote = 2.5 if fold_name(value) in known else 0.0
    vote -= 2.0 if QUOTED + fold(value) in known else 0.0
    vote += _LIKENESS * act_likeness(value)
    vote += 1.2 if _FEAT.search(re.sub(r"\([^)]*\)", "", value)) else 0.0
    vote += 1.0 if _JOINT.search(value) else 0.0
    vote += 0.2 if _PERSON.match(value) else 0.0
    vote += 0.7 if _ENSEMBLE.search(value) else 0.0
    vote += 0.25 if words and words[0] == "The" and len(words) <= 3 else 0.0
    vote -= 1.0 if re.search(r"[(\[].*", value) and _VERSION.search(value[value.find("(") :]) else 0.0
    vote -= 0.4 if _MARKS.search(value) else 0.0
    vote -= 0.45 if _PLAIN_WORD.search(value) else 0.0
    vote -= 0.25 if len(words) >= 5 else 0.0
    return vote - (0.3 if re.search(r"n't|'ll|'re|in['’](?:\s|$)|n’t", value) else 0.0)


def _alphabetical(values: list[str]) -> bool:
    keys = [fold(value) for value in values]
    return keys == sorted(keys) and len(set(keys)) > 3


def looks_like_version(text: str) -> bool:
    """Return whether the words in a bracket name a version, a source or a number rather than an act."""
    return bool(_VERSION.search(text)) or not any(map(str.isalpha, text))


def is_featuring(text: str) -> bool:
    """Return whether a bracket begins with "feat." or the like."""
    found = re.match(rf"\s*({alternatives('feat')})\s", text, re.IGNORECASE)
    return found is not None and found[1] not in ("With", "Con", "Mit", "Avec", "Met", "Med")
