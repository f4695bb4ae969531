"""The rows of the prose grammar about who wrote the score."""

from __future__ import annotations

from playlist_service.domain.extraction.patterns import Pattern

_SCORE = (
    "score|scores|music|soundtrack|partition|partitura|partitur|filmmusik|bande originale|b\\.o\\.?|bande-son|"
    "musiques?|musiche|"
    "colonna sonora|banda sonora|trilha sonora|música|musik|underscore|cues|compositions?|soundscape|temi "
    "originali|música original"
)


_NO_MAKING = (
    "released|issued|out|put|published|pressed|sold|directed|curated|compiled|chosen|picked|supervised|produced|"
    "on|in|features|has|songs?|tracks?|joined|tunes|numbers|contributions?|"
    "includes"
)


_WORKS_MUSIC = (
    r"(?:score|soundtrack|music|musik|filmmusik|musique|música|musica|musiche|banda sonora|colonna sonora|trilha|"
    r"trilha sonora|partition|bande originale|музык[ауи]|саундтрек)"
)


COMPOSERS = (
    Pattern(
        "the score is left to A",
        "composer",
        rf"\b{_WORKS_MUSIC},? (?:(?!released|features|includes|on )WORD ){{0,4}}?(?:left to|entrusted to|handed "
        rf"to|given to|stammt von|"
        r"stammt aus der feder von|affidat[aei] a|corre a cargo (?:de|del)|es obra de|è opera di|est l'œuvre de|"
        r"ficou a cargo de|é assinada por|kommt von|steuert|schrieb|komponierte|написал|написала|сочинил|сочинила) "
        r"(?:ADJ4)(?P<a>NB)",
        "The score has been left to Marigold Keys.",
        "strong",
    ),
    Pattern(
        "composed by A, the score …",
        "composer",
        r"\b(?:composée?s?|compost[oae]|compuest[oa]s?|composed|written|komponiert|scritt[oae]|signée?s?|firmad[oa]) "
        rf"(?:par|da|di|por|by|von) (?:ADJ3)(?P<a>NB), (?:the |la |le |die |a |il |l')(?:ADJ1){_WORKS_MUSIC}\b",
        "Composed by Marigold Keys, the score is quiet.",
        "strong",
    ),
    Pattern(
        "they left the score to A",
        "composer",
        r"\b(?:confiée?|confie|affida|affidato|entrega|entregou|confió|encargó|encarga|left|leaves|hands|handed|gave|"
        rf"entrusted|übergab|vertraute) (?:la |the |a |die |il |le |its )?(?:ADJ2){_WORKS_MUSIC} (?:originale |"
        rf"original )?"
        r"(?:à|a|al|to|an|ao|alla) (?:ADJ4)(?P<a>NB)",
        "Elle a confié la musique à Marigold Keys.",
        "strong",
    ),
    Pattern(
        "they asked A to score it",
        "composer",
        r"\b(?:asked|hired|commissioned|got|tapped|enlisted|chose|brought in|persuaded|invited) (?:ADJ4)(?P<a>NB)"
        r"(?:, [^.;]{1,80}?,)? (?:to|for) (?:ADJ1)(?:scor(?:e|ing)|compose|composing|write (?:ADJ5)(?:music|"
        r"score|cues)|"
        r"provide (?:ADJ3)(?:score|music))\b",
        "They asked drummer Marigold Keys to score it.",
        "strong",
    ),
    Pattern(
        "what A composed (German)",
        "composer",
        r"(?P<a>NB) [^.;]{0,60}?\b(?:komponiert|vertont|komponierte|vertonte)\b",
        "Was Marigold Keys dafür komponiert hat, ist leise.",
        "strong",
    ),
    Pattern(
        "A, whose …, has written a score",
        "composer",
        r"(?P<a>NB)(?:, [^.;]{1,80},)? (?:has|have|a|ha|hat) (?:ADJ1)(?:written|composed|crafted|delivered|"
        r"composé|écrit|"
        rf"composto|scritto|geschrieben|signé) (?:ADJ4){_WORKS_MUSIC}\b",
        "Marigold Keys has written a quiet score.",
        "strong",
    ),
    Pattern(
        "the pieces of A",
        "composer",
        r"\b(?:score|partition|partitura|partitur|musiques?|musiche|musik|música|compositions? originales?|temi "
        r"originali) "
        r"(?:originale?s? |original )?(?:ADJ1)(?:de|di|von|do|da) (?:ADJ2)(?P<a>NB)",
        "Il resto è la partitura di Marigold Keys.",
        "strong",
    ),
    Pattern(
        "score by A",
        "composer",
        rf"\b(?:{_SCORE})(?: (?:of|for|to|du|del|del film|zum) (?:ADJ3)(?:N |T )?)?,? (?:(?!{_NO_MAKING})WORD,? "
        rf"){{0,5}}"
        rf"(?:by|d'|av|signée?s?|signé par|written by|composed by|from|è di|es de|stammt von) (?:ADJ4)(?P<a>NL)",
        "There is a lovely score by Marigold Keys.",
        "strong",
    ),
    Pattern(
        "the score, which A wrote",
        "composer",
        r"\b(?:score|music|soundtrack|partition|partitura|cues),? (?:which|that|,)? ?(?P<a>NL) (?:ADJ2)"
        r"(?:composed|wrote|write|writes|penned|made|supplied|created)\b",
        "Then comes the score, which Marigold Keys wrote.",
        "strong",
    ),
    Pattern(
        "A wrote the score",
        "composer",
        r"(?P<a>NL)(?:, (?!N)[^,.]{1,70},)?,? (?!(?:she|he|they|it|we) )(?:ADJ4)(?:composed|composes|wrote|write|"
        r"writes|scored|scores|score|scoring|penned|provides?|provided|delivers?|supplied|supply|supplies|created|"
        r"handles?|handled|firma|signe|signent|assina|compuso|compose|komponierte|schrieb|composing|supplying|is "
        r"doing|did|does) (?:ADJ5)(?:score|music|soundtrack|film|movie|picture|cues|show|series|partition|musique|"
        r"b\.o|bande originale|bande-son|musiche|colonna|banda sonora|trilha|partitura|música|musik|filmmusik)\b",
        "Marigold Keys also composed the score.",
        "strong",
    ),
    Pattern(
        "composer A",
        "composer",
        r"\b(?:composers?|komponist(?:in)?|compositeurs?|compositrice|compositore|compositora?|композитор) (?P<a>NL)",
        "The cues are by composer Marigold Keys.",
        "strong",
    ),
    Pattern(
        "it belongs to A",
        "composer",
        r"\b(?:score|music|soundtrack|album|job|one|it) (?:belongs to|is the work of|falls to|fell to|went to|was "
        r"handed to) (?:ADJ3)(?P<a>NL)",
        "This score belongs to Marigold Keys.",
        "strong",
    ),
    Pattern(
        "A, the composer",
        "composer",
        r"(?P<a>N),? (?:who |the |a |film )?(?:ADJ1)(?:composer|scored)\b",
        "Marigold Keys, the composer, plays it.",
        "fair",
    ),
    Pattern(
        "A's score",
        "composer",
        r"(?P<a>NL)(?:['’]s|['’]) (?:ADJ4)(?:score|scores|underscore|cues|original music|film music)\b",
        "Marigold Keys's score is quiet.",
        "strong",
    ),
    Pattern(
        "scored by A",
        "composer",
        r"\b(?:scored|composed|soundtracked) by (?:ADJ4)(?P<a>NL)",
        "It was scored by Marigold Keys.",
        "strong",
    ),
)
