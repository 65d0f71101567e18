"""The chain of migrations: found, gapless, applied from the version of the file on."""

from __future__ import annotations

import sys

import pytest

from journeymapper.storage import assembling, canonical, codec, decoding, migrate
from journeymapper.storage.migrate import Migration, chain, migrations


def renamed(source: int) -> Migration:
    return Migration(
        source,
        f"note {source}",
        lambda document: {**document, "map": {"title": f"{document['map']['title']}{source}"}},
    )


def test_the_chain_of_this_version_is_whole():
    assert len(migrations()) == migrate.VERSION - 1


def test_a_chain_is_ordered_and_applied_from_the_version_of_the_file_on():
    steps = chain([renamed(2), renamed(1), renamed(3)], 4)
    document = {"map": {"title": "t"}}
    assert migrate.migrate(document, 2, steps) == ({"map": {"title": "t23"}}, ("note 2", "note 3"))
    assert migrate.migrate(document, 4, steps) == (document, ())
    assert document == {"map": {"title": "t"}}


@pytest.mark.parametrize("sources", [[1, 3], [2], [1, 1], [1, 2, 3], []])
def test_a_gap_or_a_double_is_refused(sources):
    with pytest.raises(ValueError, match="gapless"):
        chain([renamed(source) for source in sources], 3)


def test_the_steps_are_found_in_their_package(tmp_path, monkeypatch):
    package = tmp_path / "steps_of_a_test"
    package.mkdir()
    (package / "__init__.py").write_text("")
    for source in (1, 2):
        (package / f"v{source}.py").write_text(
            "from journeymapper.storage.migrate import Migration\n"
            f"MIGRATION = Migration({source}, 'note', dict)\n"
        )
    monkeypatch.syspath_prepend(str(tmp_path))
    found = migrations("steps_of_a_test", 3)
    assert [step.source for step in found] == [1, 2]
    for name in [name for name in sys.modules if name.startswith("steps_of_a_test")]:
        del sys.modules[name]


def test_a_map_of_an_earlier_version_opens_with_its_notes(monkeypatch):
    for module in (assembling, canonical, codec):
        monkeypatch.setattr(module, "VERSION", 2)
    monkeypatch.setattr(migrate, "migrations", lambda: chain([renamed(1)], 2))
    opened = decoding.decode('format = "journey"\nversion = 1\n[map]\ntitle = "t"\n')
    assert opened.map.title == "t1"
    assert opened.notes == ("note 1",)
