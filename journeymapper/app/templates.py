"""The templates to choose among: a name and a line for each, the user's tongue first."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

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
_LANGUAGE_NAMES: Final = {"en": N_("In English"), "es": N_("In Spanish")}


class Template(NamedTuple):
    """A template to choose: its file, its name and a line about it."""

    name: str
    path: Path
    title: str
    words: str


def samples() -> list[Template]:
    """Return the complete maps to learn from."""
    return [_template(name, "") for name in _ordered() if not _language(name)]


def empty_templates() -> list[Template]:
    """Return the templates to fill in, in the user's language."""
    mine = interface_language()
    return [_template(name, "") for name in _ordered() if _language(name) == mine]


def foreign_templates() -> list[Template]:
    """Return the templates in the other languages, each saying which."""
    mine = interface_language()
    return [
        _template(name, _language(name))
        for name in _ordered()
        if _language(name) and _language(name) != mine
    ]


def _language(name: str) -> str:
    return name[-2:] if name[-3:] in {"-en", "-es"} else ""


def _base(name: str) -> str:
    return name[:-3] if _language(name) else name


def _ordered() -> list[str]:
    order = list(_KNOWN)

    def place(name: str) -> int:
        return order.index(_base(name)) if _base(name) in order else len(order)

    return sorted(template_names(), key=place)


def _template(name: str, other_language: str) -> Template:
    base = _base(name)
    title, words = _KNOWN.get(base, (base.replace("-", " ").capitalize(), ""))
    shown = [_(_LANGUAGE_NAMES[other_language])] if other_language else []
    if words:
        shown.append(_(words))
    return Template(name, template_path(name), _(title), " · ".join(shown))
