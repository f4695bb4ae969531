"""Lists in further wordings and builds: clocks, parts, leaders, headings, credits over and footnotes under them."""

import pytest

from playlist_service.domain.article import Article, Block, BlockKind, Span
from playlist_service.domain.extraction import extract
from tests.domain.extraction.printed_lists import read, roles


@pytest.mark.parametrize("length", ["Len", "Dur.", "Min", "Länge", "Durée", "Hossz"])
@pytest.mark.parametrize("number", ["No.", "#", "Nr."])
def test_labels_over_typed_columns_keep_their_places_where_the_rows_are_counted(number: str, length: str) -> None:
    rows = [("Ida Holm", "Ebb", "3:01"), ("Anchor", "The 9:40 (Slow Train)", "2:11"), ("Sand, Sand", "Hold", "4:00")]
    body = "\n".join(f"{i:<6}{act:16}{title:26}{time}" for i, (act, title, time) in enumerate(rows, 1))
    text = f"LOW WATER: songs from the film\n\n{number:6}{'Artist':16}{'Title':26}{length}\n{body}\n"
    assert read(text) == {title: (act,) for act, title, _ in rows}


@pytest.mark.parametrize("part", ["OST Part.{}", "OST Part {}", "OST {}", "Part.{}", "OST Vol.{}"])
def test_songs_released_one_by_one_are_counted_as_parts_of_the_soundtrack(part: str) -> None:
    rows = [("한서윤", "파도"), ("종이배", "Low Tide"), ("민들레, 하온", "같은 바다"), ("한서윤", "파도 (Inst.)")]
    body = "\n".join(f"{part.format(i)} {act} - {title}" for i, (act, title) in enumerate(rows, 1))
    found = read(f"드라마 '등대의 밤' OST\n\n{body}\n")
    assert list(found) == [title for _, title in rows]
    assert found["같은 바다"] == ("민들레", "하온")


@pytest.mark.parametrize("lead", ["Written and orchestrated by", "Composed and conducted by", "All cues by",
                                  "Geschrieben und eingespielt von", "Alle Stücke von", "Toutes les pistes de",
                                  "Todos los temas de", "Tutti i brani di", "Todas as faixas de"])  # fmt: skip
def test_who_wrote_every_piece_is_named_over_discs_that_are_nobodys_name(lead: str) -> None:
    text = (
        f"Salt Road (Original Score)\n{lead} Petra Lindqvist\n\nCD1\n01  Ebb ~ 3:10\n"
        "02  Sluice ~ 2:22\n03  Neap ~ 1:09\n"
        "CD2\n01  Hold† ~ 3:30\n02  Lantern ~ 5:12\n03  Keel (sung by Ida Holm) ~ 3:59\n\n† by Omar Khalil\n"
    )
    found = read(text)
    assert found == {
        "Ebb": ("Petra Lindqvist",),
        "Sluice": ("Petra Lindqvist",),
        "Neap": ("Petra Lindqvist",),
        "Hold": ("Omar Khalil",),
        "Lantern": ("Petra Lindqvist",),
        "Keel": ("Petra Lindqvist", "Ida Holm"),
    }
    assert roles(text) == {"Petra Lindqvist": "composer", "Omar Khalil": "composer", "Ida Holm": "performer"}


def test_what_is_excepted_from_a_credit_is_no_part_of_the_name() -> None:
    for words in ("unless noted", "(sofern nicht anders angegeben)", "sauf mention contraire", "salvo indicado"):
        text = f"Salt Road (Original Score)\nMusic by Petra Lindqvist {words}\n\n1. Ebb\n2. Sluice\n3. Neap\n4. Hold\n"
        assert set(roles(text)) == {"Petra Lindqvist"}, words


@pytest.mark.parametrize(
    ("label", "name"),
    [("作曲・編曲", "森田波子"), ("作詞・作曲", "森田波子"), ("스코어", "서하준"), ("작곡/편곡", "서하준"),
     ("作曲、编曲", "周一帆"), ("Music & Arrangements", "Petra Lindqvist"), ("Musik und Text", "Petra Lindqvist")],
)  # fmt: skip
def test_a_label_of_several_roles_names_the_composer(label: str, name: str) -> None:
    text = f"Salt Road - soundtrack\n{label}：{name}\n\n01 Ebb\n02 Sluice\n03 Neap\n04 Hold\n05 Keel\n"
    assert roles(text) == {name: "composer"}
    assert set(read(text).values()) == {(name,)}


def test_hours_with_a_point_are_clocks_and_no_numbers_of_discs() -> None:
    rows = [("Nebel, wie einst", "Ebbe"), ("Ida Holm", "Hafen"), ("19 Knoten", "Leuchtfeuer"), ("Ida Holm", "Tau")]
    body = "\n".join(f"21.{i:02} Uhr   {act}   {title}   (Album: Watt)" for i, (act, title) in enumerate(rows, 3))
    found = read(f"Radio Deich – Spätwache, Playlist\nGespielt am 3. Mai\n\n{body}\n")
    assert found == {title: (act,) for act, title in rows}


@pytest.mark.parametrize("act", ["barcas en la niebla", "Rosa y la Marea", "Nebel, wie einst"])
def test_small_words_inside_a_name_part_no_acts(act: str) -> None:
    rows = {"Ebb": "Ida Holm", "Sluice": act, "Neap": "Ida Holm", "Hold": "Anchor Four"}
    body = "\n".join(f"{title} - {who}" for title, who in rows.items())
    assert read(f"Canciones de la banda sonora\n\n{body}\n")["Sluice"] == (act,)


PAIRS = {"Ebb": "Ida Holm", "Sluice": "The Low Locks", "Neap": "Ida Holm", "Hold": "Anchor Four"}


def page(*parts: tuple[BlockKind, str]) -> Article:
    """Return a page of blocks, under a heading that names a soundtrack."""
    text, blocks = "", []
    heading: tuple[BlockKind, str] = ("heading", "Soundtrack of Low Water")
    for kind, words in (heading, *parts):
        span = Span(len(text), len(text) + len(words))
        text += words + "\n"
        cells, at = [], span.start
        for cell in words.split("\t"):
            cells.append(Span(at, at + len(cell)))
            at += len(cell) + 1
        rows = kind in ("list_item", "table_row")
        blocks.append(
            Block(kind, span, level=1, group=1 if rows else None, cells=tuple(cells) if kind == "table_row" else ())
        )
    return Article(text=text, source="test", blocks=tuple(blocks))


def taken(article: Article) -> dict[str, str]:
    """Return the titles with their one act."""
    return {track.title: " + ".join(track.artists) for track in extract(article).tracks}


def test_an_item_with_a_break_inside_is_a_title_over_its_act() -> None:
    assert taken(page(*(("list_item", f"{title}\n{act}") for title, act in PAIRS.items()))) == PAIRS


@pytest.mark.parametrize("lead", ["", "by "])
def test_a_term_and_its_definition_are_a_title_and_its_act(lead: str) -> None:
    parts = [part for title, act in PAIRS.items() for part in (("term", title), ("definition", lead + act))]
    assert taken(page(*parts)) == PAIRS


def test_a_column_that_never_changes_is_neither_act_nor_title_beside_two_that_do() -> None:
    rows = [f"{i}\tLow Water OST\t{title}\t{act}\t3:0{i}" for i, (title, act) in enumerate(PAIRS.items(), 1)]
    assert taken(page(*(("table_row", row) for row in rows))) == PAIRS


def test_a_column_that_never_changes_is_the_act_beside_one_that_does() -> None:
    rows = [f"{i}\t{title}\tIda Holm\t3:0{i}" for i, title in enumerate(PAIRS, 1)]
    assert taken(page(*(("table_row", row) for row in rows))) == dict.fromkeys(PAIRS, "Ida Holm")
