"""A plan in sentences, for `sync --dry-run` and the curator's page. Rows are counted from 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from playlist_service.domain.syncing.calls import Add, Call, Remove, Reorder, Replace
from playlist_service.domain.syncing.plans import Plan

_NAMED = 3
"""How many titles a sentence names before it counts the rest."""


def describe(plan: Plan, titles: Mapping[str, str] | None = None) -> list[str]:
    """Return the plan as sentences: its danger, its calls in order, its price, what stays and what goes.

    `titles` maps uris to what a person calls them; a uri without one is shown as it is.
    """
    if not plan.calls:
        return [plan.unsafe or "Nothing to change: the playlist is as desired."]
    lines = [f"Stopped: {plan.unsafe}"] if plan.unsafe else []
    lines += [_sentence(call, titles or {}) for call in plan.calls]
    if any(isinstance(call, Replace) for call in plan.calls):
        lines += _replaced(plan, titles or {})
    lines.append(f"Price: {_count(plan.writes, 'write')} and {_count(plan.reads, 'read')} to verify.")
    lines.append(_balance(plan))
    return [*lines, plan.note] if plan.note else lines


def _sentence(call: Call, titles: Mapping[str, str]) -> str:
    match call:
        case Replace(uris):
            return f"write the list of {_tracks(uris)} in one call"
        case Add(uris, position):
            return f"add {_tracks(uris)} at {position + 1}: {_names(uris, titles)}"
        case Remove(uris):
            return f"remove {_tracks(uris)}: {_names(uris, titles)}"
        case Reorder(start, length, before):
            target = before - length if before > start else before
            return f"move {_count(length, 'track')} from {start + 1} to {target + 1}"


def _replaced(plan: Plan, titles: Mapping[str, str]) -> list[str]:
    """What a replace does not say by itself: who comes and who goes."""
    parts = (("new", plan.new_uris), ("gone", plan.gone_uris))
    return [f"{word}: {_names(uris, titles)}" for word, uris in parts if uris]


def _balance(plan: Plan) -> str:
    parts = [f"{_count(plan.kept, 'row')} kept"]
    parts += [f"{count} {word}" for count, word in ((plan.added, "added"), (plan.removed, "removed")) if count]
    if plan.renewed:
        parts.append(f"{plan.renewed} removed and added again")
    return f"Result: {', '.join(parts)}."


def _tracks(uris: Sequence[str]) -> str:
    return _count(len(uris), "track")


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _names(uris: Sequence[str], titles: Mapping[str, str]) -> str:
    named = [titles.get(uri, uri) for uri in uris[:_NAMED]]
    return ", ".join(named) + (f" and {len(uris) - _NAMED} more" if len(uris) > _NAMED else "")
