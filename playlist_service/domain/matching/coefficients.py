"""The weights of the score, in nats: fitted by bench/matching_fit.py, or measured shares (docs/matching.md)."""

from __future__ import annotations

from typing import Final

INTERCEPT: Final = 6.34
WEIGHTS: Final[dict[str, float]] = {
    "title_slip": -4.59,
    "credit_slip": -4.51,
    "credit_slip_common": -1.46,
    "credit_partly": -4.0,
    "credit_other": -14.40,
    "credit_unnamed": -14.52,
    "version_gap": -11.60,
}
"""Feature -> weight, for what two titles and two credits show. "credit_partly" is no fit but a caution: no gold holds
two recordings of one title that share a guest alone."""

CEILINGS: Final[dict[str, float]] = {
    "unnamed": 0.60,
    "artist": 0.05,
    "partly": 0.50,
    "version": 0.50,
    "length": 0.50,
    "reused": 0.60,
    "decoy": 0.10,
    "live album": 0.80,
    "slip": 0.80,
}
"""Cap -> the probability that a candidate under it can reach at most."""

OTHER_TITLE: Final = -9.0
"""The log odds of a candidate with another title."""

DURATION: Final[tuple[tuple[int, float, str], ...]] = (
    (2_000, 3.0, "the same length"),
    (5_000, 2.0, "the same length within five seconds"),
    (10_000, 0.5, "nearly the same length"),
    (20_000, -1.5, "another length"),
    (10**9, -4.0, "quite another length"),
)
"""(difference at most, log likelihood ratio, note)."""

ISRC_EQUAL: Final = 5.0
ISRC_OTHER: Final = -0.3
LINKED: Final = 6.0
ALBUM_EQUAL: Final = 1.5
ALBUM_OTHER: Final = -0.1
YEAR_EQUAL: Final = 0.4
POSITION_EQUAL: Final = 0.3
