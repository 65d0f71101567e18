"""Which term of the glossary a thing on a map is."""

from __future__ import annotations

from journeymapper.analysis.glossary import Term, term_at
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index, kind_of


def term_of(journey: JourneyMap, ref: Ref) -> Term | None:
    """Return the term for the kind of a thing on a map; None where it has none."""
    facts = index(journey)
    if ref.kind == "card" and ref.id in facts.cards:
        return term_at(f"card:{kind_of(facts.cards[ref.id], facts.lanes)}")
    if ref.kind == "lane" and ref.id in facts.lanes:
        return term_at(f"lane:{facts.lanes[ref.id].kind}")
    return term_at(f"thing:{ref.kind}")
