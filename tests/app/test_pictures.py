"""Pictures on their way in: smaller, without metadata, refused where they are none."""

from __future__ import annotations

import base64
import os
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from journeymapper.app.pictures import thumbnail
from journeymapper.canvas.pictures import PictureError, normalised, take_each
from journeymapper.model.document import Asset


def picture(path: Path, width: int, height: int, *, clear: bool = False) -> Path:
    form = QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32
    image = QImage(width, height, form)
    image.fill(QColor(200, 40, 40, 120 if clear else 255))
    image.setText("Comment", "taken at home")
    assert image.save(str(path))
    return path


def test_a_large_picture_is_made_smaller_and_tells_nothing(tmp_path: Path) -> None:
    media_type, data = normalised(picture(tmp_path / "big.png", 2600, 1300))
    content = base64.b64decode(data)
    image = QImage.fromData(content)
    assert (image.width(), image.height()) == (2000, 1000)
    assert media_type == "image/jpeg"
    assert b"taken at home" not in content


def test_what_shines_through_stays_a_png(tmp_path: Path) -> None:
    media_type, data = normalised(picture(tmp_path / "logo.png", 40, 30, clear=True))
    assert media_type == "image/png"
    assert QImage.fromData(base64.b64decode(data)).hasAlphaChannel()


def test_the_same_picture_gives_the_same_data(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.png", 50, 50)
    assert normalised(path) == normalised(path)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 not a picture", b"<svg xmlns='x'/>"])
def test_no_picture_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "fake.png"
    path.write_bytes(content)
    with pytest.raises(PictureError, match="picture"):
        normalised(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureError):
        normalised(tmp_path / "none.png")


def claiming(path: Path, width: int, height: int) -> Path:
    """Write a small PNG that says it is of some size, and holds nothing of it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9999)))
    )
    return path


@pytest.mark.parametrize("size", [(50_000, 50_000), (900_000, 100), (6325, 6325)])
def test_a_picture_of_too_many_pixels_is_refused_unread_and_told_why(tmp_path: Path, size) -> None:
    path = claiming(tmp_path / "bomb.png", *size)
    with pytest.raises(PictureError, match=rf"{size[0]} × {size[1]} pixels"):
        normalised(path)


def test_a_picture_that_ends_too_soon_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="damaged"):
        normalised(claiming(tmp_path / "half.png", 3000, 3000))
    whole = picture(tmp_path / "whole.png", 50, 50)
    whole.write_bytes(whole.read_bytes()[:20])
    with pytest.raises(PictureError, match="damaged"):
        normalised(whole)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_never_ends_is_no_picture(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(PictureError, match="not a file"):
        normalised(tmp_path / "pipe.png")


def test_of_several_files_those_that_are_none_are_named(tmp_path: Path) -> None:
    bad = tmp_path / "b.png"
    bad.write_text("words")
    taken, problems = take_each([picture(tmp_path / "a.png", 5, 5), bad, tmp_path / "c.png"])
    assert [one.name for one in taken] == ["a.png"]
    assert [problem.partition(":")[0] for problem in problems] == ["b.png", "c.png"]


def test_a_stored_picture_that_is_damaged_has_no_small_view(qapp) -> None:
    assert thumbnail(Asset("a", "image/png", "a.png", "bm90IGEgcGljdHVyZQ=="), 40) is None
    assert thumbnail(Asset("b", "image/png", "b.png", "%%%"), 40) is None
