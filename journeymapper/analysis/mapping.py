"""Reading a map's stages in other stage models: three phases, five stages, before and after, AIDA.

A stage is placed among the five stages first; the other models follow from that place.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Stage
from journeymapper.model.query import index
from journeymapper.model.vocabulary import AIDA, PHASES, STAGE_MODELS

FIVE: Final = {
    "awareness": N_("Awareness"),
    "discovering": N_("Discovering"),
    "learning": N_("Learning"),
    "choosing": N_("Choosing"),
    "purchasing": N_("Purchasing"),
    "after": N_("After the purchase"),
}
THREE: Final = {
    "discovery": N_("Discovery"),
    "consideration": N_("Consideration"),
    "decision": N_("Decision"),
    "after": N_("After the purchase"),
}
FUNNEL: Final = {
    "tofu": N_("TOFU: top of the funnel"),
    "mofu": N_("MOFU: middle of the funnel"),
    "bofu": N_("BOFU: bottom of the funnel"),
    "after": N_("After the purchase"),
}
MODELS: Final[Mapping[str, Mapping[str, str]]] = {
    "three_phases": THREE,
    "five_stages": FIVE,
    "before_purchase_after": PHASES,
    "aida": AIDA,
    "funnel": FUNNEL,
}
"""Stage model -> its words and their labels, in order."""
MODEL_SENSES: Final = {
    "own": N_("As the stages are called here"),
    "three_phases": N_("Discovery of a need, consideration of options, decision"),
    "five_stages": N_(
        "Awareness: knows the problem, is not looking yet, marketing acts only afterwards. "
        "Discovering: defines the problem, its causes, hears other people. Learning: weighs the "
        "options. Choosing: a short list, trials, suppliers. Purchasing: decides and acquires. "
        "After the purchase: satisfaction, loyalty, choosing the brand again."
    ),
    "before_purchase_after": N_(
        "Before, also when they do not know the brand; the purchase; after it, with doubts and care"
    ),
    "aida": N_("What communication is to do: attention, interest, desire, action"),
    "funnel": N_("Top, middle and bottom of the funnel, by how close the decision is"),
}
"""What each model means, for whoever chooses one (gettext ids)."""
MODEL_NAMES: Final = {model: STAGE_MODELS[model] for model in MODELS}
MAPPING_RULE: Final = N_(
    "A stage is read by its phase and AIDA step first, then by the words of its title, then by the "
    "roles of its touchpoints, else by its neighbours."
)

_READ_AS: Final = {
    "awareness": ("discovery", "before", "attention", "tofu"),
    "discovering": ("discovery", "before", "interest", "tofu"),
    "learning": ("consideration", "before", "interest", "mofu"),
    "choosing": ("decision", "before", "desire", "mofu"),
    "purchasing": ("decision", "purchase", "action", "bofu"),
    "after": ("after", "after", "", "after"),
}
"""One of the five -> its word in the three phases, before and after, AIDA and the funnel."""
_BY_AIDA: Final = {
    "attention": ("awareness", "discovering"),
    "interest": ("learning", "discovering"),
    "desire": ("choosing",),
    "action": ("purchasing",),
}
"""AIDA step -> the stages it may be, the likeliest first."""
_BEFORE: Final = ("awareness", "discovering", "learning", "choosing")
_WORDS: Final = {
    "after": r"after|post-?(?:sale|purchase|venta|compra)|onboard|use\b|using|usage|uso\b|deliver"
    r"|receiv|recib|recepcion|entrega|unbox|return|devol|exchange|cambio|support|soporte"
    r"|atencion al|loyal|fideli"
    r"|leal|retenc|retention|renew|renov|advoc|recom|referr|referid|embajad|posvent"
    r"|activa|instal|adopt|adopc",
    "purchasing": r"purchas|buy|compra\b|comprar|adquisi|acquir|checkout|order|pedido|pago|pay"
    r"|contrat|contract|cierre|sign|firma|action|accion\b",
    "choosing": r"choos|choice|elecc|elegir|decid|decis|select|selecc|try\b|trial|prueba|probar"
    r"|shortlist|negotia|negoci|desire|deseo",
    "learning": r"learn|aprend|compar|consider|evalua|investig|research|interes|interest|explor",
    "discovering": r"discover|descubr|search|busca|busqued|find",
    "awareness": r"aware|concien|conscien|trigger|detonante|need|necesidad|problem|attention"
    r"|atencion|atrac|attract|notice|pain",
}
"""One of the five -> what its title begins a word with, in English and Spanish, without accents."""


@frozen
class Reading:
    """One stage in every model; an empty word where a model has none for it."""

    stage: Stage
    in_model: Mapping[str, str]


def readings(document: JourneyMap) -> tuple[Reading, ...]:
    """Return every stage of a map read in every model; the rule is MAPPING_RULE."""
    places = _places(document)
    return tuple(
        Reading(stage, _in_models(stage, place))
        for stage, place in zip(document.stages, places, strict=True)
    )


def grouped(
    document: JourneyMap, model: str, read: Iterable[Reading] | None = None
) -> Mapping[str, tuple[Stage, ...]]:
    """Return the stages under each word of a model, in its order; KeyError for an unknown model.

    ``read`` are the readings of the map, where they are at hand.
    """
    found: dict[str, list[Stage]] = {word: [] for word in MODELS[model]}
    for reading in readings(document) if read is None else read:
        if reading.in_model[model]:
            found[reading.in_model[model]].append(reading.stage)
    return {word: tuple(stages) for word, stages in found.items()}


def _in_models(stage: Stage, place: str) -> Mapping[str, str]:
    three, phase, aida, funnel = _READ_AS[place]
    if place == "choosing" and _says(stage, r"\bconsider"):
        three = "consideration"
    return {
        "three_phases": three,
        "five_stages": place,
        "before_purchase_after": stage.phase or phase,
        "aida": stage.aida or aida,
        "funnel": funnel,
    }


def _places(document: JourneyMap) -> list[str]:
    roles = _roles(document)
    found = [_place(stage, roles.get(stage.id, Counter())) for stage in document.stages]
    bought = found.index("purchasing") if "purchasing" in found else len(found)
    for number, place in enumerate(found):
        if not place:
            before = next((p for p in reversed(found[:number]) if p), "")
            found[number] = "after" if number > bought else before or "awareness"
    return found


def _place(stage: Stage, roles: Counter[str]) -> str:
    titled = _by_title(stage)
    if stage.phase in {"purchase", "after"}:
        return "purchasing" if stage.phase == "purchase" else "after"
    if stage.aida:
        likely = _BY_AIDA[stage.aida]
        return titled if titled in likely else likely[0]
    if titled and not (stage.phase == "before" and titled not in _BEFORE):
        return titled
    if roles["purchase"] and not stage.phase:
        return "purchasing"
    if not stage.phase and (roles["service"] or roles["loyalty"]) and not roles["research"]:
        return "after"
    if roles["trigger"]:
        return "awareness"
    return ""


def _by_title(stage: Stage) -> str:
    title = _plain(stage.title)
    # Compiled when first looked for, and kept by ``re``: most maps that open ask for none.
    return next((name for name, said in _WORDS.items() if re.search(rf"\b(?:{said})", title)), "")


def _says(stage: Stage, pattern: str) -> bool:
    return re.search(pattern, _plain(stage.title)) is not None


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in bare if not unicodedata.combining(c))


def _roles(document: JourneyMap) -> Mapping[str, Counter[str]]:
    stage_of = index(document).stage_of
    found: dict[str, Counter[str]] = {}
    touchpoints: Iterable[Card] = index(document).touchpoints
    for card in touchpoints:
        if card.role:
            found.setdefault(stage_of[card.at].id, Counter())[card.role] += 1
    return found
