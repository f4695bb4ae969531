"""How sure a mention is, from the strengths of the signals behind it.

The numbers are shares measured on the development documents: how often a claim of that strength was right.
"""

from __future__ import annotations

_SHARE = {"strong": 0.94, "fair": 0.8, "weak": 0.5}
_LISTED = 0.97
_DOUBTFUL = 0.6
_MOST = 0.99


def confidence_of(strengths: list[str], *, listed: bool = False, doubtful: bool = False) -> float:
    """Return the confidence (0 to 1): a second independent signal takes away half of the doubt that stays."""
    best = max((_SHARE[strength] for strength in strengths), default=0.5)
    doubt = 1 - max(best, _LISTED if listed else 0.0)
    for _ in strengths[1:3]:
        doubt /= 2
    sure = min(_MOST, 1 - doubt)
    return round(sure * _DOUBTFUL if doubtful else sure, 3)
