"""Propose a definition from an article: the claims desk says whom it names, the watch desk writes the draft."""

from collections.abc import Sequence

from babel import Locale, UnknownLocaleError

from wireroom.claims.actors import actors_in
from wireroom.model.article import Reading
from wireroom.text.place_names import places_in
from wireroom.text.tell_language import language_of
from wireroom.text.tokens import words
from wireroom.watch.draft.draft import Named, draft
from wireroom.watch.draft.known import body_of
from wireroom.watch.draft.outline import Outline, outline, outline_of_text
from wireroom.watch.draft.sides import Mention

#: Longest article that is looked at, characters.
LONGEST = 100_000
#: Languages of the terms that a draft proposes, as CLDR calls them.
_LOCALES = {"en": "en", "zh-Hant": "zh_Hant", "zh-Hans": "zh_Hans"}
#: Printed forms of one actor that are kept.
MOST_FORMS = 8


def draft_of_reading(reading: Reading, *, origin: str = "") -> str:
    """Propose a definition from an article that was read.

    Raises:
        SituationError: If it says nothing that could be watched for.
    """
    language = reading.language or language_of(f"{reading.title}\n{reading.text}"[:2000])
    shaped = any(block.kind in ("heading", "list") for block in reading.blocks)
    if shaped:
        return _draft(outline(reading.title, reading.blocks, language), origin)
    return _draft(outline_of_text(f"{reading.title}\n\n{reading.text}"[:LONGEST], language), origin)


def draft_of_text(text: str, *, origin: str = "") -> str:
    """Propose a definition from a plain text.

    Raises:
        SituationError: If it says nothing that could be watched for.
    """
    cut = text[:LONGEST]
    return _draft(outline_of_text(cut, language_of(cut[:2000])), origin)


def _draft(article: Outline, origin: str) -> str:
    found: dict[str, list[str]] = {}
    forms: dict[str, dict[str, None]] = {}

    def mentions(text: str) -> Sequence[Mention]:
        return [Mention(key, start, end) for key, start, end in _named(text, article.language)]

    for sentence in article.all_sentences():
        for key, start, end in _named(sentence, article.language):
            held = found.setdefault(key, [])
            if not held or held[-1] != sentence:
                held.append(sentence)
            forms.setdefault(key, {})[sentence[start:end]] = None
    keys = sorted(found, key=lambda key: (-len(found[key]), list(found).index(key)))
    named = [
        Named(
            key=key,
            name=_name(key),
            names=_names(key, list(forms[key]), article.language),
            sentence=next((text for text in found[key] if text.endswith((".", "。", "”", '"'))), found[key][0]),
            count=len(found[key]),
        )
        for key in keys
    ]
    return draft(article, named, mentions, origin=origin)


def _named(text: str, language: str | None) -> list[tuple[str, int, int]]:
    """Find countries and bodies of states in a sentence: key and characters."""
    if language in ("en", "zh"):
        made = []
        for actor in actors_in(text, language):
            printed = text[actor.start : actor.end]
            body = body_of(printed)
            key = body.name if body else printed if actor.country == "IGO" else actor.country
            made.append((key, actor.start, actor.end))
        return made
    said = words(text)
    made, at = [], 0
    for place, country in sorted(places_in(said, language or "en")):
        word = said[place]
        at = text.find(word, at)
        if at < 0:
            break
        code = country.partition("/")[0].partition(":")[0]
        if len(code) == 2 and code.isupper():
            made.append((code, at, at + len(word)))
        at += len(word)
    return made


def _name(key: str) -> str:
    body = body_of(key)
    return body.name if body else Locale("en").territories.get(key, key)


def _names(key: str, printed: Sequence[str], language: str | None) -> dict[str, tuple[str, ...]]:
    own = "zh-Hans" if language == "zh" else language or "en"
    body = body_of(key)
    made = dict(body.names) if body else {}
    if not body:
        for code, locale in _LOCALES.items():
            usual = Locale.parse(locale).territories.get(key)
            made[code] = (usual,) if usual else ()
        if own not in made:
            made[own] = _usual(key, own)
    made[own] = tuple(dict.fromkeys((*made.get(own, ()), *(form for form in printed if _is_name(form)))))[:MOST_FORMS]
    return {code: forms for code, forms in made.items() if forms}


def _usual(key: str, language: str) -> tuple[str, ...]:
    try:
        usual = Locale.parse(language).territories.get(key)
    except (UnknownLocaleError, ValueError):
        return ()
    return (usual,) if usual else ()


def _is_name(form: str) -> bool:
    """Whether a printed form can be looked for: "US" and "UK" would be found in every "us"."""
    return len(form) > 2 or not form.isascii()
