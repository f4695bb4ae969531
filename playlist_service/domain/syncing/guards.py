"""What a plan must not do unless a person says yes to exactly that plan."""

from __future__ import annotations

from playlist_service.domain.syncing.alignment import GOING, Alignment, is_local
from playlist_service.domain.syncing.plans import SyncPolicy

INCOMPLETE = "The playlist could not be read completely, and missing pages are not missing rows: nothing is planned."


def danger(alignment: Alignment, removed: int, policy: SyncPolicy) -> str | None:
    """Return why the plan needs a person's yes, in one sentence, or None where it is harmless."""
    rows = len(alignment.remote)
    if rows and not alignment.wanted:
        return f"This would empty the list: all {rows} rows would go."
    local = [uri for uri, place in zip(alignment.remote, alignment.standing, strict=True) if _lost(uri, place)]
    if local:
        return f"This would lose {_files(len(local))}, which nobody but the owner can put back."
    absent = sum(1 for uri in alignment.missing if is_local(uri))
    if absent:
        return f"{_files(absent).capitalize()} cannot be added through Spotify's interface."
    if alignment.surplus_local:
        return f"{_files(alignment.surplus_local).capitalize()} too many: one copy of a local file cannot be removed."
    if removed > policy.max_removed_rows and removed > policy.max_removed_share * rows:
        share = f"{removed / rows:.0%}"
        return f"This would remove {removed} of {rows} rows ({share}; {policy.max_removed_share:.0%} is allowed)."
    return None


def _lost(uri: str | None, place: int) -> bool:
    return place == GOING and is_local(uri)


def _files(count: int) -> str:
    return "1 local file" if count == 1 else f"{count} local files"
