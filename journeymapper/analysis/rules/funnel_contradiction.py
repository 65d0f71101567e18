"""Map and funnel that tell different stories."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymapper.analysis.finding import Hit, Rule, in_quotes, naming
from journeymapper.analysis.funnel import CONTRADICTION_RULE, contradictions
from journeymapper.i18n import N_, _, interface_language
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.numerals import figure, percent


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    name = naming(document)
    language = interface_language()
    for found in contradictions(document):
        stage = found.passage.start
        share = found.passage.percent or 0.0
        title = in_quotes(stage.title or stage.id)
        if found.kind == "glad_but_leaving":
            message = _(
                "Stage {stage} feels good ({mean} on average), and yet {share} leave."
            ).format(
                stage=title,
                mean=figure(found.figure, language, 1, signed=True),
                share=percent(100 - share, language, 1),
            )
            yield Hit(Ref("stage", stage.id), message)
            continue
        sentence = _("The pain point {pain} costs nobody: {share} go on from stage {stage}.")
        for card in found.cards:
            told = percent(share, language, 1)
            message = sentence.format(pain=name(card), share=told, stage=title)
            yield Hit(Ref("card", card.id), message)


RULE = Rule(
    "funnel_contradiction",
    N_("Map and funnel contradict each other"),
    "hint",
    CONTRADICTION_RULE,
    _check,
)
