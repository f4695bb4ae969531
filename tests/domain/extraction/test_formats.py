"""Track lists as people write them: each document in one format or language, with invented acts and titles."""

import pytest

from playlist_service.domain.article import Article
from playlist_service.domain.extraction import extract

Wanted = list[tuple[str, tuple[str, ...]]]

DOCUMENTS: dict[str, tuple[str, Wanted]] = {
    "dashes, act first, guests": (
        """The Lanterns soundtrack, track by track

1. Low Harbour - Paper Boats
2. Ida Ferns feat. Tom Ash - Nobody Sleeps
3. Glass Choir - Winter (Night Remix)
4. Low Harbour - The Long Way Home
""",
        [
            ("Paper Boats", ("Low Harbour",)),
            ("Nobody Sleeps", ("Ida Ferns", "Tom Ash")),
            ("Winter (Night Remix)", ("Glass Choir",)),
            ("The Long Way Home", ("Low Harbour",)),
        ],
    ),
    "title first by repeated acts": (
        """Playlist for a rainy week

01 Umbrella Song – Glass Choir
02 Don't Wait Up – Ida Ferns
03 Salt (Live) – Glass Choir
04 Where Is My Coat? – Ida Ferns
05 I Never Knew – Low Harbour
""",
        [
            ("Umbrella Song", ("Glass Choir",)),
            ("Don't Wait Up", ("Ida Ferns",)),
            ("Salt (Live)", ("Glass Choir",)),
            ("Where Is My Coat?", ("Ida Ferns",)),
            ("I Never Knew", ("Low Harbour",)),
        ],
    ),
    "markdown table, German heading": (
        """# Filmmusik: Laternen

| Nr. | Titel | Interpret | Länge |
|----:|-------|-----------|------:|
| 1 | Papierschiffe | Die Hafenlichter | 3:12 |
| 2 | Niemand schläft | Ida Farn und Tom Esche | 4:01 |
| 3 | Winter | Glaschor | 2:44 |
""",
        [
            ("Papierschiffe", ("Die Hafenlichter",)),
            ("Niemand schläft", ("Ida Farn", "Tom Esche")),
            ("Winter", ("Glaschor",)),
        ],
    ),
    "Japanese brackets": (
        """映画「灯籠」のサウンドトラック

収録曲
1. 「紙の舟」 - 低い港
2. 「誰も眠らない」 - 灰野アキ
3. 「冬の道」 - ガラス合唱団
""",
        [("紙の舟", ("低い港",)), ("誰も眠らない", ("灰野アキ",)), ("冬の道", ("ガラス合唱団",))],
    ),
    "Russian quotes": (
        """Саундтрек к фильму «Фонари»

Треклист:
1. Низкая Гавань — «Бумажные лодки»
2. Ида Фёрн — «Никто не спит»
3. Стеклянный Хор — «Зима»
""",
        [
            ("Бумажные лодки", ("Низкая Гавань",)),
            ("Никто не спит", ("Ида Фёрн",)),
            ("Зима", ("Стеклянный Хор",)),
        ],
    ),
    "French credits under titles": (
        """Lanternes : la bande originale

« Bateaux de papier »
Écrit par Paul Quai
Interprété par Port Bas

« Personne ne dort »
Écrit par Ida Fougère
Interprété par Ida Fougère

« L'hiver »
Écrit par Paul Quai
Interprété par Le Chœur de Verre
""",
        [
            ("Bateaux de papier", ("Port Bas",)),
            ("Personne ne dort", ("Ida Fougère",)),
            ("L'hiver", ("Le Chœur de Verre",)),
        ],
    ),
    "Spanish, middle dots": (
        """Banda sonora de 'Faroles'

«Barcos de papel» · Puerto Bajo
«Nadie duerme» · Ida Helecho
«Invierno» · Coro de Cristal
«La vuelta» · Puerto Bajo
""",
        [
            ("Barcos de papel", ("Puerto Bajo",)),
            ("Nadie duerme", ("Ida Helecho",)),
            ("Invierno", ("Coro de Cristal",)),
            ("La vuelta", ("Puerto Bajo",)),
        ],
    ),
    "Korean": (
        """드라마 등불 OST 수록곡

1. 낮은항구 - 종이배
2. 고사리 - 아무도 잠들지 않아
3. 낮은항구 - 겨울
""",
        [("종이배", ("낮은항구",)), ("아무도 잠들지 않아", ("고사리",)), ("겨울", ("낮은항구",))],
    ),
    "DJ set with times and an unknown": (
        """Night shift mix, February

Tracklist:
[00:00] Glass Choir - Winter (Night Remix) [NORTH]
[04:10] ID - ID
[09:32] Low Harbour vs. Ida Ferns - Paper Boats
[15:05] Tom Ash - Slow Train (Dub)
""",
        [
            ("Winter (Night Remix)", ("Glass Choir",)),
            ("Paper Boats", ("Low Harbour", "Ida Ferns")),
            ("Slow Train (Dub)", ("Tom Ash",)),
        ],
    ),
    "sides and vinyl numbers": (
        """Lanterns, the soundtrack on vinyl

Side A
A1 Paper Boats (Low Harbour)
A2 Nobody Sleeps (Ida Ferns)
A3 Winter (Glass Choir)

Side B
B1 The Long Way Home (Low Harbour)
B2 Salt (Tom Ash)
B3 Coda (Glass Choir)
""",
        [
            ("Paper Boats", ("Low Harbour",)),
            ("Nobody Sleeps", ("Ida Ferns",)),
            ("Winter", ("Glass Choir",)),
            ("The Long Way Home", ("Low Harbour",)),
            ("Salt", ("Tom Ash",)),
            ("Coda", ("Glass Choir",)),
        ],
    ),
    "one paragraph with semicolons": (
        """What plays in Lanterns

Soundtrack: Paper Boats by Low Harbour; Nobody Sleeps by Ida Ferns; Winter by Glass Choir; Stand by Me by Tom Ash
""",
        [
            ("Paper Boats", ("Low Harbour",)),
            ("Nobody Sleeps", ("Ida Ferns",)),
            ("Winter", ("Glass Choir",)),
            ("Stand by Me", ("Tom Ash",)),
        ],
    ),
    "cues of one composer": (
        """Lanterns: the score album

Music composed by Marigold Keys.

Tracklist
1. Opening Titles (2:10)
2. The Harbour at Night (3:45)
3. Nobody Sleeps (1:58)
4. End Credits (4:20)
""",
        [
            ("Opening Titles", ("Marigold Keys",)),
            ("The Harbour at Night", ("Marigold Keys",)),
            ("Nobody Sleeps", ("Marigold Keys",)),
            ("End Credits", ("Marigold Keys",)),
        ],
    ),
    "number, title and act on lines of their own": (
        """Lanterne, la colonna sonora

1
Barche di carta
Porto Basso

2
Nessuno dorme
Ida Felce

3
Inverno
Coro di Vetro
""",
        [("Barche di carta", ("Porto Basso",)), ("Nessuno dorme", ("Ida Felce",)), ("Inverno", ("Coro di Vetro",))],
    ),
    "titles and acts set apart by emphasis": (
        """## Lanterns soundtrack

* **Low Harbour** – *Paper Boats*
* **Ida Ferns** – *Nobody Sleeps*
* **Glass Choir** – *Winter*
""",
        [("Paper Boats", ("Low Harbour",)), ("Nobody Sleeps", ("Ida Ferns",)), ("Winter", ("Glass Choir",))],
    ),
    "Chinese": (
        """电影《灯笼》原声带曲目

1. 低港乐队 - 纸船
2. 蕨小姐 - 无人入睡
3. 低港乐队 - 冬天
""",
        [("纸船", ("低港乐队",)), ("无人入睡", ("蕨小姐",)), ("冬天", ("低港乐队",))],
    ),
    "Portuguese with guests": (
        """A trilha sonora de "Lanternas"

Faixas:
1. "Barcos de Papel" – Porto Baixo (part. Ida Samambaia)
2. "Ninguém Dorme" – Ida Samambaia e Tomás Freixo
3. "Inverno" – Coro de Vidro
""",
        [
            ("Barcos de Papel", ("Porto Baixo", "Ida Samambaia")),
            ("Ninguém Dorme", ("Ida Samambaia", "Tomás Freixo")),
            ("Inverno", ("Coro de Vidro",)),
        ],
    ),
    "covers with the original in brackets": (
        """Lanterns: an album of covers for the film

Low Harbour - Winter (originally by Glass Choir)
Ida Ferns - Salt (originally by Tom Ash)
The Quarry - Paper Boats (originally by Low Tide)
""",
        [("Winter", ("Low Harbour",)), ("Salt", ("Ida Ferns",)), ("Paper Boats", ("The Quarry",))],
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_list_is_read_whole(name: str) -> None:
    text, wanted = DOCUMENTS[name]
    found = extract(Article(text=text, source=name))
    assert [(track.title, track.artists) for track in found.tracks] == wanted


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_word_stands_at_its_offsets(name: str) -> None:
    text, _ = DOCUMENTS[name]
    found = extract(Article(text=text, source=name))
    for mention in (*found.tracks, *found.credits, *found.mentioned):
        for evidence in mention.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
    for track in found.tracks:
        assert any(track.title in evidence.quote for evidence in track.evidence)


def test_an_original_in_brackets_is_left_out_with_the_reason() -> None:
    text, _ = DOCUMENTS["covers with the original in brackets"]
    found = extract(Article(text=text, source="covers"))
    assert {left.name: left.why for left in found.mentioned} == dict.fromkeys(
        ("Glass Choir", "Tom Ash", "Low Tide"), "the original of a cover"
    )
