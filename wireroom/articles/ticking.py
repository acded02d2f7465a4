"""What of a text means something, and what is only the page around it: counters, clocks, links to other articles.

Pages count and date anew at every visit, and offer other links to every visitor. None of that is an edit.
"""

import re

from wireroom.articles.title import folded
from wireroom.text.calendar_words import WEEKDAYS
from wireroom.text.month_words import months_in_full

# What pages count and date anew at every visit, in a line of its own or at the end of one. Numbers are bounded: a run
# of digits without end would be tried from each of its digits.
_TICKING = re.compile(
    r"(?:(?:last\s)?(?:updated?|published|posted|aktualisiert|veröffentlicht|mis à jour|publié|actualizado|publicado|"
    r"aggiornato|pubblicato|atualizado|bijgewerkt|обновлено|更新|업데이트|تحديث)\W{0,3})?"
    r"(?:(?<!\d)\d{1,6}|an?|one|einer?|une?|una?|um)\s+"
    r"(?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|sekunden?|minuten?|stunden?|"
    r"tage?n?|secondes?|heures?|jours?|segundos?|minutos?|horas?|días?|secondi|minuti|ore|giorni|dias?|uur|minuut|dagen|"
    r"минут\w*|час\w*|мин)\s+"
    r"(?:ago|her|fa|atrás|geleden|назад)\b"
    r"|(?:vor|il y a|hace|há|قبل|منذ)\s+(?:\d{1,6}|einer?|une?|una?|um)\s+"
    r"(?:sekunden?|minuten?|stunden?|tage?n?|secondes?|"
    r"minutes?|heures?|jours?|segundos?|minutos?|horas?|días?|dias?|دقيقة|دقائق|ساعة|ساعات)"
    r"|\b\d[\d.,]{0,15}\s?k?\s+"
    r"(?:min(?:ute)?s?\s+read|comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|"
    r"reacties|комментари\w*|shares?|views?|likes?|reads?)\b"
    r"|(?<!\d)\d{1,6}\s*"
    r"(?:秒前|分钟前|小时前|天前|分前|時間前|日前|분 전|시간 전|นาทีที่แล้ว|ชั่วโมงที่แล้ว|条评论|件のコメント|次阅读)",
    re.IGNORECASE,
)
# One of these stands in whatever `_TICKING` finds; looking for them first is ten times faster.
_TELLTALE = (
    "ago", "her", "fa", "atrás", "geleden", "назад", "vor ", "il y a", "hace", "há", "قبل", "منذ", "read", "omment",
    "koment", "coment", "reacties", "коммент", "share", "view", "like", "前", "분 전", "시간 전", "ที่แล้ว",
    "条评论", "件のコメ", "阅读",
)  # fmt: skip
# Words and signs of which a clock is made: "Tuesday 24 November 2026 at 14:32 GMT", "2026年11月24日 14時32分".
_NAMED = {word for table in WEEKDAYS.values() for row in table for word in row.split("|")}
_NAMED |= {re.escape(month) for language in WEEKDAYS for month in months_in_full(language)}
_OF_TIME = "|".join(
    sorted(
        _NAMED
        | {word[:3] for word in _NAMED if word.isascii()}
        | set("am pm gmt utc est edt pst pdt bst ist cet cest sgt jst hkt aest th st nd rd today yesterday".split())
        | set("uhr um at on the of by de del le la el à a às alle ore as las dès vom den klo kl om op в на".split())
        | set("heute gestern hoy ayer oggi ieri hoje الساعة 年 月 日 時 时 分 秒 년 월 일 น".split()),
        key=lambda word: (-len(word), word),
    )
)
# A clock, whole: nothing that it took is given back, so that a text is gone through once.
_CLOCK = rf"(?:[\W\d]|(?<![^\W\d])(?:{_OF_TIME})(?![^\W\d_]))"
# A whole sentence or line that is the page's and not the text's. Anchored at both ends, so that nothing said goes.
_FRAME = re.compile(
    r"^\W*+(?:"
    r"(?:(?:this (?:article|story|page) was )?(?:last |first )?(?:updated?|published|posted|modified)|aktualisiert|"
    r"veröffentlicht|stand(?=[\W]{0,3}\d|:)|mis à jour|publié|actualizado|publicado|aggiornato|pubblicato|atualizado|"
    r"bijgewerkt|"
    r"обновлено|опубликовано|更新日?時?|公開日?時?|发布时间|更新时间|입력|수정|تاريخ النشر|آخر تحديث)"
    rf"{_CLOCK}*+"
    # a stamp by itself: a clock, or a month with numbers
    rf"|(?=.*(?:\d:\d\d|[年月])){_CLOCK}++"
    r"|(?:read (?:more|also|next)|see also|also read|related(?: (?:stories|articles|links|news|topics))?|"
    r"more on this(?: story)?|"
    r"(?:lesen sie|mehr) (?:auch|dazu|zum thema)|(?:à )?lire aussi|le[ae] también|te puede interesar|leggi anche|"
    r"leia (?:também|mais)|lees ook|читайте также|[関關]連記事|相关(?:阅读|新闻)|延伸阅读|관련 ?기사|اقرأ أيضا|"
    r"อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง)\W{0,3}(?:[:：|].{0,200})?"
    r"|(?:share|tweet|print|save|copy link|listen|comments?|teilen|drucken|partager|compartir|condividi|compartilhar|"
    r"delen|поделиться|シェア|分享|공유)(?:\W+(?:this|article|on|via|by|with|facebook|twitter|whatsapp|email|e-mail|x|link|"
    r"auf|sur|en|su|no|friends)){0,6}"
    r"|(?:sign up (?:to|for|here)|subscribe (?:to|now|for|here)|follow us|download (?:our|the) app)\b[^.!?]{0,120}"
    r")\W*$",
    re.IGNORECASE,
)
# Longer runs are no frame; the pattern would only cost.
_FRAME_CHARACTERS = 260
# Signs that change what a number says; all other punctuation is the house's taste.
_SIGNS = re.compile(r"[^\w\s%€$£¥+-]")
# A hyphen within words or as a dash says nothing; before a digit it turns the number round.
_HYPHENS = re.compile(r"-(?!\d)")


def meant(text: str) -> str:
    """Return a text as far as a change of it would mean something; "" where it is the page's frame alone.

    >>> meant("“It rained”, he said.") == meant('"It rained", he said')
    True
    >>> meant("Updated 5 minutes ago"), meant("Related stories"), meant("-5 degrees")
    ('', '', '-5 degrees')
    """
    plain = folded(text)
    if len(plain) <= _FRAME_CHARACTERS and _FRAME.match(plain):
        return ""
    if any(mark in plain for mark in _TELLTALE):
        plain = _TICKING.sub(" ", plain)
    return " ".join(_HYPHENS.sub(" ", _SIGNS.sub(" ", plain)).split())
