"""How sure a mention is, from the strengths of the signals behind it.

The numbers are shares measured on documents that nothing was fitted to (bench/documents/held-out): how often a track of
that strength was right, title and act. Rows of a long list that names its acts are the surest, titles alone in a list
the least sure.
"""

from __future__ import annotations

_SHARE = {"strong": 0.72, "fair": 0.5, "weak": 0.4}
_LISTED = {"strong": 0.88, "fair": 0.55, "weak": 0.35}
_DOUBTFUL = 0.6
_MOST = 0.99


def confidence_of(strengths: list[str], *, listed: bool = False, doubtful: bool = False) -> float:
    """Return the confidence (0 to 1): a second independent signal takes away half of the doubt that stays."""
    shares = _LISTED if listed else _SHARE
    doubt = 1 - max((shares[strength] for strength in strengths), default=_SHARE["weak"])
    for _ in strengths[1:3]:
        doubt /= 2
    sure = min(_MOST, 1 - doubt)
    return round(sure * _DOUBTFUL if doubtful else sure, 3)
