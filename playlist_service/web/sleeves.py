"""A sleeve for every playlist: drawn from its slug and its number of tracks, one ring a track, the same every time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import cycle, islice

_MOST_RINGS = 14
_OUTER = 96.0
_INNER = 12.0

_PALETTES = (
    ("#d9482b", ("#fdf3e3", "#1b1a17", "#f6b53f")),
    ("#26413c", ("#f4efe3", "#e86a33", "#8fb39a")),
    ("#20315c", ("#f3ead7", "#f25f3a", "#7fa6d6")),
    ("#f2c14e", ("#1b1a17", "#d1495b", "#fdf6e3")),
    ("#3b2440", ("#f6e7d8", "#ef8354", "#b58db6")),
    ("#e4d8c0", ("#1b1a17", "#c8402a", "#2f5d62")),
)

_CENTRES = ((100, 100), (50, 150), (150, 150), (150, 50), (50, 50))


@dataclass(frozen=True, slots=True)
class Ring:
    """One arc of a sleeve; `arc` and `turn` count in hundredths of the circle."""

    radius: float
    width: float
    arc: int
    turn: int
    colour: str


@dataclass(frozen=True, slots=True)
class Sleeve:
    """The drawing, on a square of 200 by 200."""

    ground: str
    centre: tuple[int, int]
    rings: tuple[Ring, ...]


def sleeve(slug: str, track_count: int) -> Sleeve:
    """Return the playlist's sleeve."""
    chance = hashlib.sha256(slug.encode()).digest()
    ground, colours = _PALETTES[chance[0] % len(_PALETTES)]
    centre = _CENTRES[chance[1] % len(_CENTRES)]
    # Off the middle, the rings have to reach further to fill the square.
    reach = _OUTER if centre == (100, 100) else _OUTER * 1.45
    count = max(3, min(track_count, _MOST_RINGS))
    step = (reach - _INNER) / count
    ordered = islice(cycle(colours), chance[2] % len(colours), None)
    rings = tuple(_ring(chance, n, step, colour) for n, colour in zip(range(count), ordered, strict=False))
    return Sleeve(ground, centre, rings)


def _ring(chance: bytes, number: int, step: float, colour: str) -> Ring:
    size, turn = chance[3 + number], chance[17 + number % 14]
    width = step * (0.42 + (size % 4) * 0.14)
    return Ring(
        radius=round(_INNER + step * (number + 0.5), 2),
        width=round(width, 2),
        arc=28 + size % 60,
        turn=turn * 100 // 256,
        colour=colour,
    )
