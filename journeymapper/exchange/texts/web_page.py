"""HTML: the journey in words as one page that loads nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from journeymapper.analysis.narrative import Block, Heading, Paragraph, Points, narrative
from journeymapper.exchange.base import TextFormat
from journeymapper.i18n import N_, supported
from journeymapper.model.document import JourneyMap

_STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 16px/1.55 "Fira Sans", system-ui, sans-serif; max-width: 46rem; margin: 3rem auto;
  padding: 0 1.25rem; }
h1 { font-size: 2.2rem; line-height: 1.15; margin: 0 0 .6rem; }
h2 { font-size: 1.5rem; margin: 2.6rem 0 .6rem; padding-top: .8rem; border-top: 1px solid #8884; }
h3 { font-size: 1.18rem; margin: 1.8rem 0 .4rem; }
h4 { font-size: 1rem; margin: 1.2rem 0 .2rem; }
p, ul { margin: .35rem 0; }
ul { padding-left: 1.3rem; }
@media print { body { max-width: none; margin: 0; font-size: 10.5pt; }
  h2, h3, h4 { break-after: avoid; } li { break-inside: avoid; } }
"""


def _write(journey: JourneyMap) -> str:
    body = "\n".join(line for block in narrative(journey) for line in _lines(block))
    title = escape(" ".join(journey.title.split()))
    return (
        f'<!DOCTYPE html>\n<html lang="{supported(journey.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    elif isinstance(block, Paragraph):
        yield f"<p>{'<br>'.join(map(escape, block.text.splitlines()))}</p>"
    elif isinstance(block, Points):
        yield "<ul>"
        for label, words in block.lines:
            if label and words:
                yield f"<li><strong>{escape(label)}:</strong> {escape(words)}</li>"
            else:
                yield f"<li>{escape(label or words)}</li>"
        yield "</ul>"


TEXT = TextFormat(".html", N_("Web page in words (HTML)"), _write)
