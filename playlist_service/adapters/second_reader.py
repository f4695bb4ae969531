"""A second reader behind any endpoint that speaks the OpenAI chat protocol: it proposes, the text decides.

Only an article's own words are sent, never anything that came from Spotify (whose terms forbid it).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import requests

from playlist_service.domain.mentions import Subject
from playlist_service.domain.second_opinion import Proposal
from playlist_service.errors import RemoteRejected, RemoteUnavailable

_PIECE = 12_000
_OVERLAP = 400
_MOST_PIECES = 8
_TIMEOUT = (10.0, 120.0)
_TASK = """You read an article about the music of a {type} called "{title}". Answer with one JSON object:
{{"tracks": [{{"title": ..., "artists": [...], "quote": ...}}],
 "credits": [{{"name": ..., "role": "performer" | "composer" | "member" | "other", "quote": ...}}]}}
List only recordings that the text says are in or on it, and only people and bands that it says make its music; leave
out comparisons, other works and everything that the text does not say. "quote" is copied from the text letter by letter
and contains the title, the artists and the name exactly as you give them."""


class ChatReader:
    """Asks one model at one endpoint."""

    def __init__(
        self, address: str, model: str, key: str | None = None, timeout: tuple[float, float] = _TIMEOUT
    ) -> None:
        """`address` is the base that `/chat/completions` is appended to; `key` is sent as a bearer token."""
        self._address = f"{address.rstrip('/')}/chat/completions"
        self._model = model
        self._key = key
        self._timeout = timeout

    def propose(self, text: str, subject: Subject) -> list[Proposal]:
        """Return what the model claims, nothing of it checked. Raises RemoteUnavailable and RemoteRejected."""
        task = _TASK.format(type=subject.type, title=subject.title)
        return [proposal for piece in _pieces(text) for proposal in _proposals(self._ask(task, piece))]

    def _ask(self, task: str, piece: str) -> str:
        question = {
            "model": self._model,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": [{"role": "system", "content": task}, {"role": "user", "content": piece}],
        }
        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        try:
            answer = requests.post(self._address, json=question, headers=headers, timeout=self._timeout)
        except requests.RequestException as error:
            raise RemoteUnavailable(f"The second reader did not answer ({type(error).__name__}).") from None
        if answer.status_code >= 500 or answer.status_code == 429:
            raise RemoteUnavailable(f"The second reader is not available now (status {answer.status_code}).")
        if not answer.ok:
            raise RemoteRejected(f"The second reader refused (status {answer.status_code}).", status=answer.status_code)
        try:
            return str(answer.json()["choices"][0]["message"]["content"])
        except (ValueError, LookupError, TypeError):
            raise RemoteRejected("The second reader's answer is not of the chat protocol.") from None


def _pieces(text: str) -> Iterator[str]:
    """Cut a long text at line ends, with an overlap so that no sentence is lost; the end of a huge one is left."""
    start = 0
    for _ in range(_MOST_PIECES):
        end = min(len(text), start + _PIECE)
        if end < len(text):
            end = max(text.rfind("\n", start + _PIECE // 2, end), start + _PIECE // 2)
        yield text[start:end]
        if end == len(text):
            return
        start = max(end - _OVERLAP, start + 1)


def _proposals(content: str) -> Iterator[Proposal]:
    """Read the model's words as far as they are of the form that was asked for; the rest is not worth an error."""
    try:
        claims = json.loads(content)
    except ValueError:
        return
    if not isinstance(claims, dict):
        return
    for track in _objects(claims.get("tracks")):
        artists = tuple(artist for artist in track.get("artists") or () if isinstance(artist, str))
        yield Proposal(_word(track, "quote"), title=_word(track, "title") or None, artists=artists)
    for credit in _objects(claims.get("credits")):
        yield Proposal(_word(credit, "quote"), name=_word(credit, "name") or None, role=_word(credit, "role"))


def _objects(claims: object) -> list[Mapping[str, Any]]:
    return [claim for claim in claims if isinstance(claim, dict)] if isinstance(claims, list) else []


def _word(claim: Mapping[str, Any], key: str) -> str:
    value = claim.get(key)
    return value if isinstance(value, str) else ""
