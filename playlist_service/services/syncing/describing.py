"""Title and description of the remote playlist: ours are written once, a person's edit wins until a curator decides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from playlist_service.domain.identifiers import PlaylistId
from playlist_service.domain.syncing import Details, DetailsEdit, reconcile_details
from playlist_service.errors import QuotaExceeded, RemoteAuthorization, RemoteRejected, RemoteUnavailable
from playlist_service.ports import PlaylistHost, RemoteDetails
from playlist_service.services.syncing.endings import Kept
from playlist_service.services.syncing.ground import Ground
from playlist_service.services.syncing.recording import RunRecord

_LONGEST = {"title": 100, "description": 300}
"""Characters that Spotify keeps."""
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_TRIES = 3


@dataclass(frozen=True, slots=True)
class DetailsStep:
    """What is to be written, by kind; what somebody else changed; what to keep."""

    texts: Mapping[str, str]
    edits: tuple[DetailsEdit, ...]
    kept: Mapping[str, Kept]


def plain(kind: str, text: str) -> str:
    """Return a title or description as Spotify takes it: one line, no markup, no address, not too long."""
    line = " ".join(_ADDRESS.sub("", _TAG.sub("", text)).split())
    most = _LONGEST[kind]
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def details_step(ground: Ground, details: RemoteDetails, since: Mapping[str, Kept] | None = None) -> DetailsStep:
    """Return what is to be done about the texts that the remote shows; `since` is what this run knows of them."""
    known = (ground.known.base_details if ground.known else {}) if since is None else since
    ours = {"title": plain("title", ground.title), "description": plain("description", ground.description)}
    theirs = {"title": details.name, "description": details.description}
    kept: dict[str, Kept] = {}
    base: dict[str, str | None] = {}
    desired: dict[str, str | None] = {}
    for kind, text in ours.items():
        before: Kept = known.get(kind) or {}
        kept[kind] = {"seen": text, "was": text, "given_up": None, "tries": 0} if theirs[kind] == text else before
        # An old text may still be shown for a while, or a new one may not have been taken: neither is an edit.
        base[kind] = theirs[kind] if theirs[kind] == before.get("was") else before.get("seen")
        left_alone = before.get("given_up") == text or (kind, theirs[kind] or "") in ground.texts_taken
        desired[kind] = None if left_alone or not text else text
    found = reconcile_details(
        Details(base["title"], base["description"]),
        Details(desired["title"], desired["description"]),
        Details(theirs["title"], theirs["description"]),
        overruled=[kind for kind in ("title", "description") if (kind, theirs[kind] or "") in ground.texts_refused],
    )
    texts = {"title": found.write.title, "description": found.write.description}
    return DetailsStep(
        {kind: text for kind, text in texts.items() if text is not None}, _open(ground, found.proposals), kept
    )


def write_details(
    host: PlaylistHost, record: RunRecord, playlist_id: PlaylistId, step: DetailsStep, seen: RemoteDetails
) -> tuple[dict[str, Kept], bool]:
    """Write the texts as well as the remote takes them; return what to keep, and whether an answer was lost.

    Raises Remote errors where calls have to stop.
    """
    kept, outcome = dict(step.kept), "ok"
    was = {"title": seen.name, "description": seen.description}
    for texts in _attempts(step.texts):
        outcome = _written(host, record, playlist_id, texts)
        for kind, ours in texts.items():
            kept[kind] = _kept(ours, was[kind], outcome, int(kept[kind].get("tries", 0)) + 1)
        if outcome != "refused":
            break
    return kept, outcome == "unknown"


def _kept(ours: str, was: str | None, outcome: str, tries: int) -> Kept:
    if outcome == "ok":
        return {"seen": ours, "was": was, "given_up": None, "tries": 0}
    return {"seen": was, "was": was, "given_up": ours if tries >= _TRIES else None, "tries": tries}


def _attempts(texts: Mapping[str, str]) -> list[Mapping[str, str]]:
    """Both texts in one call; where that is refused the title alone, for descriptions are refused more often."""
    return [texts, {"title": texts["title"]}] if len(texts) > 1 else [texts] if texts else []


def _written(host: PlaylistHost, record: RunRecord, playlist_id: PlaylistId, texts: Mapping[str, str]) -> str:
    ordinal = record.began({"op": "details", **texts})
    try:
        host.change_details(playlist_id, name=texts.get("title"), description=texts.get("description"))
    except RemoteRejected:
        outcome = "refused"
    except RemoteUnavailable as error:
        outcome = "unknown" if error.outcome_unknown else "refused"
        record.ended(ordinal, outcome)
        if error.retry_at is not None or not error.outcome_unknown:
            raise
        return outcome
    except (QuotaExceeded, RemoteAuthorization):
        record.ended(ordinal, "refused")
        raise
    else:
        outcome = "ok"
    record.ended(ordinal, outcome)
    return outcome


def _open(ground: Ground, edits: tuple[DetailsEdit, ...]) -> tuple[DetailsEdit, ...]:
    return tuple(edit for edit in edits if (edit.field, edit.theirs) not in ground.texts_taken)
