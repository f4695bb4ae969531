"""The rows of the prose grammar that give titles to acts, or set them aside."""

from __future__ import annotations

from playlist_service.domain.extraction.cover_patterns import COVERS
from playlist_service.domain.extraction.patterns import Pattern
from playlist_service.domain.extraction.sentences import NAME, TITLE

_WORK = (
    "album|albums|LP|EP|record|debut|film|films|movie|movies|show|series|novel|book|sitcom|documentary|biopic|"
    "(?:a|the|stage) play|musical|"
    "magazine|compilation|collection|mixtape|single-album|trilogy|franchise|video game|disque|álbum|disco|platte|"
    "película|filme|"
    "pellicola|serie|série|roman|livre|libro|livro|romanzo|comic|comics|picture|feature|drama|comedy|thriller|"
    "sequel|prequel|"
    "directed|фильм|фильма|фильмы|сериал|сериала|сериалы|сериалам|сериалу|альбом|альбома|роман|картина|лейбл|лейбле|"
    "серия|novela|telenovela|"
    "trailer|adaptation|remake|romance|hit show|tv show|reality show|game|follow-up|second album|box set|opus"
)


OTHER_WORK = (
    Pattern(
        "a work is named",
        "other work",
        rf"\b(?:{_WORK})s?,? (?:called |titled |named |entitled |is |was |,)?(?P<t>TL)",
        "It first stood on her second album, “Paper Boats”.",
        "strong",
        "another album, film or book",
    ),
    Pattern(
        "title before its kind",
        "other work",
        r"(?P<t>T),?['’]?s? (?:ADJ1)?(?:soundtrack|album|trailer|film|movie|series|season|fame|era|sessions|"
        r"director|creator|star|"
        r"actor|actress|franchise|book|novel|musical|remake|sequel|record|cast|episode|author|tour|EP|LP)\b",
        "Fiona did it better on the “Lanterns” soundtrack.",
        "strong",
        "another album, film or book",
    ),
    Pattern(
        "year of a work",
        "other work",
        r"(?P<t>T),? \((?:19|20)\d\d\)",
        "He had made “Glass Harbour” (1987) before.",
        "fair",
        "another album, film or book",
    ),
    Pattern(
        "taken from a work",
        "other work",
        r"(?:\bfrom|\boff|\bon|\bfound on|\bin|\bdi|\bde|\bdel|\bdal|\bdall'|\baus|\bvon|\bsur|\bof)"
        r" (?:(?:their|his|her|the|its|that|a) )(?:ADJ3)?(?:album|LP|EP|record|debut|film|movie|show|series|"
        r"disque|CD),? (?P<t>T)",
        "“Low Tide” is from their debut record “Lighthouses”.",
        "strong",
        "the album that the track comes from",
    ),
    Pattern(
        "the record of a title before",
        "other work",
        rf"{TITLE}[^{NAME[1:-1]}{TITLE[1:-1]}]{{0,70}}?\b(?:from|off|originally on|first heard on|out of|taken "
        rf"from|found on|halfway from|closer to) (?:the |their |his |her |its )?(?:ADJ2)(?P<t>T)",
        "Then comes “Low Tide”, a piece without words from “Lighthouses”.",
        "strong",
        "the album that the track comes from",
    ),
    Pattern(
        "music for another work",
        "other work",
        r"\b(?:whose|his|her|their|previous|earlier|other) (?:ADJ1)(?:music|score|songs|work|soundtrack) (?:for|"
        r"to|on|in) (?:the )?(?:film )?(?P<t>TL)",
        "The score is by Marigold Keys (whose music for “Night Ferry” was liked).",
        "strong",
        "another album, film or book",
    ),
    Pattern(
        "a person's film",
        "other work",
        r"(?:starring|stars? (?:in|of)|directed by|appeared in|cast in|seen in|acted in|role in) (?:ADJ3)(?P<t>TL)",
        "She is best known for her role in “Night Ferry”.",
        "strong",
        "another film",
    ),
    Pattern(
        "words spoken",
        "other work",
        r"(?:\b(?:says?|said|calls? it|called it|asks?|words|line|lyrics?|reads|goes|slogan|mantra|motto|shouts?|"
        r"whispers?|writes|wrote))[,:]? (?:the line |the words |that )?(?P<t>T)",
        "At the end he says “goodbye to you”.",
        "fair",
        "words, not a title",
    ),
    Pattern(
        "words, then who said them",
        "other work",
        r"(?P<t>T),? (?:he|she|they|N|I|we) (?:says?|said|adds?|added|recalls?|explains?|explained|told|jokes?|"
        r"writes|notes)\b",
        "“Nobody sleeps here,” she said.",
        "strong",
        "words, not a title",
    ),
    Pattern(
        "other soundtracks",
        "other work",
        r"\b(?:Earlier volumes|Older games|previous (?:film|game|season|album|soundtrack|volume|disc)s?|last "
        r"year's|the first (?:film|game|soundtrack|volume)|earlier (?:film|game|soundtrack|season)s?) "
        r"[^.]{0,80}?(?P<t>TL)",
        "The previous game had “Cold Coast” by Ferns.",
        "fair",
        "on another soundtrack",
    ),
)


TRACKS = (
    *COVERS,
    Pattern(
        "A's version of “T”",
        "track",
        r"(?P<a>NL)['’]s? (?:ADJ5)(?:version|cover|rendition|take|reading|remake|interpretation|treatment) (?:of|"
        r"on) (?:ADJ4)(?:(?P<o>N)['’]s? (?:ADJ4))?(?P<t>TL)",
        "Ferns’ cover of “Paper Boats” is slower.",
        "strong",
    ),
    Pattern(
        "A's version of B's “T” (verb)",
        "track",
        r"(?P<a>NL) (?:ADJ3)(?:covers?|covering|covered|tackles?|remakes?|reworks?|reinvents?|revisits?|"
        r"re-?records?|reinterprets?|takes? on|tears? (?:through|into)|hammers? at|beats?|pounds?|blasts? through|"
        r"rips? (?:through|into)|runs? through|has a go at|rifà|reprend|reprennent|covert|covern|versiona|"
        r"versionan|interpreta|regrava) (?:ADJ3)(?P<o>N)['’]s? (?:ADJ3)(?P<t>T)",
        "Low Harbour cover Marigold's “Paper Boats”.",
        "strong",
    ),
    Pattern(
        "A (“T”, “T”)",
        "track",
        r"(?P<a>N) \((?:with |their |his |her |the )?(?P<t>TL)(?:[^()]{0,40})\)",
        "You hear Ferns (“Paper Boats” and “Low Tide”).",
        "strong",
    ),
    Pattern(
        "“T” by A",
        "track",
        r"(?P<t>TL),? ?(?:[–—-] )?(?:\([^()]{0,60}\),? )?(?:(?!(?:and|but|while|plus|as|und|et|y|e) )WORD,? ){0,5}"
        r"(?:by|performed by|sung by|interprété par|"
        r"interprétée par|"
        r"chanté par|chantée par|interpretada por|cantada da|gesungen von|w wykonaniu|courtesy of) (?:the |that |)"
        r"(?:ADJ4)(?P<a>NL(?:,? (?:with|feat\.|featuring|and) NL)?)",
        "I like “Paper Boats” by the ever-cheerful Ferns.",
        "strong",
    ),
    Pattern(
        "A's “T”",
        "track",
        r"(?P<a>NL)(?:['’]s|['’]|s['’]) (?:ADJ8)(?:N )?(?P<t>TL)",
        "The best is Ferns’ sleepy “Paper Boats”.",
        "strong",
    ),
    Pattern(
        "A's noun, “T”",
        "track",
        r"(?P<a>NL)(?:['’]s|['’]) (?:ADJ6)(?:[\w-]+), (?P<t>TL)",
        "Here is Ferns’ slow one, “Paper Boats”.",
        "strong",
    ),
    Pattern(
        "“T” liefern A",
        "track",
        r"(?P<t>TL),? (?:liefern|liefert|steuern|steuert|singt|singen|spielt|spielen|bringt|bringen|kommt von)"
        r" (?:ADJ4)(?P<a>NL)",
        "Und mit „Paper Boats“ liefern Low Harbour den Abschluss.",
        "strong",
    ),
    Pattern(
        "“T”, a duet of A and B",
        "track",
        r"(?P<t>T),? (?:a |the )?(?:ADJ3)(?:duet|collaboration|team-up|summit) (?:between|by|of|from|with) (?P<a>NL)",
        "Then comes “Paper Boats,” a duet between Ferns and Low Harbour.",
        "strong",
    ),
    Pattern(
        "“T”, a song of A",
        "track",
        r"(?P<t>T),? (?:the|a|an) (?:ADJ5)(?:song|hit|single|theme|classic|anthem|ballad|tune|number|track) (?:of|"
        r"by|from) (?:the )?(?P<a>NL)",
        "Then “Paper Boats”, the signature song of Low Harbour.",
        "strong",
    ),
    Pattern(
        "“T” from A's record",
        "track",
        r"(?P<t>TL),? (?:ADJ4)(?:from|off|on) (?:the )?(?P<a>N)['’]s? (?:ADJ4)(?:album|record|debut|LP|EP|disc|"
        r"classic|landmark|set|N|T)",
        "“Paper Boats” is from Ferns’ second record, “Lighthouses”.",
        "strong",
    ),
    Pattern(
        "A appears as B with “T”",
        "track",
        r"(?P<a>N) (?:ADJ3)as (?P<x>N)[^.]{0,60}? (?:with|on|in|for) (?:ADJ2)(?P<t>TL)",
        "Ferns appear as The Weeds, the villain's band, with “Paper Boats”.",
    ),
    Pattern(
        "“T” from A",
        "track",
        r"(?:^|[,;:(–—] ?|\band |\bis |\bare )(?:(?!who|which|that)WORD ){0,6}(?P<t>TL),? (?:from|de|von|van|di|"
        r"dei|degli|del|da|do|av|por|par|от) (?:the |les |der |den |i |)(?P<a>NL)",
        "There is “Paper Boats” from Ferns.",
        "fair",
    ),
    Pattern(
        "“T” (A)",
        "track",
        r"(?P<t>TL),? \((?:by |de |von |di |feat\. )?(?:the )?(?P<a>NB)\)",
        "„Paper Boats“ (Ferns) opens the disc.",
        "strong",
    ),
    Pattern("A: “T”", "track", r"(?P<a>N): (?P<t>TL)", "Ferns: “Paper Boats”.", "strong"),
    Pattern("A “T”", "track", r"(?P<a>N),? (?P<t>TL)", "The first thing heard is Ferns “Paper Boats”.", "fair"),
    Pattern(
        "“T”, which A made",
        "track",
        r"(?P<t>T),? (?:which|that|where|in which|on which) (?P<a>N) (?:ADJ6)(?:with (?P<b>N))?",
        "And “Paper Boats”, which Ferns recorded with Marigold.",
        "fair",
    ),
    Pattern(
        "A and their “T”",
        "track",
        r"(?P<a>N) (?:and|with) (?:their|his|her|its) (?:ADJ5)(?P<t>TL)",
        "Then Ferns and their “Paper Boats”.",
        "strong",
    ),
    Pattern(
        "“T”, sung here by A",
        "track",
        r"(?P<t>T),? (?:ADJ9)(?:N (?:ADJ4))?(?:canta|cantano|sings?|singt|singen|chante|chantent|interpreta|"
        r"cantam|performs?|plays?) (?P<a>NL)",
        "E poi “Paper Boats”, che qui canta Marigold.",
    ),
    Pattern(
        "“T” finds A with B",
        "track",
        r"(?P<t>T),? (?:(?:ADJ6)N, )?(?:finds?|found|features?|pairs?|has|teams?|brings together|unites?|stars?|"
        r"suits|belongs to|goes to|is by|comes from|see|sees) (?:ADJ4)(?P<a>NL(?: with NL)?)",
        "“Paper Boats” found Ferns with Marigold.",
        "fair",
    ),
    Pattern(
        "A with B on “T”",
        "track",
        r"(?P<a>NL (?:ADJ4)(?:with|alongside|behind|and|featuring) NL) (?:ADJ4)(?:for|on|in) (?:ADJ3)(?P<t>TL)",
        "Ferns hooked up with Marigold for “Paper Boats”.",
        "fair",
    ),
    Pattern(
        "A does … “T”",
        "track",
        r"(?P<a>NL),? (?:\([^()]{0,60}\),? )?(?:ADJ12)(?P<t>TL)",
        "Ferns follow in that spirit on “Paper Boats”.",
        "fair",
    ),
)


_SONG = (
    r"(?:song|track|single|tune|ballad|titre|chanson|morceau|brano|canzone|canción|tema|canção|música|lied|stück|"
    r"titelsong)"
)


UNQUOTED = (
    Pattern(
        "hear A's N",
        "unquoted",
        r"\b(?:hear|hears|heard|sound of|tune of|tones of|strains of|set to|dance to|dances to|danced to|opens with|"
        r"closes with|ends with|starts with|kicks off with|begins with|soundtracked by|put on|puts on) "
        r"(?:ADJ2)(?P<a>N)['’]s? (?P<u>N)(?= *[.,;:!?)]| *$| (?:in|on|over|as|at|and|when|while|to)\b)",
        "The party begins to the sound of Low Harbour's Paper Boats.",
    ),
    Pattern(
        "the song N by A",
        "unquoted",
        rf"\b{_SONG}s?,? (?P<u>N),? (?:by|von|di|par|por|de|des|from) (?:the |les )?(?P<a>NB)",
        "Over the credits runs the song Paper Boats by Low Harbour.",
    ),
    Pattern(
        "A's song N",
        "unquoted",
        rf"(?P<a>N)(?:['’]s?)?(?:, [^,.]{{1,60}},)? (?:ADJ6){_SONG}(?: jamais entendu| inédit| called| named| "
        rf"titled| intitulé| chiamato| llamada)?,? (?P<u>N)(?= *[.,;:!?)]| *$)",
        "Low Harbour wrote for it a new song, Paper Boats.",
    ),
)
