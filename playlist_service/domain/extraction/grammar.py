"""The table of prose patterns: each row is a pattern over coded sentences, with the sentence that is its test.

In a pattern, N is a name, T a quoted title, NL one name or several ("N, N and N"), TL the same of titles, ADJn up to
n words.
Group `a` holds the acts, `t` the titles, `o` names that are not on the list (a cover's original, a comparison), `b` a
band, `m`
its members, `x` an alias. Rows stand in order of trust: the first that explains a title decides it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from playlist_service.domain.extraction.claims import Strength
from playlist_service.domain.extraction.sentences import NAME, TITLE

Kind = Literal[
    "track", "other work", "performer", "composer", "member", "alias", "comparison", "person", "helper", "unquoted"
]

_WORD = r"[a-z0-9à-öø-ÿß$'][\w'’\-./!?]*"
_CONJUNCTION = "and|&|\\+|und|et|y|e|ed|och|en|и|sowie|plus|or|oder|ou|o|as well as|along with|together with"
BETWEEN = rf"(?:,? (?:{_CONJUNCTION}) (?:{_WORD} ){{0,2}}|, (?!(?:{_CONJUNCTION}) )(?:{_WORD} )?|/)"
"""What parts two names of a list; its branches exclude each other, so that no list is tried in two ways."""
_NAMES = (
    rf"(?:(?:{_WORD} ){{0,3}}{NAME}(?: \([^()]{{0,80}}\))?"
    rf"(?:{BETWEEN}{NAME}(?: \([^()]{{0,80}}\))?){{0,12}})"
)
_TITLES = (
    rf"(?:{TITLE}(?:(?:[,;]? {TITLE}){{0,6}},? (?:and|&|et|y|e|und|ed|plus|as well as) (?:the |a |its |then )?{TITLE}|"
    rf" ?/ ?{TITLE})?)"
)
_SUBSTITUTES = (
    ("NL", _NAMES),
    ("TL", _TITLES),
    ("NB", rf"(?:{NAME}(?:{BETWEEN}{NAME}){{0,8}})"),
    ("WORD", _WORD),
    ("N", NAME),
    ("T", TITLE),
)
_ADJ = re.compile(r"ADJ(\d+)")
_TOKEN = re.compile(r"(?<![A-Za-z\\])(?:NL|TL|NB|WORD|N|T)(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of the table."""

    name: str
    kind: Kind
    form: str
    example: str
    """A sentence that the row reads."""
    strength: Strength = "fair"
    why: str = ""
    """For what is left out: the reason."""


@lru_cache(maxsize=512)
def compiled(form: str) -> re.Pattern[str]:
    """Return a row's form as a regular expression over coded sentences."""
    table = dict(_SUBSTITUTES)
    spelled = _ADJ.sub(lambda m: rf"(?:{_WORD},? ){{0,{m[1]}}}", form)
    return re.compile(_TOKEN.sub(lambda m: table[m[0]], spelled), re.IGNORECASE)


_WORK = (
    "album|albums|LP|EP|record|debut|film|films|movie|movies|show|series|novel|book|sitcom|documentary|biopic|"
    "play|musical|"
    "magazine|compilation|collection|mixtape|single-album|trilogy|franchise|video game|disque|álbum|disco|platte|"
    "película|filme|"
    "pellicola|serie|série|roman|livre|libro|livro|romanzo|comic|comics|picture|feature|drama|comedy|thriller|"
    "sequel|prequel|"
    "directed|trailer|adaptation|remake|romance|hit show|tv show|reality show|game|follow-up|second album|box set|opus"
)
_OTHER_WORK = (
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
_TRACKS = (
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
        r"(?P<t>TL),? ?(?:\([^()]{0,60}\),? )?(?:ADJ5)(?:by|performed by|sung by|interprété par|interprétée par|"
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
_UNQUOTED = (
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
_CREDIT_WORDS = (
    r"(?:songs?|music|tracks?|tunes?|cuts?|numbers?|contributions?|contributors|artists?|acts?|bands?|names|selections?|"
    r"material|pieces?|picks?|hits|recordings?|work|singles?|chansons?|titres?|morceaux|canciones|canzoni|brani|faixas|"
    r"músicas|lieder|stücke)"
)
_SUCH = (
    r"(?:such as|such|like|including|among them|from|by|featuring|include|includes|are|:|de|di|von|wie|comme|como|come)"
)
_PERFORMERS = (
    Pattern(
        "songs by A, B and C",
        "performer",
        rf"\b{_CREDIT_WORDS} (?:ADJ6){_SUCH}:? (?:ADJ3)(?P<a>NL)",
        "It has songs by artists such as Ferns, Low Harbour and Marigold.",
        "strong",
    ),
    Pattern(
        "features A and B",
        "performer",
        r"\b(?:features?|featuring|includes?|including|boasts?|gathers?|enlists?|offers?|stars?) (?:ADJ6)(?P<a>NL)",
        "The record features Ferns and Marigold.",
        "fair",
    ),
    Pattern(
        "A appear on it",
        "performer",
        r"(?P<a>NL) (?:ADJ3)(?:appears?|contributes?|feature|participate|participates|participam|chips? in|chip "
        r"in|turns? up|are aboard|are on|is on|is here|are here|pitch in|lends?|provides?|rounds? out|guests?|"
        r"shows? up|join|joins|can be heard|is heard|are heard|is back|make an appearance|is represented|are "
        r"represented|steuern|steuert|completan|drop in|are present)\b",
        "Ferns and Marigold also appear.",
        "fair",
    ),
    Pattern(
        "on it are A and B",
        "performer",
        r"\b(?:on (?:the|its|this) (?:ADJ2)(?:album|soundtrack|record|disc|cd|playlist)|appearing|featured|"
        r"included|present|aboard|here|heard)(?: on (?:the|this) (?:soundtrack|album|record|disc))? (?:are|is|you "
        r"find|you hear) (?:ADJ2)(?:(?P<o>N)['’]s (?:ADJ3))?(?P<a>NL)",
        "Also appearing on the soundtrack is Marigold.",
        "strong",
    ),
    Pattern(
        "where you find A",
        "performer",
        r"\byou(?:'ll)? (?:find|hear|get) (?:ADJ2)(?P<a>NL)",
        "On it you find Ferns and Marigold.",
        "fair",
    ),
    Pattern(
        "A makes a debut on it",
        "performer",
        r"(?P<a>N) makes? (?:her|his|their|its|a) (?:ADJ2)(?:debut|appearance|return)\b",
        "Marigold makes her debut on this record.",
        "strong",
    ),
    Pattern(
        "there is also A",
        "performer",
        r"\bthere(?: is|'s| are) (?:also )?(?:ADJ1)(?P<a>NL)(?= too\b| here\b| as well\b|, |\.)",
        "There is also Marigold.",
        "weak",
    ),
)
_SCORE = (
    "score|scores|music|soundtrack|partition|partitura|partitur|filmmusik|bande originale|b\\.o\\.?|bande-son|"
    "musiques?|musiche|"
    "colonna sonora|banda sonora|trilha sonora|música|musik|underscore|cues|compositions?|soundscape|temi "
    "originali|música original"
)
_NO_MAKING = (
    "released|issued|out|put|published|pressed|sold|directed|curated|compiled|chosen|picked|supervised|produced|"
    "on|in|features|has|"
    "includes"
)
_COMPOSERS = (
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
_MEMBERS = (
    Pattern(
        "A and B with their band C",
        "member",
        r"(?P<m>NL) (?:with|from|of|in) (?:their|his|her) (?:ADJ3)(?:band|group|trio|duo|project|quartet|outfit|"
        r"act),? (?P<b>N)",
        "Ida and Tom with their new band Low Harbour play.",
        "strong",
    ),
    Pattern(
        "C, the trio of A and B",
        "member",
        r"(?P<b>N)[,;]? (?:that is(?= N)|which is(?= N)|namely|(?:a|the) (?:ADJ2)(?:trio|duo|band|group|project|"
        r"supergroup|pair|quartet|act) (?:of|by|made up of|consisting of|featuring|with|formed by)|in which you "
        r"hear|put together (?:ADJ5)by) ?(?:N['’]s? )?(?P<m>NL)",
        "Low Harbour, a trio of Ida, Tom and Kay, recorded it.",
        "fair",
    ),
    Pattern(
        "A, singer of C",
        "member",
        r"(?P<m>N),? (?:the |their |its |whose )?(?:ADJ1)(?:singer|frontman|frontwoman|drummer|guitarist|bassist|"
        r"vocalist|leader|keyboardist|member|founder|chanteur|chanteuse|sänger|sängerin|cantante|leader) (?:of|"
        r"from|for|with|de|des|von|di|dei) (?:the |)(?P<b>N)",
        "Ida Ferns, singer of Low Harbour, helps.",
        "fair",
    ),
    Pattern(
        "C's singer A",
        "member",
        r"(?P<b>N)['’]?s? (?:ADJ1)(?:singer|frontman|frontwoman|drummer|guitarist|bassist|vocalist|leader|"
        r"keyboardist|member) (?P<m>N)",
        "Low Harbour frontman Ida Ferns sings.",
        "fair",
    ),
)
_ALIASES = (
    Pattern(
        "A aka B",
        "alias",
        r"(?P<a>N),? \(?(?:a\.?k\.?a\.?|also known as|better known as|more commonly known as|more commonly called|"
        r"best known as|known as|alias|formerly known as|formerly|who records as|whose real name is|born|real "
        r"name|dit|alias|detto|detta|bekannt als|alter ego of) (?:ADJ5)(?P<x>N)",
        "Marigold Keys, better known as Squid, plays.",
        "strong",
    ),
    Pattern(
        "A, who is B",
        "alias",
        r"(?P<a>N),? (?:who|which) is (?:ADJ1)(?:N['’]s )?(?:ADJ3)(?P<x>N)",
        "Squid, who is Marigold Keys, plays.",
        "fair",
    ),
)
_COMPARISONS = (
    Pattern(
        "like B",
        "comparison",
        r"\b(?:comparable to|something of|a touch of|a bit of|hint of|in debt to|reminiscent of|compared (?:to|"
        r"with)|sounds? like|sounding like|recalls?|recalling|echoes of|in the vein of|à la|inspired by|"
        r"influenced by|influence of|akin to|could pass for|remind(?:s|ed)? (?:\w+ )?of|evokes|evoking|instead of|"
        r"unlike|shades of|fans of|hints of|rappelle|wie einst|ricorda|recuerda a) (?:ADJ4)(?P<o>NL)",
        "It is reminiscent of Low Harbour.",
        "strong",
        "comparison",
    ),
)
_PEOPLE = (
    Pattern(
        "director A",
        "person",
        r"\b(?:directed by|director|filmmaker|réalisateur|cinéaste|regisseur|regie:?|regista|dirige|dirigida por|"
        r"directs|film by|movie by|novel by|starring|stars|played by|cast:|voiced by|script by|screenplay by|"
        r"written and directed by|de la realizadora|longa de|film di|film de|actors?|actress|actresses|author|"
        r"novelist|opposite|directing|cast includes) (?:ADJ3)(?P<o>NL)",
        "The film is directed by Ida Ferns.",
        "strong",
        "no musician here",
    ),
    Pattern(
        "A directs",
        "person",
        r"(?P<o>NL),? (?:ADJ2)(?:directs|directed|direct|stars|starred|co-stars?|plays the|play the|plays a|is "
        r"cast|are cast|are in the cast|wrote and directed|produced the film|leads the cast|spielen mit|co-star|"
        r"dirige|protagonizan)\b",
        "Ida Ferns directs.",
        "fair",
        "no musician here",
    ),
)
_WORKS_BY_NAME = (
    Pattern(
        "album N",
        "person",
        r"\b(?:album|albums|LP|EP|mixtape|film|films|movie|novel|book|sitcom|documentary|disque|álbum|platte|"
        r"película|filme|pellicola|roman|magazine|comics?|drama|comedy|label|records|studio|festival|award|prize|"
        r"kin|debut)s?,? (?:called |titled |named |entitled |by the name of )?(?P<o>N)(?!['’]s? T)",
        "It is taken from their second album Lighthouses.",
        "strong",
        "a work, no act",
    ),
    Pattern(
        "N album",
        "person",
        r"(?P<o>N) (?:album|film|movie|soundtrack|score|trailer|series|season|novel|book|game|records|festival|"
        r"label|awards?|prize|magazine|episode|franchise|story)\b",
        "The Lighthouses soundtrack is out.",
        "fair",
        "a work, no act",
    ),
)
_HELPERS = (
    Pattern(
        "supervisor A",
        "helper",
        r"\b(?:supervisor|music supervisor|producer|executive producer|produced by|curated by|compiled by|chosen "
        r"by|selected by|remixed by|mixed by|arranged by|supervised by) (?:ADJ1)(?P<a>NL)",
        "It was compiled by supervisor Ida Ferns.",
        "fair",
    ),
    Pattern(
        "A supervised",
        "helper",
        r"(?P<a>N),? (?:ADJ3)(?:supervises|supervised|curated|compiled|supervises the music|executive produced|"
        r"chose the songs|picked the songs|put the album together|produces)\b",
        "Ida Ferns supervised.",
        "fair",
    ),
)

TABLE: tuple[Pattern, ...] = (
    *_OTHER_WORK,
    *_TRACKS,
    *_UNQUOTED,
    *_PERFORMERS,
    *_COMPOSERS,
    *_MEMBERS,
    *_ALIASES,
    *_COMPARISONS,
    *_PEOPLE,
    *_WORKS_BY_NAME,
    *_HELPERS,
)


def rows(kind: Kind) -> tuple[Pattern, ...]:
    """Return the rows of one kind, in order of trust."""
    return _BY_KIND[kind]


_BY_KIND: dict[str, tuple[Pattern, ...]] = {
    kind: tuple(row for row in TABLE if row.kind == kind) for kind in dict.fromkeys(row.kind for row in TABLE)
}
