"""`playlist-service extract` as a shell sees it: what it prints, where, and with which exit code."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from playlist_service.cli.extract import extract

TEXT = """The soundtrack of Lanterns

1. Low Harbour – Paper Boats
2. Ida Ferns – Winter
3. Tom Ash – Salt

Marigold Keys composed the score, which is reminiscent of Glass Choir.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "lanterns.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(extract, arguments, input=stdin)


def test_json_holds_tracks_people_and_what_was_left_out_with_offsets(article: Path) -> None:
    done = run("--json", str(article))
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert found["source"] == str(article)
    assert [(t["position"], t["title"], t["artists"]) for t in found["tracks"]] == [
        (1, "Paper Boats", ["Low Harbour"]),
        (2, "Winter", ["Ida Ferns"]),
        (3, "Salt", ["Tom Ash"]),
    ]
    assert {a["name"]: a["role"] for a in found["artists"]}["Marigold Keys"] == "composer"
    assert [(m["name"], m["why"]) for m in found["mentioned"]] == [("Glass Choir", "comparison")]
    for mention in (*found["tracks"], *found["artists"], *found["mentioned"]):
        for evidence in mention["evidence"]:
            assert TEXT[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_several_sources_give_one_json_line_each(article: Path) -> None:
    done = run("--json", str(article), str(article))
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [str(article)] * 2


def test_standard_input_is_a_source() -> None:
    done = run("--json", "-", stdin=TEXT)
    assert len(json.loads(done.stdout)["tracks"]) == 3


def test_a_bad_source_is_told_on_stderr_and_the_others_are_still_read(article: Path, tmp_path: Path) -> None:
    done = run("--json", str(tmp_path / "missing.txt"), str(article))
    assert done.exit_code == 2
    assert "missing.txt" in done.stderr
    assert len(json.loads(done.stdout)["tracks"]) == 3


def test_explain_gives_a_reason_for_every_mention(article: Path) -> None:
    done = run("--explain", str(article))
    lines = done.stdout.splitlines()
    mentions = [line for line in lines if line.endswith("]")]
    assert len(mentions) == sum("because:" in line for line in lines) == 7
    assert "numbered list of 3" in done.stdout
    assert "Glass Choir: left out, comparison" in done.stdout


def test_an_article_without_music_says_so() -> None:
    done = run("-", stdin="A quiet village in spring, where nothing happened, and nobody played.")
    assert done.exit_code == 0
    assert "no soundtrack, playlist or mix found" in done.stdout
