"""Cards on the clipboard of the desktop: between maps, and from and to other programs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from journeymapper.canvas.creation import Spot, with_card
from journeymapper.canvas.pictures import PictureError, encoded
from journeymapper.edit.assets import add_asset
from journeymapper.edit.clipboard import (
    CARDS_TYPE,
    copy_cards,
    copy_table,
    is_fragment,
    paste_cards,
)
from journeymapper.edit.fields import set_field
from journeymapper.edit.inventory import paste_table, read_table, table_of
from journeymapper.frozen import frozen
from journeymapper.i18n import N_, _, ngettext
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index
from journeymapper.storage.codec import dumps, loads
from journeymapper.tables import as_html, as_tabbed

PICTURE_NAME: Final = N_("Pasted picture")


@frozen
class Brought:
    """A map with what was on the clipboard, its new cards, and a word about them."""

    map: JourneyMap
    cards: tuple[str, ...]
    note: str = ""


def carried(journey: JourneyMap, cards: list[str]) -> QMimeData:
    """Return cards for the clipboard; touchpoints alone are a table with headings elsewhere."""
    mime = QMimeData()
    mime.setData(CARDS_TYPE, copy_cards(journey, cards, dumps).encode())
    numbers = index(journey).numbers
    if len(cards) > 1 and all(card in numbers for card in cards):
        rows = table_of(journey, sorted(cards, key=lambda card: numbers[card]))
        mime.setText(as_tabbed(rows))
        mime.setData("text/html", as_html(rows).encode())
    else:
        mime.setText(copy_table(journey, cards))
    return mime


def brought(journey: JourneyMap, mime: QMimeData, spot: Spot) -> Brought | None:
    """Return the map with what ``mime`` holds, at a place; None if it holds nothing for a map.

    Raises OpenError for damaged cards, and ValueError, with a sentence, for what cannot be.
    """
    if mime.hasFormat(CARDS_TYPE):
        return _text(journey, bytes(mime.data(CARDS_TYPE).data()).decode("utf-8", "replace"), spot)
    text = mime.text()
    if mime.hasImage() and not text.strip():
        return _picture(journey, QImage(mime.imageData()), spot)
    return _text(journey, text, spot) if text.strip() else None


def _text(journey: JourneyMap, text: str, spot: Spot) -> Brought | None:
    table = None if is_fragment(text) else read_table(text)
    if table is not None:
        after, cards, unread = paste_table(journey, table, spot.column)
        note = ngettext(
            "{n} touchpoint from a table", "{n} touchpoints from a table", len(cards)
        ).format(n=len(cards))
        if unread:
            more = ngettext(
                "{n} score is no number of the scale",
                "{n} scores are no numbers of the scale",
                unread,
            )
            note = f"{note}. {more.format(n=unread)}"
        return Brought(after, cards, note) if cards else None
    if not spot.lane:
        return None
    after, cards = paste_cards(journey, text, spot.lane, spot.column, spot.before, loads=loads)
    return Brought(after, cards)


def _picture(journey: JourneyMap, image: QImage, spot: Spot) -> Brought:
    try:
        media_type, data = encoded(image)
    except PictureError as problem:
        raise ValueError(str(problem)) from None
    after, picture = add_asset(journey, media_type, data, _(PICTURE_NAME))
    made = with_card(after, "image", Spot("", spot.column))
    shown = set_field(made.map, [made.ref], "picture", picture)
    return Brought(shown, (made.ref.id,))
