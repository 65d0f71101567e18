#!/usr/bin/env python3
"""Compile the exact versions of every dependency, with hashes, for every system and Python.

    python3 packaging/lock.py [--upgrade]

Needs uv on the path. The result names no index: pip takes the files from wherever it is set up
to look, and the hashes say whether they are the right ones.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = """\
# Exact versions with hashes, for Python 3.11 and newer on every system.
# Made from pyproject.toml by packaging/lock.py; do not edit by hand.
"""
COMPILE = (
    *("uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate", "--quiet"),
)


def compile_lock(target: Path, *words: str) -> None:
    """Write the lock ``target``, keeping the versions that it already names where they fit."""
    before = target.read_bytes() if target.exists() else b""
    try:
        subprocess.run([*COMPILE, *words, "--output-file", target], cwd=ROOT, check=True)
    except (OSError, subprocess.CalledProcessError):
        if before:
            target.write_bytes(before)
        raise
    lines = target.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.lstrip().startswith("#")]
    target.write_text(HEAD + "\n".join(kept) + "\n", encoding="utf-8")


def main(words: list[str]) -> int:
    """Compile both locks, that of developers on top of that of the program."""
    run, dev = (ROOT / "packaging" / name for name in ("requirements.txt", "requirements-dev.txt"))
    try:
        compile_lock(run, "--group", "build", *words)
        compile_lock(dev, "--group", "build", "--group", "dev", "--constraints", str(run), *words)
    except FileNotFoundError:
        print("uv is not on the path: install it with pip", file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
