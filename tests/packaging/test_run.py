"""The two commands of the README: what they say and do before anything of ours is installed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from bootstrap import commands, environment, sample
from bootstrap.display import has_display
from bootstrap.environment import Environment, fingerprint
from bootstrap.speech import SetupError

ROOT = Path(__file__).resolve().parents[2]
RUN = ROOT / "packaging" / "run.py"


def test_an_old_python_gets_one_plain_sentence() -> None:
    ast.parse(RUN.read_text("utf-8"), feature_version=(3, 5))
    pretend = (
        "import sys, runpy; sys.version_info = (3, 8, 10, 'final', 0); "
        f"sys.argv = ['run.py']; runpy.run_path({str(RUN)!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr == "journeymapper needs Python 3.11 or newer; this is Python 3.8.\n"


def test_a_word_that_is_not_known_shows_the_usage() -> None:
    done = subprocess.run([sys.executable, RUN, "tset"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "tset: not known here." in done.stderr
    assert "packaging/run.py test" in done.stderr


def test_nothing_beyond_the_standard_library_is_imported() -> None:
    known = sys.stdlib_module_names | {"bootstrap"}
    for path in [RUN, *(ROOT / "packaging" / "bootstrap").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.partition(".")[0] for name in names} <= known, path.name


@pytest.mark.parametrize(("code", "shown"), [(0, 0), (1, 1), (5, 5), (-11, 139)])
def test_the_exit_code_is_the_tests_own(
    monkeypatch: pytest.MonkeyPatch, code: int, shown: int
) -> None:
    asked = []

    def pytest_run(command: list[str], **_rest: object) -> subprocess.CompletedProcess[str]:
        asked.append([str(word) for word in command[1:]])
        return subprocess.CompletedProcess(command, code)

    monkeypatch.setattr(commands, "_prepared", lambda *_a, **_k: Environment(ROOT))
    monkeypatch.setattr(commands.subprocess, "run", pytest_run)
    assert commands.run(["test", "-k", "model"], usage="") == shown
    assert asked == [["-m", "pytest", "-k", "model"]]


def test_a_refusal_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_words: object, **_more: object) -> Environment:
        raise SetupError("No network.")

    monkeypatch.setattr(commands, "_prepared", refuse)
    assert commands.run(["test"], usage="") == 1
    assert capsys.readouterr().err == "No network.\n"


class TestDisplay:
    def test_windows_and_macos_always_have_one(self) -> None:
        assert has_display({}, "win32")
        assert has_display({}, "darwin")

    def test_linux_without_the_variables_has_none(self) -> None:
        assert not has_display({}, "linux")

    def test_an_x_server_that_does_not_answer_is_none(self) -> None:
        assert not has_display({"DISPLAY": ":987"}, "linux")
        assert not has_display({"DISPLAY": "nonsense"}, "linux")

    def test_a_wayland_socket_is_one(self, tmp_path: Path) -> None:
        (tmp_path / "wayland-0").touch()
        found = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert has_display(found, "linux")
        assert not has_display({**found, "WAYLAND_DISPLAY": "wayland-1"}, "linux")

    def test_qt_told_to_draw_nowhere_has_none(self) -> None:
        assert not has_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")
        assert has_display({"QT_QPA_PLATFORM": "xcb"}, "linux")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what a set-up is made from."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]")
    for lock in environment.LOCKS.values():
        (tmp_path / lock).write_text("a==1 \\\n    --hash=sha256:0\n")
    return tmp_path


class TestEnvironment:
    @pytest.fixture
    def steps(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The steps of a set-up, noted instead of done."""
        done: list[str] = []
        monkeypatch.setattr(Environment, "_answers", lambda _self: bool(done))
        monkeypatch.setattr(
            Environment,
            "_make",
            lambda self: (done.append("make"), self.folder.mkdir(exist_ok=True)),
        )
        monkeypatch.setattr(Environment, "_pip", lambda _self, *words: done.append(words[-1]) or "")
        return done

    def test_a_second_start_does_nothing(self, checkout: Path, steps: list[str]) -> None:
        Environment(checkout).prepare("run")
        assert steps == ["make", str(checkout / environment.LOCKS["run"]), str(checkout)]
        Environment(checkout).prepare("run")
        assert len(steps) == 3

    def test_developers_packages_are_enough_for_the_window(
        self, checkout: Path, steps: list[str]
    ) -> None:
        Environment(checkout).prepare("dev")
        Environment(checkout).prepare("run")
        assert len(steps) == 3

    def test_the_window_is_not_enough_for_the_tests(self, checkout: Path, steps: list[str]) -> None:
        Environment(checkout).prepare("run")
        Environment(checkout).prepare("dev")
        assert len(steps) == 6

    @pytest.mark.parametrize("changed", ["pyproject.toml", environment.LOCKS["dev"]])
    def test_a_change_of_what_it_is_made_from_refreshes_it(
        self, checkout: Path, steps: list[str], changed: str
    ) -> None:
        Environment(checkout).prepare("dev")
        with (checkout / changed).open("a") as stream:
            stream.write("# more\n")
        assert not Environment(checkout).ready("dev")

    def test_a_half_done_set_up_is_done_again(
        self, checkout: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Environment, "_pip", lambda _self, *_words: "no network")
        with pytest.raises(SetupError, match="connected to the network"):
            Environment(checkout).prepare("run")
        assert not Environment(checkout).ready("run")

    def test_a_moved_checkout_is_another(self, checkout: Path, tmp_path: Path) -> None:
        before = fingerprint(checkout, "run")
        moved = checkout.rename(tmp_path.parent / f"{tmp_path.name}-moved")
        assert fingerprint(moved, "run") != before


def test_without_a_display_the_sample_is_drawn(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def draw(command: list[object], **_rest: object) -> subprocess.CompletedProcess[str]:
        words = [str(word) for word in command]
        asked.append(words)
        target = next(word for word in words if word.endswith((".pdf", ".png")))
        Path(target).write_bytes(b"drawn")
        return subprocess.CompletedProcess(words, 0)

    monkeypatch.setattr(sample.subprocess, "run", draw)
    assert sample.draw(Path("python"), tmp_path) == 0
    assert len(asked) == 2
    said = capsys.readouterr().out
    assert "no display" in said
    assert "out/telecom-cr.pdf" in said.replace("\\", "/")


def test_a_sample_that_cannot_be_drawn_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    failed = subprocess.CompletedProcess([], 3)
    monkeypatch.setattr(sample.subprocess, "run", lambda *_a, **_k: failed)
    with pytest.raises(SetupError, match="could not be made"):
        sample.draw(Path("python"), tmp_path)
