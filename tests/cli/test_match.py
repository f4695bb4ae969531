"""`playlist-service match` keeps the contract: a line in, a line out, in order, streaming."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from playlist_service.cli.match import match
from playlist_service.errors import InvalidInput

ASKED = {
    "id": "q1",
    "query": {"title": "Paper Lanterns", "artists": ["Ola Brandt"], "duration_ms": 200_000, "isrc": "gb-sxs-12-00070"},
    "candidates": [
        {"id": "a", "title": "Paper Lanterns - Live", "artists": ["Ola Brandt"]},
        {
            "id": "b",
            "title": "Paper Lanterns",
            "artists": ["Ola Brandt"],
            "album": "Harbour",
            "album_artists": ["Ola Brandt"],
            "album_type": "album",
            "duration_ms": 200_500,
            "isrc": "GBSXS1200070",
            "release_year": 2011,
            "explicit": False,
            "popularity": 12,
        },
    ],
}
NOTHING = {"id": 2, "query": {"title": "Paper Lanterns", "artists": []}, "candidates": []}


def _run(*lines: Any, options: tuple[str, ...] = ()) -> Result:
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    return CliRunner().invoke(match, ["--jsonl", "-", *options], input=text, catch_exceptions=True)


def test_a_query_is_answered_with_decision_best_and_ranking() -> None:
    shown = json.loads(_run(ASKED).stdout)
    assert (shown["id"], shown["decision"], shown["best"]) == ("q1", "accept", "b")
    assert 0.9 < shown["score"] <= 1.0
    assert [one["id"] for one in shown["ranking"]] == ["b", "a"]
    assert {"title", "artist", "duration", "isrc"} <= set(shown["ranking"][0]["parts"])
    assert all(0.0 <= value <= 1.0 for one in shown["ranking"] for value in one["parts"].values())
    assert "the version differs" in shown["ranking"][1]["reasons"]


def test_lines_are_answered_in_order_and_empty_ones_skipped() -> None:
    lines = _run(ASKED, "", NOTHING).stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["q1", 2]
    assert json.loads(lines[1]) | {"reason": ""} == {
        "id": 2,
        "decision": "none",
        "best": None,
        "score": 0.0,
        "reason": "",
        "ranking": [],
    }


def test_a_file_is_read_as_standard_input_is(tmp_path: Path) -> None:
    path = tmp_path / "asked.jsonl"
    path.write_text(json.dumps(ASKED) + "\n", encoding="utf-8")
    assert CliRunner().invoke(match, ["--jsonl", str(path)]).stdout == _run(ASKED).stdout


def test_the_policy_can_be_chosen() -> None:
    slipped = {
        "id": "s",
        "query": {"title": "Fix You Tomorrow", "artists": ["Colplay"]},
        "candidates": [{"id": "a", "title": "Fix You Tomorrow", "artists": ["Coldplay"]}],
    }
    assert json.loads(_run(slipped).stdout)["decision"] == "accept"
    assert json.loads(_run(slipped, options=("--policy", "strict")).stdout)["decision"] == "review"


def test_null_means_unknown() -> None:
    track = {"id": "a", "title": "Paper Lanterns", "artists": ["Ola Brandt"], "album": None, "isrc": None}
    asked = {
        "id": "n",
        "query": {"title": "Paper Lanterns", "artists": ["Ola Brandt"], "album": None},
        "candidates": [track],
    }
    assert json.loads(_run(asked).stdout)["decision"] == "accept"


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": 1, "query": {"title": "x"}, "candidates": []}'])
def test_a_line_that_is_no_query_is_named(line: str) -> None:
    result = _run(ASKED, line)
    assert isinstance(result.exception, InvalidInput)
    assert "Line 2" in str(result.exception)
    assert len(result.stdout.splitlines()) == 1


def test_a_code_that_is_no_isrc_is_no_reason_to_stop() -> None:
    broken = json.loads(json.dumps(ASKED))
    broken["candidates"][1]["isrc"] = "unknown"
    broken["query"]["isrc"] = ""
    assert json.loads(_run(broken).stdout)["decision"] == "accept"
