"""A small map that the tests of this folder edit."""

from __future__ import annotations

import pytest

from journeymapper.model.document import (
    Asset,
    Card,
    Channel,
    JourneyMap,
    Lane,
    Link,
    Persona,
    Stage,
    Step,
)
from journeymapper.model.values import Theme


@pytest.fixture
def journey() -> JourneyMap:
    return JourneyMap(
        title="Fibra",
        theme=Theme(logo="logo"),
        personas=(Persona("ana", "Ana", portrait="face"), Persona("leo", "Leo")),
        channels=(Channel("web", "Web"), Channel("tienda", "Tienda", "traditional")),
        stages=(
            Stage("antes", "Antes"),
            Stage("compra", "Compra", steps=(Step("elegir", "Elegir"), Step("pagar", "Pagar"))),
            Stage("despues", "Después"),
        ),
        lanes=(
            Lane("contactos", "touchpoints"),
            Lane("curva", "emotion", persona="ana"),
            Lane("dolores", "pain_points"),
            Lane("notas", "text"),
        ),
        cards=(
            Card("c1", "contactos", "antes", title="Valla", emotion={"ana": -1, "leo": 2}),
            Card("c2", "contactos", "antes", title="Anuncio", channel="web"),
            Card("c3", "contactos", "elegir", title="Visita", channel="tienda", picture="face"),
            Card("c4", "contactos", "despues", title="Uso", future={"ana": 4}),
            Card("p1", "dolores", "antes", title="No se lee", about=("c1",), personas=("ana",)),
            Card("p2", "dolores", "antes", title="Confunde", about=("c1", "c2")),
            Card("o1", "notas", "antes", kind="opportunity", title="Más letra", about=("p1",)),
            Card("n1", "notas", "pagar", title="Nota"),
        ),
        links=(Link("l1", "c3", "c1", "loop"), Link("l2", "c1", "c4", "skip")),
        assets=(Asset("logo", "image/png", data="AAAA"), Asset("face", "image/png", data="BBBB")),
    )
