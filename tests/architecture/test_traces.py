"""What is committed is the project's own: no index addresses, nobody else's files."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from .source import ROOT

INDEXES = re.compile(
    rb"--(extra-)?index-url|--find-links|https?://[\w.:-]*(pypi|pythonhosted|npmjs|registry)[\w.-]*",
    re.IGNORECASE,
)
FOREIGN = {".ttf", ".otf", ".woff", ".woff2", ".whl", ".so", ".dll", ".exe", ".zip", ".pyc"}
LARGEST = 3_000_000
LOCKS = ("requirements.txt", "requirements-dev.txt")


def tracked() -> list[Path]:
    """Return the files under version control; empty in an unpacked archive."""
    try:
        done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    names = [name for name in done.stdout.decode().split("\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def test_no_address_of_a_package_index_is_committed() -> None:
    here = Path(__file__)
    assert not [p.name for p in tracked() if p != here and INDEXES.search(p.read_bytes())]


def test_no_file_of_others_and_nothing_huge_is_committed() -> None:
    found = [p.name for p in tracked() if p.suffix in FOREIGN or p.stat().st_size > LARGEST]
    assert not found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_and_hashes_everything(lock: str) -> None:
    lines = (ROOT / "packaging" / lock).read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        assert "://" not in line
        if line[:1].isalnum():
            assert "==" in line, line
            assert lines[number + 1].startswith("    --hash=sha256:"), line
