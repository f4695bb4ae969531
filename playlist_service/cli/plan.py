"""`playlist-service plan`: the calls that turn one list into another, without any remote or database."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import IO

import click

from playlist_service.domain.syncing import Plan, SyncPolicy, call_to_json
from playlist_service.domain.syncing import plan as planned
from playlist_service.errors import InvalidInput


@click.command("plan")
@click.option("--json", "source", type=click.File("rb"), required=True, help="Requests in JSON; - is stdin.")
def plan(source: IO[bytes]) -> None:
    """Print the plan for each {"remote": [...], "desired": [...]}: one object, or one a line.

    "policy", "same" and "complete" are optional. One plan a line comes out, in the same order.
    """
    for request in _requests(_text(source.read())):
        click.echo(json.dumps(_answer(request), separators=(",", ":")))


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise InvalidInput(f"The requests are no UTF-8: byte {wrong.start} cannot be read.") from None


def _requests(text: str) -> Iterator[Mapping[str, object]]:
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise InvalidInput("Nothing was given: one JSON object with `remote` and `desired` is needed.")
    try:
        json.loads(lines[0][1])
    except json.JSONDecodeError:
        # The first line is no whole object: then all lines together are one, or nothing is.
        yield _request(text, 1)
        return
    for number, line in lines:
        yield _request(line, number)


def _request(text: str, first_line: int) -> Mapping[str, object]:
    try:
        request = json.loads(text)
    except json.JSONDecodeError as wrong:
        at = f"line {first_line + wrong.lineno - 1}, column {wrong.colno}"
        raise InvalidInput(f"The requests are no JSON: {wrong.msg} at {at}.") from None
    if not isinstance(request, dict):
        raise InvalidInput(f"Line {first_line} is no JSON object with `remote` and `desired`.")
    return request


def _answer(request: Mapping[str, object]) -> dict[str, object]:
    remote, desired = _rows(request, "remote"), _rows(request, "desired")
    made = planned(
        remote, desired, policy=_policy(request.get("policy")), complete=_complete(request), same=_same(request)
    )
    return ({"id": request["id"]} if "id" in request else {}) | _spelled(made)


def _spelled(made: Plan) -> dict[str, object]:
    return {
        "calls": [call_to_json(call) for call in made.calls],
        "cost": {"writes": made.writes, "reads": made.reads},
        "kept": made.kept,
        "unsafe": made.unsafe,
        "added": made.added,
        "removed": made.removed,
        "moved": made.moved,
        "renewed": made.renewed,
        "strategy": made.strategy,
        "note": made.note,
    }


def _rows(request: Mapping[str, object], name: str) -> list[str | None]:
    rows = request.get(name)
    if not isinstance(rows, list) or not all(uri is None or (isinstance(uri, str) and uri) for uri in rows):
        raise InvalidInput(f"`{name}` must be a list of track uris, and is {json.dumps(rows)[:60]}.")
    return rows


def _complete(request: Mapping[str, object]) -> bool:
    complete = request.get("complete", True)
    if not isinstance(complete, bool):
        raise InvalidInput("`complete` must be true or false.")
    return complete


def _same(request: Mapping[str, object]) -> dict[str, str]:
    same = request.get("same") or {}
    if not isinstance(same, dict) or not all(isinstance(uri, str) for uri in same.values()):
        raise InvalidInput("`same` must map remote uris to desired uris.")
    return same


def _policy(spelled: object) -> SyncPolicy:
    if spelled is None:
        return SyncPolicy()
    if not isinstance(spelled, dict):
        raise InvalidInput("`policy` must be a JSON object.")
    known = {field.name for field in fields(SyncPolicy)}
    unknown = sorted(set(spelled) - known)
    if unknown:
        raise InvalidInput(f"`policy` knows {', '.join(sorted(known))}; {', '.join(unknown)} is unknown.")
    return SyncPolicy(**spelled)
