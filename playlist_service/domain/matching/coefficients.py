"""The weights of the score, in nats: fitted by bench/matching_fit.py, or measured shares (docs/matching.md)."""

from __future__ import annotations

from typing import Final

INTERCEPT: Final = 6.42
WEIGHTS: Final[dict[str, float]] = {
    "title_slip": -4.68,
    "credit_slip": -4.57,
    "credit_slip_common": -1.51,
    "credit_partly": -4.0,
    "credit_other": -15.20,
    "credit_unnamed": -14.59,
    "version_gap": -11.76,
}
"""Feature -> weight, for what two titles and two credits show. "credit_partly" is no fit but a caution: no gold holds
two recordings of one title that share a guest alone."""

EXCUSED: Final = 0.3
"""How much of a version's difference still counts where an equal ISRC or an equal length excuses it."""

OTHER_TITLE: Final = -9.0
"""The log odds of a candidate with another title."""

DURATION: Final[tuple[tuple[int, float, str], ...]] = (
    (2_000, 2.0, "the same length"),
    (5_000, 0.7, "the same length within five seconds"),
    (10_000, -0.7, "nearly the same length"),
    (20_000, -2.1, "another length"),
    (10**9, -4.1, "quite another length"),
)
"""(difference at most, log likelihood ratio, note): how often one recording is that far off in two catalogues, against
how often two versions of one title by one act are (874 measured pairs: 11, 6, 8, 16 and 58 in a hundred)."""

ISRC_EQUAL: Final = 4.5
"""One code in fifty to a hundred is wrong or used twice."""
ISRC_OTHER: Final = -0.3
"""Half the pairs of one title and act with two codes are one recording: next to nothing."""
LINKED: Final = 6.0
"""A person entered the link, and MusicBrainz checks its kind."""
ALBUM_EQUAL: Final = 1.5
ALBUM_OTHER: Final = -0.1
"""Two tracks with one ISRC stand on the same album in 38 of 100 cases: another album says almost nothing."""
YEAR_EQUAL: Final = 0.4
POSITION_EQUAL: Final = 0.3
