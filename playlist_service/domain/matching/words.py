"""The other words that matching reads: guests, works, parts, decoys, ensembles, fillers. No logic here.

Phrases are parted by "|" and spelled as `domain.text.fold` leaves them.
"""

from __future__ import annotations

from typing import Final


def _parted(phrases: str) -> tuple[str, ...]:
    return tuple(phrases.split("|"))


GUEST_WORDS: Final = _parted(
    "feat|ft|feature|featuring|featured|freat|feats|fea|con la participacion de|con la colaboracion de|"
    "участием|при уч|при участии|участие|guest|guesting|피처링"
)
"""What announces guests anywhere in a title."""

COMPANY_WORDS: Final = _parted(
    "with|w|con|avec|mit|com|med|met|and|und|duet with|duett mit|duo con|duo avec|a duet with|in duet with|dueto con"
)
"""What announces guests at the beginning of a bracket or of a tail, if a credit knows their names."""

PRODUCER_WORDS: Final = _parted("prod|prod by|produced by|producer|produzido por|produit par|producido por")
"""What announces those who produced, at the beginning of a bracket or of a tail: no other recording."""

FROM_WORDS: Final = _parted(
    "from|music from|theme from|song from|de la pelicula|aus|aus dem film|du film|dal film|do filme|из фильма|"
    "из сериала|original soundtrack|ost|z filmu|ur filmen|fra filmen|as heard in|as featured in|as seen on|"
    "inspired by|inspired by the film|love theme from|main theme from|extrait de|tire de|bande originale|banda sonora|"
    "colonna sonora|trilha sonora|主題歌|插曲|uit de film|the theme from|taken from|featured in|end title from|"
    "end credits from"
)
"""What announces the work that a recording was made for, at the beginning of a bracket or of a tail."""

FROM_ANYWHERE: Final = _parted(
    "motion picture|original soundtrack|film soundtrack|movie soundtrack|tv soundtrack|ost|original score|"
    "original motion picture soundtrack|original game soundtrack|netflix|soundtrack"
)
"""What makes any bracket or tail one that names the work."""

WORK_WORDS: Final = _parted(
    "film|movie|motion picture|soundtrack|series|season|musical|game|show|album|mixtape|anime|netflix|disney|hbo|ost|"
    "pelicula|serie|filme|score|cast|telenovela|drama|opera|play|broadway|documentary|cinema|kino|staffel|saison|"
    "temporada|фильма|сериала|disneys|pixar|marvel|episode|trailer"
)
"""What a bare "from ..." needs beside it, or else quote marks, to name a work."""

FROM_NOT: Final = _parted("vault|live|demo|session|sessions|remix|mix|version|tapes")
"""What says that a bracket or tail with “from” names something else than a work."""

DECOY_ARTIST: Final = _parted(
    "karaoke|tribute|tributes|ringtone|ringtones|sing along|singalong|backing track|backing tracks|"
    "made famous|as performed by|in the style of|cover band|cover all stars|カラオケ|караоке|노래방|tributo|covers|"
    "playback|hit co|cover guru|music box|originally performed|piano tribute|top 40 hits|lullaby|lullabies|"
    "soundalike|sound alike|hits band|studio allstars|re recorded|coverstars|workout music|cover nation"
)
"""What gives away, in an artist's name, those who sell other people's hits."""

DECOY_ALBUM: Final = _parted(
    "karaoke|made famous by|originally performed by|in the style of|ringtones|sing along|as performed by|"
    "made popular by|カラオケ|караоке|노래방|backing tracks|playback"
)
"""The same in an album's title."""

TRIBUTE_ALBUM: Final = _parted(
    "tribute|tributo|hommage|the music of|covers|the songs of|plays the music|performs|lullaby|lullabies|"
    "string quartet|played by|as covered by|piano versions|cover versions"
)
"""What makes an album suspicious whose credit is not the one looked for."""

FILLERS: Final = frozenset(
    _parted(
        "a|al|am|an|and|at|au|aus|by|da|das|de|der|di|die|do|du|e|edition|el|en|et|feat|for|from|il|im|in|la|las|"
        "le|los|mono|of|official|on|original|recorded|recording|remaster|remastered|s|stereo|the|to|track|und|ver|"
        "version|von|vs|with|x|y"
    )
)
"""Words of a version that name nobody and nothing."""

PART_WORDS: Final = frozenset(
    _parted(
        "act|book|capitulo|chapitre|chapter|cz|czesc|deel|del|disc|ep|episode|kapitel|movement|mvt|no|nr|num|"
        "number|numero|nummer|op|opus|osa|part|parte|partie|parts|phase|pt|pts|scene|side|take|teil|vol|volume|ч|"
        "часть"
    )
)
"""Words after which a numeral counts, Roman or spelled out."""

ANONYMOUS: Final = frozenset(
    _parted(
        "[unknown]|anonymous|artistes divers|artisti vari|diverse|diverse artister|multi interpretes|"
        "multiple artists|no artist|original cast|original soundtrack|ost|soundtrack|traditional|unknown|"
        "unknown artist|va|vari artisti|varios|varios artistas|various|various artists|verschiedene interpreten|"
        "vv aa|vvaa|разные исполнители|ヴァリアス アーティスト"
    )
)
"""Credits that name nobody."""

NAMELESS: Final = frozenset(
    _parted("[untitled]|[silence]|[unknown]|[data track]|[no title]|[blank]|[guitar solo]|[drum solo]|[crowd noise]")
)
"""What catalogues write, in square brackets, where a recording has no title: two of one act are two recordings."""

ENSEMBLE: Final = frozenset(
    _parted(
        "and|band|big|choir|combo|dj|dr|duo|ensemble|group|gruppe|her|his|jr|mc|mr|ms|octet|official|orchester|"
        "orchestra|orchestre|orkester|orquesta|quartet|quartett|quartetto|quintet|quintett|septet|sextet|sir|sr|"
        "the|trio"
    )
)
"""Words that a name may gain or lose without becoming another act's; weak, never enough alone."""

COMMON_TITLE_WORDS: Final = frozenset(
    _parted(
        "a|again|all|alone|always|am|amor|amour|an|and|angel|april|are|at|august|away|baby|back|bad|be|beautiful|"
        "believe|best|better|black|blood|blue|body|bones|boy|breathe|broken|by|car|city|coeur|come|corazon|crazy|"
        "cry|dance|dancing|das|day|de|deep|der|devil|die|do|dont|door|down|dream|dreams|du|el|end|ever|eyes|face|"
        "fall|falling|feel|feeling|fire|fly|for|forever|forget|free|friday|friends|from|get|ghost|girl|give|go|"
        "god|going|gold|golden|gone|good|goodbye|hands|happy|he|heart|heaven|hell|hello|hero|herz|hey|high|hold|"
        "home|house|how|hurt|i|ich|if|im|in|interlude|into|intro|is|it|its|july|june|just|king|kiss|know|la|le|"
        "leben|les|let|liebe|life|light|lights|like|lonely|look|lost|love|lover|low|magic|make|man|may|me|mi|mind|"
        "mine|monday|money|moon|morning|mother|music|my|nacht|need|never|new|night|no|noche|not|now|nuit|ocean|of|"
        "off|oh|old|on|one|only|or|our|out|outro|over|paradise|party|place|please|power|prelude|que|queen|rain|"
        "red|remember|rise|river|road|room|run|running|sad|saturday|say|sea|see|she|sky|sleep|smile|so|sola|solo|"
        "song|sorry|soul|star|stars|start|stay|still|street|summer|sun|sunday|take|te|tears|that|the|theme|they|"
        "this|time|to|today|together|tomorrow|tonight|train|tu|two|und|under|up|us|vida|wake|want|was|water|way|"
        "we|what|when|where|white|who|why|wild|window|winter|with|without|woman|world|yeah|yesterday|you|your|"
        "youre"
    )
)
"""Words that so many titles share that agreement on them alone says little."""

PART_SYNONYMS: Final[dict[str, str]] = {
    **dict.fromkeys(("pt", "pts", "parts", "teil", "parte", "partie", "deel", "czesc", "cz", "часть", "ч"), "part"),
    **dict.fromkeys(("vol", "volumen"), "volume"),
    **dict.fromkeys(("nr", "number", "nummer", "numero", "num"), "no"),
    **dict.fromkeys(("opus",), "op"),
    **dict.fromkeys(("mvt",), "movement"),
}

_NUMERALS: Final = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi"
ROMAN: Final[dict[str, str]] = {numeral: str(value) for value, numeral in enumerate(_NUMERALS.split(), start=1)}
_SPELLED: Final = (
    "one eins uno un um first erster primera",
    "two zwei dos deux dois second zweiter segunda",
    "three drei tres trois third dritter tercera",
    "four vier cuatro quatre quatro fourth",
    "five funf cinco cinq fifth",
    "six sechs seis sixth",
    "seven sieben siete sept sete seventh",
    "eight acht ocho huit oito eighth",
    "nine neun nueve neuf nove ninth",
    "ten zehn diez dix dez tenth",
)
SPELLED: Final[dict[str, str]] = {
    word: str(value) for value, spelled in enumerate(_SPELLED, start=1) for word in spelled.split()
}

ROMANISERS: Final = (
    *(("tsch", "ch"), ("tch", "ch"), ("shch", "sh"), ("sch", "sh"), ("kh", "h"), ("ck", "k"), ("ph", "f")),
    *(("ts", "c"), ("tz", "c"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("zh", "j"), ("x", "ks"), ("w", "v")),
    *(("y", "i"), ("j", "i"), ("ii", "i"), ("q", "k"), ("hn", "n")),
)
"""What romanisers write, and the plainer spelling of the same sound; only for comparing across scripts."""
