"""What others do in the middle of our calls: a fault that changes the sandbox's state instead of an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from playlist_service.errors import InvalidInput, NotFound
from playlist_service.sandbox.faults import check_order
from playlist_service.sandbox.foreign import edit
from playlist_service.sandbox.world import TrackState, World

Order = Mapping[str, Any]


def happen(world: World, kind: str, order: Order) -> Any:
    """Carry out a happening and return what it returns. Raises InvalidInput and NotFound."""
    check_order(kind, order)
    with world.lock:
        outcome = _HAPPENINGS[kind](world, order)
        world.save()
        return outcome


def happen_if_possible(world: World, kind: str, order: Order) -> None:
    """Carry out a happening that was ordered earlier; what has become impossible since is left undone."""
    try:
        happen(world, kind, order)
    except (InvalidInput, NotFound):
        return


def _foreign_edit(world: World, order: Order) -> str:
    options = {name: value for name, value in order.items() if name not in ("playlist_id", "op")}
    return edit(world, order["playlist_id"], order["op"], options)


def _track_state(world: World, order: Order) -> None:
    shown_as = str(order.get("relinked_to", "")).rpartition(":")[2]
    world.set_track(str(order["track_id"]).rpartition(":")[2], TrackState(order["state"], shown_as))


def _revoke(world: World, order: Order) -> int:
    return world.accounts.revoke(order.get("user"))


_HAPPENINGS: dict[str, Callable[[World, Order], Any]] = {
    "foreign_edit": _foreign_edit,
    "track_state": _track_state,
    "revoke": _revoke,
}
