"""Which includes each resource of the web service knows; others are refused with 400, as the real one does."""

from __future__ import annotations

import re

from playlist_service.sandbox.musicbrainz.refusal import Refusal

_RELATED = (
    *("area", "artist", "event", "genre", "instrument", "label", "place"),
    *("recording", "release", "release-group", "series", "url", "work"),
)
_RELATIONS = {f"{kind}-rels" for kind in _RELATED}
_NOTES = {"annotation", "tags", "user-tags", "genres", "user-genres", "ratings", "user-ratings"}
_COMMON = _RELATIONS | _NOTES | {"aliases"}
_LEVELS = {"recording-level-rels", "release-group-level-rels", "work-level-rels"}
_RELEASE = (
    _COMMON
    | _LEVELS
    | {"artists", "labels", "recordings", "release-groups", "media", "artist-credits", "discids", "isrcs"}
)
_RECORDING = (
    _COMMON | _LEVELS | {"artists", "releases", "release-groups", "discids", "media", "artist-credits", "isrcs"}
)
_LOOKUP = {
    "artist": _COMMON
    | {
        "recordings",
        "releases",
        "release-groups",
        "works",
        "media",
        "isrcs",
        "artist-credits",
        "various-artists",
        "discids",
    },
    "recording": _RECORDING,
    "release": _RELEASE,
    "release-group": _COMMON | {"artists", "releases", "discids", "media", "artist-credits"},
    "isrc": _RECORDING,
    "url": _RELATIONS,
}
_BROWSE = {
    "artist": _COMMON,
    "recording": _COMMON | {"artist-credits", "isrcs"},
    "release": _COMMON
    | _LEVELS
    | {"artist-credits", "labels", "recordings", "isrcs", "release-groups", "media", "discids"},
    "release-group": _COMMON | {"artist-credits"},
}


def check_includes(resource: str, asked: str, *, browsing: bool = False) -> frozenset[str]:
    """Return the includes that `inc` asks for. Raises Refusal (400) for one that the resource does not know."""
    known = (_BROWSE if browsing else _LOOKUP)[resource]
    includes = [include for include in re.split(r"[+\s]+", asked) if include]
    for include in includes:
        if include not in known:
            raise Refusal(400, f"{include} is not a valid inc parameter for the {resource} resource.")
    return frozenset(includes)
