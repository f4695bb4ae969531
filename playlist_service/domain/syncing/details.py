"""Title, description and cover: a person's edit on the remote wins until a curator says otherwise."""

from __future__ import annotations

import html
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

Field = Literal["title", "description", "cover"]
_FIELDS: tuple[Field, ...] = ("title", "description", "cover")


@dataclass(frozen=True, slots=True)
class Details:
    """What a playlist says about itself; None is unknown (Spotify leaves descriptions out) or not ours to set.

    `cover` is a fingerprint of the picture, by whatever measure the caller keeps to.
    """

    title: str | None = None
    description: str | None = None
    cover: str | None = None


@dataclass(frozen=True, slots=True)
class DetailsEdit:
    """A field that somebody else changed: what we would write, and what stands there."""

    field: Field
    ours: str | None
    theirs: str


@dataclass(frozen=True, slots=True)
class DetailsReconciliation:
    """What to write, and what a curator is asked; `write` holds None for each field to leave alone."""

    write: Details
    proposals: tuple[DetailsEdit, ...]

    @property
    def nothing(self) -> bool:
        """Nothing is to be written."""
        return self.write == Details()


def reconcile_details(
    base: Details, desired: Details, remote: Details, *, overruled: Collection[Field] = ()
) -> DetailsReconciliation:
    """Return which fields to write and which foreign edits to propose.

    `base` is what we wrote and verified last; in a field of `overruled` a curator decided for ours.
    """
    write: dict[Field, str] = {}
    proposals = []
    for field in _FIELDS:
        before, ours, theirs = getattr(base, field), getattr(desired, field), getattr(remote, field)
        if _alike(ours, theirs):
            continue
        edited = theirs is not None and before is not None and not _alike(before, theirs)
        if edited and field not in overruled:
            proposals.append(DetailsEdit(field, ours, theirs))
        elif ours is not None and (theirs is not None or not _alike(before, ours)):
            write[field] = ours
    return DetailsReconciliation(Details(**write), tuple(proposals))


def _alike(one: str | None, other: str | None) -> bool:
    """Equal as far as Spotify keeps texts: it answers with HTML escapes and folds white space."""
    if one is None or other is None:
        return one is other
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())
