"""What a publisher says of an article: its kind, its corrections, its updates, its key words."""

import json
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireroom.articles.beside import Beside
from wireroom.articles.labels import LABELS, labels_of, labels_of_entry
from wireroom.articles.notes import correction_of, keywords_of
from wireroom.articles.page import open_page
from wireroom.articles.title import title_of
from wireroom.articles.updates import updates_of
from wireroom.model.article import Update

TEXT = "The ferry stays in port. " * 80


def opened(body="<h1>Ferry stays in port</h1>", *, ld=None, head="", url="https://news.example.org/a"):
    """Open a page with a headline."""
    script = f"<script type=application/ld+json>{json.dumps(ld)}</script>" if ld else ""
    return open_page(f"<html><head>{head}{script}</head><body>{body}</body></html>".encode(), url=url)


def labels(page, text=TEXT):
    """Tell a page's labels."""
    return labels_of(page, Beside(page, title_of(page)[0]), text)


@pytest.mark.parametrize(
    ("kind", "label"),
    [("OpinionNewsArticle", "opinion"), ("AdvertiserContentArticle", "sponsored"), ("LiveBlogPosting", "live")],
)
def test_the_declared_kind_is_believed(kind, label):
    """schema.org has a kind for each."""
    assert labels(opened(ld={"@type": kind, "headline": "Ferry stays in port"})) == {label: "json-ld"}


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://news.example.org/opinion/ferry", "opinion"),
        ("https://news.example.org/meinung/faehre-bleibt", "opinion"),
        ("https://news.example.org/мнения/паром", "opinion"),
        ("https://news.example.org/sponsored/ferry", "sponsored"),
        ("https://news.example.org/world/live/2025/jun/03/ferry", "live"),
        ("https://news.example.org/welt/faehre-im-liveticker", "live"),
    ],
)
def test_the_way_to_an_article_says_its_kind(url, label):
    """Sections of opinion, paid texts and live pages have their own ways in many languages."""
    assert labels(opened(url=url)) == {label: "url"}


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Kommentar: Die Fähre bleibt", "opinion"),
        ("[사설] 배는 항구에 머문다", "opinion"),
        ("社説：船は港に", "opinion"),
        ("Ferry strike live updates: boats stay", "live"),
        ("The opinion of ferrymen: none", None),
        ("Life in port", None),
    ],
)
def test_a_word_before_the_title_says_its_kind(title, label):
    """Only in its own place: the same word within a sentence says nothing."""
    assert list(labels_of_entry("https://news.example.org/a", title, ())) == ([label] if label else [])


def test_an_advertisement_on_the_page_makes_no_advertisement_of_it():
    """The word stands on every page; a line that says that the text itself is paid for is another."""
    around = "<p>Advertisement</p><h1>Ferry stays in port</h1><p>Anzeige</p>"
    assert labels(opened(around)) == {}
    assert labels(opened("<p>Sponsored content</p><h1>Ferry stays in port</h1>")) == {"sponsored": "text"}
    assert labels(opened("<h1>Fähre</h1><p>Kommentare</p>")) == {}


def test_a_text_with_a_film_is_a_text():
    """A page is a film's where the film is all there is."""
    page = opened(head="<meta property=og:type content=video.other>")
    assert labels(page, "Watch the ferry.") == {"video": "meta"}
    assert labels(page) == {}


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article named the wrong port.",
        "This article was amended on 3 June 2025 to correct the name of the port.",
        "An earlier version of this story misstated the ferry's name.",
        "Anmerkung der Redaktion: In einer früheren Version stand ein falscher Hafen.",
        "In einer früheren Fassung hieß es, die Fähre fahre.",
        "Rectificatif : le port était mal nommé.",
        "Fe de errores: el puerto era otro.",
        "Rättelse: Hamnen var en annan.",
        "Исправление: название порта было другим.",
        "【訂正】港の名前に誤りがありました。",
        "Editor's note: An earlier version of this report gave a wrong age.",
        "Retraction: we withdraw this article.",
        "This article has been retracted.",
        "Transparenzhinweis: In einer ersten Version stand, dass die Fähre 900 Meter lang ist.",
        "Hinweis der Redaktion: Wir haben den Namen des Hafens korrigiert.",
        "Der Artikel wurde am Dienstag korrigiert.",
        "Une version antérieure de cet article mentionnait 90 passagers.",
        "Cet article a été corrigé le 3 mai.",
        "En una versión anterior de este artículo se decía que el puerto estaba cerrado.",
        "Este artículo ha sido corregido.",
        "In una versione precedente di questo articolo si parlava di 90 passeggeri.",
        "Questo articolo è stato corretto.",
        "Een eerdere versie van dit bericht vermeldde 90 passagiers.",
        "Dit artikel is gecorrigeerd.",
        "Em uma versão anterior desta reportagem constavam 90 passageiros.",
        "Correcção: o porto era outro.",
        "В более ранней версии материала было указано неверное имя.",
        "Исправлено: имя капитана.",
    ],
)
def test_a_note_of_correction_is_found(note):
    """It stands at the head or at the foot, in the publisher's words."""
    assert correction_of(opened(), ["The ferry stays."] * 9 + [note]) == (note, "text")


@pytest.mark.parametrize(
    "text",
    [
        "Correction officers were sent to the port.",
        "He corrected the captain.",
        "",
        "This article was removed from the treaty in 1998.",
        "We have removed this statue.",
        "Der Fehler wurde korrigiert, sagte der Kapitän.",
        "In una prima versione del traghetto mancava il ponte.",
        "В предыдущей версии закона порт не назывался.",
        "Este texto de la ley fue aprobado.",
    ],
)
def test_who_only_speaks_of_corrections_corrects_nothing(text):
    """The same words within a story say nothing about it."""
    assert correction_of(opened(), [text]) == (None, "")


def test_a_live_page_gives_its_entries_with_their_times():
    """Entries without words are left out, repeats are told once, a missing time stays unknown."""
    entries = [
        {"@type": "BlogPosting", "headline": "It leaves", "datePublished": "2025-06-03T10:00:00+02:00"},
        {"@type": "BlogPosting", "headline": "It leaves", "datePublished": "2025-06-03T10:00:00+02:00"},
        {"@type": "BlogPosting", "articleBody": "It <b>waits</b>."},
        {"@type": "BlogPosting"},
    ]
    page = opened(ld={"@type": "LiveBlogPosting", "headline": "Ferry", "liveBlogUpdate": entries})
    assert updates_of(page, UTC) == (Update(at=1748937600.0, title="It leaves"), Update(title="", text="It waits."))


def test_key_words_come_from_where_they_are_kept_best():
    """What is declared beats the head's list; each stands once."""
    head = "<meta name=keywords content='a, b'><meta name=news_keywords content='Ferry, ferry, Port'>"
    assert keywords_of(opened(head=head)) == (("Ferry", "Port"), "meta")
    assert keywords_of(opened(head=head, ld={"@type": "Article", "headline": "x", "keywords": ["Strait"]}))[0] == (
        "Strait",
    )


KEYS = st.sampled_from("@type liveBlogUpdate correction keywords articleSection headline x".split())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None, max_examples=80)
@given(JSON, st.text(max_size=40), st.text(max_size=30))
def test_no_page_makes_a_rule_raise(value, line, way):
    """Whatever a page declares, all that comes out are labels that we know and texts."""
    ld = dict.fromkeys(("liveBlogUpdate", "correction", "keywords"), value)
    page = opened(
        f"<h1>{line}</h1><p>{line}</p>",
        ld={"@type": "LiveBlogPosting", "headline": "x"} | ld,
        url=f"https://news.example.org/{way}",
    )
    assert set(labels(page)) <= set(LABELS)
    assert all(one.title or one.text for one in updates_of(page, UTC))
    assert all(keywords_of(page)[0])
    correction_of(page, [line])
