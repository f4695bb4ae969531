"""What the reader knows of each language, as data: to add a language, add an entry to LANGUAGES.

Phrases are parted by ";" and compared without regard to case. A category that a language lacks is simply empty.
`common` are function words by which the language is recognised; `by`, `and` and `feat` join a title to its act and
acts to each
other; `tracklist`, `elsewhere` and `disc` are headings; `soundtrack`, `playlist`, `album`, `film`, `series`, `game`,
`song`
and `score` are what an article may be about; the `*_label` categories head a column or a field.
"""

from __future__ import annotations

LANGUAGES: dict[str, dict[str, str]] = {
    "en": {
        "label": "title track;title song;theme song;bonus track;opening track;closing track;lead single;"
        "single;new;song;track",
        "music": "music;musical;sounds;soundtracks;listening",
        "common": "the;and;of;with;is;that;for;was;on;you;it;are;this;from;has;have;but;his;her;they;which;"
        "who;at;as;by",
        "by": "by;performed by;sung by;from;as performed by;recorded by",
        "and": "and;&;with;+;x;vs;vs.;versus;as well as;plus",
        "feat": "feat.;feat;ft.;ft;featuring;w/;with",
        "tracklist": "tracklist;track list;track listing;tracklisting;tracks;the tracks;the songs;songs;"
        "setlist;set list;running order;contents;full tracklist;song list;list of songs;"
        "soundtrack listing;on the album;in order;the list;the playlist;the mix;cue list;"
        "track by track;on the disc;on the record;music credits;song credits;soundtrack;the tracklist;"
        "the songs in order;what we played;what was played;played tonight;tonight's playlist;contains;needle drops",
        "elsewhere": "similar mixes;similar playlists;similar threads;related playlists;related mixes;recent shows;"
        "past shows;previous shows;other mixes;other playlists;more mixes;more playlists;recent posts;"
        "recent playlists;older posts;recent episodes;previous episodes;"
        "references;external links;see also;related;related posts;related articles;comments;"
        "charts;chart positions;singles;videos;music videos;credits;personnel;certifications;"
        "discography;filmography;tour dates;you may also like;you might also like;also playing;"
        "also on;read more;more from;popular posts;further reading;select discography;albums;"
        "awards;early life;personal life;career;release history;links;sources;notes;dates;"
        "the dates;upcoming shows;shows;leave a comment;tags;categories;elsewhere;others;overall;"
        "verdict;conclusion;final thoughts;summary;latest reviews;latest news;recent reviews;recent news;"
        "recent comments;trending;top stories;most read;most popular;latest posts;latest articles;new reviews;"
        "new releases;headlines;"
        "more reviews;more news;other reviews;other news;you might like;recommended;sponsored;archives;blogroll;"
        "pages;search;followers;subscribe;share this;newsletter;staff picks;best sellers;new arrivals;in theaters",
        "disc": "disc;disk;cd;side;lp;volume;vol.;part;reel;record;vinyl;bonus;bonus tracks;encore;score;"
        "songs;hour;set",
        "soundtrack": "soundtrack;soundtracks;sound track;ost;original score;motion picture soundtrack;"
        "music from the motion picture;film score;film music;original cast recording;soundtracked",
        "playlist": "playlist;playlists;mixtape;mixtapes;mix tape;dj mix;dj set;setlist;set list;tracklist;"
        "track list;tracklisting;track listing;compilation;radio show;guest mix",
        "album": "album;record;disc;disk;cd;lp;vinyl;ep;compilation;release;mix",
        "film": "film;films;movie;movies;picture;feature;flick;cinema;trailer;trailers;documentary;biopic;"
        "comedy;drama;screen;short film",
        "series": "series;season;show;episode;episodes;tv;television;sitcom;telenovela;anime",
        "game": "game;games;video game;videogame;console;playstation;xbox;nintendo",
        "song": "song;songs;track;tracks;tune;tunes;number;numbers;cut;cuts;single;ballad;theme;"
        "theme song;title track;title song;anthem;hit;cover;version;duet;piece;cue;cues;"
        "instrumental",
        "score": "score;scores;scored;scoring;composed;composer;composers;composes;original music;underscore",
        "title_label": "title;song;what;track name;song title;track;track title;name;song name;piece;tune;recording;"
        "cue",
        "artist_label": "artist;artists;artist name;who;performer;performers;performer(s);performed by;performed;act;"
        "band;group;singer;vocals;by;sung by;artist(s);musician;interpreter;played by;musicians;dj",
        "number_label": "#;no;no.;nr;nr.;number;pos;pos.;position;track no.;track #;track number;track;n;num;"
        "num.;trk;tr;tr.",
        "length_label": "length;time;duration;running time;runtime;timestamp;start;len;len.;min;mins;dur;dur.;tt;"
        "total time",
        "writer_label": "writer;writers;writer(s);written by;songwriter;songwriters;songwriter(s);lyrics;"
        "lyrics by;words;lyricist;music and lyrics by;words and music by;authors;author;"
        "written and composed by",
        "composer_label": "original score;score;original music;original score by;original music by;music composed by;"
        "score composed by;composer;composers;composer(s);composed by;music;music by;score by",
        "other_label": "producer;producers;producer(s);produced by;arranged by;arranger;remix;remixed by;remixer;"
        "mixed by;courtesy of;published by;publisher;under license from;by arrangement with;"
        "engineer;mastered by;conducted by",
        "note_label": "album;label;released;release;year;genre;genres;film;scene;notes;note;comment;comments;"
        "translation;recorded;play;chart;source;from;bpm;key;remarks;date;country;catalog;"
        "catalogue;where;when;heard;original;original artist;originally by;original act;episode;"
        "rating;format;sample;samples;where you hear it;what for",
        "original": "original;orig;orig.;originally by;original by;first by;cover of;covering;"
        "first recorded by;originally performed by;made famous by;covers;covered;cover;after",
        "section_score": "score;the score;score cues;original score;cues",
        "episode": "episode;season;scene;chapter;level",
        "page_label": "posted;posted by;posted in;posted on;tags;tagged;tagged with;filed under;categories;category;"
        "published;updated;date;author;by;label;format;packaging;released;release date;catalog no;catalogue no;"
        "bar code no;barcode;catalog;genre;genres;primary genre;album title;album;artist;artists;label number;mood;"
        "location;music;currently;status;joined;posts;location;distributed by;reviewed by;rating;price;shipping;"
        "availability;upc;ean;asin;isbn;media;condition;number of discs;run time;studio;directed by;starring;"
        "distributor;country;language;featuring;running time;total tracks;album category;total;views;likes;share;"
        "download;size;bitrate;quality;uploaded;source",
        "starters": "composed;written;scored;performed;recorded;sung;a;about;above;across;actually;"
        "add;added;after;again;against;ahead;all;almost;along;"
        "already;also;although;always;among;an;and;another;any;anyone;anything;apart;are;around;"
        "as;ask;asked;at;away;back;based;be;because;been;before;behind;being;below;beside;besides;"
        "best;better;between;beyond;both;bring;but;by;call;called;can;check;come;comes;consider;"
        "could;credit;days;dear;despite;did;does;down;during;each;early;either;elsewhere;end;"
        "enjoy;enough;even;ever;every;everybody;everyone;everything;except;expect;fans;far;few;"
        "finally;find;first;five;follow;following;for;four;from;full;get;give;given;go;good;great;"
        "half;happily;hard;has;have;having;he;hear;heard;her;here;hers;high;him;his;how;however;i;"
        "i'd;i'll;i'm;i've;if;in;indeed;inside;instead;into;is;it;it's;its;just;kind;know;last;"
        "later;least;less;let;like;likewise;listen;listeners;listening;little;long;look;looking;"
        "made;make;many;maybe;me;meanwhile;might;more;most;mostly;much;must;my;near;nearly;"
        "neither;never;new;news;next;nine;no;nobody;none;nor;not;nothing;now;off;official;often;"
        "oh;old;on;once;one;only;opening;or;other;others;our;out;over;overall;own;part;people;"
        "perhaps;pick;play;played;plenty;plus;put;quite;rather;read;really;recent;right;said;same;"
        "saw;say;says;second;see;seen;set;several;shall;she;short;should;similarly;since;six;so;"
        "some;somebody;someone;something;sometimes;soon;start;still;such;sure;take;taken;ten;than;"
        "thank;thanks;that;that's;the;their;them;then;there;there's;these;they;things;think;third;"
        "this;those;though;three;through;throughout;thus;till;time;times;to;together;tomorrow;"
        "tonight;too;tracks;track;try;turn;two;under;unlike;until;up;update;upon;us;very;via;"
        "viewers;wait;want;was;watch;we;well;went;were;what;what's;when;where;whether;which;while;"
        "who;whoever;whole;whose;why;will;with;within;without;won;would;yes;yet;you;you'll;you're;"
        "your;writer-director;january;february;march;april;may;june;july;august;september;october;"
        "november;december;monday;tuesday;wednesday;thursday;friday;saturday;sunday;songs;song;"
        "music;soundtrack;album;film;movie;director;directors;singer;singers;composer;composers;"
        "producer;drummer;guitarist;supervisor;creator;rapper;actor;actress;frontman;various;"
        "artist;artists;original;summary;related;photo;photos;posted;writer;players",
        "people": "director;singer;composer;composers;producer;drummer;guitarist;supervisor;creator;rapper;"
        "actor;actress;frontman;frontwoman;songwriter;writer;author;pianist;bassist;artist;duo;"
        "rockers;newcomers;veterans;crooner;troubadour",
        "various": "various;various artists;va;v/a;v.a.;v.a;artistes divers;artisti vari;varios;varios artistas;"
        "vários artistas;verschiedene;diverse;různí;różni wykonawcy;разные исполнители",
        "left_out": "not on it;not on the album;not on the soundtrack;not included;not in the film;missing;left out;"
        "left off;cut;removed;deleted;r.i.p.;rip;dropped;who's out;out;gone;rejected;wish list;wishlist;not here;"
        "honourable mentions;honorable mentions;bubbling under;runners-up;nicht dabei;fehlt;es fehlen;absents;"
        "manquent;faltan;no están;ausentes;mancano;esclusi;ficaram de fora;нет",
        "unknown": "id;unknown;unreleased id;tba;to be announced;tbc;tbd;untitled id;???;??;?;n/a;"
        "unknown artist;unidentified",
        "voice_label": "vocals;vocal;voice;voices;lead vocals;lead vocal;guest vocals;vox;singer;choir;solo",
        "voice_by": "by",
        "composing": "composed",
        "comments": "comments;comment;reader comments;user comments;replies;responses;user reviews;reviews;"
        "customer reviews;thoughts",
        "former": "last film;last movie;last mix;last playlist;last album;last record;last show;last game;"
        "last series;last season;last soundtrack;last compilation;previous film;previous movie;"
        "previous mix;previous playlist;previous album;previous record;previous show;previous game;"
        "previous series;previous season;previous soundtrack;previous compilation;earlier film;"
        "earlier movie;earlier mix;earlier playlist;earlier album;earlier record;earlier show;"
        "earlier game;earlier series;earlier season;earlier soundtrack;earlier compilation;other film;"
        "other movie;other mix;other playlist;other album;other record;other show;other game;"
        "other series;other season;other soundtrack;other compilation",
        "works": "albums;records;lps;reissues;releases;books",
        "every": "all;every;each",
        "voiced": "sung;vocals;vocal;voice;voiced;chanted",
    },
    "de": {
        "label": "titelsong;titellied;neu;single;abspann;vorspann",
        "nouns": "album;alben;platten;schluss;beginn;mitte;auftakt;abschluss;lied;lieder;titel;titelsong;"
        "titellied;song;songs;stück;stücke;film;filme;films;kino;kinofilm;musik;filmmusik;"
        "soundtrack;soundtracks;platte;band;gruppe;sänger;sängerin;sängers;musiker;komponist;"
        "komponisten;komponistin;regisseur;regisseurin;regie;serie;staffel;folge;szene;szenen;"
        "single;singles;schauspieler;darsteller;produzent;stimme;version;fassung;neuauflage;cover;"
        "coverversion;klassiker;hit;hits;ballade;nummer;nummern;duett;künstler;interpreten;"
        "interpret;berliner;münchner;hamburger;wiener;briten;amerikaner;tochter;sohn;bruder;"
        "schwester;vater;mutter;freund;leben;welt;jahr;jahre;jahren;tag;woche;monat;ende;anfang;"
        "trailer;charts;platz;momente;moment;score;partitur;klänge;sound;gitarre;klavier;"
        "orchester;chor;text;texte;hauptrolle;rolle;zuschauer;fans;geschichte;liebe;stadt;land;"
        "kultur;werk;werke;beitrag;beiträge;auswahl;playlist;sendung;liste;teil;teile;seite;cd;lp;"
        "vinyl;scheibe;rapper;duo;trio;studio;label;verleih;fotos;foto;bild;bilder;start;premiere;"
        "abspann;vorspann;ohren;herz",
        "music": "musik;klänge",
        "common": "der;die;das;und;ist;mit;von;den;dem;ein;eine;nicht;auf;für;im;zu;des;auch;sich;wie;zum;zur;aus;bei",
        "by": "von;gesungen von;gespielt von;interpretiert von;vom;vorgetragen von",
        "and": "und;sowie;mit",
        "feat": "feat.;mit;featuring",
        "tracklist": "titelliste;trackliste;trackverzeichnis;titel;tracklist;die titel;liedliste;die lieder;"
        "songliste;titelfolge;interpreten;musiktitel;spielliste;die songs;inhalt;playlist;enthält;gespielt wurde;"
        "wir spielten",
        "elsewhere": "ähnliche playlists;weitere playlists;letzte sendungen;das könnte dich auch interessieren;"
        "kommentare;siehe auch;weblinks;einzelnachweise;beliebte posts;mehr zum thema;"
        "auch interessant;weitere artikel;ähnliche beiträge;termine;tourdaten;fazit;besetzung;"
        "kritik",
        "disc": "cd;seite;teil;platte;bonus;zugabe;lieder;filmmusik;partitur",
        "soundtrack": "soundtrack;filmmusik;originalmusik;titelsong;titellied;soundtracks;filmmusiken;film-soundtrack",
        "playlist": "playlist;mixtape;abspielliste;wiedergabeliste;kompilation;sendung;zusammenstellung",
        "album": "album;platte;scheibe;cd;schallplatte;sampler",
        "film": "film;filme;films;kino;kinofilm;streifen;komödie;drama;trailer",
        "series": "serie;staffel;folge;folgen;telenovela;fernsehserie;fernsehen",
        "game": "spiel;spiele;videospiel;computerspiel",
        "song": "lied;lieder;song;songs;stück;stücke;titel;titelsong;titellied;nummer;nummern;single;ballade;hit;thema",
        "score": "score;filmmusik;komponist;komponistin;komponiert;partitur;komponierte;vertont",
        "title_label": "titel;lied;song;stück;musikstück;track",
        "artist_label": "interpret;interpreten;künstler;band;gruppe;interpretin;gesungen von;gesang;interpret(en);"
        "ausführende",
        "number_label": "nr.;nr;nummer;#;platz;pos.;lfd. nr.",
        "length_label": "länge;dauer;spielzeit;zeit;laufzeit;min;min.;std.",
        "writer_label": "text;autor;autoren;texter;text und musik;geschrieben von;urheber",
        "composer_label": "filmmusik;originalmusik;musik von;komponist;komponisten;musik;komponiert von;komposition",
        "other_label": "produzent;produzenten;produziert von;verlag;arrangement;arrangiert von;bearbeitung",
        "note_label": "album;label;jahr;anmerkung;anmerkungen;film;szene;original;quelle;genre;bemerkung;"
        "erschienen;hinweis",
        "original": "orig.;original;im original;im original von;originalinterpret;ursprünglich von",
        "section_score": "score;filmmusik;partitur",
        "episode": "folge;staffel;szene",
        "starters": "aber;als;am;auch;auf;aus;bei;beim;bis;da;dabei;damit;dann;das;dass;dazu;dem;den;denn;der;"
        "des;die;dies;diese;dieser;dieses;doch;dort;drei;ein;eine;einem;einen;einer;er;es;für;"
        "ganz;gibt;hat;hier;ich;ihr;ihre;im;in;ist;ja;jetzt;kein;keine;man;mein;mit;nach;nicht;"
        "noch;nun;nur;ob;oder;schon;sein;seine;seit;sie;sind;so;sowie;über;um;und;uns;unter;vom;"
        "von;vor;war;was;weil;wenn;wer;wie;wir;wird;wo;zu;zum;zur;zwei;zwischen;heute;morgen;"
        "fotos;platz;song;songs;lied;lieder;stück;stücke;musik;film;filme;album;platte;band;"
        "sänger;sängerin;titel;titelsong;single;soundtrack;komponist;regisseur;regie;serie;januar;"
        "februar;märz;april;mai;juni;juli;august;september;oktober;november;dezember;montag;"
        "dienstag;mittwoch;donnerstag;freitag;samstag;sonntag;jahr;jahre;neben;außerdem;ebenfalls",
        "people": "sänger;sängerin;komponist;komponisten;komponistin;regisseur;band;gruppe;rapper;musiker;"
        "produzent;berliner",
        "unknown": "unbekannt",
        "voice_label": "gesang;stimme;sängerin;sänger",
        "voice_by": "von",
        "composing": "komponiert;filmmusik",
        "comments": "kommentare;kommentar;leserkommentare;antworten;bewertungen;kundenrezensionen",
        "former": "letzter film;letzter album;letzter serie;letzter mix;letzter playlist;letzten film;"
        "letzten album;letzten serie;letzten mix;letzten playlist;früherer film;früherer album;"
        "früherer serie;früherer mix;früherer playlist;früheren film;früheren album;früheren serie;"
        "früheren mix;früheren playlist;vorige film;vorige album;vorige serie;vorige mix;"
        "vorige playlist;voriger film;voriger album;voriger serie;voriger mix;voriger playlist",
        "works": "alben;platten;bücher;neuerscheinungen",
        "every": "alle;sämtliche",
        "voiced": "gesungen;gesang",
    },
    "fr": {
        "label": "chanson-titre;générique;générique de fin;inédit",
        "music": "musique;musiques;musical;bande-son",
        "common": "le;la;les;de;des;et;est;une;du;un;dans;que;qui;pour;sur;avec;au;aux;ce;cette;par;pas;"
        "plus;en;il;elle",
        "by": "par;de;interprété par;interprétée par;chanté par;chantée par;d';signé;signée;joué par",
        "and": "et;ainsi que;avec",
        "feat": "feat.;avec;featuring",
        "tracklist": "liste des titres;titres;liste des pistes;liste des morceaux;pistes;morceaux;les titres;"
        "les morceaux;disque;le disque;programme;la tracklist;tracklist;les chansons;chansons;"
        "aussi dans le film;playlist;la playlist;cd;contient;au programme;ce qu'on a écouté;le reste du disque",
        "elsewhere": "playlists similaires;autres playlists;articles similaires;sur le même sujet;"
        "commentaires;voir aussi;liens externes;références;à lire aussi;laisser un commentaire;"
        "bonus;lire aussi;du vrac;crédits;distribution;dates;draft;édito",
        "disc": "disque;cd;face;partie;bonus;rappel;chansons;partition",
        "soundtrack": "bande originale;bande-originale;b.o.;bo;musique du film;musique de film;bande-son;"
        "bande son;musiques de film;la b.o;b.o",
        "playlist": "playlist;compile;compilation;compiles;mixtape;sélection musicale;tracklist;liste de lecture",
        "album": "album;disque;vinyle;cd;compilation",
        "film": "film;films;cinéma;long-métrage;court-métrage;bande-annonce;comédie;cinéaste",
        "series": "série;saison;épisode;épisodes;feuilleton;télévision",
        "game": "jeu;jeux;jeu vidéo",
        "song": "chanson;chansons;titre;titres;morceau;morceaux;single;générique;reprise;tube;air;airs;piste;ballade",
        "score": "partition;compositeur;compositrice;composée;composé;musique originale;compositions;"
        "compose;musique de",
        "title_label": "titre;titres;chanson;morceau;pièce;piste;nom",
        "artist_label": "artiste;artistes;interprète;interprètes;interprété par;interprétée par;groupe;chanté par;"
        "chantée par;chant",
        "number_label": "n°;no;#;nº;numéro",
        "length_label": "durée;temps;minutage;long.;longueur;min",
        "writer_label": "auteur;auteurs;paroles;paroles de;écrit par;écrite par;parolier;texte",
        "composer_label": "musique originale;musiques;musique originale de;compositeur;compositeurs;musique;musique de;"
        "composé par;composée par",
        "other_label": "producteur;producteurs;produit par;arrangé par;arrangements;arrangée par;éditeur;réalisation",
        "note_label": "album;label;année;genre;film;scène;remarque;remarques;note;commentaire;original;traduction",
        "original": "reprise de;original de;originale de;version originale;à l'origine de",
        "section_score": "partition;musique originale;score",
        "episode": "épisode;saison;scène",
        "starters": "viennent;vient;suivent;suit;arrivent;arrive;ouvre;ouvrent;chante;chantent;retour;retrouvez;"
        "écoutez;entendez;figurent;participent;"
        "composée;composé;signée;signé;écrite;interprétée;chantée;à;ainsi;alors;après;"
        "au;aussi;autre;aux;avant;avec;bien;ça;car;ce;cela;celui;ces;cet;"
        "cette;chez;comme;côté;d'abord;dans;de;depuis;des;deux;dès;donc;du;elle;en;enfin;entre;"
        "est;et;fin;grâce;hier;ici;il;ils;je;la;là;le;les;leur;lors;lui;ma;mais;même;mes;moi;mon;"
        "ne;nos;notre;nous;on;ont;or;ou;où;par;parce;parmi;pas;pendant;plus;pour;pourquoi;puis;"
        "puisque;quand;que;quel;quelle;quelques;qui;quoi;sa;sans;se;selon;ses;si;son;sont;sous;"
        "sur;toi;tous;tout;toute;toutes;très;tu;un;une;vers;voici;voilà;votre;vous;y;musique;"
        "chanson;chansons;film;films;disque;titre;originaire;sorti;sortie;chaque;version;photo;"
        "janvier;février;mars;avril;mai;juin;juillet;août;septembre;octobre;novembre;décembre;"
        "lundi;mardi;mercredi;jeudi;vendredi;samedi;dimanche;seizième;cinéma",
        "people": "chanteur;chanteuse;compositeur;compositrice;réalisateur;cinéaste;groupe;duo;rappeur;musicien;acteur",
        "unknown": "inconnu;non identifié",
        "voice_label": "chant;voix;choeur",
        "voice_by": "de;par",
        "composing": "composé;composée",
        "comments": "commentaires;commentaire;avis des internautes;avis;réactions;réponses;avis des lecteurs",
        "former": "film précédent;précédent film;dernier film;album précédent;précédent album;précédente playlist;"
        "playlist précédente",
        "works": "albums;disques;livres",
        "every": "tous les;toutes les;tous;toutes",
        "voiced": "chanté;chantée;chantés;chantées;interprété;interprétée",
    },
    "es": {
        "music": "música;musical;musicales",
        "common": "el;la;los;las;de;y;que;en;un;una;es;con;por;para;del;se;su;al;lo;como;más;pero;no;este;esta",
        "by": "de;por;interpretada por;interpretado por;cantada por",
        "and": "y;e;junto a;con",
        "feat": "feat.;con;part.",
        "tracklist": "lista de canciones;lista de temas;canciones;temas;listado de canciones;tracklist;"
        "las canciones;lista de pistas;listado de temas;contenido;repertorio;los temas;la lista;"
        "playlist",
        "elsewhere": "listas relacionadas;otras listas;te puede interesar;"
        "comentarios;véase también;enlaces externos;referencias;artículos relacionados;"
        "lee también;créditos;reparto;fechas",
        "disc": "disco;cd;cara;lado;parte;bises;canciones;partitura",
        "soundtrack": "banda sonora;bso;música de la película;banda sonora original;bandas sonoras;soundtrack",
        "playlist": "playlist;lista de reproducción;mixtape;recopilatorio;selección musical",
        "album": "álbum;disco;vinilo;cd;recopilatorio",
        "film": "película;filme;cine;largometraje;cinta;tráiler;comedia",
        "series": "serie;temporada;episodio;capítulo;telenovela",
        "game": "juego;videojuego;juegos",
        "song": "canción;canciones;tema;temas;pieza;piezas;sencillo;balada;versión",
        "score": "partitura;compositor;compositora;compuso;compuesta;música original",
        "title_label": "título;canción;tema;pista;pieza",
        "artist_label": "artista;artistas;intérprete;intérpretes;grupo;interpretada por;interpretado por;cantante",
        "number_label": "n.º;nº;#;número;núm.",
        "length_label": "duración;tiempo;minutos;dur.;min;min.",
        "writer_label": "autor;autores;letra;escrita por;escrito por;autor(es)",
        "composer_label": "música original;música de;música original de;compositor;compositores;música;compuesta por",
        "other_label": "productor;productores;producida por;arreglos",
        "note_label": "álbum;sello;año;género;película;escena;nota;notas;original",
        "original": "original de;versión de;originalmente de",
        "section_score": "partitura;música incidental;score",
        "episode": "episodio;capítulo;temporada",
        "starters": "suenan;suena;abre;abren;cierra;cierran;canta;cantan;vuelve;vuelven;repite;repiten;aparecen;"
        "destacan;imagina;escuchamos;participan;participa;figuran;colaboran;incluye;"
        "compuesta;compuesto;escrita;firmada;interpretada;a;además;ahora;al;algo;antes;"
        "así;aunque;cada;como;con;cuando;de;del;desde;después;dos;"
        "durante;e;el;él;ella;en;entre;es;esa;ese;esta;está;este;esto;fue;hace;hasta;hay;la;las;"
        "le;lo;los;luego;más;mi;mientras;muy;no;nos;o;otra;otro;para;pero;por;porque;primero;pues;"
        "que;quien;se;según;ser;si;sí;sin;sobre;son;su;sus;también;tan;todo;todos;tras;tu;un;una;"
        "uno;y;ya;yo;canciones;canción;música;película;disco;álbum;director;cantante;tema;temas;"
        "completan;llega;enero;febrero;marzo;abril;mayo;junio;julio;agosto;septiembre;octubre;"
        "noviembre;diciembre",
        "people": "cantante;compositor;compositora;director;grupo;banda;rapero;músico;dúo",
        "unknown": "desconocido",
        "voice_label": "voz;voces;canta",
        "voice_by": "de;por",
        "label": "bonus track;tema principal",
        "composing": "compuesta;compuesto",
        "comments": "comentarios;comentario;opiniones;respuestas",
        "former": "película anterior;anterior película;última película;disco anterior;lista anterior",
        "works": "álbumes;discos;libros;lanzamientos",
        "every": "todos los;todas las;todos;todas",
        "voiced": "cantada;cantado;cantadas;interpretada;interpretado",
    },
    "pt": {
        "music": "música;músicas;musical",
        "common": "o;a;os;as;de;e;que;em;um;uma;com;por;para;do;da;dos;das;no;na;se;ao;não;mais;é;como;também",
        "by": "de;por;do;da;interpretada por;cantada por;dos;das",
        "and": "e;com;além de",
        "feat": "part.;feat.;participação de;com;participação",
        "tracklist": "faixas;lista de faixas;as faixas;músicas;lista de músicas;canções;repertório;"
        "créditos das faixas;as músicas;tracklist;playlist",
        "elsewhere": "playlists relacionadas;outras playlists;artigos relacionados;"
        "comentários;ver também;ligações externas;referências;leia também;leia mais;veja também;"
        "elenco;datas",
        "disc": "disco;cd;lado;parte;bis;canções",
        "soundtrack": "trilha sonora;banda sonora;trilha;trilha original;música do filme",
        "playlist": "playlist;lista de reprodução;coletânea;mixtape",
        "album": "álbum;disco;vinil;cd;lp;coletânea",
        "film": "filme;filmes;longa;cinema;longa-metragem;curta",
        "series": "série;temporada;episódio;novela",
        "game": "jogo;jogos;videogame",
        "song": "música;músicas;canção;canções;faixa;faixas;tema;temas;canção-tema;single",
        "score": "compositor;compositora;compôs;composta;partitura;música original",
        "title_label": "título;música;canção;faixa;tema",
        "artist_label": "artista;artistas;intérprete;intérpretes;interpretada por;interpretado por;grupo;"
        "cantada por;escrita e interpretada por",
        "number_label": "n.º;nº;#;número",
        "length_label": "duração;tempo;dur.;min;min.;tempo de duração",
        "writer_label": "autor;autores;letra;escrita por;escrito por;compositor(es)",
        "composer_label": "música original;trilha original;trilha sonora original;trilha original de;compositor;"
        "compositores;composição;composta por;música de",
        "other_label": "produtor;produtores;produzida por;produção",
        "note_label": "álbum;gravadora;ano;gênero;filme;cena;nota;notas;original",
        "original": "original de;versão de;regravação de",
        "section_score": "partitura;trilha instrumental",
        "episode": "episódio;temporada;cena",
        "starters": "canta;cantam;abre;abrem;fecha;entram;vem;vêm;tocam;toca;aparecem;destacam-se;participam;"
        "ouvimos;estão;volta;voltam;"
        "composta;composto;escrita;assinada;interpretada;a;ao;aos;as;até;cada;com;como;"
        "da;das;de;depois;do;dos;duas;e;é;ela;ele;em;entre;essa;"
        "esse;esta;este;eu;foi;há;já;mais;mas;na;não;nas;nem;no;nos;o;os;ou;outra;outro;para;pela;"
        "pelo;por;porque;quando;que;quem;se;sem;ser;seu;sua;também;tem;todos;tudo;um;uma;música;"
        "filme;disco;álbum;trilha;rapper;cantor;cantora;lançamento;segundo;janeiro;fevereiro;"
        "março;abril;maio;junho;julho;agosto;setembro;outubro;novembro;dezembro",
        "people": "cantor;cantora;compositor;compositora;diretor;banda;grupo;rapper;músico;dupla",
        "unknown": "desconhecido",
        "voice_label": "voz;vozes;vocais;vocal",
        "voice_by": "de;por",
        "label": "faixa bônus;tema de abertura",
        "composing": "composta;composto",
        "comments": "comentários;comentário;opiniões;respostas",
        "former": "filme anterior;último filme;disco anterior;playlist anterior",
        "works": "álbuns;discos;livros;lançamentos",
        "every": "todos os;todas as;todos;todas",
        "voiced": "cantada;cantado;interpretada;interpretado",
    },
    "it": {
        "music": "musica;musiche;musicale",
        "common": "il;lo;la;i;gli;le;di;e;che;in;un;una;con;per;del;della;è;da;al;si;non;sono;nel;anche;alla;dal",
        "by": "di;dei;degli;da;cantata da;interpretata da;eseguita da;d';della;del",
        "and": "e;ed;con;insieme a",
        "feat": "feat.;con",
        "tracklist": "tracklist;scaletta;elenco brani;brani;lista tracce;tracce;le canzoni;canzoni;"
        "elenco dei brani;elenco tracce;i brani;track list;tracklisting;playlist",
        "elsewhere": "playlist correlate;altre playlist;potrebbe interessarti;"
        "commenti;vedi anche;note;collegamenti esterni;leggi anche;articoli correlati;cast;date",
        "disc": "disco;cd;lato;parte;bis;canzoni;partitura",
        "soundtrack": "colonna sonora;colonne sonore;musiche del film;musica del film;le musiche di",
        "playlist": "playlist;compilation;raccolta;mixtape;scaletta",
        "album": "album;disco;dischi;vinile;cd;raccolta;compilation",
        "film": "film;pellicola;cinema;lungometraggio;cortometraggio;trailer;commedia",
        "series": "serie;stagione;episodio;puntata;fiction;telenovela",
        "game": "gioco;videogioco;giochi",
        "song": "canzone;canzoni;brano;brani;pezzo;pezzi;tema;temi;singolo;traccia;tracce;ballata",
        "score": "partitura;compositore;compositrice;musiche originali;composto;composta;temi originali;musiche",
        "title_label": "titolo;brano;canzone;traccia;pezzo",
        "artist_label": "artista;artisti;interprete;interpreti;gruppo;cantata da;eseguita da;interpretata da",
        "number_label": "n.;nº;#;numero;n°",
        "length_label": "durata;tempo;dur.;min;min.",
        "writer_label": "autore;autori;testo;testi;testo di;scritta da;parole",
        "composer_label": "musiche originali;musica originale;musiche di;colonna sonora di;compositore;compositori;"
        "musica;musiche;musica di;musiche di",
        "other_label": "produttore;produttori;prodotta da;arrangiamento;arrangiamenti",
        "note_label": "album;etichetta;anno;genere;film;scena;nota;originale;commento",
        "original": "originale di;cover di;orig.",
        "section_score": "partitura;musiche originali;score",
        "episode": "episodio;puntata;stagione",
        "starters": "cantano;canta;arrivano;arriva;suonano;suona;apre;aprono;chiude;chiudono;seguono;segue;"
        "tornano;spiccano;spicca;troviamo;partecipano;ascoltiamo;"
        "composta;composte;scritta;firmata;nei;negli;nelle;nello;nel;nella;sul;sulla;sui;"
        "a;ai;al;alla;anche;ancora;attenzione;che;chi;ci;come;con;così;cosa;da;dal;dalla;de;degli;"
        "dei;del;della;di;dopo;dove;due;e;è;ecco;ed;era;fra;già;gli;ha;i;il;in;io;l;la;le;lo;ma;"
        "mai;mentre;mi;molto;ne;nel;nella;non;o;ogni;ora;per;perché;però;più;poi;prima;quando;"
        "quanto;quella;quello;questa;queste;questo;qui;se;sempre;si;sia;solo;sono;stavolta;su;sul;"
        "sulla;tra;tutti;tutto;un;una;uno;vi;canzone;canzoni;brano;film;disco;musica;musiche;"
        "regista;viene;gennaio;febbraio;marzo;aprile;maggio;giugno;luglio;agosto;settembre;"
        "ottobre;novembre;dicembre;ballata",
        "people": "cantante;cantautore;compositore;compositrice;regista;gruppo;rapper;musicista;duo;esordiente",
        "unknown": "sconosciuto",
        "voice_label": "voce;voci;canto",
        "voice_by": "di",
        "label": "sigla;bonus track;tema principale",
        "composing": "composta;composte;composto",
        "comments": "commenti;commento;recensioni;risposte",
        "former": "film precedente;precedente film;ultimo film;disco precedente;playlist precedente",
        "works": "dischi;libri",
        "every": "tutti i;tutte le;tutti;tutte",
        "voiced": "cantata;cantato;interpretata;interpretato",
    },
    "nl": {
        "music": "muziek",
        "common": "de;het;een;van;en;is;in;op;met;voor;dat;die;niet;zijn;te;aan;ook;maar;door;bij;naar",
        "by": "van;door;gezongen door",
        "and": "en;met",
        "feat": "feat.;met",
        "tracklist": "tracklist;nummers;tracklijst;de nummers;liedjes;titels;speellijst",
        "elsewhere": "reacties;zie ook;externe links;lees ook;bronnen",
        "disc": "cd;kant;deel;plaat",
        "soundtrack": "soundtrack;filmmuziek",
        "playlist": "afspeellijst;playlist;mixtape",
        "album": "album;plaat;cd",
        "film": "film;films;bioscoop",
        "series": "serie;seizoen;aflevering",
        "game": "spel;game",
        "song": "nummer;nummers;lied;liedje;liedjes",
        "score": "componist;filmmuziek;gecomponeerd",
        "title_label": "titel;nummer;lied",
        "artist_label": "artiest;artiesten;uitvoerende;groep;band",
        "number_label": "nr.;#",
        "length_label": "duur;lengte;tijd;speelduur;min",
        "writer_label": "schrijver;schrijvers;tekst",
        "composer_label": "muziek van;componist;muziek",
        "other_label": "producent",
        "note_label": "album;label;jaar;opmerking",
        "original": "origineel van;oorspronkelijk van",
        "voice_label": "zang;stem",
        "comments": "reacties",
        "every": "alle",
        "voiced": "gezongen",
        "voice_by": "door",
    },
    "sv": {
        "music": "musik;musiken",
        "common": "och;att;det;en;är;av;för;med;på;som;den;till;inte;ett;om;har;från;men;vid",
        "by": "av;med;sjungs av",
        "and": "och;med",
        "feat": "feat.;med",
        "tracklist": "låtlista;låtar;spår;låtförteckning;spellista",
        "soundtrack": "soundtrack;filmmusik;soundtracket",
        "playlist": "spellista;mixtape",
        "album": "album;skiva;skivan;albumet",
        "film": "film;filmen",
        "series": "serie;serien;säsong;avsnitt",
        "game": "spel;spelet",
        "song": "låt;låtar;låten;sång;sånger",
        "score": "kompositör;filmmusik;filmmusiken",
        "title_label": "titel;låt",
        "artist_label": "artist;artister;grupp",
        "length_label": "längd;tid;speltid;min",
        "composer_label": "musik;kompositör",
        "comments": "kommentarer",
        "every": "alla;samtliga",
        "voiced": "sjungs;sjungen",
        "voice_by": "av",
    },
    "pl": {
        "music": "muzyka;muzyki",
        "common": "i;w;na;z;nie;jest;się;do;to;że;o;jak;od;za;po;przez;dla;oraz;który",
        "by": "w wykonaniu;wykonanie",
        "and": "i;oraz",
        "feat": "feat.",
        "tracklist": "lista utworów;tracklista;utwory;spis utworów;piosenki",
        "soundtrack": "ścieżka dźwiękowa;soundtrack;muzyka filmowa",
        "playlist": "playlista;składanka",
        "album": "album;płyta;krążek",
        "film": "film;filmu;filmie;kino",
        "series": "serial;serialu;sezon;odcinek",
        "game": "gra;gry",
        "song": "piosenka;piosenki;utwór;utwory",
        "score": "kompozytor;skomponował;muzyka",
        "title_label": "tytuł;utwór;piosenka",
        "artist_label": "wykonawca;artysta;zespół;wykonawcy",
        "length_label": "czas;długość;min",
        "every": "wszystkie",
        "number_label": "nr;lp.;lp",
        "composer_label": "muzyka;kompozytor",
    },
    "id": {
        "music": "musik",
        "common": "yang;dan;di;ini;itu;dari;dengan;untuk;tidak;pada;adalah;juga;karena;ke;lagu;dalam",
        "by": "oleh;dari",
        "and": "dan",
        "tracklist": "daftar lagu;isi cd;isi;lagu-lagu",
        "soundtrack": "ost;album musik film;lagu tema",
        "playlist": "daftar putar",
        "album": "album;kaset;cd",
        "film": "film",
        "series": "serial;sinetron",
        "song": "lagu",
        "title_label": "judul;lagu",
        "artist_label": "penyanyi;artis;dinyanyikan oleh",
        "length_label": "durasi;waktu",
        "elsewhere": "komentar",
        "every": "semua",
        "number_label": "no;nomor",
        "composer_label": "musik;komponis",
    },
    "tr": {
        "music": "müzik",
        "common": "ve;bir;bu;ile;için;da;de;çok;olan;olarak;gibi;daha;ama;kadar",
        "and": "ve",
        "tracklist": "şarkı listesi;parça listesi;şarkılar",
        "soundtrack": "film müziği;film müzikleri;soundtrack",
        "film": "film;filmi",
        "series": "dizi;dizisi",
        "song": "şarkı;şarkılar;parça",
        "title_label": "şarkı;parça",
        "artist_label": "sanatçı;şarkıcı;grup",
        "length_label": "süre;uzunluk",
        "every": "tüm;bütün",
        "number_label": "no;sıra",
        "composer_label": "müzik;besteci",
    },
    "ru": {
        "music": "музыка;музыки;музыку",
        "common": "и;в;на;не;что;с;по;это;как;из;к;для;от;его;но;за;они;был;также;о",
        "by": "от;исполняет;в исполнении",
        "and": "и;при участии",
        "feat": "при участии;совместно с;feat.",
        "tracklist": "треклист;трек-лист;список композиций;список песен;песни;композиции;плейлист;список треков",
        "elsewhere": "похожие плейлисты;другие плейлисты;"
        "комментарии;смотрите также;примечания;ссылки;читайте также;похожие статьи",
        "disc": "диск;сторона;часть;бонус",
        "episode": "серия;сезон;эпизод;сцена",
        "soundtrack": "саундтрек;саундтрека;саундтреке;саундтреком;саундтреки;музыка к фильму",
        "playlist": "плейлист;сборник;микс;плейлиста",
        "album": "альбом;альбома;пластинка;диск",
        "film": "фильм;фильма;фильме;фильму;кино;лента;картина;трейлер",
        "series": "сериал;сериала;сериале;сезон;серия",
        "game": "игра;игры;игре",
        "song": "песня;песни;песню;композиция;композиции;трек;треки;сингл;баллада",
        "score": "композитор;музыку написал;партитура;композитором",
        "title_label": "название;песня;композиция;трек;наименование",
        "artist_label": "исполнитель;исполнители;артист;группа;исполняет",
        "number_label": "№;номер",
        "length_label": "длительность;время;продолжительность;хронометраж;мин;мин.",
        "writer_label": "автор;авторы;слова;автор слов",
        "composer_label": "музыку написал;музыку написала;автор музыки;композитор;музыка;композиторы",
        "other_label": "продюсер;продюсеры",
        "note_label": "альбом;год;лейбл;примечание;фильм;жанр",
        "original": "оригинал;кавер на",
        "unknown": "неизвестно",
        "voice_label": "вокал;голос;поёт;поет",
        "label": "заглавная тема;бонус-трек;тема",
        "composing": "сочинил",
        "comments": "комментарии;комментариев;комментария;отзывы",
        "starters": "в;на;и;а;но;с;со;к;ко;по;о;об;от;для;из;за;под;при;до;у;это;этот;эта;эти;то;"
        "тот;та;так;также;там;"
        "тут;здесь;затем;потом;ещё;еще;уже;как;когда;если;что;чтобы;кто;где;он;она;оно;они;мы;вы;я;его;её;их;сам;"
        "сама;само;сами;все;всё;весь;другой;другая;первый;первая;второй;вторая;после;перед;между;среди;кроме;песня;"
        "песни;песню;трек;музыка;музыку;саундтрек;фильм;фильма;картина;режиссёр;режиссер;композитор;группа;певица;"
        "певец;рэпер;пластинка;альбом;диск;автор;продюсер;сериал;звучит;звучат;есть;не;ни;нет;только;даже;главная;"
        "главный;финальная;финал;январь;февраль;март;апрель;май;июнь;июль;август;сентябрь;октябрь;ноябрь;декабрь;"
        "оригинальную;оригинальная;именно;однако;впрочем;кстати;отдельно;наконец;особенно;зато;пока;теперь",
        "people": "певица;певец;группа;рэпер;композитор;режиссёр;режиссер;дуэт;актёр;актриса;музыкант",
        "former": "прошлый фильм;прошлого фильма;предыдущий фильм;предыдущего фильма;прошлый плейлист",
        "works": "альбомы;альбомов;пластинки;книги",
        "every": "все",
        "voiced": "поёт;поет;исполняет",
    },
    "ja": {
        "music": "音楽",
        "common": "の;は;が;を;に;と;で;も;から;です;ます;した;する;ある",
        "by": "作曲;歌",
        "feat": "feat.",
        "tracklist": "収録曲;曲目;トラックリスト;曲目リスト;収録内容;"
        "楽曲リスト;プレイリスト;セットリスト;セトリ;収録曲一覧;曲名リスト",
        "elsewhere": "関連プレイリスト;前回の記事;他のプレイリスト;関連記事;コメント;脚注;外部リンク;出典;キャスト",
        "disc": "ディスク;面;盤",
        "soundtrack": "サウンドトラック;サントラ;劇伴;主題歌;挿入歌;映画音楽",
        "playlist": "プレイリスト;コンピレーション;ミックス;セットリスト",
        "album": "アルバム;盤",
        "film": "映画;作品;劇場版",
        "series": "ドラマ;アニメ;シリーズ;番組;第1話",
        "game": "ゲーム",
        "song": "曲;楽曲;歌;テーマ",
        "score": "音楽;作曲家;劇伴;作曲",
        "title_label": "曲名;タイトル;楽曲名;楽曲;曲",
        "artist_label": "アーティスト;歌手;歌;演奏;アーティスト名;歌唱;うた",
        "number_label": "番号;曲順;no;トラック",
        "length_label": "時間;再生時間;長さ;演奏時間",
        "writer_label": "作詞;作詞者",
        "composer_label": "音楽監督;劇伴;作曲;作曲者;音楽;スコア;全曲作曲;音楽担当;作編曲",
        "other_label": "編曲;編曲者",
        "note_label": "アルバム;備考;場面;話数",
        "episode": "話;場面",
        "voice_label": "ボーカル;ヴォーカル;vo;vo.;歌;唄;うた;ピアノ;ギター;チェロ",
        "label": "主題歌;挿入歌;オープニング;エンディング;オープニングテーマ;エンディングテーマ;劇中歌",
        "comments": "コメント;レビュー",
        "former": "前作;前回",
        "every": "全曲",
    },
    "ko": {
        "music": "음악",
        "common": "은;는;이;가;을;를;의;에;와;과;도;입니다;에서;하는",
        "by": "노래",
        "tracklist": "수록곡;트랙리스트;트랙 리스트;곡 목록;플레이리스트;곡목",
        "soundtrack": "사운드트랙;오에스티;ost;영화 음악;주제가",
        "playlist": "플레이리스트;재생목록;믹스",
        "album": "앨범;음반",
        "film": "영화",
        "series": "드라마;시리즈;애니메이션",
        "game": "게임",
        "song": "노래;곡;음악",
        "score": "음악감독;작곡;작곡가",
        "title_label": "제목;곡명;노래;곡",
        "artist_label": "아티스트;가수;노래;밴드;부른 이",
        "number_label": "번호;트랙;순서",
        "length_label": "시간;길이;재생 시간",
        "writer_label": "작사",
        "composer_label": "음악;음악감독;음악 감독;작곡;작곡가;스코어;전곡 작곡;작곡 및 편곡;영화음악;오리지널 스코어",
        "other_label": "편곡",
        "note_label": "앨범;비고",
        "voice_label": "보컬;vo;vo.",
        "label": "주제가;삽입곡;메인 테마;오프닝;엔딩",
        "comments": "댓글;리뷰",
        "elsewhere": "관련 글;이전 글",
        "former": "전작;지난번",
        "every": "전곡;모든 곡",
    },
    "zh": {
        "music": "音乐;音樂",
        "common": "的;是;了;在;和;有;我;这;他;不;也;與;为;一个",
        "by": "演唱;演唱者",
        "tracklist": "曲目;曲目列表;歌单;歌曲列表;收录曲目;曲目表;歌單;收錄曲目;歌曲",
        "soundtrack": "原声;原声带;電影原聲;电影原声;原聲帶;配乐;配樂;主题曲;插曲;主題曲",
        "playlist": "歌单;歌單;播放列表;精选",
        "album": "专辑;專輯;唱片",
        "film": "电影;電影;影片",
        "series": "电视剧;電視劇;剧集;动画;動畫",
        "game": "游戏;遊戲",
        "song": "歌曲;曲;歌",
        "score": "作曲;配乐;作曲家;配樂",
        "title_label": "曲名;歌名;标题;歌曲;標題;曲目",
        "artist_label": "歌手;演唱者;艺人;演唱;表演者;藝人;主唱",
        "number_label": "序号;编号;序號;曲序",
        "length_label": "时长;時長;长度;時間;时间",
        "writer_label": "作词;作詞;填词",
        "composer_label": "配乐;配樂;音乐;音樂;音乐总监;原创音乐;作曲;全部作曲;原创配乐;原創配樂;原声配乐;配乐作曲",
        "other_label": "编曲;編曲",
        "note_label": "专辑;备注",
        "voice_label": "人声;和声;独唱;独奏;大提琴;小提琴;钢琴;鋼琴;二胡;古筝;笛子;吉他;三弦",
        "label": "片头曲;片尾曲;插曲;主题曲;主題曲;片頭曲;推广曲;纯音乐;純音樂;开场曲;宣传曲",
        "comments": "评论;評論;留言;网友评论",
        "elsewhere": "相关推荐;相關推薦;上一篇;下一篇",
        "former": "前作;上一部",
        "every": "全部;所有",
    },
}

QUOTES: tuple[tuple[str, str], ...] = (
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("”", "”"),
    ("«", "»"),
    ("»", "«"),
    ("‹", "›"),
    ("「", "」"),
    ("『", "』"),
    ("《", "》"),
    ("〈", "〉"),
    ("‘", "’"),
    ("‚", "‘"),
    ('"', '"'),
    ("“", '"'),
    ('"', "”"),
)
"""Opening and closing marks; the plain single quote is treated apart, since it is an apostrophe first of all."""

DASHES = "-‐‑‒–—―−~〜～ー"
"""Marks that part a title from its act when they stand between spaces."""

DUOS = (
    "Simon & Garfunkel;Hall & Oates;Sonny & Cher;Ike & Tina Turner;Belle & Sebastian;"
    "Angus & Julia Stone;Tegan & Sara;"
    "Earth, Wind & Fire;Blood, Sweat & Tears;Crosby, Stills & Nash;Crosby, Stills, Nash & Young;"
    "Emerson, Lake & Palmer;"
    "Peter, Paul & Mary;Tyler, The Creator;She & Him;Mumford & Sons;Sam & Dave;Chas & Dave;Peaches & Herb;Bob & Earl;"
    "Ashford & Simpson;Peter & Gordon;Chad & Jeremy;Jan & Dean;Zager & Evans;Seals & Crofts;England Dan & John "
    "Ford Coley;"
    "Captain & Tennille;Brooks & Dunn;Kool & The Gang;Above & Beyond;Chase & Status;"
    "Flo & Eddie;Nina & Frederik;Eric B. & Rakim;Pete Rock & CL Smooth;"
    "Dan & Shay;Dan + Shay;Matt & Kim;Christine and the Queens;Florence + The Machine;Marina and the Diamonds;AC/DC;"
    "Ferrante & Teicher;Santo & Johnny;Mickey & Sylvia;Les Paul & Mary Ford;Louis Prima & Keely Smith;Al Bano & "
    "Romina Power;"
    "K-Ci & JoJo;Rae & Christian;Amadou & Mariam;Aly & AJ;Rodrigo y Gabriela;Kruder & Dorfmeister;"
    "Angus and Julia Stone;Lady & Bird;Loggins & Messina;Delaney & Bonnie;Shirley & Lee;"
    "Robson & Jerome;Womack & Womack;Mel & Kim;Pepsi & Shirlie;Aly & Fila;Gabriel & Dresden;"
    "Shovels & Rope;Big & Rich;Wisin & Yandel;"
    "Zion & Lennox;Jesse & Joy;Sandy & Junior;Victor & Leo;Chitãozinho & Xororó;Zezé Di Camargo & Luciano;Jorge & "
    "Mateus;"
    "Alex & Sierra;Lewis & Clarke;Ben & Ben;Jack & Jack;Cheech & Chong;"
    "Nick & Simon;Sam & Mark;Renée & Renato;Gilbert & Sullivan;Rodgers & Hart;"
    "Rodgers & Hammerstein;Leiber & Stoller;Lennon & McCartney;Flanagan & Allen;Flatt & Scruggs;Homer & Jethro;"
    "Paul & Paula;Dick & Dee Dee;Don & Dewey;Inez & Charlie Foxx;James & Bobby Purify;Joe & Eddie;Bud & Travis;"
    "Ian & Sylvia;Sonny Terry & Brownie McGhee;Foster & Allen;Jim & Jesse;Reno & Smiley;Tegan and Sara;"
    "Milk & Bone;Milk & Sugar;Love & Rockets;Love and Rockets;"
    "Echo & the Bunnymen;Coheed and Cambria;Iron and Wine;Medeski, Martin & Wood;"
    "Iron & Wine;Edward Sharpe & The Magnetic Zeros;Sly & Robbie;Sly & The Family Stone"
)
"""Acts whose name holds a comma, a slash or a conjunction, from general knowledge; ";" parts them."""

SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류홍전고문손양배백허유남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥"
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹"
    "薛段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤窦張劉陳楊黃趙吳馬鄭謝許韓馮鄧葉蘇呂盧鐘譚陸賈韋鄒龍賀顧龔萬錢嚴湯竇"
)
"""First characters of Korean and Chinese names."""

CREDIT_STEMS: dict[str, tuple[str, ...]] = {
    "artist": (
        "perform",
        "interpr",
        "sung",
        "cant",
        "chant",
        "gesung",
        "played",
        "gespielt",
        "esegu",
        "executad",
        "ejecut",
        "исполн",
        "歌",
        "artist",
    ),
    "writer": (
        "writ",
        "escri",
        "écri",
        "scritt",
        "geschrieb",
        "lyric",
        "words",
        "text",
        "letra",
        "parol",
        "compos",
        "kompon",
        "music",
        "músic",
        "musik",
        "musiqu",
        "musich",
        "filmmus",
        "originalmus",
        "muziek",
        "score",
        "soundtrack",
        "partit",
        "музык",
        "作",
    ),
    "other": (
        "courtesy",
        "licen",
        "publish",
        "produc",
        "produz",
        "produit",
        "arrang",
        "mixed",
        "remix",
        "engineer",
        "conduct",
        "editad",
        "master",
    ),
}
"""Beginnings of the words that lead a credit line ("Escrita por ..."), by what the names after it are."""

CREDIT_PARTICLES = "by;of;por;par;da;von;di;de;od;av;door;от;del;dal;du;oleh;tarafından"
"""Words that end the lead of a credit line."""

NAME_SMALL = (
    "of;the;de;la;le;les;du;des;del;della;di;da;do;dos;das;von;van;der;den;el;los;las;y;und;et;for;in;on;"
    "to;n;en;a;my;with;at;as;al;ibn;bin;o"
)
"""Words written small that stand inside names."""

COUNTED_WORDS = (
    "january;february;march;april;may;june;july;august;september;october;november;december;jan;feb;mar;apr;jun;jul;"
    "aug;sep;sept;oct;nov;dec;januar;februar;märz;mai;juni;juli;oktober;dezember;disc;disk;part;pt;vol;volume;season;"
    "episode;chapter;track;page;act;top;number;no;side;lp;cd;ep;scene;class;route;area;windows;playstation;xbox;"
    "staffel;folge;saison;épisode;temporada;capítulo;stagione;episodio;level;room;channel;radio;channel;on;in;at;by;"
    "teil;parte;partie;platz;nummer;numéro;número;numero;billboard;hot;fifa;fc;grade;psalm;issue;show;week;day;year"
)
"""Words that a number counts: "Season 2", "May 4" are no names for it."""
ROLE_NOUNS = (
    "band;duo;trio;quartet;quintet;group;outfit;rapper;rappers;veteran;veterans;songwriter;singer-songwriter;producer;"
    "producers;dj;collective;act;artist;musician;musicians;composer;rockers;punks;newcomer;newcomers;legend;legends;"
    "crooner;poet;mc;teenagers;ensemble;orchestra;choir;project;soprano;pianist;cellist;violinist;harpist;trumpeter;"
    "saxophonist;star;diva;supergroup;sisters;brothers;twins;troubadour;chanteuse;multi-instrumentalist;beatmaker;"
    "grupo;dúo;cantante;rapero;cantautor;cantautora;groupe;rappeur;rappeuse;chanteur;gruppo;cantautore;cantautrice;"
    "banda;dupla;cantora;cantor"
)
"""What acts are called; a capitalised word before such a noun and a name is where they come from."""

NAME_PARTICLES = "du;des;del;della;la;le;los;las;van;al;ibn;bin;do;dos;el;les"
"""Particles of personal names."""

NAME_PREPOSITIONS = (
    "against;of;in;on;from;with;for;to;under;over;behind;between;me;cage;through;at;by;where;when;after;before"
)
"""Words after which "the" goes on inside a name: Rage Against the Machine."""

NO_NAMES = (
    "january;february;march;april;june;july;august;september;october;november;december;monday;tuesday;"
    "wednesday;thursday;friday;saturday;sunday;english;french;german;spanish;italian;british;american;"
    "canadian;japanese;christmas;sundance;internet;spotify;youtube;itunes;tv;cd;dvd;lp;ep;vinyl;ost;dj;uk;"
    "us;usa;la;ny;nyc;hbo;netflix;mtv;billboard;grammy;oscar;deezer;soundcloud;bandcamp;facebook;twitter;"
    "instagram;amazon;wikipedia;discogs;tumblr;tiktok;myspace;dutch;danish;swedish;norwegian;finnish;icelandic;"
    "irish;welsh;scottish;belgian;swiss;austrian;polish;czech;russian;ukrainian;turkish;greek;israeli;lebanese;"
    "egyptian;nigerian;ghanaian;malian;senegalese;kenyan;ethiopian;moroccan;algerian;tunisian;indian;pakistani;"
    "chinese;korean;thai;indonesian;vietnamese;australian;mexican;brazilian;argentine;argentinian;chilean;colombian;"
    "peruvian;cuban;jamaican;portuguese;spanish;italian;european;african;asian;parisian;hungarian;romanian;serbian;"
    "reading;watching;related;listening;playing;previous;page;track;quote;side;q;verdict;rating;tags;"
    "croatian;iranian;iraqi;syrian;palestinian;congolese;angolan;haitian;bo;og;vo"
)
"""Single capitalised words that name no act in an article about music: months, days, peoples, services."""

COMPOUND_ENDS = (
    "film",
    "filme",
    "song",
    "songs",
    "album",
    "serie",
    "lied",
    "lieder",
    "musik",
    "titel",
    "platte",
    "stück",
    "single",
    "band",
    "fassung",
    "thema",
    "version",
    "drama",
    "debüt",
    "komödie",
    "sektion",
    "produzent",
    "produzentin",
    "sänger",
    "sängerin",
    "regisseur",
    "regisseurin",
    "sopranistin",
    "szene",
    "kritik",
)
"""Ends of German compounds that are nouns of this subject ("Vorgängerfilm") and no names."""
