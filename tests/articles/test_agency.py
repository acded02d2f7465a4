"""Whose text is it? Credits of agencies, in the places and languages in which they stand."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.articles.agency import agency_of, declared_agency
from wireroom.articles.agency_names import AGENCIES, AMBIGUOUS
from wireroom.articles.page import open_page


@pytest.mark.parametrize(
    ("authors", "paragraphs", "agency"),
    [
        ([], ["BERLIN (Reuters) - The bridge is closed."], "Reuters"),
        ([], ["KUALA LUMPUR, June 3 (Bernama) -- The bridge is closed."], "Bernama"),
        ([], ["MOSCOW, June 3. /TASS/. The bridge is closed."], "TASS"),
        ([], ["Madrid, 3 jun (EFE).- El puente está cerrado."], "EFE"),
        ([], ["新华社北京6月3日电 桥关闭了。"], "Xinhua"),
        ([], ["The bridge is closed.", "(Reporting by Ada Quill in Hesk; Editing by Tom Reed)"], "Reuters"),
        ([], ["The bridge is closed.", "It opens in May.", "With inputs from PTI"], "PTI"),
        ([], ["Die Brücke ist gesperrt.", "© dpa-infocom, dpa:250603-930-123/1"], "dpa"),
        ([], ["Die Brücke ist gesperrt.", "(dpa)"], "dpa"),
        (["Reuters Staff"], ["The bridge is closed."], "Reuters"),
        (["dpa/lno"], ["Die Brücke ist gesperrt."], "dpa"),
        (["Ada Quill, Associated Press"], ["The bridge is closed."], "AP"),
        ([], ["HESK (Norlight) - The bridge is closed."], "Norlight"),
        # Datelines, in brackets of every kind, and without.
        ([], ["New Delhi [India], November 3 (ANI): The bridge is closed."], "ANI"),
        ([], ["(ANSA) - ROMA, 03 GIU - Il ponte è chiuso."], "ANSA"),
        ([], ["(서울=연합뉴스) 다리가 폐쇄되었다."], "Yonhap"),
        ([], ["【ロンドン共同】橋が閉鎖された。"], "Kyodo"),
        ([], ["TOKYO, Nov. 3 (Kyodo) -- The bridge is closed."], "Kyodo"),
        ([], ["القاهرة (رويترز) - أغلق الجسر."], "Reuters"),
        ([], ["МОСКВА, 3 июня — ТАСС. Мост закрыт."], "TASS"),
        ([], ["Die Brücke ist gesperrt", "Hesk (APA/dpa) - Die Brücke ist gesperrt."], "APA"),
        # Lines of their own before and behind the text, and its last word.
        ([], ["Por Agencia EFE", "El puente está cerrado."], "EFE"),
        ([], ["Reuters | Hesk", "El puente está cerrado."], "Reuters"),
        ([], ["Die Brücke ist gesperrt.", "Quelle: dpa"], "dpa"),
        ([], ["Köprü kapalı.", "Kaynak: AA"], "Anadolu"),
        ([], ["Most jest zamknięty.", "Źródło: PAP"], "PAP"),
        ([], ["The bridge is closed. PTI", "Read more stories"], "PTI"),
        ([], ["The bridge is closed.” — AFP"], "AFP"),
        ([], ["The bridge is closed.", "With files from The Canadian Press"], "The Canadian Press"),
        ([], ["The bridge is closed.", "—Associated Press writers Ada Quill in Hesk, Ala., contributed."], "AP"),
        ([], ["Il ponte è chiuso.", "(con informazioni da ANSA)"], "ANSA"),
        # Who made a picture wrote no text; names that are also words are no credit by themselves.
        ([], ["The bridge is closed.", "The bridge in May (Reuters/Tom Reed)"], None),
        ([], ["The bridge is closed.", "Photo: AFP"], None),
        ([], ["The bridge is closed.", "Titelbild: © dpa"], None),
        (["Petra"], ["Die Brücke ist gesperrt.", "Petra"], None),
        ([], ["He has a MAP", "She went to the SPA.", "CLICK HERE TO GET THE NEWS APP"], None),
        (["Ada Quill"], ["The minister told Reuters that the bridge is closed.", "AFP could not reach him."], None),
        (["Ana Apter"], ["The app (AP) is a map.", "She left."], "AP"),
        ([], [], None),
    ],
)
def test_credits_are_told_from_mentions(authors, paragraphs, agency):
    """A dateline, a byline or a last line credits an agency; a sentence about one does not."""
    assert agency_of(authors, paragraphs) == agency


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ('{"sourceOrganization": {"@type": "NewsMediaOrganization", "name": "Reuters"}}', ("Reuters", "json-ld")),
        ('{"creditText": "dpa/AFP"}', ("dpa", "json-ld")),
        ('{"publisher": {"name": "Reuters"}}', (None, "")),
        ("<meta name=source content=AFP>", ("AFP", "meta")),
        ("<meta name=source content='Ansel Post'>", (None, "")),
    ],
)
def test_a_page_declares_whose_text_it_prints(head, agency):
    """As the source of the text, not as its publisher: an agency's own pages credit nobody by that."""
    if head.startswith("{"):
        facts = {"@type": "NewsArticle", "headline": "Ferry stays in port"} | json.loads(head)
        head = f"<script type=application/ld+json>{json.dumps(facts)}</script>"
    page = open_page(f"<html><head>{head}</head><body><p>x</p></body></html>".encode(), url="https://news.example/a")
    assert declared_agency(page) == agency


@given(st.lists(st.sampled_from(["AP", "dpa", "(", ")", "/", "—", ".", "Photo", "Quelle:", "By ", "\n", "共同", "x"])))
def test_no_text_makes_the_credit_raise(pieces):
    """Whatever stands in the places of credits, the answer is a known name, a dateline's own, or none."""
    text = "".join(pieces)
    assert agency_of([text], [text, text]) in {*AGENCIES, None}


def test_every_agency_is_known_by_its_name():
    """The table's forms lead to one agency each."""
    forms = [form for known in AGENCIES.values() for form in known]
    assert len(forms) == len(set(forms))
    for name, known in AGENCIES.items():
        assert [agency_of([], [f"HESK ({form}) - The bridge is closed."]) for form in known] == [name] * len(known)
    assert set(forms) >= AMBIGUOUS
