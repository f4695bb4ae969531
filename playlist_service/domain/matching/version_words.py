"""The words that make a recording another one, in the languages that they occur in. No logic here.

Kind -> detail -> phrases, parted by "|" and spelled as `domain.text.fold` leaves them. The detail "" is the plain
kind; a "radio edit" is an edit, namely the radio's.
"""

from __future__ import annotations

from typing import Final

PHRASES: Final[dict[str, dict[str, str]]] = {
    "live": {
        "": (
            "live|in concert|en concert|concert|konzert|en vivo|en directo|ao vivo|dal vivo|in concerto|"
            "na zywo|ziva|elo|elossa|canli|canli performans|вживую|живои концерт|концерт|ライブ|ライヴ|生演奏|"
            "라이브|现场|"
            "現場|现场版|現場版|langsung|truc tiep|zywo|koncert|koncertu|livea|konser|concerto ao vivo"
        ),
        "session": (
            "session|sessions|sesion|sesiones|sessao|live session|live lounge|peel session|spotify singles|"
            "recorded at|recorded live at|tiny desk|tiny desk concert|in session|colors show|colors encore|"
            "like a version|apple music home session|amazon original|studio live|performance|soundcheck|"
            "village live|mahogany sessions|songwriter tapes"
        ),
    },
    "remix": {
        "": (
            "remix|remixed|rmx|r3mix|remezcla|remixe|ремикс|リミックス|リミックスヴァージョン|리믹스|混音|混音版|"
            "remiks|remiksi|mix|"
            "mixed|rework|reworked|reworking|refix|flip|bootleg|redux|retouch|rendition|remake|mash up|mashup|"
            "mezcla|ミックス|микс|믹스|rmix|re mix|relick|refreak|reconstruction|re edit|reedit|recut"
        ),
        "vip": "vip|vip mix|vip remix",
        "dub": "dub|dub mix|dub version|dubmix|dubplate",
        "club": "club mix|club version|club|club remix",
        "chill": "chillmix|chill mix|chillout mix",
        "cut": "cut",
    },
    "edit": {
        "": "edit|edited|edit version|edited version|edicion|editado|エディット|에디트|монтаж",
        "radio": (
            "radio edit|radio version|radio mix|radio cut|radio|version radio|edicion de radio|"
            "edicion para radio|radioedit|ラジオエディット|라디오 에디트|радио версия|radiofassung|versione radio|"
            "versao radio|airplay mix|airplay edit|radio single"
        ),
        "single": (
            "single version|single edit|single mix|version single|シングル版|シングルバージョン|"
            "シングルヴァージョン|"
            "싱글 버전|single cut|7 version|7 inch version|7 mix|7 inch mix|7 single version|7 edit|7 inch|"
            "45 version|single remix|singleversion"
        ),
        "long": (
            "full length|full length version|long version|version longue|version larga|full version|"
            "12 version|12 inch version|12 mix|12 inch mix|12 inch|uncut|unedited|maxi|version integrale|"
            "langfassung|ロングバージョン|lange version|maxi version"
        ),
        "extended": (
            "extended|extended version|extended mix|extended edit|extendida|version extendida|"
            "versao estendida|estendida|versione estesa|エクステンデッド|extended cut"
        ),
        "short": "short version|short edit|short|shorter|kurzversion|version courte|tv size",
        "film": "film edit|film version|movie version|video edit|video version|soundtrack version",
    },
    "original": {
        "": (
            "original|original mix|original version|version original|version originale|lp version|"
            "album version|version album|albumversion|album edit|album mix|アルバムバージョン|versao original|"
            "versione originale|originalversion|оригинал|오리지널|オリジナル|アルバムヴァージョン|"
            "original recording|main mix|"
            "main version"
        )
    },
    "acoustic": {
        "": (
            "acoustic|acoustic version|acoustic mix|acustico|acustica|version acustica|akustik|akustisch|"
            "akustikversion|acoustique|version acoustique|akustyczna|akustycznie|акустика|акустическая версия|"
            "アコースティック|어쿠스틱|原声|unplugged|mtv unplugged|akustisk|akoestisch|akusticka|acustic|"
            "ao violao|"
            "campfire version|不插电"
        )
    },
    "stripped": {"": "stripped|stripped back|stripped down|stripped version"},
    "reimagined": {"": "reimagined|revisited|reinterpreted|reimagining"},
    "arrangement": {
        "piano": "piano|piano version|solo piano|piano solo|piano solo version|solo piano version",
        "guitar": "guitar|guitar version|solo guitar|guitar solo",
        "orchestra": (
            "orchestral|orchestral version|orchestra version|symphonic|symphonic version|orchestra|strings|"
            "string version|strings version|string quartet version|philharmonic|orquestal|orchesterversion|"
            "version orchestrale|sinfonica|big band version|choir version|choral"
        ),
        "": "arr|arranged|arrangement|arrangiert|arreglo|for solo|transcription|transcr",
        "solo": "solo version|solo|duo version|duet version|duet|duett|trio version|a due",
    },
    "instrumental": {
        "": (
            "instrumental|instrumental version|instrumental mix|instrumentale|instrumentales|inst|"
            "instrumentalversion|version instrumentale|version instrumental|инструментал|インスト|"
            "インストゥルメンタル|연주곡|"
            "伴奏|纯音乐|純音樂|off vocal|beat|beats|instrumentals|instrumentaal|instrumentalna|instr|no vocals|"
            "without vocals|enstrumantal"
        )
    },
    "a cappella": {"": "a cappella|acapella|a capella|acappella|accapella|vocals only|vocal only|아카펠라"},
    "vocal": {"": "vocal|vocal mix|vocal version|vocal edit|with vocals"},
    "demo": {
        "": (
            "demo|demos|demo version|demo mix|rough mix|rough cut|rough|voice memo|work tape|worktape|"
            "home recording|home demo|early version|early take|sketch|wip|maqueta|demotape|демо|デモ|데모|"
            "work in progress|first take|rehearsal|unfinished|draft|outtake|outtakes|alternate take|"
            "alternate version|alternate mix|alternate|alternative|alt take|alt version|take 1|take 2|take 3|"
            "take 4|take 5|take 6|take 7|alt mix|alternative version|alternative mix|early mix|"
            "writing session|memo|backing track"
        )
    },
    "rerecorded": {
        "": (
            "re recorded|rerecorded|rerecording|re recording|re record|new recording|nova gravacao|"
            "neuaufnahme|neu eingespielt|regrabado|regrabada|regrabacion|regravado|regravacao|reenregistre|"
            "reenregistree|nouvel enregistrement|nuova registrazione|перезапись|new version|nueva version|"
            "nova versao|nouvelle version|neue version|nuova versione|再録|再録音|重录|重錄|neuversion|redone|"
            "revised|"
            "2 0|new"
        )
    },
    "karaoke": {
        "": (
            "karaoke|karaoke version|karaoke instrumental|カラオケ|караоке|노래방|卡拉ok|"
            "originally performed by|originally by|originally sung by|originally recorded by|"
            "as originally performed by|as performed by|as made famous by|made famous by|made popular by|"
            "in the style of|au style de|im stil von|al estilo de|no estilo de|nello stile di|sing along|"
            "singalong|sing a long|playback|minus one|without lead vocal|ringtone|tribute|tribute to|"
            "tribute version|a tribute to|tributo|tributo a|hommage a|omaggio a|8d|8d audio|music box|"
            "music box version|lullaby version|lullaby rendition|rendu celebre par|bekannt durch|"
            "popularizada por|hecha famosa por|en homenaje a|homenaje a|workout mix|workout remix|"
            "workout version|fitness version|cover tribute"
        )
    },
    "cover": {
        "": (
            "cover|cover version|covered by|coverversion|reprise de|cover de|版翻唱|翻唱|кавер|カバー|カヴァー|"
            "커버|"
            "version de|versao de|as covered by"
        )
    },
    "speed": {
        "": "speed",
        "slow": (
            "slowed|slowed down|slowed reverb|slowed and reverb|chopped and screwed|chopped|screwed|"
            "chopnotslop|daycore|slow version|reverb|slowed version|super slowed"
        ),
        "fast": "sped up|speed up|sped up version|nightcore|fast version|spedup|hyper version",
    },
    "reprise": {"": "reprise|reprise version|ripresa|реприза"},
    "intro": {"": "intro|introduction|prelude|prologue|prologo|overture|イントロ"},
    "outro": {"": "outro|epilogue|epilogo|coda|finale|アウトロ"},
    "interlude": {"": "interlude|interludio|interludium|intermission|skit|intermezzo"},
    "medley": {"": "medley|megamix|mega mix|potpourri|popurri|メドレー|메들리"},
    "freestyle": {"": "freestyle|cypher"},
    "language": {
        "english": "english|englisch|anglais|ingles|inglese|engels|eng|英語|英語版|영어",
        "spanish": "spanish|spanisch|espagnol|espanol|castellano|spanglish|spagnolo|スペイン語",
        "french": "french|franzosisch|francais|francaise|frances|francese|フランス語",
        "german": "german|deutsch|deutsche|auf deutsch|allemand|aleman|alemao|tedesco",
        "italian": "italian|italienisch|italiano|italiana|italien|イタリア語",
        "portuguese": "portuguese|portugues|portugiesisch|brasileira|em portugues|brazilian",
        "japanese": "japanese|japanisch|japonais|japones|jp|jpn|日本語|日本語版|일본어",
        "korean": "korean|koreanisch|coreen|coreano|kr|kor|韓国語|韓国語版|한국어",
        "chinese": "chinese|mandarin|cantonese|chn|ch|中文|中文版|国语|國語|粤语|粵語|중국어",
        "russian": "russian|russisch|russe|ruso|русская|на русском|русская версия",
        "ukrainian": "ukrainian|украінська|украінською|украинская",
        "polish": "polish|polska|po polsku|polnisch",
        "swedish": "swedish|svenska|pa svenska|schwedisch",
        "turkish": "turkish|turkce|turkische",
        "arabic": "arabic|arabisch|عربي",
        "hindi": "hindi|हिन्दी",
        "tamil": "tamil",
        "telugu": "telugu",
        "hebrew": "hebrew|hebraisch|עברית",
        "greek": "greek|griechisch|ελληνικα",
        "dutch": "dutch|nederlands|nederlandse",
        "indonesian": "indonesian|bahasa indonesia",
        "thai": "thai|ภาษาไทย",
        "vietnamese": "vietnamese|tieng viet",
        "latin": "latin version|latin mix",
    },
    "version": {
        "": (
            "version|versions|ver|vers|versao|versione|versie|fassung|wersja|версия|versi|バージョン|ヴァージョン|"
            "버전|版|"
            "verze|verzia|versioon|versio|surum|versiyon"
        )
    },
}
"""What makes it another recording."""

SILENT: Final[dict[str, str]] = {
    "remaster": (
        "remaster|remasters|remastered|remastered version|remaster version|digital remaster|"
        "digitally remastered|digital remastered|digital remastered version|remastering|remastered edition|"
        "remasterise|remasterisee|remasterizado|remasterizada|remasterizacion|rimasterizzato|rimasterizzata|"
        "neu gemastert|remasterowany|remastrad|リマスター|デジタルリマスター|ремастер|ремастеринг|리마스터|重制版|"
        "重製版|"
        "original master recording|digital master|new master|mastered for itunes|hd remaster|remaster edition|"
        "album remaster|remastrovany|remasterizat"
    ),
    "mono": "mono|mono version|mono mix|original mono|monaural|in mono|original mono version",
    "stereo": "stereo|stereo version|stereo mix|in stereo|true stereo|dolby atmos|atmos mix",
    "explicit": "explicit|explicit version|explicit lyrics|explicit album version|dirty|dirty version",
    "clean": "clean|clean version|edited for content|censored|amended version|amended",
    "bonus": (
        "bonus|bonus track|bonus tracks|bonus digital track|bonustrack|hidden track|bonus cut|pista adicional|"
        "faixa bonus|titre bonus|titre bonus inedit|ボーナストラック|보너스 트랙|pre order exclusive|"
        "preorder exclusive|"
        "exclusive track|deluxe|deluxe edition|deluxe version|expanded edition|bonus edition|"
        "anniversary edition|itunes bonus track|бонус трек|bonusspor|digital bonus track|japan bonus track|"
        "vinyl only bonus track|bonus disc|bonus version"
    ),
    "video": (
        "spotify version|official video|official music video|official audio|official lyric video|lyric video|audio|"
        "music video|lyrics|official|visualizer|official visualizer|hd|hq|4k|video oficial|clip officiel|"
        "offizielles video|official version|video clip|videoclip|videoclip oficial|lyrics video|with lyrics|"
        "audio oficial|letra|lyric|official hd video"
    ),
}
"""Words that may differ between two copies of one recording."""
