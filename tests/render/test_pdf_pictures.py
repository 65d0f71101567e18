"""Pictures in the PDF: cropped to their frame, see-through where they are, never a crash."""

import io
import struct
import zlib
from base64 import b64encode

import pypdfium2
import pytest
from PIL import Image

from journeymapper.display.geometry import POINTS_PER_UNIT, Rect
from journeymapper.display.primitives import Box, Display, Group, Picture
from journeymapper.render import pictures
from journeymapper.render.pdf import write_pdf

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def encoded(image, kind, **options):
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return b64encode(stream.getvalue()).decode()


def halves(mode="RGB", size=(40, 20)):
    """Left half red, right half blue."""
    image = Image.new(mode, size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    return image


def data_of(*parts):
    stream = io.BytesIO()
    write_pdf(Display(300, 200, (Group(tuple(parts), Rect(0, 0, 300, 200)),)), stream)
    return stream.getvalue()


def pixels(*parts):
    page = pypdfium2.PdfDocument(data_of(*parts))[0]
    return page.render(scale=1 / POINTS_PER_UNIT).to_pil().convert("RGB").load()


def near(pixel, expected, tolerance=8):
    return all(abs(a - b) <= tolerance for a, b in zip(pixel, expected, strict=True))


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {}),
        ("JPEG", {"quality": 95}),
        ("WEBP", {"lossless": True}),
        ("GIF", {}),
        ("BMP", {}),
    ],
)
def test_every_kind_of_picture_is_drawn(kind, options):
    image = pixels(Picture(50, 50, 100, 50, "", encoded(halves(), kind, **options)))
    assert near(image[60, 75], RED)
    assert near(image[140, 75], BLUE)
    assert near(image[40, 75], WHITE)
    assert near(image[60, 105], WHITE)


def test_a_wide_picture_is_cropped_to_a_square_frame():
    image = pixels(Picture(50, 50, 50, 50, "image/png", encoded(halves(size=(400, 100)), "PNG")))
    assert near(image[55, 75], RED)
    assert near(image[95, 75], BLUE)
    assert near(image[45, 75], WHITE)
    assert near(image[105, 75], WHITE)


def test_the_corners_are_round():
    picture = Picture(
        50, 50, 60, 60, "image/png", encoded(Image.new("RGB", (9, 9), "red"), "PNG"), 30
    )
    image = pixels(picture)
    assert near(image[80, 80], RED)
    assert near(image[53, 53], WHITE)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_see_through_pictures_show_what_lies_below(mode):
    below = Box(0, 0, 300, 200, "#0000ff")
    clear = Image.new("RGBA", (10, 10), (255, 0, 0, 0)).convert(mode)
    options = {"transparency": 0} if mode == "P" else {}
    image = pixels(below, Picture(50, 50, 50, 50, "image/png", encoded(clear, "PNG", **options)))
    assert near(image[75, 75], BLUE)


def test_a_photograph_lying_on_its_side_stands_up():
    exif = Image.Exif()
    exif[0x0112] = 3
    data = encoded(halves(), "JPEG", exif=exif, quality=95)
    image = pixels(Picture(50, 50, 100, 50, "image/jpeg", data))
    assert near(image[60, 75], BLUE)
    assert near(image[140, 75], RED)


def test_a_jpeg_goes_in_as_it_is():
    stream = io.BytesIO()
    halves().save(stream, "JPEG")
    picture = Picture(0, 0, 40, 20, "image/jpeg", b64encode(stream.getvalue()).decode())
    assert stream.getvalue() in data_of(picture)


def test_the_same_picture_is_stored_once():
    data = encoded(halves(), "PNG")
    both = data_of(Picture(0, 0, 40, 20, "", data), Picture(50, 0, 40, 20, "", data))
    assert both.count(b"/Subtype /Image") == 1


def test_lines_in_the_base64_do_not_matter():
    data = encoded(halves(), "PNG")
    lines = "\n".join(data[i : i + 76] for i in range(0, len(data), 76))
    assert near(pixels(Picture(50, 50, 100, 50, "", lines))[60, 75], RED)


WHOLE = encoded(halves(size=(200, 200)), "PNG")


@pytest.mark.parametrize(
    "data",
    [
        "",
        "no base64!",
        b64encode(b"%PDF-1.7 not a picture").decode(),
        b64encode(b"GIF89a").decode(),
        WHOLE[: len(WHOLE) // 8 * 4],
        encoded(halves(), "JPEG")[:80],
    ],
)
def test_a_damaged_picture_leaves_a_frame(data):
    image = pixels(Picture(50, 50, 100, 50, "image/png", data))
    assert near(image[100, 75], (0xED, 0xF0, 0xF4))


def test_what_pillow_warns_of_is_not_said(recwarn):
    chunks = b"".join(
        len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)
        for kind, content in ((b"IHDR", struct.pack(">IIBBBBB", 12_000, 12_000, 1, 0, 0, 0, 0)),)
    )
    bomb = b64encode(b"\x89PNG\r\n\x1a\n" + chunks).decode()
    image = pixels(Picture(50, 50, 100, 50, "image/png", bomb))
    assert near(image[100, 75], (0xED, 0xF0, 0xF4))
    assert list(recwarn) == []


def test_a_picture_of_too_many_pixels_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(pictures, "LARGEST_PIXELS", 100)
    image = pixels(Picture(50, 50, 100, 50, "image/png", encoded(halves(), "PNG")))
    assert near(image[100, 75], (0xED, 0xF0, 0xF4))
