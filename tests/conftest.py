"""What every test stands on: no screen, no network, folders of its own, English, the same dice.

Two environment variables change the run:

- ``JOURNEYMAPPER_WITHOUT_QT=1`` (with ``-p no:pytest-qt``) makes ``import PySide6`` fail, to show
  that everything below the canvas works without it;
- ``QT_QPA_PLATFORM`` chooses the platform; without it no window reaches the screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
from importlib.abc import MetaPathFinder
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

WITHOUT_QT: Final = os.environ.get("JOURNEYMAPPER_WITHOUT_QT", "") not in {"", "0"}
NEED_QT: Final = ("app", "canvas", "gui", "bench")
"""Folders of tests that are about Qt, each and every one."""


class _NoQt(MetaPathFinder):
    """Finds no PySide6, as on a machine where it was never installed."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Refuse Qt and leave everything else to the other finders."""
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(
                f"No module named {name!r} (blocked by the test run)", name=name
            )
        return None


def _prepare_environment() -> None:
    """Set what has to stand before Qt and the package are imported."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in ("LC_ALL", "LC_MESSAGES", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "QT_FONT_DPI"):
        os.environ.pop(name, None)
    os.environ["LANG"] = "C.UTF-8"
    os.environ["LANGUAGE"] = "en"
    if not WITHOUT_QT:
        return
    if any(name.partition(".")[0] == "PySide6" for name in sys.modules):
        raise pytest.UsageError("Qt is already imported: add -p no:pytest-qt")
    sys.meta_path.insert(0, _NoQt())


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Let no test talk to another machine."""
    if event == "socket.connect":
        address = arguments[1]
        if isinstance(address, tuple) and str(address[0]) not in {"127.0.0.1", "::1", "localhost"}:
            raise PermissionError(f"a test tried to connect to {address}")
    elif event == "socket.getaddrinfo" and arguments[0] not in {
        None,
        "",
        "localhost",
        "127.0.0.1",
        "::1",
    }:
        raise PermissionError(f"a test tried to look up {arguments[0]}")


_prepare_environment()
sys.addaudithook(_refuse_network)

_homes = count()
_QUIET: Final = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
settings.register_profile(
    "ci", derandomize=True, deadline=None, print_blob=True, suppress_health_check=_QUIET
)
settings.register_profile("desk", deadline=None, print_blob=True, suppress_health_check=_QUIET)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Accept pytest-qt's settings where pytest-qt is left out."""
    if WITHOUT_QT:
        parser.addini("qt_api", "of pytest-qt, unused without Qt")
        parser.addini("qt_log_level_fail", "of pytest-qt, unused without Qt")
        parser.addini("qt_log_ignore", "of pytest-qt, unused without Qt", type="linelist")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow ones, soaks and benches, to a run that asks for them with ``-m``."""
    if config.option.markexpr:
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if not item.get_closest_marker("slow")]


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out the tests of windows where there is no Qt."""
    here = Path(__file__).parent
    if WITHOUT_QT and collection_path.parent == here and collection_path.name in NEED_QT:
        return True
    return None


if WITHOUT_QT:

    @pytest.fixture
    def qapp() -> None:
        """Skip a test that asks for a Qt application."""
        pytest.skip("needs Qt")

    @pytest.fixture
    def qtbot() -> None:
        """Skip a test that asks for Qt events."""
        pytest.skip("needs Qt")

else:

    @pytest.fixture(scope="session")
    def qapp_args() -> list[str]:
        """Start Qt as the program does."""
        from journeymapper.app.main import NAME, STYLE

        return [NAME, *STYLE]


@pytest.fixture(scope="session", autouse=True)
def _runtime_folder() -> Iterator[None]:
    """Give the run a short private folder for sockets: their paths may not be long."""
    with tempfile.TemporaryDirectory(prefix="jm-") as folder:
        Path(folder).chmod(0o700)
        os.environ["XDG_RUNTIME_DIR"] = folder
        yield


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home: settings, caches, recovery and documents of its own."""
    home = tmp_path_factory.getbasetemp() / f"home-{next(_homes)}"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for variable, folder in (
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_CACHE_HOME", ".cache"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_STATE_HOME", ".local/state"),
        ("APPDATA", "AppData/Roaming"),
        ("LOCALAPPDATA", "AppData/Local"),
    ):
        monkeypatch.setenv(variable, str(home / folder))
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None:
        for kind in (qt.QSettings.Format.IniFormat, qt.QSettings.Format.NativeFormat):
            qt.QSettings.setPath(kind, qt.QSettings.Scope.UserScope, str(home / ".config"))
    return home


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Start every test in English, whatever the one before spoke."""
    from journeymapper.i18n import set_interface_language

    set_interface_language("en")
    yield
    set_interface_language("en")
