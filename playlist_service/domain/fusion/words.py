"""Word lists of fusion, folded."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERSION_WORDS = _words(
    """
    acapella acoustic akustik alternate alternative club cover demo dub edit edition electric extended extrait
    finale instrumental interlude intro karaoke live mashup mix mixed mono orchestral original outro piano prelude
    radio redux refix remaster remastered remix reprise rework session sessions single stereo studio theme unplugged
    version versione versao vip vivo vocal
    """
)
"""Words that make a bracket part of what the recording is."""

VERSION_SPELLINGS = {
    "rmx": "remix", "remixed": "remix", "inst": "instrumental", "orch": "orchestral", "remastered": "remaster",
    "akustik": "acoustic", "acustica": "acoustic", "acustico": "acoustic", "acoustique": "acoustic",
    "edition": "", "version": "", "versione": "", "versao": "", "the": "", "a": "",
}  # fmt: skip
"""Other spellings of version words, and words that say nothing about the version."""

PLAIN_VERSIONS = frozenset({frozenset({"original", "mix"}), frozenset({"album"}), frozenset({"original"})})
"""Versions that are the recording as such."""

BAND_WORDS = _words("band group orchestra orchester orchestre ensemble trio quartet quintet choir chor gruppe groupe")
"""Words that a band's name may carry or lack."""

CUT_WORDS = _words("a an the of and in on to for with my your der die das le la les el los il lo un une eine ein de du")
"""Words that a title does not end with, unless it was cut off."""

LEADING_ARTICLES = ("the ", "a ", "an ", "le ", "la ", "les ", "der ", "die ", "das ", "el ", "los ", "il ")

CONNECTORS = _words("and und et y e with feat featuring vs x")
"""A name that goes on after one of these is another name."""

ROMAN_NUMERALS = _words("i ii iii iv v vi vii viii ix x xi xii")
"""Numbers that tell the parts of a work apart."""
