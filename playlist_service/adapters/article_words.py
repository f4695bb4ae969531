"""Words by which a page gives away what is no article; each row is a piece of a regular expression."""

from __future__ import annotations

TALK_NAMES = (
    r"comments?", r"comment-?(?:list|area|section|form|body|respond|wrap\w*)", r"commentlist", r"respond", r"disqus\w*",
    r"livefyre", r"fb-comments", r"trackbacks?", r"pingbacks?", r"kommentare?", r"commentaires?",
)  # fmt: skip
"""Classes and ids of comments."""

ASIDE_NAMES = (
    r"related\w*", r"recommend\w*", r"you-?may", r"more-?(?:from|stories|posts|news|articles|like)",
    r"read-?(?:more|next|also)", r"up-?next", r"next-?post", r"prev(?:ious)?-?post", r"post-?nav\w*", r"nav", r"navbar",
    r"navigation", r"menu", r"breadcrumbs?", r"pagination", r"pager", r"side-?bar", r"widget-?area", r"social\w*",
    r"share\w*", r"sharing", r"sharedaddy", r"jp-\w+", r"addtoany\w*", r"newsletter\w*", r"subscri\w+", r"sign-?up",
    r"mailing", r"cookies?", r"consent", r"gdpr", r"advert\w*", r"ads?", r"ad-?(?:slot|unit|container|wrapper)",
    r"adsense", r"sponsor\w*", r"promo\w*", r"popup", r"modal", r"overlay", r"banner", r"masthead",
    r"site-?(?:header|footer|nav)", r"footer", r"toolbar", r"skip-?link", r"author-?(?:bio|box)",
    r"tag-?(?:list|cloud|links)", r"(?:post|entry)-?tags", r"(?:post|entry|article)-?meta", r"byline", r"outbrain",
    r"taboola", r"mw-editsection", r"references?", r"reflist", r"noprint", r"navbox", r"catlinks", r"toc",
    r"jump-?link", r"screen-reader-text", r"sr-only", r"visually-?hidden",
)  # fmt: skip
"""Classes and ids of navigation, links to elsewhere, adverts and furniture."""

TAIL_HEADINGS = (
    r"you (?:may|might) also (?:like|enjoy)", r"related(?: \w+){0,2}",
    r"(?:more|also) (?:from|on|in|by|like this)\b.{0,40}",
    r"read (?:more|next|also)", r"recommended(?: \w+){0,2}",
    r"(?:\d+ )?(?:comments?|responses?|replies|thoughts? on)\b.{0,80}", r"leave a (?:reply|comment)", r"post a comment",
    r"join the (?:discussion|conversation)", r"share this.{0,20}", r"follow us.{0,20}", r"subscribe.{0,40}",
    r"sign up.{0,40}", r"newsletter", r"trending.{0,20}", r"most (?:read|popular).{0,20}", r"popular posts",
    r"(?:our |the )?latest (?:news|posts|stories|videos)", r"explore further",
    r"more stories", r"about the author", r"tags", r"advertisement", r"sponsored.{0,20}",
    r"(?:\d+ )?kommentare?", r"ähnliche (?:artikel|beiträge)", r"mehr zum thema",
    r"das könnte (?:sie|dich) auch interessieren", r"(?:\d+ )?commentaires?", r"laisser un commentaire",
    r"articles (?:similaires|liés)", r"(?:à )?lire aussi", r"sur le même (?:sujet|thème)", r"(?:\d+ )?comentarios?",
    r"deja (?:un comentario|una respuesta)", r"artículos relacionados", r"te puede interesar", r"(?:\d+ )?comentários?",
    r"deixe um comentário", r"posts? relacionados", r"leia (?:também|mais)", r"(?:\d+ )?commenti",
    r"lascia un commento", r"articoli correlati", r"leggi anche", r"potrebbe interessarti", r"関連記事", r"コメント",
    r"おすすめ記事", r"관련 ?기사", r"댓글", r"相关(?:文章|阅读)", r"评论", r"похожие (?:статьи|записи)",
    r"комментарии.{0,20}", r"читайте также",
)  # fmt: skip
"""Headings behind which an article is over."""

LEADS_ELSEWHERE = (
    r"related", r"read (?:more|also|next)", r"see (?:also|more)", r"also read", r"don['’]t miss",
    r"more (?:on|from) .{1,30}", r"recommended", r"lesen sie auch", r"mehr zum thema", r"(?:à )?lire aussi",
    r"à lire", r"lee también", r"te puede interesar", r"leia (?:também|mais)", r"leggi anche",
    r"читайте также", r"関連",
)  # fmt: skip
"""What a line begins with that sends its reader to another page."""

FURNITURE = (
    r"advert(?:isement)?s?", r"anzeige", r"werbung", r"publicité", r"publicidade?", r"pubblicità", r"реклама", r"広告",
    r"share (?:this|on \w+)", r"print article", r"image \d+ of \d+", r"copy link", r"sponsored links?",
    r"this slideshow requires javascript",
)  # fmt: skip
"""Lines that are part of the page's furniture, whole."""

PAYWALL_NAMES = (
    r"paywall\w*",
    r"pay-?wall",
    r"piano-?\w*",
    r"tp-modal",
    r"meter-?wall",
    r"reg-?wall",
    r"premium-?(?:wall|lock)",
)
"""Classes and ids of the block that asks for money."""

PAYWALL_SENTENCES = (
    r"subscribe (?:now |today )?to (?:continue|keep|read|unlock)",
    r"to (?:continue|keep) reading.{0,40}(?:subscri|log in|sign)",
    r"this (?:article|story|content) is (?:for|only|exclusive|available).{0,30}(?:subscribers|members)",
    r"already a (?:subscriber|member)\?", r"you have reached your (?:limit|monthly)",
    r"become a (?:member|subscriber) to",
    r"weiterlesen mit", r"jetzt abonnieren", r"nur für abonnenten", r"réservé aux abonnés", r"pour lire la suite",
    r"suscríbete para", r"contenido exclusivo para", r"riservato agli abbonati", r"conteúdo exclusivo para assinantes",
    r"この記事は有料", r"会員限定", r"доступно только подписчикам",
)  # fmt: skip
"""Sentences that ask for money before the article goes on."""

SCRIPT_SENTENCES = (
    r"(?:enable|turn on|activate|requires?|need) (?:to enable )?java ?script",
    r"javascript (?:is|must be|has to be) (?:disabled|enabled|required|turned)",
    r"javascript (?:aktivieren|erforderlich)", r"activer javascript", r"habilit(?:ar?|e) (?:o )?javascript",
    r"abilita(?:re)? javascript",
    r"checking your browser", r"verify(?:ing)? (?:that )?you are (?:a )?human", r"just a moment",
)  # fmt: skip
"""Sentences of pages that are made by scripts, or that want to see a person first."""
