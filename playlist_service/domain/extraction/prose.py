"""What running text says: the patterns of grammar.py applied sentence by sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.claims import ORIGINAL, Claims, LeftClaim, TrackClaim
from playlist_service.domain.extraction.grammar import rows
from playlist_service.domain.extraction.patterns import Pattern, compiled
from playlist_service.domain.extraction.people import compared_in, read_people
from playlist_service.domain.extraction.reading import (
    NAME_MARK,
    TITLE_MARK,
    Reading,
    is_musical,
    own_acts,
    persons,
    spans_in,
)
from playlist_service.domain.extraction.sentences import NAME, TITLE, Sentence
from playlist_service.domain.text import fold_name, lowered

_GENITIVE_NEXT = re.compile(r"['’]s?\s")


_RESPECTIVELY = re.compile(
    r"\brespectively\b|\bbeziehungsweise\b|\brespectivement\b|\brispettivamente\b|\brespectivamente\b"
)


_TITLE_TRACK = re.compile(
    r"\b(?:title track|title song|titelsong|titellied|chanson-titre|canción principal|canzone del titolo)\b",
    re.IGNORECASE,
)


_JOINED = re.compile(
    r"^[,;]? ?(?:(?:and|&|et|y|e|und|plus|as well as|/) ?)?(?:the |a |its |their )?(?:[a-z'’-]+ ){0,2}$"
)


_LYRIC_WORDS = re.compile(r"^[a-zà-ÿ]")


_OFF = re.compile(
    r"\b(?:previous (?:film|album|game|season|soundtrack|volume|disc|record)s?|earlier (?:volumes?|films?|albums?|"
    r"games?|soundtracks?)|older games|"
    r"last year's|the first (?:\S+ )?(?:film|disc|game|volume|soundtrack)|(?:videos?|clips?) (?:for|by|of)|shot "
    r"(?:videos|clips)|"
    r"made (?:videos|clips)|worked (?:with|on)|known for|left (?:it )?off|missing from|ficaram de fora|faltam|"
    r"isn't here|not included|"
    r"declined|turned (?:it |us |them |him |her )?down|couldn't (?:clear|get|afford)|refused|said no|was approached|"
    r"were approached|was never asked|ruled out|too expensive|had (?:always )?(?:imagined|hoped)|"
    r"lead singer|also scored|before (?:features|that|this)|used to pair|used to be|on tour|tour with|screen "
    r"credits|soundtracks have|"
    r"primer álbum|premier (?:film|album|volet)|primo (?:film|disco)|erste[rns]? (?:teil|film|album)|"
    r"im vorgänger|vorgängerfilm|"
    r"clips? pour|"
    r"vidéos? pour|pour des groupes|cf)\b"
)


_REMARK = re.compile(
    rf", (?:(?:who|whose|once|formerly|better|best|well|until|long) )[^,.;{TITLE[1:-1]}]{{3,90}},(?= [a-z])"
)
"""What is said in passing of somebody of whom the sentence goes on to speak."""


_SONG_NAMED = re.compile(
    rf"\b(?:songs?|tracks?|tunes?|numbers?|cues?|theme|ballad|single|anthem|piece|of them|instrumental|morceau|"
    rf"chanson|canción|canzone|brano|lied|stück)[,:]? (?:is |was |are |called |named |entitled |titled )?({TITLE})"
)


def read_prose(text: str, sentences: list[Sentence], no_acts: frozenset[str]) -> Claims:
    """Return what the sentences claim; `no_acts` are the folded names of people who make no music here."""
    reading = Reading(no_acts=no_acts)
    for sentence in sentences:
        reading.silent = 0 if sentence.titles or is_musical(sentence.code) else reading.silent + 1
        aside = Reading(last=reading.last) if is_of_other_work(sentence.code) else reading
        taken = _other_works(text, sentence, aside)
        compared = compared_in(sentence, aside)
        no_acts_here = no_acts | {fold_name(s.of(text)) for s in compared}
        _tracks(text, sentence, aside, taken, no_acts_here)
        _unquoted(text, sentence, aside, no_acts_here)
        _fall_back(text, sentence, aside, taken, no_acts_here)
        read_people(text, sentence, aside, no_acts, compared)
        if aside is not reading:
            _set_aside(reading, aside)
        reading.last = _about(sentence, aside, reading.last)
    _drop_works(text, reading)
    return reading.claims()


@lru_cache(maxsize=1024)
def is_of_other_work(code: str) -> bool:
    """Return whether a sentence speaks of another work, or of what is not on this one."""
    return _OFF.search(lowered(_REMARK.sub(",", code))) is not None


def _drop_works(text: str, reading: Reading) -> None:
    """A title that the article calls a film, an album or a book is that throughout."""
    works = {fold_name(claim.name.of(text)) for claim in reading.left if claim.why == _WORK}
    acts: dict[str, set[str]] = {}
    for claim in reading.tracks:
        acts.setdefault(fold_name(claim.title.of(text)), set()).update(
            fold_name(act.of(text)) for act in claim.artists[:1]
        )
    works |= {title for title, names in acts.items() if len(names) > 2}
    reading.tracks = [c for c in reading.tracks if fold_name(c.title.of(text)) not in works or c.signal == "“T” by A"]


_WORK = "another album, film or book"


def _set_aside(reading: Reading, aside: Reading) -> None:
    """Keep the plain facts of a sentence that tells of something else, and report its tracks and acts as left out."""
    reading.left += aside.left
    reading.left += [LeftClaim(claim.title, "of another work") for claim in aside.tracks]
    reading.left += [LeftClaim(c.name, "named for another work") for c in aside.credits if c.role == "performer"]
    reading.credits += [
        c for c in aside.credits if c.role in ("other", "member") or (c.role == "composer" and c.strength == "strong")
    ]


def _about(sentence: Sentence, reading: Reading, before: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the act that the next sentence may speak of without naming it."""
    spans = {span.start for span in sentence.names.values()}
    credited = [(c.name,) for c in reading.credits if c.name.start in spans and c.role in ("performer", "composer")]
    told = [claim.artists for claim in reading.tracks if claim.artists and claim.artists[0].start in spans]
    if told:
        return ()
    return credited[-1] if credited else before if not sentence.names else ()


def _fall_back(text: str, sentence: Sentence, reading: Reading, taken: set[str], no_acts: frozenset[str]) -> None:
    """Give a title that no pattern explains to the nearest act before it, or to the act the text was speaking of."""
    done = {claim.title for claim in reading.tracks}
    named = {found[1] for found in _SONG_NAMED.finditer(sentence.code)}
    for mark, quoted in sentence.titles.items():
        if mark in taken or quoted.inner in done or not _is_title(quoted.inner.of(text)):
            continue
        before = [c for c in sentence.code[: sentence.code.index(mark)] if c in sentence.names]
        acts = [c for c in before if fold_name(sentence.names[c].of(text)) not in no_acts]
        if acts:
            claim = TrackClaim(quoted.inner, (sentence.names[acts[-1]],), "an act named before the title", "weak")
        elif reading.last:
            claim = TrackClaim(quoted.inner, reading.last, "the act of the sentence before", "weak")
        elif mark in named:
            claim = TrackClaim(quoted.inner, (), "called a song", "weak")
        else:
            continue
        reading.tracks.append(claim)


_ENGLISH = re.compile(r"\b(?:the|you|your|i|me|my|is|it|we|to|of|and|this|that|with|for|in)\b", re.IGNORECASE)


def _is_phrase(words: str) -> bool:
    """Tell words quoted from a lyric or a line, written small after the first, from an English title."""
    parts = words.split()
    return len(parts) >= 3 and all(part[:1].islower() for part in parts[1:]) and bool(_ENGLISH.search(words))


def _is_title(words: str) -> bool:
    """Tell a title from words set in quotes for their tone."""
    first = words.lstrip("¡¿(")[:1]
    return bool(first) and not first.islower() and not _is_phrase(words)


def _other_works(text: str, sentence: Sentence, reading: Reading) -> set[str]:
    """Set aside the titles of films, albums and books, and words that somebody says."""
    taken: set[str] = set()
    if not sentence.titles:
        return taken
    for row in rows("other work", sentence.code):
        for match in compiled(row.form).finditer(sentence.code):
            for mark in TITLE_MARK.findall(match["t"]):
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
    """Give the sentence's titles their acts by the first pattern that explains each."""
    if not sentence.titles or not sentence.names:
        return
    done: dict[str, TrackClaim] = {}
    for row in rows("track", sentence.code):
        for match in compiled(row.form).finditer(sentence.code):
            originals = spans_in(sentence, match, "o", NAME_MARK)
            reading.left.extend(LeftClaim(span, ORIGINAL) for span in originals)
            marks = [mark for mark in TITLE_MARK.findall(match["t"]) if mark not in taken and mark not in done]
            if row.strength != "strong":
                marks = [mark for mark in marks if not _is_phrase(sentence.titles[mark].inner.of(text))]
            acts = _acts(sentence, row, match) if marks else []
            acts = [act for act in acts if fold_name(sentence.names[act].of(text)) not in no_acts]
            done |= _claims(sentence, row, match, marks, acts)
    reading.tracks.extend(done.values())


_PAIRS = (
    (re.compile(rf"(?P<a>{NAME})['’]s? (?P<u>{NAME})"), "A's N, B's N"),
    (re.compile(rf"(?P<u>{NAME}),? (?:by|from|von|par) (?:the |les |die )?(?P<a>{NAME})"), "N by A, N by B"),
)
_BETWEEN_PAIRS = re.compile(r"[,;]?(?: (?:and|&|und|et|plus|then|as well as|also|by))* (?:the |then |with |by )?|\s*")


def _chained(text: str, sentence: Sentence, reading: Reading, no_acts: frozenset[str]) -> None:
    """Read titles without quotes where two and more are told one after the other: "A's N, B's N and C's N"."""
    for form, signal in _PAIRS:
        chain: list[re.Match[str]] = []
        for found in [*form.finditer(sentence.code), None]:
            if found and chain and _BETWEEN_PAIRS.fullmatch(sentence.code, chain[-1].end(), found.start()):
                chain.append(found)
                continue
            if len(chain) > 1:
                for pair in chain:
                    act, title = sentence.names[pair["a"]], sentence.names[pair["u"]]
                    if fold_name(act.of(text)) not in no_acts:
                        reading.tracks.append(TrackClaim(title, (act,), signal, "fair"))
            chain = [found] if found else []


def _unquoted(text: str, sentence: Sentence, reading: Reading, no_acts: frozenset[str]) -> None:
    """Read titles without quotes where the word song stands before them, or where several stand in a chain."""
    if not sentence.names:
        return
    if not sentence.titles:
        _chained(text, sentence, reading, no_acts)
    for row in rows("unquoted", sentence.code):
        for match in compiled(row.form).finditer(sentence.code):
            title = sentence.names[match["u"]]
            acts = tuple(
                s
                for s in spans_in(sentence, match, "a", NAME_MARK)
                if fold_name(s.of(text)) not in no_acts and s != title
            )
            if acts and all(claim.title != title for claim in reading.tracks):
                reading.tracks.append(TrackClaim(title, acts, row.name, row.strength))


def _acts(sentence: Sentence, row: Pattern, match: re.Match[str]) -> list[str]:
    """Return the marks of the acts that a match names, without bands of members and acts of other titles."""
    acts = own_acts(sentence, match, NAME_MARK.findall(match["a"]))
    before = match.start("a") < match.start("t")
    if len(acts) > 1 and before and _OTHERS_ACT.search(sentence.code, 0, sentence.code.index(acts[0])):
        acts = acts[-1:]
    return acts if row.name.endswith("record") else persons(sentence.code, acts)


def _claims(
    sentence: Sentence, row: Pattern, match: re.Match[str], marks: list[str], acts: list[str]
) -> dict[str, TrackClaim]:
    """Return a claim for each title; "respectively" pairs titles and acts one by one."""
    titles = TITLE_MARK.findall(match["t"])
    if acts and len(acts) == len(titles) and _RESPECTIVELY.search(sentence.code):
        pairs = dict(zip(titles, acts, strict=True))
        return {mark: _made(sentence, mark, [pairs[mark]], f"{row.name}, respectively", row) for mark in marks}
    return {mark: _made(sentence, mark, acts, row.name, row) for mark in marks if acts}


_OTHERS_ACT = re.compile(rf"{TITLE},? (?:[a-z-]+ ){{0,4}}(?:by|from|von|de|di|par|por) (?:[a-z-]+ ){{0,3}}$")


def _made(sentence: Sentence, mark: str, acts: list[str], signal: str, row: Pattern) -> TrackClaim:
    return TrackClaim(sentence.titles[mark].inner, tuple(sentence.names[act] for act in acts), signal, row.strength)
