"""The trails of pain points in words, a line each."""

from __future__ import annotations

from journeymapper.analysis.finding import naming
from journeymapper.analysis.trail import blueprinted, trails
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap


def trail_lines(document: JourneyMap) -> tuple[str, ...]:
    """Return the way of each pain point to its owner; none without support processes."""
    if not blueprinted(document):
        return ()
    name = naming(document)
    lines = []
    for trail in trails(document).values():
        way = [name(trail.pain), *(", ".join(map(name, step.cards)) for step in trail.steps)]
        if not trail.to_support:
            way.append(_("no support process"))
        told = " → ".join(way)
        if trail.to_support:
            told += _("; owner: {owner}").format(owner=", ".join(trail.owners) or _("nobody"))
        lines.append(told)
    return tuple(lines)
