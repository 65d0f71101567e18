"""Operations on channels."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journeymapper.edit.references import forget
from journeymapper.edit.sequence import inserted, moved, removed
from journeymapper.model.document import Channel, JourneyMap
from journeymapper.model.ids import fresh_id, slug


def add_channel(
    journey: JourneyMap, name: str, before: str | None = None, **fields: Any
) -> tuple[JourneyMap, str]:
    """Return the map with a channel in front of ``before`` or at the end, and its id.

    KeyError for an unknown ``before``.
    """
    id_ = fresh_id({channel.id for channel in journey.channels}, slug(name) or "channel")
    channel = Channel(id=id_, name=name, **fields)
    return replace(journey, channels=inserted(journey.channels, (channel,), before)), id_


def move_channel(journey: JourneyMap, channel: str, before: str | None = None) -> JourneyMap:
    """Return the map with a channel in front of ``before`` or at the end.

    The same map if it stands there already. KeyError for an unknown channel.
    """
    channels = moved(journey.channels, channel, before)
    return journey if channels is journey.channels else replace(journey, channels=channels)


def delete_channel(journey: JourneyMap, channel: str) -> JourneyMap:
    """Return the map without a channel; its touchpoints have none then. KeyError if unknown."""
    journey = replace(journey, channels=removed(journey.channels, {channel}))
    return forget(journey, "channel", {channel})
