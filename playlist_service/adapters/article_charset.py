"""The characters behind a page's bytes, as browsers read them (WHATWG Encoding: iso-8859-1 means windows-1252)."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "l1", "ascii", "us-ascii", "ansi", "cp1252"})
_WINDOWS_1252 = "windows-1252"
_RENAMED = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "iso-8859-9": "windows-1254",
    "tis-620": "windows-874",
    "utf8": "utf-8",
    "x-user-defined": _WINDOWS_1252,
}
_PLAIN_BYTES = re.compile(rb"[\x00-\x7f]*")
_ESCAPED = re.compile(rb"\x1b[$(]")
_META_LENGTH = 4096
_META = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,400}?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_GUESS_LENGTH = 200_000
_MOST_ACCENTS = 0.3
_USUAL = 0.8
_WESTERN_BYTES = frozenset("…‘’“”–—\u00a0«»°·ßàáâãäåæçèéêëìíîïñòóôõöøùúûüÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØÚÜ".encode("cp1252"))
_C1_LETTERS = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


def decode(body: bytes, *, declared: str | None = None) -> str:
    """Return the text of `body`: byte order mark, then UTF-8 if it fits, then what is declared, then a guess.

    `declared` is the charset of the HTTP header; what a page declares inside itself comes after it. Never fails:
    bytes that fit nothing are read as windows-1252, which is what old pages mean.
    """
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(charset, errors="replace")
    wide = _wide_charset(body)
    names = [name for name in (declared, declared_inside(body)) if name]
    for charset in [*([wide] if wide else []), *(["iso2022_jp"] if _is_escaped(body, names) else []), "utf-8", *names]:
        text = _strictly(body, _renamed(charset))
        if text is not None:
            return mended(text)
    return mended(_guessed(body))


def declared_inside(body: bytes) -> str | None:
    """Return the charset that a page's own meta element or XML declaration names."""
    found = _META.search(body[:_META_LENGTH])
    return found[1].decode("ascii") if found else None


def mended(text: str) -> str:
    """Return `text` with the control characters that stand for windows-1252 letters put right, one for one."""
    return text.translate(_C1_LETTERS)


def _renamed(charset: str) -> str:
    name = charset.strip().strip("\"'").lower()
    return _WINDOWS_1252 if name in _WESTERN or name == _WINDOWS_1252 else _RENAMED.get(name, name)


def _strictly(body: bytes, charset: str) -> str | None:
    if charset == _WINDOWS_1252:
        return body.decode("latin-1")  # `mended` turns the rest into windows-1252, the five undefined bytes stay
    try:
        return body.decode(charset)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _wide_charset(body: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    head = body[:400]
    if len(head) < 8 or head.count(0) < len(head) // 3:
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _is_escaped(body: bytes, names: list[str]) -> bool:
    """ISO-2022-JP is made of ASCII bytes and would pass for UTF-8."""
    named = any(name.lower().replace("_", "-").startswith("iso-2022-jp") for name in names)
    return named and bool(_ESCAPED.search(body)) and bool(_PLAIN_BYTES.fullmatch(body))


def _guessed(body: bytes) -> str:
    if _is_western(body):
        return body.decode("latin-1")
    best = from_bytes(body[:_GUESS_LENGTH]).best()
    text = _strictly(body, _renamed(best.encoding.replace("_", "-"))) if best else None
    return text if text is not None else body.decode("latin-1")


def _is_western(body: bytes) -> bool:
    """Few letters beyond ASCII, and those are quotes, dashes and accents: guessing takes short texts for Cyrillic."""
    high = [byte for byte in body[:_GUESS_LENGTH] if byte >= 0x80]
    usual = sum(byte in _WESTERN_BYTES for byte in high)
    return len(high) < min(len(body), _GUESS_LENGTH) * _MOST_ACCENTS and usual >= len(high) * _USUAL
