"""Operations on pictures: each stored once, by content."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from journeymapper.edit.fields import set_field
from journeymapper.edit.references import forget, referring
from journeymapper.edit.sequence import removed
from journeymapper.model.document import Asset, Card, JourneyMap, Persona
from journeymapper.model.ids import Ref, fresh_id, slug
from journeymapper.model.values import Theme


def add_asset(
    journey: JourneyMap, media_type: str, data: str, name: str = ""
) -> tuple[JourneyMap, str]:
    """Return the map with a picture (``data`` is base64), and its id.

    Where the map has that picture already: the same map, and that one's id.
    """
    for asset in journey.assets:
        if asset.data == data and asset.media_type == media_type:
            return journey, asset.id
    wish = slug(name.rpartition(".")[0] or name) or "picture"
    id_ = fresh_id({asset.id for asset in journey.assets}, wish)
    asset = Asset(id=id_, media_type=media_type, name=name, data=data)
    return replace(journey, assets=(*journey.assets, asset)), id_


def show_picture(
    journey: JourneyMap, refs: Collection[Ref], field: str, picture: str
) -> JourneyMap:
    """Return the map with a picture (its id, or empty for none) in a field of some things.

    What nothing shows any longer because of it goes too. Raises KeyError for unknown ids.
    """
    unused = set(unused_assets(journey))
    shown = set_field(journey, refs, field, picture)
    return delete_assets(shown, [one for one in unused_assets(shown) if one not in unused])


def delete_assets(journey: JourneyMap, ids: Collection[str]) -> JourneyMap:
    """Return the map without some pictures and all mention of them; KeyError for an unknown one."""
    if not ids:
        return journey
    journey = replace(journey, assets=removed(journey.assets, frozenset(ids)))
    return forget(journey, "asset", ids)


def unused_assets(journey: JourneyMap) -> tuple[str, ...]:
    """Return the ids of the pictures that nothing on the map shows."""
    used: set[str] = set()
    for cls, entities in (
        (Card, journey.cards),
        (Persona, journey.personas),
        (Theme, (journey.theme,)),
    ):
        for item in referring(cls, "asset"):
            used.update(getattr(entity, item.name) for entity in entities)
    return tuple(asset.id for asset in journey.assets if asset.id not in used)
