"""The command line: what it does, what it says, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper import __version__, cli, commands
from journeymapper.app import qt_import
from journeymapper.exchange.errors import ExportError
from journeymapper.resources import resources
from journeymapper.storage.codec import dumps
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_names, template_path
from tests.storage.full import full_map

ROOT = Path(__file__).parent.parent
TELECOM = resources() / "templates" / "telecom-cr.journey"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capsys):
    """Run the program; return its exit code, what it said, and its one sentence of complaint."""

    def call(*words):
        code = cli.main([str(word) for word in words])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        assert err.count("\n") <= 1, err
        return code, out, err

    return call


@pytest.fixture
def sample(here, monkeypatch):
    monkeypatch.setattr(commands, "missing_words", lambda _theme: "")  # Qt knows the fonts
    path = here / "a.journey"
    path.write_text(dumps(full_map()), "utf-8")
    return path


def test_version(run):
    assert run("--version") == (0, f"journeymapper {__version__}\n", "")


@pytest.mark.parametrize("words", [("--help",), *((name, "--help") for name in cli.COMMANDS)])
def test_help_names_the_exit_codes(run, words):
    code, out, _err = run(*words)
    assert code == 0
    assert "exit codes: 0 done; 1 check" in out


def test_new_makes_a_map_of_today_from_a_template(run, here):
    assert run("new", "--template", "telecom-cr", "-o", "b.journey") == (0, "", "")
    made = read_map(here / "b.journey").map
    template = read_map(template_path("telecom-cr")).map
    assert made.cards == template.cards
    assert made.created is not None


def test_new_names_the_templates_there_are(run):
    code, _out, err = run("new", "--template", "x", "-o", "b.journey")
    assert code == 2
    assert all(name in err for name in template_names())


def test_new_overwrites_only_by_force(run, sample):
    before = sample.read_bytes()
    code, _out, err = run("new", "--template", "telecom-cr", "-o", sample)
    assert (code, "--force" in err) == (2, True)
    assert sample.read_bytes() == before
    assert run("new", "--template", "telecom-cr", "-o", sample, "--force")[0] == 0
    assert sample.read_bytes() != before


def test_check_says_in_order_or_where_and_why(run, sample, here):
    assert run("check", sample) == (0, f"{sample}: in order\n", "")
    bad = here / "bad.journey"
    text = sample.read_text("utf-8").replace('role = "trigger"', 'role = "x"')
    bad.write_text(text, "utf-8")
    line = text[: text.index('role = "x"')].count("\n") + 1
    code, out, err = run("check", bad)
    assert (code, out) == (1, "")
    assert f"bad.journey, line {line}, column 1: card «c1», role: found «x», allowed: trig" in err


def test_errors_speak_spanish_where_asked_for(run, sample):
    code, out, _err = run("--language", "es", "check", sample)
    assert code == 0
    assert out.startswith(str(sample))


def test_info_counts(run):
    code, out, _err = run("info", TELECOM, "--json")
    found = json.loads(out)
    assert code == 0
    assert {"stages", "steps", "lanes", "cards", "touchpoints", "personas"} <= set(found)
    assert found["touchpoints"] == found["cards"]["touchpoint"] == 25
    assert found["stages"] == 6
    assert "touchpoints: 25\n" in run("info", TELECOM)[1]


def test_format_rewrites_canonically_and_leaves_a_canonical_file_alone(run, sample):
    canonical = sample.read_bytes()
    sample.write_bytes(b"# a comment\n" + canonical.replace(b" = ", b"="))
    assert run("format", sample) == (0, "", "")
    assert sample.read_bytes() == canonical
    before = sample.stat().st_ino
    assert run("format", sample)[0] == 0
    assert sample.stat().st_ino == before


@pytest.mark.parametrize("command", ["info", "format"])
def test_a_bad_file_is_told_with_code_3(run, here, command):
    (here / "bad.journey").write_text("x")
    code, _out, err = run(command, "bad.journey")
    assert code == 3
    assert err.startswith("journeymapper: bad.journey, line 1, column ")
    assert run(command, "none.journey")[0] == 3


def exported(monkeypatch):
    calls = []

    def export(journey, path, options):
        calls.append((journey, path, options))
        path.write_bytes(b"drawn")

    monkeypatch.setattr(commands.catalog, "export", export)
    return calls


@pytest.mark.parametrize(
    ("words", "page", "landscape"),
    [
        ((), "", None),
        (("--page", "a3"), "A3", None),
        (("--page", "letter", "--landscape"), "Letter", True),
        (("--page", "A0", "--portrait"), "A0", False),
        (("--landscape",), "A4", True),
    ],
)
def test_export_passes_page_and_orientation(run, sample, monkeypatch, words, page, landscape):
    calls = exported(monkeypatch)
    assert run("export", sample, "-o", "out.pdf", *words) == (0, "", "")
    journey, path, options = calls[0]
    assert journey == full_map()
    assert path == Path("out.pdf")
    assert (options.page, options.landscape) == (page, landscape)


@pytest.mark.parametrize(
    ("words", "shown"),
    [([], [False]), (["--persona-sheets"], [True]), (["--no-persona-sheets"], [False])],
)
def test_export_shows_persona_sheets_where_asked(run, sample, monkeypatch, words, shown):
    calls = exported(monkeypatch)
    assert run("export", sample, "-o", "out.pdf", *words)[0] == 0
    lanes = [lane for lane in calls[0][0].lanes if lane.kind == "persona_sheets"]
    assert [not lane.hidden for lane in lanes] in (shown, [] if shown == [False] else None)


def test_a_page_for_a_picture_is_told_to_mean_nothing(run, sample, monkeypatch):
    calls = exported(monkeypatch)
    code, _out, err = run("export", sample, "-o", "out.png", "--page", "A3")
    assert (code, len(calls)) == (0, 1)
    assert "are for PDF" in err


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("a.journey", "-o", "out.gif"), 2, "has to end in .html, .md, .pdf, .png, .svg"),
        (("a.journey", "-o", "a.journey"), 2, "the output is the input itself"),
        (("a.journey", "-o", "link.pdf", "--force"), 2, "the output is the input itself"),
        (("a.journey", "-o", "there.pdf"), 2, "exists already"),
        (("a.journey", "-o", "o.pdf", "--page", "B5"), 2, "there is no page «B5»"),
        (("a.journey", "-o", "o.png", "--scale", "0"), 2, "--scale"),
        (("a.journey", "-o", "o.pdf", "--landscape", "--portrait"), 2, "not allowed with"),
        (("a.journey",), 2, "required"),
        (("none.journey", "-o", "o.pdf"), 3, "none.journey: there is no such file"),
    ],
)
def test_export_refuses_in_one_sentence(run, sample, here, monkeypatch, words, code, sentence):
    calls = exported(monkeypatch)
    (here / "there.pdf").write_bytes(b"precious")
    if "link.pdf" in words:
        if os.name == "nt":
            pytest.skip("links need rights on Windows")
        (here / "link.pdf").symlink_to(sample)
    found, _out, err = run("export", *words)
    assert found == code
    assert sentence in err
    assert calls == []
    assert (here / "there.pdf").read_bytes() == b"precious"


def test_an_export_that_fails_is_told(run, sample, monkeypatch):
    def export(*_rest):
        raise ExportError("the disk is full")

    monkeypatch.setattr(commands.catalog, "export", export)
    assert run("export", sample, "-o", "o.pdf") == (3, "", "journeymapper: the disk is full\n")


@pytest.mark.parametrize("name", ["-rf.journey", "$(x).journey", "a\nb.journey", "new", "ñ «».x"])
def test_odd_names_are_only_names(run, here, name):
    (here / name).write_text(dumps(full_map()), "utf-8")
    assert run("check", "--", name)[0] == 0
    assert run("info", "--json", "--", name)[0] == 0


def test_wrong_use_is_one_sentence(run):
    for words in (("--nonsense",), ("check",), ("check", "a", "b"), ("info", "--jso", "a")):
        code, out, err = run(*words)
        assert (code, out) == (2, "")
        assert err.startswith("journeymapper")


def windowed(monkeypatch):
    monkeypatch.setattr(qt_import, "import_qt", lambda: None)  # here there may be none
    import types

    calls = []
    module = types.ModuleType("journeymapper.app.main")
    module.run = lambda *rest, **more: calls.append((rest, more)) or 0
    monkeypatch.setitem(sys.modules, "journeymapper.app.main", module)
    return calls


@pytest.mark.parametrize(
    ("words", "files", "more"),
    [
        ((), [], {}),
        (("a.journey", "b.journey"), ["a.journey", "b.journey"], {}),
        (("--", "-rf.journey"), ["-rf.journey"], {}),
        (("--", "new"), ["new"], {}),
        (("./new",), ["./new"], {}),
        (("--template", "telecom-cr"), [], {"template": "telecom-cr"}),
        (("--picture", "o.png", "a.journey"), ["a.journey"], {"picture": Path("o.png")}),
        (("--language", "es", "a.journey"), ["a.journey"], {"language": "es"}),
    ],
)
def test_without_a_command_the_window_opens(run, monkeypatch, words, files, more):
    calls = windowed(monkeypatch)
    assert run(*words)[0] == 0
    assert calls == [((files,), more)]


def test_a_fault_of_the_program_is_a_sentence_and_a_report(run, monkeypatch, own_folders):
    def broken(_path):
        raise ZeroDivisionError("oh\nno")

    monkeypatch.setattr(commands, "read_map", broken)
    code, _out, err = run("check", "a.journey")
    assert code == 4
    assert "ZeroDivisionError: oh no" in err
    reports = list(own_folders.rglob("last-fault.txt"))
    assert "Traceback" in reports[0].read_text("utf-8")


def test_an_interruption_is_no_fault(run, monkeypatch):
    def interrupted(_path):
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "read_map", interrupted)
    assert run("check", "a.journey") == (130, "", "")


def started(*words, **more):
    return subprocess.run(
        [sys.executable, "-m", "journeymapper", *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        **more,
    )


def test_as_a_program_it_neither_loads_qt_nor_wakes_slow_libraries(sample):
    code = (
        "import sys; from journeymapper.cli import main; main(['info', sys.argv[1]]);"
        "bad = {'PySide6', 'reportlab', 'networkx', 'numpy', 'PIL', 'fontTools', 'svgelements'};"
        "sys.exit(', '.join(bad & set(sys.modules)) or None)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(sample)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes differ")
def test_a_reader_that_left_is_no_fault(sample):
    done = subprocess.run(
        f'"{sys.executable}" -m journeymapper info "{sample}" | true; exit "${{PIPESTATUS[0]}}"',
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    )
    assert done.returncode == 0
    assert done.stderr == ""


def test_it_starts_as_a_module(sample):
    done = started("check", str(sample))
    assert (done.returncode, done.stderr) == (0, "")
