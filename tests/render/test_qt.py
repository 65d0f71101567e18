import base64
import math

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from journeymapper.display.geometry import Rect
from journeymapper.display.later import Later
from journeymapper.display.primitives import (
    Box,
    Display,
    Ellipse,
    Gradient,
    Group,
    Icon,
    Path,
    Picture,
    Stroke,
    Symbol,
    TextRun,
)
from journeymapper.display.text import GlyphSpan, ShapedLine
from journeymapper.render import pictures, qt_items, qt_nodes, qt_pictures
from journeymapper.render.qt import image, paint
from journeymapper.render.qt_long_paths import LongPath, is_long
from journeymapper.typeset.fonts import face

pytestmark = pytest.mark.usefixtures("qapp")


def line(text: str, key: str = "fira-400") -> ShapedLine:
    font, x, glyphs, xs = face(key), 0.0, [], []
    for character in text:
        glyphs.append(font.glyph(character))
        xs.append(x)
        x += font.advance(glyphs[-1]) / font.units_per_em
    span = GlyphSpan(key, tuple(glyphs), tuple(xs), (0.0,) * len(xs), tuple(range(len(xs))))
    return ShapedLine(text, (span,), x)


def drawn(*parts, scale: float = 1.0, size=(100, 80)) -> QImage:
    layer = Group(parts, Rect(0, 0, *size), role="sheet")
    return image(Display(*size, (layer,)), scale)


def at(picture: QImage, x: float, y: float) -> str:
    return QColor(picture.pixel(int(x), int(y))).name()


def inked(picture: QImage) -> list[tuple[int, int]]:
    return [
        (x, y)
        for y in range(picture.height())
        for x in range(picture.width())
        if picture.pixel(x, y) != 0xFFFFFFFF
    ]


def test_a_box_is_filled_and_stroked_where_it_stands():
    picture = drawn(Box(10, 20, 40, 30, "#ff0000", Stroke("#0000ff", 4)))
    assert at(picture, 30, 35) == "#ff0000"
    assert at(picture, 9, 35) == "#0000ff"
    assert at(picture, 7, 35) == "#ffffff"


@pytest.mark.parametrize("corner", range(4))
def test_each_corner_has_its_own_radius(corner):
    radii = tuple(20.0 if i == corner else 0.0 for i in range(4))
    picture = drawn(Box(0, 0, 100, 80, "#ff0000", None, radii))
    seen = [at(picture, x, y) for x, y in ((1, 1), (98, 1), (98, 78), (1, 78))]
    assert [colour == "#ffffff" for colour in seen] == [i == corner for i in range(4)]


def test_opacity_mixes_with_what_lies_below():
    picture = drawn(Box(0, 0, 50, 50, "#000000", opacity=0.5))
    assert QColor(picture.pixel(20, 20)).red() == pytest.approx(128, abs=2)


def test_paths_curves_and_ellipses():
    picture = drawn(
        Path((("M", 0, 0), ("L", 40, 0), ("L", 0, 40), ("Z",)), "#00ff00"),
        Ellipse(70, 40, 20, 10, "#0000ff"),
        Path((("M", 0, 70), ("C", 30, 70, 60, 70, 99, 70)), None, Stroke("#ff0000", 4)),
    )
    assert [at(picture, *p) for p in ((5, 5), (35, 35))] == ["#00ff00", "#ffffff"]
    assert [at(picture, *p) for p in ((88, 40), (70, 52))] == ["#0000ff", "#ffffff"]
    assert at(picture, 50, 70) == "#ff0000"


def test_a_gradient_lies_in_the_drawing_not_in_the_shape():
    fade = Gradient(0, 0, 0, 80, ((0, "#ff0000", 1.0), (1, "#ff0000", 0.0)))
    picture = drawn(Box(0, 0, 10, 80, fade), Box(50, 60, 10, 20, fade))
    assert at(picture, 5, 65) == at(picture, 55, 65)
    assert QColor(picture.pixel(5, 5)).green() < 30
    assert QColor(picture.pixel(5, 75)).green() > 220


def test_dashes_are_as_long_as_they_say():
    dashed = Path((("M", 0, 40), ("L", 100, 40)), None, Stroke("#000000", 2, (10, 10)))
    picture = drawn(dashed)
    assert [at(picture, x, 40) for x in (5, 15, 25, 35)] == ["#000000", "#ffffff"] * 2


DASHED = Stroke("#000000", 3, (9, 4), round=True)


@pytest.mark.parametrize(
    "shape",
    [
        Path((("M", 3, 40), ("L", 1990, 40)), None, DASHED),
        Path((("M", 3, 40), ("C", 700, 0, 1300, 80, 1990, 40)), None, DASHED),
        Box(3, 10, 1900, 60, "#ffeeee", DASHED, (9, 9, 9, 9)),
    ],
)
def test_dashes_stand_where_they_stand_however_the_picture_is_cut(shape):
    drawing = Display(2000, 80, (Group((shape,), Rect(0, 0, 2000, 80)),))
    whole = image(drawing)
    for x in (100, 777, 1500):
        part = image(drawing, 1.0, Rect(x, 0, 60, 80))
        for column in range(60):
            for row in range(0, 80, 3):
                one = QColor(whole.pixel(x + column, row)).red()
                other = QColor(part.pixel(column, row)).red()
                assert abs(one - other) <= 4


def test_the_layers_of_an_icon_have_their_own_opacity():
    square = (("M", 0, 0), ("L", 1, 0), ("L", 1, 1), ("L", 0, 1), ("Z",))
    half = (("M", 0, 0), ("L", 0.5, 0), ("L", 0.5, 1), ("L", 0, 1), ("Z",))
    symbol = Symbol("two", ((square, 0.2), (half, 1.0)))
    picture = drawn(Icon(symbol, 10, 10, 40, "#000000"))
    assert at(picture, 20, 30) == "#000000"
    assert QColor(picture.pixel(40, 30)).red() == pytest.approx(204, abs=2)


def test_text_stands_on_its_baseline_as_wide_as_measured():
    text = line("HHH")
    picture = drawn(TextRun(10, 50, text, 20, "#000000"))
    xs, ys = zip(*inked(picture), strict=True)
    assert max(ys) == 49
    assert pytest.approx(min(ys), abs=1.5) == 50 - 20 * 0.72
    assert 10 <= min(xs) <= 13
    assert max(xs) == pytest.approx(10 + text.width * 20, abs=3)


def test_zoomed_text_is_the_same_text_larger():
    small, large = (drawn(TextRun(10, 50, line("mnm"), 20, "#000000"), scale=s) for s in (1, 3))
    wide = [max(x for x, _y in inked(p)) for p in (small, large)]
    assert wide[1] / 3 == pytest.approx(wide[0], abs=1.0)


def test_text_of_many_pixels_is_there_and_as_bold():
    inks = []
    for scale in (2.5, 3.5):  # below and beyond the size from which Qt paints outlines
        picture = drawn(TextRun(10, 50, line("mnm"), 20, "#000000"), scale=scale)
        inks.append(len(inked(picture)) / scale**2)
    assert inks[1] == pytest.approx(inks[0], rel=0.1)
    assert inks[1] > 100


def test_text_too_small_to_read_becomes_a_bar():
    picture = drawn(TextRun(0, 50, line("mmmm"), 20, "#000000"), scale=0.2)
    shades = {QColor(picture.pixel(x, 8)).red() for x in range(2, 9)}
    assert len(shades) == 1
    assert 255 * 0.6 < shades.pop() < 255 * 0.75


def test_groups_move_and_clip():
    inner = Group(
        (Box(0, 0, 30, 30, "#ff0000"),), Rect(0, 0, 30, 30), 10, 10, clip=Rect(0, 0, 20, 30)
    )
    picture = drawn(Group((inner,), Rect(0, 0, 60, 60), 5, 5))
    assert [at(picture, x, 20) for x in (14, 16, 34, 36)] == [
        "#ffffff",
        "#ff0000",
        "#ff0000",
        "#ffffff",
    ]


def cards(count: int, wide: float = 90.0) -> Display:
    placed = tuple(
        Group(
            (
                Box(0, 0, wide, 200, "#ffffff", Stroke("#cfd6dd"), (7, 7, 7, 7)),
                Box(0, 0, 20, 200, "#0000ff"),
                TextRun(24, 40, line("Compara"), 12.5, "#000000"),
            ),
            Rect(-1, -1, wide + 2, 202),
            dx=i * 100.0,
            role="card",
            key=f"c{i}",
        )
        for i in range(count)
    )
    lanes = Group(placed, Rect(0, 0, count * 100, 200), role="lanes")
    return Display(count * 100, 220, (lanes,))


@pytest.mark.parametrize("scale", [1.0, 0.3, 0.1])
def test_cards_keep_their_colours_at_every_level_of_detail(scale):
    picture = image(cards(30), scale)
    for i in (0, 13, 29):
        spot = QColor(picture.pixel(int((i * 100 + 10) * scale), int(150 * scale)))
        assert spot.blue() > 240
        assert spot.red() < 60


def test_a_part_of_the_sheet_is_the_same_as_in_the_whole():
    drawing = cards(30)
    whole = image(drawing, 1.0)
    part = image(drawing, 1.0, Rect(950, 20, 300, 100))
    assert part == whole.copy(950, 20, 300, 100)


def encoded(width: int, height: int, left: str, right: str) -> str:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(left))
    for x in range(width // 2, width):
        for y in range(height):
            made.setPixelColor(x, y, QColor(right))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made.save(buffer, "PNG")
    return base64.b64encode(buffer.data().data()).decode()


def test_a_picture_covers_its_box_and_is_round_where_told():
    data = encoded(80, 20, "#ff0000", "#0000ff")
    picture = drawn(Picture(10, 10, 40, 40, "image/png", data, 20))
    assert [at(picture, x, 30) for x in (15, 45)] == ["#ff0000", "#0000ff"]
    assert at(picture, 11, 11) == "#ffffff"
    assert at(picture, 60, 30) == "#ffffff"


@pytest.mark.parametrize(
    ("media_type", "data"),
    [
        ("image/png", "no base64 at all!"),
        ("image/png", base64.b64encode(b"no picture").decode()),
        ("image/svg+xml", base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg'/>").decode()),
    ],
)
def test_a_broken_picture_is_a_placeholder(media_type, data):
    assert at(drawn(Picture(10, 10, 60, 40, media_type, data)), 12, 12) == "#edf0f4"


def test_a_picture_of_too_many_pixels_is_not_decoded(monkeypatch):
    data = encoded(64, 64, "#ff0000", "#ff0000")
    monkeypatch.setattr(pictures, "LARGEST_PIXELS", 64 * 64 - 1)
    assert qt_pictures.decoded(data, 10, 10) is None
    monkeypatch.setattr(pictures, "LARGEST_PIXELS", 64 * 64)
    assert qt_pictures.decoded(data, 10, 10).width() == 10


@pytest.mark.parametrize("scale", [400, 12_000, 0])
def test_too_large_or_empty_pictures_are_refused_in_words(scale):
    with pytest.raises(ValueError, match="picture"):
        image(cards(1), scale)


def test_a_transparent_picture_has_no_paper():
    picture = image(cards(1), 1.0, transparent=True)
    assert QColor.fromRgba(picture.pixel(95, 210)).alpha() == 0


def test_a_very_long_curve_is_painted_in_pieces_without_a_seam():
    points = [("L", x / 10, 40) for x in range(1, 1000)]
    picture = drawn(Path((("M", 0, 40), *points), None, Stroke("#000000", 4, round=True)))
    assert {at(picture, x, 40) for x in range(1, 99)} == {"#000000"}


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize(
    "area", [Rect(0, 0, 40, 60), Rect(333.5, 10, 41, 30), Rect(560, 20, 60, 90)]
)
def test_a_part_of_a_long_path_looks_as_in_the_whole(area, closed):
    points = [("L", 3 + 3 * n, 50 + 35 * math.sin(n * n / 900)) for n in range(200)]
    path = (("M", 0, 50), *points)
    if closed:
        ground = Gradient(0, 0, 0, 100, ((0, "#00A000", 0.6), (1, "#A00000", 0.6)))
        shape = Path((*path, ("L", 600, 90), ("L", 0, 90), ("Z",)), ground)
    else:
        shape = Path(path, None, Stroke("#202020", 3.6))
    display = Display(640, 120, (Group((shape,), Rect(0, 0, 640, 120)),))
    whole = image(display, 2.0)
    part = QImage(round(area.w * 2), round(area.h * 2), QImage.Format.Format_RGB32)
    part.fill(QColor("#FFFFFF"))
    painter = QPainter(part)
    painter.setClipRect(part.rect())
    painter.scale(2, 2)
    painter.translate(-area.x, -area.y)
    paint(painter, display, area, 2.0)
    painter.end()
    cut = whole.copy(round(area.x * 2), round(area.y * 2), part.width(), part.height())
    assert worst(part, cut.convertToFormat(part.format())) <= 2


def test_of_a_curve_of_some_points_only_what_is_in_sight_is_handed_to_qt():
    curves = [("C", x - 60, 20, x - 30, 80, x, 50) for x in range(90, 2800, 90)]
    shape = Path((("M", 0, 50), *curves), None, Stroke("#202020", 3.6))
    assert is_long(shape)
    picture = QImage(40, 100, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painter.setClipRect(picture.rect())
    painter.translate(-1000, 0)
    seen = LongPath(shape).outline(painter, 1.0)
    painter.end()
    assert 4 <= seen.elementCount() < 20


def test_dashes_too_fine_to_see_are_a_fainter_line():
    dashed = Path((("M", 0, 20), ("L", 4000, 20)), None, Stroke("#000000", 40, (5.0, 15.0)))
    whole = Group((dashed,), Rect(0, 0, 4000, 40), role="sheet")
    picture = image(Display(4000, 40, (whole,)), 0.025)
    greys = {QColor(picture.pixel(x, 0)).red() for x in range(2, 98)}
    assert greys == {191}


def test_cards_narrower_than_a_pixel_are_one_block(monkeypatch):
    monkeypatch.setattr(qt_nodes, "Simplified", None)
    picture = image(cards(40), 0.01)
    assert any(at(picture, x, 1) != "#ffffff" for x in range(picture.width()))


def test_loose_parts_smaller_than_a_pixel_cost_nothing(monkeypatch):
    calls = []
    monkeypatch.setattr(qt_items, "operations", lambda parts: calls.append(parts) or [])
    tiny = Group(tuple(Ellipse(x, 5, 1, 1, "#000000") for x in range(20)), Rect(0, 0, 20, 10))
    image(Display(4000, 4000, (tiny,)), 0.025)
    assert not calls
    image(Display(4000, 4000, (tiny,)), 0.1)
    assert calls


def worst(a, b):
    """Return the largest difference of two pictures in any channel of any pixel."""
    return max(abs(x - y) for x, y in zip(bytes(a.constBits()), bytes(b.constBits()), strict=True))


def test_from_very_far_a_stage_is_one_colour_and_stays_undrawn():
    cards = Group(Box(0, 0, 90, 40, fill="#FF0000"), Rect(0, 0, 90, 40), role="card")
    parts = Later(lambda: (cards,), shade="#00FF00")
    hidden = Later(lambda: (cards,))
    stages = (
        Group(parts, Rect(0, 0, 20_000, 8_000), role="cards"),
        Group(hidden, Rect(0, 0, 20_000, 8_000), role="levels"),
    )
    picture = drawn(*stages, scale=0.005, size=(20_000, 8_000))
    assert at(picture, 50, 20) == "#00ff00"
    assert not parts.made
    assert not hidden.made


def row(at, stage, tag, mark):
    """A stage's row of two cards, each with a tag that has a rim, and a mark at its side."""

    def card(x):
        parts = (
            Box(0, 0, 90, 200, fill="#FFFFFF", stroke=Stroke("#808080", 6)),
            Box(0, 0, 20, 200, fill=mark),
            Box(30, 100, 50, 60, fill="#FFFFFF", stroke=Stroke(tag, 6)),
        )
        return Group(parts, Rect(0, 0, 90, 200), x, 0, role="card", key=f"{stage}{x}")

    return Group((card(0), card(100)), Rect(0, 0, 190, 200), at, 0, role="cards", key=stage)


def far(*rows):
    return image(Display(1000, 240, (Group(rows, Rect(0, 0, 1000, 200), 10, 20),)), 0.1)


def test_from_far_the_cards_of_several_stages_look_as_those_of_each():
    rows = [row(0, "a", "#C00000", "#0000C0"), row(300, "b", "#00C000", "#C0C000")]
    both = far(*rows)
    for one in rows:
        alone = far(one)
        left = round((one.dx + 5) / 10)
        cut = left, 0, 20, 24
        assert alone.copy(*cut) == both.copy(*cut)
    # white lies within the rims of both tags, whichever colour came first
    assert QColor(both.pixel(6, 15)).green() > 200
    assert QColor(both.pixel(36, 15)).green() > 200


def test_from_far_another_card_or_place_of_a_stage_is_seen_at_once():
    first, second = row(0, "a", "#C00000", "#0000C0"), row(300, "b", "#00C000", "#C0C000")
    far(first, second)
    moved = far(first, second.moved(200, 0))
    assert at(moved, 32, 10) == "#ffffff"
    assert moved.copy(52, 0, 20, 24) == far(second.moved(200, 0)).copy(52, 0, 20, 24)
    changed = row(300, "b", "#00C000", "#00C0C0")
    assert at(far(first, changed), 32, 10) == at(far(changed), 32, 10) == "#00c0c0"


def test_rows_that_hold_more_than_cards_are_painted_each_for_itself():
    line = Path((("M", 0, 100), ("L", 900, 100)), None, Stroke("#FF0000", 20))
    rest = Group((line,), Rect(0, 0, 900, 200), role="cards", key="x")
    assert at(far(rest), 50, 12) == "#ff0000"
