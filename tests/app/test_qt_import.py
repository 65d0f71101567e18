"""PySide6 imported as the window imports it: its signatures come when they are asked for."""

from __future__ import annotations

import json

from tests.architecture.source import run

BEGIN = (
    "import builtins, json; own = builtins.__import__, builtins.compile",
    "from journeymapper.app.qt_import import import_qt; import_qt()",
    "from PySide6.QtCore import QPoint, QTimer",
    "mapping = __import__('sys').modules['shibokensupport.signature.mapping']",
)


def told(*lines: str) -> object:
    done = run("-c", "\n".join((*BEGIN, *lines)))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_what_was_replaced_is_put_back():
    lines = (
        "from PySide6.QtWidgets import QTextEdit; import PySide6.QtSvg",
        "print(json.dumps((builtins.__import__, builtins.compile) == own))",
    )
    assert told(*lines) is True


def test_signatures_wait_with_the_releases_tried():
    known, waiting = told(
        "from journeymapper.app import qt_import",
        "known = qt_import._version() in qt_import._KNOWN",
        "print(json.dumps([known, 'namespace' not in vars(mapping)]))",
    )
    assert waiting == known


def test_with_any_other_release_nothing_waits():
    done = run(
        "-c",
        "import sys; from journeymapper.app import qt_import;"
        "qt_import._version = lambda: (6, 99, 0); qt_import.import_qt();"
        "print('namespace' in vars(sys.modules['shibokensupport.signature.mapping']))",
    )
    assert done.stdout.strip() == "True", done.stderr


def test_an_error_tells_what_would_have_been_right_every_time():
    lines = (
        "def error(wrong):",
        "    try: wrong()",
        "    except TypeError as problem: return str(problem)",
        "wrong = lambda: QPoint('a'), lambda: QPoint('a'), lambda: QTimer().start('b')",
        "print(json.dumps([error(one) for one in wrong]))",
    )
    first, again, other = told(*lines)
    assert first == again
    assert "QPoint.__init__(xpos: int, ypos: int" in first
    assert "QTimer.start(msec: int" in other


def test_help_has_the_signatures():
    lines = (
        "from PySide6.support.signature import get_signature",
        "print(json.dumps([QPoint.setX.__doc__, str(get_signature(QPoint.setX))]))",
    )
    doc, signature = told(*lines)
    assert doc.startswith("setX(self, x: int")
    assert signature.startswith("(self, x: int")


def test_a_name_that_is_nowhere_is_an_error_as_ever():
    lines = (
        "try: mapping.nonsense",
        "except AttributeError as problem: print(json.dumps(str(problem)))",
    )
    assert "nonsense" in told(*lines)
