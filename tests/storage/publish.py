"""Write what is made from the field descriptions into docs: python -m tests.storage.publish."""

from __future__ import annotations

import json
from pathlib import Path

from journeymapper.storage.schema import json_schema

DOCS = Path(__file__).parent.parent.parent / "docs"


def publish() -> None:
    """Write the schema and the tables of the file format's reference."""
    text = json.dumps(json_schema(), ensure_ascii=False, indent=2)
    (DOCS / "journey.schema.json").write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    publish()
