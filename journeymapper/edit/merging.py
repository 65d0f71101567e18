"""Taking cards from one map into another: what they refer to there, found or made here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from journeymapper.edit.assets import add_asset
from journeymapper.frozen import frozen
from journeymapper.model.document import Card, Channel, JourneyMap
from journeymapper.model.ids import fresh_id
from journeymapper.model.values import Number, Scale, Scores


@frozen
class Merging:
    """Ids of the other map -> ids here; personas that are not here are missing."""

    channels: Mapping[str, str]
    personas: Mapping[str, str]
    assets: Mapping[str, str]
    scale_there: Scale
    scale_here: Scale

    def card(self, card: Card) -> Card:
        """Return a card of the other map with its channel, personas, scores and picture of here.

        Its id, cell and what it is about are still of the other map.
        """
        return replace(
            card,
            channel=self.channels.get(card.channel, ""),
            picture=self.assets.get(card.picture, ""),
            personas=tuple(self.personas[id_] for id_ in card.personas if id_ in self.personas),
            emotion=self._scores(card.emotion),
            future=self._scores(card.future),
        )

    def _scores(self, scores: Scores) -> dict[str, Number]:
        return {
            self.personas[id_]: rescaled(score, self.scale_there, self.scale_here)
            for id_, score in scores.items()
            if id_ in self.personas
        }


def merged_into(journey: JourneyMap, other: JourneyMap) -> tuple[JourneyMap, Merging]:
    """Return the map with the channels and pictures of another that it lacks, and what is what.

    Channels and personas are the same if they have the same name (or, of nameless ones, id).
    """
    channels: dict[str, str] = {}
    known = {_name(channel): channel.id for channel in reversed(journey.channels)}
    for channel in other.channels:
        if _name(channel) in known:
            channels[channel.id] = known[_name(channel)]
        else:
            id_ = fresh_id({one.id for one in journey.channels}, channel.id)
            channels[channel.id] = id_
            journey = replace(journey, channels=(*journey.channels, replace(channel, id=id_)))
    assets: dict[str, str] = {}
    for asset in other.assets:
        journey, assets[asset.id] = add_asset(journey, asset.media_type, asset.data, asset.name)
    here = {(one.name or one.id).casefold(): one.id for one in reversed(journey.personas)}
    there = {one.id: (one.name or one.id).casefold() for one in other.personas}
    personas = {id_: here[name] for id_, name in there.items() if name in here}
    return journey, Merging(channels, personas, assets, other.scale, journey.scale)


def rescaled(score: Number, there: Scale, here: Scale) -> Number:
    """Return a score of one scale on another, to a tenth; unchanged where their ends agree."""
    if (there.low, there.high) == (here.low, here.high):
        return score
    share = (score - there.low) / (there.high - there.low)
    found = round(here.low + share * (here.high - here.low), 1)
    return int(found) if found.is_integer() else found


def _name(channel: Channel) -> tuple[str, str]:
    return (channel.name or channel.id).casefold(), channel.kind
