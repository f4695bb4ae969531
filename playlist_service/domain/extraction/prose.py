"""What running text says: the patterns of grammar.py applied sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.claims import Claims, CreditClaim, LeftClaim, TrackClaim
from playlist_service.domain.extraction.grammar import Pattern, compiled, rows
from playlist_service.domain.extraction.sentences import NAME, TITLE, Sentence
from playlist_service.domain.extraction.vocabulary import pattern
from playlist_service.domain.text import fold, fold_name

_NAME = re.compile(NAME)
_TITLE = re.compile(TITLE)
_GENITIVE_NEXT = re.compile(r"['’]s?\s")
_OWN_TITLE = re.compile(rf"(?:['’]s?|['’]s? [^.{NAME[1:-1]}]{{0,60}}|,?) ?\(?{TITLE}")
_RESPECTIVELY = re.compile(
    r"\brespectively\b|\bbeziehungsweise\b|\brespectivement\b|\brispettivamente\b|\brespectivamente\b"
)
_TITLE_TRACK = re.compile(
    r"\b(?:title track|title song|titelsong|titellied|chanson-titre|canción principal|canzone del titolo)\b", re.I
)
_JOINED = re.compile(
    r"^[,;]? ?(?:(?:and|&|et|y|e|und|plus|as well as|/) ?)?(?:the |a |its |their )?(?:[a-z'’-]+ ){0,2}$"
)
_MUSIC = pattern("soundtrack", "playlist", "album", "song", "music", "score")
_LYRIC_WORDS = re.compile(r"^[a-zà-ÿ]")


@dataclass(slots=True)
class Reading:
    """What a sentence-by-sentence reading gathers."""

    tracks: list[TrackClaim] = field(default_factory=list)
    credits: list[CreditClaim] = field(default_factory=list)
    left: list[LeftClaim] = field(default_factory=list)

    def claims(self) -> Claims:
        """Return what was gathered."""
        return Claims(tuple(self.tracks), tuple(self.credits), tuple(self.left))


def read_prose(text: str, sentences: list[Sentence]) -> Claims:
    """Return what the sentences claim."""
    reading = Reading()
    no_acts = _no_acts(text, sentences)
    for sentence in sentences:
        taken = _other_works(text, sentence, reading)
        _tracks(text, sentence, reading, taken, no_acts)
        _people(text, sentence, reading, no_acts)
    return reading.claims()


def _no_acts(text: str, sentences: list[Sentence]) -> frozenset[str]:
    """Return the folded names of directors, actors and authors: people who make no music here."""
    found = set()
    for sentence in sentences:
        for row in rows("person"):
            for match in compiled(row.form).finditer(sentence.code):
                found.update(fold_name(s.of(text)) for s in _spans(sentence, match, "o", _NAME))
    return frozenset(found)


def _spans(sentence: Sentence, match: re.Match[str], group: str, kind: re.Pattern[str]) -> list[Span]:
    if group not in match.re.groupindex or match[group] is None:
        return []
    table = sentence.names
    return [table[c] for c in kind.findall(match[group]) if c in table]


def _other_works(text: str, sentence: Sentence, reading: Reading) -> set[str]:
    """Set aside the titles of films, albums and books, and words that somebody says."""
    taken: set[str] = set()
    if not sentence.titles:
        return taken
    for row in rows("other work"):
        for match in compiled(row.form).finditer(sentence.code):
            for mark in _TITLE.findall(match["t"]):
                taken.add(mark)
                reading.left.append(LeftClaim(sentence.titles[mark].inner, row.why))
    for mark, quoted in sentence.titles.items():
        if mark not in taken and _no_title(quoted.inner.of(text)):
            taken.add(mark)
            reading.left.append(LeftClaim(quoted.inner, "words, not a title"))
    return taken


def _no_title(title: str) -> bool:
    words = title.split()
    if len(words) > 16 or len(title) > 110:
        return True
    small = sum(word[:1].islower() for word in words)
    return len(words) >= 4 and bool(_LYRIC_WORDS.match(title)) and small > len(words) * 0.7


def _tracks(text: str, sentence: Sentence, reading: Reading, taken: set[str], no_acts: frozenset[str]) -> None:
    if not sentence.titles:
        return
    done: dict[str, TrackClaim] = {}
    for row in rows("track"):
        for match in compiled(row.form).finditer(sentence.code):
            marks = [mark for mark in _TITLE.findall(match["t"]) if mark not in taken and mark not in done]
            if marks:
                _claim(text, sentence, row, match, marks, done, no_acts)
    reading.tracks.extend(done.values())
    for match_row in rows("track"):
        for match in compiled(match_row.form).finditer(sentence.code):
            reading.left.extend(
                LeftClaim(span, "the original of a cover") for span in _spans(sentence, match, "o", _NAME)
            )


def _claim(
    text: str,
    sentence: Sentence,
    row: Pattern,
    match: re.Match[str],
    marks: list[str],
    done: dict[str, TrackClaim],
    no_acts: frozenset[str],
) -> None:
    acts = [mark for mark in _NAME.findall(match["a"])]
    acts = _own(sentence, match, acts, row)
    acts = [mark for mark in acts if fold_name(sentence.names[mark].of(text)) not in no_acts]
    if not acts:
        return
    if _RESPECTIVELY.search(sentence.code) and len(acts) == len(_TITLE.findall(match["t"])):
        pairs = dict(zip(_TITLE.findall(match["t"]), acts, strict=True))
        for mark in marks:
            done[mark] = _made(sentence, mark, [pairs[mark]], f"{row.name}, respectively", row)
        return
    for mark in marks:
        done[mark] = _made(sentence, mark, acts, row.name, row)


def _made(sentence: Sentence, mark: str, acts: list[str], signal: str, row: Pattern) -> TrackClaim:
    return TrackClaim(sentence.titles[mark].inner, tuple(sentence.names[act] for act in acts), signal, row.strength)


def _own(sentence: Sentence, match: re.Match[str], acts: list[str], row: Pattern) -> list[str]:
    """Leave the last act of a list to the title that follows it: "“T” by A and B's “U”"."""
    if len(acts) > 1 and match.end("a") > match.end("t") and _OWN_TITLE.match(sentence.code, match.end("a")):
        return acts[:-1]
    return acts


def _people(text: str, sentence: Sentence, reading: Reading, no_acts: frozenset[str]) -> None:
    if not sentence.names:
        return
    compared = _compared(text, sentence, reading)
    musical = bool(_MUSIC.search(sentence.code))
    for kind, role in (("composer", "composer"), ("performer", "performer"), ("helper", "other")):
        for row in rows(kind):
            if kind == "performer" and row.strength != "strong" and not musical:
                continue
            for match in compiled(row.form).finditer(sentence.code):
                for span in _spans(sentence, match, "a", _NAME):
                    if fold_name(span.of(text)) not in no_acts and span not in compared:
                        reading.credits.append(CreditClaim(span, role, row.name, row.strength))
    _members(sentence, reading)
    for row in rows("alias"):
        for match in compiled(row.form).finditer(sentence.code):
            names, others = _spans(sentence, match, "a", _NAME), _spans(sentence, match, "x", _NAME)
            if names and others:
                reading.credits.append(CreditClaim(names[0], "other", row.name, row.strength, alias=others[0]))


def _members(sentence: Sentence, reading: Reading) -> None:
    for row in rows("member"):
        for match in compiled(row.form).finditer(sentence.code):
            band = _spans(sentence, match, "b", _NAME)
            for span in _spans(sentence, match, "m", _NAME):
                if band and span != band[0]:
                    reading.credits.append(CreditClaim(span, "member", row.name, row.strength, member_of=band[0]))


def _compared(text: str, sentence: Sentence, reading: Reading) -> set[Span]:
    found: set[Span] = set()
    for row in rows("comparison"):
        for match in compiled(row.form).finditer(sentence.code):
            for span in _spans(sentence, match, "o", _NAME):
                found.add(span)
                reading.left.append(LeftClaim(span, row.why))
    return found
