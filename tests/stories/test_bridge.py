"""Stories of different languages meet as wholes: by names, numbers, places and time, and never against an editor."""

import pytest
from meaners import meant
from storywire import BANK, FERRY, HOUR, MATCH, START, candidate

from wireroom.model.events import StoriesMerged
from wireroom.stories.desk import StoryDesk
from wireroom.stories.recipe import Recipe

ENGLISH = (
    "Freighter Halvard Nielsen collides with tanker off Germany, 14 rescued",
    "Fourteen saved after Halvard Nielsen hits tanker in German Bight",
    "Collision in North Sea: crew of Halvard Nielsen safe, Germany says",
)
SPANISH = (
    "El carguero Halvard Nielsen choca con un petrolero frente a Alemania: 14 rescatados",
    "Rescatan a 14 marineros del Halvard Nielsen tras chocar en aguas de Alemania",
    "Alemania investiga el choque del Halvard Nielsen con un petrolero",
)
OTHER = (
    "La liga aplaza la final de voleibol por la lluvia en Lima",
    "Lima se queda sin final de voleibol: la lluvia obliga a aplazarla",
    "La final de voleibol de Lima será el domingo",
)


def wire(*happenings, languages, apart=0.0, recipe=None, tell=lambda one: one):
    """Place headlines of happenings one after the other; returns the desk and the time after the last one."""
    desk, at = StoryDesk(recipe), START
    for number, (titles, language) in enumerate(zip(happenings, languages, strict=True)):
        for step, title in enumerate(titles):
            at = START + number * apart + step * 600
            desk.place(tell(candidate(f"{language}{number}{step}", (title, ""), at=at, language=language)), at)
    return desk, at + 600


def test_one_happening_in_two_languages_becomes_one_story():
    """Though no word but names and places is shared; what happened elsewhere stays by itself."""
    desk, now = wire(ENGLISH, SPANISH, OTHER, languages=("en", "es", "es"))
    before = {one: desk._memory.articles[one].story_id for one in ("en00", "es10", "es20")}
    merged = [event for event in desk.hourly(now) if isinstance(event, StoriesMerged)]
    after = {one: desk._memory.articles[one].story_id for one in before}
    assert after["en00"] == after["es10"] != after["es20"]
    assert before["en00"] != before["es10"], "one headline alone was not sure enough"
    assert all(event.reasons[0].kind == "merge" and 0.5 <= event.reasons[0].weight <= 1.0 for event in merged)
    assert desk.hourly(now + 60) == []


def test_an_editor_keeps_languages_apart():
    """What an editor took apart the bridge does not join."""
    desk, now = wire(ENGLISH, SPANISH, languages=("en", "es"))
    one, other = (desk._memory.articles[name].story_id for name in ("en00", "es10"))
    desk._memory.apart.add(tuple(sorted((one, other))))
    assert desk.hourly(now) == []


@pytest.mark.parametrize("language", ["en", ""])
def test_the_bridge_leads_from_a_known_language_to_another(language):
    """Stories of one language are the matter of placing, and what is in no known language is nobody's translation."""
    desk, now = wire(ENGLISH, OTHER, languages=(language, language))
    assert desk.hourly(now) == []


def test_a_year_between_takes_a_part_of_the_likeness():
    """The same ship may collide again: far away in time more must be shared."""
    low = Recipe(bridge=0.01)  # so low that the far ones meet too, and both weights can be seen
    near, at = wire(ENGLISH, SPANISH, languages=("en", "es"), recipe=low)
    far, later = wire(ENGLISH, SPANISH, languages=("en", "es"), apart=13 * 24 * HOUR, recipe=low)
    (sure,), (less,) = ([e for e in d.hourly(t) if isinstance(e, StoriesMerged)] for d, t in ((near, at), (far, later)))
    assert sure.reasons[0].like is not None
    assert less.reasons[0].weight < sure.reasons[0].weight


def test_whole_stories_meet_by_what_they_mean():
    """Where vectors are at hand, nothing else need be shared; what is about something else stays by itself."""
    floods = ("Dam above Hesk gives way", "Flood after Hesk dam breaks", "Water rises below broken dam")
    riadas = ("Cede la presa en el valle", "La riada baja de la presa", "Una presa rota causa la riada")
    museums = ("El museo compra un cuadro", "Un cuadro perdido vuelve al museo", "El museo muestra el cuadro")
    desk, now = wire(floods, riadas, museums, languages=("en", "es", "es"), tell=meant)
    desk.hourly(now)
    english, same, apart = (desk._memory.articles[one].story_id for one in ("en00", "es10", "es20"))
    assert english == same != apart
    plain, now = wire(floods, riadas, languages=("en", "es"))
    assert plain.hourly(now) == []


def test_a_join_across_languages_says_what_is_shared():
    """Names, numbers and places as both sides print them; readers of one language alone can follow."""
    desk, now = wire(ENGLISH, SPANISH, languages=("en", "es"))
    (merged,) = (event for event in desk.hourly(now) if isinstance(event, StoriesMerged))
    told = {reason.kind: reason.detail for reason in merged.reasons}
    assert {"Halvard", "Nielsen"} <= set(told["names"])
    assert told["numbers"] == ("14",)
    assert any({"Alemania", "Germany"} == set(one.split(" = ")) for one in told["places"])
    assert "meaning" not in told


def test_an_article_that_joins_at_first_sight_says_what_it_shares():
    """Also where the languages differ, and that it means the same where that is why."""
    first = candidate("a", ("Dam above Hesk gives way : flood water", ""), language="en")
    other = candidate("b", ("Presa de Hesk : la riada , presa", ""), language="es")
    desk = StoryDesk()
    desk.place(meant(first), START)
    (event,) = desk.place(meant(other), START)
    assert event.story_id == desk._memory.articles["a"].story_id
    assert [reason.kind for reason in event.reasons] == ["names", "meaning", "time"]
    assert event.reasons[0].detail == ("Hesk",)
    assert {reason.like for reason in event.reasons} == {"a"}


ENCALLADO = (
    (
        "Evacuados cuarenta viajeros de un transbordador encallado",
        (
            "Los botes de salvamento llevaron a tierra a cuarenta personas después de que el transbordador Lind "
            "quedara varado al amanecer en un arrecife cercano a Skarholm. Los guardacostas de Velland aseguraron "
            "que el casco aguanta y que no se ha vertido combustible. La naviera ha cancelado todos los viajes "
            "mientras un remolcador navega hacia el lugar y las autoridades del puerto investigan por qué el "
            "buque se apartó de su rumbo."
        ),
    ),
    (
        "Un remolcador llega hasta el transbordador Lind",
        (
            "El remolcador alcanzó el jueves por la tarde el transbordador varado en el arrecife. Todos los "
            "pasajeros están a salvo, informaron los guardacostas de Velland, y la roca no llegó a perforar el "
            "segundo casco. La compañía espera reanudar el servicio con Skarholm durante el fin de semana, una "
            "vez que los buzos hayan revisado los daños sufridos."
        ),
    ),
)
OTRA = (
    "Una exposición reúne cartas de la poeta de Velland",
    (
        "La biblioteca municipal muestra desde hoy las cartas que la poeta escribió a su hermana durante "
        "treinta años. Los manuscritos, que una sobrina guardaba en una caja de zapatos, hablan de jardines, "
        "de trenes y de la lluvia. La muestra puede visitarse hasta la primavera y la entrada es gratuita "
        "para los escolares de toda la provincia."
    ),
)


def told(reports, language, recipe=None, desk=None):
    """Place full texts one after the other."""
    desk = desk or StoryDesk(recipe)
    for n, report in enumerate(reports):
        one = candidate(f"{language}{n}", report, at=START + n * 600, language=language)
        desk.place(one, one.seen)
    return desk


def stories_of(desk, *names):
    return [desk._memory.articles[one].story_id for one in names]


def test_full_texts_meet_by_little_where_the_next_stories_share_nothing():
    """Two names among many words are enough where strangers share none; what shares a country alone stays by itself."""
    desk = told((*FERRY, *BANK, *MATCH), "en")
    told((*ENCALLADO, OTRA), "es", desk=desk)
    desk.hourly(START + HOUR)
    english, spanish, other = stories_of(desk, "en0", "es0", "es2")
    assert english == spanish != other


def test_full_texts_need_more_where_strangers_share_as_much():
    """Where many stories name the same places, naming them says nothing."""
    desk = told((*FERRY, *BANK, *MATCH), "en", Recipe(stranger=0.5))
    told(ENCALLADO, "es", desk=desk)
    desk.hourly(START + HOUR)
    english, spanish = stories_of(desk, "en0", "es0")
    assert english != spanish, "what strangers share stands in for those who are not there"


def test_persons_in_han_characters_open_like_their_latin_names():
    """So that a Chinese report shares them with one in English."""
    desk = StoryDesk()
    desk.place(candidate("en", ("Guterres warns of Germany talks", ""), at=START, language="en"), START)
    desk.place(candidate("zh", ("古特雷斯警告谈判", ""), at=START, language="zh"), START)
    english, chinese = (set(desk._memory.articles[one].vectors.openings.ids.tolist()) for one in ("en", "zh"))
    assert len(english & chinese) == 1


def test_persons_heard_in_another_script_open_like_their_latin_names():
    """So that a report in Arabic or Japanese shares them with one in English."""
    desk = StoryDesk()
    desk.place(candidate("en", ("Zelensky warns of winter talks", ""), at=START, language="en"), START)
    desk.place(candidate("ar", ("فولوديمير زيلينسكي يحذر", ""), at=START, language="ar"), START)
    desk.place(candidate("ja", ("ゼレンスキー氏が警告", ""), at=START, language="ja"), START)
    english, *others = (set(desk._memory.articles[one].vectors.openings.ids.tolist()) for one in ("en", "ar", "ja"))
    assert [len(english & other) for other in others] == [1, 1]
