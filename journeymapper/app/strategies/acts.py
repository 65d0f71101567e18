"""What can be done in the matrix: each act one undo step of the map."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.analysis.strategies import matrix
from journeymapper.app.icons import icon
from journeymapper.app.plain import menu_text
from journeymapper.app.strategies.placing import CardBox, CellKey
from journeymapper.canvas.creation import lane_title
from journeymapper.edit.cards import delete_cards
from journeymapper.edit.fields import set_field
from journeymapper.edit.session import Session
from journeymapper.edit.strategies import LANES, add_in_cell, move_to_cell, set_answer
from journeymapper.i18n import N_, _
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.model.vocabulary import AIDA
from journeymapper.storage.library import LibraryEntry

ADDING: Final = {"strategy": N_("Add strategy"), "message": N_("Add message")}
_serial = count(1)


class Acts:
    """The acts, on one session."""

    def __init__(self, session: Session) -> None:
        """Act on the map of a session."""
        self.session = session

    def add(self, kind: str, cell: CellKey, about: tuple[str, ...] = ()) -> tuple[str, str]:
        """Add an empty card to a cell and select it; return its id, and a key to go on typing.

        What is typed under that key becomes one step with the adding.
        """
        merge = f"matrix.add.{next(_serial)}"
        return self._add(kind, cell, "", {"about": about} if about else {}, merge), merge

    def add_entry(self, entry: LibraryEntry, cell: CellKey, pain: str = "") -> str:
        """Add what the library holds to a cell, as the answer to a pain point if there is one."""
        fields: dict[str, object] = dict(entry.fields)
        if pain and entry.kind == "strategy":
            fields["about"] = (pain,)
        return self._add(entry.kind, cell, entry.title, fields, "")

    def _add(
        self, kind: str, cell: CellKey, title: str, fields: dict[str, object], merge: str
    ) -> str:
        journey = self.session.map
        name = lane_title(LANES[kind], journey.language)
        after, card = add_in_cell(journey, kind, cell.stage, cell.persona, title, name, **fields)
        chosen = [Ref("card", card)]
        self.session.apply(ADDING[kind], lambda _map: after, select=chosen, merge=merge)
        return card

    def move(self, box: CardBox, cell: CellKey, before: str | None = None) -> None:
        """Move a card to another cell."""
        start = box.cell.persona
        self.session.apply(
            N_("Move card"),
            lambda m: move_to_cell(m, box.card.id, cell.stage, start, cell.persona, before),
            select=[Ref("card", box.card.id)],
        )

    def answer(self, strategy: str, pain: str, *, answers: bool = True) -> None:
        """Link a strategy with a pain point that it answers, or part them."""
        label = N_("Link with pain point") if answers else N_("Part from pain point")
        self.session.apply(
            label,
            lambda m: set_answer(m, strategy, pain, answers=answers),
            select=[Ref("card", strategy)],
        )

    def set(self, card: str, name: str, value: object, label: str) -> None:
        """Set a field of a card."""
        self.session.apply(label, lambda m: set_field(m, (Ref("card", card),), name, value))

    def delete(self, card: str) -> None:
        """Delete a card."""
        self.session.apply(N_("Delete"), lambda m: delete_cards(m, (card,)))

    def menu(
        self, parent: QWidget, box: CardBox, edit: Callable[[], object], lead: Callable[[], object]
    ) -> QMenu:
        """Return the menu of a card, to be shown; ``edit`` begins to write, an answer if open."""
        menu = QMenu(parent)
        if box.open:
            _entry(menu, _("Answer with a new strategy"), "plus", edit)
            self._strategies(menu.addMenu(_("Answered by")), box)
        else:
            _entry(menu, _("Edit text"), "cursor-text", edit)
            if box.kind == "strategy":
                self._pains(menu.addMenu(_("Answers pain point")), box)
            self._steps(menu.addMenu(_("AIDA")), box)
            self._personas(menu.addMenu(_("Personas")), box)
        menu.addSeparator()
        _entry(menu, _("Show on the map"), "map-trifold", lead)
        if not box.open:
            menu.addSeparator()
            _entry(menu, _("Delete"), "trash", partial(self.delete, box.card.id))
        return menu

    def _strategies(self, menu: QMenu, box: CardBox) -> None:
        found = matrix(self.session.map)
        rows = {"", box.cell.persona} if box.cell.persona else set(found.rows)
        cards = {
            card.id: card
            for (_stage, persona), cell in found.cells.items()
            if persona in rows
            for card in cell.cards
            if card.id in found.answers
        }
        for card in cards.values():
            _entry(menu, card.title, "", partial(self.answer, card.id, box.card.id))
        menu.setEnabled(bool(cards))

    def _pains(self, menu: QMenu, box: CardBox) -> None:
        journey = self.session.map
        answered = {pain.id for pain in matrix(journey).answers.get(box.card.id, ())}
        stage_of = index(journey).stage_of
        pains = {pain.id: pain for one in matrix(journey).coverage for pain in one.pains}.values()
        near = sorted(pains, key=lambda pain: stage_of[pain.at].id != box.cell.stage)
        for pain in near:
            direct = pain.id in box.card.about or box.card.id in pain.about
            on = pain.id in answered
            act = partial(self.answer, box.card.id, pain.id, answers=not on)
            action = _entry(menu, pain.title, "", act)
            action.setCheckable(True)
            action.setChecked(on)
            action.setEnabled(direct or not on)
        menu.setEnabled(bool(near))

    def _steps(self, menu: QMenu, box: CardBox) -> None:
        for step, words in {"": N_("As its stage"), **AIDA}.items():
            act = partial(self.set, box.card.id, "aida", step, N_("AIDA"))
            action = _entry(menu, _(words), "", act)
            action.setCheckable(True)
            action.setChecked(box.card.aida == step)

    def _personas(self, menu: QMenu, box: CardBox) -> None:
        own = box.card.personas
        act = partial(self.set, box.card.id, "personas", (), N_("Personas"))
        every = _entry(menu, _("All personas"), "", act)
        every.setCheckable(True)
        every.setChecked(not own)
        for persona in self.session.map.personas:
            whose = (
                tuple(id_ for id_ in own if id_ != persona.id)
                if persona.id in own
                else (*own, persona.id)
            )
            act = partial(self.set, box.card.id, "personas", whose, N_("Personas"))
            action = _entry(menu, persona.name or persona.id, "", act)
            action.setCheckable(True)
            action.setChecked(persona.id in own)


def _entry(menu: QMenu, words: str, name: str, do: Callable[[], object]) -> QAction:
    action = menu.addAction(menu_text(words or _("Untitled")))
    if name:
        action.setIcon(icon(name, 18))
    action.triggered.connect(lambda _on=False: do())
    return action
