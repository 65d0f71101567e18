"""Pictures on their way in: smaller, without metadata, refused where they are none."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from journeymapper.app.pictures import thumbnail
from journeymapper.canvas.pictures import PictureError, normalised
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


def test_a_stored_picture_that_is_damaged_has_no_small_view(qapp) -> None:
    assert thumbnail(Asset("a", "image/png", "a.png", "bm90IGEgcGljdHVyZQ=="), 40) is None
    assert thumbnail(Asset("b", "image/png", "b.png", "%%%"), 40) is None
