from __future__ import annotations

import pytest

from journeymapper.edit.inventory import paste_table, read_table, table_of
from journeymapper.i18n import words
from journeymapper.model.check import problems
from journeymapper.model.document import JourneyMap, Lane, Persona, Stage, Step
from journeymapper.model.query import index
from journeymapper.tables import as_csv, as_tabbed, from_tabbed

SPANISH = """Etapa\tPunto de contacto\tCanal\tEmoción\tPunto de dolor\tResponsable
Descubrir\tBusca en la web\tSitio web\t−2\tNo aparece; Resultados viejos\tAna
Descubrir\tPregunta a un amigo\tBoca a boca\t3,5\t\t
Comprar\tVisita la tienda\tTienda\tmucho\tFila larga\t
\tPaga\tCaja rápida\t9\t\t
"""


@pytest.fixture
def journey():
    return JourneyMap(
        language="es",
        personas=(Persona(id="ana", name="Ana"), Persona(id="leo", name="Leo")),
        stages=(Stage(id="d", title="descubrir", steps=(Step(id="d1", title="Uno"),)),),
        lanes=(Lane(id="tp", kind="touchpoints"),),
    )


def pasted(journey, text):
    table = read_table(text)
    assert table is not None
    return paste_table(journey, table)


def test_a_row_is_a_touchpoint_with_all_that_its_headings_say(journey):
    after, ids, unread = pasted(journey, SPANISH)
    facts = index(after)
    cards = [facts.cards[id_] for id_ in ids]
    assert [card.title for card in facts.touchpoints] == [card.title for card in cards]
    assert [facts.stage_of[card.at].title for card in cards] == ["descubrir"] * 2 + ["Comprar"] * 2
    assert cards[0].at == "d1"
    assert [card.emotion for card in cards] == [{"ana": -2}, {"ana": 3.5}, {}, {}]
    assert unread == 2
    channels = [facts.channels[card.channel] for card in cards]
    assert [c.kind for c in channels] == ["digital", "traditional", "traditional", "digital"]
    assert channels[2].point_of_sale
    assert [card.title for card in facts.about[ids[0]]] == ["No aparece", "Resultados viejos"]
    assert cards[0].owner == "Ana"


@pytest.mark.parametrize(
    "text",
    [
        "one\ntwo",
        "one\ttwo\nthree\tfour",
        "Title\nonly a title column",
        "Stage\tChannel\nno\ttitle",
        "Title\tTitle\ntwice\tthe same",
    ],
)
def test_what_has_no_headings_is_no_table(text):
    assert read_table(text) is None


def test_a_table_comes_back_as_it_went(journey):
    first, ids, _unread = pasted(journey, SPANISH)
    text = as_tabbed(table_of(first, ids))
    second, again, unread = pasted(journey, text)
    assert unread == 0
    assert as_tabbed(table_of(second, again)) == text


def test_scores_of_several_personas_go_to_each_by_name(journey):
    after, ids, _unread = pasted(journey, "Title\tScore: leo\tScore: Ana\nPays\t1\t2")
    assert index(after).cards[ids[0]].emotion == {"leo": 1, "ana": 2}


def test_rows_without_a_stage_follow_the_row_above_or_go_where_they_are_pasted(journey):
    table = read_table("Title\tNote\nA\t\nB\t")
    after, ids, _unread = paste_table(journey, table, "d1")
    assert {index(after).cards[id_].at for id_ in ids} == {"d1"}


def test_an_empty_map_gets_what_it_lacks():
    after, ids, _unread = pasted(JourneyMap(language="en"), "Title\tChannel\nPays\tEmail")
    facts = index(after)
    assert facts.cards[ids[0]].title == "Pays"
    assert len(after.stages) == 1
    assert [lane.kind for lane in after.lanes] == ["touchpoints"]


def test_formulas_stay_text_and_numbers_stay_numbers():
    rows = [["=1+1", "-3", "@x", "−2", "ok"]]
    assert as_csv(rows).strip() == "'=1+1,-3,'@x,−2,ok"
    assert from_tabbed(as_tabbed(rows)) == rows


def test_people_counted_become_an_indicator_about_the_touchpoint_and_come_back(journey):
    text = "Punto de contacto\tVisitas\nVe el anuncio\t12.500\nLlama\t\nCompra\tmuchas\n"
    after, ids, unread = paste_table(journey, read_table(text))
    assert unread == 1
    counted = [card for card in after.cards if card.metric == "volume"]
    assert [(card.value, card.about) for card in counted] == [(12500, (ids[0],))]
    assert list(problems(after)) == []
    lane = next(lane for lane in after.lanes if lane.id == counted[0].lane)
    assert lane.kind == "kpis"
    rows = table_of(after, ids)
    column = rows[0].index(words(journey.language)("People counted"))
    assert [row[column] for row in rows[1:]] == ["12500", "", ""]
