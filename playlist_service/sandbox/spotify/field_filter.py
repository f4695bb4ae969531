"""The `fields` parameter: "name,items(total,item(uri))" or "owner.id" cuts an answer down to what it names."""

from __future__ import annotations

from typing import Any

from playlist_service.sandbox.spotify.refusal import Refusal

Wanted = dict[str, "Wanted | None"]


def filtered(answer: Any, fields: str | None) -> Any:
    """Return `answer` with only the named fields; all of it where `fields` is empty. Raises Refusal (400)."""
    if not fields:
        return answer
    wanted, rest = _parse(fields, 0)
    if rest != len(fields):
        raise Refusal(400, "Invalid fields")
    return _only(answer, wanted)


def _parse(text: str, place: int) -> tuple[Wanted, int]:
    wanted: Wanted = {}
    while place < len(text) and text[place] != ")":
        start = place
        while place < len(text) and text[place] not in ",().":
            place += 1
        name = text[start:place].strip()
        inner, place = _parse_inner(text, place)
        if name:
            known = wanted.get(name)
            wanted[name] = {**known, **inner} if known and inner else inner
        if place < len(text) and text[place] == ",":
            place += 1
    return wanted, place


def _parse_inner(text: str, place: int) -> tuple[Wanted | None, int]:
    if text[place : place + 1] == ".":
        start = place + 1
        end = start
        while end < len(text) and text[end] not in ",().":
            end += 1
        inner, place = _parse_inner(text, end)
        return {text[start:end].strip(): inner}, place
    if text[place : place + 1] == "(":
        listed, place = _parse(text, place + 1)
        if text[place : place + 1] != ")":
            raise Refusal(400, "Invalid fields")
        return listed, place + 1
    return None, place


def _only(answer: Any, wanted: Wanted) -> Any:
    if isinstance(answer, list):
        return [_only(one, wanted) for one in answer]
    if not isinstance(answer, dict):
        return answer
    return {
        name: answer[name] if inner is None else _only(answer[name], inner)
        for name, inner in wanted.items()
        if name in answer
    }
