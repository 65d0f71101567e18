"""The inspector's panel: the head, the form of what is selected, and the way of its edits."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain
from journeymapper.app.glossary.terms import term_of
from journeymapper.app.icons import disc, icon
from journeymapper.app.inspector.collection import Collection
from journeymapper.app.inspector.form import Form
from journeymapper.app.inspector.subject import Section, heading, kind_of_selection, sections
from journeymapper.app.inspector.trail_view import TrailView
from journeymapper.app.theme import tokens
from journeymapper.app.things import colours_of
from journeymapper.app.widgets.term_button import TermButton
from journeymapper.edit.fields import common_value, entity, existing, set_field
from journeymapper.edit.session import Change, Session
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP, Ref

_SIDE: Final = 18
_DISC: Final = 40


class _SectionHead(QToolButton):
    """A heading that opens and closes what is under it."""

    opened: Final[dict[str, bool]] = {}

    def __init__(self, section: Section, body: QWidget) -> None:
        super().__init__()
        self._key, self._body = section.heading, body
        self.setText(plain.beside_icon(_(section.heading)))
        self.setAccessibleName(_(section.heading))
        self.setCheckable(True)
        self.setProperty("section", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setStyleSheet(
            "QToolButton { background: transparent; font-weight: 600; font-size: 12px;"
            f" color: {tokens().secondary}; padding: 4px 6px 4px 0; border-radius: 4px }}"
            f" QToolButton:hover {{ color: {tokens().text} }}"
        )
        shown = self.opened.get(self._key, not section.closed)
        self.setChecked(shown)
        self.toggled.connect(self._show)
        self._show(shown)

    def _show(self, shown: bool) -> None:
        self.opened[self._key] = shown
        self.setIcon(icon("caret-down" if shown else "caret-right", 14, tokens().secondary))
        self._body.setVisible(shown)


_LARGE: Final = 1_000
"""Cards of a map from which on the fields follow an edit a little later."""
_PREVIEW_MS: Final = 60
_REST_MS: Final = 150


class Inspector(QWidget):
    """Shows what is selected in a session and lets every field of it be edited."""

    act_wanted = Signal(str)
    """An action of the window that a field offers."""

    lead_wanted = Signal(object)
    """A place on the map that is named here."""

    term_wanted = Signal(str)
    """The id of a term of the glossary."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow ``session`` until the panel is destroyed."""
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.subject: tuple[Ref, ...] = (THE_MAP,)
        """What is shown: the selection, or the map; the fields belong to it."""
        self._shape: object = None
        self.forms: list[Form] = []
        self._collections: list[Collection] = []
        self.trail: TrailView | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._rested)
        self._body = QWidget()
        self._box = QVBoxLayout(self._body)
        self._box.setContentsMargins(_SIDE, 14, _SIDE, 18)
        self._box.setSpacing(0)
        self.area = QScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._body)
        self.area.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.area.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self._content: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self._unsubscribe = session.subscribe(self._changed)
        self.destroyed.connect(lambda *_none, stop=self._unsubscribe: stop())
        self.refresh()

    def _changed(self, change: Change) -> None:
        """Follow at once what a person edits or selects, later what a drag previews or sweeps over.

        On a large map what is typed follows when it rests: the letters come first.
        """
        large = len(change.after.cards) > _LARGE and not change.selection_changed
        if change.reason == "preview":
            self._later.start(_PREVIEW_MS)
        elif (change.reason == "edit" and large) or self._session.sweeping:
            self._later.start(_REST_MS)
        else:
            self.refresh()

    def _rested(self) -> None:
        if self._session.sweeping:
            self._later.start(_REST_MS)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Show the selection as it is now; fields in use keep focus and cursor."""
        self._later.stop()
        self.subject = self._session.selection or (THE_MAP,)
        parts = sections(self._session.map, self.subject)
        shape = (self.subject, tuple(tuple(i.name for i in part.items) for part in parts))
        rebuilt = shape != self._shape
        if rebuilt:
            self._rebuild(parts)
            self._shape = shape
        self._show_head()
        for form in self.forms:
            form.show_values(
                {
                    item.name: common_value(self._session.map, self.subject, item.name)
                    for item in form.items
                }
            )
        for collection in self._collections:
            collection.refresh()
        if self.trail is not None:
            self.trail.show_subject(self.subject)
        if rebuilt and self.isVisible():
            self._lay_out()

    def _lay_out(self) -> None:
        """Give new fields their room at once, else they are painted once squeezed into the old."""
        if self._content is not None:
            self._content.show()
        QApplication.sendPostedEvents(self._body, QEvent.Type.LayoutRequest)

    def _rebuild(self, parts: tuple[Section, ...]) -> None:
        old = self._content
        self._content = QWidget()
        box = QVBoxLayout(self._content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.forms, self._collections, self.trail = [], [], None
        box.addLayout(self._new_head())
        if kind_of_selection(self.subject) == "card":
            self._add_trail(box)
        for part in parts:
            # With a parent from the start: what has none is shown as a window of its own.
            form = Form(part.items, self._session, self._content, explained=True)
            form.edited.connect(self._edited)
            form.act_wanted.connect(self.act_wanted)
            form.term_wanted.connect(self.term_wanted)
            self.forms.append(form)
            box.addSpacing(14)
            if part.heading:
                box.addWidget(self._line())
                box.addSpacing(6)
                box.addWidget(_SectionHead(part, form))
                box.addSpacing(6)
            box.addWidget(form)
            if not part.heading and kind_of_selection(self.subject) == "map":
                self._add_collections(box)
        if not parts:
            box.addSpacing(12)
            box.addWidget(plain.wrapped(_("Things of one kind can be edited together."), "hint"))
        box.addStretch(1)
        if old is not None:
            old.hide()
            self._box.removeWidget(old)
            old.deleteLater()
        self._box.addWidget(self._content)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Bring the field that gets the focus into sight."""
        if new is not None and self._body.isAncestorOf(new):
            self.area.ensureWidgetVisible(new, 0, 24)

    def _make_room(self, _least: int, most: int) -> None:
        """Let the scroll bar stand in the margin, so that fields are as wide with it as without."""
        bar = self.area.verticalScrollBar().sizeHint().width() if most else 0
        self._box.setContentsMargins(_SIDE, 14, _SIDE - bar, 18)

    def _line(self) -> QFrame:
        line = QFrame()
        line.setProperty("line", True)
        return line

    def _add_collections(self, box: QVBoxLayout) -> None:
        for kind, title in (("persona", _("Personas")), ("channel", _("Channels"))):
            collection = Collection(kind, title, self._session)
            collection.chosen.connect(lambda kind, id_: self._session.select([Ref(kind, id_)]))
            collection.act_wanted.connect(self.act_wanted)
            self._collections.append(collection)
            box.addSpacing(14)
            box.addWidget(collection)

    def _add_trail(self, box: QVBoxLayout) -> None:
        self.trail = TrailView(self._session, self._content)
        self.trail.lead_wanted.connect(self.lead_wanted)
        self.trail.term_wanted.connect(self.term_wanted)
        box.addWidget(self.trail)

    def _new_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._disc = plain.label()
        row.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.setContentsMargins(0, 2, 0, 2)
        self.first, self.second = plain.wrapped("", "head"), plain.wrapped("", "role")
        self.second.setProperty("role", "secondary")
        words.addWidget(self.first)
        words.addWidget(self.second)
        row.addLayout(words, 1)
        self.term = TermButton(self.term_wanted.emit)
        row.addWidget(self.term, 0, Qt.AlignmentFlag.AlignTop)
        if kind_of_selection(self.subject) in {"persona", "channel"}:
            back = QToolButton()
            back.setProperty("flat", True)
            back.setIcon(icon("arrow-left", 16, tokens().secondary))
            back.setToolTip(_("Back to the map"))
            back.setAccessibleName(_("Back to the map"))
            back.clicked.connect(lambda: self._session.select([]))
            row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _show_head(self) -> None:
        head = heading(self._session.map, self._session.selection)
        ink, ground = colours_of(head.thing)
        self._disc.setPixmap(disc(head.thing.icon, _DISC, ink, ground, -1.0, 22))
        self.first.setText(head.first)
        self.second.setText(head.second)
        refs = self.subject
        self.term.show_term(term_of(self._session.map, refs[0]) if len(refs) == 1 else None)

    def _edited(self, name: str, change: Any, merge: str) -> None:
        """Send an edit of one field of everything shown as one undo step."""
        # While a selection is swept the fields wait: they are those of what was selected before.
        refs = [ref for ref in self.subject if ref in existing(self._session.map, self.subject)]
        form = next(form for form in self.forms if name in form.editors)
        label = form.editors[name].item.spec.label

        def operation(journey: JourneyMap) -> JourneyMap:
            for ref in refs:
                value = change(getattr(entity(journey, ref), name))
                journey = set_field(journey, (ref,), name, value)
            return journey

        self._session.apply(label, operation, merge=f"inspector.{merge}" if merge else "")

    def focus_first(self) -> None:
        """Give the focus to the first field."""
        if self.forms:
            self.forms[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
