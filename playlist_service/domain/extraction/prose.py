"""What running text says: the patterns of grammar.py applied sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.claims import Claims, CreditClaim, LeftClaim, Strength, TrackClaim
from playlist_service.domain.extraction.grammar import BETWEEN, Kind, Pattern, compiled, rows
from playlist_service.domain.extraction.sentences import NAME, TITLE, Sentence
from playlist_service.domain.extraction.vocabulary import pattern
from playlist_service.domain.mentions import Role
from playlist_service.domain.text import fold_name

_NAME = re.compile(NAME)
_TITLE = re.compile(TITLE)
_GENITIVE_NEXT = re.compile(r"['’]s?\s")
_OWN_TITLE = re.compile(rf"(?:['’]s?|['’]s? [^.{NAME[1:-1]}]{{0,60}}|,?) ?\(?{TITLE}")
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
_SCREEN = pattern("film", "series", "game")
_MUSIC = pattern("soundtrack", "playlist", "album", "song", "music", "score")
_LYRIC_WORDS = re.compile(r"^[a-zà-ÿ]")


_OFF = re.compile(
    r"\b(?:previous (?:film|album|game|season|soundtrack|volume|disc|record)s?|earlier (?:volumes?|films?|albums?|"
    r"games?|soundtracks?)|older games|"
    r"last year's|the first (?:\S+ )?(?:film|disc|game|volume|soundtrack)|(?:videos?|clips?) (?:for|by|of)|shot "
    r"(?:videos|clips)|"
    r"made (?:videos|clips)|worked (?:with|on)|known for|left (?:it )?off|missing from|ficaram de fora|faltam|"
    r"isn't here|not included|"
    r"lead singer|also scored|before (?:features|that|this)|used to pair|used to be|on tour|tour with|screen "
    r"credits|soundtracks have|"
    r"primer álbum|premier (?:film|album|volet)|primo (?:film|disco)|erste[rns]? (?:teil|film|album)|clips? pour|"
    r"vidéos? pour|pour des groupes|cf)\b",
    re.IGNORECASE,
)
_SONG_NAMED = re.compile(
    rf"\b(?:songs?|tracks?|tunes?|numbers?|cues?|theme|ballad|single|anthem|piece|of them|instrumental|morceau|"
    rf"chanson|canción|canzone|brano|lied|stück)[,:]? (?:is |was |are |called |named |entitled |titled )?({TITLE})"
)
_CAST = re.compile(
    r"\b(?:starr?(?:ing|s)|cast|actors?|actress|heard in|seen in|shows|directed|director|plays? (?:a|the)|"
    r"co-stars?|written by|novel|screenplay|interview|magazine)\b",
    re.IGNORECASE,
)
_THREE = re.compile(rf"(?P<a>{NAME}(?: \([^()]{{0,60}}\))?(?:{BETWEEN}{NAME}(?: \([^()]{{0,60}}\))?){{2,14}}+)")
_PAREN_ACTS = re.compile(
    rf"\b(?:acts?|bands?|artists?|singers?|names|idols|groups?|music)\b[^().]{{0,60}}\((?P<a>(?:[^()"
    rf"]{{0,30}}{NAME})(?:, (?:and )?{NAME}| (?:and|&) {NAME})*)\)"
)


@dataclass(slots=True)
class Reading:
    """What a sentence-by-sentence reading gathers."""

    tracks: list[TrackClaim] = field(default_factory=list)
    credits: list[CreditClaim] = field(default_factory=list)
    left: list[LeftClaim] = field(default_factory=list)
    silent: int = 0
    """Sentences since a word of music."""
    last: tuple[Span, ...] = ()
    """The act that the sentences before were about."""

    def claims(self) -> Claims:
        """Return what was gathered."""
        return Claims(tuple(self.tracks), tuple(self.credits), tuple(self.left))


def read_prose(text: str, sentences: list[Sentence]) -> Claims:
    """Return what the sentences claim."""
    reading = Reading()
    no_acts = _no_acts(text, sentences)
    for sentence in sentences:
        reading.silent = 0 if _MUSIC.search(sentence.code) or sentence.titles else reading.silent + 1
        aside = Reading(last=reading.last) if _OFF.search(sentence.code) else reading
        taken = _other_works(text, sentence, aside)
        compared = _compared(sentence, aside)
        no_acts_here = no_acts | {fold_name(s.of(text)) for s in compared}
        _tracks(text, sentence, aside, taken, no_acts_here)
        _unquoted(text, sentence, aside, no_acts_here)
        _fall_back(text, sentence, aside, taken, no_acts_here)
        _people(text, sentence, aside, no_acts, compared)
        if aside is not reading:
            _set_aside(reading, aside)
        reading.last = _about(sentence, aside, reading.last)
    _drop_works(text, reading)
    return reading.claims()


def _drop_works(text: str, reading: Reading) -> None:
    """A title that the article calls a film, an album or a book is that throughout, unless a track is plainly by someone."""
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
            if row.strength != "strong":
                marks = [mark for mark in marks if not _is_phrase(sentence.titles[mark].inner.of(text))]
            if marks:
                _claim(text, sentence, row, match, marks, done, no_acts)
    reading.tracks.extend(done.values())
    for match_row in rows("track"):
        for match in compiled(match_row.form).finditer(sentence.code):
            reading.left.extend(
                LeftClaim(span, "the original of a cover") for span in _spans(sentence, match, "o", _NAME)
            )


def _unquoted(text: str, sentence: Sentence, reading: Reading, no_acts: frozenset[str]) -> None:
    """Read titles without quotes where the word song stands before them."""
    for row in rows("unquoted"):
        for match in compiled(row.form).finditer(sentence.code):
            title = sentence.names[match["u"]]
            acts = tuple(
                s for s in _spans(sentence, match, "a", _NAME) if fold_name(s.of(text)) not in no_acts and s != title
            )
            if acts and all(claim.title != title for claim in reading.tracks):
                reading.tracks.append(TrackClaim(title, acts, row.name, row.strength))


def _claim(
    text: str,
    sentence: Sentence,
    row: Pattern,
    match: re.Match[str],
    marks: list[str],
    done: dict[str, TrackClaim],
    no_acts: frozenset[str],
) -> None:
    acts = _own(sentence, match, _NAME.findall(match["a"]))
    if (
        len(acts) > 1
        and match.start("a") < match.start("t")
        and _OTHERS_ACT.search(sentence.code, 0, sentence.code.index(acts[0]))
    ):
        acts = acts[-1:]
    acts = acts if row.name.endswith("record") else _persons(sentence.code, acts)
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


_OTHERS_ACT = re.compile(rf"{TITLE},? (?:[a-z-]+ ){{0,4}}(?:by|from|von|de|di|par|por) (?:[a-z-]+ ){{0,3}}$")


def _made(sentence: Sentence, mark: str, acts: list[str], signal: str, row: Pattern) -> TrackClaim:
    return TrackClaim(sentence.titles[mark].inner, tuple(sentence.names[act] for act in acts), signal, row.strength)


_OF_BAND = re.compile(
    rf"({NAME})(?:,? (?:of|from) (?:the |)|,? (?:singer|frontman|leader|drummer|bassist|guitarist) of (?:the |))"
    rf"({NAME})"
)
_SINGER_OF = re.compile(
    rf"\b(?:singer|frontman|frontwoman|leader|drummer|bassist|guitarist|member|chanteur|cantante|sänger|leader) "
    rf"(?:of|de|des|di|von) (?:the )?({NAME}), ({NAME})"
)
_BANDS_OWN = re.compile(rf"({NAME})['’]s? (?:[a-z-]+ ){{0,2}}({NAME})")


def _persons(code: str, marks: list[str]) -> list[str]:
    """Read "Tom Ash of Low Harbour" and "Low Harbour's Tom Ash" as the person: the band is not on it by that."""
    person = {found[2]: found[1] for found in _OF_BAND.finditer(code)}
    person |= {found[1]: found[2] for found in _SINGER_OF.finditer(code)}
    person |= {found[1]: found[2] for found in _BANDS_OWN.finditer(code)}
    return list(dict.fromkeys(person.get(mark, mark) for mark in marks))


def _own(sentence: Sentence, match: re.Match[str], acts: list[str]) -> list[str]:
    """Leave the last act of a list to the title that follows it: "“T” by A and B's “U”"."""
    titled = "t" in match.re.groupindex
    if (
        len(acts) > 1
        and (not titled or match.end("a") > match.end("t"))
        and _OWN_TITLE.match(sentence.code, match.end("a"))
    ):
        return acts[:-1]
    return acts


def _people(text: str, sentence: Sentence, reading: Reading, no_acts: frozenset[str], compared: set[Span]) -> None:
    if not sentence.names:
        return
    musical = reading.silent <= 2
    roles: tuple[tuple[Kind, Role], ...] = (("composer", "composer"), ("performer", "performer"), ("helper", "other"))
    for kind, role in roles:
        for row in rows(kind):
            if kind != "performer" or row.strength == "strong" or musical:
                for match in compiled(row.form).finditer(sentence.code):
                    _credit(text, sentence, reading, (match, role, row.name, row.strength), no_acts, compared)
    _name_lists(text, sentence, reading, no_acts, compared)
    _members(sentence, reading)
    for row in rows("alias"):
        for match in compiled(row.form).finditer(sentence.code):
            names, others = _spans(sentence, match, "a", _NAME), _spans(sentence, match, "x", _NAME)
            if names and others:
                reading.credits.append(CreditClaim(names[0], "other", row.name, row.strength, alias=others[0]))


def _credit(
    text: str,
    sentence: Sentence,
    reading: Reading,
    found: tuple[re.Match[str], Role, str, Strength],
    no_acts: frozenset[str],
    compared: set[Span],
) -> None:
    match, role, signal, strength = found
    marks = _persons(sentence.code, _own(sentence, match, _NAME.findall(match["a"])))
    for span in (sentence.names[mark] for mark in marks):
        if fold_name(span.of(text)) not in no_acts and span not in compared:
            reading.credits.append(CreditClaim(span, role, signal, strength))


def _name_lists(text: str, sentence: Sentence, reading: Reading, no_acts: frozenset[str], compared: set[Span]) -> None:
    """Take three names in a row for acts, where nothing says that they are actors or another film's."""
    if (
        _CAST.search(sentence.code)
        or reading.silent > 4
        or (reading.silent and _SCREEN.search(sentence.code) and not _MUSIC.search(sentence.code))
    ):
        return
    for form, signal in ((_THREE, "three names in a row"), (_PAREN_ACTS, "acts in brackets")):
        for match in form.finditer(sentence.code):
            _credit(text, sentence, reading, (match, "performer", signal, "fair"), no_acts, compared)


def _members(sentence: Sentence, reading: Reading) -> None:
    for row in rows("member"):
        for match in compiled(row.form).finditer(sentence.code):
            band = _spans(sentence, match, "b", _NAME)
            for span in _spans(sentence, match, "m", _NAME):
                if band and span != band[0]:
                    reading.credits.append(CreditClaim(span, "member", row.name, row.strength, member_of=band[0]))


def _compared(sentence: Sentence, reading: Reading) -> set[Span]:
    found: set[Span] = set()
    for row in rows("comparison"):
        for match in compiled(row.form).finditer(sentence.code):
            for span in _spans(sentence, match, "o", _NAME):
                found.add(span)
                reading.left.append(LeftClaim(span, row.why))
    return found
