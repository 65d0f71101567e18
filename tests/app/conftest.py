"""What the tests of panels and dialogs share: a small map, a session, the application's look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from journeymapper.app import theme
from journeymapper.app.main import set_up
from journeymapper.edit.session import Session
from journeymapper.model.document import Card, Channel, JourneyMap, Lane, Persona, Stage, Step
from journeymapper.model.values import Evidence


def small_map() -> JourneyMap:
    """Return two stages, three lanes, two personas and four cards."""
    return JourneyMap(
        title="Buying shoes",
        language="en",
        personas=(Persona(id="ana", name="Ana Mora"), Persona(id="leo", name="Leo Paz")),
        channels=(
            Channel(id="web", name="Website"),
            Channel(id="shop", name="Shop", kind="traditional", point_of_sale=True),
        ),
        stages=(
            Stage(id="search", title="Searching", steps=(Step(id="look", title="Looking"),)),
            Stage(id="buy", title="Buying", count=120),
        ),
        lanes=(
            Lane(id="points", kind="touchpoints", title="Touchpoints"),
            Lane(id="curve", kind="emotion", title="Emotion"),
            Lane(id="pains", kind="pain_points", title="Pain points"),
        ),
        cards=(
            Card(
                id="c1",
                lane="points",
                at="look",
                title="Reads reviews",
                channel="web",
                role="research",
                emotion={"ana": 2, "leo": -1},
                tags=("peer",),
            ),
            Card(id="c2", lane="points", at="buy", title="Tries them on", channel="shop"),
            Card(
                id="c3",
                lane="points",
                at="buy",
                title="Pays",
                channel="shop",
                role="purchase",
                evidence=(Evidence("measured", "2 minutes", "Till", date(2026, 10, 1), 40),),
            ),
            Card(id="p1", lane="pains", at="buy", title="Queue", about=("c3",), severity=3),
        ),
    )


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """Set the application up once as the program does; every test starts in light colours."""
    if not qapp.property("set up"):
        set_up(qapp)
        qapp.setProperty("set up", True)
    theme.set_preference("light")
    yield
    theme.set_preference("")


@pytest.fixture
def journey() -> JourneyMap:
    return small_map()


@pytest.fixture
def session(journey: JourneyMap) -> Session:
    return Session(journey)
