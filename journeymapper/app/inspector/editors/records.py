"""Editors of nested values: one as a small form, several as a list that opens one at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from journeymapper.app import plain
from journeymapper.app.icons import disc, icon
from journeymapper.app.inspector.editors.base import Editor, is_mixed, mixed_text
from journeymapper.app.theme import tokens
from journeymapper.app.things import CARDS, STRUCTURE, colours_of
from journeymapper.app.widgets.buttons import flat_button
from journeymapper.edit.fields import MIXED
from journeymapper.edit.session import Session
from journeymapper.i18n import _, interface_language
from journeymapper.model.spec import Described, described
from journeymapper.model.values import Evidence, Level, LogEntry
from journeymapper.model.vocabulary import label_of
from journeymapper.numerals import calendar_day, figure, quoted

MakeForm = Callable[[tuple[Described, ...], Session], Any]


class RecordEditor(Editor):
    """One nested value: its fields, one under another."""

    def __init__(self, item: Described, session: Session, make_form: MakeForm) -> None:
        """Make the form of the nested value."""
        super().__init__(item, session)
        self.form = make_form(described(item.spec.record), session)  # type: ignore[arg-type]
        self.form.edited.connect(self._nested)
        frame = QFrame()
        frame.setProperty("card", True)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(10, 8, 10, 10)
        inner.addWidget(self.form)
        self.box.addWidget(frame)

    def _nested(self, name: str, change: Any, merge: str) -> None:
        self.edited.emit(
            lambda old: replace(old, **{name: change(getattr(old, name))}),
            f"{self.item.name}.{merge}" if merge else "",
        )

    def show_value(self, value: Any) -> None:
        """Show the nested fields, each mixed where the whole is."""
        names = [item.name for item in self.form.items]
        self.form.show_values({n: MIXED if is_mixed(value) else getattr(value, n) for n in names})


class _Row(QFrame):
    """One of several: a line or two that sum it up, and its form when opened."""

    def __init__(self, editor: RecordsEditor, place: int) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._editor, self.place = editor, place
        self.form: Any = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(9, 6, 5, 6)
        top = QHBoxLayout()
        top.setSpacing(8)
        self.mark = plain.label()
        top.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.first, self.second = plain.wrapped(), plain.wrapped("", "hint")
        words.addWidget(self.first)
        words.addWidget(self.second)
        top.addLayout(words, 1)
        self.opener = flat_button("caret-down", _("Open"), 14, tokens().secondary)
        self.opener.setCheckable(True)
        self.opener.clicked.connect(self.toggle)
        self.remove = flat_button("trash", _("Remove"), 14, tokens().secondary)
        self.remove.clicked.connect(lambda: editor.remove(self.place))
        self.remove.hide()
        top.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(top)

    def toggle(self, opened: bool) -> None:
        """Open or close the form; opened, it offers to remove the whole."""
        self.remove.setVisible(opened)
        self.opener.setChecked(opened)
        self.opener.setIcon(icon("caret-up" if opened else "caret-down", 14, tokens().secondary))
        if opened and self.form is None:
            self.form = self._editor.new_form()
            self.form.edited.connect(
                lambda name, change, merge: self._editor.nested(self.place, name, change, merge)
            )
            self._box.addWidget(self.form)
            self._editor.refresh_row(self.place)
        if self.form is not None:
            self.form.setVisible(opened)

    def show_record(self, record: Any) -> None:
        first, second, name = summary(record)
        self.first.setText(first)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        ink, ground = colours_of(CARDS["kpi"])
        self.mark.setPixmap(disc(name, 30, ink, ground, -1.0, 18))
        if self.form is not None:
            self.form.show_values(
                {item.name: getattr(record, item.name) for item in self.form.items}
            )


class RecordsEditor(Editor):
    """A list of nested values with buttons to add and to remove."""

    carries_label = True

    def __init__(self, item: Described, session: Session, make_form: MakeForm) -> None:
        """Make the heading, the list's place and the button that adds one."""
        super().__init__(item, session)
        self._make_form = make_form
        self._records: tuple[Any, ...] = ()
        self.rows: list[_Row] = []
        head = QHBoxLayout()
        head.addWidget(plain.label(_(item.spec.label), "field"), 1)
        self.count = plain.label("", "hint")
        head.addWidget(self.count)
        self.box.addLayout(head)
        self._place = QVBoxLayout()
        self._place.setSpacing(4)
        self.box.addLayout(self._place)
        self.button = QToolButton()
        self.button.setProperty("quiet", True)
        words = _("Add {name}").format(name=_(item.spec.label).lower())
        self.button.setText(plain.beside_icon(words))
        self.button.setAccessibleName(words)
        self.button.setIcon(icon("plus", 14, tokens().accent_text))
        self.button.setIconSize(QSize(14, 14))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.clicked.connect(self.add)
        self.setFocusProxy(self.button)
        self.box.addWidget(self.button)

    def new_form(self) -> Any:
        """Return a form for one of them."""
        return self._make_form(described(self.item.spec.record), self.session)  # type: ignore[arg-type]

    def add(self) -> None:
        """Add one at the end and open it."""
        made = self.item.spec.record() if self.item.spec.record else None
        self.send(lambda old: (*old, made))
        if self.rows:
            self.rows[-1].toggle(opened=True)
            self.rows[-1].form.setFocus()

    def remove(self, place: int) -> None:
        """Take one away."""
        self.send(lambda old: (*old[:place], *old[place + 1 :]))

    def nested(self, place: int, name: str, change: Any, merge: str) -> None:
        """Send a change of one field of one of them."""

        def whole(old: Any) -> Any:
            one = replace(old[place], **{name: change(getattr(old[place], name))})
            return (*old[:place], one, *old[place + 1 :])

        self.edited.emit(whole, f"{self.item.name}.{place}.{merge}" if merge else "")

    def refresh_row(self, place: int) -> None:
        """Show one of them anew."""
        self.rows[place].show_record(self._records[place])

    def show_value(self, value: Any) -> None:
        """Show them; where things differ, nothing can be changed here."""
        mixed = is_mixed(value)
        self._records = () if mixed else tuple(value)
        self.count.setText(mixed_text() if mixed else str(len(self._records) or ""))
        self.button.setEnabled(not mixed)
        while len(self.rows) > len(self._records):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(self._records):
            row = _Row(self, len(self.rows))
            self.rows.append(row)
            self._place.addWidget(row)
        for place in range(len(self.rows)):
            self.refresh_row(place)


def summary(record: Any) -> tuple[str, str, str]:
    """Return what sums a record up in a list: a line, a second line, an icon."""
    language = interface_language()
    if isinstance(record, Evidence):
        parts = [record.source or _(label_of(record.level))]
        if record.on is not None:
            parts.append(calendar_day(record.on, language))
        if record.n is not None:
            parts.append(f"n = {figure(record.n, language)}")
        name = {"measured": "chart-bar", "observed": "eye", "assumption": "question"}
        text = record.text or _("Evidence without words")
        if record.level == "reported" and text[0] not in '«“"‘':
            text = quoted(text, language)
        return text, ", ".join(parts), name.get(record.level, "quotes")
    if isinstance(record, LogEntry):
        day = calendar_day(record.on, language) if record.on else _("No date")
        return record.note or _("Review"), ", ".join(p for p in (day, record.by) if p), "notepad"
    if isinstance(record, Level):
        return record.name or _("Level"), figure(record.value, language, signed=True), "smiley"
    return str(record), "", STRUCTURE["card"].icon
