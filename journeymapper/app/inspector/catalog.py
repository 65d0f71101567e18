"""Which editor serves which field: by its name where one is special, else by its kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from journeymapper.app.inspector.editors.base import Editor
from journeymapper.app.inspector.editors.choice import (
    ChoiceEditor,
    LaneKindEditor,
    LanguageEditor,
    MetricEditor,
)
from journeymapper.app.inspector.editors.colour import ColourEditor
from journeymapper.app.inspector.editors.date import DateEditor
from journeymapper.app.inspector.editors.flag import FlagEditor
from journeymapper.app.inspector.editors.font import FontEditor
from journeymapper.app.inspector.editors.icon_name import IconEditor
from journeymapper.app.inspector.editors.lists import ChipsEditor, ReferencesEditor
from journeymapper.app.inspector.editors.look import BrandEditor, PaletteEditor
from journeymapper.app.inspector.editors.number import NumberEditor, RatingEditor
from journeymapper.app.inspector.editors.pairs import PairsEditor
from journeymapper.app.inspector.editors.picture import PictureEditor
from journeymapper.app.inspector.editors.records import MakeForm, RecordEditor, RecordsEditor
from journeymapper.app.inspector.editors.reference import (
    CardEditor,
    ChannelEditor,
    PersonaEditor,
    ReferenceEditor,
)
from journeymapper.app.inspector.editors.scores import ScoresEditor
from journeymapper.app.inspector.editors.text import (
    LinesEditor,
    LongTextEditor,
    NumbersEditor,
    TextEditor,
)
from journeymapper.edit.session import Session
from journeymapper.model.spec import Described

Make = Callable[[Described, Session], Editor]

_BY_KIND: Final[dict[str, Make]] = {
    "text": TextEditor,
    "long_text": LongTextEditor,
    "choice": ChoiceEditor,
    "flag": FlagEditor,
    "integer": NumberEditor,
    "number": NumberEditor,
    "date": DateEditor,
    "strings": LinesEditor,
    "numbers": NumbersEditor,
    "colour": ColourEditor,
    "reference": ReferenceEditor,
    "references": ReferencesEditor,
    "scores": ScoresEditor,
    "pairs": PairsEditor,
}
_BY_TARGET: Final[dict[str, Make]] = {
    "channel": ChannelEditor,
    "persona": PersonaEditor,
    "card": CardEditor,
    "asset": PictureEditor,
}
_BY_NAME: Final[dict[tuple[str, str], Make]] = {
    ("text", "icon"): IconEditor,
    ("text", "font"): FontEditor,
    ("text", "heading_font"): FontEditor,
    ("text", "language"): LanguageEditor,
    ("text", "kind"): LaneKindEditor,
    ("choice", "metric"): MetricEditor,
    ("choice", "palette"): PaletteEditor,
    ("colour", "brand"): BrandEditor,
    ("strings", "tags"): ChipsEditor,
    ("strings", "participants"): ChipsEditor,
}
_SHORT_RANGE: Final = 10


def editor_for(item: Described, session: Session, make_form: MakeForm) -> Editor:
    """Return a new editor for the field that ``item`` describes."""
    spec = item.spec
    if spec.kind == "record":
        return RecordEditor(item, session, make_form)
    if spec.kind == "records":
        return RecordsEditor(item, session, make_form)
    if item.name == "logo":
        return PictureEditor(item, session, "theme.logo")
    if (spec.kind, item.name) in _BY_NAME:
        return _BY_NAME[spec.kind, item.name](item, session)
    if spec.kind == "reference" and spec.target in _BY_TARGET:
        return _BY_TARGET[spec.target](item, session)
    if spec.kind == "integer" and _is_short(spec.low, spec.high):
        return RatingEditor(item, session)
    return _BY_KIND[spec.kind](item, session)


def _is_short(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and high - low < _SHORT_RANGE
