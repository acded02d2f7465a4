"""Is this a page that says nothing: a wall, an error, a test for robots?

Sites answer "200 OK" with a wall in front of the text. Reading such words as an article would be worse than reading
nothing, so the page is refused, in words that a reader understands. A page that declares itself an article and carries
text is never refused for its title: people do write articles about cookies.
"""

import re
from urllib.parse import urlsplit

# Walls and error pages are short; longer texts are texts.
WALL_CHARACTERS = 1500
# Less text is a label, not an article.
FEWEST_CHARACTERS = 25

_MISSING = re.compile(
    r"^\W*(?:error\s*)?(?:404|410)\b|^not found$|no longer (?:exists|available)|"
    r"(?:page|article|seite|story|document)\s+(?:was\s+|wurde\s+|could\s+not\s+be\s+)?(?:not|nicht)\s+(?:be\s+)?"
    r"(?:found|gefunden|available)|page introuvable|página no encontrada|no se encontr[óa]|pagina non trovata|"
    r"página não encontrada|pagina niet gevonden|siden (?:blev )?ikke funnet|sidan (?:kunde inte|hittades inte)|"
    r"sivua ei löy|nie znaleziono strony|strona nie istnieje|страница не найдена|сторінку не знайдено|页面不存在|"
    r"ページが見つかりません|페이지를 찾을 수 없",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(
    r"^\W*(?:error\s*)?(?:401|403|451)\b|^access (?:to this page has been )?denied|^forbidden$|"
    r"not available in your (?:country|region|location)|unavailable (?:for|due to) legal reasons",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"^\W*(?:error\s*)?(?:500|502|503|504)\b|^error$|under maintenance|wartungsarbeiten|"
    r"^(?:internal server error|bad gateway|service unavailable|gateway time-?out)",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"^just a moment|attention required|are you (?:a )?(?:robot|human)|verify (?:that )?you are (?:a )?human|"
    r"checking your browser|unusual traffic|captcha|pardon our interruption|ddos protection|security check|"
    r"robot or human|bist du ein mensch",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|activate|turn on|requires?|without|aktivieren|activer|activar|habilite?|attivare|включите)"
    r".{0,40}(?:java\s?script|\bjs\b)|"
    r"java\s?script.{0,60}(?:disabled|required|enabled?|aktiv|désactivé|desactivado|disabilitato|отключ|turned off)",
    re.IGNORECASE,
)
_CONSENT_HOST = re.compile(
    r"^(?:consent|cmp|guce|collector)\.|(?:^|[/.])(?:consent|cookie-?wall|privacy-?gate|zustimmung)(?:[/.?]|$)",
    re.IGNORECASE,
)
_CONSENT_TITLE = re.compile(
    r"before you continue|privacy (?:gate|settings|choices)|cookie (?:consent|settings|wall|policy)|your privacy|"
    r"consent|zustimmung|datenschutz-?einstellungen|cookie-?(?:einstellungen|hinweis)|gestion des cookies|"
    r"consentement|consentimiento|consenso",
    re.IGNORECASE,
)
_CONSENT_WORDS = re.compile(
    r"cookies?|consent|partners?|personal(?:ised|ized)? data|vendors?|privacy|zustimm\w+|einwillig\w+|datenschutz\w*|"
    r"personenbezogen\w+|traceurs|consentement|consentimiento|partenaires|socios|tracking|gdpr|dsgvo|purposes",
    re.IGNORECASE,
)


def refusal(url: str, title: str, text: str, *, declared: bool, visible: str) -> str | None:
    """Say in words why a page is no article; None where it is one.

    Args:
        url: Its address, after redirects.
        title: Its title.
        text: The text that was read from it.
        declared: Whether the page declares itself an article (JSON-LD).
        visible: All words of the page.
    """
    if declared and len(text) >= 200:
        return None
    if len(text) < WALL_CHARACTERS:
        return _wall(url, title, text, visible) or (
            "no text could be found on the page" if len(text) < FEWEST_CHARACTERS else None
        )
    return None


def _wall(url: str, title: str, text: str, visible: str) -> str | None:
    if len(visible) < 2 * WALL_CHARACTERS and (_ROBOT.search(title) or (len(text) < 400 and _ROBOT.search(visible))):
        return "the site wants to know whether a person or a program reads, and showed no text"
    if _MISSING.search(title):
        return "the site says that this page does not exist"
    if _FORBIDDEN.search(title):
        return "the site does not let us read this page"
    if _BROKEN.search(title):
        return "the site answered with an error page"
    if _is_consent(url, title, text):
        return "the site shows a consent wall before the text"
    if len(text) < 300 and _SCRIPT.search(text or visible[:WALL_CHARACTERS]):
        return "the page shows its text only to browsers that run scripts"
    return None


def _is_consent(url: str, title: str, text: str) -> bool:
    parts = urlsplit(url)
    if _CONSENT_HOST.search(parts.netloc) or _CONSENT_HOST.search(parts.path):
        return True
    words = len(text.split())
    hits = len(_CONSENT_WORDS.findall(text))
    # A text about privacy names such words once in thirty; a wall once in ten.
    named = bool(_CONSENT_TITLE.search(title)) and hits >= 2
    return (hits >= 4 and hits * 12 > words) or (named and hits * 25 > words)
