"""The trail of a pain in the window: links of the inspector, the answer, the frames on the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from journeymapper.app.window import MainWindow
from journeymapper.canvas.trail import selected_trail
from journeymapper.display.palette import Palette
from journeymapper.edit.fields import set_field
from journeymapper.model.ids import Ref

PAIN, SUPPORT = Ref("card", "p3"), Ref("card", "s5")


@pytest.fixture
def window(sample) -> MainWindow:
    made = sample("b2b-saas")
    made.inspect(PAIN)
    return made


def test_the_inspector_leads_from_a_pain_to_its_support_process(qtbot, window: MainWindow) -> None:
    trail = window.inspector.trail
    assert trail is not None
    qtbot.waitUntil(trail.isVisible)
    assert list(trail.links) == ["c16", "b6", "s5"]
    assert trail.owner.text() == "nobody yet"
    window.session.apply("Owner", lambda m: set_field(m, [SUPPORT], "owner", "Security team"))
    assert trail.owner.text() == "Security team"
    qtbot.mouseClick(trail.links["s5"], Qt.MouseButton.LeftButton)
    assert window.session.selection == (SUPPORT,)
    seen = window.view.rect_to_view(window.view.rect_of(SUPPORT)).center().toPoint()
    assert window.view.viewport().rect().contains(seen)
    assert not window.inspector.trail.isVisible()


def test_a_pain_without_support_says_so(qtbot, window: MainWindow) -> None:
    window.inspect(Ref("card", "p2"))
    trail = window.inspector.trail
    qtbot.waitUntil(trail.isVisible)
    assert "s5" not in trail.links
    assert trail.owner.text() == "no support process yet"


def red(window: MainWindow, card: str) -> bool:
    """Tell whether the colour of pain stands right above the middle of a card."""
    box = window.view.rect_to_view(window.view.rect_of(Ref("card", card)))
    picture = window.view.viewport().grab().toImage()
    density = picture.devicePixelRatio()
    wanted = QColor(Palette().pain.strong)
    x = round((box.left() + box.width() * 0.8) * density)
    for y in range(round((box.top() - 6) * density), round((box.top() + 1) * density)):
        seen = picture.pixelColor(x, y)
        if abs(seen.red() - wanted.red()) + abs(seen.green() - wanted.green()) < 40:
            return True
    return False


def test_the_map_shows_the_trail_while_the_pain_is_selected(qtbot, window: MainWindow) -> None:
    window.view.fit()
    assert selected_trail(window.canvas) is not None
    qtbot.waitUntil(lambda: red(window, "s5"))
    assert red(window, "b6")
    assert not red(window, "s4")
    window.session.select([SUPPORT])
    assert selected_trail(window.canvas) is None
    qtbot.waitUntil(lambda: not red(window, "b6"))


def test_the_answers_tell_every_trail(qtbot, window: MainWindow) -> None:
    window.run("answers")
    qtbot.waitUntil(lambda: bool(window.analysis.answers and window.analysis.answers.shown))
    told = window.analysis.answers.toPlainText()
    assert "Trails of pain points" in told
    assert "Security knowledge base; owner: nobody" in told.replace("”", "").replace("“", "")
