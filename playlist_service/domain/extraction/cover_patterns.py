"""The rows of the prose grammar about covers and other titles whose act does not stand nearest to them."""

from __future__ import annotations

from playlist_service.domain.extraction.patterns import Pattern
from playlist_service.domain.extraction.sentences import NAME, TITLE

_COVER = (
    r"(?:covers?|version|versions|rendition|remake|reworking|remix|take|relectura|versión|reprise|relecture|"
    r"rilettura|"
    r"versão|releitura|regravação|fassung|neuauflage|live-fassung|coverversion|interpretation|кавер|кавер-верси\w+)"
)
_OF = r"(?:of|on|de|di|von|du|des|da|do|na|на)"
_BY = r"(?:by|de|di|von|del|dei|degli|da|do|des|du|from|der|группы|дуэта|певицы|певца)"


_SUNG_BY = (
    r"(?:cantat[oaie]|cantad[oa]s?|interpretat[oaie]|interpretad[oa]s?|eseguit[oaie]|ejecutad[oa]s?|tocad[oa]s?|"
    r"gravad[oa]s?|grabad[oa]s?|suonat[oaie]|chantée?s?|interprétée?s?|jouée?s?|sung|performed|played|recorded|"
    r"gesungen|"
    r"gespielt|interpretiert|eingespielt) (?:here |qui |ici |aquí |aqui )?"
    r"(?:da|dai|dal|dalla|dagli|por|par|pela|pelo|pelos|pelas|by|von|vom)"
)


COVERS = (
    Pattern(
        "cover of “T” (B), owed to A",
        "track",
        rf"\b{_COVER} {_OF} (?P<t>T),? (?:\((?P<o>N)\),?|{_BY} (?:the |los |les |)(?P<b>N),?) "
        rf"[^.;{NAME[1:-1]}]{{0,30}}?"
        r"(?:by|owed to|à|da|von|por|par|durch|a cargo de|interprétée? par|performed by|courtesy of|в исполнении) "
        r"(?:ADJ4)(?P<a>NL)",
        "We hear a cover of “Paper Boats” (Low Harbour) performed by Ferns.",
        "strong",
    ),
    Pattern(
        "A made a cover of “T” by B",
        "track",
        rf"(?P<a>NL)(?:(?! (?:by|de|von|di) )[^.;:{TITLE[1:-1]}]){{0,100}}?\b{_COVER} {_OF} (?P<t>T),? "
        r"(?:\(|de |di |von |del |degli |dei |от |группы )(?:los |les |the |)(?P<o>N)",
        "Ferns ha grabado una relectura de “Paper Boats” de Low Harbour.",
        "strong",
    ),
    Pattern(
        "A made a version of the B tune “T”",
        "track",
        rf"(?P<a>NL)[^.;:{TITLE[1:-1]}]{{0,80}}?\b{_COVER} {_OF} (?:the |a )?(?P<o>N)(?:['’]s?)? (?:ADJ3)(?P<t>T)",
        "Ferns recorded a version of the Low Harbour tune “Paper Boats”.",
        "strong",
    ),
    Pattern(
        "A covers “T” by B",
        "track",
        r"(?P<a>NL),? (?:(?:who|che|que|qui|die|который|которая) )?(?:ADJ2)(?:rifà|rifanno|rilegge|rileggono|reprend|"
        r"reprennent|revisite|revisitent|versiona|versionan|versionó|covert|covern|covers?|covered|tackles?|regrava|"
        r"regravam|перепел|перепела|перепели) (?:ADJ3)(?P<t>T),? (?:\(|by |de |di |von |des |dei |degli |группы )"
        r"(?:los |les |the |)(?P<o>N)",
        "Ferns, che rifanno “Paper Boats” di Low Harbour, sono bravi.",
        "strong",
    ),
    Pattern(
        "A sings “T”, written by B",
        "track",
        r"(?P<a>NL) (?:ADJ3)(?:plays?|sings?|performs?|delivers?|canta|cantan|cantano|chante|chantent|singt|"
        r"singen|spielt|"
        r"spielen|interpreta|tocan?|joue|jouent|suona|suonano|поёт|поют|исполняет) (?:ADJ3)(?P<t>T),? (?:ADJ2)"
        r"(?:written|composed|penned|first recorded|originally|made famous|popularised|escrita|compuesta|"
        r"composta|scritta|"
        rf"écrite|composée|geschrieben|original) [^.;{NAME[1:-1]}]{{0,30}}?(?:by|por|da|di|par|von) (?P<o>N)",
        "Ferns play “Paper Boats”, written for the film by Marigold.",
        "strong",
    ),
    Pattern(
        "“T”, not sung by B but by A",
        "track",
        rf"(?P<t>T)[^.;{TITLE[1:-1]}]{{0,50}}?\b(?:nicht|not|no|non|pas) "
        rf"(?:ADJ3)(?P<o>N)[^.;]{{0,25}}?\b(?:sondern|but|sino|"
        r"bensì|ma|mais)"
        r" (?:ADJ5)(?P<a>N)",
        "Und „Paper Boats“, das hier nicht Low Harbour singt, sondern Ferns.",
        "strong",
    ),
    Pattern(
        "on “T”, A does something",
        "track",
        r"(?:^|; |, and |[–—:] |\. )(?:on|with|for|auf|in|mit|dans|sur|avec|en|con|su|em) (?P<t>T),? (?:x )?"
        r"(?:(?:the|der|die|la|le|il|el|o|a|an) )?(?:ADJ4)(?P<a>NL) (?:\([^()]{0,120}\) )?(?!and |who |from )WORD",
        "On “Paper Boats”, rapper Ferns tells a story.",
        "fair",
    ),
    Pattern(
        "“T” in the recording of A",
        "track",
        r"(?P<t>TL),? (?:in|en|na|dans|nella|в) (?:der |la |the |una |une |)(?:ADJ1)(?:recording|version|"
        r"gravação|versão|"
        r"versión|version|interpretación|voz|voix|voce|voice|fassung|interpretation|versione|исполнении|исполнению) "
        r"(?:of|by|de|von|di|del|dos|da|do|) ?(?:ADJ3)(?P<a>NL(?: (?:com|with|con|avec|mit) NL)?)",
        "Ouve-se “Paper Boats”, na gravação de Ferns.",
        "strong",
    ),
    Pattern(
        "“T” by somebody called A",
        "track",
        rf"(?P<t>TL),? (?:by|from|von|par|por|de|di) (?:an?|some|the|einer?|einem|une?|una|uno|un) "
        rf"[^.;{TITLE[1:-1]}]{{0,80}}?\b(?:called|named|calling (?:itself|themselves)|who calls? (?:himself|"
        rf"herself|themselves|"
        r"itself)|by the name of|namens|nommée?s?|llamad[oa]s?|chiamat[oaie]|chamad[oa]s?|que se hace llamar) "
        r"(?P<a>N)",
        "Then “Paper Boats” by a trio from Leeds called Ferns.",
        "strong",
    ),
    Pattern(
        "“T”, written by B and sung by A",
        "track",
        r"(?P<t>TL),? (?:ADJ3)(?:compost[oa]|compuest[oa]|scritt[oa]|escrit[oa]|écrite?|composée?|written|composed|"
        rf"geschrieben) (?:por|da|di|par|by|von) (?:ADJ2)(?P<o>N),? (?:ADJ1){_SUNG_BY} (?:ADJ3)(?P<a>NL)",
        "Then “Paper Boats”, written by Marigold and sung by Ferns.",
        "strong",
    ),
    Pattern(
        "«T» è cantato da A",
        "track",
        rf"(?P<t>TL),? (?:ADJ4){_SUNG_BY} (?:ADJ3)(?P<a>NL)",
        "Il brano “Paper Boats” è cantato da Ferns.",
        "strong",
    ),
    Pattern(
        "«T» de A",
        "track",
        r"(?P<t>TL),? (?:del?|do|di|dei|degli|della?|des|dos|das?|von(?: der| dem| den)?|vom) "
        r"(?:(?:los|las|la|le|les|i|gli|il|os|as) )?(?:(?:grupo|banda|dúo|cantante|cantautora?|trío|rapero|"
        r"groupe|duo|trio|"
        r"chanteuse|chanteur|rappeur|rappeuse|gruppo|cantautore|cantautrice|dupla|cantora?|rapper|veterano|"
        r"veterana|joven|"
        r"jeune|giovane|jovem) (?:WORD )?)?(?P<a>NB)",
        "En la última escena suena “Paper Boats”, del grupo Ferns.",
        "fair",
    ),
    Pattern(
        "«T» группы A",
        "track",
        r"(?P<t>TL),? (?:ADJ1)(?:группы|дуэта|певицы|певца|рэпера|хора|ансамбля|трио|исполняет|исполняют|поёт|поют|"
        r"исполнил|исполнила|спел|спела|спели|записал|записала|записали|от) (?:ADJ3)(?P<a>NL)",
        "Звучит «Лодки» группы Гавань.",
        "strong",
    ),
)
