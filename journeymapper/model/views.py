"""Saved views: which lanes a map is looked at in, and what is looked for on it."""

from __future__ import annotations

from collections.abc import Mapping

from journeymapper.frozen import frozen
from journeymapper.model import spec


@frozen
class View:
    """A named way to look at a map: lanes and a filter; its ids may be gone from the map since.

    Within one list any entry will do; text and lists must all be met. ``lanes`` empty: as they are.
    """

    name: str = spec.text("Name", required=True)
    lanes: tuple[str, ...] = spec.strings("Lanes shown", hint="Ids; empty: as they are")
    text: str = spec.text("Text", hint="Every word of it stands on the card")
    personas: tuple[str, ...] = spec.strings("Personas", key="persona", hint="Ids")
    channels: tuple[str, ...] = spec.strings("Channels", key="channel", hint="Ids")
    kinds: tuple[str, ...] = spec.strings("Kinds of card", key="kind")
    tags: tuple[str, ...] = spec.strings("Tags", key="tag")
    evidence: tuple[str, ...] = spec.strings("Evidence")
    owners: tuple[str, ...] = spec.strings("Owners", key="owner")
    extra: Mapping[str, object] = spec.unknown()
