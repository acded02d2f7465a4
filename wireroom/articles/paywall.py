"""Is what we were given all of the article, or its teaser?"""

import re

from wireroom.articles.page import Page

# Teasers hold a paragraph or three. A longer text with an invitation to subscribe below it is a whole article.
TEASER_CHARACTERS = 1500

_LOCKED = frozenset({"locked", "premium", "paid", "subscriber", "subscribers", "subscription", "hard", "plus"})
_INVITATION = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep reading|unlock)|(?:already|not) a subscriber\?|subscribers? only|"
    r"(?:sign|log) in to (?:continue|read)|continue reading (?:with|for)|to (?:continue|keep) reading|"
    r"this (?:article|content|story) is (?:for|available to|reserved for|exclusive to) (?:our )?(?:subscribers|members)"
    r"|unlock (?:this|the) (?:article|full)|"
    r"weiterlesen mit|jetzt (?:weiterlesen|freischalten|abonnieren)|mit .{0,20}(?:plus|\+|premium|abo) weiterlesen|"
    r"nur für (?:abonnenten|abonnentinnen|registrierte)|diesen artikel (?:lesen|weiterlesen)|"
    r"(?:article|contenu) réservé (?:à nos|aux) abonnés|il vous reste .{0,20} de cet article|abonnez-vous pour|"
    r"suscríbete para|para seguir leyendo|(?:contenido|artículo) (?:exclusivo )?para suscriptores|"
    r"abbonati per|per continuare a leggere|(?:contenuto|articolo) riservato agli abbonati|"
    r"(?:conteúdo|artigo) exclusivo para assinantes|para continuar lendo|assine para|"
    r"lees verder met|alleen voor abonnees|word abonnee|"
    r"for abonnenter|kun for abonnent|bli abonnent|logga in för att läsa|läs vidare|vain tilaajille|"
    r"dostęp (?:tylko )?dla subskrybentów|czytaj dalej z|только для подписчиков|оформите подписку|"
    r"有料会員|会員限定|この記事は有料|订阅后|구독자 전용|للمشتركين فقط",
    re.IGNORECASE,
)


def is_paywalled(page: Page, text: str, visible: str) -> tuple[bool, str]:
    """Say whether the publisher says that it is not free, or only a teaser came.

    Args:
        page: The opened page.
        text: The article's text as read.
        visible: All words of the page: an invitation to pay stands beside the text, not in it.

    Returns:
        The answer, and where it comes from ("json-ld", "meta", "text"; "" for an article that is free).
    """
    for item in (page.article, *page.structured.objects):
        if item and str(item.get("isAccessibleForFree")).strip().lower() in ("false", "no", "0"):
            return True, "json-ld"
    tier = page.meta("article:content_tier", "content_tier", "cxenseparse:pay-wall", "article:access").lower()
    if tier in _LOCKED:
        return True, "meta"
    if len(text) < TEASER_CHARACTERS and _INVITATION.search(visible):
        return True, "text"
    return False, ""
