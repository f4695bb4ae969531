"""Title, description and cover between two owners."""

from __future__ import annotations

from playlist_service.domain.syncing import Details, DetailsEdit, reconcile_details

BASE = Details("A title", "A description", "cover-1")


def test_untouched_details_follow_the_desired_ones() -> None:
    found = reconcile_details(BASE, Details("New title", "A description", "cover-2"), BASE)
    assert found.write == Details(title="New title", cover="cover-2")
    assert found.proposals == ()


def test_a_persons_edit_wins_and_is_proposed() -> None:
    found = reconcile_details(BASE, BASE, Details("Their title", "A description", "cover-1"))
    assert found.nothing
    assert found.proposals == (DetailsEdit("title", "A title", "Their title"),)


def test_a_curator_may_say_otherwise() -> None:
    found = reconcile_details(BASE, BASE, Details("Their title", "A description", "theirs"), overruled=["title"])
    assert found.write == Details(title="A title")
    assert [edit.field for edit in found.proposals] == ["cover"]


def test_an_edit_that_is_ours_too_is_no_question() -> None:
    found = reconcile_details(BASE, Details("Better", None, None), Details("Better", "A description", "cover-1"))
    assert (found.nothing, found.proposals) == (True, ())


def test_escapes_and_white_space_are_no_edit() -> None:
    base = Details(description="Rock & roll,\nas heard")
    assert reconcile_details(base, base, Details(description="Rock &amp; roll, as heard")).nothing


def test_a_description_that_the_remote_keeps_to_itself_is_no_edit() -> None:
    remote = Details("A title", None, "cover-1")
    assert reconcile_details(BASE, BASE, remote).nothing
    found = reconcile_details(BASE, Details("A title", "Another", "cover-1"), remote)
    assert found.write == Details(description="Another")


def test_what_was_never_written_is_written() -> None:
    found = reconcile_details(Details(), BASE, Details(title="Untitled"))
    assert found.write == BASE


def test_an_emptied_description_is_a_persons_edit() -> None:
    found = reconcile_details(BASE, BASE, Details("A title", "", "cover-1"))
    assert found.proposals == (DetailsEdit("description", "A description", ""),)
