"""The weights of the score, in nats: fitted by bench/matching_fit.py, or measured shares (docs/matching.md)."""

from __future__ import annotations

from typing import Final

INTERCEPT: Final = 6.22
WEIGHTS: Final[dict[str, float]] = {
    "title_slip": -4.42,
    "credit_slip": -4.47,
    "credit_slip_common": -1.30,
    "credit_partly": -4.0,
    "credit_other": -14.28,
    "credit_unnamed": -14.40,
    "version_gap": -11.46,
}
"""Feature -> weight, for what two titles and two credits show. "credit_partly" is no fit but a caution: no gold holds
two recordings of one title that share a guest alone."""

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
