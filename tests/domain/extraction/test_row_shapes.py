"""The shapes that rows of a list take, one case for each: fields, scenes, remarks, clocks, stacks and runs."""

from collections.abc import Iterable

import pytest

from tests.domain.extraction.printed_lists import PAIRS, WANTED, read, roles

FILM, SHOW, MIX = "Soundtrack of Low Harbour", "Night Ferry show, the playlist", "Night Ferry mix, tracklist"


def listed(head: str, row: str, more: Iterable[str] = ("",) * 5) -> str:
    """Return a list under a headline, each row made of number, act, title and what else it has."""
    rows = (
        row.format(n=n, act=act, ACT=act.upper(), title=title, more=words)
        for n, ((act, title), words) in enumerate(zip(PAIRS, more, strict=True), 1)
    )
    return f"{head}\n\n" + "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    "row",
    [
        "{title} ~ {act} ~ 2.3{n}",
        "{act} :: {title} :: 3:1{n}",
        "{act} :: {title}",
        "{act} → {title} → 3:1{n}",
        "the bar scene -> {act} -> {title}",
        "{title} ..... {act} ..... 2.3{n}",
        "{title} ..... {act}",
        "{title} | {act} | Brine | 200{n}",
        "{act} // {title} // Brine Records",
    ],
)
def test_fields_are_parted_by_one_mark(row: str) -> None:
    assert read(listed(FILM, row)) == WANTED


def test_an_act_in_capitals_stands_before_a_title_without_a_mark() -> None:
    assert read(listed(MIX, "{n}. {ACT} {title}")) == {title: (act.upper(),) for act, title in PAIRS}


SCENES = {
    "it": ("Le canzoni del film Porto basso", ["al bar", "sul molo", "in cucina", "di notte", "nei titoli"]),
    "en": (
        "Songs of Low Harbour: the soundtrack",
        ["at the bar", "on the quay", "in the kitchen", "at night", "at sea"],
    ),
    "de": ("Die Musik im Film Hafen: Soundtrack", ["an der Bar", "am Kai", "in der Küche", "bei Nacht", "auf See"]),
}


@pytest.mark.parametrize("language", SCENES)
@pytest.mark.parametrize("row", ["{more}: {title} ({act})", '{more}: "{title}" – {act}'])
def test_a_scene_in_small_letters_stands_before_act_and_title(language: str, row: str) -> None:
    head, scenes = SCENES[language]
    assert read(listed(head, row, scenes)) == WANTED


@pytest.mark.parametrize("language", SCENES)
def test_a_scene_with_a_colon_stands_before_act_and_title(language: str) -> None:
    head, scenes = SCENES[language]
    assert read(listed(head, "{more}: {act} - {title}", [s[0].upper() + s[1:] for s in scenes])) == WANTED


@pytest.mark.parametrize("arrow", ["->", "-->", "=>", "→", "►"])
def test_an_arrow_before_a_quoted_title_says_where_it_is_heard(arrow: str) -> None:
    scenes = ["Bar", "Quay", "Kitchen", "Night", "Credits"]
    assert read(listed(FILM, "{more} " + arrow + ' "{title}" by {act}', scenes)) == WANTED


@pytest.mark.parametrize("row", ['{more}: "{title}" – {act}', '{more} "{title}" – {act}', "{more}: “{title}” by {act}"])
def test_who_presents_a_title_does_not_play_it(row: str) -> None:
    assert read(listed("Night Ferry playlist, picked by the crew", row, ["Jo", "Mia", "Jo", "Mia", "Jo"])) == WANTED


REMARKS = ("still so good", "", "my first love", "goes on and on", "a slow one")


@pytest.mark.parametrize(
    ("row", "mark"),
    [
        ("{act} - {title} (Salt Works){more}", ": "),
        ("{n}. {title} ({act}){more}", ": "),
        ("{n}. {title} ({act}){more}", " – "),
        ("{title} ({act}){more}", ": "),
        ("{n}. {act} - {title}{more}", " <- "),
        ("{n}. {act} - {title}{more}", " ← "),
        ("{n}. {act} - {title}{more}", " <-- "),
        ("{n}. {act} - {title}{more}", " ※ "),
    ],
)
def test_remarks_behind_the_entries_are_no_part_of_them(row: str, mark: str) -> None:
    assert read(listed("Playlist for a wet week", row, [words and mark + words for words in REMARKS])) == WANTED


@pytest.mark.parametrize(
    "notes",
    [
        (" (for the crew of the ferry)", "", "", " (asked for by someone in Gent)", ""),
        ("  (request from Jo)", "", " (requested by Mia)", "", "  [for Mia]"),
    ],
)
def test_notes_of_requests_are_no_part_of_the_titles(notes: tuple[str, ...]) -> None:
    assert read(listed(SHOW, "{n}. {act} - {title}{more}", notes)) == WANTED


@pytest.mark.parametrize("clock", ["22.0{n}", "18h0{n}", "22:0{n}", "[22.0{n}]", "22.0{n} Uhr", "18h0{n} –"])
def test_times_of_day_are_no_part_of_the_acts(clock: str) -> None:
    assert read(listed(SHOW, clock + " {act} - {title}")) == WANTED


@pytest.mark.parametrize("note", ["♪", "♫", "🎵"])
def test_a_note_of_music_tells_the_songs_from_the_talk(note: str) -> None:
    text = (
        f"{SHOW}\n\n22:00 Welcome and weather\n22:03 {note} Ida Holm - Ebb\n22:07 {note} The Low Locks - Sluice\n"
        f"22:11 Talk: Jo - on tides\n22:15 {note} Small Anchor - Neap\n22:20 News - the hour\n"
        f"22:25 {note} Ida Holm - Hold\n"
    )
    assert list(read(text)) == ["Ebb", "Sluice", "Neap", "Hold"]


def test_rows_with_what_plays_at_the_same_time_are_entries_of_a_mix() -> None:
    text = (
        f"{MIX}\n\n[00:00] Ida Holm - Ebb\nw/ Small Anchor - Ebb (Acapella)\n[04:10] The Low Locks - Sluice\n"
        "[08:20] Small Anchor - Neap\nw/ Omar Khalil - Blue Dike\n[12:00] Ida Holm - Hold\n"
    )
    assert read(text) == {
        "Ebb": ("Ida Holm",),
        "Ebb (Acapella)": ("Small Anchor",),
        "Sluice": ("The Low Locks",),
        "Neap": ("Small Anchor",),
        "Blue Dike": ("Omar Khalil",),
        "Hold": ("Ida Holm",),
    }


def test_record_labels_in_brackets_are_dropped_and_versions_stay() -> None:
    labels = (" [Brine Records]", " [Polder]", " (Live) [Brine Records]", " [Weir]", "")
    found = read(listed(MIX, "{n}. {act} - {title}{more}", labels))
    assert list(found) == ["Ebb Tide", "Sluice", "Neap Again (Live)", "Hold", "Blue Dike"]


@pytest.mark.parametrize("head", ["Chansons du film Les lumières du port", "Songs on the soundtrack of Low Harbour"])
def test_several_titles_of_one_act_stand_in_one_row(head: str) -> None:
    text = (
        f"{head}\n\nIda Holm – Ebb, Hold\nThe Low Locks – Sluice, Weir, Gate\nSmall Anchor – Neap\n"
        "Omar Khalil – Blue Dike, Polder (Live)\n"
    )
    assert read(text) == {
        "Ebb": ("Ida Holm",),
        "Hold": ("Ida Holm",),
        "Sluice": ("The Low Locks",),
        "Weir": ("The Low Locks",),
        "Gate": ("The Low Locks",),
        "Neap": ("Small Anchor",),
        "Blue Dike": ("Omar Khalil",),
        "Polder (Live)": ("Omar Khalil",),
    }


@pytest.mark.parametrize(
    ("labels", "row"),
    [
        ("artist,title,length", "{act},{title},3:1{n}"),
        ("Artist;Title;Label", "{act};{title};Brine"),
        ("no;title;artist", "{n};{title};{act}"),
        ("title\tartist\tlength", "{title}\t{act}\t3:1{n}"),
    ],
)
def test_values_with_a_delimiter_stand_under_their_labels(labels: str, row: str) -> None:
    assert read(listed(f"{FILM}\n\n{labels}", row).replace(f"{labels}\n\n", f"{labels}\n")) == WANTED


def test_a_cue_sheet_names_title_and_performer_of_each_track() -> None:
    tracks = (
        f'  TRACK 0{n} AUDIO\n    TITLE "{title}"\n    PERFORMER "{act}"\n    INDEX 01 0{n}:00:00'
        for n, (act, title) in enumerate(PAIRS, 1)
    )
    head = 'PERFORMER "Night Ferry"\nTITLE "Night Ferry Mix 12"\nFILE "mix.mp3" MP3\n'
    assert read(head + "\n".join(tracks)) == WANTED


@pytest.mark.parametrize("fields", ["  - title: {title}\n    artist: {act}", "  - artist: {act}\n    title: {title}"])
def test_fields_of_yaml_are_entries(fields: str) -> None:
    entries = (fields.format(act=act, title=title) for act, title in PAIRS)
    assert read("title: Soundtrack of Low Harbour\ntracks:\n" + "\n".join(entries) + "\n") == WANTED


def test_titles_stand_under_acts_in_capitals() -> None:
    text = (
        "Night Ferry live: the setlist of the evening\n\nIDA HOLM\nEbb\nHold\n\nTHE LOW LOCKS\nSluice\nWeir\n\n"
        "SMALL ANCHOR\nNeap\n\nOMAR KHALIL\nBlue Dike\nPolder\n"
    )
    assert read(text) == {
        "Ebb": ("IDA HOLM",),
        "Hold": ("IDA HOLM",),
        "Sluice": ("THE LOW LOCKS",),
        "Weir": ("THE LOW LOCKS",),
        "Neap": ("SMALL ANCHOR",),
        "Blue Dike": ("OMAR KHALIL",),
        "Polder": ("OMAR KHALIL",),
    }


@pytest.mark.parametrize("heading", ["{} EPISODE", "{}. Episode", "{} FOLGE", "Episode {}", "第{}話"])
@pytest.mark.parametrize("mark", ["- ", "1. ", "♪ "])
def test_rows_stand_under_numbered_headings_of_episodes(heading: str, mark: str) -> None:
    parts = [
        ["Ida Holm - Ebb", "The Low Locks - Sluice"],
        ["Ida Holm - Hold", "Small Anchor - Keel"],
        ["Omar Khalil - Dew", "The Low Locks - Weir"],
    ]
    text = "Songs of the series Low Harbour: the soundtrack\n"
    for episode, rows in enumerate(parts, 1):
        lines = (f"{mark.replace('1', str(n))}{row}" for n, row in enumerate(rows, 1))
        text += f"\n{heading.format(episode)}\n" + "\n".join(lines) + "\n"
    assert list(read(text)) == ["Ebb", "Sluice", "Hold", "Keel", "Dew", "Weir"]


@pytest.mark.parametrize(
    "run",
    [
        "On it: {0} ({5}), {1} ({6}), {2} ({7}), {3} ({8}), {4} ({9})",
        "{0} ({5}), {1} ({6}), {2} ({7}), {3} ({8}), {4} ({9}).",
        "(1) {5}, {0} (2) {6}, {1} (3) {7}, {2} (4) {8}, {3} (5) {9}, {4}",
        "{5} - {0}, {6} - {1}, {7} - {2}, {8} - {3}, {9} - {4}",
        "{0} - {5} / {1} - {6} / {2} - {7} / {3} - {8} / {4} - {9}",
        "{0} “{5}”, {1} “{6}”, {2} “{7}”, {3} “{8}”, {4} “{9}”",
    ],
)
def test_a_list_runs_on_in_one_paragraph(run: str) -> None:
    acts, titles = zip(*PAIRS, strict=True)
    assert read(f"{FILM}\n\n{run.format(*acts, *titles)}\n") == WANTED


def test_titles_with_their_lengths_run_on_under_who_made_them() -> None:
    head = "Low Harbour (Original Score)\nMusic by Petra Lindqvist\n\n"
    text = f"{head}Tracklist: Ebb (2:10), Sluice (3:01), Neap (1:44), Hold (4:10)\n"
    assert read(text) == dict.fromkeys(("Ebb", "Sluice", "Neap", "Hold"), ("Petra Lindqvist",))


@pytest.mark.parametrize("row", ["{n}. {title}\n{act}", "{n}. {title}\n   {act}", "{n}) {title}\n{act}"])
def test_acts_stand_in_the_lines_below_numbered_titles(row: str) -> None:
    assert read(listed(FILM, row)) == WANTED


def test_a_table_goes_on_after_a_break() -> None:
    text = (
        "Night Ferry playlist\n\n"
        "9:01 pm   Ida Holm   Ebb   Tidal Works\n9:05 pm   The Low Locks   Sluice   Gatekeeping\n"
        "-- news --\n9:14 pm   Ida Holm   Neap   Tidal Works\n9:18 pm   Omar Khalil   Blue Dike   Live at the Weir\n"
        "Music break\n9:25 pm   Small Anchor   Hold   Hold EP\n"
    )
    assert list(read(text)) == ["Ebb", "Sluice", "Neap", "Blue Dike", "Hold"]


def test_credit_lines_stand_between_the_rows_of_a_table() -> None:
    text = (
        "Low Harbour: the soundtrack\n\nNo.\tTitle\tLength\n1\tEbb\t3:01\n    Performed by Ida Holm\n2\tSluice\t2:44\n"
        "    Written by Jo Vane\n    Performed by The Low Locks\n3\tNeap\t4:10\n    Performed by Small Anchor\n"
    )
    assert read(text) == {"Ebb": ("Ida Holm",), "Sluice": ("The Low Locks",), "Neap": ("Small Anchor",)}
    assert roles(text)["Jo Vane"] == "other"


@pytest.mark.parametrize(
    ("labels", "row"),
    [
        ("| # | Title | | Length |", "| {n} | {title} | {act} | 3:1{n} |"),
        ("| # | Title | Who | Length |", "| {n} | {title} | {act} | 3:1{n} |"),
        ("| No. | Title | Artist | Price |", "| {n} | {title} | {act} | 0,99 € |"),
    ],
)
def test_a_table_may_have_an_unlabelled_column_of_acts_or_one_of_prices(labels: str, row: str) -> None:
    rule = "|---|---|---|---|"
    assert read(listed(f"{FILM}\n\n{labels}\n{rule}", row).replace(f"{rule}\n\n", f"{rule}\n")) == WANTED


@pytest.mark.parametrize("struck", ["2. ~~Gull - Lost Reel~~", "2. ~~Gull – “Lost Reel”~~"])
def test_what_is_struck_out_is_not_on_the_list(struck: str) -> None:
    text = f"{FILM}\n\n1. Ida Holm - Ebb\n{struck}\n3. The Low Locks - Sluice\n4. Small Anchor - Neap\n"
    assert list(read(text)) == ["Ebb", "Sluice", "Neap"]


@pytest.mark.parametrize(
    "head", ["Not on it:", "## Not on the soundtrack", "Left out", "Nicht dabei:", "Faltan:", "Mancano"]
)
@pytest.mark.parametrize("mark", ["- ", "1. "])
def test_a_list_of_what_is_not_on_it_is_none(head: str, mark: str) -> None:
    on_it = ["Ida Holm - Ebb", "The Low Locks - Sluice", "Small Anchor - Neap", "Ida Holm - Hold"]
    out = ["Gull - Lost Reel", "Tern - Cut Song", "Gull - Wreck"]
    lists = ("\n".join(mark.replace("1", str(n)) + row for n, row in enumerate(rows, 1)) for rows in (on_it, out))
    assert list(read(f"Low Harbour: songs from the film\n\n{next(lists)}\n\n{head}\n\n{next(lists)}\n")) == [
        "Ebb", "Sluice", "Neap", "Hold",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        (
            "The best compilations of the summer\n\n"
            "1. Various - Low Harbour\n2. Various - Tides Two\n3. Ida Holm - Ebb\n"
            "4. Various Artists - Salt Road\n5. The Low Locks - Sluice\n"
        ),
        listed("The albums of the year", "{n}. {act} - {title}") + "\nAll five albums are out on Brine Records.\n",
        listed("Best of the year\n\nThese are the best albums that came out this year.", "{n}. {act} - {title}"),
    ],
)
def test_a_list_of_albums_is_none_of_tracks(text: str) -> None:
    assert read(text) == {}


CUES = "1. Ebb\n2. Sluice\n3. Neap\n4. Hold\n5. Keel\n"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            f"Petra Lindqvist: Salt Road (Original Soundtrack)\n\nPetra Lindqvist wrote these cues at home.\n\n{CUES}",
            "composer",
        ),
        (f"Petra Lindqvist – Salt Road (Original Soundtrack)\n\n{CUES}\n© Petra Lindqvist\n", "performer"),
        (f"Salt Road (Original Score)\nby Petra Lindqvist\n\n{CUES}\n© Petra Lindqvist\n", "performer"),
        (f"Playlist for Friday\n\n{CUES}(all by Petra Lindqvist)\n", "performer"),
        (
            f"Camino de sal (banda sonora original)\n\n{CUES}\nTodos los temas compuestos por Petra Lindqvist.\n",
            "composer",
        ),
        (f"Camino de sal (banda sonora)\nTodos los temas compuestos por Petra Lindqvist\n\n{CUES}", "composer"),
        (f"Salt Road (Original Score)\n\n{CUES}\nMusic composed and produced by Petra Lindqvist\n", "composer"),
        (
            f"Salt Road (Original Soundtrack)\n\n{CUES}\nAll tracks written and performed by Petra Lindqvist\n",
            "composer",
        ),
        (f"La route du sel (bande originale)\n\n{CUES}\nTous les titres sont de Petra Lindqvist.\n", "composer"),
        (f"La via del sale (colonna sonora)\n\n{CUES}\nTutti i brani sono di Petra Lindqvist.\n", "composer"),
    ],
)
def test_who_made_all_of_a_list_is_named_once(text: str, role: str) -> None:
    assert read(text) == dict.fromkeys(("Ebb", "Sluice", "Neap", "Hold", "Keel"), ("Petra Lindqvist",))
    assert roles(text) == {"Petra Lindqvist": role}


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        ("Omar Khalil - Dew", ("Salt & Sand",)),
        ("Salt - Dew", ("Salt", "Sand")),
        ("Sand - Dew", ("Salt", "Sand")),
    ],
)
def test_joint_names_are_two_acts_where_one_of_them_stands_alone(other: str, wanted: tuple[str, ...]) -> None:
    text = f"{FILM}\n\n1. Ida Holm - Ebb\n2. Salt & Sand - Sluice\n3. {other}\n4. Small Anchor - Hold\n"
    assert read(text)["Sluice"] == wanted


@pytest.mark.parametrize("act", ["Ida & the Weirs", "Rosa y la Marea", "Lena und die Deiche", "Salt & Sand"])
def test_a_band_with_a_conjunction_in_its_name_is_one_act(act: str) -> None:
    text = f"{FILM}\n\n1. Ida Holm - Ebb\n2. {act} - Sluice\n3. Omar Khalil - Dew\n4. Small Anchor - Hold\n"
    assert read(text)["Sluice"] == (act,)


def test_two_full_names_are_two_acts() -> None:
    text = (
        f"{FILM}\n\n1. Small Anchor - Ebb\n2. Ida Holm & Omar Khalil - Sluice\n3. The Low Locks - Dew\n4. Gull - Hold\n"
    )
    assert read(text)["Sluice"] == ("Ida Holm", "Omar Khalil")


@pytest.mark.parametrize("head", ["Comments", "3 Comments", "Kommentare:", "Reader comments"])
def test_what_readers_wrote_under_a_list_is_none(head: str) -> None:
    text = (
        listed(FILM, "{n}. {act} - {title}") + f"\n{head}\n\n1. Gull - Lost Reel\n2. Tern - Cut Song\n3. Gull - Wreck\n"
    )
    assert read(text) == WANTED


@pytest.mark.parametrize("label", ["Artist - Title - Label", "Artist / Title / Label", "Artist | Title | Label"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_heading_names_the_fields_of_its_rows(label: str, gap: str) -> None:
    mark = label[7]
    rows = "\n".join(f"{act} {mark} {title} {mark} Brine" for act, title in PAIRS)
    assert read(f"{FILM}\n\n{label}{gap}{rows}\n") == WANTED


@pytest.mark.parametrize(
    ("row", "title", "act"),
    [
        ("Sluice, sung by The Low Locks", "Sluice", "The Low Locks"),
        ("Sluice, chantée par The Low Locks", "Sluice", "The Low Locks"),
        ("Sluice (Petra Lindqvist)", "Sluice", "Petra Lindqvist"),
    ],
)
def test_one_row_of_a_list_of_titles_may_name_its_act(row: str, title: str, act: str) -> None:
    text = f"Low Harbour: the soundtrack\n\n1. Ebb Tide\n2. {row}\n3. Neap Again\n4. Hold\n5. Blue Dike\n6. Keel\n"
    assert read(text) == dict.fromkeys(("Ebb Tide", "Neap Again", "Hold", "Blue Dike", "Keel"), ()) | {title: (act,)}
