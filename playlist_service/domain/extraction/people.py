"""The people of a sentence: who performs, composes, helps, belongs to a band, has another name, or is only compared."""

from __future__ import annotations

import re

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.claims import CreditClaim, LeftClaim, Strength
from playlist_service.domain.extraction.grammar import rows
from playlist_service.domain.extraction.patterns import BETWEEN, Kind, compiled
from playlist_service.domain.extraction.reading import NAME_MARK, Reading, is_musical, own_acts, persons, spans_in
from playlist_service.domain.extraction.sentences import NAME, Sentence
from playlist_service.domain.extraction.vocabulary import small_pattern
from playlist_service.domain.mentions import Role
from playlist_service.domain.text import fold_name, lowered

_SCREEN = small_pattern("film", "series", "game")


_CAST = re.compile(
    r"\b(?:starr?(?:ing|s)|cast|actors?|actress|heard in|seen in|shows|directed|director|plays? (?:a|the)|"
    r"co-stars?|written by|novel|screenplay|interview|magazine)\b"
)


_THREE = re.compile(rf"(?P<a>{NAME}(?: \([^()]{{0,60}}\))?(?:{BETWEEN}{NAME}(?: \([^()]{{0,60}}\))?){{2,14}}+)")


_PAREN_ACTS = re.compile(
    rf"\b(?:acts?|bands?|artists?|singers?|names|idols|groups?|music)\b[^().]{{0,60}}\((?P<a>(?:[^()"
    rf"]{{0,30}}{NAME})(?:, (?:and )?{NAME}| (?:and|&) {NAME})*)\)"
)


def no_acts_in(text: str, sentences: list[Sentence]) -> frozenset[str]:
    """Return the folded names of directors, actors and authors: people who make no music here."""
    found: set[str] = set()
    for sentence in (one for one in sentences if one.names):
        for row in rows("person", sentence.code):
            for match in compiled(row.form).finditer(sentence.code):
                found.update(fold_name(s.of(text)) for s in spans_in(sentence, match, "o", NAME_MARK))
    return frozenset(found)


def read_people(text: str, sentence: Sentence, reading: Reading, no_acts: frozenset[str], compared: set[Span]) -> None:
    if not sentence.names:
        return
    musical = reading.silent <= 2
    roles: tuple[tuple[Kind, Role], ...] = (("composer", "composer"), ("performer", "performer"), ("helper", "other"))
    for kind, role in roles:
        for row in rows(kind, sentence.code):
            if kind != "performer" or row.strength == "strong" or musical:
                for match in compiled(row.form).finditer(sentence.code):
                    _credit(text, sentence, reading, (match, role, row.name, row.strength), no_acts, compared)
    _name_lists(text, sentence, reading, no_acts, compared)
    _members(sentence, reading)
    for row in rows("alias", sentence.code):
        for match in compiled(row.form).finditer(sentence.code):
            names, others = spans_in(sentence, match, "a", NAME_MARK), spans_in(sentence, match, "x", NAME_MARK)
            if names and others:
                reading.credits.append(CreditClaim(names[0], "other", row.name, row.strength, alias=others[0]))


_BRACKETS = re.compile(r"\([^()]*\)")
_SONGS_BY = re.compile(
    r"\b(?:songs?|tracks?|tunes|numbers|contributions|canciones|temas|canzoni|brani|chansons|titres|lieder|stücke|"
    r"músicas|faixas|песни|треки)\b",
    re.IGNORECASE,
)


def _credit(
    text: str,
    sentence: Sentence,
    reading: Reading,
    found: tuple[re.Match[str], Role, str, Strength],
    no_acts: frozenset[str],
    compared: set[Span],
) -> None:
    match, role, signal, strength = found
    named = _BRACKETS.sub("", match["a"])
    if role == "composer":
        named = _SONGS_BY.split(named, maxsplit=1)[0]
    marks = persons(sentence.code, own_acts(sentence, match, NAME_MARK.findall(named)))
    for span in (sentence.names[mark] for mark in marks):
        if fold_name(span.of(text)) not in no_acts and span not in compared:
            reading.credits.append(CreditClaim(span, role, signal, strength))


def _name_lists(text: str, sentence: Sentence, reading: Reading, no_acts: frozenset[str], compared: set[Span]) -> None:
    """Take three names in a row for acts, where nothing says that they are actors or another film's."""
    small = lowered(sentence.code)
    few = len(sentence.names) < 3 and "(" not in sentence.code
    if (
        few
        or reading.silent > 4
        or _CAST.search(small)
        or (reading.silent and _SCREEN.search(small) and not is_musical(sentence.code))
    ):
        return
    for form, signal in ((_THREE, "three names in a row"), (_PAREN_ACTS, "acts in brackets")):
        for match in form.finditer(sentence.code):
            _credit(text, sentence, reading, (match, "performer", signal, "fair"), no_acts, compared)


def _members(sentence: Sentence, reading: Reading) -> None:
    for row in rows("member", sentence.code):
        for match in compiled(row.form).finditer(sentence.code):
            band = spans_in(sentence, match, "b", NAME_MARK)
            for span in spans_in(sentence, match, "m", NAME_MARK):
                if band and span != band[0]:
                    reading.credits.append(CreditClaim(span, "member", row.name, row.strength, member_of=band[0]))


def compared_in(sentence: Sentence, reading: Reading) -> set[Span]:
    found: set[Span] = set()
    if not sentence.names:
        return found
    for row in rows("comparison", sentence.code):
        for match in compiled(row.form).finditer(sentence.code):
            for span in spans_in(sentence, match, "o", NAME_MARK):
                found.add(span)
                reading.left.append(LeftClaim(span, row.why))
    return found
