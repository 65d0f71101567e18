"""A save that ends at any of its calls to the system leaves the old or the new file, whole."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from journeymapper.storage.errors import SaveError
from journeymapper.storage.files import read_map, save, save_map
from journeymapper.storage.versions import versions
from tests.storage.full import full_map

CALLS = (
    *("open", "write", "fsync", "close", "replace", "unlink", "mkdir"),
    *("stat", "lstat", "fstat", "fchmod", "listdir", "scandir", "link", "chmod", "utime"),
)
ROOT = Path(__file__).parent.parent.parent


pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL and fork")


def points(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.storage.crash_points", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize("way", [(), ("copied",)])
def test_a_save_ended_at_any_call_leaves_the_old_or_the_new_file(tmp_path, way):
    done = points(str(tmp_path), *way)
    assert done.returncode == 0, done.stderr
    old, new = map(int, done.stdout.split())
    assert old > 50
    assert new > 4


def test_a_save_over_the_old_content_would_be_found_out(tmp_path):
    done = points(str(tmp_path), "in-place")
    assert done.returncode == 1
    assert "OpenError" in done.stderr


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_call_that_fails_anywhere_in_a_save_costs_neither_version(
    tmp_path, monkeypatch, name, code
):
    path = tmp_path / "map.journey"
    old, new = (replace(full_map(), version=version) for version in "01")
    original = getattr(os, name)
    for point in count(1):
        save_map(old, path)
        made = count(1)
        failed = False

        def failing(*rest, made=made, point=point, **more):
            nonlocal failed
            if next(made) == point:
                failed = True
                raise OSError(code, os.strerror(code))
            return original(*rest, **more)

        with monkeypatch.context() as patch:
            patch.setattr(os, name, failing)
            try:
                notes = save(new, path).notes
            except SaveError:
                notes = None
        if notes is None:
            assert read_map(path).map == old, point
        else:
            assert read_map(path).map == new, point
            assert notes or read_map(versions(path)[0].path).map == old, point
        assert [entry.name for entry in tmp_path.iterdir()] == ["map.journey"], point
        if not failed:
            break
