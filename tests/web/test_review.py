"""The review face: what a curator sees, and that every button says what it asks of the services."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from playlist_service.errors import Conflict, NotFound, RemoteUnavailable, UnsafePlan
from playlist_service.services.pages import Proof


def test_the_desk_shows_what_waits(signed_in: FlaskClient) -> None:
    html = signed_in.get("/review/").text
    assert "2 entries wait for a decision." in html
    assert 'href="/review/im-here?show=waiting">2 to decide' in html
    assert "Held for you" in html
    assert "Unpublished changes" in html


def test_the_desk_says_that_spotify_has_to_be_connected(signed_in: FlaskClient, given: Any) -> None:
    given.account = replace(given.account, state="none")
    assert "No Spotify account is connected" in signed_in.get("/review/").text


def test_a_review_page_shows_entries_with_state_evidence_and_scored_candidates(signed_in: FlaskClient) -> None:
    html = signed_in.get("/review/im-here").text
    assert html.count('class="entry ') == 5
    for words in ("Accepted by Ada", "Waits for you", "Rejected by Ada", "Not looked up yet"):
        assert words in html
    assert "<mark>Sleigh Bells</mark>" in html
    assert "<strong>71 %</strong>" in html
    assert "found by album track list" in html
    assert "1 s shorter" in html
    assert "Title and artists agree and the length is 1 s apart" in html
    assert re.search(r'<th scope="row">length</th>.+?0\.82</span></td>\s*<td>1 s apart', html, re.DOTALL)
    assert "QZZZZ2600001" in html
    assert "1 unlikely candidate<" in html


def test_only_what_waits_is_shown_on_demand(signed_in: FlaskClient) -> None:
    html = signed_in.get("/review/im-here?show=waiting").text
    assert re.findall(r'id="entry-(\d+)"', html) == ["3", "5"]
    assert 'name="show" value="waiting"' in html


def test_a_long_list_comes_in_sheets_and_a_decision_comes_back_to_its_own(
    press: Any, signed_in: FlaskClient, given: Any
) -> None:
    third = given.review.entries[2]
    given.review = replace(
        given.review, entries=tuple(replace(third, entry_id=number, position=number) for number in range(1, 121))
    )
    first, last = signed_in.get("/review/im-here").text, signed_in.get("/review/im-here?sheet=9").text
    assert first.count('class="entry ') == 50
    assert "Further entries" in first
    assert "Earlier entries" not in first
    assert re.findall(r'id="entry-(\d+)"', last) == [str(number) for number in range(101, 121)]
    assert press("/review/im-here/entries/77/reject").location == "/review/im-here?sheet=2#entry-77"


def test_an_undo_button_stands_only_where_a_curators_decision_stands(signed_in: FlaskClient) -> None:
    html = signed_in.get("/review/im-here").text
    assert re.findall(r"entries/(\d+)/undo", html) == ["2", "4"]


@pytest.mark.parametrize(
    ("path", "fields", "change"),
    [
        ("entries/3/accept", {"track": " spotify:track:1 "}, ("accept", "im-here", 3, "spotify:track:1", 1)),
        ("entries/3/reject", {}, ("reject", "im-here", 3, 1)),
        ("entries/5/keep", {}, ("keep", "im-here", 5, 1)),
        ("entries/2/undo", {}, ("undo", "im-here", 2, 1)),
        ("entries/2/move", {"position": "5"}, ("move", "im-here", 2, 5, 1)),
    ],
)
def test_a_decision_is_a_form_that_comes_back_to_its_entry(
    press: Any, given: Any, path: str, fields: dict[str, str], change: tuple[Any, ...]
) -> None:
    answer = press(f"/review/im-here/{path}", **fields)
    assert answer.status_code == 303
    assert answer.location == f"/review/im-here#entry-{change[2]}"
    assert given.changes == [change]


def test_a_decision_among_what_waits_comes_back_to_what_waits_and_says_what_was_decided(
    press: Any, signed_in: FlaskClient
) -> None:
    assert press("/review/im-here/entries/3/reject", show="waiting").location == "/review/im-here?show=waiting#entry-3"
    assert "“A/B Machines”: Rejected" in signed_in.get("/review/im-here").text


@pytest.mark.parametrize(
    "path",
    [
        "/review/im-here/entries/3/accept",
        "/review/im-here/entries/3/reject",
        "/review/im-here/entries/3/undo",
        "/review/im-here/entries/3/move",
        "/review/im-here/publish",
        "/review/im-here/sync",
        "/review/im-here/runs/7/restore",
        "/review/im-here/bind",
        "/review/im-here/release",
        "/review/im-here/settings",
        "/review/im-here/unbind",
        "/review/im-here/proposals/3",
        "/ingest",
        "/account/spotify/connect",
        "/account/spotify/disconnect",
    ],
)
def test_no_change_is_made_without_the_sessions_token_nor_without_signing_in(
    signed_in: FlaskClient, app: Any, given: Any, token: Any, path: str
) -> None:
    assert signed_in.post(path, data={"track": "x", "position": "1", "answer": "take"}).status_code == 400
    stranger = app.test_client()
    own_token = token(stranger.get("/sign-in").text)
    assert stranger.post(path, data={"csrf_token": own_token}).location == "/sign-in"
    assert given.changes == []


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("entries/3/accept", {"track": " "}),
        ("entries/3/move", {"position": "up"}),
        ("entries/3/move", {"position": "0"}),
        ("proposals/3", {"answer": "perhaps"}),
    ],
)
def test_a_form_that_cannot_be_used_is_refused_and_leads_back(
    press: Any, given: Any, path: str, fields: dict[str, str]
) -> None:
    answer = press(f"/review/im-here/{path}", **fields)
    assert answer.status_code == 422
    assert given.changes == []


def test_publishing_names_the_revision(press: Any, signed_in: FlaskClient) -> None:
    assert "Publish revision 3" in signed_in.get("/review/im-here").text
    assert press("/review/im-here/publish").location == "/review/im-here"
    assert "Revision 3 is published" in signed_in.get("/review/im-here").text


def test_publishing_twice_says_that_nothing_changed(press: Any, signed_in: FlaskClient, given: Any) -> None:
    given.review = replace(given.review, desk=replace(given.review.desk, revision=3))
    press("/review/im-here/publish")
    assert "Revision 3 says all that is decided already" in signed_in.get("/review/im-here").text


def test_a_conflict_is_a_page_with_its_reason(press: Any, given: Any) -> None:
    given.raises["publish"] = Conflict("No entry is accepted yet.")
    answer = press("/review/im-here/publish")
    assert answer.status_code == 409
    assert "No entry is accepted yet." in answer.text


def test_nothing_can_be_published_or_synced_before_there_is_something(signed_in: FlaskClient, given: Any) -> None:
    desk = replace(given.review.desk, revision=None, remote_state="new", remote_reason=None)
    given.review = replace(given.review, desk=desk, publishable=False, runs=(), entries=())
    html = signed_in.get("/review/im-here").text
    assert "Nothing can be published yet." in html
    assert "Sync now" not in html
    assert "It has not been synced yet." in html
    assert "This list has no entry yet." in html


def test_the_dry_run_says_its_calls_and_their_price(signed_in: FlaskClient) -> None:
    html = signed_in.get("/review/im-here/sync").text
    assert "Remove “Karaoke” from position 4." in html
    assert "<dd>3 calls</dd>" in html
    assert ">Sync now</button>" in html


def test_a_sync_without_changes_offers_no_button(signed_in: FlaskClient, given: Any) -> None:
    given.plan = replace(given.plan, state="nothing", sentences=(), writes=0)
    html = signed_in.get("/review/im-here/sync").text
    assert "Nothing: Spotify holds exactly the published list." in html
    assert ">Sync now</button>" not in html


@pytest.mark.parametrize("state", ["held", "unsafe"])
def test_a_stopped_plan_is_approved_by_exactly_its_checksum(
    press: Any, signed_in: FlaskClient, given: Any, state: str
) -> None:
    given.plan = replace(given.plan, state=state, reason="It would remove 8 of 9 tracks.")
    html = signed_in.get("/review/im-here/sync").text
    assert "It would remove 8 of 9 tracks." in html
    assert 'name="checksum" value="5c1e8d0f7a90"' in html
    assert ">Sync now</button>" not in html
    press("/review/im-here/sync", checksum="5c1e8d0f7a90")
    assert given.changes == [("request", "im-here", "Ada", "5c1e8d0f7a90")]


def test_sync_now_asks_for_no_approval(press: Any, given: Any) -> None:
    assert press("/review/im-here/sync").location == "/review/im-here#runs"
    assert given.changes == [("request", "im-here", "Ada", None)]


def test_an_approval_that_came_too_late_is_a_conflict(press: Any, given: Any) -> None:
    given.raises["request"] = UnsafePlan("The plan is another one now.")
    assert press("/review/im-here/sync", checksum="old").status_code == 409


def test_a_remote_that_does_not_answer_is_a_503_with_a_way_back(signed_in: FlaskClient, given: Any) -> None:
    given.raises["preview"] = RemoteUnavailable("Spotify does not answer.")
    headers = {"Referer": "http://localhost/review/im-here"}
    answer = signed_in.get("/review/im-here/sync", headers=headers)
    assert answer.status_code == 503
    assert "Spotify does not answer." in answer.text
    assert 'href="/review/im-here">Go back' in answer.text


def test_a_run_has_a_page_with_the_list_before_and_after(signed_in: FlaskClient) -> None:
    html = signed_in.get("/review/im-here/runs/7").text
    assert "Run 7" in html
    assert "POST 9 tracks: ok" in html
    assert "<li>Beautiful Life</li>" in html
    assert "<li>Hellhole Ratrace</li>" in html


def test_an_unknown_run_or_playlist_is_a_404(signed_in: FlaskClient, given: Any) -> None:
    given.raises["run_page"] = NotFound("There is no run 99.")
    assert signed_in.get("/review/im-here/runs/99").status_code == 404
    given.raises["page"] = NotFound("There is no playlist.")
    assert signed_in.get("/review/nothing").status_code == 404


@pytest.mark.parametrize(
    ("path", "fields", "change"),
    [
        ("runs/7/restore", {}, ("restore", "im-here", 7, 1)),
        (
            "bind",
            {"link": " https://open.spotify.com/playlist/1 "},
            ("bind", "im-here", "https://open.spotify.com/playlist/1", 1),
        ),
        ("unbind", {}, ("unbind", "im-here")),
    ],
)
def test_a_curator_goes_back_a_run_or_chooses_another_playlist(
    press: Any, given: Any, path: str, fields: dict[str, str], change: tuple[Any, ...]
) -> None:
    assert press(f"/review/im-here/{path}", **fields).status_code == 303
    assert given.changes == [change]


@pytest.mark.parametrize(("answer", "taken"), [("take", True), ("leave", False)])
def test_an_edit_made_on_spotify_is_taken_over_or_left_out(press: Any, given: Any, answer: str, taken: bool) -> None:
    press("/review/im-here/proposals/3", answer=answer)
    assert given.changes == [("settle", "im-here", 3, taken, 1)]


def test_a_track_offered_for_one_that_cannot_be_played_is_asked_about_in_its_own_words(
    signed_in: FlaskClient, given: Any
) -> None:
    given.waiting_proposals = (replace(given.waiting_proposals[0], kind="unavailable"),)
    page = signed_in.get("/review/im-here").text
    assert "No longer playable" in page
    assert "Keep as it is" in page
    assert "Edited on Spotify" not in page


def test_an_entry_that_was_taken_over_says_where_it_comes_from(signed_in: FlaskClient, given: Any) -> None:
    taken = Proof(
        "playlist", "Ada took it over from ", "the playlist on Spotify", " today.", "Spotify: the playlist", None
    )
    given.review = replace(
        given.review, entries=(replace(given.review.entries[1], origin="curator", proofs=(taken,)),), publishable=True
    )
    html = signed_in.get("/review/im-here").text
    assert "This entry is taken over by a curator from the playlist on Spotify." in html
    assert "Ada took it over from <mark>the playlist on Spotify</mark> today." in html
    assert "Undo the decision about Beautiful Life" in html
    assert "an added track becomes an entry" in html
