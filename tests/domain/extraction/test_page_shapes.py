"""Lists as pages of the web print them: with remarks, codes, labels and readers' comments around the entries."""

import pytest

from playlist_service.domain.article import Article
from playlist_service.domain.extraction import extract
from tests.domain.extraction.printed_lists import PAIRS, WANTED, read

REMARKS = (
    "It rained when I first heard this one.",
    "My brother still has the record somewhere.",
    "What a song.",
    "She wrote it in a kitchen on the coast.",
    "The band had broken up by the time it came out.",
)
MIX = "Night Ferry mix, tracklist"


def listed(row: str, between: str = "\n", head: str = MIX) -> str:
    """Return a list under a headline, each row made of number, act, title and a remark."""
    rows = (
        row.format(n=n, act=act, ACT=act.upper(), title=title, TITLE=title.upper(), remark=remark)
        for n, ((act, title), remark) in enumerate(zip(PAIRS, REMARKS, strict=True), 1)
    )
    return f"{head}\n\n{between.join(rows)}\n"


@pytest.mark.parametrize(
    "row",
    [
        "{n}. {act} . {title}",
        "{n}. {title}/{act} 3:1{n}",
        "{n}. {title}/ {act} 3:1{n}",
        "{n}. {act}-{title}",
        "{n}. {title} – by {act} from Songs Of The Delta",
        "{n}. {title} by {act} on Songs Of The Delta (Brine Records), 199{n}",
        "{n} {TITLE} {act} 3:1{n}",
        "{act} – {title} – Dub Mix [Brine Records]",
        "A{n} | {act} - {title} | |",
        "{title}/{act}/Brine 45",
    ],
)
def test_title_and_act_are_parted_as_most_rows_part_them(row: str) -> None:
    found = {title.casefold().removesuffix(" – dub mix"): acts for title, acts in read(listed(row)).items()}
    assert found == {title.casefold(): acts for title, acts in WANTED.items()}


@pytest.mark.parametrize(
    "row",
    [
        "{n}. {act} – {title}. {remark}",
        '{n}) {act} - "{title}" - {remark}',
        "{title} – {act}\n{remark}",
        "{act} – {title}.\n\n{remark}\n",
        "{title} by {act}. {remark}",
        "-{act}: {title}\n\n{remark}\n",
        "{title} ({act}) {remark}",
    ],
)
def test_what_somebody_says_of_an_entry_is_no_part_of_it(row: str) -> None:
    assert read(listed(row)) == WANTED


def test_blank_lines_may_stand_between_all_entries_of_a_list() -> None:
    assert read(listed("{act} – {title}", between="\n\n")) == WANTED


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Artist - Song/Album", "{act} - {title}/Songs Of The Delta"),
        ("track  artist, song-label, format", "{n}. {act}, {title}-Brine, LP"),
        ("Song/Artist/Label", "{title}/{act}/Brine"),
    ],
)
def test_a_heading_that_names_the_fields_says_how_rows_are_parted(head: str, row: str) -> None:
    assert (
        read(listed(row, head=f"Night Ferry show, the playlist\n\n{head}").replace(f"{head}\n\n", f"{head}\n"))
        == WANTED
    )


def test_codes_before_entries_are_left_out() -> None:
    rows = "\n".join(
        f"{code} {act} – “{title}”" for code, (act, title) in zip(["PL", "DC", "PL", "PL", "DC"], PAIRS, strict=True)
    )
    assert read(f"Night Ferry show, the playlist\n\n{rows}\n") == WANTED


def test_readers_comments_with_numbers_are_no_entries() -> None:
    cues = "\n".join(f"{n}. {title} (2:1{n})" for n, (_, title) in enumerate(PAIRS, 1))
    text = f"Salt Road: soundtrack album by Petra Lindqvist\n\nTrack list:\n\n{cues}\n\n" + "".join(
        f"{n}. {who} says:\n\nCannot wait for this one.\n\n" for n, who in enumerate(("Ann", "Bo", "Cy"), 1)
    )
    assert list(read(text)) == [title for _, title in PAIRS]


def test_two_blanks_after_a_full_stop_make_no_columns() -> None:
    rows = "\n".join(
        f'0{n}) {act} - "{title}" - One word.  And then another.' for n, (act, title) in enumerate(PAIRS, 1)
    )
    assert read(f"Mixtape for the ferry.  Enjoy it.\n\n{rows}\n") == WANTED


def test_facts_of_a_page_are_no_entries() -> None:
    facts = "Posted: May 2, 2011 by filmfan in Film\nTags: Petra Lindqvist, score\nFormat CD\nLabel Brine Records\n"
    assert read(f"Soundtrack of Salt Road is on the way\n{facts}\nThe film opens in June.\n") == {}


def test_who_stands_under_each_entry_performs_and_who_stands_in_its_brackets_wrote() -> None:
    rows = "\n".join(f"0{n} - {title} (P. Lind - K. Ostrava)\n{act}" for n, (act, title) in enumerate(PAIRS, 1))
    assert read(f"Soundtrack compilation 1985\n\nSide A\n{rows}\n") == WANTED


def test_a_title_that_the_text_quotes_tells_the_side_of_the_titles() -> None:
    acts = ["Vessel", "Glass", "Run Away", "Winter Boats", "Dance Again"]
    titles = ["Yarim", "Azim Lopen", "Ran Osman", "Hikmet", "Balina"]
    rows = "\n".join(f"{act} - {title}" for act, title in zip(acts, titles, strict=True))
    said = " and ".join(f"“{title}” by {act}" for act, title in zip(acts, titles, strict=True))
    assert read(
        f"Compilation of the year\n\n{rows}\n\nThe best songs on the record are {said}, all of them new here.\n"
    ) == {title: (act,) for act, title in zip(acts, titles, strict=True)}


def test_titles_under_sides_are_a_track_list() -> None:
    text = (
        "Salt Road, vinyl review\n\nThe soundtrack by Petra Lindqvist is out on two sides.\n\n"
        "[SIDE A]\nEbb\nSluice\nNeap\n\n[SIDE B]\nHold\nKeel\nDike\n"
    )
    assert list(read(text)) == ["Ebb", "Sluice", "Neap", "Hold", "Keel", "Dike"]


def test_one_cue_of_a_score_may_name_another_act() -> None:
    cues = "1. Opening\n2. Big Mountain – Nobody Will Save You\n3. Wardrobe\n4. Mouse\n5. End\n"
    text = (
        f"Petra Lindqvist composed the score of Salt Road. Nobody Will Save You play one song.\n\nTrack list:\n{cues}"
    )
    assert read(text)["Big Mountain"] == ("Nobody Will Save You",)


@pytest.mark.parametrize(
    "row",
    [
        "{n}-{title} – {act} 3.1{n}",
        "{n}/. {act} – {title}",
        "{title}—{act}",
        "{n}. {title} by {act} (It is the one that we played over and over in that long summer.)",
    ],
)
def test_numbers_lengths_and_dashes_may_stand_tight(row: str) -> None:
    assert read(listed(row)) == WANTED


def test_one_row_may_have_lost_the_blanks_around_its_dash() -> None:
    rows = "\n".join(f"{title}{'-' if n == 2 else '- '}{act}" for n, (act, title) in enumerate(PAIRS))
    assert read(f"{MIX}\n\n{rows}\n") == WANTED


def test_a_table_may_number_its_tracks_under_the_label_track() -> None:
    rows = "\n".join(f"| {n} | {title} | {act} | The bar. |" for n, (act, title) in enumerate(PAIRS, 1))
    text = f"Songs of Salt Road\n\n| Track # | Song Title | Artist | Key Scene / Moment |\n|---|---|---|---|\n{rows}\n"
    assert read(text) == WANTED


def test_a_table_of_facts_about_a_record_is_no_track_list() -> None:
    facts = "| Genre | Rock, Pop |\n| Release Date | July 29, 2014 |\n| Label | Brine Records |\n| Total Tracks | 5 |"
    rows = "\n".join(f"- “{title}” – {act}" for act, title in PAIRS)
    assert read(f"Salt Road mixtape\n\nQuick facts\n{facts}\n\nTrack listing\n{rows}\n") == WANTED


def test_a_list_of_acts_under_a_line_that_says_so_gives_acts_and_no_tracks() -> None:
    acts = ["Ida Holm", "The Low Locks", "Small Anchor", "Omar Khalil"]
    text = "Soundtrack of Salt Road\n\nThe film has songs by:\n\n" + "".join(f"- {act}\n" for act in acts)
    found = extract(Article(text=text, source="test"))
    assert not found.tracks
    assert [credit.name for credit in found.credits] == acts


def test_lines_of_a_wrapped_paragraph_are_no_entries() -> None:
    text = (
        "Rock news\nIda Holm, a singer we love, is on “Salt Road”, the new game\n"
        "for the console. The Low Locks are there, too, and\n"
        "everybody here, one can tell, is glad, though nobody\n"
        "expected it, least of all me, and\nOmar Khalil, who asked, knows nothing\n"
    )
    assert all("," not in title for title in read(text))


@pytest.mark.parametrize(
    "row",
    [
        "{n}. {title}; {act}",
        "0{n} - {act} - {title}.mp3",
        "{n}. {act}, {title}, 199{n} : on la chante encore dans toutes les cuisines du port.",
        "{act} – {title}: It was the one that nobody expected and everybody played.",
        "{act} | England UK | {title} | Songs Of The Delta | Brine | 199{n}\n",
    ],
)
def test_what_else_stands_in_a_row_is_told_from_title_and_act(row: str) -> None:
    assert read(listed(row)) == WANTED


def test_acts_may_be_written_small_where_everything_is() -> None:
    rows = "\n".join(f'{act} "{title}"'.lower() for act, title in PAIRS)
    assert read(f"mix tape for a friend, the songs\n\n{rows}\n") == {
        title.lower(): (act.lower(),) for title, (act,) in WANTED.items()
    }


def test_a_title_in_quotes_over_its_act_begins_an_entry() -> None:
    rows = "\n".join(
        f"‘{title}’\n{act}\nIt goes on and on, and nobody here has ever wanted it to stop." for act, title in PAIRS
    )
    assert read(f"Playlist for the garden\n\n{rows}\n") == WANTED


def test_each_number_may_have_two_sides_of_a_single() -> None:
    rows = "\n".join(f"{n}. {title} – {act}\n   {title} Dub – {act} Band" for n, (act, title) in enumerate(PAIRS, 1))
    found = read(f"A box of singles, track list\n\n{rows}\n")
    assert found == WANTED | {f"{title} Dub": (f"{act} Band",) for act, title in PAIRS}


def test_the_place_of_an_episode_may_stand_before_title_and_act() -> None:
    rows = "\n\n".join(
        f'{n}. {n}\n\nEpisode {n}: "{title}" by {act}\n\nIt plays in the yard, when all is over.'
        for n, (act, title) in enumerate(PAIRS, 1)
    )
    assert read(f"Most important songs of Salt Road, season 3\n\n{rows}\n") == WANTED


@pytest.mark.parametrize("note", ["*request*", "~for Jo~", "(for Jo and Mia)"])
def test_whom_an_entry_is_for_is_no_part_of_its_title(note: str) -> None:
    assert read(listed(f"{{n}}. {{act}} - {{title}} {note}")) == WANTED


def test_values_of_fields_may_stand_in_quotes() -> None:
    rows = "\n".join(f'  - artist: "{act}"\n    title: "{title}"' for act, title in PAIRS)
    assert read(f"playlist: Night Ferry\ntracks:\n{rows}\n") == WANTED


def test_acts_in_capitals_may_stand_before_short_titles() -> None:
    rows = "\n".join(f"{act.upper()} {title.split()[0]}" for act, title in PAIRS)
    assert read(f"Playlist, Night Ferry show\n\n{rows}\n") == {title.split()[0]: (act.upper(),) for act, title in PAIRS}


def test_the_film_that_a_score_belongs_to_composes_nothing() -> None:
    text = (
        "The score of Salt Road is composed by Petra Lindqvist, who plays all strings herself. The film opens soon.\n"
    )
    credits = extract(Article(text=text, source="test")).credits
    assert [(credit.name, credit.role) for credit in credits] == [("Petra Lindqvist", "composer")]


def test_a_list_may_count_down_with_a_comment_between_its_entries() -> None:
    rows = "\n\n".join(
        f"#{6 - n}: {act} - {title} (Salt Road)\n\n{REMARKS[n - 1]}" for n, (act, title) in enumerate(PAIRS, 1)
    )
    assert read(f"Songs of the series, the playlist\n\n{rows}\n") == WANTED


def test_acts_may_be_called_like_months() -> None:
    acts = ["Gene Page", "Marvin Holm", "June Khalil", "August Anchor", "Junior Locks"]
    rows = "\n".join(f"{n}. {act} - {title}" for n, (act, (_, title)) in enumerate(zip(acts, PAIRS, strict=True), 1))
    assert list(read(f"{MIX}\n\n{rows}\n").values()) == [(act,) for act in acts]


def test_a_title_may_stand_one_level_under_its_act() -> None:
    rows = "\n".join(f"  • {act}\n\n    {title}\n\n    • Brine." for act, title in PAIRS)
    assert read(f"Night Ferry radio show\n\nMusic Played\n\n{rows}\n") == WANTED


def test_what_each_song_is_from_is_no_second_title() -> None:
    rows = "\n".join(f"{n}位:{act}「{title}」/「Salt Road {n}」(TV)" for n, (act, title) in enumerate(PAIRS, 1))
    assert read(f"ドラマ主題歌トップ5 プレイリスト\n\n{rows}\n") == WANTED
