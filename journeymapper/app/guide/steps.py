"""The six steps of the guided start, after the practice of small businesses: what each asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from journeymapper.app import plain
from journeymapper.app.guide import growing
from journeymapper.app.guide.fields import Get, Line, Page, Paragraph, Put
from journeymapper.app.guide.rows import CardRow, CardRows, PainRow, TouchpointRow
from journeymapper.app.inspector.editors.text import mark_wrong
from journeymapper.app.inspector.figures import as_text, parse_number
from journeymapper.app.plain import menu_text
from journeymapper.edit.cards import delete_cards
from journeymapper.edit.fields import set_field
from journeymapper.edit.session import Session
from journeymapper.frozen import frozen
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.values import Number
from journeymapper.model.vocabulary import METRICS, PHASES
from journeymapper.storage.library import LibraryEntry, library


@frozen
class Step:
    """A step: its title and what it is about (gettext ids), and the fields it asks for."""

    title: str
    words: str
    make: Callable[[Session], Page]


def _of_map(name: str) -> Put:
    return lambda journey, text: set_field(journey, [THE_MAP], name, text)


def _from_map(name: str) -> Get:
    return lambda journey: str(getattr(journey, name))


def _view(session: Session) -> Page:
    page = Page()
    for label, example, name in (
        (N_("Title"), _("“Buying running shoes online”"), "title"),
        (N_("Product or service"), _("“Running shoes”"), "product"),
    ):
        line = Line(session, label, example, _from_map(name), _of_map(name))
        page.put(_(label), line)
    page.put(
        _("What sets it off, in the customer's words?"),
        Paragraph(
            session,
            N_("Scenario"),
            _("“My old shoes hurt, and the race is in a month.”"),
            lambda m: m.scenario,
            _of_map("scenario"),
        ),
    )
    page.put(
        _("What does the customer want to achieve?"),
        Paragraph(
            session,
            N_("Goal"),
            _("“I want shoes that fit me, without going from shop to shop.”"),
            lambda m: m.goal,
            _of_map("goal"),
        ),
        _("Say “I want…”, not “we offer…”: from the customer's side."),
    )
    for label, example, name in (
        (N_("Scope: from"), _("“The shoes hurt”"), "scope_from"),
        (N_("Scope: to"), _("“Recommends the shop”"), "scope_to"),
    ):
        line = Line(session, label, example, _from_map(name), _of_map(name))
        page.put(_(label), line)
    return page


def _of_persona(name: str) -> Callable[[JourneyMap], str]:
    return lambda journey: str(getattr(journey.personas[0], name)) if journey.personas else ""


def _to_persona(name: str) -> Put:
    return lambda journey, text: growing.set_persona_field(journey, name, text)


def _habits(journey: JourneyMap) -> str:
    return "\n".join(journey.personas[0].habits) if journey.personas else ""


def _put_habits(journey: JourneyMap, text: str) -> JourneyMap:
    habits = tuple(line.strip() for line in text.splitlines() if line.strip())
    return growing.set_persona_field(journey, "habits", habits)


def _profile(session: Session) -> Page:
    page = Page()
    for label, example, name in (
        (N_("Name"), _("“Ana Mora”"), "name"),
        (N_("In one line"), _("“34, nurse, lives in Heredia”"), "summary"),
    ):
        page.put(_(label), Line(session, label, example, _of_persona(name), _to_persona(name)))
    for label, example, name in (
        (
            N_("Demographic profile"),
            _("“Age, studies, income, household, place”"),
            "demographic",
        ),
        (
            N_("Psychographic profile"),
            _("“Runs to clear her head; trusts people more than brands”"),
            "psychographic",
        ),
    ):
        page.put(_(label), Paragraph(session, label, example, _of_persona(name), _to_persona(name)))
    example = _("“Compares prices on the phone”\n“Buys on pay day”")
    page.put(
        _("Consumption habits"),
        Paragraph(session, N_("Consumption habits"), example, _habits, _put_habits),
        _("One a line."),
    )
    return page


_EXAMPLES: Final = {
    "before": (N_("“Sees an ad on Instagram”"), N_("“Asks friends who run”")),
    "purchase": (N_("“Pays with a card on the website”"), N_("“Compares two models, then pays”")),
    "after": (N_("“Receives the parcel”"), N_("“Tries them on at home”")),
}
"""Phase -> an example of a touchpoint, and of what the customer does."""


def _ids(phase: str, kind: str) -> Callable[[JourneyMap], list[str]]:
    return lambda journey: [card.id for card in growing.cards_in(journey, phase, kind)]


def _touchpoints(session: Session) -> Page:
    page = Page()
    for phase, name in PHASES.items():
        touchpoint, action = _EXAMPLES[phase]
        page.heading(_(name))
        rows = CardRows(
            session,
            _ids(phase, "touchpoint"),
            partial(TouchpointRow, session, phase, _(touchpoint)),
        )
        page.put("", rows)
        page.put(_("What the customer does"), _action(session, phase, _(action)))
    return page


def _action(session: Session, phase: str, example: str) -> Line:
    def first(journey: JourneyMap) -> str:
        cards = growing.cards_in(journey, phase, "action")
        return cards[0].title if cards else ""

    def put(journey: JourneyMap, text: str) -> JourneyMap:
        cards = growing.cards_in(journey, phase, "action")
        if cards and not text:
            return delete_cards(journey, [cards[0].id])
        if cards:
            return set_field(journey, [Ref("card", cards[0].id)], "title", text)
        return growing.with_card(journey, phase, "action", text)[0] if text else journey

    return Line(session, N_("Action"), example, first, put)


class _Offer(QCheckBox):
    """A strategy of the library, on the map or not."""

    def __init__(self, session: Session, entry: LibraryEntry) -> None:
        super().__init__(menu_text(entry.title))
        self._session, self._entry = session, entry
        self.setToolTip(plain.tip(f"{entry.group}: {entry.note}"))
        self.clicked.connect(self._clicked)

    def _card(self, journey: JourneyMap) -> str:
        cards = growing.cards_in(journey, self._entry.phase, "strategy")
        return next((card.id for card in cards if card.title == self._entry.title), "")

    def _clicked(self, checked: bool) -> None:
        entry, card = self._entry, self._card(self._session.map)
        if checked and not card:
            self._session.apply(
                N_("Add strategy"),
                lambda m: growing.with_card(
                    m, entry.phase, "strategy", entry.title, **entry.fields
                )[0],
            )
        elif card and not checked:
            self._session.apply(N_("Delete"), lambda m: delete_cards(m, [card]))

    def refresh(self) -> None:
        """Show the map as it is now."""
        self.setChecked(bool(self._card(self._session.map)))


def _others(phase: str, titles: frozenset[str]) -> Callable[[JourneyMap], list[str]]:
    """Return what finds the strategies of a phase that are not called one of ``titles``."""
    return lambda journey: [
        card.id for card in growing.cards_in(journey, phase, "strategy") if card.title not in titles
    ]


def _strategies(session: Session) -> Page:
    page = Page()
    entries = library(session.map.language)
    for phase, name in PHASES.items():
        page.heading(_(name))
        offered: dict[str, LibraryEntry] = {}
        for entry in entries:
            if entry.phase == phase and entry.kind == "strategy":
                offered.setdefault(entry.group, entry)
        for entry in offered.values():
            box = _Offer(session, entry)
            page.box.addWidget(box)
            page.shown.append(box)
        titles = frozenset(entry.title for entry in offered.values())
        rows = CardRows(
            session,
            _others(phase, titles),
            partial(CardRow, session, phase, "strategy", _("Another strategy…"), N_("Strategy")),
        )
        page.put("", rows)
    return page


_ABOUT: Final = {
    "retention": N_("Of the customers at the start, how many are still there at the end?"),
    "nps": N_("Would they recommend it, from 0 to 10? Promoters less detractors."),
    "csat": N_("Of those asked, how many are satisfied: 4 or 5 of 5?"),
}


class _Figure(QLineEdit):
    """The value or the target of an indicator."""

    def __init__(self, session: Session, metric: str, name: str, words: str) -> None:
        super().__init__()
        self._session, self._metric, self._name = session, metric, name
        self.setAccessibleName(f"{_(METRICS[metric])}: {words}")
        self.textEdited.connect(self._typed)

    def _meant(self, text: str) -> Number | None:
        """Return the figure that a text means; all but an NPS may have a percent sign behind it."""
        return parse_number(text if self._metric == "nps" else text.rstrip().removesuffix("%"))

    def _typed(self, text: str) -> None:
        value = self._meant(text)
        wrong = bool(text.strip()) and value is None
        mark_wrong(self, wrong=wrong)
        if not wrong:
            self._session.apply(
                N_("Indicator"),
                lambda m: growing.set_indicator(m, self._metric, self._name, value),
                merge=f"guide.{self._metric}.{self._name}",
            )

    def refresh(self) -> None:
        """Show the map as it is now."""
        card = growing.indicator(self._session.map, self._metric)
        value = getattr(card, self._name) if card else None
        if self.hasFocus() and (self._meant(self.text()) == value or self.property("wrong")):
            return
        mark_wrong(self, wrong=False)
        self.setText("" if value is None else as_text(value))


def _indicators(session: Session) -> Page:
    page = Page()
    for metric, words in _ABOUT.items():
        page.heading(_(METRICS[metric]))
        page.box.addWidget(plain.wrapped(_(words), "hint"))
        pair = QWidget()
        row = QGridLayout(pair)
        row.setContentsMargins(0, 2, 0, 2)
        row.setHorizontalSpacing(8)
        row.setVerticalSpacing(3)
        for place, (name, told) in enumerate(
            (("value", _("Now, if known")), ("target", _("Target")))
        ):
            field = _Figure(session, metric, name, told)
            label = plain.label(told, "field")
            label.setBuddy(field)
            row.addWidget(label, 0, place)
            row.addWidget(field, 1, place)
            page.shown.append(field)
        page.box.addWidget(pair)
    return page


def _pains(session: Session) -> Page:
    examples = {
        "before": N_("“Nobody answers my question”"),
        "purchase": N_("“The delivery cost shows up at the end”"),
        "after": N_("“I do not know when it arrives”"),
    }
    page = Page()
    for phase, name in PHASES.items():
        page.heading(_(name))
        rows = CardRows(
            session,
            _ids(phase, "pain_point"),
            partial(PainRow, session, phase, _(examples[phase])),
        )
        page.put("", rows)
    return page


STEPS: Final = (
    Step(
        N_("Think as the customer"),
        N_("A journey map tells what the customer lives through, in the customer's own words."),
        _view,
    ),
    Step(
        N_("Who the customer is"),
        N_("One person that stands for many. The profile decides how to reach them."),
        _profile,
    ),
    Step(
        N_("Where you meet"),
        N_("Every contact, before, at and after the purchase, with its channel and how it feels."),
        _touchpoints,
    ),
    Step(
        N_("What you do at each moment"),
        N_(
            "Tick what fits, or write your own. Ctrl+Shift+M shows many more, by stage and persona."
        ),
        _strategies,
    ),
    Step(
        N_("How you will know"),
        N_("Three indicators tell whether it works. A target is enough to begin with."),
        _indicators,
    ),
    Step(
        N_("What hurts"),
        N_("Obstacles that keep coming back, where they are felt, and how it could get better."),
        _pains,
    ),
)
