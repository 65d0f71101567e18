"""The rule that the docs show works as it is written there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from journeymapper.analysis.finding import Rule
from journeymapper.model.document import JourneyMap, Persona
from journeymapper.model.ids import Ref

PAGE = Path(__file__).parent.parent.parent / "docs" / "adding-a-rule.md"


def test_the_example_finds_what_it_says():
    code = re.search(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL).group(1)
    scope = {}
    exec(compile(code, str(PAGE), "exec"), scope)
    rule = scope["RULE"]
    assert isinstance(rule, Rule)
    people = (Persona("ana", "Ana"), Persona("leo", "Leo", summary="41, nurse"))
    hits = list(rule.check(JourneyMap(personas=people), date(2026, 11, 21)))
    assert [hit.where for hit in hits] == [Ref("persona", "ana")]
    assert "Ana" in hits[0].message
