"""Random writes against a plain list that follows the rules of the Web API."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from playlist_service.sandbox.catalogue import Catalogue
from playlist_service.sandbox.grants import ALL_SCOPES, USER_ID
from playlist_service.sandbox.spotify.app import create_app
from playlist_service.sandbox.world import World

NUMBERS = st.integers(0, 9)
WRITES = st.one_of(
    st.tuples(st.just("add"), st.lists(NUMBERS, min_size=1, max_size=6), st.floats(0, 1)),
    st.tuples(st.just("remove"), st.lists(NUMBERS, min_size=1, max_size=3), st.just(0.0)),
    st.tuples(st.just("replace"), st.lists(NUMBERS, max_size=8), st.just(0.0)),
    st.tuples(st.just("move"), st.tuples(st.floats(0, 0.99), st.floats(0, 0.99)), st.floats(0, 1)),
)


def uri(number: int) -> str:
    return f"spotify:track:SANDBOX9{number:014d}"


class Listener:
    """A signed-in client with one playlist, beside the list that it should be."""

    def __init__(self) -> None:
        world = World(Catalogue())
        token = world.accounts.grant(USER_ID, ALL_SCOPES, world.clock.now())["access_token"]
        self.client: FlaskClient = create_app(world).test_client()
        self.headers = {"Authorization": f"Bearer {token}"}
        created = self.client.post("/v1/me/playlists", json={"name": "Mine"}, headers=self.headers)
        self.address = f"/v1/playlists/{created.get_json()['id']}/items"
        self.expected: list[int] = []
        self.snapshots = [created.get_json()["snapshot_id"]]

    def ask(self, method: str, body: dict[str, Any]) -> None:
        answer = self.client.open(self.address, method=method, json=body, headers=self.headers)
        assert answer.status_code in (200, 201), answer.text
        self.snapshots.append(answer.get_json()["snapshot_id"])

    def write(self, op: str, what: Any, where: float) -> None:
        if op == "add":
            position = round(where * len(self.expected))
            self.expected[position:position] = what
            self.ask("POST", {"uris": [uri(n) for n in what], "position": position})
        elif op == "remove":
            self.expected = [n for n in self.expected if n not in what]
            self.ask("DELETE", {"items": [{"uri": uri(n)} for n in what]})
        elif op == "replace":
            self.expected = list(what)
            self.ask("PUT", {"uris": [uri(n) for n in what]})
        elif self.expected:
            self._move(what, where)

    def _move(self, what: tuple[float, float], where: float) -> None:
        rows = self.expected
        start = int(what[0] * len(rows))
        length = 1 + int(what[1] * (len(rows) - start - 1))
        before = round(where * len(rows))
        self.ask("PUT", {"range_start": start, "range_length": length, "insert_before": before})
        marked = [(n, index) for index, n in enumerate(rows)]
        block = marked[start : start + length]
        if not start <= before <= start + length:
            ahead = [one for one in marked[:before] if one not in block]
            behind = [one for one in marked[before:] if one not in block]
            self.expected = [n for n, _ in [*ahead, *block, *behind]]

    def shown(self) -> list[int]:
        rows = self.client.get(f"{self.address}?limit=50", headers=self.headers).get_json()["items"]
        return [int(row["item"]["uri"][-14:]) for row in rows]


@settings(max_examples=40, deadline=None)
@given(st.lists(WRITES, max_size=8))
def test_the_playlist_is_what_the_rules_make_of_it(writes: list[tuple[str, Any, float]]) -> None:
    listener = Listener()
    for write in writes:
        listener.write(*write)
        assert listener.shown() == listener.expected[:50]
    assert len(set(listener.snapshots)) == len(listener.snapshots)
