"""Plans as people read them."""

from __future__ import annotations

from playlist_service.domain.syncing import describe, plan


def tracks(count: int, first: int = 0) -> list[str]:
    return [f"spotify:track:{number:022d}" for number in range(first, first + count)]


def test_a_move_says_how_many_from_where_to_where() -> None:
    remote = tracks(150)
    lines = describe(plan(remote, [*remote[11:14], *remote[:11], *remote[14:]]))
    assert lines == [
        "move 3 tracks from 12 to 1",
        "Price: 1 write and 3 reads to verify.",
        "Result: 150 rows kept.",
    ]


def test_adds_and_removals_name_titles_where_they_are_known() -> None:
    remote = tracks(150)
    made = plan(remote, [*remote[1:], *tracks(5, 900)])
    titles = {remote[0]: "First Light", tracks(1, 900)[0]: "New One"}
    lines = describe(made, titles)
    assert lines[0] == "remove 1 track: First Light"
    assert lines[1].startswith("add 5 tracks at 150: New One, spotify:track:")
    assert lines[1].endswith(" and 2 more")
    assert lines[-1] == "Result: 149 rows kept, 5 added, 1 removed."


def test_a_dangerous_plan_says_so_first() -> None:
    lines = describe(plan(tracks(20), tracks(10)))
    assert lines[0].startswith("Stopped: This would remove 10 of 20 rows")


def test_a_replace_names_what_comes_and_what_goes() -> None:
    remote = tracks(20)
    made = plan(remote, [*reversed(remote[1:]), *tracks(2, 900)])
    titles = {remote[0]: "First Light", **dict(zip(tracks(2, 900), ["New One", "New Two"], strict=True))}
    assert describe(made, titles) == [
        "write the list of 21 tracks in one call",
        "new: New One, New Two",
        "gone: First Light",
        "Price: 1 write and 1 read to verify.",
        "Result: 19 rows kept, 2 added, 1 removed.",
    ]


def test_a_replace_and_a_renewal_say_what_they_cost() -> None:
    assert describe(plan(tracks(9), tracks(9)[::-1]))[0] == "write the list of 9 tracks in one call"
    lines = describe(plan(tracks(300), tracks(300)[::-1]))
    assert any("removed and added again" in line for line in lines)
    assert lines[-1].startswith("Keeping every row would take more than 25 calls")


def test_an_empty_plan_is_one_sentence() -> None:
    assert describe(plan(tracks(2), tracks(2))) == ["Nothing to change: the playlist is as desired."]
    assert describe(plan([], tracks(2), complete=False))[0].startswith("The playlist could not be read completely")
