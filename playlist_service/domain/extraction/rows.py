"""The anatomy of one line of a list: times, lengths, trailing notes and quoted titles taken off its body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.quotes import Quoted, quoted_in, with_marks
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.vocabulary import alternatives, bare, phrases, says

_CLOCK = r"[0-9０-９?]{1,3}(?:[:：h][0-9０-９?]{2}){1,2}"
_START_TIME = re.compile(
    rf"[(\[]?{_CLOCK}(?: ?[APap]\.?[Mm]\b\.?)?[)\]]?(?:\s*[-–—~>/]\s*[(\[]?{_CLOCK}[)\]]?)?\s*(?:[-–—:|.,)]\s*)?(?=\S)"
)
_MINUTES = re.compile(r"[(\[]\d{1,2}'\d{2}\"?[)\]]\s*(?=\S)")
_END_TIME = re.compile(
    rf"[\s,.·•…:–—|~〜～=/_-]*(?:[(\[]\s*(?:{_CLOCK}|\d{{1,2}}['′’]\s?\d{{2}}(?:[\"″”]|'')?)\s*[)\]]|(?<=[\s.,–—…|~〜～_-])"
    rf"(?:{_CLOCK}|\d{{1,2}}['′’]\s?\d{{2}}(?:[\"″”]|'')?))(?=\s*(?:$|[(\[]))"
)
_END_NOTE = re.compile(
    r"\.(?:mp3|m4a|flac|wav|wma|ogg|aac)$|[\s;,.†‡]*(?:[\U0001f300-\U0001faff\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f]+|[;,†‡]+|\((?:listen|watch|video|play|"
    r"stream|link|buy|audio|youtube|spotify)\)|\.{3,}|…)$",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\s*(?:[※←⇐⟵]|<-|<--)\s*\S.*$|\s+~{1,3}[^~]+~{1,3}$|\s+\*[a-zà-ÿ][^*]{1,40}\*$|(?<=\S)\s{2,}[(\[][^()\[\]]*[)\]]$",
    re.DOTALL,
)
"""What somebody noted behind an entry: after an arrow, or in brackets at a distance."""
_DOTS = re.compile(r"\s*(?:\.{3,}|…{2,}|·{3,}|_{3,})\s*$")
_FIELD = re.compile(r"[^\W\d_][\w ()./'’#&・／、,+-]{0,40}?(?=\s*[:：＝]\s*\S)")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: its body without number, times and marks, its quotes, and what followed the length."""

    line: Line
    body: Span
    quotes: tuple[Quoted, ...]
    tail: Span | None = None
    """Text after a length in the middle of the line: a note."""
    timed: bool = False
    words: str = ""
    """The body's text, kept for quick looks."""
    fields: tuple[tuple[str, Span], ...] = ()
    """Labelled names after the title ("– voz: X", "(music: Y)"): what the label says they are, and the names."""
    noted: bool = False
    """A note of music stands before the entry."""
    mark: str = ""
    """A star or dagger at the end of the line, which a footnote explains."""

    @property
    def number(self) -> int | None:
        """The printed number, if any."""
        return self.line.number


def row_of(text: str, line: Line, *, emphasis: bool = True) -> Row:
    """Return the anatomy of a line."""
    return row_within(text, line, line.body, emphasis=emphasis)


def row_within(text: str, line: Line, span: Span, *, emphasis: bool = True, clocked: bool = False) -> Row:
    """Return the anatomy of a part of a line (an entry of a run-on paragraph); `clocked`: its length stands apart."""
    start, end, timed = span.start, span.end, False
    lead = None if clocked else _START_TIME.match(text, start, end) or _MINUTES.match(text, start, end)
    if lead:
        start, timed = lead.end(), True
    start, noted = _without_note_sign(text, start, end)
    start, end = _set_apart(text, start, end)
    end = _cut(text, start, end, _REMARK)
    end, mark = _without_mark(text, start, end)
    end, fields = _without_fields(text, start, end)
    end = _cut(text, start, end, _END_NOTE)
    tail = None
    found = None if clocked else _last(text, start, end, _END_TIME)
    if found is not None and found.start() > start and not (lead and text[found.end() - 1] not in ")]"):
        timed = True
        rest = _trim(text, Span(found.end(), end))
        tail = rest if rest.end > rest.start else None
        end = found.start()
        end, earlier = _without_fields(text, start, end)
        fields = (*earlier, *fields)
        end, mark = (end, mark) if mark else _without_mark(text, start, end)
    end = _cut(text, start, end, _DOTS)
    end = _cut(text, start, end, _END_NOTE)
    body = _unwrap(text, _trim(text, Span(start, end)))
    quoted = [q for q in quoted_in(text, body.start, body.end, emphasis=emphasis) if q.mark not in ("**", "__")]
    quotes = tuple(with_marks(quoted, line.marks, body))
    return Row(line, body, quotes, tail, timed, body.of(text), fields, noted, mark)


_BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<in>[^*_\n]{3,160}?)(?P=mark)\s*(?:[-–—]{1,3}|[:.,])\s+\S")


def _set_apart(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bold words that an entry begins with where they hold title and act, and a comment follows."""
    bold = _BOLD.match(text, start, end)
    whole = bold is not None and re.search(r"\s[-–—/|]\s|:\s|[\"“”„«»]|\sby\s", bold["in"]) is not None
    return bold.span("in") if bold and whole else (start, end)


_NOTE_SIGN = re.compile(
    r"(?:[^\W\d_]+\s)?[♪♫♬🎵🎶🎧]\ufe0f?\s*|[wW]/\s*|\[[^\[\]]{2,24}\]\s+(?=\S)|(?:NEW|NEU)[!:]?\s+(?=\S)"
)


def _without_note_sign(text: str, start: int, end: int) -> tuple[int, bool]:
    """Pass over a sign or a word in square brackets that only says what an entry is."""
    found = _NOTE_SIGN.match(text, start, end)
    if found is None or found.end() >= end:
        return start, False
    return found.end(), found[0].strip()[-1:] in "♪♫♬🎵🎶🎧\ufe0f"


_MARK = re.compile(r"(?<![*†‡])[ \t]*(\*{1,3}|[†‡]{1,2})$")
_LAST_FIELD = re.compile(
    r"(?:[\s,;]+[–—-]+\s+|\s*[(\[（]\s*|(?<=\S)(?:\s{2,}|(?<=[\])）》」』\u3040-\u9fff\uac00-\ud7af])[\s,、]+))"
    r"(?P<label>[^\W\d_][^\W\d_.]*\.?(?: [^\W\d_]+){0,2}?)"
    rf"(?:\s*[:：]\s*|(?<=\.)\s+|\s+(?P<by>{alternatives('voice_by')})\s+)"
    r"(?P<names>[^:：()（）\[\]]{2,80}?(?:[(（][^()（）]*[)）])?)\s*[)\]）]?$",
    re.IGNORECASE,
)
_NAMING = ("artist", "composer", "writer", "other")


def _without_mark(text: str, start: int, end: int) -> tuple[int, str]:
    found = _MARK.search(text, max(start, end - 8), end)
    if found is None or found.start() <= start or (found[1][0] == "*" and "*" in text[start : found.start()]):
        return end, ""
    return found.start(), found[1]


def _without_fields(text: str, start: int, end: int) -> tuple[int, tuple[tuple[str, Span], ...]]:
    """Take labelled names off the end of an entry, the last one first."""
    fields: list[tuple[str, Span]] = []
    for _ in range(3):
        found = _LAST_FIELD.search(text, max(start, end - 120), end)
        role = _naming_role(found["label"], found["by"]) if found and found.start() > start else None
        if found is None or role is None:
            break
        fields.insert(0, (role, Span(*found.span("names"))))
        end = found.start()
    return end, tuple(fields)


def _naming_role(label: str, by: str | None) -> str | None:
    if says("voice_label", label) or (by and says("voiced", label)):
        return "voice"
    role = role_of(label)
    return role if role in _NAMING else None


def _cut(text: str, start: int, end: int, form: re.Pattern[str]) -> int:
    for _ in range(3):
        found = form.search(text, max(start, end - 60), end)
        if found is None or found.start() <= start:
            return end
        end = found.start()
    return end


def _last(text: str, start: int, end: int, form: re.Pattern[str]) -> re.Match[str] | None:
    last = None
    for found in form.finditer(text, max(start, end - 240), end):
        last = found
    return last


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in "\u200b\ufeff"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\u200b\ufeff"):
        end -= 1
    return Span(start, end)


def _unwrap(text: str, span: Span) -> Span:
    """Take a bold or italic mark off that wraps the whole entry."""
    for mark in ("**", "__", "*", "_"):
        inside = span.of(text)
        if (
            len(inside) > 2 * len(mark)
            and inside.startswith(mark)
            and inside.endswith(mark)
            and mark not in inside[len(mark) : -len(mark)]
        ):
            return Span(span.start + len(mark), span.end - len(mark))
    return span


_SENTENCE_END = re.compile(r"[.!?…][\"”’)»]?$")
_SMALL = re.compile(r"(?<![\w'’])[a-zà-ÿ][\w'’]*")


def is_sentence(text: str, span: Span) -> bool:
    """Return whether a stretch is running text rather than an entry or a heading."""
    inside = span.of(text)
    if len(inside) > 220:
        return True
    words = inside.split()
    if len(words) < 6:
        return False
    small = len(_SMALL.findall(inside))
    ended = bool(_SENTENCE_END.search(inside))
    inner = inside.count(". ") + inside.count("? ") + inside.count("! ")
    if (ended or inner) and small >= 0.45 * len(words) and len(words) >= 7:
        return True
    return small >= 0.62 * len(words) and len(words) >= 12


_STOP = re.compile(
    r"(?P<stop>(?<=[\w)\]\"”»’'])(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bPt)(?<!\bVol)"
    r"(?<!\bfeat)(?<!\bft)(?<!\bvs)(?:[.!?]+|…)[\"”]?(?:\s+|(?<=[a-z]{3}\.)(?=[A-ZÀ-Þ])))|(?<=[)\]]):?\s+|(?<=\S)\s+[-–—]\s+|(?P<colon>(?<=[\w)\]])\s?:\s+(?=[^\W\d_]))"
)
_IN_TWO = re.compile(r"\s[-–—]\s|,\s.*\b(?:19|20)\d\d\b")
"""Title and act are parted already where a colon leads into a remark."""
_LONGEST_ENTRY, _SHORTEST_REMARK = 110, 4


@lru_cache(maxsize=4096)
def remark_in(text: str, span: Span, *, usual: bool = False) -> int | None:
    """Return where the sentences begin that somebody added behind an entry, or None.

    What stands before them is short and no sentence; they have four words, most of them small; `usual`: other entries
    of the list have such remarks, and one of fewer words will do.
    """
    dashes = 0
    for found in _STOP.finditer(text, span.start, min(span.end, span.start + _LONGEST_ENTRY)):
        dash = found[0].strip() in ("-", "–", "—")
        dashes += dash
        if found["colon"] and not _IN_TWO.search(text, span.start, found.start()):
            continue
        if (dash and dashes < 2) or (
            found["stop"] is None and not dash and not found["colon"] and not text[found.end()].isupper()
        ):
            continue
        words = text[found.end() : span.end].split()
        small = sum(word[0].islower() or word[0] in "'’&(0123456789" for word in words)
        lead = text[span.start : found.start()].split()
        sure = len(words) >= _SHORTEST_REMARK and small >= 0.5 * len(words)
        likely = usual and not dash and not found["colon"] and len(words) > 1 and small >= 0.25 * len(words)
        if not (sure or likely) or len(lead) < 2:
            continue
        if sum(word[0].islower() for word in lead) > 0.5 * len(lead):
            return None
        return found.start() if found["stop"] is None or dash else found.start() + (text[found.start()] in "?!")
    return None


_MONTH = (
    r"(?:jan(?:uary|uar|vier|v)?|febr?(?:uary|uar)?|f[ée]v(?:rier|r)?|mar(?:ch|s|zo|ço)?|mär(?:z)?|apr(?:il|ile)?|avr(?:il)?|"
    r"abr(?:il)?|may|mai|mayo|maio|june?|juni|juin|july?|juli|juil(?:let)?|jul(?:io|ho)|jun(?:io|ho)|aug(?:ust)?|août|"
    r"ago(?:sto)?|sept?(?:ember|embre|iembre)?|oct(?:ober|obre|ubre)?|okt(?:ober)?|out(?:ubro)?|nov(?:ember|embre|iembre|embro)?|"
    r"dec(?:ember)?|dez(?:ember|embro)?|déc(?:embre)?|dic(?:embre|iembre)?|gen(?:naio)?|mag(?:gio)?|giu(?:gno)?|lug(?:lio)?|"
    r"set(?:tembre|embro)?|ott(?:obre)?|ene(?:ro)?)\b\.?"
)
_DAY = r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\b\.?"
_DATE = re.compile(
    rf"(?:{_DAY},? )?{_MONTH},? \d{{1,2}}\b|{_DAY},? \d{{1,2}}\b|"
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|[0-3]\d\.(?:0[1-9]|1[0-2])\.(?=\s)|"
    rf"\d{{1,2}}\.? {_MONTH}",
    re.IGNORECASE,
)

_DATED_END = re.compile(
    rf"[(\[](?:out |due |released |ab |dal |le |el )?(?:{_DATE.pattern})[^()\[\]]{{0,12}}[)\]]$|"
    r"(?:[$€£¥]\s?\d{1,4}(?:[.,]\d\d)?|\d{1,4}(?:[.,]\d\d)?\s?(?:[$€£¥]|kr|zł|руб\.?|円|EUR|USD|GBP))$",
    re.IGNORECASE,
)


def is_dated(text: str, span: Span) -> bool:
    """Return whether an entry begins with a date, or ends with one or a price: a tour stop or a sale, no track."""
    if _DATE.match(text, span.start, min(span.end, span.start + 40)):
        return True
    return _DATED_END.search(text, max(span.start, span.end - 40), span.end) is not None


def label_of(text: str, span: Span) -> tuple[str, Span] | None:
    """Return the label and the value of "Label: value", where the label is a known field name."""
    found = _FIELD.match(text, span.start, span.end)
    if found is None:
        dense = _DENSE_FIELD.match(text, span.start, span.end)
        role = role_of(dense["label"]) if dense else None
        if dense and role:
            return role, _trim(text, Span(dense.end(), span.end))
        quoted = _QUOTED_FIELD.fullmatch(text, span.start, span.end)
        role = role_of(quoted["label"]) if quoted else None
        return (role, Span(*quoted.span("value"))) if quoted and role else None
    colon = min(p for p in (text.find(mark, found.end(), span.end) for mark in ":：＝") if p >= 0)
    role = role_of(found[0])
    return (role, _trim(text, Span(colon + 1, span.end))) if role else None


_DENSE_FIELD = re.compile(
    r"(?P<label>[\u3040-\u30ff\u3400-\u9fff・·/&、]{1,14}(?=\s*[-–—])|[\uac00-\ud7af]{2,5}(?=\s))\s*[-–—]?\s*(?=\S)"
)
"""A label of a Japanese, Chinese or Korean credit without a colon: "歌 - X"."""
_QUOTED_FIELD = re.compile(r'(?P<label>[A-Z]{2,20})\s+"(?P<value>[^"\n]+)"')
"""A field of a cue sheet: TITLE "Boats"."""
_PLURAL = re.compile(r"\s*\((?:s|es|en|in|i|r)\)$", re.IGNORECASE)
_ROLES = ("title", "artist", "writer", "composer", "other", "length", "number", "note")


@lru_cache(maxsize=4096)
def role_of(label: str) -> str | None:
    """Return what a field or column label stands for: title, artist, writer, composer, other, length, number, note."""
    label = _PLURAL.sub("", label.strip(" :*_`"))
    found = _role_of_one(label)
    parts = _JOINED_LABELS.split(label) if found is None else []
    roles = [_role_of_one(part) for part in parts] if 2 <= len(parts) <= 4 else []
    return found or next((role for role in _CREDITS if role in roles and set(roles) <= set(_CREDITS)), None)


_CREDITS = ("composer", "artist", "writer", "other")
_JOINED_LABELS = re.compile(r"\s*[・·/／&＆+,、]\s*|\s+(?:and|und|et|y|e|ed|en|och|og|i|и)\s+", re.IGNORECASE)
"""One person in several roles: "Music & Lyrics", "作詞・作曲"."""


def _role_of_one(label: str) -> str | None:
    return _labels().get(bare(label))


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    """Return the role of every label; where one stands for several, the first of them."""
    return {label: role for role in reversed(_ROLES) for label in phrases(f"{role}_label")}
