"""Whether an installation is complete and works: for packagers, and for a frozen program."""

from __future__ import annotations

import pkgutil
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import journeymapper
from journeymapper import __version__
from journeymapper.i18n import LANGUAGES, _, words

_SAMPLE = "telecom-cr"


def _catalogues() -> str:
    for language in LANGUAGES:
        words(language)
    return ", ".join(LANGUAGES)


def _lane_kinds() -> str:
    from journeymapper.lanes.catalog import lane_kinds

    return str(len(lane_kinds()))


def _formats() -> str:
    from journeymapper.exchange.catalog import formats

    return ", ".join(formats())


def _migrations() -> str:
    from journeymapper.storage.migrate import migrations

    return str(len(migrations()))


def _modules() -> str:
    """Import every module, also those that only discovery or a rare action reaches."""
    names = [
        module.name
        for module in pkgutil.walk_packages(journeymapper.__path__, "journeymapper.")
        if not module.name.endswith("__main__")
    ]
    for name in names:
        import_module(name)
    return str(len(names))


def _templates() -> str:
    from journeymapper.storage.codec import dumps, loads
    from journeymapper.storage.files import read_map
    from journeymapper.storage.templates import template_names, template_path

    names = template_names()
    if not names:
        raise LookupError("there is no template")
    for name in names:
        journey = read_map(template_path(name)).map
        text = dumps(journey)
        if loads(text) != journey or text != template_path(name).read_text("utf-8"):
            raise ValueError(f"{name} does not come back as it was")
    return str(len(names))


def _library() -> str:
    from journeymapper.storage.library import library

    return str(len(library("en")) + len(library("es")))


def _exports() -> str:
    from journeymapper.exchange.catalog import drawn, export_drawing, formats, text_formats
    from journeymapper.storage.files import read_map
    from journeymapper.storage.templates import template_path

    journey = read_map(template_path(_SAMPLE)).map
    drawing = drawn(journey)
    sizes = []
    with tempfile.TemporaryDirectory() as folder:
        for suffix in formats():
            target = Path(folder) / f"map{suffix}"
            export_drawing(drawing, target)
            sizes.append(f"{suffix} {target.stat().st_size} bytes")
    for suffix, told in text_formats().items():
        sizes.append(f"{suffix} {len(told.write(journey).encode())} bytes")
    return ", ".join(sizes)


def _saving() -> str:
    from journeymapper.storage.files import read_map, save_map
    from journeymapper.storage.templates import template_path

    journey = read_map(template_path(_SAMPLE)).map
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "map.journey"
        digest = save_map(journey, target)
        if read_map(target).digest != digest or read_map(target).map != journey:
            raise ValueError("a saved map does not come back as it was")
    return _("done")


def self_test() -> int:
    """Try every part once, say what came of it; return 0, or 4 where one failed."""
    tests: tuple[tuple[str, Callable[[], str]], ...] = (
        (_("modules"), _modules),
        (_("languages"), _catalogues),
        (_("kinds of lane"), _lane_kinds),
        (_("formats"), _formats),
        (_("migrations"), _migrations),
        (_("templates"), _templates),
        (_("library"), _library),
        (_("saving"), _saving),
        (_("exports"), _exports),
    )
    failed = 0
    print(f"journeymapper {__version__}, Python {sys.version.split()[0]}")  # noqa: T201
    for name, test in tests:
        try:
            print(f"{name}: {test()}")  # noqa: T201
        except Exception as error:  # noqa: BLE001 (whatever it is, the other parts are tried too)
            failed += 1
            print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201
    return 4 if failed else 0
