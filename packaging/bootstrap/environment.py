"""The project's own .venv: made once, refreshed when what it is made from changes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bootstrap.speech import SetupError, say

LOCKS = {"run": "packaging/requirements.txt", "dev": "packaging/requirements-dev.txt"}
"""Compiled by packaging/lock.py: exact versions with hashes, for every system."""


@dataclass(frozen=True)
class Environment:
    """The virtual environment of a checkout."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where it lives."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        if sys.platform == "win32":
            return self.folder / "Scripts" / "python.exe"
        return self.folder / "bin" / "python"

    @property
    def stamp(self) -> Path:
        """The note of what the last complete set-up was made from."""
        return self.folder / "set-up.json"

    def ready(self, kind: str) -> bool:
        """Return whether nothing has to be done for ``kind``; needs no network."""
        try:
            note = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        wanted = ("dev",) if kind == "dev" else ("run", "dev")
        current = any(note.get(name) == fingerprint(self.root, name) for name in wanted)
        return current and self._answers()

    def prepare(self, kind: str) -> None:
        """Make it ready for ``kind``, "run" or "dev".

        Raises SetupError with a plain sentence where that fails.
        """
        if self.ready(kind):
            return
        try:
            self._make()
            self._install(kind)
            self.stamp.write_text(
                json.dumps({kind: fingerprint(self.root, kind)}), encoding="utf-8"
            )
        except OSError as error:
            raise SetupError(f"The set-up could not write in {self.folder}: {error}") from error

    def _answers(self) -> bool:
        """Return whether its interpreter still runs: the Python it was made from may be gone."""
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        question = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
        try:
            done = subprocess.run(
                [self.python, "-c", question], capture_output=True, text=True, check=False
            )
        except OSError:
            return False
        return done.returncode == 0 and done.stdout.strip() == version

    def _make(self) -> None:
        self.stamp.unlink(missing_ok=True)
        if self._answers():
            return
        say(f"Making {self.folder.name} with Python {sys.version.split()[0]}")
        if self.folder.exists():
            shutil.rmtree(self.folder)
        done = subprocess.run(
            [sys.executable, "-m", "venv", self.folder],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            raise SetupError(
                f"Python could not make {self.folder}:\n{_last(done.stdout + done.stderr)}"
            )

    def _install(self, kind: str) -> None:
        lock = self.root / LOCKS[kind]
        count = sum(line[:1].isalnum() for line in lock.read_text(encoding="utf-8").splitlines())
        say(f"Installing up to {count} packages (the first time, some 150 MB are fetched)")
        if problem := self._pip("--require-hashes", "--only-binary", ":all:", "-r", str(lock)):
            raise SetupError(
                "The packages could not be installed. Is this machine connected to the network?\n"
                f"The last words of pip were:\n{problem}"
            )
        say("Installing journeymapper from this folder")
        if problem := self._pip("--no-deps", "--no-build-isolation", "-e", str(self.root)):
            raise SetupError(f"This checkout could not be installed; pip says:\n{problem}")

    def _pip(self, *words: str) -> str:
        """Install; return pip's last words where it failed, else nothing."""
        command = [str(self.python), "-m", "pip", "install", "--progress-bar", "off"]
        command += ["--no-input", "--disable-pip-version-check", *words]
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in {"PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_USER", "PIP_PREFIX"}
        }
        said: list[str] = []
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            cwd=self.root,
            env=environment,
        ) as pip:
            for line in pip.stdout or ():
                said.append(line)
                if line.startswith("Collecting "):
                    say(f"  {line.split()[1].partition('==')[0]}")
        return _last("".join(said)) if pip.returncode else ""


def fingerprint(root: Path, kind: str) -> str:
    """Return what a set-up of ``kind`` depends on, as one short text."""
    digest = hashlib.sha256(f"{root}\n{sys.version_info[:2]}\n{sys.platform}\n".encode())
    for name in ("pyproject.toml", LOCKS[kind]):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def _last(output: str) -> str:
    return "\n".join(f"    {line}" for line in output.strip().splitlines()[-8:])
