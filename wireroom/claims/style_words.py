"""Words that tell how a text was made: stock sentences, buttons, self-praise, unnamed speakers."""

import re

#: The house speaks of itself.
HOUSE = re.compile(
    r"(?i)(?:welcome to (?:your|our) (?:ultimate|trusted|one-stop|go-to|premier|number one)|"
    r"(?:your|the) (?:ultimate|trusted|one-stop|go-to) (?:source|destination|hub|platform) for|"
    r"thank(?:s| you) for (?:visiting|reading) (?:our|this) (?:website|site|blog|platform)|"
    r"(?:don['’]t|do not) forget to bookmark|bookmark (?:our|this) (?:website|site|page)|"
    r"our team works (?:tirelessly|around the clock)|join (?:thousands|millions) of readers|"
    r"never miss (?:a moment|an update|a beat)|visit best website|see you next time|feel free to reach out through our|"
    r"explore our (?:expertly )?curated|keep you informed and ahead of the curve|"
    r"willkommen (?:auf|bei) (?:unserer|ihrer) (?:website|seite|quelle)|danke,? dass sie unsere (?:seite|website)|"
    r"bienvenue sur (?:notre|votre) (?:site|source)|"
    r"merci (?:de|d'avoir) visit(?:er|é) notre site|"
    r"bienvenid[oa]s? a (?:nuestr[oa]|tu|su) (?:sitio|web|fuente)|gracias por visitar nuestr[oa])"
)
#: Stock sentences: each is common enough alone, several in one text are a template.
STOCK = re.compile(
    r"(?i)(?:this is a developing story,? and we will continue to|the situation remains (?:fluid|volatile)|"
    r"remains (?:fluid and|highly) (?:highly )?volatile|the coming (?:months|weeks|days) will be (?:critical|crucial)|"
    r"(?:plays?|played) a (?:critical|crucial|pivotal|vital) role in|"
    r"(?:profound|far-reaching) (?:global )?implications|"
    r"serves? as a (?:call to action|stark reminder|wake-up call|testament)|in (?:conclusion|summary),|"
    r"continuous monitoring of|it is (?:important|worth|crucial|essential) to note|paints? a (?:worrying|grim) picture|"
    r"marks? a significant (?:shift|milestone|step)|in today['’]s fast-paced|(?:these|some of these) include:|"
    r"only time will tell|stay tuned for|the (?:geopolitical|digital|ever-evolving) landscape|delve into|"
    r"increasingly (?:intertwined|interconnected) nature|as the situation unfolds|navigat(?:e|ing) the complex)"
)
STOCK_AT = 4
#: A line that is a button or a piece of the page's frame.
BUTTON = re.compile(
    r"(?i)\A(?:close|share|share this|read more|menu|skip to content|table of contents|article with toc|toc|print|"
    r"advertisement|loading\.{0,3}|accept all|subscribe|sign up|log ?in|next|previous|back to top|× ?|x|"
    r"schließen|teilen|mehr lesen|inhaltsverzeichnis|fermer|partager|lire la suite|sommaire|cerrar|compartir|leer más|"
    r"chiudi|condividi|закрыть|поделиться|关闭|分享)\Z"
)
#: Letters that a wrong encoding made of others.
GARBLED = re.compile(r"[ÃÂ][\u0080-\u00bf]|â€[™œ\u009d“”]")
#: Remains of markup or of a program.
REMAINS = re.compile(
    r"</?(?:h[1-6]|p|div|span|br|b|strong|em|i|ul|ol|li|a|table|tr|td|img|script|style)(?:\s[^<>\n]{0,200})?/?>|"
    r"\{\{[^{}\n]{1,60}\}\}|\[/?(?:caption|embed|gallery|vc_row|et_pb)[^\]\n]{0,80}\]|&(?:nbsp|amp|quot|lt|gt|#\d+);|"
    r"\[(?:insert|your|name|date|link)[^\]\n]{0,40}\]|(?i:as an ai language model)"
)
#: A text that says itself that a machine translated it.
TRANSLATED = re.compile(
    r"(?i)(?:(?:machine|automatically)[- ]translated|translated (?:automatically|by (?:google|deepl|a machine|ai))|"
    r"automatisch übersetzt|maschinell übersetzt|traduit automatiquement|traduction automatique|"
    r"traducid[oa] automáticamente|traducción automática|tradotto automaticamente|переведено автоматически|机器翻译)"
)
#: A small word twice, as a machine leaves it.
TWICE = re.compile(r"(?i)(?<![\w'’-])(the|of|and|to|in|a|is|der|die|und|le|les|de|et|el|los|y) \1(?![\w'’-])")
TWICE_AT = 3
#: Speakers without a name.
VAGUE = re.compile(
    r"(?<!\w)(?i:(?:nato |us |western |foreign )?intelligence suggests?|(?:some|many|several|unnamed|anonymous) "
    r"(?:experts?|analysts?|observers?|officials?|insiders?|sources?) (?:say|said|believe|suggest|warn|claim)s?|"
    r"(?:sources|experts|insiders|observers) (?:say|said|believe|suggest|claim)s?|it is (?:widely )?believed that|"
    r"reports suggest|(?:sources?|people) (?:close to|familiar with)|"
    r"according to (?:sources|reports|insiders|experts)|"
    r"insider (?:sagen|berichten)|experten (?:sagen|glauben|warnen)|wie es hei(?:ß|ss)t|"
    r"des sources (?:affirment|disent)|"
    r"selon (?:des|certaines|plusieurs) sources|des experts (?:estiment|disent)|según (?:fuentes|expertos)|"
    r"fuentes (?:dicen|aseguran)|эксперты (?:считают|полагают)|по данным источников|据消息人士|专家认为)(?!\w)"
)
#: A body is said to have spoken: "has issued a stark warning", "sounds alarm".
SPOKE = re.compile(
    r"(?i)(?<!\w)(?:(?:has |have )?(?:issued|released|delivered) (?:an? )?(?:\w+ ){0,2}"
    r"(?:warnings?|statements?|alerts?)|"
    r"sounds? (?:the )?alarm|has warned|have warned|warns|expresses (?:deep )?concern|raises? (?:the )?alarm)(?!\w)"
)
