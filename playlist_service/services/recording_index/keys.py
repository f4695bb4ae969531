"""The keys under which a recording is found: one for the names to the letter, four that survive a slip of the pen.

A near key joins half of the lead act's name with half of the base title. A slip damages the half that it is in, so two
texts share a near key as long as one half of each name is unharmed; no key rests on one name alone, which keeps the
lists behind the keys of prolific acts and of common titles short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import product
from zlib import crc32

from anyascii import anyascii

from playlist_service.domain.text import fold

NEAR_KINDS = 4
"""How many near keys a recording has: first or last half of the act, first or last half of the title."""
_NOT_KEPT = re.compile(r"[^a-z0-9]+")
_JOINS = re.compile(
    r"(?:,\s|;|\s+(?:[+×x/]|and|und|et|y|e|with|vs\.?|versus|con|mit|avec|\(?(?:feat\.?|ft\.?|featuring))\s).*",
    re.IGNORECASE | re.DOTALL,
)
_TAIL = re.compile(r"\s+(?:[(\[]|[-–—]\s|(?:feat\.?|ft\.?|featuring)\s).*", re.IGNORECASE | re.DOTALL)
_LEADS = 3
_HASHED_BYTES = 8


def folded(text: str) -> str:
    """Return `text` in bare lower-case Latin letters and digits, "&" read as "and".

    Transliterated by anyascii. A text of nothing but signs ("???") stands for itself, without its spaces.
    """
    spelled = fold(text) if "$" in text or "!" in text else text
    if "&" in spelled or "+" in spelled:
        spelled = spelled.replace("&", " and ").replace("+", " and ")
    if not spelled.isascii():
        spelled = anyascii(spelled)
    return _NOT_KEPT.sub("", spelled.lower()) or "".join(text.casefold().split())


def folded_act(name: str) -> str:
    """Return an act's name or a whole credit folded, a leading "the" dropped."""
    plain = name.strip()
    return folded(plain[4:] if plain[:4].lower() == "the " else plain)


def lead_act(credit: str) -> str:
    """Return the first act of a credit folded: "Simon & Garfunkel feat. X" reads "simon", on both sides alike."""
    spelled = credit.strip().replace("&", " and ")
    return folded_act(_JOINS.sub("", spelled, count=1) or credit)


def base_title(title: str) -> str:
    """Return the title folded, without what stands in brackets, behind a dash or after "feat."."""
    return folded(_TAIL.sub("", title.strip(), count=1) or title)


def exact_key(title: str, credit: str) -> int:
    """Return the signed 64-bit hash of the whole credit and title. Raises UnicodeEncodeError (surrogates)."""
    spelled = f"{folded_act(credit)}\0{folded(title)}".encode()
    return int.from_bytes(blake2b(spelled, digest_size=_HASHED_BYTES).digest(), "big", signed=True)


def near_keys(title: str, credit: str) -> tuple[int, int, int, int]:
    """Return the recording's four near keys, each 32 bits, signed."""
    act, base = lead_act(credit), base_title(title)
    acts, titles = _halves(act, len(act)), _halves(base, len(base))
    first, second, third, fourth = (_near(kind, acts[kind >> 1], titles[kind & 1]) for kind in range(NEAR_KINDS))
    return first, second, third, fourth


def exact_questions(title: str, artists: Sequence[str]) -> set[int]:
    """Return the exact keys to ask for, one for each way in which a credit joins the artists."""
    credits = {join.join(artists) for join in (" & ", " ", " feat. ")}
    return {exact_key(title, credit) for credit in credits}


def near_questions(title: str, artists: Sequence[str]) -> set[tuple[int, int]]:
    """Return (kind, near key) pairs to ask for: every half that the names would have without their slips."""
    base = base_title(title)
    asked: set[tuple[int, int]] = set()
    for act in {lead_act(artist) for artist in artists[:_LEADS]}:
        for acts, titles in product(_possible_halves(act), _possible_halves(base)):
            asked |= {(kind, _near(kind, acts[kind >> 1], titles[kind & 1])) for kind in range(NEAR_KINDS)}
    return asked


def _possible_halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield both halves of `text` as they are where the unharmed text is some letters shorter or longer.

    Two letters swapped across the middle harm both halves, so they are swapped back too.
    """
    length = len(text)
    if length < 4:
        yield text, text
        return
    slips = 1 if length < 8 else 2
    yield from {_halves(text, meant) for meant in range(length - slips, length + slips + 1)}
    middle = length - length // 2
    swapped = text[: middle - 1] + text[middle] + text[middle - 1] + text[middle + 1 :]
    yield _halves(swapped, length)


def _halves(text: str, length: int) -> tuple[str, str]:
    """Return the first half and the last half that a text of `length` letters has; a very short one is not halved."""
    if length < 4:
        return text, text
    last = length // 2
    return text[: length - last], text[-last:]


def _near(kind: int, act: str, title: str) -> int:
    return crc32(f"{kind}{act}\0{title}".encode()) - 2**31
