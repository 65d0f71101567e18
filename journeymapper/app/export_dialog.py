"""Export: the format and the page at the right, the page as it will look at the left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain, settings
from journeymapper.app.background import Task
from journeymapper.app.exporting import Export
from journeymapper.app.inspector.editors.base import ComboBox
from journeymapper.app.page_preview import PagePreview, TextPreview
from journeymapper.app.theme import tokens
from journeymapper.app.widgets.ground import ground
from journeymapper.display.primitives import Display
from journeymapper.edit.persona_sheets import TITLE, sheets_shown, with_sheets
from journeymapper.exchange.base import ExportOptions
from journeymapper.exchange.catalog import drawn, formats, text_formats
from journeymapper.exchange.map_fonts import barred_words, missing_words
from journeymapper.i18n import _, interface_language
from journeymapper.lanes.styles import SMALL
from journeymapper.numerals import figure
from journeymapper.render.pages import PAGE_SIZES, POINTS_PER_MM, page, place

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow

_READABLE: Final = 7.0
_SIDE: Final = 288


def show(window: MainWindow) -> ExportDialog:
    """Open the dialog for a window's map."""
    window.canvas.settle()
    dialog = ExportDialog(window)
    dialog.open()
    return dialog


class ExportDialog(QDialog):
    """Choices, the picture of what they give, and the way to the file."""

    def __init__(self, window: MainWindow) -> None:
        """Offer every format; start with what was chosen last."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Export"))
        self._window = window
        self._journey = window.session.map
        self._drawing = window.view.arrangement.display
        self._export: Export | None = None
        self._drawing_anew: Task | None = None
        self._holders: dict[ComboBox, QWidget] = {}
        self.preview = PagePreview(self._drawing)
        self.words = TextPreview()
        self._previews = QStackedWidget()
        self._previews.addWidget(self.preview)
        self._previews.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._previews, 1)
        row.addWidget(self._side())
        self.resize(1020, 620)
        self._refresh()

    def _side(self) -> QWidget:
        side = ground("panel")
        side.setFixedWidth(_SIDE)
        box = QVBoxLayout(side)
        box.setContentsMargins(20, 20, 20, 18)
        box.setSpacing(5)
        offered = [(_(one.label), suffix) for suffix, one in formats().items()]
        offered += [(_(one.label), suffix) for suffix, one in text_formats().items()]
        self.format = self._choice(box, _("Format"), offered)
        sizes = [(_("Size of the map"), "")]
        for name, (width, height) in PAGE_SIZES.items():
            sizes.append((f"{name} · {width:g} × {height:g} mm", name))
        self.page = self._choice(box, _("Paper"), sizes)
        self.orientation = self._choice(
            box,
            _("Orientation"),
            [
                (_("As suits the map"), ""),
                (_("Landscape"), "landscape"),
                (_("Portrait"), "portrait"),
            ],
        )
        self.scale = self._choice(
            box,
            _("Resolution"),
            [(f"{figure(n, interface_language())}×", str(n)) for n in (0.5, 1, 2, 3, 4)],
        )
        for combo, key, default in (
            (self.format, "export/format", ".pdf"),
            (self.page, "export/page", ""),
            (self.orientation, "export/orientation", ""),
            (self.scale, "export/scale", "2"),
        ):
            at = combo.findData(settings.text(key, default))
            combo.setCurrentIndex(max(0, at))
            combo.currentIndexChanged.connect(self._refresh)
        box.addWidget(self._sheets_choice())
        box.addSpacing(8)
        self.size_words = plain.wrapped("", "secondary")
        self.warning = plain.wrapped("")
        self.warning.setStyleSheet(f"color: {tokens().warning}")
        box.addWidget(self.size_words)
        box.addWidget(self.warning)
        box.addStretch(1)
        self.problem = plain.wrapped("", "error")
        self.problem.hide()
        box.addWidget(self.problem)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        box.addWidget(self.progress)
        buttons = QHBoxLayout()
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self._cancel)
        self.go = QPushButton(_("Export…"))
        self.go.setDefault(True)
        self.go.clicked.connect(self._ask)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go, 1)
        box.addLayout(buttons)
        return side

    def _sheets_choice(self) -> QCheckBox:
        """Return whether this export shows the persona sheets; the map itself stays as it is."""
        self.sheets = QCheckBox(_(TITLE))
        self.sheets.setToolTip(plain.tip(_("All that is known of each persona, below the lanes")))
        self.sheets.setChecked(sheets_shown(self._journey))
        self.sheets.toggled.connect(self._draw_anew)
        return self.sheets

    def _draw_anew(self, shown: bool) -> None:
        """Lay the map out with or without the persona sheets, off the window's thread."""
        journey = with_sheets(self._journey, shown=shown)
        if self._drawing_anew is not None:
            self._drawing_anew.cancel()
        self.go.setEnabled(False)

        def done(drawing: Display) -> None:
            self._drawing_anew, self._drawing = None, drawing
            self.preview.show_drawing(drawing)
            self.go.setEnabled(True)
            self._refresh()

        self._drawing_anew = Task(lambda: drawn(journey), done, self._failed_to_draw, self)

    def _failed_to_draw(self, problem: Exception) -> None:
        self._drawing_anew = None
        self._failed(str(problem))

    def _choice(self, box: QVBoxLayout, title: str, entries: list[tuple[str, str]]) -> ComboBox:
        label = plain.label(title, "field")
        combo = ComboBox()
        combo.setAccessibleName(title)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for words, value in entries:
            combo.addItem(words, value)
        label.setBuddy(combo)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 8)
        inner.setSpacing(4)
        self._holders[combo] = holder
        inner.addWidget(label)
        inner.addWidget(combo)
        box.addWidget(holder)
        return combo

    @property
    def options(self) -> ExportOptions:
        """What is chosen."""
        wanted = str(self.orientation.currentData())
        return ExportOptions(
            page=str(self.page.currentData()) if self._paged else "",
            landscape=None if not wanted else wanted == "landscape",
            scale=float(self.scale.currentData()),
        )

    @property
    def suffix(self) -> str:
        """The suffix of the chosen format."""
        return str(self.format.currentData())

    @property
    def _paged(self) -> bool:
        return self.suffix == ".pdf"

    @property
    def _told(self) -> bool:
        return self.suffix in text_formats()

    def _refresh(self) -> None:
        options, drawing = self.options, self._drawing
        for combo, on in (
            (self.page, self._paged),
            (self.orientation, self._paged and bool(options.page)),
            (self.scale, self.suffix == ".png"),
        ):
            self._holders[combo].setVisible(on)
        self.sheets.setVisible(not self._told and bool(self._journey.personas))
        self._previews.setCurrentWidget(self.words if self._told else self.preview)
        if self._told:
            self.words.show_text(text_formats()[self.suffix], self._journey)
            self.warning.hide()
            self.size_words.setText(
                _("Everything the map says, in words: personas, every stage and step, figures")
            )
            return
        width, height = drawing.width * drawing.unit, drawing.height * drawing.unit
        sheet, share = QRectF(0, 0, 1, 1), 1.0
        if options.page:
            aspect = drawing.width / drawing.height
            paper = page(options.page, landscape=options.landscape, aspect=aspect)
            placed = place(drawing.width, drawing.height, paper)
            share = placed.scale / drawing.unit
            sheet = QRectF(
                placed.x / paper.width_pt,
                placed.y / paper.height_pt,
                width * share / paper.width_pt,
                height * share / paper.height_pt,
            )
            width, height = paper.width_pt, paper.height_pt
        self.preview.show_page(width / height, sheet)
        self._say_size(width, height, share)

    def _say_size(self, width: float, height: float, share: float) -> None:
        language = interface_language()
        drawing, options = self._drawing, self.options
        if self.suffix == ".png":
            words = _("{width} × {height} pixels").format(
                width=figure(round(drawing.width * options.scale), language),
                height=figure(round(drawing.height * options.scale), language),
            )
        else:
            words = _("{width} × {height} mm").format(
                width=figure(width / POINTS_PER_MM, language, 0),
                height=figure(height / POINTS_PER_MM, language, 0),
            )
        self.size_words.setText(words)
        smallest = SMALL.size * drawing.unit * share
        small = self._paged and smallest < _READABLE - 0.05
        words = _(
            "The smallest text will be {size} pt: choose larger paper to read it in print."
        ).format(size=figure(smallest, language, 1))
        theme = self._journey.theme
        told = [
            words if small else "",
            missing_words(theme),
            barred_words(theme) if self.suffix in {".pdf", ".svg"} else "",
        ]
        self.warning.setVisible(any(told))
        self.warning.setText("\n\n".join(filter(None, told)))

    def _ask(self) -> None:
        document = self._window.document
        folder = Path(settings.text("export/folder") or settings.text("folder"))
        start = folder / f"{document.wished_name}{self.suffix}"
        label = self.format.currentText()
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Export"), str(start), f"{label} (*{self.suffix})"
        )
        if name:
            path = Path(name)
            if path.suffix.lower() != self.suffix:
                path = path.with_name(path.name + self.suffix)
            settings.remember("export/folder", str(path.parent))
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the file in the background; the dialog closes when it is done."""
        for key, combo in (
            ("export/format", self.format),
            ("export/page", self.page),
            ("export/orientation", self.orientation),
            ("export/scale", self.scale),
        ):
            settings.remember(key, str(combo.currentData()))
        self.problem.hide()
        self.progress.show()
        self.go.setEnabled(False)
        self._export = Export(self._journey, self._drawing, path, self.options, self)
        self._export.done.connect(self._done)
        self._export.failed.connect(self._failed)
        self._export.start()

    def _done(self, path: Path) -> None:
        self._window.status.say(_("Exported: {name}").format(name=path.name))
        self.accept()

    def _failed(self, words: str) -> None:
        self.progress.hide()
        self.go.setEnabled(True)
        self.problem.setText(words)
        self.problem.show()

    def _cancel(self) -> None:
        """End the export under way, else the dialog."""
        if self._export is not None and self._export.running:
            self._export.cancel()
            self.progress.hide()
            self.go.setEnabled(True)
            return
        self.reject()

    def reject(self) -> None:
        """Close; what is under way ends without a file."""
        if self._export is not None:
            self._export.cancel()
        super().reject()
