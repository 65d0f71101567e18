"""The words of packaging/run.py: open the sample, run the tests, set up."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bootstrap import libraries, sample
from bootstrap.display import has_display
from bootstrap.environment import Environment
from bootstrap.speech import SetupError, complain, say

ROOT = Path(__file__).resolve().parents[2]
INTERRUPTED = 130


def run(arguments: list[str], *, usage: str) -> int:
    """Do what ``arguments`` ask and return the exit code: 2 for a word that is not known."""
    word, rest = (arguments[0], arguments[1:]) if arguments else ("open", [])
    if word in {"-h", "--help"}:
        say(usage.strip())
        return 0
    try:
        if word == "test":
            return _test(rest)
        if word == "open" and not rest:
            return _open()
        if word == "setup" and rest in ([], ["--window"]):
            return _set_up(window=bool(rest) or has_display())
    except SetupError as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        complain("Stopped.")
        return INTERRUPTED
    complain(f"{' '.join(arguments)}: not known here.\n\n{usage.strip()}")
    return 2


def _prepared(kind: str, *, window: bool) -> Environment:
    libraries.provide(window=window)
    environment = Environment(ROOT)
    environment.prepare(kind)
    return environment


def _open() -> int:
    window = has_display()
    environment = _prepared("run", window=window)
    return (
        sample.show(environment.python, ROOT) if window else sample.draw(environment.python, ROOT)
    )


def _test(words: list[str]) -> int:
    environment = _prepared("dev", window=False)
    code = subprocess.run(
        [environment.python, "-m", "pytest", *words], cwd=ROOT, check=False
    ).returncode
    return code if code >= 0 else 128 - code


def _set_up(*, window: bool) -> int:
    _prepared("dev", window=window)
    say(f"Ready: {ROOT / '.venv'}")
    return 0
