"""The rows of the prose grammar about people: who performs, composes, belongs to whom, is only compared."""

from __future__ import annotations

from playlist_service.domain.extraction.patterns import Pattern

_CREDIT_WORDS = (
    r"(?:songs?|music|tracks?|tunes?|cuts?|numbers?|contributions?|contributors|artists?|acts?|bands?|names|"
    r"selections?|"
    r"material|pieces?|picks?|hits|recordings?|work|singles?|chansons?|titres?|morceaux|canciones|canzoni|brani|"
    r"faixas|"
    r"músicas|lieder|stücke)"
)


_SUCH = (
    r"(?:such as|such|like|including|among them|from|by|featuring|include|includes|are|:|de|di|von|wie|comme|"
    r"como|come)"
)


PERFORMERS = (
    Pattern(
        "A and B are heard (other languages)",
        "performer",
        r"\b(?:suenan|se escuchan|se oyen|ouvem-se|ouvimos|si sentono|si ascoltano|ascoltiamo|on entend|on retrouve|"
        r"zu hören sind|dabei sind|mit dabei|vertreten sind|auch dabei|звучат|слышны|участвуют) (?:ADJ3)(?P<a>NL)",
        "También suenan Ferns y Low Harbour.",
        "strong",
    ),
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


MEMBERS = (
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


ALIASES = (
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


COMPARISONS = (
    Pattern(
        "like B",
        "comparison",
        r"\b(?:comparable to|something of|a touch of|a bit of|hint of|in debt to|reminiscent of|compared (?:to|"
        r"with)|sounds? like|sounding like|recalls?|recalling|echoes of|in the vein of|à la(?= N)|inspired by|"
        r"influenced by|influence of|akin to|could pass for|remind(?:s|ed)? (?:\w+ )?of|evokes|evoking|instead of|"
        r"unlike|shades of|fans of|hints of|rappelle|wie einst|ricorda|recuerda a) (?:ADJ4)(?P<o>NL)",
        "It is reminiscent of Low Harbour.",
        "strong",
        "comparison",
    ),
)


PEOPLE = (
    Pattern(
        "director A",
        "person",
        r"\b(?:directed by|director|filmmaker|réalisateur|cinéaste|regisseur|regie:?|regista|dirige|dirigida por|"
        r"directs|(?<!for the )film by|(?<!for the )movie by|novel by|starring|stars|played by|cast:|voiced by|"
        r"script by|screenplay by|"
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


WORKS_BY_NAME = (
    Pattern(
        "score of N",
        "person",
        r"\b(?:score|soundtrack|partition|bande originale|banda sonora|colonna sonora|trilha sonora|filmmusik) "
        r"(?:of|for|to|de|di|do|da|von|zu|zum) "
        r"(?:the (?:film |movie |series |game )?|la (?:película |serie )?|)(?P<o>N)"
        r"(?= (?:is|was|are|features?|has|contains?|includes?|es|est|è|é|ist)\b)",
        "The soundtrack of Salt Road features songs by Ida Ferns.",
        "strong",
        "a work, no act",
    ),
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


HELPERS = (
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
