"""On whose word does a text rest?

Keys of its ultimate speakers and documents, the same in every report that names them alike: "person:maret sook",
"body:harbour office", "document:notice to mariners 214/26", "agency:reuters", "unnamed:ansel.example:officials". An
unnamed speaker is its publisher's own and never counts as the same one elsewhere. A credited agency is an origin only
where the text names no speaker at all.
"""

from wireroom.claims.attribution import Attribution, attributions
from wireroom.claims.speaker_words import AGENCIES
from wireroom.text.sentences import sentences

# News puts whose word it is into the headline and the first sentences; those quoted further down comment on it.
LEAD_SENTENCES = 6
# A text that names more than this in its lead reports on several claims; the first ones carry the news.
MOST = 3


def origins(reading_text: str, title: str, language: str | None, agency: str | None, source_id: str) -> tuple[str, ...]:
    """Give the keys of the speakers and documents on which a text's claims rest, the first named first.

    Args:
        reading_text: The article's text; "" where only its headline is known.
        title: Its headline.
        language: ISO 639-1; None is read as English.
        agency: Agency that it credits.
        source_id: Its publisher, to which unnamed speakers belong.

    Returns:
        At most `MOST` keys; empty where nobody is named: that is "not known", not "none".

    >>> origins("The lane is shut, Maret Sook said.", "Lane shut", "en", None, "ansel.example")
    ('person:maret sook',)
    """
    lead = [span.text for span in sentences(reading_text, language)]
    heard: list[Attribution] = []
    for part in (lead[:LEAD_SENTENCES], lead[LEAD_SENTENCES:]):
        everyone = [one for sentence in part for one in attributions(sentence, language)]
        named = [one for one in everyone if one.kind not in ("unnamed", "agency")]
        if named:
            full_names = _full_names(f"{title}\n{reading_text}", language)
            return tuple(dict.fromkeys(_key(one, full_names) for one in named))[:MOST]
        heard += everyone
    return _without_names([*attributions(title, language), *heard], agency, source_id)


def _without_names(everyone: list[Attribution], agency: str | None, source_id: str) -> tuple[str, ...]:
    """What is left where no sentence names a speaker: the headline's, unnamed ones, an agency."""
    named = [one for one in everyone if one.kind not in ("unnamed", "agency")]
    if named:
        return (f"{named[0].kind}:{named[0].name}",)
    unnamed = dict.fromkeys(f"unnamed:{source_id}:{_plain(one.name)}" for one in everyone if one.kind == "unnamed")
    if unnamed:
        return tuple(unnamed)[:1]
    agencies = [one.name for one in everyone if one.kind == "agency"]
    credit = AGENCIES.get((agency or "").casefold(), agency or "").casefold()
    if credit or agencies:
        return (f"agency:{credit or agencies[0]}",)
    return ()


def _full_names(text: str, language: str | None) -> dict[str, Attribution]:
    """Last word -> the fullest form of each speaker that the text names in several words."""
    fullest: dict[str, Attribution] = {}
    for one in attributions(text, language):
        words = one.name.split()
        if one.kind in ("person", "body") and len(words) > 1:
            last = words[-1]
            if last not in fullest or len(one.name) > len(fullest[last].name):
                fullest[last] = one
    return fullest


def _key(one: Attribution, fullest: dict[str, Attribution]) -> str:
    """Write the key; "Sook" and "foreign ministry" are those whom the text has named in full."""
    words = one.name.split()
    full = fullest.get(words[-1]) if words else None
    if full is not None and one.kind in ("person", "body") and (f" {full.name}").endswith(f" {one.name}"):
        one = full
    return f"{one.kind}:{one.name}"


def _plain(name: str) -> str:
    """An unnamed speaker without number and article: "two officials" and "officials" are not told apart."""
    drop = {"a", "an", "two", "three", "several", "some", "other", "one", "ein", "eine", "mehrere", "un", "une", "des"}
    return " ".join(word for word in name.split() if word not in drop) or name


def origin_label(key: str) -> str:
    """Say in words for readers whom or what a key names.

    >>> origin_label("person:maret sook"), origin_label("unnamed:ansel.example:officials")
    ('Maret Sook', 'unnamed officials, via ansel.example')
    """
    kind, _, name = key.partition(":")
    if kind == "unnamed":
        source, _, who = name.rpartition(":")
        return f"unnamed {who}, via {source}" if source else f"unnamed {who}"
    if kind == "agency":
        return next((usual for usual in AGENCIES.values() if usual.casefold() == name), name.capitalize())
    if kind == "person":
        return " ".join(_capital(word) for word in name.split())
    if " " not in name and len(name) <= 4 and name.isascii():
        return name.upper()
    return name[:1].upper() + name[1:]


def _capital(word: str) -> str:
    """Give a name its capitals back: "jean-luc" is "Jean-Luc", "van" stays small."""
    if word in ("van", "von", "der", "den", "de", "da", "do", "du", "del", "della", "di", "al", "bin", "ibn"):
        return word
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
