"""Sections follow from what publisher, address, feed and words say together; where that is little they are unknown."""

import importlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.datasets import dataset
from wireroom.articles.sections import BELIEVABLE, decide, section_in_address, section_of, weigh
from wireroom.articles.subject import languages, subject_of
from wireroom.articles.subjects import en
from wireroom.eval import sections as scoring
from wireroom.eval.section_labels import SECTIONS_OF, meanings
from wireroom.model.article import Reading
from wireroom.model.media_topics import MEDIA_TOPICS, SECTION_OF_TOPIC
from wireroom.model.source import SECTIONS

# Invented headlines, one a section that any paper has.
HEADLINES = {
    "en": {
        "sports": "Corrin striker scores twice as Tamsel win the cup final",
        "business": "Shares of Velden Bank fall as inflation lifts interest rates",
        "politics": "Parliament votes on new election law as coalition party resigns",
        "health": "Hospitals warn of flu outbreak as patients wait for vaccine",
        "science": "Astronomers find a planet with a space telescope",
        "technology": "Hackers steal passwords of smartphone users through software flaw",
        "entertainment": "Actress wins best film award at Ansel festival premiere",
        "world": "Soldiers killed in missile attack at the border, refugees flee",
        "lifestyle": "Five recipes for a weekend of baking, and the hotel to eat them in",
    },
    "de": {
        "sports": "Torwart hält Elfmeter, Mannschaft gewinnt das Halbfinale",
        "business": "Aktien der Veldener Bank fallen, Inflation und Zinsen steigen",
        "politics": "Bundestag stimmt über Gesetz ab, Koalition vor der Wahl zerstritten",
        "health": "Kliniken warnen vor Grippe, Patienten warten auf Impfung",
    },
    "es": {
        "sports": "El delantero marca dos goles y su equipo gana la final del torneo",
        "business": "La bolsa cae y la inflación sube los tipos de los bancos",
        "politics": "El parlamento vota la ley electoral y la oposición pide elecciones",
        "health": "Los hospitales alertan de un brote de gripe entre pacientes",
    },
    "fr": {
        "sports": "Le gardien arrête un penalty, son équipe remporte le match en finale",
        "business": "La bourse recule, les banques craignent l'inflation et la récession",
        "politics": "Les députés votent la loi électorale, le premier ministre menacé",
        "health": "Les hôpitaux alertent sur la grippe, les patients attendent le vaccin",
    },
    "it": {
        "sports": "L'attaccante segna due gol e la squadra vince il campionato",
        "business": "Borsa in calo, le banche temono inflazione e recessione",
        "politics": "Il parlamento vota la riforma, i partiti verso le elezioni",
        "health": "Gli ospedali temono l'influenza, i pazienti attendono il vaccino",
    },
    "pt": {
        "sports": "Atacante marca dois gols e o time vence a final do campeonato",
        "business": "Bolsa cai e inflação faz o banco central subir os juros",
        "politics": "Deputados votam a lei e a oposição pede eleições",
        "health": "Hospitais alertam para surto de gripe e pacientes esperam vacina",
    },
    "ru": {
        "sports": "Нападающий забил два гола, команда вышла в финал турнира",
        "business": "Акции банка упали, инфляция подняла ставки по кредитам",
        "politics": "Депутаты проголосовали за закон о выборах, оппозиция против",
        "health": "Больницы предупредили о гриппе, пациенты ждут вакцину",
    },
    "uk": {
        "sports": "Нападник забив два голи, збірна вийшла у фінал турніру",
        "business": "Акції банку впали, інфляція підняла ставки за кредитами",
        "politics": "Депутати проголосували за закон про вибори",
    },
    "pl": {
        "sports": "Napastnik strzelił dwa gole, drużyna w finale turnieju",
        "business": "Akcje banku spadły, inflacja podnosi raty kredytów",
        "politics": "Posłowie głosowali nad ustawą, opozycja chce wyborów",
    },
    "nl": {
        "sports": "Spits scoort twee doelpunten, ploeg wint de finale van het toernooi",
        "business": "Aandelen van de bank dalen, inflatie en rente stijgen",
        "politics": "Tweede Kamer stemt over wet, coalitie valt voor de verkiezingen",
    },
    "sv": {
        "sports": "Målvakten räddade straffen och laget vann finalen",
        "business": "Bankens aktie föll när inflationen lyfte räntan",
        "politics": "Riksdagen röstar om grundlagen, partierna inför valet oense",
    },
    "tr": {
        "sports": "Kaleci penaltıyı kurtardı, takım finalde şampiyon oldu",
        "business": "Banka hisseleri düştü, enflasyon faizleri yükseltti",
        "politics": "Meclis yasa tasarısını oyladı, muhalefet seçim istiyor",
    },
    "ar": {
        "sports": "المهاجم يسجل هدفين والمنتخب يفوز في نهائي البطولة",
        "business": "أسهم البنك تتراجع والتضخم يرفع أسعار الفائدة",
        "politics": "البرلمان يصوت على قانون الانتخابات والمعارضة تعترض",
    },
    "zh": {
        "sports": "前锋梅开二度，球队在决赛中夺冠",
        "business": "银行股价下跌，通胀推高利率",
        "politics": "议会就选举法案投票，反对党议员辞职",
    },
    "ja": {
        "sports": "決勝で選手が２得点、代表チームが優勝",
        "business": "銀行の株価が下落、インフレで金利上昇",
        "politics": "国会が選挙法案を可決、野党議員が辞任",
    },
    "ko": {
        "sports": "공격수 두 골 득점, 대표팀 결승 진출",
        "business": "은행 주가 하락, 물가 올라 금리 인상",
        "politics": "국회 선거법 표결, 야당 의원 사퇴",
    },
}
CASES = [(code, section) for code, held in HEADLINES.items() for section in held]


@pytest.mark.parametrize(("code", "section"), CASES)
def test_a_headline_tells_its_section(code, section):
    """By words alone, in each of the languages that have a list."""
    found = section_of(Reading(title=HEADLINES[code][section], language=code), None)
    assert found.name == section


def test_every_language_with_a_list_is_tried():
    """At least ten languages have words for every section; each is in the examples above."""
    assert languages() == frozenset(HEADLINES)
    assert len(languages()) >= 10


@pytest.mark.parametrize("code", sorted(HEADLINES))
def test_lists_are_well_formed(code):
    """Each list has words for every section, written as the package says, and none stands twice in a section."""
    lists = importlib.import_module(f"wireroom.articles.subjects.{code}").WORDS
    assert tuple(lists) == SECTIONS
    for words in lists.values():
        held = words.split()
        bare = [word.removesuffix("~") for word in held]
        assert [word for word in held if not re.fullmatch(r"\*?[\w'’&./+-]+(_[\w'’&.-]+)?\*?~?", word)] == []
        assert {word for word in bare if bare.count(word) > 1} == set()
        assert [word for word in bare if word.count("_") > 1 or word.startswith("_") or word.endswith("_")] == []


@given(st.text(max_size=200), st.text(max_size=400), st.one_of(st.none(), st.sampled_from([*HEADLINES, "sl", "xx"])))
def test_any_text_has_counts(title, text, code):
    """Whatever stands in a text: nine counts of 0 or more, and the same on every call."""
    counts = subject_of(title, text, code)
    assert len(counts) == len(SECTIONS)
    assert min(counts) >= 0
    assert counts == subject_of(title, text, code)


def test_nothing_known_is_no_section():
    """Without words, feed or declaration the section is unknown, and the belief in the best guess is low."""
    found = section_of(Reading(title="Ansel Valley"), None)
    assert found.name is None
    assert found.sure < BELIEVABLE


@given(st.lists(st.floats(0, 30), min_size=9, max_size=9), st.sampled_from(SECTIONS))
def test_a_word_more_for_a_section_never_lowers_the_belief_in_it(counts, section):
    """What speaks for a section makes it likelier."""
    place = SECTIONS.index(section)
    before = decide(weigh(counts))
    after = decide(weigh([count + (at == place) for at, count in enumerate(counts)]))
    if before.name == section:
        assert after.name == section
        assert after.sure >= before.sure - 1e-3


@pytest.mark.parametrize("section", SECTIONS)
def test_a_witness_is_believed_where_words_are_silent(section):
    """A feed's section, or a declared one, stands alone where the text tells nothing; a declaration tells more."""
    silent = Reading(title="Ansel Valley")
    by_feed = section_of(silent, section)
    declared = section_of(Reading(title="Ansel Valley", section=section, provenance={"section": "meta"}), None)
    assert by_feed.name == declared.name == section
    assert declared.sure >= by_feed.sure


def test_clear_words_win_over_a_feed_of_another_section():
    """A cup final in a feed of world news is sport."""
    reading = Reading(
        title=HEADLINES["en"]["sports"],
        text="The goalkeeper saved a penalty before the coach of the champions brought on a defender.",
        language="en",
    )
    assert section_of(reading, "world").name == "sports"


def test_the_publisher_wins_over_a_word_or_two():
    """A club's accounts are business where the publisher says so."""
    reading = Reading(title="Club sells stadium", language="en", section="business", provenance={"section": "json-ld"})
    assert section_of(reading, None).name == "business"


def test_a_declared_section_yields_to_no_few_words():
    """Also "world", which an editor may say of a cup final among diplomats: it was said of this very article."""
    title = HEADLINES["en"]["sports"]
    declared = Reading(title=title, language="en", section="world", provenance={"section": "json-ld"})
    by_address = Reading(title=title, language="en", section="world", provenance={"section": "url"})
    assert section_of(declared, None).name == "world"
    assert section_of(by_address, None).name == "sports"


def test_news_in_an_address_says_nothing():
    """Most addresses hold it, whatever the subject."""
    assert section_in_address("https://example.org/news/2025/x.html") is None
    assert section_in_address("https://example.org/news/business/x.html") == "business"


def test_weak_words_say_less_than_strong_ones():
    """A word that many subjects use counts in part."""
    weak = next(word for word in en.WORDS["world"].split() if word.endswith("~") and "*" not in word)
    place = SECTIONS.index("world")
    assert 0 < subject_of(weak.rstrip("~"), "", "en")[place] < subject_of("ceasefire", "", "en")[place]


def test_media_topics_name_every_section_once():
    """Each section has a topic of the agencies' vocabulary, and no topic stands for two sections."""
    assert set(MEDIA_TOPICS) == set(SECTIONS)
    assert len(SECTION_OF_TOPIC) == sum(len(topics) for topics in MEDIA_TOPICS.values())
    assert all(re.fullmatch(r"medtop:\d{8}", topic) for topic in SECTION_OF_TOPIC)


@pytest.mark.parametrize(
    "labels",
    [
        ["sport", "business", "politics", "tech", "entertainment"],
        ["World", "Sports", "Business", "Sci/Tech"],
        ["world", "politics", "science", "health", "technology"],
        ["society", "economy", "science", "other", "not_news"],
    ],
)
def test_labels_of_sets_share_no_section(labels):
    """Within one set each of our sections stands for one label at most, and a label that names one keeps it."""
    meant = meanings(labels)
    held = [section for sections in meant.values() for section in sections]
    assert len(held) == len(set(held))
    assert [label for label in labels if not meant[label]] == [
        label for label in labels if not SECTIONS_OF[label.lower()]
    ]


def test_a_label_that_is_not_in_the_table_is_refused():
    """Nothing is scored by a guess at what a label means."""
    with pytest.raises(KeyError):
        meanings(["gardening"])


@pytest.mark.long
@pytest.mark.parametrize(("name", "floor"), [("topics/bbc_news.dev", 0.92), ("tgcontest/categories.dev", 0.78)])
def test_sections_of_public_sets_stay_right(name, floor):
    """On the tuning halves: what was reached is kept."""
    folder, file = name.split("/")
    found = scoring.run([dataset(folder) / f"{file}.jsonl.gz"], "tune")
    assert found["accuracy"] >= floor
    assert found["unknown"] <= 0.1
