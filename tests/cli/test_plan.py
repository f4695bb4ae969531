"""The plan command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from playlist_service.cli.plan import plan
from playlist_service.errors import InvalidInput


def asked(text: str | bytes) -> Result:
    return CliRunner().invoke(plan, ["--json", "-"], input=text, catch_exceptions=False)


def answers(text: str) -> list[dict[str, object]]:
    done = asked(text)
    assert done.exit_code == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_object_over_many_lines_gives_one_plan() -> None:
    (answer,) = answers(json.dumps({"remote": ["a"], "desired": ["a", "b"]}, indent=2))
    assert answer["calls"] == [{"op": "add", "uris": ["b"], "position": 1}]
    assert answer["cost"] == {"writes": 1, "reads": 1}
    assert (answer["kept"], answer["unsafe"]) == (1, None)


def test_one_object_a_line_gives_one_plan_a_line_in_order() -> None:
    lines = [json.dumps({"id": n, "remote": [str(n)], "desired": []}) for n in range(3)]
    got = answers("\n".join([*lines, ""]))
    assert [answer["id"] for answer in got] == [0, 1, 2]
    assert all(answer["unsafe"] for answer in got)


def test_a_file_is_read_too(tmp_path: Path) -> None:
    source = tmp_path / "request.json"
    source.write_text('{"remote": [null, "a"], "desired": ["a"]}', encoding="utf-8")
    done = CliRunner().invoke(plan, ["--json", str(source)], catch_exceptions=False)
    assert json.loads(done.stdout)["calls"] == []


def test_policy_same_and_complete_are_heeded() -> None:
    rows = [str(n) for n in range(20)]
    lenient = {"remote": rows, "desired": rows[:10], "policy": {"max_removed_share": 0.9}}
    relinked = {"remote": ["x"], "desired": ["y"], "same": {"x": "y"}}
    partial = {"remote": rows, "desired": rows[:19], "complete": False}
    first, second, third = answers("\n".join(json.dumps(one) for one in (lenient, relinked, partial)))
    assert first["unsafe"] is None
    assert second["calls"] == []
    assert third["unsafe"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "no JSON: Expecting property name .* at line 1, column 2"),
        ('{\n"remote": [],\n"desired" []}', "line 3"),
        ('{"remote": [], "desired": []}\n{"remote"', "line 2"),
        (b"\xff\xfe{", "no UTF-8"),
        ("[]", "JSON object"),
        ('{"remote": [], "desired": []}\n3', "Line 2"),
        ('{"remote": []}', "`desired` must be a list"),
        ('{"remote": [1], "desired": []}', "`remote` must be a list"),
        ('{"remote": [""], "desired": []}', "`remote` must be a list"),
        ('{"remote": [], "desired": [], "policy": 3}', "`policy`"),
        ('{"remote": [], "desired": [], "policy": {"speed": 3}}', "speed is unknown"),
        ('{"remote": [], "desired": [], "policy": {"least_limit": "x"}}', "`least_limit`"),
        ('{"remote": [], "desired": [], "same": ["a"]}', "`same`"),
        ('{"remote": [], "desired": [], "complete": "no"}', "`complete`"),
        ("", "Nothing"),
    ],
)
def test_bad_input_is_refused_with_the_reason(text: str | bytes, complaint: str) -> None:
    with pytest.raises(InvalidInput, match=complaint):
        asked(text)
