"""One request a second, where it is enforced."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from playlist_service.sandbox import Sandbox
from playlist_service.sandbox.rate import RateGuard


@pytest.fixture
def asked() -> Request:
    return Request(EnvironBuilder(headers=[("User-Agent", "tests")]).get_environ())


def guard(*moments: float) -> RateGuard:
    times: Iterator[float] = iter(moments)
    return RateGuard(enforced=True, monotonic=lambda: next(times))


def test_a_request_a_second_is_welcome(asked: Request) -> None:
    rate = guard(10.0, 11.0, 12.01, 40.0)
    assert [rate(asked) for _ in range(4)] == [None] * 4


def test_what_comes_too_early_is_declined_and_does_not_count(asked: Request) -> None:
    rate = guard(10.0, 10.5, 10.9, 11.0)
    statuses = [refusal[0] if (refusal := rate(asked)) else 200 for _ in range(4)]
    assert statuses == [200, 503, 503, 200]


def test_the_server_says_503_and_when_to_come_back() -> None:
    with Sandbox.start(enforce_rate=True) as sandbox:
        address = f"{sandbox.musicbrainz_url}/ws/2/isrc/QZSBX2600101?fmt=json"
        first, second = requests.get(address, timeout=5), requests.get(address, timeout=5)
        assert (first.status_code, second.status_code) == (200, 503)
        assert second.headers["Retry-After"] == "1"
        assert "rate limit" in second.json()["error"]
        sandbox.settings(enforce_rate=False)
        assert requests.get(address, timeout=5).status_code == 200


def test_nameless_clients_are_turned_away(shared: Sandbox) -> None:
    address = f"{shared.musicbrainz_url}/ws/2/isrc/QZSBX2600101"
    assert requests.get(address, headers={"User-Agent": ""}, timeout=5).status_code == 403
