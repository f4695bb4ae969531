"""Lists of the wild: credits around them, notes in them, columns of blanks, and lists of no tracks."""

import pytest

from tests.domain.extraction.printed_lists import read, roles

CREDIT_LINES = {
    "en": ("Harbour Lights (Original Motion Picture Soundtrack)", "Music composed and conducted by {}", "Tracklist:"),
    "en colon": ("Harbour Lights - Original Score", "Original Score: {}", "Tracks"),
    "de": ("Hafenlichter - Original-Soundtrack", "Musik: {}", "Titelliste"),
    "fr": ("Les lumières du port (bande originale)", "Musique composée par {}", "Liste des titres"),
    "it": ("Luci del porto - Colonna sonora originale", "Musiche originali di {}", "Tracce:"),
    "pt": ("Luzes do porto (trilha sonora original)", "Música original: {}", "Faixas:"),
    "es": ("Luces del puerto (banda sonora)", "Música de {}", "Lista de temas"),
    "ru": ("Огни гавани - саундтрек к фильму", "Композитор: {}", "Треклист"),
    "ja": ("映画『港の灯』オリジナル・サウンドトラック", "音楽：{}", "収録曲"),
    "ko": ("영화 '항구의 불빛' 사운드트랙", "음악: {}", "수록곡"),
    "zh": ("电影《港口的灯》原声带", "配乐：{}", "曲目"),
}
NAMES = {"ru": "Пётр Синицын", "ja": "森田波子", "ko": "서하준", "zh": "周一帆"}


@pytest.mark.parametrize("language", CREDIT_LINES)
def test_a_credit_line_over_a_list_of_titles_names_who_made_them(language: str) -> None:
    title, credit, head = CREDIT_LINES[language]
    name = NAMES.get(language, "Petra Lindqvist")
    text = f"{title}\n{credit.format(name)}\n\n{head}\n1. Aurora\n2. Tempo\n3. Luna\n4. Marina\n5. Corona\n"
    assert read(text) == dict.fromkeys(("Aurora", "Tempo", "Luna", "Marina", "Corona"), (name,))
    assert roles(text) == {name: "composer"}


def test_the_headline_music_of_the_work_is_no_credit() -> None:
    text = "La musica di Mare Calmo\n\nTracce\n1. Aurora\n2. Tempo - Ida Ferri\n3. Luna\n4. Marina - I Sassi\n"
    assert "Mare Calmo" not in roles(text)


DISCS = """Lowlands II (Original Game Soundtrack)
All music written and produced by Petra Lindqvist unless stated otherwise

Disc 1
1. Causeway .......... 2:01
2. Reeds ............. 3:10 †
3. Ferryman .......... 2:22

Disc 2
1. Lock Gate ......... 4:00
2. Sluice ............ 1:59 (vocals: Ida Holm)
3. Polder ............ 3:33 †

† composed by Omar Khalil
"""


def test_daggers_and_voices_are_exceptions_to_the_credit_of_the_whole() -> None:
    found = read(DISCS)
    assert found["Causeway"] == found["Lock Gate"] == ("Petra Lindqvist",)
    assert found["Reeds"] == found["Polder"] == ("Omar Khalil",)
    assert found["Sluice"] == ("Petra Lindqvist", "Ida Holm")


@pytest.mark.parametrize(
    "note",
    [
        "(vocals by Ida Holm)",
        "– Gesang: Ida Holm",
        "(voix : Ida Holm)",
        "[voce: Ida Holm]",
        "- voz: Ida Holm",
        "(вокал: Ida Holm)",
    ],
)
def test_a_voice_noted_after_a_title_is_no_part_of_it(note: str) -> None:
    head = "Tides - Original Soundtrack\nMusic by Petra Lindqvist\n\nTracklist"
    text = f"{head}\n1. Ebb (2:10)\n2. Flow {note}\n3. Neap (3:00)\n"
    assert read(text)["Flow"] == ("Petra Lindqvist", "Ida Holm")


def test_labels_in_a_row_of_a_chinese_list_name_the_singer() -> None:
    rows = "主题曲：《远航》 演唱：周一帆\n插曲：《海鸥》 演唱：林小舟、周一帆\n片尾曲：《归来》 演唱：阿木\n"
    text = f"电视剧《灯塔》原声歌单\n\n{rows}"
    assert read(text) == {"远航": ("周一帆",), "海鸥": ("林小舟", "周一帆"), "归来": ("阿木",)}


RADIO = """Night Ferry playlist, Radio Polder

9:01 pm   Ida Holm   Ebb Song   Tidal Works   Brine Records
9:05 pm   The Low Locks   Sluice   Gatekeeping   Polder
-- break --
9:14 pm   Ida Holm   Neap   Tidal Works   Brine Records
9:18 pm   Omar Khalil Trio   Blue Dike   Live at the Weir   Weir
9:25 pm   Small Anchor   Hold   Hold EP   Brine Records
"""


def test_columns_of_blanks_are_read_as_a_table() -> None:
    found = read(RADIO)
    assert list(found) == ["Ebb Song", "Sluice", "Neap", "Blue Dike", "Hold"]
    assert found["Blue Dike"] == ("Omar Khalil Trio",)


def test_columns_under_labels_follow_the_labels() -> None:
    rows = [("Ebb Song", "Ida Holm", "3:01"), ("Sluice", "The Low Locks", "2:44"), ("Neap", "Small Anchor", "4:10")]
    body = "\n".join(f"{n} {title:24}{act:24}{length}" for n, (title, act, length) in enumerate(rows, 1))
    text = f"Tides: the soundtrack\n\n  {'Title':24}{'Artist':24}Length\n{body}\n"
    assert read(text) == {title: (act,) for title, act, _ in rows}


def test_a_paragraph_of_numbered_entries_loses_its_numbers_and_what_follows() -> None:
    text = (
        "Tides soundtrack CD, like new. Track listing: 1. Ebb - Ida Holm 2. No Salt, No Sea - The "
        "Low Locks 3. Neap - Ida Holm "
        "4. Pier 12 - Omar Khalil 5. Hold - Small Anchor. Posted within two days. Please look at "
        "my other films and records."
    )
    assert read(text) == {
        "Ebb": ("Ida Holm",),
        "No Salt, No Sea": ("The Low Locks",),
        "Neap": ("Ida Holm",),
        "Pier 12": ("Omar Khalil",),
        "Hold": ("Small Anchor",),
    }


def test_numbered_parts_are_entries() -> None:
    text = (
        "드라마 '등대' OST 모음\n\nPart 1. 서하준 - 밀물\nPart 2. 작은닻 - Harbour\nPart 3. 서하준, 이물결 - 썰물\n"
        "Part 4. 이물결 - 등대지기\n"
    )
    assert read(text) == {
        "밀물": ("서하준",),
        "Harbour": ("작은닻",),
        "썰물": ("서하준", "이물결"),
        "등대지기": ("이물결",),
    }


JOINT = """Tides playlist

1. Salt & Rope - Ebb
2. Ida Holm & Omar Khalil - Flow
3. Nora e as Marés - Neap
4. The Low Locks - Sluice
5. Anchor & Ida Holm - Hold
6. Ida Holm - Alone
7. Brack und Söhne - Deich
"""


def test_one_name_with_an_ampersand_stays_whole_without_evidence() -> None:
    found = read(JOINT)
    assert found["Ebb"] == ("Salt & Rope",)
    assert found["Flow"] == ("Ida Holm", "Omar Khalil")
    assert found["Neap"] == ("Nora e as Marés",)
    assert found["Hold"] == ("Anchor", "Ida Holm")
    assert found["Deich"] == ("Brack und Söhne",)


def test_names_are_parted_where_the_whole_list_is_one_of_meetings() -> None:
    text = (
        "Tides: the soundtrack\n\n1. Ebb - Salt & Moor\n2. Flow - Brine & Kelp\n"
        "3. Neap - Dune & Marram\n4. Sluice - Ida Holm\n"
    )
    assert read(text)["Flow"] == ("Brine", "Kelp")


def test_a_name_with_of_that_comes_again_is_one_name() -> None:
    text = (
        "Tides OST\n\n1. Ebb - Salt Choir of Utrecht\n2. Flow - Ida Holm\n"
        "3. Neap - Salt Choir of Utrecht\n4. Hold - The Low Locks\n"
    )
    assert read(text)["Ebb"] == ("Salt Choir of Utrecht",)


def test_lists_of_one_page_agree_on_the_side_of_the_act() -> None:
    text = (
        "Tides: the soundtrack of the series\n\nEpisode 1\nEbb Song - Paper Lock\n"
        "Sluice - Low Gate\nNeap - Salt Moor\n\n"
        "Episode 2\nHold - The Small Anchor\nPier - Ida Holm feat. Omar Khalil\nDeich - The Small Anchor\n"
    )
    found = read(text)
    assert found["Ebb Song"] == ("Paper Lock",)
    assert found["Deich"] == ("The Small Anchor",)
    assert "Episode 1" not in found


def test_what_readers_wrote_is_not_read() -> None:
    text = (
        "Tides: a mixtape for the coast\n\n1. Ida Holm – “Ebb”\n2. The Low Locks – “Sluice”\n"
        "3. the girl who stayed ashore – “Neap”\n"
        "4. Omar Khalil – “Hold”\n\nComments (3)\n"
        "Nora: “Blue Dike” by Small Anchor is missing!\nPiet: +1 for “Blue Dike”\n"
        "Nora: thanks\n"
    )
    assert read(text) == {
        "Ebb": ("Ida Holm",),
        "Sluice": ("The Low Locks",),
        "Neap": ("the girl who stayed ashore",),
        "Hold": ("Omar Khalil",),
    }


def test_the_list_of_an_earlier_film_is_left_out() -> None:
    text = (
        "Tides: the songs of the soundtrack\n\n1. “Ebb” – Ida Holm\n"
        "2. “Sluice” – The Low Locks\n3. “Neap” – Omar Khalil\n"
        "4. “Hold” – Small Anchor\n\nHer previous film, Inland, had these on its album:\n\n"
        "1. “Plough” – The Barns\n2. “Hay” – Tom Rake\n"
        "3. “Barley” – The Barns\n"
    )
    assert list(read(text)) == ["Ebb", "Sluice", "Neap", "Hold"]


@pytest.mark.parametrize(
    "rows",
    [
        "1. Ida Holm – Tidal Works (May 2)\n2. The Low Locks – Gatekeeping (May 9)\n3. Anchor – Hold (June 1)",
        "Ida Holm - Tidal Works LP - €24.99\nThe Low Locks - Gatekeeping LP - €19.99\nOmar Khalil - Weir LP - €21.00",
        "12.03. Ida Holm – Utrecht, Tivoli\n14.03. Ida Holm – Gent, Vooruit\n15.03. Ida Holm – Köln, Gebäude 9",
        "Pros: light, cheap\nCons: loud, plastic\nPrice: 40 euros",
    ],
)
def test_lists_of_releases_prices_dates_and_remarks_are_no_track_lists(rows: str) -> None:
    assert read(f"What we look forward to this spring\n\nThe coast is busy again.\n\n{rows}\n\nSee you there.") == {}


def test_titles_in_italics_are_titles_in_a_table() -> None:
    text = (
        "## Radio in *Tides*, the game's soundtrack\n\n| Artist | Track |\n|---|---|\n"
        "| Ida Holm | *Ebb* |\n| The Low Locks | *Sluice* |\n| Anchor | *Hold* |\n"
    )
    assert read(text) == {"Ebb": ("Ida Holm",), "Sluice": ("The Low Locks",), "Hold": ("Anchor",)}


def test_a_title_that_looks_like_a_time_stays_a_title() -> None:
    text = (
        "Night Ferry mix\n\nTracklist:\n00:00 Ida Holm - Ebb\n04:10 Omar Khalil - 11:11\n"
        "08:22 The Low Locks - Sluice\n12:01 Anchor - Hold\n"
    )
    assert read(text)["11:11"] == ("Omar Khalil",)


def test_each_disc_has_the_composer_of_its_heading() -> None:
    text = (
        "Lowlands (Original Game Soundtrack)\n\nDISC 1 - composed by Petra Lindqvist\n01 Causeway 1:22\n02 Reeds 3:10\n"
        "03 Ferryman 2:40\n\nDISC 2 - composed by Omar Khalil\n01 Lock Gate 2:10\n02 Sluice 4:00\n03 Polder 1:15\n"
    )
    found = read(text)
    assert found["Reeds"] == ("Petra Lindqvist",)
    assert found["Sluice"] == ("Omar Khalil",)


def test_a_guest_in_a_bare_title_joins_the_composer_named_under_the_list() -> None:
    text = (
        "Tides OST\n1. Ebb\n2. Flow (feat. Ida Holm)\n3. Neap\n4. Hold\n\nMusic by Petra Lindqvist\nMixed by Ole Berg\n"
    )
    assert read(text)["Flow"] == ("Petra Lindqvist", "Ida Holm")


@pytest.mark.parametrize("mark", [",", ";"])
def test_an_exported_list_follows_its_labels(mark: str) -> None:
    rows = [
        ("Title", "Artist", "Album"),
        ("Ebb", "Ida Holm", "Tidal"),
        ("Sluice", "The Low Locks", "Gates"),
        ("Neap", "Anchor", "Hold"),
    ]
    text = "My export of the playlist “Tides”\n\n" + "\n".join(f"{mark} ".join(row) for row in rows)
    assert read(text) == {title: (act,) for title, act, _ in rows[1:]}


def test_a_quoted_field_may_hold_the_delimiter() -> None:
    text = 'The Tides playlist\n\nArtist,Track Name\nIda Holm,"Ebb, Flow"\nAnchor,Hold\nThe Low Locks,Sluice\n'
    assert read(text)["Ebb, Flow"] == ("Ida Holm",)


def test_record_labels_in_brackets_are_no_part_of_the_titles() -> None:
    text = (
        "Dock FM mix\n\nTracklist\n1. Ida Holm - Ebb (Rework) [Brine]\n2. Anchor - Hold [self-released]\n"
        "3. The Low Locks - Sluice [Polder Discs]\n4. Omar Khalil - Neap\n"
    )
    assert list(read(text)) == ["Ebb (Rework)", "Hold", "Sluice", "Neap"]


def test_plain_titles_over_credit_lines_are_entries() -> None:
    text = (
        "LOWLANDS\nSongs\n\nEBB\nWritten by Petra Lindqvist\nPerformed by Ida Holm\nCourtesy of Brine Records\n\n"
        "HOLD\nWritten and performed by Anchor\n\nSLUICE\nPerformed by The Low Locks\nPublished by Polder Music\n"
    )
    assert read(text) == {"EBB": ("Ida Holm",), "HOLD": ("Anchor",), "SLUICE": ("The Low Locks",)}


def test_entries_of_two_lines_each_are_read_as_pairs() -> None:
    pairs = {"Ebb": "Ida Holm", "Sluice": "The Low Locks", "Neap": "Ida Holm", "Hold": "Anchor"}
    text = "Tides, the playlist\n\n" + "\n\n".join(f"{title}\n{act}" for title, act in pairs.items()) + "\n"
    assert read(text) == {title: (act,) for title, act in pairs.items()}


def test_a_middle_dot_inside_a_japanese_name_stays() -> None:
    text = "ドラマ『灯台』サウンドトラック曲目\n\n1. 満ち潮／森田波子\n2. 水門／ザ・ロックス\n3. 干潮／大森ハル\n"
    assert read(text)["水門"] == ("ザ・ロックス",)


def test_a_ranking_of_albums_is_no_track_list() -> None:
    text = "The best albums of the year\n\n3. Ida Holm - Tidal\n2. Anchor - Hold\n1. The Low Locks - Gates\n"
    assert read(text) == {}


def test_columns_under_labels_need_neither_numbers_nor_lengths() -> None:
    rows = {"Ebb": "Ida Holm", "Sluice": "The Low Locks", "Neap": "Anchor & Ida Holm"}
    body = "\n".join(f"{title:20}{act}" for title, act in rows.items())
    assert list(read(f"Soundtrack of Tides\n\n{'Title':20}Performer\n{body}\n")) == list(rows)


def test_what_stands_between_timed_entries_is_no_entry() -> None:
    text = (
        "Dock FM playlist\n8:00 PM Anchor - Ebb\n8:04 PM Ida Holm - Neap\nSTATION ID\n8:09 PM The Low Locks - Sluice\n"
    )
    assert list(read(text)) == ["Ebb", "Neap", "Sluice"]


def test_a_paragraph_loses_its_full_stop_in_its_last_entry() -> None:
    text = "Songs on the soundtrack: Anchor / Ebb; Ida Holm / Neap; The Low Locks / Sluice; Omar Khalil / Hold."
    assert list(read(text)) == ["Ebb", "Neap", "Sluice", "Hold"]


def test_quoted_headings_over_remarks_are_the_pieces_of_whoever_tells_of_them() -> None:
    parts = ("“Ebb”\nI wrote this one by the sea, long before anybody had shot a single scene of it.",
             "“Sluice”\nThe strings are slow here, because the water in that scene is slow as well.",
             "“Neap”\nIt lasts for nineteen seconds, and I am told that nobody has ever noticed it.",
             "“Hold”\nThe last one, with everybody in the room playing, even the man from the bakery.")  # fmt: skip
    head = (
        "Piece by piece: Petra Lindqvist on scoring the film “Tides”\n\nThe soundtrack is out. She tells of its music."
    )
    found = read("\n\n".join((head, *parts)) + "\n")
    assert {title: found.get(title) for title in ("Ebb", "Sluice", "Neap", "Hold")} == dict.fromkeys(
        ("Ebb", "Sluice", "Neap", "Hold"), ("Petra Lindqvist",)
    )


def test_japanese_music_numbers_are_numbers() -> None:
    text = "映画『遠い桟橋』サントラ\n\nM1 満潮\nM2 水門\nM3 古い舟\nM4 縁日\n音楽＝森田波子\n"
    assert read(text) == dict.fromkeys(("満潮", "水門", "古い舟", "縁日"), ("森田波子",))


def test_a_note_in_brackets_hides_no_repeated_act() -> None:
    rows = (
        "1) Maré Alta - Os Faróis [abertura]\n2) Sal - Nina Prado\n3) Barco Velho - Os Faróis\n4) Festa - Nina Prado\n"
    )
    text = f"Trilha sonora de Cais Longe\n\n{rows}"
    assert read(text)["Barco Velho"] == ("Os Faróis",)
