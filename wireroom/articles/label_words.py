"""Words by which publishers of many languages say that a text is opinion, paid for, or live."""

import re

#: Sections of opinions, as a section is named or as it stands in an address.
OPINION = frozenset(
    (
        "opinion opinions op-ed opeds oped editorial editorials comment commentary "
        "commentisfree columns columnists column viewpoint viewpoints letters "
        "perspectives kommentar kommentare kommentarer meinung meinungen debatte "
        "debattbeitrag kolumne kolumnen leitartikel gastkommentar gastbeitrag tribune "
        "tribunes chronique chroniques edito editos editoriaux idees billets debats "
        "opinión opiniones columnas columna tribunas editoriales firmas opinione "
        "opinioni editoriali editoriale commenti opinião opiniao colunas colunistas "
        "colunista artigos-de-opiniao opinie columnisten ledare debatt kronikk kronik "
        "leder ledere meninger mening åsikt asikt mielipide mielipiteet paakirjoitukset "
        "kolumnit publicystyka felieton felietony komentarze komentar komentare "
        "komentáře názory nazory glosy komentarji мнение мнения колонка колонки "
        "колумнисты думка думки погляд блоги opinii vélemény velemeny publicisztika "
        "γνωμη γνώμη γνώμες αρθρογραφια yazarlar kose-yazilari köşe-yazıları görüş "
        "gorus yorum opini kolom tajuk xa-luan goc-nhin رأي آراء مقالات افتتاحية دیدگاه "
        "یادداشت דעות מאמרים राय संपादकीय 社説 論説 コラム 评论 評論 社论 社論 观点 觀點 사설 칼럼 오피니언"
    ).split()
)
#: Of these, words that menus use for readers' comments, or that mean more: no kicker by themselves.
AMBIGUOUS = frozenset(
    (
        "comment commentary column columns letters perspectives kommentar kommentare kommentarer commenti debatte "
        "debatt komentarze komentar komentare komentáře komentarji leder mening meninger yorum opiniones firmas idees "
        "блоги مقالات 评论 評論"
    ).split()
)
#: Sections of what is paid for.
SPONSORED = frozenset(
    (
        "sponsored sponsored-content sponsored-posts advertorial advertorials "
        "partner-content partnercontent paid-content paidpost paid-post paid-posts "
        "branded-content brandedcontent brandvoice brand-studio brandstudio brandpost "
        "brand-post native-ads promoted-content publireportage publireportagen "
        "anzeigen-sonderveroeffentlichung sonderveroeffentlichung "
        "sonderveroeffentlichungen anzeige contenu-sponsorise contenu-partenaire "
        "publi-redactionnel publireportages contenido-patrocinado publirreportaje "
        "contenuto-sponsorizzato publiredazionale conteudo-patrocinado "
        "conteudo-publicitario especial-publicitario annonsorinnhold annonsinnhold "
        "sponset-innhold sponsrat annonsorsinnehall sponsoreret sponsoreret-indhold "
        "kaupallinen-yhteistyo mainos artykul-sponsorowany advertoriale "
        "sponzorovany-clanek komercni-clanek reklam-icerik commercial-feature"
    ).split()
)
#: What stands before a title of an opinion.
OPINION_TITLE = re.compile(
    r"(?:opinion|op-ed|comment|commentary|editorial|analysis and opinion|column|kommentar|gastkommentar|gastbeitrag|"
    r"kolumne|leitartikel|meinung|tribune|chronique|édito(?:rial)?|opinión|columna|editoriale|opinione|opinião|opinie|"
    r"ledare|debatt|kronikk|leder|mielipide|felieton|názor|glosa|мнение|колонка|думка|opini|köşe yazısı|社説|社论|社評|"
    r"사설|칼럼|رأي|دیدگاه)\s*[:|｜：\]】]|[\[【]\s*(?:社説|評論|评论|사설|칼럼|opinion|opini)\s*[\]】]",
    re.IGNORECASE,
)
#: What a live page is called.
LIVE_TITLE = re.compile(
    r"\blive ?blog\b|\blive updates?\b|\bliveticker\b|\blive-ticker\b|\bnewsblog\b|\bnews-ticker\b|^live\s*[:|]|"
    r"\ben direct\s*[:|–-]|^direct\s*[:|]|\ben vivo\s*[:|–,-]|minuto a minuto|\bin diretta\b\s*[:|–-]|^diretta\s*[:|]|"
    r"\bao vivo\s*[:|–-]|^онлайн\s*[:|]|текстовая трансляция|\bna żywo\s*[:|–-]|^canlı\s*[:|]|بث مباشر",
    re.IGNORECASE,
)
#: A line of its own above a text that is paid for.
PAID_LINE = re.compile(
    r"(?:sponsored(?: content| post| article| by .{2,30})?|paid (?:post|content|partnership|partner content)|"
    r"partner content|advertorial|advertisement feature|advertising feature|commercial feature|promoted content|"
    r"branded content|brand post|content by .{2,30}|"
    r"anzeigen-?sonderveröffentlichung|sonderveröffentlichung|publireportage|bezahlter inhalt|gesponserter beitrag|"
    r"contenu (?:sponsorisé|partenaire)|publi-?(?:rédactionnel|reportage|communiqué)|"
    r"contenido patrocinado|publirreportaje|contenuto sponsorizzato|publiredazionale|informazione pubblicitaria|"
    r"conteúdo patrocinado|conteúdo publicitário|gesponsorde inhoud|gesponsord|"
    r"annonsørinnhold|sponset innhold|annoncørbetalt indhold|sponsoreret indhold|sponsrat innehåll|"
    r"annonsörsinnehåll|kaupallinen yhteistyö|artykuł sponsorowany|materiał partnera|komerční (?:článek|sdělení)|"
    r"на правах рекламы|материал партн[её]ра|партнерский материал|партнёрский материал|sponsorlu içerik|"
    r"スポンサード(?:コンテンツ)?|pr記事|タイアップ|赞助内容|"
    r"推广|기사형 광고|محتوى (?:مدفوع|برعاية)|konten bersponsor)",
    re.IGNORECASE,
)
