"""The templates to choose among: a name and a line for each, the user's tongue first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journeymapper.i18n import N_, _, interface_language
from journeymapper.storage.templates import template_names, template_path

_KNOWN: Final = {
    "telecom-cr": (N_("Fibre and mobile, Costa Rica"), N_("Complete sample: telecommunications")),
    "ecommerce-shoes": (N_("Shoes in an online shop"), N_("Complete sample: e-commerce")),
    "b2b-saas": (N_("Software for companies"), N_("Complete sample: B2B")),
    "three-phases": (N_("Three phases"), N_("Discovery, consideration, decision")),
    "five-stages": (N_("Five stages and after-sale"), N_("Awareness to purchase, and loyalty")),
    "before-purchase-after": (N_("Before, purchase, after"), N_("For small businesses")),
    "e-commerce": (N_("E-commerce"), N_("Digital channels and their figures")),
    "service-blueprint": (N_("Service blueprint"), N_("Frontstage, backstage, support")),
}
_LANGUAGE_NAMES: Final = {"en": N_("in English"), "es": N_("in Spanish")}


@dataclass(frozen=True, slots=True)
class Template:
    """A template to choose: its file, its name and a line about it."""

    name: str
    path: Path
    title: str
    words: str


def offered() -> list[Template]:
    """Return the templates in the user's language, then the samples, then those in others."""
    mine: list[Template] = []
    samples: list[Template] = []
    others: list[Template] = []
    order = list(_KNOWN)

    def place(name: str) -> int:
        base = name[:-3] if name[-3:] in {"-en", "-es"} else name
        return order.index(base) if base in order else len(order)

    for name in sorted(template_names(), key=place):
        language = name[-2:] if name[-3:] in {"-en", "-es"} else ""
        base = name[:-3] if language else name
        title, words = _KNOWN.get(base, (base.replace("-", " ").capitalize(), ""))
        shown = _(words)
        if language and language != interface_language():
            shown = f"{shown} · {_(_LANGUAGE_NAMES[language])}" if shown else shown
        template = Template(name, template_path(name), _(title), shown)
        if not language:
            samples.append(template)
        elif language == interface_language():
            mine.append(template)
        else:
            others.append(template)
    return [*mine, *samples, *others]
