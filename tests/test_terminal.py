"""Speaking at a terminal: whatever the streams are, a sentence and the right exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper import cli, commands
from journeymapper.storage.codec import dumps
from journeymapper.storage.files import Saved
from journeymapper.terminal import complain
from tests.storage.full import full_map

ROOT = Path(__file__).parent.parent


@pytest.fixture
def sample(tmp_path):
    path = tmp_path / "a.journey"
    path.write_text(dumps(full_map()), "utf-8")
    return path


def in_shell(line, sample, **more):
    """Run a line of shell in which $J is the program and $F a map."""
    program = f'"{sys.executable}" -m journeymapper'
    return subprocess.run(
        ["/bin/sh", "-c", line.replace("$J", program).replace("$F", f'"{sample}"')],
        capture_output=True,
        text=True,
        errors="surrogateescape",
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **more},
    )


needs_sh = pytest.mark.skipif(os.name == "nt", reason="redirections of a Unix shell")


@needs_sh
@pytest.mark.parametrize("line", ["$J check $F >&-", "$J check $F >&- 2>&-"])
def test_a_missing_output_is_no_fault(sample, line):
    done = in_shell(line, sample)
    assert (done.returncode, done.stderr) == (0, "")


@needs_sh
def test_a_missing_error_stream_leaves_the_output_alone(sample):
    done = in_shell("$J check $F.none 2>&-", sample)
    assert (done.returncode, done.stdout) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_output_is_told(sample):
    done = in_shell("$J info $F >/dev/full", sample)
    assert done.returncode == 3
    assert done.stderr == "journeymapper: the output cannot be written: the disk is full\n"


@needs_sh
def test_an_output_that_cannot_spell_gets_escapes(sample):
    done = in_shell("$J info $F", sample, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "\\xf1" in done.stdout or "\\xf3" in done.stdout or "\\u" in done.stdout


def test_json_is_ascii_so_that_any_reader_reads_it(sample, capsys):
    assert cli.main(["info", str(sample), "--json"]) == 0
    out = capsys.readouterr().out
    assert out.isascii()
    assert json.loads(out)["title"] == full_map().title


def test_a_file_cannot_steer_the_terminal(tmp_path, capsys):
    bad = tmp_path / "a.journey"
    bad.write_text('format = "journey"\nversion = 1\n[map]\nstate = "\\u001b[31mred\\u0007"\n')
    assert cli.main(["check", str(bad)]) == 1
    err = capsys.readouterr().err
    assert "[31mred" in err
    assert err.strip().isprintable()


def test_a_complaint_is_one_line(capsys):
    complain("a\nb\r\n\tc")
    assert capsys.readouterr().err == "journeymapper: a b c\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("check",), "faltan argumentos obligatorios: FILE"),
        (("check", "--bogus", "x"), "argumentos desconocidos: --bogus"),
        (("export", "x", "-o", "y", "--landscape", "--portrait"), "no se admite con"),
        (("export", "x", "-o"), "espera un valor"),
    ],
)
@pytest.mark.parametrize("where", ["before", "after"])
def test_wrong_use_is_told_in_the_language_asked_for(capsys, words, sentence, where):
    language = ("--language", "es")
    said = (*language, *words) if where == "before" else (words[0], *language, *words[1:])
    assert cli.main(said) == 2
    assert sentence in capsys.readouterr().err


def test_what_a_save_has_to_say_is_said(tmp_path, capsys, monkeypatch):
    note = "Saved, but perhaps not yet on the disk."
    monkeypatch.setattr(commands, "save", lambda *_rest: Saved("", (note,)))
    assert cli.main(["new", "--template", "telecom-cr", "-o", str(tmp_path / "a.journey")]) == 0
    assert capsys.readouterr().err == f"journeymapper: {note}\n"
